"""Two contacts that are one person become one; or are remembered as two. Callers open the action.

Everything that refers to the one who goes follows: whatever table it is in, so that a later
capability's table needs no line here. Kept columns and search rows follow by their triggers.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reseau_tui.model.bulk import insert_rows, update_row
from reseau_tui.model.database import connection
from reseau_tui.model.merge_choices import default_choices, merged_values
from reseau_tui.model.merge_growth import unite_growth
from reseau_tui.model.merge_lists import unite_lists
from reseau_tui.model.tables import Contact
from reseau_tui.model.triggers import RECORDED

DIFFERENT = "different"
"""The answer that is remembered in ``pair.decision``."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did: the contact that stays, its name, how many exchanges came to it."""

    contact: int
    name: str
    moved: int


def contact_values(contact_id: int) -> dict[str, Any]:
    """Return every column of a contact. Raises peewee's DoesNotExist when it is gone."""
    values: Any = Contact.select().where(Contact.id == contact_id).dicts().get()
    return values


def merge_contacts(keep: int, other: int, choices: Mapping[str, str] | None = None) -> Merged:
    """Make one contact of two: ``keep`` stays, ``other`` goes, what hung on it moves.

    ``choices`` says of a field of :data:`merge_choices.FIELDS` which side it comes from; the
    rest as :func:`merge_choices.default_choices`. Lists are united, what is in both is there
    once.

    Raises ValueError for a contact with itself or an unknown choice, NotesTooLongError for notes
    that do not fit together, peewee's DoesNotExist for a contact that is gone.
    """
    if keep == other:
        raise ValueError("two contacts are needed")
    sql = connection()
    ours, theirs = contact_values(keep), contact_values(other)
    chosen = {**default_choices(ours, theirs), **(choices or {})}
    changed = merged_values(ours, theirs, chosen)
    update_row(sql, "contact", keep, changed)
    unite_lists(sql, keep, other)
    unite_growth(sql, keep, other)
    _follow_pairs(sql, keep, other)
    (moved,) = sql.execute(
        "SELECT count(*) FROM participant WHERE contact_id = ?", (other,)
    ).fetchone()
    for table, column in _references(sql):
        _move(sql, table, column, keep, other)
    # What came through the one who goes cannot have come through themselves.
    sql.execute(
        "UPDATE good_turn SET through_id = NULL WHERE contact_id = ? AND through_id = ?",
        (keep, keep),
    )
    # The slate of today is not part of undo: the place of the one who goes is kept for the other.
    sql.execute(
        "UPDATE slate_pick SET contact_id = ? WHERE contact_id = ? AND day NOT IN"
        " (SELECT day FROM slate_pick WHERE contact_id = ?)",
        (keep, other, keep),
    )
    sql.execute("DELETE FROM contact WHERE id = ?", (other,))
    return Merged(keep, changed.get("name", ours["name"]), moved)


def mark_different(first: int, second: int, reason: str = "same name") -> None:
    """Remember that two contacts are two people: they are never proposed again.

    ``reason`` is why they were taken for one. Raises ValueError for a contact with itself,
    sqlite3.IntegrityError for one that is gone.
    """
    if first == second:
        raise ValueError("two contacts are needed")
    sql = connection()
    there = _pair_of(sql, first, second)
    if there:
        update_row(sql, "pair", there[0], {"decision": DIFFERENT})
        return
    columns = ("first_id", "second_id", "reason", "preselected", "decision")
    row = (*sorted((first, second)), reason, DIFFERENT, DIFFERENT)
    insert_rows(sql, "pair", columns, [row])


def _references(sql: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield (table, column) of everything recorded that refers to a contact."""
    for table in RECORDED:
        for key in sql.execute(f"PRAGMA foreign_key_list({table})").fetchall():
            if key[2] == "contact":
                yield table, key[3]


def _move(sql: sqlite3.Connection, table: str, column: str, keep: int, other: int) -> None:
    try:
        sql.execute(f'UPDATE {table} SET "{column}" = ? WHERE "{column}" = ?', (keep, other))
        return
    except sqlite3.IntegrityError:
        pass  # SQLite took the statement back whole: one row after the other, then
    rows = sql.execute(f'SELECT id FROM {table} WHERE "{column}" = ?', (other,)).fetchall()
    for (row,) in rows:
        try:
            update_row(sql, table, row, {column: keep})
        except sqlite3.IntegrityError:
            # ``keep`` has the same already (a tag, say), or would be joined with themselves.
            sql.execute(f"DELETE FROM {table} WHERE id = ?", (row,))


def _pair_of(sql: sqlite3.Connection, first: int, second: int) -> tuple[int, str | None] | None:
    return sql.execute(
        "SELECT id, decision FROM pair WHERE (first_id = ? AND second_id = ?)"
        " OR (first_id = ? AND second_id = ?)",
        (first, second, second, first),
    ).fetchone()


def _follow_pairs(sql: sqlite3.Connection, keep: int, other: int) -> None:
    """Open questions and answers about ``other`` and a third person are now about ``keep``."""
    found = sql.execute(
        "SELECT id, first_id + second_id - ?, decision FROM pair"
        " WHERE first_id = ? OR second_id = ?",
        (other, other, other),
    ).fetchall()
    for pair, third, decision in found:
        there = None if third == keep else _pair_of(sql, keep, third)
        if third != keep and there is None:
            first, second = sorted((keep, third))
            update_row(sql, "pair", pair, {"first_id": first, "second_id": second})
            continue
        if there and decision and not there[1]:
            update_row(sql, "pair", there[0], {"decision": decision})
        sql.execute("DELETE FROM pair WHERE id = ?", (pair,))
