from __future__ import annotations

import datetime

import pytest

from reseau_tui.capture.loose_date import LooseDate, iso_of, loose_of, read_loose_date

NOW = datetime.datetime(2026, 11, 23, 10, 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019", (2019, None, None)),
        ("since 2019", (2019, None, None)),
        ("March 2019", (2019, 3, None)),
        ("mars 2019", (2019, 3, None)),
        ("2019-03", (2019, 3, None)),
        ("03/2019", (2019, 3, None)),
        ("June", (None, 6, None)),
        ("août", (None, 8, None)),
        ("12 June", (None, 6, 12)),
        ("12/06", (None, 6, 12)),
        ("12/06/2015", (2015, 6, 12)),
        ("2015-06-12", (2015, 6, 12)),
        ("12 juin 2015", (2015, 6, 12)),
        ("12 June 2030", (2030, 6, 12)),
        ("29 February", (None, 2, 29)),
        ("yesterday", (2026, 11, 22)),
        ("last friday", (2026, 11, 20)),
        ("13/2019", None),
        ("0/2019", None),
        ("1492", None),
        ("9999", None),
        ("31 February", None),
        ("blue", None),
        ("2019 2020", None),
        ("", None),
    ],
)
def test_what_a_date_with_holes_means(text: str, expected: LooseDate | None) -> None:
    assert read_loose_date(text, NOW) == expected


@pytest.mark.parametrize("iso", ["2019", "2019-03", "2019-03-01"])
def test_what_is_stored_is_read_back(iso: str) -> None:
    parts = loose_of(iso)
    assert parts is not None
    assert iso_of(parts) == iso
    assert read_loose_date(iso, NOW) == parts


@pytest.mark.parametrize("odd", [None, "", "soon", "2019-13", "2019-03-01-04", "--04-12"])
def test_what_another_program_wrote_is_no_date(odd: str | None) -> None:
    assert loose_of(odd) is None


def test_without_a_year_nothing_can_be_stored() -> None:
    assert iso_of((None, 6, 12)) is None
