"""The formats that can be read: one module each, recognised by content.

A further format is one more row here, its module and its fixtures (see
:mod:`reseau_tui.interchange.record` for what the module must have).
"""

from __future__ import annotations

import importlib
from typing import Protocol, cast

from reseau_tui.interchange.record import Asked, ReadResult

FORMATS = {
    "vcard": "reseau_tui.interchange.vcard",
    "ical": "reseau_tui.interchange.calendar_reader",
    "event": "reseau_tui.interchange.event_reader",
    "monica": "reseau_tui.interchange.monica",
    "linkedin": "reseau_tui.interchange.linkedin",
    "linkedin-messages": "reseau_tui.interchange.linkedin_messages",
    "google": "reseau_tui.interchange.google_csv",
    "outlook": "reseau_tui.interchange.outlook_csv",
    "friends.md": "reseau_tui.interchange.friends_reader",
    "abook": "reseau_tui.interchange.abook",
    "whatsapp": "reseau_tui.interchange.whatsapp",
    "mail": "reseau_tui.interchange.mail",
    "csv": "reseau_tui.interchange.any_csv",
}
"""Name for ``--as`` and where it is read; asked in this order, the most particular first."""

ENDINGS = {"vcf": "vcard", "ics": "ical"}
"""Other names for ``--as``."""


NETWORK = "json"
"""Our own format: a whole network, read line by line from its file (own_json_reader)."""


def names() -> list[str]:
    """Return what ``--as`` accepts."""
    return sorted({NETWORK, *FORMATS, *ENDINGS} - set(ENDINGS.values()))


class Format(Protocol):
    """A module that reads one format."""

    def recognise(self, data: bytes, name: str) -> bool:
        """Tell whether ``data`` is in this format."""
        ...

    def read(self, data: bytes, asked: Asked) -> ReadResult:
        """Read ``data``; raises Unreadable."""
        ...


ONLY_WHEN_NAMED = frozenset(("csv",))
"""Formats so general that a file found in a folder or an archive is not taken for one."""


def format_of(
    data: bytes, name: str, wanted: str | None = None, *, named: bool = True
) -> tuple[str, Format] | None:
    """Return the format of ``data`` and its reader, ``wanted`` without looking; None: unknown.

    ``named`` says that the person named the file itself, not only its folder or archive. Raises
    ValueError when no format is called ``wanted``.
    """
    if wanted:
        wanted = ENDINGS.get(wanted, wanted)
        if wanted not in FORMATS:
            raise ValueError(f"no format {wanted}")
        return wanted, _module(wanted)
    for called in FORMATS:
        if called in ONLY_WHEN_NAMED and not named:
            continue
        module = _module(called)
        if module.recognise(data, name):
            return called, module
    return None


def _module(called: str) -> Format:
    return cast(Format, importlib.import_module(FORMATS[called]))
