"""Introductions: who brings whom together, how far it is, what came of it, thanks for it.

Plain SQL over a DB-API connection inside the caller's action: capture writes them too. None among
the three people of an introduction is me. Days are YYYY-MM-DD.
"""

from __future__ import annotations

from reseau_tui.text import clean_note

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

PROPOSED, AGREED, DECLINED = "proposed", "agreed", "declined"
FIRST_AGREED, SECOND_AGREED = "first-agreed", "second-agreed"
MADE, FOLLOWED_UP = "made", "followed-up"

STATUSES = (PROPOSED, FIRST_AGREED, SECOND_AGREED, AGREED, MADE, FOLLOWED_UP, DECLINED)
"""How far an introduction may be."""

MET = (MADE, FOLLOWED_UP)
"""The two know each other now."""

OUTCOMES = ("met", "information", "job", "client", "nothing")
"""What may have come of it; None: not known."""


def add_introduction(
    connection: sqlite3.Connection,
    *,
    introducer: int | None,
    first: int | None,
    second: int | None,
    on: str,
    why: str = "",
    status: str = PROPOSED,
    request: int | None = None,
    interview: int | None = None,
    interaction: int | None = None,
) -> int:
    """Keep an introduction of ``first`` to ``second`` by ``introducer``; return its id.

    One that is made, through a contact and with me on one side, says how I met the other side,
    unless that is known already. Raises ValueError for an unknown status, or when the three are
    not three different people.
    """
    _check(introducer, first, second)
    _check_status(status)
    cursor = connection.execute(
        'INSERT INTO introduction (introducer_id, first_id, second_id, why, "on", status, since,'
        " request_id, interview_id, interaction_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (introducer, first, second, clean_note(why), on, status, on, request, interview,
         interaction),
    )  # fmt: skip
    introduction = cursor.lastrowid or 0
    if status in MET:
        _met_through(connection, introduction)
    return introduction


def edit_introduction(
    connection: sqlite3.Connection,
    introduction: int,
    *,
    introducer: int | None,
    first: int | None,
    second: int | None,
    on: str,
    why: str,
) -> None:
    """Say again who is brought together by whom, why and since when; how far it is stays.

    Thanks go when the introducer is somebody else from now on, and so does what this one said of
    how I met somebody. Raises ValueError like :func:`add_introduction`, LookupError for one that
    is gone.
    """
    _check(introducer, first, second)
    met_before = _met_by(connection, introduction)
    _change(
        connection, introduction,
        '"on" = ?2, why = ?3, thanked_on = CASE WHEN introducer_id IS ?4 THEN thanked_on END,'
        " no_thanks = CASE WHEN introducer_id IS ?4 THEN no_thanks ELSE 0 END,"
        " introducer_id = ?4, first_id = ?5, second_id = ?6",
        on, clean_note(why), introducer, first, second,
    )  # fmt: skip
    if met_before is not None and met_before != _met_by(connection, introduction):
        # Nobody was met through whom was named by mistake.
        connection.execute(
            "UPDATE contact SET met_through = NULL WHERE id = ? AND met_through = ?", met_before
        )
    _met_through(connection, introduction)


def set_status(
    connection: sqlite3.Connection,
    introduction: int,
    status: str,
    on: str,
    outcome: str | None = None,
) -> None:
    """Note that it has come to ``status`` on that day, and what came of it where that is known.

    What is not made has no outcome. Raises ValueError for an unknown status or outcome,
    LookupError for one that is gone.
    """
    _check_status(status)
    _check_outcome(outcome)
    _change(
        connection, introduction,
        "since = CASE status WHEN ?2 THEN since ELSE ?3 END,"
        " outcome = CASE WHEN ?4 THEN coalesce(?5, outcome) END, status = ?2",
        status, on, status in MET, outcome,
    )  # fmt: skip
    if status in MET:
        _met_through(connection, introduction)


