"""Files in and out: what a person named on the command line, and writing without half files."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from reseau_tui.i18n import _
from reseau_tui.interchange.record import Unreadable


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read; ``asked`` when the person named it itself, not only its folder."""

    path: str
    name: str
    asked: bool


def files_of(paths: Iterable[str]) -> Iterator[Found]:
    """Yield the files named, and those in the folders named, in the order of their names.

    Hidden files are left out of folders. Raises Unreadable for what is not there.
    """
    for path in paths:
        path = os.path.expanduser(path)  # noqa: PLW2901 - "~" is what people type in the app
        if os.path.isdir(path):
            for folder, folders, names in os.walk(path):
                folders[:] = sorted(name for name in folders if not name.startswith("."))
                for name in sorted(names):
                    whole = os.path.join(folder, name)
                    if not name.startswith(".") and os.path.isfile(whole):
                        yield Found(whole, os.path.relpath(whole, path), asked=False)
        elif os.path.exists(path):
            yield Found(path, os.path.basename(path), asked=True)
        else:
            raise Unreadable(_("There is no file {path}.").format(path=path))


def read_file(path: str, limit: int) -> bytes:
    """Return the bytes of a file. Raises Unreadable when it cannot be read or is over ``limit``."""
    try:
        with open(path, "rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise Unreadable(
            _("{path} cannot be read: {reason}.").format(path=path, reason=error.strerror)
        ) from error
    if len(data) > limit:
        sentence = _("{path} is larger than {count} MB.")
        raise Unreadable(sentence.format(path=path, count=limit // (1024 * 1024)))
    return data


def write_atomically(path: str, pieces: Iterable[str]) -> None:
    """Write ``pieces`` to ``path`` as UTF-8: whole or not at all, readable by its owner only.

    Goes through a temporary file in the same folder, fsync and rename. Raises OSError.
    """
    write_together([(path, pieces)])


def write_together(
    files: Iterable[tuple[str, Iterable[str]]], still: Callable[[str], bool] | None = None
) -> list[str]:
    """Write some files of one folder like :func:`write_atomically`; return those written.

    The disk is waited for once: a third of the time for a hundred. What ``still`` says False of,
    right before its turn, is left as it is. Raises OSError.
    """
    waiting: list[tuple[int, str, str]] = []
    written: list[str] = []
    folder = ""
    try:
        for path, pieces in files:
            folder = os.path.dirname(os.path.abspath(path))
            # mkstemp makes it 0600.
            handle, temporary = tempfile.mkstemp(prefix=".reseau-", suffix=".part", dir=folder)
            waiting.append((handle, temporary, path))
            with open(handle, "w", encoding="utf-8", newline="", closefd=False) as file:
                for piece in pieces:
                    file.write(piece)
        for handle, _temporary, _path in waiting:
            os.fsync(handle)
        for _handle, temporary, path in waiting:
            if still is None or still(path):
                os.replace(temporary, path)
                written.append(path)
    finally:
        for handle, temporary, _path in waiting:
            os.close(handle)
            if os.path.exists(temporary):
                os.unlink(temporary)
    if written:
        sync_folder(folder)
    return written


def sync_folder(folder: str) -> None:
    """Make a rename in ``folder`` survive a power cut, where the platform can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return  # folders cannot be opened on every platform
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
