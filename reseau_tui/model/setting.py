"""What every process must agree on: the ``setting`` table, outside of undo and export.

A capture has no time to read ``config.toml``; it finds the language here, beside the stamp of
the file that asked for it, and the file is read again only when it has changed.
"""

from __future__ import annotations

from reseau_tui import settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3


def value_of(connection: sqlite3.Connection, key: str) -> str | None:
    """Return a value kept under ``key``, None when there is none."""
    row = connection.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
    return row[0] if row else None


def keep(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Keep ``value`` under ``key`` for every process."""
    connection.execute(
        "INSERT INTO setting (key, value) VALUES (?, ?)"
        " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, value),
    )


def configured_language(connection: sqlite3.Connection) -> str | None:
    """Return the language that the settings file asks for, None when it leaves it open.

    Without a settings file this is one look at the disk; with one that is known, one row; with
    one that has changed since, it is read and what it says is kept. Raises sqlite3.Error.
    """
    stamp = settings.config_stamp()
    if not stamp:
        return None
    spoken, _, known = (value_of(connection, "language") or "").partition(" ")
    if known != stamp:
        from reseau_tui import config

        spoken = config.chosen().language
        keep(connection, "language", f"{spoken} {stamp}")
    return None if spoken == "auto" else spoken
