"""Days of rules: as dateutil has them, and never longer than the window."""

from __future__ import annotations

import datetime
from itertools import takewhile

import pytest
from dateutil.rrule import rrulestr

from reseau_tui.interchange.calendar_values import Moment, rule_of
from reseau_tui.interchange.recurrence import Steps, TooMany, occurrences

START = datetime.datetime(2020, 1, 31, 9, 30)
FIRST = datetime.datetime(2023, 3, 1)
LAST = datetime.datetime(2026, 3, 1)

RULES = [
    "FREQ=DAILY",
    "FREQ=DAILY;INTERVAL=10",
    "FREQ=DAILY;COUNT=1500",
    "FREQ=DAILY;BYMONTH=1,2;BYDAY=FR",
    "FREQ=DAILY;BYMONTHDAY=31,-2",
    "FREQ=WEEKLY",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR,SU;WKST=SU",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR,SU;WKST=MO",
    "FREQ=WEEKLY;COUNT=400;BYDAY=MO,FR",
    "FREQ=WEEKLY;UNTIL=20240101T093000;BYMONTH=1,6",
    "FREQ=MONTHLY",
    "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1",
    "FREQ=MONTHLY;BYDAY=-1FR",
    "FREQ=MONTHLY;BYDAY=5FR,1MO",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13,31",
    "FREQ=YEARLY",
    "FREQ=YEARLY;INTERVAL=2;BYMONTH=1,2",
    "FREQ=YEARLY;BYDAY=5FR",
    "FREQ=YEARLY;BYDAY=-1FR;BYMONTH=1,10",
    "FREQ=YEARLY;BYMONTHDAY=31",
    "FREQ=YEARLY;BYYEARDAY=31,-1",
    "FREQ=YEARLY;BYWEEKNO=5,53;BYDAY=FR",
    "FREQ=YEARLY;BYWEEKNO=-1,1,5;BYDAY=MO,FR;WKST=SU",
]


@pytest.mark.parametrize("written", RULES)
def test_as_dateutil_has_them(written: str) -> None:
    theirs = rrulestr(written, dtstart=START)
    expected = [
        moment for moment in takewhile(lambda moment: moment <= LAST, theirs) if moment >= FIRST
    ]
    rule = rule_of(written, Moment(START))
    assert list(occurrences(rule, START, FIRST, LAST, Steps(10_000))) == expected
    assert expected


def test_the_first_moment_is_one_even_when_the_rule_does_not_say_so() -> None:
    rule = rule_of("FREQ=WEEKLY;BYDAY=MO;COUNT=2", Moment(START))
    found = occurrences(rule, START, START, LAST, Steps(100))
    assert list(found) == [START, datetime.datetime(2020, 2, 3, 9, 30)]


@pytest.mark.parametrize(
    "written",
    ["FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31",
     "FREQ=DAILY;INTERVAL=7;BYDAY=MO"],
)  # fmt: skip
def test_a_rule_that_is_never_true_costs_the_window_and_no_more(written: str) -> None:
    rule = rule_of(written, Moment(START))
    steps = Steps(2000)
    assert not list(occurrences(rule, START, FIRST, LAST, steps))
    assert steps.left > 800


def test_an_old_rule_is_entered_at_the_window() -> None:
    steps = Steps(60)
    rule = rule_of("FREQ=WEEKLY;BYDAY=FR", Moment(START))
    late = datetime.datetime(2619, 1, 1)
    assert len(list(occurrences(rule, START, late, late.replace(year=2620), steps))) == 53


def test_a_rule_with_a_number_of_times_takes_steps_from_its_beginning() -> None:
    rule = rule_of("FREQ=DAILY;COUNT=5000", Moment(START))
    with pytest.raises(TooMany):
        list(occurrences(rule, START, FIRST, LAST, Steps(100)))
