"""Importing: files and folders → recognised by content → read → matched → merged, undoable.

``import_files`` is what the command line calls; the app reads with ``gather``, shows a dry run of
``import_gathered``, and imports the same.
"""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from reseau_tui import clock
from reseau_tui.i18n import grouped, ngettext
from reseau_tui.interchange.gathering import Gathered, ImportOptions, gather
from reseau_tui.interchange.import_events import Taken, import_events
from reseau_tui.interchange.import_exchanges import Exchanged, ExchangesImport
from reseau_tui.interchange.import_network import NetworkImport
from reseau_tui.interchange.import_people import PeopleImport, Progress, Tally
from reseau_tui.interchange.record import Skipped
from reseau_tui.model import backup, setting, write
from reseau_tui.model.bulk import BulkAction

__all__ = ["ImportOptions", "ImportReport", "gather", "import_files", "import_gathered"]

TABLES_KEPT = "tables"
TABLES_LIMIT = 50
"""Where the ``setting`` table keeps how tables were understood, and how many of them."""

_NAMES_SAID = 10


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did; every entry read is new, updated, unchanged, to decide or skipped.

    ``action_id`` is what undo takes back, None when nothing was written; ``backup`` is the copy
    made before.
    """

    format: str
    read: int = 0
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    to_decide: int = 0
    interactions: int = 0
    promises: int = 0
    events: int = 0
    skipped: tuple[Skipped, ...] = ()
    losses: tuple[str, ...] = ()
    action_id: int | None = None
    backup: str | None = None
    dry_run: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return the object of ``import --json`` (10-command-line, Shapes)."""
        return {
            "format": self.format,
            "read": self.read,
            "new": self.new,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "to_decide": self.to_decide,
            "interactions": self.interactions,
            "promises": self.promises,
            "events": self.events,
            "skipped": [{"where": skip.where, "why": skip.why} for skip in self.skipped],
            "losses": list(self.losses),
            "undo": "reseau-tui undo" if self.action_id else None,
        }


def import_files(
    connection: sqlite3.Connection,
    paths: Iterable[str],
    options: ImportOptions | None = None,
    progress: Progress | None = None,
) -> ImportReport:
    """Import files, folders and archives into the open database, as one undoable action.

    A backup is made first; a dry run works on a copy in memory and changes nothing. Raises
    Unreadable with a sentence when nothing can be read (exit code 5), ValueError for an unknown
    format.
    """
    options = options or ImportOptions()
    gathered = gather(paths, options, known_tables(connection))
    return import_gathered(connection, gathered, options, progress)


def import_gathered(
    connection: sqlite3.Connection,
    gathered: Gathered,
    options: ImportOptions,
    progress: Progress | None = None,
) -> ImportReport:
    """Import what was read; the same can be tried with a dry run first."""
    if options.dry_run:
        copy = copy_in_memory(connection)
        try:
            report = _write(copy, gathered, progress)
        finally:
            copy.close()
        return dataclasses.replace(report, action_id=None, dry_run=True)
    path = path_of(connection)
    kept = backup.make_backup(path, "before-import") if path else None
    report = _write(connection, gathered, progress)
    remember_tables(connection, gathered.columns)
    return dataclasses.replace(report, backup=kept)


def _write(
    connection: sqlite3.Connection,
    gathered: Gathered,
    progress: Progress | None,
) -> ImportReport:
    tally = Tally()
    skipped, losses, read = list(gathered.skipped), list(gathered.losses), gathered.read
    exchanges, events = Exchanged(), Taken()
    at = int(clock.now().timestamp())
    with BulkAction(connection, _label(gathered), at) as bulk:
        people = PeopleImport(connection, bulk)
        if gathered.people:
            tally = people.run(gathered.people, progress)
            losses += _left_out(people.strangers)
        if gathered.interactions or gathered.promises:
            exchanges = ExchangesImport(connection, bulk, people.contacts).run(
                gathered.interactions, gathered.promises, progress
            )
            losses += exchanges.losses()
        if gathered.events:
            events = import_events(bulk, gathered.events, people.contacts)
            tally.unchanged += events.unchanged
        for network in gathered.networks:
            done = NetworkImport(connection, bulk, network).run(progress)
            read += network.read
            skipped += done.skipped
            losses += done.losses
            tally.add(done.tally)
    return ImportReport(
        format="+".join(dict.fromkeys(gathered.formats)),
        read=read,
        new=tally.new,
        updated=tally.updated,
        unchanged=tally.unchanged,
        to_decide=tally.to_decide,
        interactions=exchanges.interactions,
        promises=exchanges.promises,
        events=events.written,
        skipped=tuple(skipped),
        losses=tuple(losses),
        action_id=bulk.id or None,
    )


def _left_out(strangers: list[str]) -> list[str]:
    """Say who is not in the network, by a few names."""
    if not strangers:
        return []
    sentence = ngettext(
        "{count} person is not in the network: {names}",
        "{count} people are not in the network: {names}",
        len(strangers),
    )
    names = ", ".join(strangers[:_NAMES_SAID]) + (" …" if len(strangers) > _NAMES_SAID else "")
    return [sentence.format(count=grouped(len(strangers)), names=names)]


def _label(gathered: Gathered) -> str:
    people = sum(not person.only_known for person in gathered.people)
    people += sum(len(network.contacts) for network in gathered.networks)
    if gathered.events and not people:
        count = len(gathered.events)
        sentence = ngettext("import of {count} event", "import of {count} events", count)
        return sentence.format(count=grouped(count))
    if people or not gathered.interactions:
        sentence = ngettext("import of {count} person", "import of {count} people", people)
        return sentence.format(count=grouped(people))
    count = len(gathered.interactions)
    return ngettext("import of {count} exchange", "import of {count} exchanges", count).format(
        count=grouped(count)
    )


def known_tables(connection: sqlite3.Connection) -> dict[str, Mapping[str, str]]:
    """Return how tables were understood before: header key → header → field."""
    try:
        kept = json.loads(setting.value_of(connection, TABLES_KEPT) or "{}")
    except ValueError:
        return {}
    return kept if isinstance(kept, dict) else {}


def remember_tables(
    connection: sqlite3.Connection, columns: Mapping[str, Mapping[str, str]]
) -> None:
    """Remember how tables were understood, for others with the same columns."""
    if columns:
        kept = {**known_tables(connection), **columns}
        latest = dict(list(kept.items())[-TABLES_LIMIT:])
        setting.keep(connection, TABLES_KEPT, json.dumps(latest, ensure_ascii=False))


def path_of(connection: sqlite3.Connection) -> str:
    """Return the file of the open database, ``""`` when it is in memory."""
    for _number, name, path in connection.execute("PRAGMA database_list").fetchall():
        if name == "main":
            return path or ""
    return ""


def copy_in_memory(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Return a copy of the open database on which something can be tried."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    connection.backup(copy)
    for pragma in write.PRAGMAS:
        copy.execute(pragma)
    return copy
