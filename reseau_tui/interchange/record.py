"""What every reader gives back: people as plain frozen records, and an account of the rest.

A format is one module with two functions::

    recognise(data: bytes, name: str) -> bool                             # is this file ours?
    read(data: bytes, *, encoding: str | None, name: str) -> ReadResult   # raises Unreadable

``encoding`` is what the person said with ``--encoding`` (used for what is not UTF-8), ``name``
the file's name, for sentences. A reader touches neither the disk nor the database.
"""

from __future__ import annotations

from dataclasses import dataclass

FILE_LIMIT = 64 * 1024 * 1024
"""Bytes of a file that are read at most."""


class Unreadable(Exception):
    """The whole file cannot be read; ``sentence`` says why, in the person's language."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


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


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """One person as one file tells it; empty text and None mean that the file says nothing.

    ``key`` names the person within ``source`` from one import to the next; ``extra`` holds
    properties we do not understand, as vCard 3.0 lines ready to go out again; ``line`` is where
    the record begins in its file; ``losses`` says in sentences what was dropped or changed.
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
    """A file read: ``read`` entries were met, each one is in ``records`` or in ``skipped``.

    ``losses`` concern the file as a whole; those of one person are on the record.
    """

    format: str
    records: tuple[PersonRecord, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    losses: tuple[str, ...] = ()
    groups: tuple[GroupRecord, ...] = ()
    read: int = 0
