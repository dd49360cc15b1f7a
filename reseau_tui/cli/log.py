"""``reseau-tui --log TEXT``: the fast road of a capture.

One plain line, a database that is there, nothing to ask: recorded here with ``sqlite3`` alone, in
little more than the time Python takes to start. Everything else (options, several lines,
questions, a database to make or migrate) goes on in :mod:`reseau_tui.cli.log_long`.
"""

from __future__ import annotations

import os
import sys

from reseau_tui import clock, settings
from reseau_tui.capture.echo import echo
from reseau_tui.capture.grammar import read
from reseau_tui.capture.record import Repeated, record
from reseau_tui.i18n import choose_language
from reseau_tui.model.directory import Directory
from reseau_tui.model.write import BUSY_SECONDS, PRAGMAS
from reseau_tui.text import NOTE_LIMIT

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
else:
    try:
        # The same without what Python adds to it: ways to store dates, which load ``datetime``.
        import _sqlite3 as sqlite3
    except ImportError:  # a Python that has no such module
        import sqlite3

FLAGS = ("--dry-run", "--json", "--pick", "--create", "--again", "--help", "-h")
VALUED = ("--db", "--lang")

APPLICATION = 0x52657365
SCHEMA = 3
"""The same two numbers as in model/database.py, which loads peewee; a test compares them."""

RELATION = (" of ", " de ", " d'", " d’", " du ", " des ")
"""What stands before the second name of a line that tells a relation."""

WAL_LIMIT = 512 * 1024
"""Bytes of changes that may wait beside the database (in its WAL) when a capture is over."""


class Asked:
    """The command line of a capture, taken apart.

    ``wrong`` names an unknown option; ``words`` are the words of the text.
    """

    __slots__ = ("db", "flags", "lang", "words", "wrong")

    def __init__(self) -> None:
        self.flags: set[str] = set()
        self.db: str | None = None
        self.lang: str | None = None
        self.words: list[str] = []
        self.wrong: str | None = None

    def take(self, name: str, value: str) -> None:
        """Remember the value of ``--db`` or ``--lang``."""
        if name == "--db":
            self.db = value
        else:
            self.lang = value


def asked_for(arguments: list[str]) -> bool:
    """Tell whether ``--log`` stands before any command, not inside the words of one."""
    place = 0
    while place < len(arguments):
        argument = arguments[place]
        if argument == "--log":
            return True
        if argument in VALUED:
            place += 1
        elif not argument.startswith("-"):
            return False
        place += 1
    return False


def take_apart(arguments: list[str]) -> Asked:
    """Read the command line: known options count before and after the text, ``--`` ends them."""
    asked = Asked()
    rest = list(arguments)
    while rest:
        argument = rest[0]
        if argument == "--log" or argument in FLAGS:
            asked.flags.add(argument)
        elif argument in VALUED:
            if len(rest) == 1:
                asked.wrong = argument
                return asked
            asked.take(argument, rest.pop(1))
        elif argument.startswith(("--db=", "--lang=")):
            name, _, value = argument.partition("=")
            asked.take(name, value)
        elif argument == "--":
            asked.words = rest[1:]
            return asked
        elif argument.startswith("-") and len(argument) > 1 and not _has_space(argument):
            asked.wrong = argument
            return asked
        else:
            break
        rest.pop(0)
    if "--" in rest:
        place = rest.index("--")
        asked.words = rest[:place] + rest[place + 1 :]
        return asked
    while rest:
        if rest[-1] in FLAGS:
            asked.flags.add(rest.pop())
        elif len(rest) > 1 and rest[-2] in VALUED:
            value = rest.pop()
            asked.take(rest.pop(), value)
        elif rest[-1].startswith(("--db=", "--lang=")):
            name, _, value = rest.pop().partition("=")
            asked.take(name, value)
        else:
            break
    asked.words = rest
    return asked


def _has_space(argument: str) -> bool:
    return any(letter.isspace() for letter in argument)


def run(arguments: list[str], *, whole_process: bool = False) -> int:
    """Carry out a capture and return its exit code (10-command-line).

    With ``whole_process`` it may end the process itself instead of returning.
    """
    asked = take_apart(arguments)
    if asked.wrong is None and asked.flags <= {"--log", "--again"} and asked.words:
        code = _at_once(asked, whole_process)
        if code is not None:
            return code
    from reseau_tui.cli.log_long import run_long

    return run_long(asked)


