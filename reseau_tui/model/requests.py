"""Requests: what somebody looks for, whom it is taken to, how far each of them is, what came of it.

Plain SQL over a DB-API connection inside the caller's action: capture writes them too. Days are
YYYY-MM-DD.
"""

from __future__ import annotations

from reseau_tui.text import clean, clean_note, fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from typing import Any

CHOSEN, ASKED, AGREED, DECLINED = "chosen", "asked", "agreed", "declined"
SENT, HELPED, NOTHING = "sent", "helped", "nothing"

STATUSES = (CHOSEN, ASKED, AGREED, DECLINED, SENT, HELPED, NOTHING)
"""How far it may be with somebody a request is taken to; sent: the asker knows of them."""

UNDER_WAY = (CHOSEN, ASKED, AGREED, SENT)
"""With them it may still come to something."""

MOST_UNDER_WAY = 3
"""People a request is taken to at the same time: more would be a crowd, and each feels less meant.
"""

GIVEN_AS = "recommendation"
"""The kind of the two good turns of a request that was answered."""

PASSED_ON = "forward"
"""The kind of the exchange that closing writes: a touch, for nobody was spoken to."""

_SAID = "message"


class TooManyError(ValueError):
    """Three people have been chosen already, and none of them is through."""


class Credits:
    """What closing a request says in the user's words.

    ``told`` goes into the timeline, ``wanted`` stands in it as what was looked for ("" for what
    is private); ``given`` and ``received`` are the good turns.
    """

    __slots__ = ("given", "received", "told", "wanted")

    def __init__(self, told: str, wanted: str, given: str, received: str) -> None:
        self.told = told
        self.wanted = wanted
        self.given = given
        self.received = received


def add_request(
    connection: sqlite3.Connection,
    *,
    text: str,
    on: str,
    asker: int | None = None,
    asker_name: str | None = None,
    private: bool = False,
    interaction: int | None = None,
) -> int:
    """Keep what somebody looks for since the day ``on``; return its id.

    ``asker`` is a contact, ``asker_name`` somebody outside the network; ``interaction`` the
    exchange it was heard in. Raises ValueError without a text or somebody who asks.
    """
    text, name = _checked(text, asker, asker_name)
    cursor = connection.execute(
        'INSERT INTO request (asker_id, asker_name, text, private, "on", interaction_id)'
        " VALUES (?, ?, ?, ?, ?, ?)",
        (asker, name, text, int(private), on, interaction),
    )
    return cursor.lastrowid or 0


def hear_request(
    connection: sqlite3.Connection, asker: int, text: str, on: str, interaction: int
) -> int | None:
    """Keep what a captured line says ``asker`` looks for; None when it is open already."""
    known = connection.execute(
        "SELECT text FROM request WHERE asker_id = ? AND closed_on IS NULL", (asker,)
    ).fetchall()
    if any(fold(row[0]) == fold(text) for row in known):
        return None
    return add_request(connection, text=text, on=on, asker=asker, interaction=interaction)


def edit_request(
    connection: sqlite3.Connection,
    request: int,
    *,
    text: str,
    on: str,
    asker: int | None,
    asker_name: str | None,
    private: bool,
) -> None:
    """Say again who looks for what; whoever asks is nobody it is taken to.

    Raises ValueError like :func:`add_request`, LookupError for one that is gone.
    """
    text, name = _checked(text, asker, asker_name)
    _change(
        connection, request, 'asker_id = ?2, asker_name = ?3, text = ?4, private = ?5, "on" = ?6',
        asker, name, text, int(private), on,
    )  # fmt: skip
    if asker is not None:
        leave_out(connection, request, asker)


def drop_request(connection: sqlite3.Connection, request: int) -> None:
    """Remove a request; exchanges and good turns that it led to stay."""
    connection.execute("DELETE FROM request WHERE id = ?", (request,))


# The people it is taken to ----------------------------------------------------------------------


