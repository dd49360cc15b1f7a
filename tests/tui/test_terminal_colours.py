"""The whole program in terminals that can show little: sixteen colours, none, or nothing at all."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import sys
import termios
import time
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.skipif(not hasattr(pty, "fork"), reason="needs a pty"),
    pytest.mark.usefixtures("people"),
]

ROOT = Path(__file__).parent.parent.parent
STATE = ("Karim Benali", "▌", "●")
"""A person, the cursor, and that it is time: seen without any colour."""

COLOUR = re.compile(rb"\x1b\[[0-9;]*m")


def drawn(path: str, *shown: str, **environment: str) -> tuple[bytes, int]:
    """Run ``reseau-tui`` behind a pty until it shows all that, quit; return bytes and code."""
    process, handle = pty.fork()
    if not process:
        for name in ("COLORTERM", "NO_COLOR", "FORCE_COLOR", "TEXTUAL_COLOR_SYSTEM"):
            os.environ.pop(name, None)
        os.environ.update(COLUMNS="120", LINES="36", PYTHONPATH=str(ROOT), **environment)
        os.execv(sys.executable, [sys.executable, "-m", "reseau_tui", "--db", path])
    fcntl.ioctl(handle, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
    seen = b""
    sent = False
    end = time.monotonic() + 30
    while time.monotonic() < end:
        if select.select([handle], [], [], 0.1)[0]:
            try:
                some = os.read(handle, 65536)
            except OSError:
                break
            if not some:
                break
            seen += some
        if shown and not sent and all(one.encode() in seen for one in shown):
            sent = True
            os.write(handle, b"\x11")
    _pid, status = os.waitpid(process, 0)
    os.close(handle)
    return seen, os.waitstatus_to_exitcode(status)


def codes(seen: bytes) -> set[int]:
    """Return every number that stands in a colour sequence."""
    return {int(part or 0) for one in COLOUR.findall(seen) for part in one[2:-1].split(b";")}


@pytest.mark.parametrize("terminal", ["xterm", "screen"])
def test_sixteen_colours_are_enough(path: str, terminal: str) -> None:
    seen, code = drawn(path, *STATE, TERM=terminal)
    assert code == 0, "all of it was shown"
    told = codes(seen)
    assert 38 not in told and 48 not in told, "only the sixteen"
    assert told & {*range(30, 38), *range(90, 98)}


def test_without_colours_nothing_is_coloured(path: str) -> None:
    seen, code = drawn(path, *STATE, TERM="xterm-256color", NO_COLOR="1")
    assert code == 0
    for one in COLOUR.findall(seen):
        for colour in re.findall(rb"[34]8;2;(\d+);(\d+);(\d+)", one):
            assert len(set(colour)) == 1, f"{one!r} is not a grey"


@pytest.mark.parametrize("terminal", ["dumb", ""])
def test_a_terminal_that_can_show_nothing_is_told_what_works(path: str, terminal: str) -> None:
    seen, code = drawn(path, TERM=terminal)
    assert code == 2
    assert b"cannot show the app. Try: reseau-tui today" in seen
    assert b"\x1b" not in seen
