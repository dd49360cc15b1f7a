"""ZIP archives: their members one by one, in memory, with a limit on everything.

Nothing is written to the disk, so a member called ``../../.bashrc`` is only a name; a bomb is
stopped after the bytes that a file may have, whatever its directory promises.
"""

from __future__ import annotations

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


def is_archive(data: bytes) -> bool:
    """Tell whether a file that begins with ``data`` is a ZIP archive."""
    return data.startswith(_MAGIC)


def members(path: str) -> Iterator[tuple[str, bytes]]:
    """Yield (name, bytes) of each file of an archive, in its order; hidden ones are left out.

    Raises Unreadable for a damaged or encrypted archive, and for one that unpacks to more than
    256 MB or holds a file of more than 64 MB.
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
                with archive.open(entry) as member:
                    data = member.read(min(left, FILE_LIMIT) + 1)
                if len(data) > min(left, FILE_LIMIT):
                    raise Unreadable(
                        _("The archive unpacks to more than {count} MB.").format(
                            count=min(left, FILE_LIMIT) // (1024 * 1024)
                        )
                    )
                left -= len(data)
                yield entry.filename, data
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError) as error:
        raise Unreadable(_("The archive is damaged: {reason}.").format(reason=error)) from error
