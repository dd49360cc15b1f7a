"""What is remembered of a folder kept in step: one row of ``setting`` for the folder and each file.

Outside of undo on purpose: a sync that is taken back changes the network, and the next one sees
that and takes it back in the folder as well.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from reseau_tui.model import setting, write

_AT_ONCE = 1000


def folder_note(connection: sqlite3.Connection, folder: str) -> str | None:
    """Return what is remembered of a folder itself; ``folder`` is its id, without a slash."""
    return setting.value_of(connection, f"vdir:{folder}")


def remembered(connection: sqlite3.Connection, folder: str) -> dict[str, str]:
    """Return what is remembered of each file of a folder, by its name."""
    first = f"vdir:{folder}/"
    rows = connection.execute(
        "SELECT key, value FROM setting WHERE key >= ? AND key < ?",
        (first, f"vdir:{folder}0"),  # "0" comes right after "/"
    ).fetchall()
    return {key[len(first) :]: value for key, value in rows}


def remember(
    connection: sqlite3.Connection,
    folder: str,
    note: str,
    kept: Mapping[str, str],
    forgotten: Iterable[str],
) -> None:
    """Remember a folder, some of its files anew, and others no more; in short transactions."""
    names = list(kept)
    for start in range(0, max(len(names), 1), _AT_ONCE):
        write.begin(connection)
        try:
            if start == 0:
                setting.keep(connection, f"vdir:{folder}", note)
                connection.executemany(
                    "DELETE FROM setting WHERE key = ?",
                    [(f"vdir:{folder}/{name}",) for name in forgotten],
                )
            for name in names[start : start + _AT_ONCE]:
                setting.keep(connection, f"vdir:{folder}/{name}", kept[name])
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise


def taken_back(connection: sqlite3.Connection, contact: int) -> bool:
    """Tell whether a contact who is gone went by an undo of what had added them.

    Somebody of whom the history knows nothing (any more) counts as taken back too.
    """
    row = connection.execute(
        "SELECT a.undoes FROM change c LEFT JOIN action a ON a.id = c.action_id"
        " WHERE c.tbl = 'contact' AND c.row = ? AND c.op = '-' ORDER BY c.seq DESC LIMIT 1",
        (contact,),
    ).fetchone()
    if row is None:
        return True
    added = connection.execute(
        "SELECT 1 FROM change WHERE action_id = ? AND tbl = 'contact' AND op = '+'"
        " AND row <= ? AND last >= ? LIMIT 1",
        (row[0], contact, contact),
    ).fetchone()
    return added is not None
