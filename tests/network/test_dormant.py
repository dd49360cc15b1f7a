from __future__ import annotations

import pytest
from networks import TODAY, exchange, somebody

from reseau_tui.network.dormant import (
    dormant_ties,
    engagement,
    most_promising,
    novelty,
    weigh,
)


@pytest.mark.parametrize(
    ("organisation", "city", "sphere", "full", "expected"),
    [
        (True, True, True, 1, 1.0),
        (False, False, False, 1, 0.25),
        (True, False, False, 2, 0.375),
        (False, False, False, 8, 0.0625),
    ],
)
def test_novelty(organisation, city, sphere, full, expected):
    assert novelty(
        other_organisation=organisation,
        other_city=city,
        other_sphere=sphere,
        full_interactions=full,
    ) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("attempts", "answered", "helped", "expected"),
    [(0, 0, False, 0.5), (2, 2, False, 0.75), (4, 0, False, 1 / 6), (2, 2, True, 0.875)],
)
def test_engagement(attempts, answered, helped, expected):
    assert engagement(attempts, answered, helped=helped) == pytest.approx(expected)


def found() -> list[str]:
    return [tie.name for tie in dormant_ties(TODAY, {})]


@pytest.mark.parametrize(
    ("columns", "ago", "expected"),
    [
        ({"circle": 5}, 1096, True),
        ({"circle": 5}, 1095, False),
        ({"circle": 4}, 1096, True),
        ({"circle": 4}, 1095, False),
        ({"circle": 4, "rhythm_days": 500}, 1400, False),
        ({"circle": 4, "rhythm_days": 500}, 1501, True),
        ({"circle": 1}, 1200, True),
        ({}, 1200, False),
        ({"circle": 5, "style": "ambient"}, 1200, False),
        ({"circle": 5, "style": "occasional"}, 1200, False),
        ({"circle": 5, "snoozed_until": "2026-12-01"}, 1200, False),
        ({"circle": 5, "archived_at": "2026-01-01"}, 1200, False),
        ({"circle": 5, "deceased_on": "2026-01-01"}, 1200, False),
    ],
)
def test_who_is_a_dormant_tie(network, columns, ago, expected):
    exchange(ago, somebody("Ana", **columns))
    assert found() == (["Ana"] if expected else [])


def test_a_recent_touch_keeps_a_tie_from_being_dormant(network):
    ana = somebody("Ana", circle=5)
    exchange(1200, ana)
    exchange(10, ana, kind="greeting", initiative="me")
    assert found() == []


def test_what_is_new_to_me_wins(network):
    for number in range(3):
        colleague = somebody(
            f"Active {number}", circle=4, city="Paris", sphere="work", organisation="Arbel"
        )
        exchange(9, colleague)
    same = somebody("Same", circle=5, city="paris", sphere="work", organisation="ARBEL")
    new = somebody("New", circle=5, city="Brest", sphere="leisure", organisation="Halwen")
    unknown = somebody("Unknown", circle=5)
    for person in (same, new, unknown):
        exchange(1500, person)
    weighed = {
        dormant.tie.name: dormant.promise for dormant in weigh(dormant_ties(TODAY, {}), TODAY)
    }
    assert weighed == {
        "Same": pytest.approx(0.5 * 0.25 + 0.5 * 0.5),
        "New": pytest.approx(0.5 * 1 + 0.5 * 0.5),
        "Unknown": pytest.approx(0.5 * 0.25 + 0.5 * 0.5),
    }
    best = most_promising(dormant_ties(TODAY, {}), TODAY)
    assert best is not None and best.tie.name == "New"


def test_who_answered_and_helped_wins(network):
    quiet, warm = somebody("Quiet", circle=5), somebody("Warm", circle=5)
    for person in (quiet, warm):
        exchange(2000, person, kind="mail", initiative="me")
    exchange(1900, warm, kind="mail", initiative="them", sections=[("got", "a tip")])
    exchange(1900, quiet, kind="mail", initiative="me")
    weighed = {dormant.tie.name: dormant for dormant in weigh(dormant_ties(TODAY, {}), TODAY)}
    assert weighed["Warm"].promise == pytest.approx(0.5 * 0.25 / 2 + 0.5 * (2 / 3 + 1) / 2)
    assert weighed["Quiet"].promise == pytest.approx(0.5 * 0.25 / 2 + 0.5 * 1 / 4)
    assert (weighed["Warm"].helped_in, weighed["Quiet"].helped_in) == (2021, None)


def test_nobody_is_nobody(network):
    assert most_promising([], TODAY) is None
