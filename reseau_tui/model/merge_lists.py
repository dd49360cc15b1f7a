"""What two contacts who become one both have is there once. Part of a merge.

Rows that only the one who goes has are not looked at here: they move.
"""

from __future__ import annotations

import sqlite3
from typing import Any

from reseau_tui.model.bulk import update_row
from reseau_tui.model.greetings import ANSWERED, FIRST, SENT, SKIPPED, WRITTEN
from reseau_tui.model.normal import same_phone
from reseau_tui.text import fold

_FURTHER = (SKIPPED, WRITTEN, FIRST, SENT, ANSWERED)
"""Of two greetings of a season the one further along stays."""


def unite_lists(sql: sqlite3.Connection, keep: int, other: int) -> None:
    """Fill the rows of ``keep`` from those of ``other`` that say the same, and remove these."""
    _unite_points(sql, keep, other)
    _unite_roles(sql, keep, other)
    _unite_dates(sql, keep, other)
    _unite_promises(sql, keep, other)
    _unite_participations(sql, keep, other)
    _unite_news(sql, keep, other)
    _unite_told(sql, keep, other)
    _unite_good_turns(sql, keep, other)
    _unite_greetings(sql, keep, other)


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


def _unite_news(sql: sqlite3.Connection, keep: int, other: int) -> None:
    kept = _rows(sql, "news", keep)
    for theirs in _rows(sql, "news", other):
        ours = next((piece for piece in kept if _same_news(piece, theirs)), None)
        if ours is not None:
            _fill(sql, "news", ours, theirs, "answer", "gesture", "closed_on", "interaction_id")


def _same_news(ours: Row, theirs: Row) -> bool:
    """Tell whether two pieces are one: told on one day, or the same question still open."""
    if (ours["kind"], ours["text"]) != (theirs["kind"], theirs["text"]):
        return False
    both_open = ours["closed_on"] is None and theirs["closed_on"] is None
    return ours["on"] == theirs["on"] or (ours["kind"] == "ask" and both_open)


def _unite_told(sql: sqlite3.Connection, keep: int, other: int) -> None:
    """Who was told twice was told the first time."""
    kept = {told["news_id"]: told for told in _rows(sql, "told", keep)}
    for theirs in _rows(sql, "told", other):
        ours = kept.get(theirs["news_id"])
        if ours is None:
            continue
        if theirs["on"] < ours["on"]:
            first = {name: theirs[name] for name in ("on", "interaction_id")}
            update_row(sql, "told", ours["id"], first)
        sql.execute("DELETE FROM told WHERE id = ?", (theirs["id"],))


def _unite_good_turns(sql: sqlite3.Connection, keep: int, other: int) -> None:
    kept = _rows(sql, "good_turn", keep)
    for theirs in _rows(sql, "good_turn", other):
        ours = next((turn for turn in kept if _same_turn(turn, theirs)), None)
        if ours is not None:
            columns = ("through_id", "outcome", "thanked_on", "interaction_id")
            _fill(sql, "good_turn", ours, theirs, *columns)


def _same_turn(ours: Row, theirs: Row) -> bool:
    return all(ours[name] == theirs[name] for name in ("given", "on", "text", "done"))


def _unite_greetings(sql: sqlite3.Connection, keep: int, other: int) -> None:
    kept = {greeting["campaign_id"]: greeting for greeting in _rows(sql, "greeting", keep)}
    for theirs in _rows(sql, "greeting", other):
        ours = kept.get(theirs["campaign_id"])
        if ours is None:
            continue
        if _further(theirs) > _further(ours):
            new = {name: theirs[name] for name in ("status", "on")}
            said = ("channel", "text", "interaction_id")
            new |= {name: theirs[name] for name in said if theirs[name] is not None}
            update_row(sql, "greeting", ours["id"], new)
            ours |= new
        _fill(sql, "greeting", ours, theirs, "channel", "text", "interaction_id")


def _further(greeting: Row) -> int:
    status = greeting["status"]
    return _FURTHER.index(status) if status in _FURTHER else -1
