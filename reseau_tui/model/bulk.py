"""A long change: one action over many short transactions, so that captures beside it never wait.

The action is open while the work goes on (``action.open`` holds the process); one that was cut
off is found by :func:`reseau_tui.model.history.cut_off` and offered to be undone.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Generator, Iterable, Mapping, Sequence
from types import TracebackType

from reseau_tui.model.table import cleaned
from reseau_tui.model.triggers import RECORDED
from reseau_tui.model.write import begin
from reseau_tui.text import clean

PAUSE = 0.01
"""Seconds left to other writers between two transactions."""

LONGEST = 0.1
"""Seconds a transaction of a bulk change should last at most; its author cuts the work."""

Value = str | int | None
Row = Mapping[str, Value]


class BulkAction:
    """One named change made in steps: ``with BulkAction(…) as bulk: with bulk.step(): …``.

    ``at`` is in seconds since 1970. When the block fails, what was committed stays and the action
    stays open, to be undone; nothing written, no action left.
    """

    def __init__(self, connection: sqlite3.Connection, label: str, at: int) -> None:
        self.connection = connection
        self.label = label
        self.at = at
        self.id = 0
        self.steps = 0

    def __enter__(self) -> BulkAction:
        connection = self.connection
        begin(connection)
        try:
            cursor = connection.execute(
                "INSERT INTO action (label, at, first_seq, bulk, open) VALUES (?, ?,"
                " (SELECT coalesce(max(seq), 0) + 1 FROM change), 1, ?)",
                (clean(self.label), self.at, os.getpid()),
            )
            self.id = cursor.lastrowid or 0
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None and self._wrote():
            return
        begin(self.connection)
        self.connection.execute("UPDATE action SET open = 0 WHERE id = ?", (self.id,))
        if not self._wrote():
            self.connection.execute("DELETE FROM action WHERE id = ?", (self.id,))
            self.id = 0
        self.connection.execute("COMMIT")

    def _wrote(self) -> bool:
        found = self.connection.execute(
            "SELECT 1 FROM change WHERE action_id = ? LIMIT 1", (self.id,)
        ).fetchone()
        return found is not None

    @contextlib.contextmanager
    def step(self) -> Generator[sqlite3.Connection]:
        """Make one short transaction of the change; a pause before it, but for the first."""
        if self.steps:
            time.sleep(PAUSE)
        self.steps += 1
        connection = self.connection
        begin(connection)
        try:
            connection.execute("UPDATE history_state SET action_id = ?", (self.id,))
            yield connection
            connection.execute("UPDATE history_state SET action_id = 0")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def next_id(connection: sqlite3.Connection, table: str) -> int:
    """Return the id that the next row of ``table`` gets, inside a write transaction."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    return row[0] + 1 if row else 1


def insert_rows(
    connection: sqlite3.Connection,
    table: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Value]],
) -> None:
    """Insert ``rows`` of a recorded table, texts cleaned; inside the caller's transaction.

    Raises ValueError for another table, sqlite3.IntegrityError for a row the schema refuses.
    """
    if table not in RECORDED:
        raise ValueError(f"no table {table}")
    listed = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" for _ in columns)
    connection.executemany(
        f"INSERT INTO {table} ({listed}) VALUES ({marks})",
        [list(map(cleaned, columns, row)) for row in rows],
    )


def update_row(connection: sqlite3.Connection, table: str, row: int, values: Row) -> None:
    """Change columns of one row of a recorded table, texts cleaned."""
    if table not in RECORDED:
        raise ValueError(f"no table {table}")
    if values:
        listed = ", ".join(f'"{column}" = ?' for column in values)
        new = [cleaned(column, value) for column, value in values.items()]
        connection.execute(f"UPDATE {table} SET {listed} WHERE id = ?", (*new, row))


def remove_rows(connection: sqlite3.Connection, table: str, rows: Iterable[int]) -> None:
    """Remove rows of a recorded table by id; inside the caller's transaction."""
    if table not in RECORDED:
        raise ValueError(f"no table {table}")
    connection.executemany(f"DELETE FROM {table} WHERE id = ?", [(row,) for row in rows])
