"""The folder of a vdir: which of its files are cards, and changing them without surprise."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from reseau_tui.i18n import _
from reseau_tui.interchange.files import read_file, sync_folder, write_together
from reseau_tui.interchange.record import FILE_LIMIT, PersonRecord, Skipped, Unreadable
from reseau_tui.interchange.vdir_card import person_on
from reseau_tui.text import clean

ENDING = ".vcf"
_AT_ONCE = 100
_PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9@._+-]{0,180}\Z")


class Seen(NamedTuple):
    """A file of the folder: its fingerprint, and whom it is about.

    ``person`` is None for one with the fingerprint that was known, and for what is no card of
    one person (then ``unclear``).
    """

    name: str
    print: str
    person: PersonRecord | None = None
    unclear: bool = False


def fingerprint(data: bytes) -> str:
    """Return what changes when a file does."""
    return hashlib.sha256(data).hexdigest()[:32]


class Folder:
    """A folder of cards; nothing but ``*.vcf`` in it is looked at, hidden files never.

    ``trial`` changes nothing on disk. Raises Unreadable when there is no such folder.
    """

    def __init__(self, path: str, *, trial: bool = False) -> None:
        self.path = os.path.realpath(os.path.expanduser(path))
        self.trial = trial
        self.skipped: list[Skipped] = []
        if not os.path.isdir(self.path):
            raise Unreadable(
                _("There is no folder {path}; make it first.").format(path=clean(path, 1000))
            )

    @property
    def id(self) -> str:
        """What names the folder among others."""
        return hashlib.sha256(os.fsencode(self.path)).hexdigest()[:16]

    def look(self, known: Mapping[str, str]) -> dict[str, Seen]:
        """Return every card file by name; those with a ``known`` fingerprint are not read again.

        What is no card of one person is told in ``skipped``. Raises Unreadable.
        """
        found: dict[str, Seen] = {}
        for name in self._names():
            whole = os.path.join(self.path, name)
            if os.path.islink(whole) or not os.path.isfile(whole):
                self._skip(name, _("not a file of its own: left as it is"))
                found[name] = Seen(name, "", unclear=True)
                continue
            try:
                data = read_file(whole, FILE_LIMIT)
            except Unreadable as error:
                self._skip(name, error.sentence)
                found[name] = Seen(name, "", unclear=True)
                continue
            mark = fingerprint(data)
            if known.get(name) == mark:
                found[name] = Seen(name, mark)
                continue
            person = person_on(data, name) if data.rstrip().upper().endswith(b"END:VCARD") else None
            if person is None:
                self._skip(name, _("not the card of one person: left as it is"))
            found[name] = Seen(name, mark, person, unclear=person is None)
        return found

    def _names(self) -> list[str]:
        try:
            names = sorted(os.listdir(self.path))
        except OSError as error:
            raise Unreadable(
                _("{path} cannot be read: {reason}.").format(path=self.path, reason=error.strerror)
            ) from error
        cards: list[str] = []
        for name in names:
            if name.startswith(".") or not name.lower().endswith(ENDING):
                continue
            if name.isprintable():  # a name that is no text cannot be remembered
                cards.append(name)
            else:
                self._skip(name, _("its name is no text: left as it is"))
        return cards

    def _skip(self, name: str, why: str) -> None:
        self.skipped.append(Skipped(clean(name), why))

    def read(self, name: str) -> bytes:
        """Return a file's bytes, none when it is not there."""
        try:
            return read_file(os.path.join(self.path, name), FILE_LIMIT)
        except Unreadable:
            return b""

    def free_name(self, uid: str, taken: Iterable[str]) -> str:
        """Return the name of a new file for the card ``uid``."""
        stem = uid if _PLAIN_NAME.match(uid) else fingerprint(uid.encode("utf-8", "replace"))
        names = {name.casefold() for name in taken}
        name, count = stem + ENDING, 1
        while name.casefold() in names or os.path.lexists(os.path.join(self.path, name)):
            count += 1
            name = f"{stem}-{count}{ENDING}"
        return name

    def write(self, cards: Mapping[str, str], before: Mapping[str, str]) -> set[str]:
        """Write cards by file name; return the names of those written.

        A file that is not what it was ``before`` (by fingerprint, ``""``: not there) has been
        changed by somebody this minute: it is left for the next time.
        """
        if self.trial:
            return set(cards)
        written: set[str] = set()
        names = list(cards)
        for start in range(0, len(names), _AT_ONCE):
            some = [
                (os.path.join(self.path, name), (cards[name],))
                for name in names[start : start + _AT_ONCE]
            ]
            done = write_together(some, lambda path: self._is_as(path, before))
            written.update(os.path.basename(path) for path in done)
        return written

    def remove(self, names: Iterable[str], before: Mapping[str, str]) -> set[str]:
        """Remove files that are what they were ``before``; return the names of those removed."""
        removed: set[str] = set()
        for name in names:
            path = os.path.join(self.path, name)
            if self.trial:
                removed.add(name)
            elif self._is_as(path, before):
                os.unlink(path)
                removed.add(name)
        if removed and not self.trial:
            sync_folder(self.path)
        return removed

    def _is_as(self, path: str, before: Mapping[str, str]) -> bool:
        name = os.path.basename(path)
        known = before.get(name, "")
        if not os.path.lexists(path):
            return not known
        return bool(known) and fingerprint(self.read(name)) == known
