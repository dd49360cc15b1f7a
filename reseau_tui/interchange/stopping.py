"""An import that can be watched and stopped; one that was stopped leaves nothing behind."""

from __future__ import annotations

import sqlite3

from reseau_tui import clock
from reseau_tui.interchange.gathering import Gathered, ImportOptions
from reseau_tui.interchange.importing import ImportReport, import_gathered
from reseau_tui.model import history


class Stopped(Exception):
    """The work was stopped before its end."""


class Work:
    """How far a piece of work is: written by the thread that works, read by the one that draws.

    ``done`` of ``total`` people; ``turning_back`` while what came in is taken back.
    """

    __slots__ = ("abandoned", "done", "stopped", "total", "turning_back")

    def __init__(self) -> None:
        self.done = 0
        self.total = 0
        self.stopped = False
        self.abandoned = False
        self.turning_back = False

    def stop(self, *, abandon: bool = False) -> None:
        """Ask for the end, at the next breath of the work.

        With ``abandon`` nothing is taken back now, since the program is closing: the next start
        finds the import cut off, and offers to undo it.
        """
        self.abandoned = self.abandoned or abandon
        self.stopped = True

    def __call__(self, done: int, total: int) -> None:
        """Take note of how far it is; raises Stopped when the end was asked for."""
        self.done, self.total = done, total
        if self.stopped:
            raise Stopped


def import_or_take_back(
    connection: sqlite3.Connection, gathered: Gathered, work: Work
) -> ImportReport:
    """Import what was read; when ``work`` is stopped, take back what had come in by then.

    Raises Stopped after that. Whoever was used meanwhile (a capture names them) stays, as with
    any undo of an import, and only then is there a step of undo left.
    """
    before = history.under_way(connection)
    try:
        return import_gathered(connection, gathered, ImportOptions(), work)
    except Stopped:
        begun = history.under_way(connection)
        if begun > before and not work.abandoned:
            work.turning_back = True
            at = int(clock.now().timestamp())
            if not history.undo(connection, at, begun).stayed:
                # Half an import is nothing that anybody wants to do again.
                history.forget(connection, begun)
        raise