def note_outcome(
    connection: sqlite3.Connection, introduction: int, outcome: str | None, on: str
) -> None:
    """Note what came of it: it is followed up from that day on; None: not known yet, only made.

    Raises ValueError, LookupError.
    """
    _check_outcome(outcome)
    status = FOLLOWED_UP if outcome else MADE
    set_status(connection, introduction, status, on, outcome)
    if outcome is None:
        _change(connection, introduction, "outcome = NULL")


def thank_introducer(connection: sqlite3.Connection, introduction: int, on: str) -> None:
    """Note that the introducer was thanked on that day. Raises LookupError."""
    _change(connection, introduction, "thanked_on = ?2, no_thanks = 0", on)


def say_thanks(
    connection: sqlite3.Connection, introduction: int, words: str, on: str, created_at: int
) -> int:
    """Write thanks to the introducer down as an exchange of that kind; return its id.

    Raises ValueError without words or for an introducer who is me, LookupError for one that is
    gone.
    """
    from reseau_tui.model import write

    text = clean_note(words)
    if not text:
        raise ValueError("thanks need words")
    row = connection.execute(
        "SELECT introducer_id FROM introduction WHERE id = ?", (introduction,)
    ).fetchone()
    if row is None:
        raise LookupError(introduction)
    if row[0] is None:
        raise ValueError("it was me")
    logged = write.add_interaction(
        connection, on=on, people=(row[0],), created_at=created_at, kind="thanks",
        initiative="me", text=text, source="app",
    )  # fmt: skip
    thank_introducer(connection, introduction, on)
    return logged


def no_thanks(connection: sqlite3.Connection, introduction: int) -> None:
    """Note that there are no thanks to say for it. Raises LookupError."""
    _change(connection, introduction, "thanked_on = NULL, no_thanks = 1")


def unthank(connection: sqlite3.Connection, introduction: int) -> None:
    """Take back that thanks were said, or that there are none to say. Raises LookupError."""
    _change(connection, introduction, "thanked_on = NULL, no_thanks = 0")


def drop_introduction(connection: sqlite3.Connection, introduction: int) -> None:
    """Remove an introduction; the people, and how they were met, stay as they are."""
    connection.execute("DELETE FROM introduction WHERE id = ?", (introduction,))


def _met_through(connection: sqlite3.Connection, introduction: int) -> None:
    """Say of whom I was introduced to that I met them through the introducer, once it is made."""
    connection.execute(
        "UPDATE contact SET met_through = i.introducer_id FROM introduction i WHERE i.id = ?"
        " AND i.introducer_id IS NOT NULL AND (i.first_id IS NULL) != (i.second_id IS NULL)"
        " AND i.status IN ('made', 'followed-up')"
        " AND contact.id = coalesce(i.first_id, i.second_id) AND contact.met_through IS NULL"
        " AND contact.id != i.introducer_id",
        (introduction,),
    )


def _met_by(connection: sqlite3.Connection, introduction: int) -> tuple[int, int] | None:
    """Return whom I met by a made introduction, and through whom; None when it is not like that."""
    return connection.execute(
        "SELECT coalesce(first_id, second_id), introducer_id FROM introduction WHERE id = ?"
        " AND introducer_id IS NOT NULL AND (first_id IS NULL) != (second_id IS NULL)"
        " AND status IN ('made', 'followed-up')",
        (introduction,),
    ).fetchone()


def _change(
    connection: sqlite3.Connection, introduction: int, setting: str, *values: object
) -> None:
    changed = connection.execute(
        f"UPDATE introduction SET {setting} WHERE id = ?1", (introduction, *values)
    )
    if not changed.rowcount:
        raise LookupError(introduction)


def _check(introducer: int | None, first: int | None, second: int | None) -> None:
    if len({introducer, first, second}) < 3:
        raise ValueError("an introduction is between three different people")


def _check_status(status: str) -> None:
    if status not in STATUSES:
        raise ValueError(f"no status {status}")


def _check_outcome(outcome: str | None) -> None:
    if outcome is not None and outcome not in OUTCOMES:
        raise ValueError(f"no outcome {outcome}")
