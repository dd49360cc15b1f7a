"""Backups: one a day beside the database, before a migration and an import, and on demand."""

from __future__ import annotations

import datetime
import os
import shutil
import sqlite3
import tempfile

from reseau_tui import clock, config
from reseau_tui.settings import backup_folder

LARGE = 100 * 1024 * 1024
"""Bytes above which only :data:`LARGE_KEPT` daily backups are kept."""

LARGE_KEPT = 3
_PREFIX = "reseau-"
_SUFFIX = ".db"


def make_backup(path: str, reason: str | None = None) -> str:
    """Copy the database at ``path``, as it is now, to its folder of backups; return the file.

    The name is the day's, or the day's and the minute's with a ``reason``. Raises OSError or
    sqlite3.Error when it cannot be written; the database is untouched then.
    """
    folder = backup_folder(path)
    os.makedirs(folder, mode=0o700, exist_ok=True)
    day = clock.today().isoformat()
    stem = f"{day}-{clock.now():%H%M%S}-{reason}" if reason else day
    target = os.path.join(folder, _PREFIX + stem + _SUFFIX)
    copy_database(path, target)
    _thin_out(folder)
    return target


def copy_database(path: str, target: str) -> None:
    """Write a consistent copy of a live database under a temporary name, then rename it."""
    folder = os.path.dirname(os.path.abspath(target))
    handle, temporary = tempfile.mkstemp(prefix=".reseau-", suffix=".part", dir=folder)
    os.close(handle)  # mkstemp made it 0600
    try:
        source = sqlite3.connect(f"file:{_quoted(path)}?mode=ro", uri=True)
        try:
            copy = sqlite3.connect(temporary, isolation_level=None)
            try:
                source.backup(copy, pages=2000, sleep=0.005)
                # One file, without a WAL beside it.
                copy.execute("PRAGMA journal_mode = DELETE")
            finally:
                copy.close()
        finally:
            source.close()
        with open(temporary, "rb+") as file:
            os.fsync(file.fileno())
        os.replace(temporary, target)
        _sync_folder(folder)
    except BaseException:
        if os.path.exists(temporary):
            os.unlink(temporary)
        raise


def _quoted(path: str) -> str:
    from urllib.parse import quote

    return quote(os.path.abspath(path))


def _sync_folder(folder: str) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def backups(path: str) -> list[str]:
    """Return the backup files of the database at ``path``, oldest first."""
    folder = backup_folder(path)
    if not os.path.isdir(folder):
        return []
    names = [n for n in os.listdir(folder) if n.startswith(_PREFIX) and n.endswith(_SUFFIX)]
    return [os.path.join(folder, name) for name in sorted(names)]


def day_of(file: str) -> datetime.date | None:
    """Return the day a backup file was made, from its name."""
    stem = os.path.basename(file)[len(_PREFIX) :]
    try:
        return datetime.date.fromisoformat(stem[:10])
    except ValueError:
        return None


def last_backup(path: str) -> datetime.date | None:
    """Return the day of the newest backup, if there is one."""
    days = [day for day in map(day_of, backups(path)) if day]
    return max(days) if days else None


def backup_if_due(path: str) -> str | None:
    """Make the backup of today unless there is one; return its file if it was made."""
    if last_backup(path) == clock.today() or not enough_space(path):
        return None
    return make_backup(path)


def enough_space(path: str) -> bool:
    """Tell whether a copy of the database fits twice on its disk."""
    return shutil.disk_usage(os.path.dirname(os.path.abspath(path))).free > 2 * os.path.getsize(
        path
    )


def _thin_out(folder: str) -> None:
    """Keep the newest daily and weekly backups, as many as the settings say; 3 large ones."""
    wanted = config.chosen().backups
    names = sorted(
        (n for n in os.listdir(folder) if n.startswith(_PREFIX) and n.endswith(_SUFFIX)),
        reverse=True,
    )
    files = [os.path.join(folder, name) for name in names]
    if files and os.path.getsize(files[0]) > LARGE:
        keep = set(files[: min(LARGE_KEPT, wanted.daily)])
    else:
        keep = set(files[: wanted.daily])
        weeks: dict[tuple[int, int], str] = {}
        for file in files:
            day = day_of(file)
            if day:
                # Within a week the oldest stands for it, so that it is not replaced every day.
                weeks[day.isocalendar()[:2]] = file
        keep.update(weeks[week] for week in sorted(weeks, reverse=True)[: wanted.weekly])
    for file in files:
        if file not in keep:
            os.unlink(file)


def restore(backup: str, path: str) -> str | None:
    """Put ``backup`` in the place of the database at ``path``; return the copy of what was there.

    Goes through SQLite's backup into the live file, so that open programs see it change.
    """
    kept = make_backup(path, "before-restore") if os.path.exists(path) else None
    source = sqlite3.connect(f"file:{_quoted(backup)}?mode=ro", uri=True)
    try:
        target = sqlite3.connect(path, timeout=5.0, isolation_level=None)
        try:
            source.backup(target)
            target.execute("PRAGMA journal_mode = WAL")
        finally:
            target.close()
    finally:
        source.close()
    os.chmod(path, 0o600)
    return kept
