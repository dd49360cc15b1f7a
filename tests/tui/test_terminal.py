"""The app in a real terminal: what reaches it, and how it is left."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time

import pytest
from conftest import HOSTILE, exchange, person

from reseau_tui.model.database import action, connection, opened
from reseau_tui.tui.commands.places import PLACES

PROGRAM = """
import sys
from reseau_tui.tui.app import ReseauApp
from reseau_tui.tui.gateway import Gateway
app = ReseauApp(Gateway(sys.argv[1]))
app.run()
sys.exit(app.return_code)
"""


class Terminal:
    """The app behind a pty of 120 × 36."""

    def __init__(self, path: str) -> None:
        self.seen = b""
        self.process, self.handle = pty.fork()
        if not self.process:
            os.environ.update(TERM="xterm-256color", COLUMNS="120", LINES="36")
            os.execv(sys.executable, [sys.executable, "-c", PROGRAM, path])
        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))

    def read_until(self, words: bytes, seconds: float = 20) -> None:
        """Read what the app draws until ``words`` were in it."""
        end = time.monotonic() + seconds
        while words not in self.seen and time.monotonic() < end:
            if select.select([self.handle], [], [], 0.1)[0]:
                try:
                    self.seen += os.read(self.handle, 65536)
                except OSError:
                    return

    def write(self, keys: str) -> None:
        """Press keys."""
        os.write(self.handle, keys.encode())

    def leave(self, number: int = 0) -> int:
        """Quit with ctrl+q, or with a signal, and return the exit code."""
        if number:
            os.kill(self.process, number)
        else:
            self.write("\x11")
        end = time.monotonic() + 20
        while time.monotonic() < end:
            self.read_until(b"\x1b[?1049l", 0.3)
            done, status = os.waitpid(self.process, os.WNOHANG)
            if done:
                self.read_until(b"what is never drawn", 2)  # to the end: the other side is closed
                os.close(self.handle)
                return os.waitstatus_to_exitcode(status)
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        raise AssertionError("the app did not end")


@pytest.mark.skipif(not hasattr(pty, "fork"), reason="needs a pty")
def test_no_raw_escape_of_a_name_reaches_the_terminal(path: str) -> None:
    with opened(path), action("hostile"):
        for name in HOSTILE:
            somebody = person(name, circle=1, organisation=name)
            exchange("2026-11-02", somebody, text=name)
        # Past the border: rows that another program wrote, not cleaned by anybody.
        connection().execute(
            "INSERT INTO contact (name, sort_name, circle) VALUES (?, 'aaa', 1)",
            ("raw\x1b]52;c;cHduZWQ=\x07\x1b]0;pwned\x07\x9b31m\u202eend",),
        )
    terminal = Terminal(path)
    try:
        terminal.read_until(b"right to left")
        terminal.write("jjJJ")
        terminal.write("\t\tj")
        terminal.read_until(b"never drawn", 1.5)
        for place in PLACES:
            terminal.write(f"g{place.letter}")
            terminal.read_until(b"never drawn", 0.6)
        terminal.write("gh\r")  # the whole card
        terminal.read_until(b"never drawn", 0.6)
        terminal.write("qN")  # what to tell and to ask this person
        terminal.read_until(b"never drawn", 0.6)
        terminal.write("\x1b")
        terminal.read_until(b"never drawn", 0.3)
    finally:
        code = terminal.leave()
    assert code == 0
    # The shape of the mouse pointer is Textual's own.
    seen = re.sub(rb"\x1b\]22;[a-z-]*\x07", b"", terminal.seen)
    assert b"right to left" in seen
    assert b"raw]52;c;" in seen
    for screen in (b"Who can help", b"Greetings", b"Good turns"):
        assert screen in seen, "each screen was really shown"
    for harmful in (b"\x1b]", b"\x07", "\u202e".encode(), "\x9b".encode()):
        assert harmful not in seen
    assert b"\x1b[?1049l" in seen, "the terminal is given back as it was"


@pytest.mark.skipif(not hasattr(pty, "fork"), reason="needs a pty")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_the_terminal_as_it_was_and_keeps_the_line(path: str, number: int) -> None:
    with opened(path), action("somebody"):
        person("Marie Dupont")
    terminal = Terminal(path)
    terminal.read_until(b"Marie Dupont")
    terminal.write("l")
    terminal.read_until(b"enter records")
    terminal.write("coffee with Marie +end")
    terminal.read_until(b"+end")
    assert terminal.leave(number) == 128 + number
    for given_back in (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l"):
        assert given_back in terminal.seen
    with open(path + "-view.json", encoding="utf-8") as file:
        assert "coffee with Marie" in file.read()
    assert not os.path.exists(path + "-wal"), "the database was closed"
