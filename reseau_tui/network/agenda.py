"""What the coming days hold: promises, birthdays, dates; and the whole of today."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from reseau_tui.i18n import _
from reseau_tui.network.anniversaries import days_of_year
from reseau_tui.network.reading import rows
from reseau_tui.network.slate import Slate, slate

AHEAD_DAYS = 14
"""How far ``today`` looks ahead."""

MOST = 200
"""Promises and dates of ``today`` listed at most."""


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """Something promised to somebody for a day."""

    id: int
    contact_id: int
    name: str
    due_on: str
    text: str
    done: bool


@dataclass(frozen=True, slots=True)
class ComingDate:
    """A birthday or another date of somebody's: when it falls, which, the years if known.

    ``label`` is None for a birthday.
    """

    contact_id: int
    name: str
    on: datetime.date
    label: str | None
    years: int | None

    @property
    def what(self) -> str:
        """What it is, in words: ``birthday (40)``; other dates carry the user's own label."""
        what = _("birthday") if self.label is None else self.label
        return _("{what} ({age})").format(what=what, age=self.years) if self.years else what


@dataclass(frozen=True, slots=True)
class Today:
    """What ``today`` shows: the slate, promises due within two weeks, dates, the inbox.

    ``open_promises`` counts all that are still to keep.
    """

    date: datetime.date
    slate: Slate
    promises: tuple[PromiseLine, ...]
    dates: tuple[ComingDate, ...]
    inbox: int
    open_promises: int = 0


_PROMISE = (
    "SELECT p.id, p.contact_id, c.name, p.due_on, p.text, p.done_at IS NOT NULL"
    " FROM promise p CROSS JOIN contact c ON c.id = p.contact_id"
)


def _promises(rest: str, *parameters: str | int) -> list[PromiseLine]:
    found = rows(f"{_PROMISE} {rest}", parameters)
    return [PromiseLine(*row[:5], done=bool(row[5])) for row in found]


def open_promises(
    until: datetime.date | None = None, limit: int | None = None
) -> list[PromiseLine]:
    """Return the promises still open, due on ``until`` at the latest, first due first."""
    last = "9999-12-31" if until is None else until.isoformat()
    return _promises(
        "WHERE p.done_at IS NULL AND p.due_on <= ? ORDER BY p.due_on, p.id LIMIT ?",
        last,
        -1 if limit is None else limit,
    )


def promises_of(contact_id: int) -> list[PromiseLine]:
    """Return the promises made to somebody: open ones first due first, then those kept."""
    return _promises(
        "WHERE p.contact_id = ? ORDER BY p.done_at IS NOT NULL, p.done_at DESC, p.due_on, p.id",
        contact_id,
    )


def coming_dates(
    today: datetime.date, days: int = AHEAD_DAYS, limit: int | None = None
) -> list[ComingDate]:
    """Return the birthdays and other dates from ``today`` to ``days`` days on, in their order.

    On a day, the closest circle first. Archived people are left out, and the birthdays of the
    dead; their other dates stay. 29 February is kept on the 28th in common years.
    """
    found: list[ComingDate] = []
    for (month, day), on in sorted(days_of_year(today, days).items(), key=lambda item: item[1]):
        if limit is not None and len(found) >= limit:
            break
        for contact, name, label, year, *_order in rows(
            "SELECT c.id, c.name, NULL AS label, c.birth_year, c.circle, c.sort_name"
            " FROM contact c INDEXED BY contact_by_birthday"
            " WHERE c.archived_at IS NULL AND c.deceased_on IS NULL"
            " AND c.birth_month = ? AND c.birth_day = ?"
            " UNION ALL SELECT c.id, c.name, d.label, d.year, c.circle, c.sort_name"
            " FROM important_date d CROSS JOIN contact c ON c.id = d.contact_id"
            " WHERE c.archived_at IS NULL AND d.month = ? AND d.day = ?"
            " AND (d.yearly OR d.year = ?) ORDER BY 5 NULLS LAST, 6, 1, 3 LIMIT ?",
            (month, day, month, day, on.year, -1 if limit is None else limit - len(found)),
        ):
            years = on.year - year if year and year < on.year else None
            found.append(ComingDate(contact, name, on, label, years))
    return found


def inbox_count() -> int:
    """Return how many captured lines wait for an answer."""
    return rows("SELECT count(*) FROM inbox")[0][0]


def open_promise_count() -> int:
    """Return how many promises are still to keep."""
    return rows("SELECT count(*) FROM promise WHERE done_at IS NULL")[0][0]


def today(now: datetime.datetime) -> Today:
    """Return what there is today; ``slate.new_picks`` want to be kept."""
    day = now.date()
    return Today(
        date=day,
        slate=slate(day),
        promises=tuple(open_promises(day + datetime.timedelta(days=AHEAD_DAYS), MOST)),
        dates=tuple(coming_dates(day, limit=MOST)),
        inbox=inbox_count(),
        open_promises=open_promise_count(),
    )
