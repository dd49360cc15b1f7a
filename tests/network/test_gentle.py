from __future__ import annotations

import datetime

import pytest
from networks import TODAY, day, exchange, somebody

from reseau_tui.model import write
from reseau_tui.model.database import connection
from reseau_tui.network.gentle import GentleReturn, gentle_return, spread
from reseau_tui.network.slate import slate


def away(days: int) -> None:
    """Everything so far was done so many days ago."""
    at = datetime.datetime.combine(TODAY - datetime.timedelta(days=days), datetime.time(12))
    connection().execute("UPDATE action SET at = ?", (int(at.timestamp()),))


def crowd(count: int) -> list[int]:
    people = [somebody(f"Person {number}", circle=2) for number in range(count)]
    for number, person in enumerate(people):
        exchange(100 + number, person)
    return people


@pytest.mark.parametrize(("days", "expected"), [(21, None), (22, GentleReturn(22, 7)), (0, None)])
def test_after_more_than_three_weeks_away(network, days, expected):
    crowd(10)
    away(days)
    assert gentle_return(TODAY) == expected


def test_an_exchange_of_those_days_shows_presence(network):
    people = crowd(10)
    exchange(5, people[0])
    away(40)
    assert gentle_return(TODAY) is None


def test_the_offer_stands_all_day(network):
    people = crowd(10)
    away(40)
    with write.Action(connection(), "log", int(datetime.datetime(2026, 11, 23, 9).timestamp())):
        connection().execute("UPDATE contact SET starred = 1 WHERE id = ?", (people[0],))
    offer = gentle_return(TODAY)
    assert offer is not None and offer.days == 40


def test_nothing_to_offer_in_an_empty_or_new_network(network):
    assert gentle_return(TODAY) is None
    crowd(10)
    assert gentle_return(TODAY) is None


def test_nobody_to_spread_no_offer(network):
    crowd(3)
    away(40)
    assert gentle_return(TODAY) is None


def test_people_are_spread_evenly_over_six_weeks_the_slate_left_alone(network):
    people = crowd(45)
    exchange(1, somebody("Calm", circle=2))
    somebody("Nobody knows since when", circle=2, circle_since=None)
    somebody("Put off", circle=2, circle_since=day(99), snoozed_until=day(-9))
    exchange(99, somebody("Ambient", circle=2, style="ambient"))
    plan = spread(TODAY)
    today_s = {line.id for line in slate(TODAY).lines}
    assert set(plan) == set(people) - today_s
    days = [(date - TODAY).days for date in plan.values()]
    assert (min(days), max(days), len(days)) == (1, 42, 42)
    assert len(set(days)) == 42


def test_the_first_to_turn_to_are_put_off_least(network):
    people = crowd(6)
    for number, person in enumerate(people):
        exchange(35 + number, person)
    for name in ("Far A", "Far B"):
        exchange(370, somebody(name, circle=4))
    plan = list(spread(TODAY))
    # The slate keeps the first of the close, the first further out and the next of the close.
    assert plan == [*reversed(people[:4]), people[-1] + 2]
    assert list(spread(TODAY).values()) == sorted(spread(TODAY).values())
