"""Days that come back every year, 29 February among them."""

from __future__ import annotations

import calendar
import datetime


def days_of_year(first: datetime.date, days: int) -> dict[tuple[int, int], datetime.date]:
    """Return (month, day) → when it falls, for ``first`` and the ``days`` days after it.

    29 February is kept on the 28th in common years.
    """
    found: dict[tuple[int, int], datetime.date] = {}
    for offset in range(days + 1):
        day = first + datetime.timedelta(days=offset)
        found[day.month, day.day] = day
        if (day.month, day.day) == (2, 28) and not calendar.isleap(day.year):
            found[2, 29] = day
    return found
