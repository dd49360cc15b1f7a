"""What every reader gives back: people and exchanges as plain frozen records, and what was lost.

A format is one module with two functions (see :mod:`reseau_tui.interchange.formats`)::

    recognise(data: bytes, name: str) -> bool              # is this file ours? by content
    read(data: bytes, asked: Asked = NOTHING_ASKED) -> ReadResult   # raises Unreadable

A reader touches neither the disk nor the database, and never raises for one bad entry.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

FILE_LIMIT = 64 * 1024 * 1024
"""Bytes of a file that are read at most."""


class Unreadable(Exception):
    """The whole file cannot be read; ``sentence`` says why, in the person's language."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class UnknownColumns(Unreadable):
    """A table whose columns mean nothing to us: somebody has to say what they are.

    ``headers`` are the columns as written, ``samples`` the first rows below them, ``guesses``
    the fields that their names suggest, by header.
    """

    def __init__(
        self,
        sentence: str,
        headers: tuple[str, ...],
        samples: tuple[tuple[str, ...], ...] = (),
        guesses: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(sentence)
        self.headers = headers
        self.samples = samples
        self.guesses = dict(guesses or {})


@dataclass(frozen=True, slots=True)
class Asked:
    """What is said of a file beside its bytes.

    ``name`` is the file's, for sentences; ``encoding`` serves for what is not UTF-8; ``columns``
    says what the columns of a table are (header → field; ``""``: leave out), ``mappings`` what
    was said of other tables (see :func:`reseau_tui.interchange.table.header_key`); ``messages``
    asks for private messages too; ``since`` and ``until`` bound a calendar; ``circle`` is where
    everybody goes.
    """

    name: str = ""
    encoding: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict[str, str])
    mappings: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])
    messages: bool = False
    since: datetime.date | None = None
    until: datetime.date | None = None
    circle: int | None = None


NOTHING_ASKED = Asked()
"""A file of which nobody said anything."""


@dataclass(frozen=True, slots=True)
class RoleRecord:
    """A place in an organisation; days are ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``."""

    organisation: str = ""
    title: str = ""
    from_on: str | None = None
    to_on: str | None = None


@dataclass(frozen=True, slots=True)
class PointRecord:
    """A way to reach somebody: ``kind`` is email, phone, url, handle or address."""

    kind: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class DateRecord:
    """An important day other than the birthday; no year when it is not known."""

    label: str
    year: int | None
    month: int
    day: int
    yearly: bool = True


@dataclass(frozen=True, slots=True)
class RelationRecord:
    """Somebody who is the ``kind`` of the person (see model/relations.py).

    Named by ``uid``, by ``key`` (of a record of the same source) or by full ``name``, as far as
    they are known. ``lines`` are what it was read from, as vCard 3.0 lines: they are kept as
    properties of the person as long as it is not known who is meant.
    """

    kind: str
    name: str = ""
    uid: str = ""
    key: str = ""
    lines: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """One person as one file tells it; empty text and None mean that the file says nothing.

    ``key`` names the person within ``source`` from one import to the next; ``extra`` holds
    properties we do not understand, as vCard 3.0 lines ready to go out again; ``line`` is where
    the record begins in its file; ``losses`` says in sentences what was dropped or changed.
    ``met_through`` is the key of whoever introduced them, in the same source. Somebody who is
    ``only_known`` is looked for and never added: who wrote a mail, who came to a meeting.
    """

    source: str
    key: str
    name: str
    uid: str | None = None
    nickname: str = ""
    roles: tuple[RoleRecord, ...] = ()
    points: tuple[PointRecord, ...] = ()
    birthday: tuple[int | None, int, int] | None = None
    dates: tuple[DateRecord, ...] = ()
    city: str = ""
    country: str = ""
    notes: str = ""
    tags: tuple[str, ...] = ()
    circle: int | None = None
    rhythm_days: int | None = None
    sphere: str | None = None
    style: str | None = None
    extra: tuple[str, ...] = ()
    line: int = 0
    losses: tuple[str, ...] = ()
    met_on: str = ""
    met_where: str = ""
    met_through: str = ""
    deceased_on: str = ""
    only_known: bool = False
    relations: tuple[RelationRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class InteractionRecord:
    """One exchange as a file tells it; ``people`` are the keys of records of the same source.

    ``key`` names it within ``source`` from one import to the next. ``on`` is YYYY-MM-DD, ``at``
    HH:MM, both local; ``kind`` and ``initiative`` as in the model.
    """

    source: str
    key: str
    on: str
    people: tuple[str, ...]
    at: str | None = None
    kind: str = "other"
    initiative: str = "both"
    text: str = ""
    place: str = ""
    minutes: int | None = None
    tags: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class EventRecord:
    """An event as a calendar tells it: ``people`` are the keys of those who come.

    ``uid`` is the calendar's; ``on`` and ``until`` are its first and its last day, ``until`` None
    for one day.
    """

    source: str
    uid: str
    name: str
    on: datetime.date
    until: datetime.date | None
    place: str
    people: tuple[str, ...]
    notes: str = ""


@dataclass(frozen=True, slots=True)
class PromiseRecord:
    """Something to do for somebody (the key of a record of the same source), due on a day."""

    source: str
    key: str
    person: str
    due_on: str
    text: str
    done_on: str | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something in the file that became no person: ``where`` ("line 12") and ``why``."""

    where: str
    why: str


@dataclass(frozen=True, slots=True)
class GroupRecord:
    """A group of people: a tag to give to ``members`` (UIDs, or addresses with ``mailto:``).

    The reader has tagged the members in the same file; in a folder they may be in other files.
    """

    tag: str
    members: tuple[str, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class ReadResult:
    """A file read: ``read`` entries were met, each one is in the records or in ``skipped``.

    ``read`` counts people, and exchanges where the file is one of exchanges. ``losses`` concern
    the file as a whole; those of one person are on the record. ``columns`` is how a table was
    understood when somebody said it, to be remembered for others like it.
    """

    format: str
    records: tuple[PersonRecord, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    losses: tuple[str, ...] = ()
    groups: tuple[GroupRecord, ...] = ()
    read: int = 0
    interactions: tuple[InteractionRecord, ...] = ()
    promises: tuple[PromiseRecord, ...] = ()
    columns: tuple[str, Mapping[str, str]] | None = None
    events: tuple[EventRecord, ...] = ()
