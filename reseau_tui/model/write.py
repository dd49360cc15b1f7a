"""The write core: what capture and the app both write, as plain SQL on a DB-API connection.

``--log`` calls it with a bare ``sqlite3`` connection, the app with peewee's; a test holds that
both leave the same rows. Connections are in autocommit mode (``isolation_level=None``); every
write happens inside one :class:`Action`, which is one transaction and one step of undo.
"""

from __future__ import annotations

import time

from reseau_tui.text import clean, clean_note, fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",
    # NORMAL lost acknowledged captures in a simulated power cut.
    "PRAGMA synchronous = FULL",
)
"""What every connection that writes must set; recording and kept columns rely on the first two."""

BUSY_SECONDS = 5.0
"""How long a writer waits for its turn."""


class Action:
    """One named change, recorded so that it can be undone: a transaction around the block.

    ``label`` says in words what was done, ``at`` is in seconds since 1970. Nothing written, no
    action left. ``bulk`` changes are undone row by row, sparing what was used since. Inside an
    open ``Action`` of the same connection, another one joins it.
    """

    __slots__ = ("at", "bulk", "connection", "id", "joined", "label", "undoes")

    def __init__(
        self,
        connection: sqlite3.Connection,
        label: str,
        at: int,
        *,
        bulk: bool = False,
        undoes: int | None = None,
    ) -> None:
        self.connection = connection
        self.label = label
        self.at = at
        self.bulk = bulk
        self.undoes = undoes
        self.id = 0
        self.joined = False

    def __enter__(self) -> Action:
        connection = self.connection
        if connection.in_transaction:
            (self.id,) = connection.execute("SELECT action_id FROM history_state").fetchone()
            if self.id:
                self.joined = True
                return self
            raise RuntimeError("a transaction is open that is not an action")
        begin(connection)
        try:
            cursor = connection.execute(
                "INSERT INTO action (label, at, first_seq, undoes, bulk) VALUES (?, ?,"
                " (SELECT coalesce(max(seq), 0) + 1 FROM change), ?, ?)",
                (clean(self.label), self.at, self.undoes, int(self.bulk)),
            )
            self.id = cursor.lastrowid or 0
            connection.execute("UPDATE history_state SET action_id = ?", (self.id,))
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if self.joined:
            return
        connection = self.connection
        if kind is not None:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            return
        try:
            connection.execute("UPDATE history_state SET action_id = 0")
            connection.execute(
                "DELETE FROM action WHERE id = ? AND open = 0"
                " AND NOT EXISTS (SELECT 1 FROM change WHERE action_id = ?)",
                (self.id, self.id),
            )
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def begin(connection: sqlite3.Connection) -> None:
    """Open a write transaction, waiting for its turn up to :data:`BUSY_SECONDS`.

    SQLite's own wait grows to 100 ms between two looks, so among many writers whoever came last
    goes first and one may wait for seconds; here everybody looks every 1 to 3 ms.
    """
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        until = time.monotonic() + BUSY_SECONDS
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
                return
            except connection.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > until:
                    raise
            # Nobody in step with anybody.
            time.sleep((1_000_000 + time.perf_counter_ns() % 2_000_000) / 1e9)
    finally:
        connection.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")


def add_contact(connection: sqlite3.Connection, name: str, created_at: int) -> int:
    """Insert a contact of whom only the name is known; return its id.

    Raises ValueError when nothing of the name is left after cleaning.
    """
    name = clean(name)
    if not name:
        raise ValueError("a contact needs a name")
    cursor = connection.execute(
        "INSERT INTO contact (name, sort_name, created_at) VALUES (?, ?, ?)",
        (name, sort_name(name), created_at),
    )
    return cursor.lastrowid or 0


def sort_name(name: str) -> str:
    """Return the form of a name by which people are put in order and full names compared."""
    return fold(name)


def tag_id(connection: sqlite3.Connection, name: str) -> int:
    """Return the id of the tag ``name``, made if need be; ``Été`` and ``ete`` are one tag."""
    name = clean(name, 60)
    folded = fold(name)
    row = connection.execute("SELECT id FROM tag WHERE folded = ?", (folded,)).fetchone()
    if row:
        return row[0]
    cursor = connection.execute("INSERT INTO tag (name, folded) VALUES (?, ?)", (name, folded))
    return cursor.lastrowid or 0


