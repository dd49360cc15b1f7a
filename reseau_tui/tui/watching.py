"""Noticing what other processes change (``--log`` in another terminal), and that a day begins."""

from __future__ import annotations

import datetime

from textual import work

from reseau_tui import clock
from reseau_tui.tui.trouble import NetworkTrouble
from reseau_tui.tui.undoing import Undoing

SECONDS = 1.0
"""How often the database's version is asked for: one pragma, no query."""


class Watching(Undoing):
    """The part of the app that looks elsewhere."""

    _day: datetime.date
    _troubled = False

    def start_watching(self) -> None:
        """Look every second from now on."""
        self._day = clock.today()
        self.set_interval(SECONDS, self.look_elsewhere)

    @work(exclusive=True, group="elsewhere")
    async def look_elsewhere(self) -> None:
        """Show what another process changed (``--log`` in another terminal), and a new day."""
        if self.gateway.writes:
            # The steps of a long change of ours would have everything read again every second.
            return
        try:
            changed = await self.gateway.changed_elsewhere()
        except NetworkTrouble:
            # Said once, not every second.
            if not self._troubled:
                self._troubled = True
                raise
            return
        self._troubled = False
        if changed or clock.today() != self._day:
            self._day = clock.today()
            self.changed()
