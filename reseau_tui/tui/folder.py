"""What a folder holds that can be imported, read off the thread that draws.

Nothing here knows a widget. Paths stay as the disk has them, however hostile their names; they are
made harmless where they are drawn.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reseau_tui.i18n import _
from reseau_tui.text import fold

FOLDER, FILE, UP, WHOLE = "folder", "file", "up", "whole"
"""Kinds of entries: a folder, a file, the folder above, everything in this folder."""

CARDS = (".vcf", ".vcard")
IMPORTABLE = (*CARDS, ".json", ".zip", ".csv", ".tsv", ".ics", ".mbox")
"""Endings that are worth showing before anybody has looked inside."""

_NEVER = frozenset((
    ".7z", ".avi", ".bmp", ".css", ".db", ".deb", ".dmg", ".doc", ".docx", ".epub", ".exe", ".flac",
    ".gif", ".gz", ".heic", ".html", ".iso", ".jpeg", ".jpg", ".js", ".m4a", ".mkv", ".mov", ".mp3",
    ".mp4", ".odp", ".ods", ".odt", ".ogg", ".pdf", ".png", ".ppt", ".pptx", ".py", ".rar", ".rpm",
    ".so", ".svg", ".tar", ".tif", ".tiff", ".wav", ".webm", ".webp", ".xls", ".xlsx", ".xz",
))  # fmt: skip
"""Endings of what is certainly no address book: not opened to find out."""

LOOKS = 300
"""Files of other names opened in one folder to see what they are."""

_HEAD = 4096
_LARGEST = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a folder: its kind, its name as the disk has it, its path, its size in bytes.

    For a whole folder ``size`` counts its cards.
    """

    kind: str
    name: str
    path: str
    size: int = 0


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder as it was read; ``problem`` says in a sentence why it could not be.

    ``unknown`` are files whose names say nothing of what they are.
    """

    path: str
    entries: tuple[Entry, ...] = ()
    unknown: tuple[Entry, ...] = ()
    problem: str = ""


def read_folder(path: str, *, hidden: bool = False) -> Folder:
    """Return what ``path`` holds: folders first, then files that look importable, by name.

    With ``hidden`` names that begin with a dot as well. 10,000 files take some 50 ms.
    """
    folders: list[Entry] = []
    files: list[Entry] = []
    unknown: list[Entry] = []
    above = os.path.dirname(path)
    first = [Entry(UP, "..", above)] if above != path else []
    try:
        with os.scandir(path) as found:
            for one in found:
                if one.name.startswith(".") and not hidden:
                    continue
                ending = os.path.splitext(one.name)[1].lower()
                try:
                    if one.is_dir():
                        folders.append(Entry(FOLDER, one.name, one.path))
                    elif one.is_file() and ending not in _NEVER:
                        entry = Entry(FILE, one.name, one.path, one.stat().st_size)
                        (files if ending in IMPORTABLE else unknown).append(entry)
                except OSError:
                    continue  # a link that leads nowhere, a file that went meanwhile
    except FileNotFoundError:
        return Folder(path, tuple(first), problem=_("There is no such folder."))
    except OSError as error:
        sentence = _("This folder cannot be read: {reason}.")
        return Folder(path, tuple(first), problem=sentence.format(reason=error.strerror))
    cards = [one for one in files if one.name.lower().endswith(CARDS)]
    if len(cards) > 1:
        first.append(Entry(WHOLE, os.path.basename(path), path, len(cards)))
    for some in (folders, files, unknown):
        some.sort(key=_order)
    return Folder(path, (*first, *folders, *files), tuple(unknown[:LOOKS]))


def _order(entry: Entry) -> tuple[str, str]:
    return fold(entry.name), entry.name


def found_inside(
    unknown: Sequence[Entry], wanted: Callable[[], bool] = lambda: True
) -> tuple[Entry, ...]:
    """Return the files of ``unknown`` that hold something importable, by their beginning.

    Stops with what it has when ``wanted`` says that nobody waits any more.
    """
    found: list[Entry] = []
    for entry in unknown:
        if not wanted():
            break
        if 0 < entry.size <= _LARGEST and _importable(entry.path, entry.name):
            found.append(entry)
    return tuple(found)


def _importable(path: str, name: str) -> bool:
    from reseau_tui.interchange.formats import format_of
    from reseau_tui.interchange.own_json_reader import recognise_file

    try:
        with open(path, "rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    if b"\0" in head[:64] and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    return format_of(head, name) is not None or recognise_file(path)


def together(folder: Folder, more: Sequence[Entry]) -> Folder:
    """Return ``folder`` with files that were found to be importable, each in its place."""
    kept = [one for one in folder.entries if one.kind != FILE]
    files = sorted([*(one for one in folder.entries if one.kind == FILE), *more], key=_order)
    return Folder(folder.path, (*kept, *files), problem=folder.problem)


def named_like(entries: Sequence[Entry], begun: str) -> list[Entry]:
    """Return the entries whose names go on from ``begun``, else those that hold it."""
    wanted = fold(begun)
    if not wanted:
        return list(entries)
    named = [one for one in entries if one.kind in (FOLDER, FILE)]
    starting = [one for one in named if fold(one.name).startswith(wanted)]
    return starting or [one for one in named if wanted in fold(one.name)]


def completed(begun: str, entries: Sequence[Entry]) -> str:
    """Return a begun name as far as all ``entries`` go on alike, ``""`` when they do not.

    A folder that is the only one ends in a slash.
    """
    if not entries:
        return ""
    if len(entries) == 1:
        return entries[0].name + ("/" if entries[0].kind == FOLDER else "")
    alike = os.path.commonprefix([one.name.lower() for one in entries])  # noqa: RUF071
    return entries[0].name[: len(alike)] if len(alike) > len(begun) else ""


def typed_path(typed: str, here: str) -> tuple[str, str]:
    """Return the folder and the begun name that a typed path means, ``~`` and relative to ``here``.

    A path that was pasted behind what stood there already begins anew at its own beginning.

    >>> typed_path("/tmp/con", "/")
    ('/tmp', 'con')
    >>> typed_path("~//tmp/con", "/")
    ('/tmp', 'con')
    """
    begins = max(typed.rfind("//"), typed.rfind("/~/")) + 1
    typed = typed[begins:]
    whole = os.path.expanduser(typed)
    if typed == "~":
        return whole, ""
    folder, _slash, begun = whole.rpartition("/")
    if not _slash:
        return here, whole
    return os.path.normpath(os.path.join(here, folder or "/")), begun


def shown_path(path: str) -> str:
    """Return a path as people write it, ``~`` for their own folder."""
    home = os.path.expanduser("~")
    if path == home:
        return "~"
    inside = os.path.join(home, "")
    return "~/" + path[len(inside) :] if path.startswith(inside) else path


def first_folder(remembered: str = "") -> str:
    """Return where to begin: where the last file was, else the downloads, else the home folder."""
    import platformdirs

    for path in (remembered, platformdirs.user_downloads_dir(), os.path.expanduser("~")):
        if path and os.path.isdir(path):
            return os.path.abspath(path)
    return os.path.abspath(os.sep)
