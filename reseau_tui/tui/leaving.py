"""Leaving the app by key, by signal, by closing the terminal; nothing is lost without a word."""

from __future__ import annotations

import asyncio
import contextlib
import signal

from reseau_tui.i18n import _
from reseau_tui.tui.commands import command, keyed
from reseau_tui.tui.screens.form import FormScreen
from reseau_tui.tui.watching import Watching

SIGNALS = ("SIGTERM", "SIGHUP")
"""Signals that ask to end: ``kill``, a shutdown, a terminal that was closed."""


class Leaving(Watching):
    """The part of the app that ends it."""

    _warned_about: FormScreen | None = None

    def listen_to_signals(self) -> None:
        """Let signals close the app as ctrl+q does, so that the terminal is left usable."""
        loop = asyncio.get_running_loop()
        for name in SIGNALS:
            number = getattr(signal, name, None)
            # Not on Windows, and not outside of the main thread.
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                if number is not None:
                    loop.add_signal_handler(number, self._leave_for, number)

    def _leave_for(self, number: int) -> None:
        self.exit(return_code=128 + number)

    async def action_quit(self) -> None:
        """Quit; a form with something unsaved says so first, and the second time it quits."""
        form = next(
            (one for one in self.screen_stack if isinstance(one, FormScreen) and one.unsaved), None
        )
        if form is None or form is self._warned_about:
            self.exit()
            return
        self._warned_about = form
        self.notify(
            keyed(_("This form is not saved: ctrl+s saves it, {quit} again quits without.")),
            severity="warning",
        )

    def action_help_quit(self) -> None:
        """Say how to quit to who presses ctrl+c."""
        keys = _(" or ").join(command("quit").all_keys.split())
        self.notify(_("{keys} quits; everything is saved already.").format(keys=keys))