def _at_once(asked: Asked, whole_process: bool) -> int | None:
    """Record the line and return 0; None, and nothing changed, when it is not that simple."""
    line = " ".join(asked.words)
    if len(line) > NOTE_LIMIT or not line.strip() or not _is_text(line) or "\n" in line:
        return None
    if line[0] == "@" and line[: line.rfind("@")].endswith(RELATION):
        return None  # "@Paul partner of @Léa" is no exchange, perhaps
    path = settings.database_path(asked.db)
    language = choose_language(asked.lang)
    connection = None
    try:
        now = clock.now()
        if not os.path.isfile(path):
            return None
        connection = connect(path)
        if connection is None:
            return None
        # Before anything is written: what fails here is left to the long road.
        language = _language(asked, connection)
        draft = read(line, now, Directory(connection))
        if draft.questions or draft.created or not draft.people or draft.promise_only:
            return None
        record(
            connection,
            draft,
            int(now.timestamp()),
            language=language,
            again="--again" in asked.flags,
        )
    except (sqlite3.Error, ValueError, Repeated):
        return None  # the long road says what is wrong
    else:
        sys.stdout.write("\n".join(echo(draft, language)) + "\n")
        _backup_if_old(path, now)
        if whole_process:
            _leave(connection, path)
        return 0
    finally:
        if connection is not None:
            connection.close()


def _leave(connection: sqlite3.Connection, path: str) -> None:
    """End the process at once: all is written, and tidying up is not free.

    Taking the interpreter apart costs a sixth of S. Closing the last connection to a database
    costs four waits for the disk, to bring into it what its WAL holds just as safely; so that is
    left to whoever closes it next, or to the capture that finds the WAL grown long.
    """
    if not _may_wait(path + "-wal"):
        connection.close()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        pass  # nobody listens any more; what was said is recorded
    os._exit(0)


def _may_wait(wal: str) -> bool:
    try:
        return os.stat(wal).st_size <= WAL_LIMIT
    except OSError:
        return False  # the database is a link to another folder, perhaps


def _language(asked: Asked, connection: sqlite3.Connection) -> str:
    """Return the language of the answer: the command line's, the environment's, the settings'."""
    if asked.lang or os.environ.get("RESEAU_LANG") or not settings.config_stamp():
        return choose_language(asked.lang)
    from reseau_tui.model.setting import configured_language

    return choose_language(configured_language(connection))


def connect(path: str) -> sqlite3.Connection | None:
    """Open the database at ``path`` for a capture; None when it is not ours or not of today."""
    with open(path, "rb") as file:
        if file.read(16) != b"SQLite format 3\0":
            return None
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        if version == SCHEMA and application == APPLICATION:
            for pragma in PRAGMAS:
                connection.execute(pragma)
            return connection
    except sqlite3.Error:
        pass  # the long road says what is wrong
    connection.close()
    return None


def _is_text(line: str) -> bool:
    """Tell whether the shell handed over text: no NUL, no bytes that are not UTF-8."""
    return line.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in line)


def _backup_if_old(path: str, now: clock.datetime.datetime) -> None:
    """Leave a backup to a child of its own when the last one is older than three days."""
    folder = settings.backup_folder(path)
    try:
        names = os.listdir(folder)
    except OSError:
        names = []
    limit = "reseau-" + (now.date() - clock.datetime.timedelta(days=3)).isoformat()
    if any(name[: len(limit)] >= limit and name.startswith("reseau-") for name in names):
        return
    command = [sys.executable, "-m", "reseau_tui", "--db", path, "backup", "--quiet"]
    quiet = os.open(os.devnull, os.O_RDWR)
    try:
        os.posix_spawn(
            sys.executable,
            command,
            os.environ,
            file_actions=[(os.POSIX_SPAWN_DUP2, quiet, number) for number in (0, 1, 2)],
            setsid=True,
        )
    except (OSError, AttributeError):
        return  # the next app or command makes it
    finally:
        os.close(quiet)
