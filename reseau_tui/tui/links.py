"""Opening links, mail and calls with what the system opens them with, never through a shell."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Sequence
from urllib.parse import quote, urlsplit

from reseau_tui.model.normal import normal_email, normal_phone

SCHEMES = ("http", "https", "mailto", "tel")
"""What is opened; anything else (``file:``, ``javascript:`` …) never is."""

_LINK = "%/:=&?~#+!$,;'@()*[]-._"
_MAIL = "@+.-_!'*"


class NoOpener(Exception):
    """Nothing on this system opens links; ``program`` is what was looked for."""

    def __init__(self, program: str) -> None:
        super().__init__(program)
        self.program = program


def link_of(kind: str, value: str) -> str | None:
    """Return what to open for a way to reach somebody, None when there is nothing to open.

    >>> link_of("email", "marie@example.org"), link_of("url", "www.example.org/me")
    ('mailto:marie@example.org', 'https://www.example.org/me')
    >>> link_of("url", "javascript:alert(1)"), link_of("phone", "06 12 34 56 78")
    (None, 'tel:0612345678')
    """
    value = value.strip()
    if kind == "email":
        address = normal_email(value)
        name, at, host = address.rpartition("@")
        return f"mailto:{quote(address, safe=_MAIL)}" if name and at and host else None
    if kind == "phone":
        # A number without + keeps its zero: it is dialled as it is written.
        number = normal_phone(value)
        if number and not number.startswith("+"):
            written = "".join(sign for sign in value if sign.isascii() and sign.isdigit())
            number = written if written.endswith(number) else number
        return f"tel:{number}" if number else None
    return _web_link(value) if kind in ("url", "handle") else None


def _web_link(value: str) -> str | None:
    if not value or any(sign.isspace() for sign in value):
        return None
    try:
        parts = urlsplit(value)
        if not parts.scheme and "." in value.partition("/")[0].strip(".@") and value[0] not in "@/":
            parts = urlsplit("https://" + value)
        elif "." in parts.scheme and parts.path[:1].isdigit():
            parts = urlsplit("https://" + value)  # example.org:8080
        if parts.scheme.lower() not in SCHEMES:
            return None
        if parts.scheme.lower() in ("http", "https") and not parts.hostname:
            return None
    except ValueError:
        return None
    return quote(parts.geturl(), safe=_LINK)


def opener() -> str:
    """Return the program that opens links here; raises NoOpener."""
    program = "open" if sys.platform == "darwin" else "xdg-open"
    found = shutil.which(program)
    if found is None:
        raise NoOpener(program)
    return found


def open_link(link: str) -> subprocess.Popen[bytes]:
    """Give ``link`` to the system's opener, apart from us, and return its process.

    Raises NoOpener when there is none, ValueError for a link of another scheme than SCHEMES.
    """
    if urlsplit(link).scheme not in SCHEMES:
        raise ValueError(link)
    return start_apart([opener(), link])


def start_apart(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start a program that lives on without us and says nothing on our terminal."""
    try:
        process = subprocess.Popen(  # noqa: S603 - no shell reads the link
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise NoOpener(command[0]) from error
    # Somebody must take its exit code, or it stays as a zombie until we end.
    threading.Thread(target=process.wait, daemon=True).start()
    return process
