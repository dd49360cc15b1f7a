"""The home screen of the demo: the same, with a key that leads back to one's own network."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType

from reseau_tui.tui.commands import bindings
from reseau_tui.tui.screens.home import HomeScreen
from reseau_tui.tui.widgets.key_footer import KeyFooter


class DemoHome(HomeScreen):
    """Home, on the invented network."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("demo")]
    SCOPES = ("demo", *HomeScreen.SCOPES)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say in the footer how to leave, whichever panel is used."""
        super().on_descendant_focus(event)
        event.prevent_default()
        footer = self.query_one(KeyFooter)
        if "demo" not in footer.scopes:
            footer.scopes = ("demo", *footer.scopes)

    def action_leave_demo(self) -> None:
        """Back to where the demo was opened from."""
        self.app.exit()
