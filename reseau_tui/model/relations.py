"""What contacts are to each other: partners, parents, colleagues … Callers open the action.

A relation is kept once and read from both sides. Of its two mirrored rows only one is ever
written (see :func:`stored_as`), so that the rule UNIQUE of the table keeps it single.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from peewee import DoesNotExist

from reseau_tui.text import clean

if TYPE_CHECKING:
    import sqlite3

KINDS = ("partner", "parent", "child", "sibling", "relative", "colleague", "friend", "knows")
"""What one contact may be to another."""

_MIRRORS = {"parent": "child", "child": "parent"}

Stored = tuple[int, int, str]
"""contact_id, other_id and kind of a row: the other is the kind of the contact."""


def mirrored(kind: str) -> str:
    """Return what somebody is to the one who is the ``kind`` of them; the same for most kinds.

    >>> mirrored("parent"), mirrored("friend")
    ('child', 'friend')
    """
    return _MIRRORS.get(kind, kind)


def stored_as(contact: int, other: int, kind: str) -> Stored:
    """Return the one row that says that ``other`` is the ``kind`` of ``contact``.

    A child is kept as the parent of the other; where both sides are the same to each other, the
    contact that was there first comes first.

    >>> stored_as(7, 3, "child"), stored_as(7, 3, "friend"), stored_as(3, 7, "parent")
    ((3, 7, 'parent'), (3, 7, 'friend'), (3, 7, 'parent'))
    """
    if kind == "child" or (kind != "parent" and contact > other):
        return other, contact, mirrored(kind)
    return contact, other, kind


def relation_between(
    connection: sqlite3.Connection, contact: int, other: int, kind: str
) -> int | None:
    """Return the relation that says that ``other`` is the ``kind`` of ``contact``, None if none.

    Both rows are looked for: what another program wrote may be the mirror of ours.
    """
    row = connection.execute(
        "SELECT id FROM relation WHERE (contact_id = ? AND other_id = ? AND kind = ?)"
        " OR (contact_id = ? AND other_id = ? AND kind = ?) ORDER BY id",
        (contact, other, kind, other, contact, mirrored(kind)),
    ).fetchone()
    return row[0] if row else None


def add_relation(
    connection: sqlite3.Connection, contact: int, other: int, kind: str, note: str = ""
) -> int:
    """Keep that ``other`` is the ``kind`` of ``contact``; return the relation's id.

    One that is there already, from either side, stays; it takes the note when it has none.
    Raises ValueError for an unknown kind and for somebody's relation with themselves.
    """
    row = _checked(contact, other, kind)
    words = clean(note) or None
    known = relation_between(connection, contact, other, kind)
    if known is not None:
        if words:
            connection.execute(
                "UPDATE relation SET note = ? WHERE id = ? AND note IS NULL", (words, known)
            )
        return known
    cursor = connection.execute(
        "INSERT INTO relation (contact_id, other_id, kind, note) VALUES (?, ?, ?, ?)",
        (*row, words),
    )
    return cursor.lastrowid or 0


def change_relation(
    connection: sqlite3.Connection,
    relation: int,
    contact: int,
    other: int,
    kind: str,
    note: str = "",
) -> int:
    """Make a relation say that ``other`` is the ``kind`` of ``contact``; return its id.

    When another one says so already, this one goes, and that one's id is returned. Raises
    ValueError as :func:`add_relation`, peewee's DoesNotExist for one that is gone.
    """
    row = _checked(contact, other, kind)
    known = relation_between(connection, contact, other, kind)
    if known is not None and known != relation:
        remove_relation(connection, relation)
        return add_relation(connection, contact, other, kind, note)
    changed = connection.execute(
        "UPDATE relation SET contact_id = ?, other_id = ?, kind = ?, note = ? WHERE id = ?",
        (*row, clean(note) or None, relation),
    )
    if not changed.rowcount:
        raise DoesNotExist(relation)
    return relation


def remove_relation(connection: sqlite3.Connection, relation: int) -> None:
    """Remove a relation, for both sides; nothing happens when it is gone."""
    connection.execute("DELETE FROM relation WHERE id = ?", (relation,))


def _checked(contact: int, other: int, kind: str) -> Stored:
    if kind not in KINDS:
        raise ValueError(f"no kind {kind}")
    if contact == other:
        raise ValueError("nobody has a relation with themselves")
    return stored_as(contact, other, kind)
