"""Undo and redo: the recorded row changes of an action, written back newest first.

An action and everything that undid and redid it form a chain, named by its first action (the
root). A chain is in force while it has an odd number of actions. Undo inverts the newest action of
a chain inside a new action; its own records carry the redo, so redo is undo of an undo.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reseau_tui.i18n import _
from reseau_tui.model.triggers import RECORDED
from reseau_tui.model.write import Action

OUTSIDE = 0
"""The action of changes made by another program."""

CHUNK_ROWS = 500
"""Rows a bulk undo writes before it lets others write."""

CHUNK_PAUSE = 0.01
"""Seconds it leaves them."""

KEPT_YEARS = 2
"""How long a chain can be undone."""


class UndoRefused(Exception):
    """Undo or redo cannot be done; the message is a sentence for the user."""


class NothingToUndo(UndoRefused):
    """There is no such action, or none left."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What was undone or redone: its root action, its label, and the names of what stayed."""

    action_id: int
    label: str
    stayed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the history: a root action, whether it is in force."""

    action_id: int
    label: str
    at: int
    in_force: bool
    bulk: bool


@dataclass(frozen=True, slots=True)
class _Change:
    seq: int
    table: str
    op: str
    row: int
    last: int
    old: str | None


_LINKS = "(SELECT count(*) FROM action link WHERE link.undoes = root.id)"


def steps(connection: sqlite3.Connection, limit: int = 20) -> list[Step]:
    """Return the newest root actions, newest first."""
    rows = connection.execute(
        f"SELECT id, label, at, {_LINKS} % 2 = 0, bulk FROM action root"
        " WHERE undoes IS NULL ORDER BY id DESC LIMIT ?",
        (limit,),
    ).fetchall()
    return [Step(row[0], row[1], row[2], bool(row[3]), bool(row[4])) for row in rows]


def undo(
    connection: sqlite3.Connection,
    at: int,
    action_id: int | None = None,
    progress: Callable[[int], object] | None = None,
) -> Undone:
    """Undo the newest action in force, or the one asked for; ``at`` is in seconds since 1970.

    Raises UndoRefused with a sentence when there is nothing to undo, when it is undone already,
    or when a later change stands on it.
    """
    if action_id is None:
        row = connection.execute(
            f"SELECT id, label, bulk FROM action root WHERE undoes IS NULL AND {_LINKS} % 2 = 0"
            " ORDER BY id DESC LIMIT 1"
        ).fetchone()
        if row is None:
            raise NothingToUndo(_("There is nothing to undo."))
    else:
        row = _root(connection, action_id)
        if _links(connection, row[0]) % 2:
            raise NothingToUndo(_("“{label}” is undone already.").format(label=row[1]))
    return _turn(connection, row, at, progress)


def redo(
    connection: sqlite3.Connection, at: int, progress: Callable[[int], object] | None = None
) -> Undone:
    """Redo what was undone last, unless something new was done since.

    Raises UndoRefused with a sentence when there is nothing to redo.
    """
    row = connection.execute(
        "SELECT root.id, root.label, root.bulk FROM action newest"
        " JOIN action root ON root.id = newest.undoes"
        " WHERE newest.id > (SELECT coalesce(max(id), 0) FROM action WHERE undoes IS NULL)"
        f" AND {_LINKS} % 2 = 1"
        " AND newest.id = (SELECT max(id) FROM action link WHERE link.undoes = root.id)"
        " ORDER BY newest.id DESC LIMIT 1"
    ).fetchone()
    if row is None:
        raise NothingToUndo(_("There is nothing to redo."))
    return _turn(connection, row, at, progress)


def cut_off(connection: sqlite3.Connection) -> Step | None:
    """Return the import (or its undo) that a kill stopped half-way, if there is one.

    ``action.open`` holds the process that is at work; one that lives is not cut off.
    """
    rows = connection.execute(
        "SELECT a.id, a.label, a.at, a.open, coalesce(a.undoes, a.id) FROM action a"
        " WHERE a.open <> 0 ORDER BY a.id"
    ).fetchall()
    for _id, label, at, process, root in rows:
        if process == os.getpid() or not _alive(process):
            return Step(root, label, at, True, True)
    return None


def keep_cut_off(connection: sqlite3.Connection, root: int) -> None:
    """Keep what a cut-off import brought: from now on it is an action like any other."""
    connection.execute("UPDATE action SET open = 0 WHERE id = ? OR undoes = ?", (root, root))


def prune(connection: sqlite3.Connection, now: int) -> int:
    """Forget whole chains whose newest action is older than two years; return how many."""
    before = now - KEPT_YEARS * 366 * 86400
    with_links = (
        "SELECT root.id FROM action root WHERE root.undoes IS NULL AND root.at < ? AND NOT EXISTS"
        " (SELECT 1 FROM action link WHERE link.undoes = root.id AND link.at >= ?) LIMIT 1000"
    )
    roots = [row[0] for row in connection.execute(with_links, (before, before)).fetchall()]
    for root in roots:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "DELETE FROM change WHERE action_id IN (SELECT id FROM action WHERE id = ?"
            " OR undoes = ?)",
            (root, root),
        )
        connection.execute("DELETE FROM action WHERE id = ? OR undoes = ?", (root, root))
        connection.execute("COMMIT")
    return len(roots)


def begin_history_here(connection: sqlite3.Connection) -> None:
    """Forget every step of undo, so that what is there now is the beginning."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("DELETE FROM change")
        connection.execute("DELETE FROM action")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