def choose(
    connection: sqlite3.Connection, request: int, contact: int, on: str, why: str = ""
) -> None:
    """Choose somebody to take the request to; ``why`` they may help, in words.

    Who said no or could do nothing can be chosen again. Raises :class:`TooManyError` when three
    are under way, ValueError for who asks or is among them already, LookupError for a request that
    is gone.
    """
    (asker,) = _read(connection, request, "asker_id")
    if contact == asker:
        raise ValueError("who asks is not who helps")
    statuses = dict(
        connection.execute(
            "SELECT contact_id, status FROM request_helper WHERE request_id = ?", (request,)
        ).fetchall()
    )
    if statuses.get(contact) in (*UNDER_WAY, HELPED):
        raise ValueError("they are among them already")
    if sum(status in UNDER_WAY for status in statuses.values()) >= MOST_UNDER_WAY:
        raise TooManyError
    _put(connection, request, contact, CHOSEN, on, why)


def take_step(
    connection: sqlite3.Connection, request: int, contact: int, status: str, on: str
) -> None:
    """Note how far it is with somebody since the day ``on``.

    Raises ValueError for an unknown status, LookupError for who is not among them.
    """
    if status not in STATUSES:
        raise ValueError(f"no status {status}")
    changed = connection.execute(
        'UPDATE request_helper SET status = ?, "on" = ? WHERE request_id = ? AND contact_id = ?',
        (status, on, request, contact),
    )
    if not changed.rowcount:
        raise LookupError(contact)


def write_to(
    connection: sqlite3.Connection, contact: int, text: str, wanted: str, on: str, at: int
) -> int:
    """Write down that I wrote to somebody about what is ``wanted`` ("": that is private).

    Returns the id of the exchange; ``at`` is in seconds since 1970.
    """
    from reseau_tui.model import write

    return write.add_interaction(
        connection, on=on, people=(contact,), created_at=at, kind=_SAID, initiative="me",
        text=text, source="app", sections=_as_section(wanted),
    )  # fmt: skip


def leave_out(connection: sqlite3.Connection, request: int, contact: int) -> None:
    """Take somebody off a request."""
    connection.execute(
        "DELETE FROM request_helper WHERE request_id = ? AND contact_id = ?", (request, contact)
    )


# The end ----------------------------------------------------------------------------------------


def close_request(
    connection: sqlite3.Connection,
    request: int,
    *,
    on: str,
    at: int,
    outcome: str = "",
    helpers: Iterable[int] = (),
    credits: Credits | None = None,
) -> int | None:
    """Close a request with what came of it, and credit both sides; ``at`` is in seconds.

    With ``helpers`` (and the words of ``credits``): one touch with all of them in the timeline, a
    good turn given to who asked, one received from each who helped, and an introduction of the two
    that is made; the asker looks for it no longer. Who was credited before is not again. Returns
    the id of the touch, None without one. Raises LookupError for one that is gone, ValueError when
    who asks would have helped.
    """
    asker, text, heard = _read(connection, request, "asker_id, text, interaction_id")
    _change(connection, request, "closed_on = ?2, outcome = ?3", on, clean_note(outcome) or None)
    helped = list(dict.fromkeys(helpers))
    if asker in helped:
        raise ValueError("who asks is not who helps")
    for contact in helped:
        _put(connection, request, contact, HELPED, on)
    credited = _credited(connection, request, heard)
    new = [contact for contact in helped if contact not in credited]
    if not new or credits is None:
        return None
    exchange = _pass_on(connection, asker, new, credits, on, at)
    if heard is None:
        _change(connection, request, "interaction_id = ?2", exchange)
    if asker is not None:
        if not credited:
            _turn(connection, asker, True, credits.given, new[0], exchange, on, at)
        _no_longer_sought(connection, asker, text)
    for contact in new:
        _turn(connection, contact, False, credits.received, None, exchange, on, at)
        if asker is not None:
            _introduce(connection, request, asker, contact, credits, exchange, on)
    return exchange


def reopen_request(connection: sqlite3.Connection, request: int) -> None:
    """Look on; what both sides were credited with stays. Raises LookupError."""
    _change(connection, request, "closed_on = NULL, outcome = NULL")


