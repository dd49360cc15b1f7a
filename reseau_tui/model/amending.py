"""The last captured line, said again: what it wrote goes, and what is written instead comes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TypeVar

from reseau_tui.i18n import _
from reseau_tui.model.history import NothingToUndo, Step, in_words, write_back
from reseau_tui.model.history_changes import Change
from reseau_tui.model.write import Action

Answer = TypeVar("Answer")

_MADE = "SELECT 1 FROM change c WHERE c.action_id = root.id AND c.op = '+'"


def last_capture(connection: sqlite3.Connection) -> Step:
    """Return the newest action in force that wrote a line down, recorded or kept in the Inbox.

    A promise made without an exchange counts, and so does a relation. Raises NothingToUndo when
    there is none.
    """
    row = connection.execute(
        "SELECT id, label, at FROM action root WHERE undoes IS NULL AND bulk = 0"
        " AND (SELECT count(*) FROM action link WHERE link.undoes = root.id) % 2 = 0"
        f" AND (EXISTS ({_MADE} AND c.tbl IN ('promise', 'inbox', 'relation')) OR EXISTS ("
        " SELECT 1 FROM change c JOIN interaction i ON i.id BETWEEN c.row AND c.last"
        " WHERE c.action_id = root.id AND c.op = '+' AND c.tbl = 'interaction'"
        " AND i.source = 'capture')) ORDER BY id DESC LIMIT 1"
    ).fetchone()
    if row is None:
        raise NothingToUndo(_("Nothing was written down yet."))
    return Step(row[0], row[1], row[2], True, False)


def say_again(
    connection: sqlite3.Connection, step: Step, at: int, label: str, record: Callable[[], Answer]
) -> Answer:
    """Take away what ``step`` made and let ``record`` write instead: one action called ``label``.

    Undoing that action brings back what was there before. What ``record`` raises leaves everything
    as it was. ``at`` is in seconds since 1970. Raises UndoRefused when a later change stands on
    the step.
    """
    with in_words(step.label), Action(connection, label, at) as again:
        write_back(connection, step.action_id, step.label, again.id, _recorded)
        return record()


def _recorded(changes: list[Change]) -> list[Change]:
    """Return of a capture's changes, newest first, the rows it made and those it changed.

    A question it answered is open again, help it said thanks for waits for them. A line said
    again took back another before it made its first row: that one stays away, and so does the
    Inbox line that was answered.
    """
    first = min((change.seq for change in changes if change.op == "+"), default=0)
    return [change for change in changes if change.op != "-" and change.seq >= first]
