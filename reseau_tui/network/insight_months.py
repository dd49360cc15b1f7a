"""The months that insights are counted by, and counts put into them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

YEARS_MOST = 10
"""Years looked back at, at most."""


def month_of(day: datetime.date) -> str:
    """Return the month of a day as ``YYYY-MM``."""
    return f"{day.year:04d}-{day.month:02d}"


def months_until(today: datetime.date, count: int) -> tuple[str, ...]:
    """Return the last ``count`` months, the oldest first, today's the last.

    >>> months_until(datetime.date(2026, 2, 3), 3)
    ('2025-12', '2026-01', '2026-02')
    """
    last = today.year * 12 + today.month - 1
    first = max(12, last - count + 1)
    return tuple(f"{number // 12:04d}-{number % 12 + 1:02d}" for number in range(first, last + 1))


def months_between(first: str, today: datetime.date, least: int) -> tuple[str, ...]:
    """Return the months from ``first`` (YYYY-MM, or a year) to today's.

    At least ``least`` of them, at most those of ten years.
    """
    year, month = first[:4], first[5:7]
    if not year.isdecimal():
        return months_until(today, least)  # another program wrote it
    number = int(month) if month.isdecimal() else 1
    gone = (today.year - int(year)) * 12 + today.month - number + 1
    return months_until(today, min(max(gone, least), YEARS_MOST * 12))


def first_day(month: str) -> datetime.date:
    """Return the first day of a month."""
    return datetime.date(int(month[:4]), int(month[5:7]), 1)


def last_day(month: str) -> datetime.date:
    """Return the last day of a month."""
    day = first_day(month)
    if (day.year, day.month) == (datetime.MAXYEAR, 12):
        return datetime.date.max
    after = datetime.date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return after - datetime.timedelta(days=1)


def by_month(months: tuple[str, ...], found: Iterable[tuple[str, int]]) -> tuple[int, ...]:
    """Return the counts of ``found`` (month, count) in the order of ``months``.

    >>> by_month(("2026-01", "2026-02"), [("2026-02", 3), ("2019-01", 9)])
    (0, 3)
    """
    counts = dict.fromkeys(months, 0)
    for month, count in found:
        if month in counts:
            counts[month] += count
    return tuple(counts.values())
