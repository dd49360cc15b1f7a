"""Importing: files and folders → recognised by content → read → matched → merged, undoable.

``import_files`` is what the command line and the app call. A further format is one more module
in :data:`FORMATS` (see :mod:`reseau_tui.interchange.record` for what it must have).
"""

from __future__ import annotations

import dataclasses
import importlib
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, cast

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.interchange import merging
from reseau_tui.interchange.files import Found, files_of, read_file
from reseau_tui.interchange.import_network import NetworkImport
from reseau_tui.interchange.import_people import PeopleImport, Progress, Tally, prepared
from reseau_tui.interchange.own_json_reader import Network, read_network, recognise_file
from reseau_tui.interchange.record import (
    FILE_LIMIT,
    GroupRecord,
    PersonRecord,
    ReadResult,
    Skipped,
    Unreadable,
)
from reseau_tui.interchange.vcard import tag_members
from reseau_tui.model import backup, write
from reseau_tui.model.bulk import BulkAction
from reseau_tui.text import clean

FORMATS = {"vcard": "reseau_tui.interchange.vcard"}
"""What ``--as`` accepts, and where it is read."""

NETWORK = "json"
"""Our own format: a whole network, not only people."""


class Format(Protocol):
    """A module that reads one format."""

    def recognise(self, data: bytes, name: str) -> bool:
        """Tell whether ``data`` is in this format."""
        ...

    def read(self, data: bytes, *, encoding: str | None, name: str) -> ReadResult:
        """Read ``data``; raises Unreadable."""
        ...


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What the person asked for: ``format`` for ``--as``, a tag and a circle for everybody."""

    format: str | None = None
    encoding: str | None = None
    tag: str = ""
    circle: int | None = None
    dry_run: bool = False


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
            "skipped": [{"where": skip.where, "why": skip.why} for skip in self.skipped],
            "losses": list(self.losses),
            "undo": "reseau-tui undo" if self.action_id else None,
        }


@dataclass(slots=True)
class Gathered:
    """Everything read from the files, before any of it is written."""

    formats: list[str] = field(default_factory=list[str])
    people: list[PersonRecord] = field(default_factory=list[PersonRecord])
    groups: list[GroupRecord] = field(default_factory=list[GroupRecord])
    skipped: list[Skipped] = field(default_factory=list[Skipped])
    losses: list[str] = field(default_factory=list[str])
    read: int = 0


def import_files(
    connection: sqlite3.Connection,
    paths: Iterable[str],
    options: ImportOptions | None = None,
    progress: Progress | None = None,
) -> ImportReport:
    """Import files and folders into the open database, as one action that can be undone.

    A backup is made first; a dry run works on a copy in memory and changes nothing. Raises
    Unreadable with a sentence when nothing can be read (exit code 5), ValueError for an unknown
    format.
    """
    options = options or ImportOptions()
    found = list(files_of(paths))
    networks, others = _split_networks(found, options)
    gathered = gather(others, options)
    if not gathered.read and not networks:
        raise Unreadable(_nothing_in(found))
    if options.dry_run:
        copy = _copy_in_memory(connection)
        try:
            report = _write(copy, gathered, networks, progress)
        finally:
            copy.close()
        return dataclasses.replace(report, action_id=None, dry_run=True)
    path = _path_of(connection)
    kept = backup.make_backup(path, "before-import") if path else None
    report = _write(connection, gathered, networks, progress)
    return dataclasses.replace(report, backup=kept)


def gather(found: Sequence[Found], options: ImportOptions) -> Gathered:
    """Read the files; people known twice by the same key become one record.

    A file that was named and cannot be read raises Unreadable; one found in a folder is told
    among the losses.
    """
    gathered = Gathered()
    several = len(found) > 1
    for file in found:
        try:
            _read_one(file, options, gathered, several)
        except Unreadable as error:
            if file.asked:
                raise
            gathered.losses.append(f"{file.name}: {error.sentence}")
    tag_members(gathered.people, gathered.groups)
    tag = clean(options.tag, 60)
    people = [prepared(person, tag, options.circle) for person in gathered.people]
    gathered.people = _joined(people, gathered)
    for person in gathered.people:
        gathered.losses += [f"{person.name}: {loss}" for loss in person.losses]
    return gathered


def _read_one(file: Found, options: ImportOptions, gathered: Gathered, several: bool) -> None:
    data = read_file(file.path, FILE_LIMIT)
    name, module = _format_of(data, file, options)
    if module is None:
        if file.asked:
            raise Unreadable(_("{name} is in no format known here.").format(name=file.name))
        gathered.losses.append(_("{name} is in no format known here.").format(name=file.name))
        return
    result = module.read(data, encoding=options.encoding, name=file.name)
    if name not in gathered.formats:
        gathered.formats.append(name)
    gathered.people += result.records
    gathered.groups += result.groups
    gathered.read += result.read
    before = f"{file.name}, " if several else ""
    gathered.skipped += [Skipped(before + skip.where, skip.why) for skip in result.skipped]
    gathered.losses += [before + loss for loss in result.losses]


def _format_of(data: bytes, file: Found, options: ImportOptions) -> tuple[str, Format | None]:
    names = [options.format] if options.format else list(FORMATS)
    for name in names:
        if name not in FORMATS:
            raise ValueError(f"no format {name}")
        module = cast(Format, importlib.import_module(FORMATS[name]))
        if options.format or module.recognise(data, file.name):
            return name, module
    return "", None


def _joined(people: list[PersonRecord], gathered: Gathered) -> list[PersonRecord]:
    """Join records of one source and key: several cards with one UID are one person."""
    joined: dict[tuple[str, str], PersonRecord] = {}
    for person in people:
        key = (person.source, person.key)
        if key in joined:
            where = _("line {line}").format(line=person.line)
            why = _("joined with another card of the same UID: {name}").format(
                name=joined[key].name
            )
            gathered.skipped.append(Skipped(where, why))
            joined[key] = merging.join_records(joined[key], person)
        else:
            joined[key] = person
    return list(joined.values())


def _split_networks(
    found: Sequence[Found], options: ImportOptions
) -> tuple[list[Network], list[Found]]:
    """Read the files in our own format; return them and the other files."""
    networks: list[Network] = []
    others: list[Found] = []
    for file in found:
        ours = options.format == NETWORK or (not options.format and recognise_file(file.path))
        if ours:
            networks.append(read_network(file.path))
        else:
            others.append(file)
    return networks, others


def _nothing_in(found: Sequence[Found]) -> str:
    if len(found) == 1:
        return _("There is nobody in {name}.").format(name=found[0].name)
    return _("There is nobody in these files.")


def _write(
    connection: sqlite3.Connection,
    gathered: Gathered,
    networks: Sequence[Network],
    progress: Progress | None,
) -> ImportReport:
    tally = Tally()
    formats = list(gathered.formats)
    skipped, losses, read = list(gathered.skipped), list(gathered.losses), gathered.read
    label = _("import of {count} people").format(
        count=len(gathered.people) + sum(len(network.contacts) for network in networks)
    )
    at = int(clock.now().timestamp())
    with BulkAction(connection, label, at) as bulk:
        if gathered.people:
            tally = PeopleImport(connection, bulk).run(gathered.people, progress)
        for network in networks:
            formats.append(NETWORK)
            done = NetworkImport(connection, bulk, network).run(progress)
            read += network.read
            skipped += done.skipped
            losses += done.losses
            tally.add(done.tally)
    return ImportReport(
        format="+".join(dict.fromkeys(formats)),
        read=read,
        new=tally.new,
        updated=tally.updated,
        unchanged=tally.unchanged,
        to_decide=tally.to_decide,
        skipped=tuple(skipped),
        losses=tuple(losses),
        action_id=bulk.id or None,
    )


def _path_of(connection: sqlite3.Connection) -> str:
    """Return the file of the open database, ``""`` when it is in memory."""
    for _number, name, path in connection.execute("PRAGMA database_list").fetchall():
        if name == "main":
            return path or ""
    return ""


def _copy_in_memory(connection: sqlite3.Connection) -> sqlite3.Connection:
    copy = sqlite3.connect(":memory:", isolation_level=None)
    connection.backup(copy)
    for pragma in write.PRAGMAS:
        copy.execute(pragma)
    return copy
