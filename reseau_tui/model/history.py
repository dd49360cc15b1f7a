"""Undo and redo: the recorded row changes of an action, written back newest first.

An action and everything that undid and redid it form a chain, named by its first action (the
root). A chain is in force while it has an odd number of actions. Undo inverts the newest action of
a chain inside a new action; its own records carry the redo, so redo is undo of an undo.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Generator
from dataclasses import dataclass

from reseau_tui.i18n import _
from reseau_tui.model.history_bulk import turn_bulk
from reseau_tui.model.history_changes import (
    OUTSIDE,
    Change,
    changes_of,
    invert,
    later,
    links,
    newest,
)
from reseau_tui.model.write import Action, begin

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
        if links(connection, row[0]) % 2:
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
        forget(connection, root)
    return len(roots)


def forget(connection: sqlite3.Connection, root: int) -> None:
    """Forget a chain: it can be undone or redone no more; what it changed stays."""
    begin(connection)
    connection.execute(
        "DELETE FROM change WHERE action_id IN (SELECT id FROM action WHERE id = ? OR undoes = ?)",
        (root, root),
    )
    connection.execute("DELETE FROM action WHERE id = ? OR undoes = ?", (root, root))
    connection.execute("COMMIT")


def under_way(connection: sqlite3.Connection) -> int:
    """Return the newest long action that this process has begun and not ended, 0 without one."""
    row = connection.execute(
        "SELECT max(id) FROM action WHERE open = ? AND undoes IS NULL", (os.getpid(),)
    ).fetchone()
    return row[0] or 0


def begin_history_here(connection: sqlite3.Connection) -> None:
    """Forget every step of undo, so that what is there now is the beginning."""
    begin(connection)
    try:
        connection.execute("DELETE FROM change")
        connection.execute("DELETE FROM action")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _root(connection: sqlite3.Connection, action_id: int) -> tuple[int, str, int]:
    row = connection.execute(
        "SELECT root.id, root.label, root.bulk FROM action a"
        " JOIN action root ON root.id = coalesce(a.undoes, a.id) WHERE a.id = ?",
        (action_id,),
    ).fetchone()
    if row is None:
        raise NothingToUndo(_("There is no action {id}.").format(id=action_id))
    return row


def _turn(
    connection: sqlite3.Connection,
    root: tuple[int, str, int],
    at: int,
    progress: Callable[[int], object] | None,
) -> Undone:
    root_id, label, bulk = root
    if bulk:
        return Undone(root_id, label, turn_bulk(connection, root_id, label, at, progress))
    with in_words(label), Action(connection, label, at, undoes=root_id) as turning:
        write_back(connection, root_id, label, turning.id)
    return Undone(root_id, label)


@contextlib.contextmanager
def in_words(label: str) -> Generator[None]:
    """Turn what the schema refuses inside the block into UndoRefused with a sentence."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise UndoRefused(
            _("“{label}” cannot be undone: something changed since stands in its way.").format(
                label=label
            )
        ) from error


def write_back(
    connection: sqlite3.Connection,
    root: int,
    label: str,
    within: int,
    of: Callable[[list[Change]], list[Change]] = list,
) -> None:
    """Invert what the newest action of the chain ``root`` changed, inside the action ``within``.

    ``of`` picks the changes to invert, all of them by default; newest first. Raises UndoRefused
    when a later change stands on one.
    """
    # Rows that refer to each other may come back in any order; COMMIT looks at the end.
    connection.execute("PRAGMA defer_foreign_keys = ON")
    source = newest(connection, root, within)
    changes = of(changes_of(connection, source))
    _refuse_if_changed_later(connection, root, source, changes)
    for change in changes:
        if invert(connection, change) != change.last - change.row + 1:
            raise UndoRefused(
                _("“{label}” cannot be undone: its rows are no longer there.").format(label=label)
            )
    _refuse_if_more_was_touched(connection, within, changes)


def _refuse_if_changed_later(
    connection: sqlite3.Connection, root: int, source: int, changes: list[Change]
) -> None:
    for change in changes:
        for action_id, _first, _last in later(connection, root, source, change):
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
    connection: sqlite3.Connection, turning: int, changes: list[Change]
) -> None:
    """Cascades would take rows of later actions along: refuse, naming the action they are of."""
    expected = {
        (change.table, row) for change in changes for row in range(change.row, change.last + 1)
    }
    for done in changes_of(connection, turning):
        for row in range(done.row, done.last + 1):
            if (done.table, row) not in expected:
                of = connection.execute(
                    'SELECT action_id FROM change WHERE tbl = ? AND "row" <= ? AND last >= ?'
                    " AND action_id <> ? ORDER BY seq DESC LIMIT 1",
                    (done.table, row, row, turning),
                ).fetchone()
                _refuse_naming(connection, of[0] if of else OUTSIDE)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
