"""Files and folders and archives → what they hold, before any of it is written."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from reseau_tui.i18n import _, ngettext
from reseau_tui.interchange import merging
from reseau_tui.interchange.archive import is_archive, members
from reseau_tui.interchange.files import Found, files_of, read_file
from reseau_tui.interchange.formats import ENDINGS, NETWORK, format_of
from reseau_tui.interchange.mail import headers_of, is_mailbox
from reseau_tui.interchange.own_json_reader import Network, read_network, recognise_file
from reseau_tui.interchange.preparing import prepared
from reseau_tui.interchange.record import (
    FILE_LIMIT,
    Asked,
    EventRecord,
    GroupRecord,
    InteractionRecord,
    PersonRecord,
    PromiseRecord,
    ReadResult,
    Skipped,
    Unreadable,
)
from reseau_tui.interchange.vcard import tag_members
from reseau_tui.text import clean

_LOSSES_SAID = 3


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What the person asked for: ``format`` for ``--as``, a tag and a circle for everybody.

    The others are those of :class:`~reseau_tui.interchange.record.Asked`.
    """

    format: str | None = None
    encoding: str | None = None
    tag: str = ""
    circle: int | None = None
    dry_run: bool = False
    columns: Mapping[str, str] = field(default_factory=dict[str, str])
    messages: bool = False
    since: datetime.date | None = None
    until: datetime.date | None = None

    def asked(self, name: str, mappings: Mapping[str, Mapping[str, str]]) -> Asked:
        """Return what a reader must know of the file called ``name``."""
        return Asked(
            name=name,
            encoding=self.encoding,
            columns=self.columns,
            mappings=mappings,
            messages=self.messages,
            since=self.since,
            until=self.until,
            circle=self.circle,
        )


@dataclass(slots=True)
class Gathered:
    """Everything read from the files, before any of it is written."""

    formats: list[str] = field(default_factory=list[str])
    people: list[PersonRecord] = field(default_factory=list[PersonRecord])
    groups: list[GroupRecord] = field(default_factory=list[GroupRecord])
    interactions: list[InteractionRecord] = field(default_factory=list[InteractionRecord])
    promises: list[PromiseRecord] = field(default_factory=list[PromiseRecord])
    events: list[EventRecord] = field(default_factory=list[EventRecord])
    networks: list[Network] = field(default_factory=list[Network])
    columns: dict[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])
    skipped: list[Skipped] = field(default_factory=list[Skipped])
    losses: list[str] = field(default_factory=list[str])
    read: int = 0

    @property
    def holds_something(self) -> bool:
        """Whether there was any entry at all."""
        return bool(self.read or self.networks)


def gather(
    paths: Iterable[str],
    options: ImportOptions,
    mappings: Mapping[str, Mapping[str, str]] | None = None,
) -> Gathered:
    """Read files, folders and archives; people known twice by the same key become one record.

    A file that was named and cannot be read raises Unreadable; one found in a folder is told
    among the losses. ``mappings`` are the tables understood before. Raises ValueError for an
    unknown format.
    """
    found = list(files_of(paths))
    gathering = _Gathering(options, mappings or {}, several=len(found) > 1)
    for file in found:
        gathering.take(file)
    gathered = gathering.gathered
    if not gathered.holds_something:
        # Why there is nobody, as far as it is known: private messages left alone, for one.
        raise Unreadable(" ".join([_nothing_in(found), *gathered.losses[:_LOSSES_SAID]]))
    tag_members(gathered.people, gathered.groups)
    tag = clean(options.tag, 60)
    people = [prepared(person, tag, options.circle) for person in gathered.people]
    gathered.people = _joined(people, gathered)
    for person in gathered.people:
        gathered.losses += [f"{person.name}: {loss}" for loss in person.losses]
    return gathered


