"""The app on the invented network: it says so in its header, and ``q`` leaves it."""

from __future__ import annotations

from reseau_tui.i18n import _
from reseau_tui.tui.app import ReseauApp
from reseau_tui.tui.commands import keyed
from reseau_tui.tui.screens.demo_home import DemoHome


class DemoApp(ReseauApp):
    """Réseau on a temporary database full of invented people."""

    MODES = {**ReseauApp.MODES, "home": DemoHome}  # noqa: RUF012 - Textual's way
    IS_DEMO = True

    def action_demo(self) -> None:
        """We are there."""
        said = _("This is the demo: everybody in it is invented. {leave_demo} leaves it.")
        self.notify(keyed(said))
