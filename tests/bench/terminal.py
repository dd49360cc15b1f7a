"""A program in a pseudo-terminal: start it, press keys, see when what is painted comes out."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import threading
import time
from collections.abc import Iterator, Sequence

COLUMNS, LINES = 120, 36
QUIT = b"\x11"


class Terminal:
    """One program on a terminal of 120 × 36."""

    def __init__(self, command: Sequence[str], environment: dict[str, str]) -> None:
        self.started = time.perf_counter()
        self.process, self.handle = pty.fork()
        if self.process == 0:
            with contextlib.suppress(OSError):
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
                os.execve(command[0], list(command), environment)
            os._exit(127)
        self.seen = b""
        self.work = 0.0
        """Seconds of a processor that the last key took until its first frame, where known."""

    def _read(self, seconds: float) -> bytes:
        ready, _, _ = select.select([self.handle], [], [], max(0.0, seconds))
        if not ready:
            return b""
        try:
            return os.read(self.handle, 1 << 16)
        except OSError:
            return b""

    def shows(self, text: str, seconds: float) -> float | None:
        """Wait until ``text`` was written; return the seconds since the start, None if never."""
        wanted = text.encode()
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            if wanted in self.seen:
                return time.perf_counter() - self.started
            if not self._alive():
                return None
            self.seen += self._read(0.02)
        return None

    def _alive(self) -> bool:
        done, _status = os.waitpid(self.process, os.WNOHANG)
        if done:
            self.process = 0
        return not done

    def settle(self, quiet: float = 0.4, most: float = 10) -> None:
        """Read until nothing comes for ``quiet`` seconds."""
        until = time.perf_counter() + most
        while time.perf_counter() < until and self._read(quiet):
            pass

    @contextlib.contextmanager
    def drained(self) -> Iterator[None]:
        """Read all that comes during the block: a terminal nobody reads stops its program."""
        done = threading.Event()

        def read() -> None:
            while not done.is_set():
                self._read(0.1)

        reader = threading.Thread(target=read)
        reader.start()
        try:
            yield
        finally:
            done.set()
            reader.join()

    def press(self, key: bytes, quiet: float = 0.08) -> tuple[float, float] | None:
        """Press a key; return the seconds to the first and to the last of what it painted."""
        with contextlib.suppress(OSError):
            self.work = -self.worked()
        start = time.perf_counter()
        os.write(self.handle, key)
        if not self._read(1.0):
            return None
        first = last = time.perf_counter() - start
        with contextlib.suppress(OSError):
            self.work += self.worked()
        while self._read(quiet):
            last = time.perf_counter() - start
        return first, last

    def worked(self) -> float:
        """Return the seconds that the program's first thread, which draws, has had a processor."""
        with open(f"/proc/{self.process}/schedstat", encoding="ascii") as file:
            return int(file.read().split()[0]) / 1e9

    def most_memory(self) -> int:
        """Return the most memory the program has had so far, in KiB."""
        with open(f"/proc/{self.process}/status", encoding="ascii") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("VmHWM"))

    def close(self) -> None:
        """Quit the program with its key; end it when it does not."""
        with contextlib.suppress(OSError):
            os.write(self.handle, QUIT)
            until = time.perf_counter() + 5
            while self.process and self._alive() and time.perf_counter() < until:
                self._read(0.05)
        if self.process:
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
        os.close(self.handle)
