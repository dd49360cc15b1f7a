"""Events: what they are, what is told of them elsewhere; the people are in ``event_people``.

Plain SQL over a DB-API connection inside the caller's action. The people met on one day of an
event stand in one exchange, which grows name by name; its ``source`` says of which event it is,
so that it is found again whatever becomes of its text.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reseau_tui import clock
from reseau_tui.model.event_days import Days, exchanges, told
from reseau_tui.model.event_people import NEW, set_coming
from reseau_tui.text import clean, clean_note

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class EventFields:
    """What a form or a calendar says of an event; ``until`` is its last day when it has several."""

    name: str
    on: datetime.date
    until: datetime.date | None = None
    place: str = ""
    notes: str = ""


def add_event(connection: sqlite3.Connection, fields: EventFields, uid: str = "") -> int:
    """Keep an event; return its id. ``uid`` is the one a calendar gives it.

    Raises ValueError without a name, or when it ends before it begins.
    """
    values = _values(fields)
    if uid:
        values["uid"] = uid
    columns = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join("?" for _ in values)
    cursor = connection.execute(
        f"INSERT INTO event ({columns}) VALUES ({marks})", tuple(values.values())
    )
    return cursor.lastrowid or 0


def edit_event(connection: sqlite3.Connection, event: int, fields: EventFields) -> None:
    """Make an event what ``fields`` say; what is told of it elsewhere follows.

    Its exchanges move with its days and take its new name and place where they had the old ones;
    who was met there for the first time was met at the new name, on the new day. Raises ValueError
    like :func:`add_event`, LookupError for one that is gone.
    """
    values = _values(fields)
    name, place, before = told(connection, event)
    columns = ", ".join(f'"{column}" = ?' for column in values)
    connection.execute(f"UPDATE event SET {columns} WHERE id = ?", (*values.values(), event))
    after = Days(str(values["on"]), str(values["until_on"] or values["on"]))
    for exchange, on, text, where in exchanges(connection, event, before):
        connection.execute(
            'UPDATE interaction SET "on" = ?, text = ?, place = ? WHERE id = ?',
            (
                _moved(on, before, after),
                values["name"] if text == name else text,
                values["place"] if where == place else where,
                exchange,
            ),
        )
    for contact, on in connection.execute(
        "SELECT c.id, c.met_on FROM event_person p JOIN contact c"
        " ON c.id = p.contact_id WHERE p.event_id = ? AND p.met = ? AND c.met_where = ?",
        (event, NEW, name),
    ).fetchall():
        there = on and before.first <= on <= before.last
        connection.execute(
            "UPDATE contact SET met_on = ?, met_where = ? WHERE id = ?",
            (_moved(on, before, after) if there else on, values["name"], contact),
        )


def drop_event(connection: sqlite3.Connection, event: int) -> None:
    """Remove an event; people, and exchanges written down there, stay."""
    connection.execute("DELETE FROM event WHERE id = ?", (event,))


# From a calendar ------------------------------------------------------------------------------


def take_in(
    connection: sqlite3.Connection, uid: str, fields: EventFields, people: Iterable[int]
) -> tuple[int, bool, bool]:
    """Keep an event of a calendar with who comes; return its id, whether it is new, or changed.

    One known by its ``uid`` keeps what was written of it here; as long as it is to come, its days
    are those of the calendar. Who came in before stays, also when the calendar lost them.
    """
    row = connection.execute(
        'SELECT id, "on", until_on, place, notes FROM event WHERE uid = ?', (uid,)
    ).fetchone()
    if row is None:
        event, new, changed = add_event(connection, fields, uid), True, False
    else:
        event, new, changed = row[0], False, _brought_up_to_date(connection, row, fields)
    for contact in people:
        known = connection.execute(
            "SELECT 1 FROM event_person WHERE event_id = ? AND contact_id = ?", (event, contact)
        ).fetchone()
        if known is None:
            set_coming(connection, event, contact)
            changed = not new
    return event, new, changed


def _brought_up_to_date(
    connection: sqlite3.Connection, row: tuple[int, str, *tuple[str | None, ...]],
    fields: EventFields,
) -> bool:  # fmt: skip
    event, on, until, *there = row
    values = _values(fields)
    changed = False
    moved = (values["on"], values["until_on"]) != (on, until)
    if moved and min(on, str(values["on"])) > clock.today().isoformat():
        connection.execute(
            'UPDATE event SET "on" = ?, until_on = ? WHERE id = ?',
            (values["on"], values["until_on"], event),
        )
        changed = True
    for column, said in zip(("place", "notes"), there, strict=True):
        if values[column] and not said:
            connection.execute(
                f"UPDATE event SET {column} = ? WHERE id = ?", (values[column], event)
            )
            changed = True
    return changed


def _values(fields: EventFields) -> dict[str, str | None]:
    name = clean(fields.name)
    if not name:
        raise ValueError("an event needs a name")
    if fields.until is not None and fields.until < fields.on:
        raise ValueError("an event ends after it begins")
    several = fields.until is not None and fields.until > fields.on
    return {
        "name": name,
        "on": fields.on.isoformat(),
        "until_on": fields.until.isoformat() if several and fields.until else None,
        "place": clean(fields.place) or None,
        "notes": clean_note(fields.notes) or None,
    }


def _moved(day: str, before: Days, after: Days) -> str:
    """Return the day of the event that ``day`` was, when the event moves."""
    first = datetime.date.fromisoformat
    try:
        moved = first(after.first) + (first(day) - first(before.first))
    except (OverflowError, ValueError):
        return after.held(day)
    return after.held(moved.isoformat())
