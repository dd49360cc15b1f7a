"""The days of an event and the exchanges that tell it.

The people met on one day of an event stand in one exchange, which grows name by name; its
``source`` says of which event it is, so that it is found again whatever becomes of its text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_MOMENT = "(CAST(julianday(?) + 0.5 AS INTEGER) << 24)"
"""The first moment of a day, as the schema's generated column counts."""


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day of an event."""

    first: str
    last: str

    def held(self, day: str) -> str:
        """Return ``day`` when it is one of them, else the nearest."""
        return min(max(day, self.first), self.last)


def told(connection: sqlite3.Connection, event: int) -> tuple[str, str | None, Days]:
    """Return the name, the place and the days of an event."""
    row = connection.execute(
        'SELECT name, place, "on", coalesce(until_on, "on") FROM event WHERE id = ?', (event,)
    ).fetchone()
    if row is None:
        raise LookupError(event)
    return row[0], row[1], Days(row[2], row[3])


def source_of(connection: sqlite3.Connection, event: int) -> str:
    """Return the word that exchanges of an event are known by."""
    return (
        "event:" + connection.execute("SELECT uid FROM event WHERE id = ?", (event,)).fetchone()[0]
    )


def exchanges(
    connection: sqlite3.Connection, event: int, days: Days
) -> list[tuple[int, str, str, str | None]]:
    """Return id, day, text and place of the exchanges of an event on some of its days."""
    return connection.execute(
        'SELECT id, "on", text, place FROM interaction INDEXED BY interaction_by_moment'
        f" WHERE moment >= {_MOMENT} AND moment < {_MOMENT} + (1 << 24) AND source = ?"
        " ORDER BY moment",
        (days.first, days.last, source_of(connection, event)),
    ).fetchall()