# -- one turn of a chain ---------------------------------------------------------------------


def _root(connection: sqlite3.Connection, action_id: int) -> tuple[int, str, int]:
    row = connection.execute(
        "SELECT root.id, root.label, root.bulk FROM action a"
        " JOIN action root ON root.id = coalesce(a.undoes, a.id) WHERE a.id = ?",
        (action_id,),
    ).fetchone()
    if row is None:
        raise NothingToUndo(_("There is no action {id}.").format(id=action_id))
    return row


def _links(connection: sqlite3.Connection, root: int) -> int:
    return connection.execute("SELECT count(*) FROM action WHERE undoes = ?", (root,)).fetchone()[0]


def _turn(
    connection: sqlite3.Connection,
    root: tuple[int, str, int],
    at: int,
    progress: Callable[[int], object] | None,
) -> Undone:
    root_id, label, bulk = root
    if bulk:
        return _turn_bulk(connection, root_id, label, at, progress)
    try:
        with Action(connection, label, at, undoes=root_id) as turning:
            # Rows that refer to each other may come back in any order; COMMIT looks at the end.
            connection.execute("PRAGMA defer_foreign_keys = ON")
            source = _newest(connection, root_id, turning.id)
            changes = _changes(connection, source)
            _refuse_if_changed_later(connection, root_id, source, changes)
            for change in changes:
                if _invert(connection, change) != change.last - change.row + 1:
                    raise UndoRefused(
                        _("“{label}” cannot be undone: its rows are no longer there.").format(
                            label=label
                        )
                    )
            _refuse_if_more_was_touched(connection, turning.id, changes)
    except sqlite3.IntegrityError as error:
        raise UndoRefused(
            _("“{label}” cannot be undone: something changed since stands in its way.").format(
                label=label
            )
        ) from error
    return Undone(root_id, label)


def _newest(connection: sqlite3.Connection, root: int, but: int) -> int:
    return connection.execute(
        "SELECT max(id) FROM action WHERE (id = ? OR undoes = ?) AND id <> ?", (root, root, but)
    ).fetchone()[0]


def _changes(connection: sqlite3.Connection, action_id: int) -> list[_Change]:
    rows = connection.execute(
        'SELECT seq, tbl, op, "row", last, old FROM change WHERE action_id = ? ORDER BY seq DESC',
        (action_id,),
    ).fetchall()
    return [_Change(*row) for row in rows]


def _invert(connection: sqlite3.Connection, change: _Change) -> int:
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