def _pass_on(
    connection: sqlite3.Connection,
    asker: int | None,
    helpers: list[int],
    credits: Credits,
    on: str,
    at: int,
) -> int:
    """Write what happened into the timelines of all of them."""
    from reseau_tui.model import write

    wanted = _as_section(credits.wanted) if asker is not None else []
    people = ([] if asker is None else [asker]) + helpers
    return write.add_interaction(
        connection, on=on, people=people, created_at=at, kind=PASSED_ON, initiative="me",
        text=credits.told, source="app", sections=wanted,
    )  # fmt: skip


def _as_section(wanted: str) -> list[tuple[str, str]]:
    """Return what is looked for as a section: a text would say that they know about it."""
    return [("seeks", wanted)] if wanted else []


def _turn(
    connection: sqlite3.Connection,
    contact: int,
    given: bool,
    text: str,
    through: int | None,
    exchange: int,
    on: str,
    at: int,
) -> None:
    connection.execute(
        'INSERT INTO good_turn (contact_id, given, kind, "on", text, through_id, outcome,'
        " interaction_id, created_at) VALUES (?, ?, ?, ?, ?, ?, 'good', ?, ?)",
        (contact, int(given), GIVEN_AS, on, clean_note(text), through, exchange, at),
    )


def _introduce(
    connection: sqlite3.Connection,
    request: int,
    asker: int,
    helper: int,
    credits: Credits,
    exchange: int,
    on: str,
) -> None:
    from reseau_tui.model import introductions

    introduction = introductions.add_introduction(
        connection, introducer=None, first=asker, second=helper, on=on, why=credits.wanted,
        status=introductions.MADE, request=request, interaction=exchange,
    )  # fmt: skip
    introductions.note_outcome(connection, introduction, "met", on)


def _credited(connection: sqlite3.Connection, request: int, exchange: int | None) -> set[int]:
    """Return who was credited with having helped when the request was closed before."""
    rows = connection.execute(
        "SELECT second_id FROM introduction WHERE request_id = ?1 AND second_id IS NOT NULL"
        " UNION SELECT g.contact_id FROM request_helper h JOIN good_turn g"
        " ON g.contact_id = h.contact_id AND g.given = 0 AND g.interaction_id = ?2"
        " WHERE h.request_id = ?1",
        (request, exchange),
    ).fetchall()
    return {row[0] for row in rows}


def _no_longer_sought(connection: sqlite3.Connection, asker: int, text: str) -> None:
    """Take from the asker's card what this request said they look for."""
    wants = {fold(want.strip()) for want in text.split(",")}
    for row, name in connection.execute(
        "SELECT ct.id, t.name FROM contact_tag ct JOIN tag t ON t.id = ct.tag_id"
        " WHERE ct.contact_id = ? AND ct.role = 'seeks'",
        (asker,),
    ).fetchall():
        if fold(name) in wants:
            connection.execute("DELETE FROM contact_tag WHERE id = ?", (row,))


def _put(
    connection: sqlite3.Connection,
    request: int,
    contact: int,
    status: str,
    on: str,
    why: str = "",
) -> None:
    """Make somebody one of those it is taken to, with this status."""
    known = connection.execute(
        "SELECT status FROM request_helper WHERE request_id = ? AND contact_id = ?",
        (request, contact),
    ).fetchone()
    if known is None:
        connection.execute(
            'INSERT INTO request_helper (request_id, contact_id, status, "on", why)'
            " VALUES (?, ?, ?, ?, ?)",
            (request, contact, status, on, clean_note(why) or None),
        )
    elif known[0] != status:
        take_step(connection, request, contact, status, on)


def _read(connection: sqlite3.Connection, request: int, columns: str) -> tuple[Any, ...]:
    row = connection.execute(f"SELECT {columns} FROM request WHERE id = ?", (request,)).fetchone()
    if row is None:
        raise LookupError(request)
    return row


def _change(connection: sqlite3.Connection, request: int, setting: str, *values: object) -> None:
    changed = connection.execute(f"UPDATE request SET {setting} WHERE id = ?1", (request, *values))
    if not changed.rowcount:
        raise LookupError(request)


def _checked(text: str, asker: int | None, asker_name: str | None) -> tuple[str, str | None]:
    text = clean_note(text)
    if not text:
        raise ValueError("a request needs a text")
    name = clean(asker_name or "") or None
    if asker is None and name is None:
        raise ValueError("somebody asks")
    return text, name if asker is None else None
