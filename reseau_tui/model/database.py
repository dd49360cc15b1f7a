"""Opening the database: made on first use, brought up to date, refused when it is not ours.

There is one :data:`database` for the process (peewee's own way); its connections are one a
thread, which is what the app's read and write lanes need.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import stat
from collections.abc import Generator
from typing import Any

from peewee import SqliteDatabase

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.model import triggers, write

APPLICATION = 0x52657365
"""``PRAGMA application_id`` of our files: "Rese"."""

SCHEMA = 3
"""``PRAGMA user_version``: how many migrations there are."""

WITH_UPKEEP = 2
"""The schema that has tables for what sections of a captured line mean."""

WITH_GROWING = 3
"""The schema that has relations, introductions, requests, interviews and events."""

MIGRATIONS = os.path.join(os.path.dirname(__file__), "migrations")


class DatabaseRefused(Exception):
    """The database cannot be used; the message is a sentence for the user (exit code 10)."""


class ReseauDatabase(SqliteDatabase):
    """SQLite with our pragmas on every connection and IMMEDIATE write transactions."""

    def _add_conn_hooks(self, conn: sqlite3.Connection) -> None:
        super()._add_conn_hooks(conn)  # type: ignore[reportAttributeAccessIssue]
        for pragma in write.PRAGMAS:
            conn.execute(pragma)
        # What a screen asks touches more pages of a large network than the 2 MB SQLite keeps.
        conn.execute("PRAGMA cache_size = -16000")


database = ReseauDatabase(None, lock_type="IMMEDIATE", timeout=write.BUSY_SECONDS)


def connection() -> sqlite3.Connection:
    """Return this thread's connection, opened if need be."""
    return database.connection()


def action(label: str, *, bulk: bool = False) -> write.Action:
    """Return the named, undoable change to make inside ``with``, on this thread's connection."""
    return write.Action(connection(), label, int(clock.now().timestamp()), bulk=bulk)


def open_database(path: str, *, read_only: bool = False) -> None:
    """Open the database at ``path``, made or migrated if need be.

    Raises DatabaseRefused with a sentence: a folder, a file that is not ours, a newer version,
    a place that cannot be written.
    """
    if not database.is_closed():
        database.close()
    _look_at(path)
    made = not os.path.exists(path) or os.path.getsize(path) == 0
    try:
        if made:
            _make_file(path)
        database.init(path)
        database.connect()
        _bring_up_to_date(path)
        if read_only:
            database.execute_sql("PRAGMA query_only = ON")
    except sqlite3.Error as error:
        raise DatabaseRefused(_why(path, error)) from error
    except Exception as error:
        if isinstance(error.__cause__, sqlite3.Error) or "peewee" in type(error).__module__:
            raise DatabaseRefused(_why(path, error)) from error
        raise


def sentence_for(path: str, error: BaseException) -> str:
    """Return the sentence that tells a user about a database error at ``path``."""
    return _why(path, error)


def _why(path: str, error: BaseException) -> str:
    text = str(error)
    if "locked" in text or "busy" in text:
        return _("The database is busy: another program has been writing to {path}.").format(
            path=path
        )
    if "readonly" in text or "unable to open" in text or "read-only" in text:
        return _("The database cannot be written: {path}. Check the folder's permissions.").format(
            path=path
        )
    if "full" in text:
        return _("The disk is full: nothing was changed in {path}.").format(path=path)
    if "not a database" in text or "malformed" in text:
        return _(
            "The database is damaged: {path} ({reason}). Your backups are in {folder}."
        ).format(path=path, reason=text, folder=path + "-backups")
    return _("The database cannot be used: {path} ({reason}).").format(path=path, reason=text)


