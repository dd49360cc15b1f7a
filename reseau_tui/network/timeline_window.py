"""A stretch of the timeline around a place in it, and where a jump by month leads."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from reseau_tui.network.reading import DAY_ZERO, MOMENT_BITS, first_moment
from reseau_tui.network.timeline import Entry, timeline

PAGE = 100
"""Entries read at a time; half as many above the place when reading around it."""

OLDEST = 0
"""The place below all others."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What a list of exchanges shows: a filter line, and one day when that is chosen."""

    query: str = ""
    day: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """Entries, newest first; whether there may be more above and below.

    ``chosen`` is the moment of the entry that stands at the place asked for, None without one.
    """

    entries: tuple[Entry, ...]
    newer: bool
    older: bool
    chosen: int | None


def window(sought: Sought, place: int | None = None) -> Window:
    """Return entries around a moment: the newest at or below it is chosen.

    Without a place it is the newest of all, with :data:`OLDEST` the oldest.
    """
    if place == OLDEST:
        found = newer(sought, OLDEST)
        return Window(tuple(found), _full(found), False, found[-1].moment if found else None)
    below = older(sought, None if place is None else place + 1)
    above: list[Entry] = []
    if place is not None:
        above = newer(sought, place, PAGE if not below else PAGE // 2)
    chosen = below[0] if below else above[-1] if above else None
    return Window(
        (*above, *below),
        len(above) >= PAGE // 2,
        _full(below),
        chosen.moment if chosen else None,
    )


def older(sought: Sought, before: int | None) -> list[Entry]:
    """Return the page below a moment."""
    return timeline(
        query=sought.query, before=before, since=sought.day, until=sought.day, limit=PAGE
    )


def newer(sought: Sought, after: int, limit: int = 0) -> list[Entry]:
    """Return the page just above a moment, newest first as always; ``limit`` 0 is a page."""
    return timeline(
        query=sought.query, after=after, since=sought.day, until=sought.day, limit=limit or PAGE
    )


def _full(page: list[Entry]) -> bool:
    return len(page) >= PAGE


def month_below(moment: int) -> int:
    """Return the highest place below the month of a moment."""
    return first_moment(_day(moment).replace(day=1)) - 1


def day_below(day: datetime.date) -> int:
    """Return the highest place on or below ``day``."""
    return first_moment(day + datetime.timedelta(days=1)) - 1


def month_above(sought: Sought, moment: int) -> int | None:
    """Return the place of the newest entry of this month; standing there, of the month above.

    None when there is nothing above.
    """
    nearest = newer(sought, moment, 1)
    if not nearest:
        return None
    month = _day(nearest[0].moment).replace(day=1)
    if month > datetime.date.max.replace(day=1) - datetime.timedelta(days=1):
        return None  # the last month a calendar has: there is no place above it
    after = (month + datetime.timedelta(days=31)).replace(day=1)
    return first_moment(after) - 1


def _day(moment: int) -> datetime.date:
    return datetime.date.fromordinal((moment >> MOMENT_BITS) - DAY_ZERO)
