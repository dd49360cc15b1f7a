"""The recorded row changes: read, written back, and compared with what came later."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

OUTSIDE = 0
"""The action of changes made by another program."""


@dataclass(frozen=True, slots=True)
class Change:
    """One record: rows ``row`` to ``last`` of a table were inserted (+), changed (=), deleted (-).

    ``old`` is the JSON of the columns to write back.
    """

    seq: int
    table: str
    op: str
    row: int
    last: int
    old: str | None


def links(connection: sqlite3.Connection, root: int) -> int:
    """Return how often the chain of ``root`` was turned: odd means that it is undone now."""
    return connection.execute("SELECT count(*) FROM action WHERE undoes = ?", (root,)).fetchone()[0]


def newest(connection: sqlite3.Connection, root: int, but: int) -> int:
    """Return the newest action of the chain of ``root``, ``but`` left out."""
    return connection.execute(
        "SELECT max(id) FROM action WHERE (id = ? OR undoes = ?) AND id <> ?", (root, root, but)
    ).fetchone()[0]


def changes_of(connection: sqlite3.Connection, action_id: int) -> list[Change]:
    """Return the changes of an action, newest first."""
    rows = connection.execute(
        'SELECT seq, tbl, op, "row", last, old FROM change WHERE action_id = ? ORDER BY seq DESC',
        (action_id,),
    ).fetchall()
    return [Change(*row) for row in rows]


def invert(connection: sqlite3.Connection, change: Change) -> int:
    """Write one recorded change back; return how many rows that touched."""
    if change.op == "+":
        touched = 0
        for row in range(change.last, change.row - 1, -1):
            cursor = connection.execute(f"DELETE FROM {change.table} WHERE id = ?", (row,))
            touched += cursor.rowcount
        return touched
    values = json.loads(change.old or "{}")
    names = list(values)
    if change.op == "=":
        listed = ", ".join(f'"{name}" = ?' for name in names)
        sql = f"UPDATE {change.table} SET {listed} WHERE id = ?"
        return connection.execute(sql, (*values.values(), change.row)).rowcount
    listed = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" * len(names))
    sql = f"INSERT INTO {change.table} (id, {listed}) VALUES (?, {marks})"
    return connection.execute(sql, (change.row, *values.values())).rowcount


def later(
    connection: sqlite3.Connection, root: int, source: int, change: Change
) -> Iterator[tuple[int, int, int]]:
    """Yield (action, first row, last row) of later changes on the rows of ``change``.

    ``change`` is of the action ``source`` of the chain ``root``. Changes that were themselves
    taken back since do not count.
    """
    rows = connection.execute(
        'SELECT action_id, "row", last FROM change WHERE tbl = ? AND "row" BETWEEN ? AND ?'
        " AND seq > ?",
        (change.table, change.row, change.last, change.seq),
    ).fetchall()
    for action_id, first, last in rows:
        if _counts_against(connection, root, source, action_id):
            yield action_id, first, last


def _counts_against(connection: sqlite3.Connection, root: int, source: int, action_id: int) -> bool:
    if action_id == OUTSIDE:
        return True
    row = connection.execute(
        "SELECT coalesce(undoes, id) FROM action WHERE id = ?", (action_id,)
    ).fetchone()
    if row is None or row[0] == root:
        return False
    # An even number of turns since (undone and redone, say) left the row as it was.
    (turns,) = connection.execute(
        "SELECT count(*) FROM action WHERE (id = ? OR undoes = ?) AND id > ?",
        (row[0], row[0], source),
    ).fetchone()
    return turns % 2 == 1
