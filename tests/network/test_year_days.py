from __future__ import annotations

import datetime

import pytest
from networks import exchange, somebody

from reseau_tui.network.year_days import shades, year_days


@pytest.fixture
def history(network):
    marie, paul = somebody("Marie Dupont", city="Lyon"), somebody("Paul Girard")
    for ago in (0, 0, 0, 1, 30):
        exchange(ago, marie, text="garden")
    exchange(1, paul, marie, kind="call", initiative="them", tags=["paris"])
    exchange(1, paul, kind="mail")
    exchange(700, paul)


def counts(query: str = "", year: int = 2026) -> dict[str, int]:
    days = year_days(year, query)
    first = datetime.date(year, 1, 1)
    return {
        str(first + datetime.timedelta(days=place)): count
        for place, count in enumerate(days.counts)
        if count
    }


def test_every_day_of_the_year_and_no_other(history):
    assert counts() == {"2026-11-23": 3, "2026-11-22": 3, "2026-10-24": 1}
    assert counts(year=2024) == {"2024-12-23": 1}
    assert counts(year=2025) == {}
    assert len(year_days(2024).counts) == 366
    assert len(year_days(2026).counts) == 365
    assert year_days(2026).total == 7


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("garden", {"2026-11-23": 3, "2026-11-22": 1, "2026-10-24": 1}),
        ("paul", {"2026-11-22": 2}),
        ("kind:call", {"2026-11-22": 1}),
        ("from:them", {"2026-11-22": 1}),
        ("tag:paris", {"2026-11-22": 1}),
        ("city:lyon", {"2026-11-23": 3, "2026-11-22": 2, "2026-10-24": 1}),
        ("since:2026-11", {"2026-11-23": 3, "2026-11-22": 3}),
        ("until:2026-10", {"2026-10-24": 1}),
        ("year:2024", {}),
        ("year:2024 garden", {}),
        ("***", {}),
    ],
)
def test_only_what_the_filter_line_finds_is_counted(history, query, expected):
    assert counts(query) == expected


def test_how_far_the_years_go(history, network):
    days = year_days(2025, "garden")
    assert (days.oldest, days.newest) == (datetime.date(2024, 12, 23), datetime.date(2026, 11, 23))


def test_nothing_written_down(network):
    days = year_days(2026)
    assert (days.total, days.oldest, days.newest) == (0, None, None)
    assert days.shade(datetime.date(2026, 3, 1)) == 0


@pytest.mark.parametrize(
    ("busy", "expected"),
    [
        ((), (2, 4)),
        ((1,), (2, 4)),
        ((1, 1, 1, 2, 3), (2, 4)),
        ((1, 1, 2, 5, 9), (2, 9)),
        (tuple(range(200, 300)), (250, 285)),
    ],
)
def test_shades_begin_where_days_are_busier_than_most(busy, expected):
    assert shades((*busy, 0, 0)) == expected


def test_the_shade_of_a_day(history):
    days = year_days(2026)
    shown = [days.shade(datetime.date(2026, 11, day)) for day in (21, 22)]
    assert shown == [0, 2]
    assert days.shade(datetime.date(2026, 10, 24)) == 1
    assert days.shade(datetime.date(2025, 10, 24)) == 0