class _Gathering:
    """Files on their way into one :class:`Gathered`."""

    def __init__(
        self, options: ImportOptions, mappings: Mapping[str, Mapping[str, str]], several: bool
    ) -> None:
        self.options = options
        self.mappings = mappings
        self.several = several
        self.gathered = Gathered()

    def take(self, file: Found) -> None:
        """Read one file; what is wrong with one found in a folder is told, no more."""
        try:
            self._take(file)
        except Unreadable as error:
            if file.asked:
                raise
            named = error.sentence.startswith(file.name)
            said = error.sentence if named else f"{file.name}: {error.sentence}"
            self.gathered.losses.append(said)

    def _take(self, file: Found) -> None:
        wanted = self.options.format
        if (wanted and ENDINGS.get(wanted, wanted) == NETWORK) or (
            not wanted and recognise_file(file.path)
        ):
            self.gathered.networks.append(read_network(file.path))
            self.gathered.formats.append(NETWORK)
            return
        head = _head(file.path)
        if is_archive(head):
            self._take_archive(file)
            return
        data = headers_of(file.path) if is_mailbox(head) else read_file(file.path, FILE_LIMIT)
        if not self._read(data, file.name, named=file.asked):
            raise Unreadable(_("{name} is in no format known here.").format(name=file.name))

    def _take_archive(self, file: Found) -> None:
        left_alone = 0
        read = 0
        for name, data in members(file.path, self.gathered.losses):
            try:
                if self._read(data, name, named=False, archive=file.name):
                    read += 1
                else:
                    left_alone += 1
            except Unreadable as error:
                self.gathered.losses.append(f"{name}: {error.sentence}")
        if not read:
            raise Unreadable(
                _("Nothing in {name} is in a format known here.").format(name=file.name)
            )
        if left_alone:
            sentence = ngettext(
                "{count} other file of {name} was left alone",
                "{count} other files of {name} were left alone",
                left_alone,
            )
            self.gathered.losses.append(sentence.format(count=left_alone, name=file.name))

    def _read(self, data: bytes, name: str, *, named: bool, archive: str = "") -> bool:
        """Read ``data`` if any format knows it."""
        known = format_of(data, name, self.options.format, named=named)
        if known is None:
            return False
        called, module = known
        whole = f"{archive}/{name}" if archive else name
        result = module.read(data, self.options.asked(whole, self.mappings))
        if called not in self.gathered.formats:
            self.gathered.formats.append(called)
        self._add(result, f"{name}, " if self.several or archive else "")
        return True

    def _add(self, result: ReadResult, before: str) -> None:
        gathered = self.gathered
        gathered.people += result.records
        gathered.groups += result.groups
        gathered.interactions += result.interactions
        gathered.promises += result.promises
        gathered.events += result.events
        gathered.read += result.read
        gathered.skipped += [Skipped(before + skip.where, skip.why) for skip in result.skipped]
        gathered.losses += [before + loss for loss in result.losses]
        if result.columns:
            gathered.columns[result.columns[0]] = result.columns[1]


def _head(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read(1000)
    except OSError as error:
        raise Unreadable(
            _("{path} cannot be read: {reason}.").format(path=path, reason=error.strerror)
        ) from error


def _joined(people: list[PersonRecord], gathered: Gathered) -> list[PersonRecord]:
    """Join records of one source and key: several cards with one UID are one person."""
    joined: dict[tuple[str, str], PersonRecord] = {}
    for person in people:
        key = (person.source, person.key)
        if key not in joined or (joined[key].only_known and not person.only_known):
            joined[key] = person
        elif not person.only_known:
            where = _("line {line}").format(line=person.line)
            why = _("joined with another card of the same UID: {name}").format(
                name=joined[key].name
            )
            gathered.skipped.append(Skipped(where, why))
            joined[key] = merging.join_records(joined[key], person)
    return list(joined.values())


def _nothing_in(found: Sequence[Found]) -> str:
    if len(found) == 1:
        return _("There is nobody in {name}.").format(name=found[0].name)
    return _("There is nobody in these files.")
