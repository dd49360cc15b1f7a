"""Our own JSON, in: entries read one by one, so that a million interactions fit.

A file as we wrote it is read line by line; one that another program has laid out anew is read
as a whole, up to 64 MB.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, cast

from reseau_tui.i18n import _
from reseau_tui.interchange import own_json_shape as shape
from reseau_tui.interchange.files import read_file
from reseau_tui.interchange.own_json_shape import Json
from reseau_tui.interchange.record import FILE_LIMIT, Unreadable

_BEGINNING = 4096
_LINE_LIMIT = 64 * 1024 * 1024


class Network:
    """A file in our own format, opened: its people, and its other entries to walk through."""

    def __init__(self, path: str, whole: Json | None, version: int = shape.VERSION) -> None:
        self._path = path
        self._whole = whole
        self.version = version
        self.contacts: list[Any] = list(self.entries("contacts"))

    @property
    def read(self) -> int:
        """Return how many people the file holds."""
        return len(self.contacts)

    def entries(self, section: str) -> Iterator[Any]:
        """Yield the entries of a section: "tags", "contacts", "interactions" …"""
        if self._whole is not None:
            found = self._whole.get(section)
            yield from cast(list[Any], found) if isinstance(found, list) else ()
            return
        for name, line in _lines(self._path):
            if name == section:
                try:
                    yield json.loads(line)
                except (ValueError, RecursionError):
                    yield None  # no entry; the import says so


def recognise_file(path: str) -> bool:
    """Tell whether the file at ``path`` is in our own format, from its beginning."""
    try:
        with open(path, "rb") as file:
            beginning = file.read(_BEGINNING)
    except OSError:
        return False
    squeezed = b"".join(beginning.removeprefix(b"\xef\xbb\xbf").split())
    return squeezed.startswith(b"{") and b'"format":"reseau"' in squeezed


def read_network(path: str) -> Network:
    """Open a file in our own format.

    Raises Unreadable: no such file, damaged, or written by a newer version of the program.
    """
    head = _own_head(path)
    whole: Json | None = None
    if head is None:
        data = read_file(path, FILE_LIMIT)
        try:
            loaded = json.loads(data.decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            raise Unreadable(_damaged(path)) from error
        if not isinstance(loaded, dict):
            raise Unreadable(_damaged(path))
        head = whole = cast(Json, loaded)
    if head.get("format") != shape.FORMAT:
        raise Unreadable(_("{path} is not an export of this program.").format(path=path))
    version = head.get("version")
    if type(version) is not int or version < 1:
        raise Unreadable(_damaged(path))
    if version > shape.VERSION:
        sentence = _("{path} was written by a newer version of this program; please update it.")
        raise Unreadable(sentence.format(path=path))
    try:
        return Network(path, whole, version)
    except (ValueError, RecursionError) as error:
        raise Unreadable(_damaged(path)) from error


def _damaged(path: str) -> str:
    return _("{path} is damaged or cut off.").format(path=path)


def _own_head(path: str) -> Json | None:
    """Return the head of a file laid out as we write it, None for another layout.

    Raises Unreadable when the end of such a file is missing.
    """
    try:
        with open(path, encoding="utf-8") as file:
            first = file.readline(_BEGINNING).rstrip()
            second = file.readline(_BEGINNING).rstrip()
        if not first.endswith(",") or second != f'"{shape.FIRST_SECTION}": [':
            return None
        head = cast(Json, json.loads(first[:-1] + "}"))
    except (OSError, ValueError):
        return None
    if all(section for section, _entry in _lines(path)):
        raise Unreadable(_damaged(path))
    return head


def _lines(path: str) -> Iterator[tuple[str, str]]:
    """Yield (section, entry as JSON text), and ("", "") once when the end is there."""
    section = ""
    with open(path, encoding="utf-8", errors="replace") as file:
        file.readline()
        while line := file.readline(_LINE_LIMIT):
            if line.startswith("{"):
                yield section, line.rstrip().rstrip(",")
            elif line.startswith('"'):
                section = line[1:].partition('"')[0]
            elif line.startswith("}"):
                yield "", ""
