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
from reseau_tui.model.normal import same_phone
from reseau_tui.model.tables import Contact
from reseau_tui.model.triggers import RECORDED
from reseau_tui.text import fold

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
    _unite_points(sql, keep, other)
    _unite_roles(sql, keep, other)
    _unite_dates(sql, keep, other)
    _unite_promises(sql, keep, other)
    _unite_participations(sql, keep, other)
    _follow_pairs(sql, keep, other)
    (moved,) = sql.execute(
        "SELECT count(*) FROM participant WHERE contact_id = ?", (other,)
    ).fetchone()
    for table, column in _references(sql):
        _move(sql, table, column, keep, other)
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


Row = dict[str, Any]


def _rows(sql: sqlite3.Connection, table: str, contact: int) -> list[Row]:
    cursor = sql.execute(f"SELECT * FROM {table} WHERE contact_id = ? ORDER BY id", (contact,))
    columns = [column[0] for column in cursor.description]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def _fill(sql: sqlite3.Connection, table: str, ours: Row, theirs: Row, *columns: str) -> None:
    """Fill what is empty of our row from theirs, which says the same, and remove theirs."""
    filled = {name: theirs[name] for name in columns if ours[name] is None}
    update_row(sql, table, ours["id"], {name: it for name, it in filled.items() if it is not None})
    ours |= filled
    sql.execute(f"DELETE FROM {table} WHERE id = ?", (theirs["id"],))


def _unite_points(sql: sqlite3.Connection, keep: int, other: int) -> None:
    kept = _rows(sql, "contact_point", keep)
    for theirs in _rows(sql, "contact_point", other):
        ours = next((point for point in kept if _same_point(point, theirs)), None)
        if ours is None:
            continue
        if theirs["normal"].startswith("+") and not ours["normal"].startswith("+"):
            # One number: the form that says its country serves from everywhere.
            new = {name: theirs[name] for name in ("value", "normal")}
            update_row(sql, "contact_point", ours["id"], new)
            ours |= new
        _fill(sql, "contact_point", ours, theirs, "label")


def _same_point(ours: Row, theirs: Row) -> bool:
    if ours["kind"] != theirs["kind"]:
        return False
    if ours["kind"] == "phone" and same_phone(ours["normal"], theirs["normal"]):
        return True
    if not ours["normal"]:
        return ours["value"] == theirs["value"]
    return ours["normal"] == theirs["normal"]


def _unite_roles(sql: sqlite3.Connection, keep: int, other: int) -> None:
    kept = _rows(sql, "role", keep)
    for theirs in _rows(sql, "role", other):
        ours = next((role for role in kept if _same_role(role, theirs)), None)
        if ours is not None:
            _fill(sql, "role", ours, theirs, "title", "from_on", "to_on")


def _same_role(ours: Row, theirs: Row) -> bool:
    """Tell whether two roles are one: nothing that both say differs, and both are over or not."""
    if fold(ours["organisation"] or "") != fold(theirs["organisation"] or ""):
        return False
    for column in ("title", "from_on"):
        said = [fold(row[column]) for row in (ours, theirs) if row[column]]
        if len(set(said)) > 1:
            return False
    return ours["to_on"] == theirs["to_on"]


def _unite_dates(sql: sqlite3.Connection, keep: int, other: int) -> None:
    kept = _rows(sql, "important_date", keep)
    for theirs in _rows(sql, "important_date", other):
        ours = next((date for date in kept if _same_date(date, theirs)), None)
        if ours is not None:
            _fill(sql, "important_date", ours, theirs, "year")


def _same_date(ours: Row, theirs: Row) -> bool:
    same = all(ours[name] == theirs[name] for name in ("month", "day", "yearly"))
    years = {row["year"] for row in (ours, theirs)} - {None}
    return same and len(years) < 2 and fold(ours["label"]) == fold(theirs["label"])


def _unite_promises(sql: sqlite3.Connection, keep: int, other: int) -> None:
    kept = _rows(sql, "promise", keep)
    for theirs in _rows(sql, "promise", other):
        ours = next(
            (
                one
                for one in kept
                if (one["due_on"], one["text"], bool(one["done_at"]))
                == (theirs["due_on"], theirs["text"], bool(theirs["done_at"]))
            ),
            None,
        )
        if ours is not None:
            _fill(sql, "promise", ours, theirs, "interaction_id")


def _unite_participations(sql: sqlite3.Connection, keep: int, other: int) -> None:
    """Who took part twice took part once; the two private notes become one."""
    both = sql.execute(
        "SELECT ours.id, ours.note, theirs.id, theirs.note FROM participant theirs"
        " JOIN participant ours ON ours.interaction_id = theirs.interaction_id"
        " AND ours.contact_id = ? WHERE theirs.contact_id = ?",
        (keep, other),
    ).fetchall()
    for ours, note, theirs, their_note in both:
        if their_note and their_note not in (note or ""):
            joined = f"{note} · {their_note}" if note else their_note
            sql.execute("UPDATE participant SET note = ? WHERE id = ?", (joined, ours))
        sql.execute("DELETE FROM participant WHERE id = ?", (theirs,))


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
