"""ZIP archives: their members one by one, in memory, with a limit on everything.

Nothing is written to the disk, so a member called ``../../.bashrc`` is only a name; a bomb is
stopped after the bytes that a file may have, whatever its directory promises.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator

from reseau_tui.i18n import _
from reseau_tui.interchange.record import FILE_LIMIT, Unreadable

MEMBERS = 20_000
"""Members of an archive that are looked at."""

WHOLE = 4 * FILE_LIMIT
"""Bytes unpacked from one archive at most."""

_MAGIC = b"PK\x03\x04"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_PICTURES = frozenset(
    (
        "jpg", "jpeg", "png", "gif", "webp", "heic", "bmp", "tif", "tiff", "svg", "ico", "pdf",
        "mp4", "mov", "avi", "mkv", "webm", "3gp", "mp3", "m4a", "aac", "ogg", "opus", "wav",
        "was", "html", "css", "js", "zip", "docx", "xlsx", "pptx",
    )
)  # fmt: skip


def is_archive(data: bytes) -> bool:
    """Tell whether a file that begins with ``data`` is a ZIP archive."""
    return data.startswith(_MAGIC)


def members(path: str, losses: list[str]) -> Iterator[tuple[str, bytes]]:
    """Yield (name, bytes) of each file of an archive, in its order; hidden ones are left out.

    Pictures, films and the like are not unpacked (a chat may hold gigabytes of them): they come
    with no bytes. A file of more than 64 MB is told in ``losses``. Raises Unreadable for a
    damaged or encrypted archive, and for one that unpacks to more than 256 MB.
    """
    left = WHOLE
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len(entries) > MEMBERS:
                raise Unreadable(
                    _("The archive holds more than {count} files.").format(count=MEMBERS)
                )
            for entry in entries:
                if entry.filename.rpartition("/")[2].startswith(".") or (
                    entry.filename.startswith("__MACOSX/")
                ):
                    continue
                if entry.flag_bits & 1:
                    raise Unreadable(_("The archive is locked by a password; unpack it first."))
                if _is_picture(entry.filename):
                    yield entry.filename, b""
                    continue
                if entry.compress_type not in _METHODS:
                    raise zipfile.BadZipFile(_("compressed in a way not known here"))
                with archive.open(entry) as member:
                    data = member.read(min(left, FILE_LIMIT) + 1)
                left -= len(data)
                if left < 0:
                    raise Unreadable(
                        _("The archive unpacks to more than {count} MB.").format(
                            count=WHOLE // (1024 * 1024)
                        )
                    )
                if len(data) > FILE_LIMIT:
                    losses.append(_("{name} is larger than 64 MB").format(name=entry.filename))
                    continue
                yield entry.filename, data
    except _BROKEN as error:
        raise Unreadable(_("The archive is damaged: {reason}.").format(reason=error)) from error


def _is_picture(name: str) -> bool:
    return name.rpartition(".")[2].lower() in _PICTURES


_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, EOFError, OSError,
    ValueError, RuntimeError, IndexError,
)  # fmt: skip
"""What the library raises for archives that are none."""
