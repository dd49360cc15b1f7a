"""Rows whose every column is decided beforehand, uid and id included: what the demo is made of.

They go through the same triggers as any other change: kept columns, search rows and history
follow.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from reseau_tui.model.triggers import RECORDED
from reseau_tui.text import clean_note

Value = str | int | None


def insert_rows(
    connection: sqlite3.Connection, table: str, rows: Iterable[Mapping[str, Value]]
) -> None:
    """Insert ``rows`` (column → value, the same columns in each) into a table, in order.

    The caller opens the action. Raises ValueError for a table that undo does not record and
    sqlite3.IntegrityError for an id or uid that is taken.
    """
    if table not in RECORDED:
        raise ValueError(f"no table {table}")
    columns: list[str] = []
    values: list[list[Value]] = []
    for row in rows:
        columns = columns or list(row)
        values.append([_cleaned(row[column]) for column in columns])
    if values:
        listed = ", ".join(f'"{column}"' for column in columns)
        marks = ", ".join("?" for _ in columns)
        connection.executemany(f"INSERT INTO {table} ({listed}) VALUES ({marks})", values)


def _cleaned(value: Value) -> Value:
    return clean_note(value) if isinstance(value, str) else value


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
