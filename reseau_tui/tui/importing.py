"""What the import screen asks of the importers, on the threads where it may take its time."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from reseau_tui.interchange.gathering import Gathered
    from reseau_tui.interchange.importing import ImportReport
    from reseau_tui.interchange.preview import Preview
    from reseau_tui.interchange.stopping import Work


def read_files(database: str, path: str, columns: Mapping[str, str] | None = None) -> Gathered:
    """Read a file or a folder of them; ``columns`` says what those of a table are.

    Raises Unreadable with a sentence, UnknownColumns when somebody has to say it.
    """
    from reseau_tui.interchange.importing import ImportOptions, gather, known_tables

    with contextlib.closing(to_read(database)) as connection:
        tables = known_tables(connection)
    return gather([path], ImportOptions(columns=columns or {}), tables)


def try_import(
    database: str, gathered: Gathered, tag: str, circle: int | None, work: Work
) -> Preview:
    """Try an import on a copy of the database; raises Stopped when ``work`` is."""
    from reseau_tui.interchange.preview import preview, with_options

    with contextlib.closing(to_read(database)) as connection:
        return preview(connection, with_options(gathered, tag, circle), work)


def run_import(gathered: Gathered, tag: str, circle: int | None, work: Work) -> ImportReport | None:
    """Import, on the write lane; None when ``work`` was abandoned, and nobody waits for it.

    Raises Stopped when it was stopped, OSError without a backup.
    """
    from reseau_tui.interchange.preview import with_options
    from reseau_tui.interchange.stopping import Stopped, import_or_take_back
    from reseau_tui.model.database import connection

    try:
        return import_or_take_back(connection(), with_options(gathered, tag, circle), work)
    except Stopped:
        if work.abandoned:
            return None
        raise


def to_read(database: str) -> sqlite3.Connection:
    """Open the network for reading, on the thread that asks; raises sqlite3.Error."""
    import sqlite3

    return sqlite3.connect(f"file:{quote(database)}?mode=ro", uri=True, isolation_level=None)
