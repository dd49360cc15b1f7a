"""The people of an event: who comes, whom I want to see, whom I met, who was written to since.

Plain SQL over a DB-API connection inside the caller's action, as in ``events``.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from reseau_tui import clock
from reseau_tui.model import write
from reseau_tui.model.event_days import Days, exchanges, source_of, told
from reseau_tui.text import clean, fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

SEEN, NEW = 1, 2
"""What ``event_person.met`` holds: seen there, met there for the first time."""

SKIPPED = "skipped"
"""What stands in the place of the day for who is not written to, on purpose."""

WISHED = 3
"""People one can really talk to at one event; more is asked about, never refused."""


class ToCome(ValueError):
    """Nobody can have been met at an event that is still to come."""


# Before ---------------------------------------------------------------------------------------


def set_coming(
    connection: sqlite3.Connection, event: int, contact: int, coming: bool = True
) -> None:
    """Note that somebody comes, or does not."""
    _note(connection, event, contact, "coming", int(coming))


def set_wanted(
    connection: sqlite3.Connection, event: int, contact: int, wanted: bool = True
) -> None:
    """Note that I want to see somebody there, or no longer."""
    _note(connection, event, contact, "wanted", int(wanted))


# During ---------------------------------------------------------------------------------------


def meet(
    connection: sqlite3.Connection,
    event: int,
    contact: int,
    *,
    subject: str = "",
    organisation: str = "",
    tags: Iterable[str] = (),
    on: datetime.date | None = None,
) -> None:
    """Note that somebody of the network was seen at an event, on the day ``on``.

    Without it today, if that is a day of the event, else the nearest of its days. Where nothing
    is known of what they do, ``organisation`` says it. Raises ToCome, LookupError for an event
    that is gone.
    """
    _seen(connection, event, contact, SEEN, subject, on)
    if (
        clean(organisation)
        and not connection.execute(
            "SELECT 1 FROM role WHERE contact_id = ? LIMIT 1", (contact,)
        ).fetchone()
    ):
        _give_role(connection, contact, organisation)
    _give_tags(connection, contact, tags)


def meet_somebody_new(
    connection: sqlite3.Connection,
    event: int,
    name: str,
    *,
    subject: str = "",
    organisation: str = "",
    tags: Iterable[str] = (),
    on: datetime.date | None = None,
) -> int:
    """Add somebody met at an event for the first time; return their id.

    Day and event are where they were met. Raises ValueError without a name, ToCome, LookupError.
    """
    contact = _somebody_new(connection, name, organisation, tags)
    day = _seen(connection, event, contact, NEW, subject, on)
    connection.execute(
        "UPDATE contact SET met_on = ?, met_where = (SELECT name FROM event WHERE id = ?)"
        " WHERE id = ?",
        (day, event, contact),
    )
    return contact


def bring_somebody_new(
    connection: sqlite3.Connection,
    event: int,
    name: str,
    *,
    wanted: bool = False,
    organisation: str = "",
    tags: Iterable[str] = (),
) -> int:
    """Add somebody of whom it is only known that they come, or that I want to see them there."""
    contact = _somebody_new(connection, name, organisation, tags)
    (set_wanted if wanted else set_coming)(connection, event, contact)
    return contact


def note_subject(connection: sqlite3.Connection, event: int, contact: int, subject: str) -> None:
    """Note what was talked about with somebody; "" takes it away."""
    connection.execute(
        "UPDATE event_person SET subject = ? WHERE event_id = ? AND contact_id = ?",
        (clean(subject) or None, event, contact),
    )


def take_out(connection: sqlite3.Connection, event: int, contact: int) -> None:
    """Take somebody out of an event and of its exchanges; the person stays.

    Whom I met there for the first time was, then, not met there.
    """
    name, _place, days = told(connection, event)
    new = connection.execute(
        "SELECT 1 FROM event_person WHERE event_id = ? AND contact_id = ? AND met = ?",
        (event, contact, NEW),
    ).fetchone()
    if new:
        connection.execute(
            "UPDATE contact SET met_on = NULL, met_where = NULL WHERE id = ? AND met_where = ?",
            (contact, name),
        )
    for exchange, *_rest in exchanges(connection, event, days):
        connection.execute(
            "DELETE FROM participant WHERE interaction_id = ? AND contact_id = ?",
            (exchange, contact),
        )
        connection.execute(
            "DELETE FROM interaction WHERE id = ?1 AND NOT EXISTS"
            " (SELECT 1 FROM participant WHERE interaction_id = ?1)",
            (exchange,),
        )
    connection.execute(
        "DELETE FROM event_person WHERE event_id = ? AND contact_id = ?", (event, contact)
    )


# After ----------------------------------------------------------------------------------------


def follow_up(
    connection: sqlite3.Connection,
    event: int,
    contact: int,
    words: str = "",
    *,
    log: bool = True,
    on: datetime.date | None = None,
) -> int | None:
    """Note that somebody met there was written to, today unless ``on``.

    With ``log`` it is a message of mine in the timeline, ``words`` say what; its id is returned.
    """
    day = (on or clock.today()).isoformat()
    connection.execute(
        "UPDATE event_person SET followed_up = ? WHERE event_id = ? AND contact_id = ?",
        (day, event, contact),
    )
    if not log:
        return None
    return write.add_interaction(
        connection,
        on=day,
        people=(contact,),
        created_at=int(clock.now().timestamp()),
        kind="message",
        initiative="me",
        text=words,
        source="app",
    )


def skip(connection: sqlite3.Connection, event: int, contact: int) -> None:
    """Note that somebody met there is not written to, on purpose."""
    connection.execute(
        "UPDATE event_person SET followed_up = ? WHERE event_id = ? AND contact_id = ?",
        (SKIPPED, event, contact),
    )


def ask_again(connection: sqlite3.Connection, event: int, contact: int) -> None:
    """Take back that somebody was written to, or is not to be."""
    connection.execute(
        "UPDATE event_person SET followed_up = NULL WHERE event_id = ? AND contact_id = ?",
        (event, contact),
    )


# What they share -----------------------------------------------------------------------------


def _note(
    connection: sqlite3.Connection, event: int, contact: int, column: str, value: int
) -> None:
    """Set one mark of somebody at an event; who has none left is not of it any more."""
    changed = connection.execute(
        f"UPDATE event_person SET {column} = ? WHERE event_id = ? AND contact_id = ?",
        (value, event, contact),
    ).rowcount
    if not changed and value:
        connection.execute(
            f"INSERT INTO event_person (event_id, contact_id, {column}) VALUES (?, ?, ?)",
            (event, contact, value),
        )
    connection.execute(
        "DELETE FROM event_person WHERE event_id = ? AND contact_id = ? AND coming = 0"
        " AND wanted = 0 AND met = 0",
        (event, contact),
    )


def _seen(
    connection: sqlite3.Connection,
    event: int,
    contact: int,
    met: int,
    subject: str,
    on: datetime.date | None,
) -> str:
    """Mark somebody as met, put them into the exchange of the day; return the day."""
    name, place, days = told(connection, event)
    today = clock.today().isoformat()
    if days.first > today:
        raise ToCome(event)
    day = min(days.held(on.isoformat() if on else today), today)
    connection.execute(
        "INSERT INTO event_person (event_id, contact_id) SELECT ?1, ?2 WHERE NOT EXISTS"
        " (SELECT 1 FROM event_person WHERE event_id = ?1 AND contact_id = ?2)",
        (event, contact),
    )
    connection.execute(
        "UPDATE event_person SET met = max(met, ?), subject = coalesce(nullif(?, ''), subject)"
        " WHERE event_id = ? AND contact_id = ?",
        (met, clean(subject), event, contact),
    )
    there = exchanges(connection, event, Days(day, day))
    if there:
        # Not OR IGNORE: the triggers before an insert would have run, those after it not.
        connection.execute(
            "INSERT INTO participant (interaction_id, contact_id) SELECT ?1, ?2 WHERE NOT EXISTS"
            " (SELECT 1 FROM participant WHERE interaction_id = ?1 AND contact_id = ?2)",
            (there[0][0], contact),
        )
        return day
    write.add_interaction(
        connection,
        on=day,
        people=(contact,),
        created_at=int(clock.now().timestamp()),
        kind="event",
        text=name,
        place=place,
        source=source_of(connection, event),
    )
    return day


def _somebody_new(
    connection: sqlite3.Connection, name: str, organisation: str, tags: Iterable[str]
) -> int:
    contact = write.add_contact(connection, name, int(clock.now().timestamp()))
    _give_role(connection, contact, organisation)
    _give_tags(connection, contact, tags)
    return contact


def _give_role(connection: sqlite3.Connection, contact: int, organisation: str) -> None:
    organisation = clean(organisation)
    if organisation:
        connection.execute(
            "INSERT INTO role (contact_id, organisation) VALUES (?, ?)", (contact, organisation)
        )


def _give_tags(connection: sqlite3.Connection, contact: int, tags: Iterable[str]) -> None:
    for tag in tags:
        if fold(tag):
            write.tag_contact(connection, contact, tag)