def tag_contact(
    connection: sqlite3.Connection, contact_id: int, name: str, role: str = "tag"
) -> None:
    """Give a contact a tag (role ``tag``), something they ``offers`` or ``seeks``; once."""
    tag = tag_id(connection, name)
    connection.execute(
        "INSERT INTO contact_tag (contact_id, tag_id, role) SELECT ?, ?, ? WHERE NOT EXISTS"
        " (SELECT 1 FROM contact_tag WHERE contact_id = ? AND tag_id = ? AND role = ?)",
        (contact_id, tag, role, contact_id, tag, role),
    )


def add_interaction(
    connection: sqlite3.Connection,
    *,
    on: str,
    people: Iterable[int],
    created_at: int,
    at: str | None = None,
    kind: str = "other",
    initiative: str = "both",
    text: str = "",
    line: str | None = None,
    place: str | None = None,
    minutes: int | None = None,
    source: str = "capture",
    tags: Iterable[str] = (),
    sections: Iterable[tuple[str, str]] = (),
) -> int:
    """Insert an interaction of the day ``on`` (YYYY-MM-DD) with the contacts ``people``.

    ``line`` is the text as typed; it is kept when it says more than ``text``. Returns the id.
    """
    text = clean_note(text)
    if line is not None:
        line = clean_note(line)
        if line == text:
            line = None
    cursor = connection.execute(
        'INSERT INTO interaction ("on", at, kind, initiative, text, line, place, minutes, source,'
        " created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (on, at, kind, initiative, text, line, clean(place) if place else None, minutes, source,
         created_at),
    )  # fmt: skip
    interaction = cursor.lastrowid or 0
    # Sections before participants: the first participant writes the search row, once.
    for key, words in sections:
        connection.execute(
            "INSERT INTO section (interaction_id, key, text) VALUES (?, ?, ?)",
            (interaction, key, clean_note(words)),
        )
    for contact in people:
        connection.execute(
            "INSERT INTO participant (interaction_id, contact_id) VALUES (?, ?)",
            (interaction, contact),
        )
    for tag in dict.fromkeys(tag_id(connection, name) for name in tags):
        connection.execute(
            "INSERT INTO interaction_tag (interaction_id, tag_id) VALUES (?, ?)", (interaction, tag)
        )
    return interaction


def add_promise(
    connection: sqlite3.Connection,
    contact_id: int,
    due_on: str,
    text: str,
    created_at: int,
    interaction_id: int | None = None,
) -> int:
    """Insert a promise made to a contact, due on a day (YYYY-MM-DD); return its id."""
    cursor = connection.execute(
        "INSERT INTO promise (contact_id, due_on, text, interaction_id, created_at)"
        " VALUES (?, ?, ?, ?, ?)",
        (contact_id, due_on, clean_note(text), interaction_id, created_at),
    )
    return cursor.lastrowid or 0


def keep_in_inbox(
    connection: sqlite3.Connection, text: str, received_at: str, question: str
) -> int:
    """Keep a line that waits for an answer; the same text twice is one row. Return its id.

    ``received_at`` is local (YYYY-MM-DDTHH:MM), ``question`` the JSON list of open questions.
    """
    text = clean_note(text)
    row = connection.execute("SELECT id FROM inbox WHERE text = ?", (text,)).fetchone()
    if row:
        return row[0]
    cursor = connection.execute(
        "INSERT INTO inbox (text, received_at, question) VALUES (?, ?, ?)",
        (text, received_at, question),
    )
    return cursor.lastrowid or 0


def repeated(connection: sqlite3.Connection, line: str, since: int) -> int | None:
    """Return the interaction that the very same line made since ``since`` (seconds), if any."""
    row = connection.execute(
        "SELECT id FROM (SELECT id, created_at, coalesce(line, text) AS line FROM interaction"
        " ORDER BY id DESC LIMIT 200) WHERE created_at >= ? AND line = ? LIMIT 1",
        (since, clean_note(line)),
    ).fetchone()
    return row[0] if row else None


def promise_repeated(connection: sqlite3.Connection, text: str, due_on: str, since: int) -> bool:
    """Tell whether the same promise was made since ``since`` (for lines that only promise)."""
    row = connection.execute(
        "SELECT 1 FROM (SELECT text, due_on, created_at FROM promise ORDER BY id DESC LIMIT 50)"
        " WHERE created_at >= ? AND text = ? AND due_on = ?",
        (since, clean_note(text), due_on),
    ).fetchone()
    return row is not None