def _look_at(path: str) -> None:
    """Refuse what is not ours before SQLite touches it."""
    if os.path.isdir(path):
        raise DatabaseRefused(
            _("{path} is a folder; give the file of the database.").format(path=path)
        )
    if not os.path.exists(path):
        return
    if not stat.S_ISREG(os.stat(path).st_mode):
        raise DatabaseRefused(_("{path} is not a file.").format(path=path))
    try:
        with open(path, "rb") as file:
            head = file.read(100)
    except OSError as error:
        raise DatabaseRefused(
            _("{path} cannot be read: {reason}.").format(path=path, reason=error.strerror)
        ) from error
    if not head:
        return
    if head[:16] != b"SQLite format 3\0" or len(head) < 100:
        raise DatabaseRefused(
            _("{path} is not a Réseau database; it was left as it is.").format(path=path)
        )
    # user_version and application_id as the file's header holds them; a change still in the WAL
    # is seen again, through SQLite, in _bring_up_to_date.
    version = int.from_bytes(head[60:64], "big")
    application = int.from_bytes(head[68:72], "big")
    _refuse_strangers(path, application, version, whole=False)


def _refuse_strangers(path: str, application: int, version: int, *, whole: bool) -> None:
    if application == APPLICATION:
        if version > SCHEMA:
            raise DatabaseRefused(
                _(
                    "{path} was written by a newer Réseau (version {theirs} of the data, this"
                    " program knows {ours}); it was left as it is. Please update the program."
                ).format(path=path, theirs=version, ours=SCHEMA)
            )
    elif application != 0 or version != 0 or whole:
        raise DatabaseRefused(
            _("{path} is the database of another program; it was left as it is.").format(path=path)
        )


def _make_file(path: str) -> None:
    folder = os.path.dirname(path)
    try:
        if not os.path.isdir(folder):
            os.makedirs(folder, mode=0o700, exist_ok=True)
        # Made by hand first, so that it is never readable by others, not even for a moment.
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise DatabaseRefused(
            _("The database cannot be made at {path}: {reason}.").format(
                path=path, reason=error.strerror
            )
        ) from error


def _pragma(name: str) -> Any:
    return database.execute_sql(f"PRAGMA {name}").fetchone()[0]


def _tables() -> int:
    return database.execute_sql("SELECT count(*) FROM sqlite_master").fetchone()[0]


def _bring_up_to_date(path: str) -> None:
    application, version = _pragma("application_id"), _pragma("user_version")
    if application == APPLICATION and version == SCHEMA:
        return
    _refuse_strangers(path, application, version, whole=_tables() > 0)
    if version:
        from reseau_tui.model import backup

        backup.make_backup(path, "before-migration")
    migrate(path)


def migrate(path: str) -> None:
    """Bring the open database to :data:`SCHEMA`, in one transaction; other processes wait."""
    from playhouse.migrations import Runner

    database.execute_sql("PRAGMA journal_mode = WAL")
    # Dropping and renaming tables must not cascade; this only works outside a transaction.
    database.execute_sql("PRAGMA foreign_keys = OFF")
    try:
        with database.atomic():
            version = _pragma("user_version")
            if _pragma("application_id") == APPLICATION and version == SCHEMA:
                return  # another process was faster
            if not version and _tables():
                raise DatabaseRefused(
                    _("{path} is the database of another program; it was left as it is.").format(
                        path=path
                    )
                )
            triggers.drop_triggers(connection())
            Runner(database, MIGRATIONS).up()
            triggers.build_triggers(connection())
            if 0 < version < WITH_UPKEEP:
                from reseau_tui.model import upkeep_before

                upkeep_before.fill_from_before(connection())
            if 0 < version < WITH_GROWING:
                from reseau_tui.model import upkeep_before

                upkeep_before.fill_introductions_from_before(connection())
                # Where somebody was met became one of the words they are found by.
                database.execute_sql(
                    "INSERT INTO search_contact SELECT id FROM contact WHERE met_where IS NOT NULL"
                )
            database.execute_sql(f"PRAGMA application_id = {APPLICATION}")
            database.execute_sql(f"PRAGMA user_version = {SCHEMA}")
    finally:
        database.execute_sql("PRAGMA foreign_keys = ON")


@contextlib.contextmanager
def opened(path: str) -> Generator[None]:
    """Open the database for the block and close it after, whatever happens."""
    open_database(path)
    try:
        yield
    finally:
        database.close()
