"""The days on which something comes back: the rules of RFC 5545, walked only where it matters.

A rule without a number of times is entered at the window asked for, so that a weekly meeting of
1998 costs no more than one of this year; one that can never be true costs the window and no more.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

DAILY, WEEKLY, MONTHLY, YEARLY = "DAILY", "WEEKLY", "MONTHLY", "YEARLY"
FREQUENCIES = (DAILY, WEEKLY, MONTHLY, YEARLY)

_DAY = datetime.timedelta(days=1)


class TooMany(Exception):
    """More steps than a file may take."""


class Steps:
    """How many more steps may be taken: a file full of long rules must end too."""

    __slots__ = ("left",)

    def __init__(self, left: int) -> None:
        self.left = left

    def take(self) -> None:
        """Take one; raises TooMany when none is left."""
        self.left -= 1
        if self.left < 0:
            raise TooMany


@dataclass(frozen=True, slots=True)
class Rule:
    """One recurrence rule.

    ``days`` are (place, weekday) pairs, Monday 0, place 0 for every one of them; ``until`` is in
    the clock time of the event. The others are as in RFC 5545.
    """

    frequency: str
    interval: int = 1
    count: int | None = None
    until: datetime.datetime | None = None
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    year_days: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    days: tuple[tuple[int, int], ...] = ()
    positions: tuple[int, ...] = ()
    week_start: int = 0


def occurrences(
    rule: Rule,
    start: datetime.datetime,
    first: datetime.datetime,
    last: datetime.datetime,
    steps: Steps,
) -> Iterator[datetime.datetime]:
    """Yield the moments of ``rule`` from ``first`` to ``last``, in order, all in clock time.

    ``start`` itself is always one, as calendars show it. Raises TooMany.
    """
    end = min(last, rule.until) if rule.until is not None else last
    left = rule.count if rule.count is not None else -1
    if left == 0:
        return
    if first <= start <= last:
        yield start
    left -= 1
    time = start.time()
    place = 0 if rule.count is not None else _entry(rule, start.date(), first.date())
    while left != 0:
        days = _period(rule, start.date(), place)
        if days is None:
            return
        begin, found = days
        steps.take()
        if datetime.datetime.combine(begin, datetime.time()) > end:
            return
        for day in found:
            moment = datetime.datetime.combine(day, time)
            if moment <= start:
                continue
            if moment > end:
                return
            if moment >= first:
                yield moment
            left -= 1
            if left == 0:
                return
        place += rule.interval


def _entry(rule: Rule, start: datetime.date, first: datetime.date) -> int:
    """Return a period at or shortly before ``first`` that the interval falls on."""
    if first <= start:
        return 0
    if rule.frequency == DAILY:
        passed = (first - start).days
    elif rule.frequency == WEEKLY:
        passed = (first - start).days // 7
    elif rule.frequency == MONTHLY:
        passed = (first.year - start.year) * 12 + first.month - start.month
    else:
        passed = first.year - start.year
    return max(0, passed // rule.interval - 1) * rule.interval


def _period(
    rule: Rule, start: datetime.date, place: int
) -> tuple[datetime.date, list[datetime.date]] | None:
    """Return the first day of the period ``place`` after that of ``start``, and its days.

    None when the calendar ends before.
    """
    try:
        if rule.frequency == DAILY:
            begin = start + _DAY * place
            found = [begin]
        elif rule.frequency == WEEKLY:
            begin = _week_of(start, rule.week_start) + _DAY * 7 * place
            wanted = {weekday for _place, weekday in rule.days} or {start.weekday()}
            week = (begin + _DAY * number for number in range(7))
            found = [day for day in week if day.weekday() in wanted]
        elif rule.frequency == MONTHLY:
            year, month = divmod(start.year * 12 + start.month - 1 + place, 12)
            begin = datetime.date(year, month + 1, 1)
            found = _days_of_month(rule, begin, start.day)
        else:
            begin = datetime.date(start.year + place, 1, 1)
            found = _days_of_year(rule, begin.year, start)
    except (ValueError, OverflowError):
        return None
    found = sorted({day for day in found if _fits(rule, day)})
    if rule.positions:
        found = _at(found, rule.positions)
    return begin, found


def _week_of(day: datetime.date, week_start: int) -> datetime.date:
    back = (day.weekday() - week_start) % 7
    # The first week of the calendar has no beginning.
    return day - _DAY * min(back, day.toordinal() - 1)


def _days_of_month(rule: Rule, begin: datetime.date, usual: int) -> list[datetime.date]:
    length = calendar.monthrange(begin.year, begin.month)[1]
    if rule.month_days:
        return _numbered(begin, length, rule.month_days)
    if rule.days:
        return _weekdays(begin, length, rule.days)
    return _numbered(begin, length, (usual,))


def _days_of_year(rule: Rule, year: int, start: datetime.date) -> list[datetime.date]:
    begin = datetime.date(year, 1, 1)
    length = 366 if calendar.isleap(year) else 365
    if rule.year_days:
        return _numbered(begin, length, rule.year_days)
    if rule.weeks:
        wanted = {weekday for _place, weekday in rule.days} or {start.weekday()}
        return [
            day
            # The first and last days of a year may be in a week of the year beside it.
            for one in (year - 1, year, year + 1)
            for number in rule.weeks
            for day in _week_days(one, number, rule.week_start)
            if day.year == year and day.weekday() in wanted
        ]
    if rule.days and not rule.months and not rule.month_days:
        return _weekdays(begin, length, rule.days)
    months = rule.months or (range(1, 13) if rule.month_days else (start.month,))
    return [
        day
        for month in months
        for day in _days_of_month(rule, datetime.date(year, month, 1), start.day)
    ]


def _numbered(begin: datetime.date, length: int, numbers: Iterable[int]) -> list[datetime.date]:
    """Return the days with these numbers in a month or a year; -1 is the last."""
    places = (number - 1 if number > 0 else length + number for number in numbers)
    return [begin + _DAY * place for place in places if 0 <= place < length]


def _weekdays(
    begin: datetime.date, length: int, days: Iterable[tuple[int, int]]
) -> list[datetime.date]:
    """Return the Mondays, or the second or last Monday, of a month or a year."""
    found: list[datetime.date] = []
    for place, weekday in days:
        ahead = (weekday - begin.weekday()) % 7
        all_of_them = [begin + _DAY * number for number in range(ahead, length, 7)]
        found += _at(all_of_them, (place,)) if place else all_of_them
    return found


def _week_days(year: int, number: int, week_start: int) -> list[datetime.date]:
    """Return the days of a numbered week; the first has four days of its year at least."""
    starts: list[datetime.date] = []
    for one in (year, year + 1):
        begin = _week_of(datetime.date(one, 1, 1), week_start)
        if (datetime.date(one, 1, 1) - begin).days > 3:
            begin += _DAY * 7
        starts.append(begin)
    weeks = (starts[1] - starts[0]).days // 7
    place = number - 1 if number > 0 else weeks + number
    if not 0 <= place < weeks:
        return []
    begin = starts[0] + _DAY * 7 * place
    return [begin + _DAY * extra for extra in range(7)]


def _at(days: list[datetime.date], places: Iterable[int]) -> list[datetime.date]:
    found = {
        days[place - 1 if place > 0 else place]
        for place in places
        if place and abs(place) <= len(days)
    }
    return sorted(found)


def _fits(rule: Rule, day: datetime.date) -> bool:
    """Tell whether a day found by one part of the rule agrees with the others."""
    if rule.months and day.month not in rule.months:
        return False
    if rule.month_days:
        length = calendar.monthrange(day.year, day.month)[1]
        if day.day not in rule.month_days and day.day - length - 1 not in rule.month_days:
            return False
    if rule.year_days:
        length = 366 if calendar.isleap(day.year) else 365
        number = day.timetuple().tm_yday
        if number not in rule.year_days and number - length - 1 not in rule.year_days:
            return False
    if rule.days and (rule.frequency in (DAILY, WEEKLY) or rule.month_days or rule.year_days):
        return any(weekday == day.weekday() for _place, weekday in rule.days)
    return True
