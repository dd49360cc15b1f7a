"""Undoing a bulk change (an import): row by row, over short transactions, sparing what was used.

A row stays when a later action changed it or leans on it, and with it all that hangs on it.
"""

from __future__ import annotations

import os
import sqlite3
import time
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from reseau_tui.model.history_changes import Change, changes_of, invert, later, newest
from reseau_tui.model.triggers import RECORDED
from reseau_tui.model.write import begin

CHUNK_ROWS = 500
"""Rows a bulk undo writes before it lets others write."""

CHUNK_PAUSE = 0.01
"""Seconds it leaves them."""

_Spared = dict[str, set[int]]


class _Rows:
    """The rows of one table that an action changed: as quick to ask for 100,000 as for one."""

    __slots__ = ("_first", "_last")

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._first: list[int] = []
        self._last: list[int] = []
        for first, last in sorted(spans):
            if self._last and first <= self._last[-1] + 1:
                self._last[-1] = max(self._last[-1], last)
            else:
                self._first.append(first)
                self._last.append(last)

    def __contains__(self, row: int) -> bool:
        place = bisect_right(self._first, row) - 1
        return place >= 0 and row <= self._last[place]


def turn_bulk(
    connection: sqlite3.Connection,
    root: int,
    label: str,
    at: int,
    progress: Callable[[int], object] | None,
) -> tuple[str, ...]:
    """Turn the chain of the bulk action ``root``; return the names of the people who stayed.

    The turning action stays open meanwhile: one that was cut off goes on where it was. ``at`` is
    in seconds since 1970; ``progress`` is told how many rows are done.
    """
    turning, source = _open_turn(connection, root, label, at)
    changes = changes_of(connection, source)
    spared = _used_since(connection, root, source, changes)
    done = 0
    for chunk in _chunks(changes):
        begin(connection)
        try:
            connection.execute("UPDATE history_state SET action_id = ?", (turning,))
            connection.execute("PRAGMA defer_foreign_keys = ON")
            for change in chunk:
                for row in range(change.last, change.row - 1, -1):
                    if row not in spared[change.table]:
                        _invert_gently(connection, change, row)
                done += change.last - change.row + 1
            connection.execute("UPDATE history_state SET action_id = 0")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        if progress:
            progress(done)
        time.sleep(CHUNK_PAUSE)
    connection.execute("UPDATE action SET open = 0 WHERE id IN (?, ?)", (turning, root))
    return tuple(_names(connection, spared["contact"]))


def _open_turn(connection: sqlite3.Connection, root: int, label: str, at: int) -> tuple[int, int]:
    """Return the turning action (a cut-off one goes on) and the action whose changes it inverts."""
    begin(connection)
    row = connection.execute(
        "SELECT id FROM action WHERE undoes = ? AND open <> 0 ORDER BY id DESC LIMIT 1", (root,)
    ).fetchone()
    if row:
        turning = row[0]
        connection.execute("UPDATE action SET open = ? WHERE id = ?", (os.getpid(), turning))
    else:
        cursor = connection.execute(
            "INSERT INTO action (label, at, first_seq, undoes, bulk, open) VALUES (?, ?,"
            " (SELECT coalesce(max(seq), 0) + 1 FROM change), ?, 1, ?)",
            (label, at, root, os.getpid()),
        )
        turning = cursor.lastrowid or 0
    connection.execute("COMMIT")
    return turning, newest(connection, root, turning)


def _chunks(changes: list[Change]) -> Iterator[list[Change]]:
    """Cut long records and gather short ones, so that a transaction stays short."""
    chunk: list[Change] = []
    size = 0
    for change in changes:
        for last in range(change.last, change.row - 1, -CHUNK_ROWS):
            first = max(change.row, last - CHUNK_ROWS + 1)
            part = Change(change.seq, change.table, change.op, first, last, change.old)
            chunk.append(part)
            size += last - first + 1
            if size >= CHUNK_ROWS:
                yield chunk
                chunk, size = [], 0
    if chunk:
        yield chunk


def _invert_gently(connection: sqlite3.Connection, change: Change, row: int) -> None:
    """Invert one row; what is there already (a turn that was cut off) is left."""
    one = Change(change.seq, change.table, change.op, row, row, change.old)
    if (
        change.op == "-"
        and connection.execute(f"SELECT 1 FROM {change.table} WHERE id = ?", (row,)).fetchone()
    ):
        return
    try:
        invert(connection, one)
    except sqlite3.IntegrityError:
        return  # its place is taken since: that newer row stays


def _used_since(
    connection: sqlite3.Connection, root: int, source: int, changes: list[Change]
) -> _Spared:
    """Return the rows that later actions changed or lean on, with all that hangs on them."""
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    spared: _Spared = defaultdict(set)
    for change in changes:
        spans[change.table].append((change.row, change.last))
        for _action, first, last in later(connection, root, source, change):
            spared[change.table].update(range(max(first, change.row), min(last, change.last) + 1))
    ours = {table: _Rows(spans[table]) for table in RECORDED}
    made = {table: _Rows(_inserted(changes, table)) for table in RECORDED}
    references = [
        (table, key[3], key[2])
        for table in RECORDED
        for key in connection.execute(f"PRAGMA foreign_key_list({table})").fetchall()
    ]
    _spare_parents_of_strangers(connection, references, ours, changes, spared)
    _spare_what_hangs_on(connection, references, ours, made, spared)
    return spared


def _inserted(changes: list[Change], table: str) -> list[tuple[int, int]]:
    return [(c.row, c.last) for c in changes if c.table == table and c.op == "+"]


def _spare_parents_of_strangers(
    connection: sqlite3.Connection,
    references: list[tuple[str, str, str]],
    ours: dict[str, _Rows],
    changes: list[Change],
    spared: _Spared,
) -> None:
    for child, column, parent in references:
        for first, last in _inserted(changes, parent):
            rows = connection.execute(
                f'SELECT id, "{column}" FROM {child} WHERE "{column}" BETWEEN ? AND ?',
                (first, last),
            ).fetchall()
            for row, target in rows:
                if row not in ours[child]:
                    spared[parent].add(target)


def _spare_what_hangs_on(
    connection: sqlite3.Connection,
    references: list[tuple[str, str, str]],
    ours: dict[str, _Rows],
    made: dict[str, _Rows],
    spared: _Spared,
) -> None:
    """Close over references: a spared row keeps its parents, a spared contact its belongings.

    Somebody who was met through somebody is no belonging: both stay only where both were made.
    """
    growing = True
    while growing:
        growing = False
        for child, column, parent in references:
            mine = made if child == parent else ours
            for row in list(spared[child]):
                found = connection.execute(
                    f'SELECT "{column}" FROM {child} WHERE id = ?', (row,)
                ).fetchone()
                target = found[0] if found else None
                if target is None or target in spared[parent]:
                    continue
                if target in mine[parent]:
                    spared[parent].add(target)
                    growing = True
            if parent not in ("contact", "interaction"):
                continue
            for target in list(spared[parent]):
                rows = connection.execute(
                    f'SELECT id FROM {child} WHERE "{column}" = ?', (target,)
                ).fetchall()
                for (row,) in rows:
                    if row not in spared[child] and row in mine[child]:
                        spared[child].add(row)
                        growing = True


def _names(connection: sqlite3.Connection, contacts: set[int]) -> list[str]:
    names = []
    for contact in sorted(contacts):
        row = connection.execute("SELECT name FROM contact WHERE id = ?", (contact,)).fetchone()
        if row:
            names.append(row[0])
    return names
