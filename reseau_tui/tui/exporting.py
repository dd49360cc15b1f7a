"""Exports of the app: whose data, in which format, into which file, and the writing itself."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.tui.importing import to_read

if TYPE_CHECKING:
    import sqlite3

    from reseau_tui.interchange.exporting import Export
    from reseau_tui.interchange.stopping import Work

_BASE = "reseau"
_ENDINGS = {"vcf4": ".vcf", "exchanges.csv": "-exchanges.csv", "friends.md": "-friends.md"}
_OF_PEOPLE = frozenset(("vcf", "vcf4", "json", "csv", "friends.md", "md"))
_OF_EXCHANGES = frozenset(("exchanges.csv", "json", "friends.md", "md"))


@dataclass(frozen=True, slots=True)
class Who:
    """Whose data goes out: ``contacts`` by id, None for everybody; ``words`` say it."""

    words: str
    contacts: Sequence[int] | None = None


@dataclass(frozen=True, slots=True)
class FormatWords:
    """A format in words: what it is, what it is good for, and how its files are called."""

    name: str
    title: str
    purpose: str

    @property
    def ending(self) -> str:
        """What the name of a new file ends in."""
        return _ENDINGS.get(self.name, f".{self.name}")


def formats() -> list[FormatWords]:
    """Return every format, those that most people look for first."""
    return [
        FormatWords("vcf", "vCard 3.0", _("for every address book and phone")),
        FormatWords("csv", _("CSV of people"), _("for spreadsheets")),
        FormatWords("exchanges.csv", _("CSV of exchanges"), _("for spreadsheets")),
        FormatWords("ics", "iCalendar", _("birthdays, promises, when to get back")),
        FormatWords("md", _("journal"), _("to read and print (Markdown)")),
        FormatWords("json", "Réseau JSON", _("the whole network, to bring it back")),
        FormatWords("vcf4", "vCard 4.0", _("for newer programs")),
        FormatWords("friends.md", "friends.md", _("for the program “friends”")),
    ]


def export_called(name: str) -> Export:
    """Return the export of a format; raises LookupError when there is none."""
    from reseau_tui.interchange.exporting import export_named

    export = export_named(name, "")
    if export is None:
        raise LookupError(name)
    return export


def new_name(format: FormatWords) -> str:
    """Return the name of a new file: ``reseau-2026-11-23.vcf``."""
    return f"{_BASE}-{clock.today().isoformat()}{format.ending}"


def renamed(path: str, old: FormatWords, new: FormatWords) -> str:
    """Return a path for another format: its ending changes, when it has that of the old one."""
    return path.removesuffix(old.ending) + new.ending if path.endswith(old.ending) else path


def export_folder(remembered: str = "") -> str:
    """Return where a new file goes: where the last one went, else the documents, else home."""
    import platformdirs

    for path in (remembered, platformdirs.user_documents_dir(), os.path.expanduser("~")):
        if path and os.path.isdir(path):
            return os.path.abspath(path)
    return os.path.abspath(os.curdir)


def problem_with(path: str) -> str:
    """Return why no file can be written at ``path``, ``""`` when one can."""
    from reseau_tui.tui.folder import shown_path

    folder, name = os.path.split(path)
    if not name or os.path.isdir(path):
        return _("A name for the file, please.")
    if not os.path.isdir(folder):
        return _("There is no folder {path}.").format(path=shown_path(folder))
    return ""


def private_count() -> int:
    """Return how many requests are noted as private: no file of the app holds them."""
    from reseau_tui.interchange.own_json import private_requests
    from reseau_tui.model.database import connection

    return private_requests(connection())


def write_export(
    database: str, name: str, contacts: Sequence[int] | None, path: str, work: Work
) -> None:
    """Write the file, whole or not at all, from one moment of the network.

    On a connection and a thread of its own: what is captured meanwhile is neither waited for nor
    half in it. Raises Stopped when ``work`` is, OSError.
    """
    from reseau_tui.interchange.exporting import Asked, write_atomically

    export = export_called(name)
    with contextlib.closing(to_read(database)) as connection:
        connection.execute("BEGIN")
        chosen = None if contacts is None or export.whole else _by_name(connection, contacts)
        pieces = export.pieces(connection, Asked(contacts=chosen))
        write_atomically(path, _watched(pieces, work, _total(connection, name, chosen)))


def _watched(pieces: Iterator[str], work: Work, total: int) -> Iterator[str]:
    for count, piece in enumerate(pieces):
        work(min(count, total), total)
        yield piece


def _by_name(connection: sqlite3.Connection, contacts: Sequence[int]) -> tuple[int, ...]:
    """Return those of ``contacts`` who are still there, as an address book has them."""
    rows = connection.execute(
        "SELECT id FROM contact WHERE id IN (SELECT value FROM json_each(?))"
        " ORDER BY sort_name, id",
        (json.dumps(list(contacts)),),
    )
    return tuple(row[0] for row in rows)


def _total(connection: sqlite3.Connection, name: str, contacts: tuple[int, ...] | None) -> int:
    """Return about how many pieces there are, 0 when nobody can tell."""
    total = 0
    if name in _OF_PEOPLE:
        rows = "SELECT count(*) FROM contact"
        total += len(contacts) if contacts is not None else connection.execute(rows).fetchone()[0]
    if name in _OF_EXCHANGES and contacts is None:
        total += connection.execute("SELECT count(*) FROM interaction").fetchone()[0]
    elif name in _OF_EXCHANGES:
        total += connection.execute(
            "SELECT count(DISTINCT interaction_id) FROM participant"
            " WHERE contact_id IN (SELECT value FROM json_each(?))",
            (json.dumps(contacts),),
        ).fetchone()[0]
    return total