def _later(
    connection: sqlite3.Connection, root: int, source: int, change: _Change
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


def _refuse_if_changed_later(
    connection: sqlite3.Connection, root: int, source: int, changes: list[_Change]
) -> None:
    for change in changes:
        for action_id, _first, _last in _later(connection, root, source, change):
            _refuse_naming(connection, action_id)


def _refuse_naming(connection: sqlite3.Connection, action_id: int) -> None:
    if action_id == OUTSIDE:
        raise UndoRefused(_("Another program changed the same data since; it stays as it is."))
    (label,) = connection.execute("SELECT label FROM action WHERE id = ?", (action_id,)).fetchone()
    raise UndoRefused(
        _("A later change stands on this one: “{label}” ({id}). Undo that one first.").format(
            label=label, id=action_id
        )
    )


def _refuse_if_more_was_touched(
    connection: sqlite3.Connection, turning: int, changes: list[_Change]
) -> None:
    """Cascades would take rows of later actions along: refuse, naming the action they are of."""
    expected = {
        (change.table, row) for change in changes for row in range(change.row, change.last + 1)
    }
    for done in _changes(connection, turning):
        for row in range(done.row, done.last + 1):
            if (done.table, row) not in expected:
                of = connection.execute(
                    'SELECT action_id FROM change WHERE tbl = ? AND "row" <= ? AND last >= ?'
                    " AND action_id <> ? ORDER BY seq DESC LIMIT 1",
                    (done.table, row, row, turning),
                ).fetchone()
                _refuse_naming(connection, of[0] if of else OUTSIDE)


# -- bulk: row by row, sparing what was used since -------------------------------------------


def _turn_bulk(
    connection: sqlite3.Connection,
    root: int,
    label: str,
    at: int,
    progress: Callable[[int], object] | None,
) -> Undone:
    turning, source = _open_turn(connection, root, label, at)
    changes = _changes(connection, source)
    spared = _used_since(connection, root, source, changes)
    done = 0
    for chunk in _chunks(changes):
        connection.execute("BEGIN IMMEDIATE")
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
    return Undone(root, label, tuple(_names(connection, spared["contact"])))


def _open_turn(connection: sqlite3.Connection, root: int, label: str, at: int) -> tuple[int, int]:
    """Return the turning action (a cut-off one goes on) and the action whose changes it inverts."""
    connection.execute("BEGIN IMMEDIATE")
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
    return turning, _newest(connection, root, turning)


def _chunks(changes: list[_Change]) -> Iterator[list[_Change]]:
    """Cut long records and gather short ones, so that a transaction stays short."""
    chunk: list[_Change] = []
    size = 0
    for change in changes:
        for last in range(change.last, change.row - 1, -CHUNK_ROWS):
            first = max(change.row, last - CHUNK_ROWS + 1)
            part = _Change(change.seq, change.table, change.op, first, last, change.old)
            chunk.append(part)
            size += last - first + 1
            if size >= CHUNK_ROWS:
                yield chunk
                chunk, size = [], 0
    if chunk:
        yield chunk


def _invert_gently(connection: sqlite3.Connection, change: _Change, row: int) -> None:
    """Invert one row; what is there already (a turn that was cut off) is left."""
    one = _Change(change.seq, change.table, change.op, row, row, change.old)
    if (
        change.op == "-"
        and connection.execute(f"SELECT 1 FROM {change.table} WHERE id = ?", (row,)).fetchone()
    ):
        return
    try:
        _invert(connection, one)
    except sqlite3.IntegrityError:
        return  # its place is taken since: that newer row stays


_Spared = dict[str, set[int]]


def _used_since(
    connection: sqlite3.Connection, root: int, source: int, changes: list[_Change]
) -> _Spared:
    """Return the rows that later actions changed or lean on, with all that hangs on them."""
    ours: dict[str, list[range]] = defaultdict(list)
    for change in changes:
        ours[change.table].append(range(change.row, change.last + 1))
    spared: _Spared = defaultdict(set)
    for table in RECORDED:
        for change in changes:
            if change.table != table:
                continue
            for _action, first, last in _later(connection, root, source, change):
                if table in ours:
                    spared[table].update(range(max(first, change.row), min(last, change.last) + 1))
    references = [
        (table, key[3], key[2])
        for table in RECORDED
        for key in connection.execute(f"PRAGMA foreign_key_list({table})").fetchall()
    ]
    _spare_parents_of_strangers(connection, references, ours, changes, spared)
    _spare_what_hangs_on(connection, references, ours, spared)
    return spared


def _inserted(changes: list[_Change], table: str) -> list[tuple[int, int]]:
    return [(c.row, c.last) for c in changes if c.table == table and c.op == "+"]


def _spare_parents_of_strangers(
    connection: sqlite3.Connection,
    references: list[tuple[str, str, str]],
    ours: dict[str, list[range]],
    changes: list[_Change],
    spared: _Spared,
) -> None:
    for child, column, parent in references:
        for first, last in _inserted(changes, parent):
            rows = connection.execute(
                f'SELECT id, "{column}" FROM {child} WHERE "{column}" BETWEEN ? AND ?',
                (first, last),
            ).fetchall()
            for row, target in rows:
                if not any(row in span for span in ours[child]):
                    spared[parent].add(target)


def _spare_what_hangs_on(
    connection: sqlite3.Connection,
    references: list[tuple[str, str, str]],
    ours: dict[str, list[range]],
    spared: _Spared,
) -> None:
    """Close over references: a spared row keeps its parents, a spared contact its belongings."""
    growing = True
    while growing:
        growing = False
        for child, column, parent in references:
            for row in list(spared[child]):
                found = connection.execute(
                    f'SELECT "{column}" FROM {child} WHERE id = ?', (row,)
                ).fetchone()
                target = found[0] if found else None
                if target is None or target in spared[parent]:
                    continue
                if any(target in span for span in ours[parent]):
                    spared[parent].add(target)
                    growing = True
            if parent not in ("contact", "interaction"):
                continue
            for target in list(spared[parent]):
                rows = connection.execute(
                    f'SELECT id FROM {child} WHERE "{column}" = ?', (target,)
                ).fetchall()
                for (row,) in rows:
                    if row not in spared[child] and any(row in span for span in ours[child]):
                        spared[child].add(row)
                        growing = True


def _names(connection: sqlite3.Connection, contacts: set[int]) -> list[str]:
    names = []
    for contact in sorted(contacts):
        row = connection.execute("SELECT name FROM contact WHERE id = ?", (contact,)).fetchone()
        if row:
            names.append(row[0])
    return names


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
