"""What every screen of ours has: the app by its own type, its scopes, whom it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.screen import Screen
from textual.widget import Widget

from reseau_tui.tui.widgets.key_footer import KeyFooter

if TYPE_CHECKING:
    from reseau_tui.tui.app import ReseauApp


class ReseauScreen(Screen[None]):
    """A full screen; ``person_id`` is whom keys like ``e`` and ``p``, and a capture, are about."""

    SCOPES: ClassVar[tuple[str, ...]] = ("list", "app")
    """Whose commands help, footer and palette show."""

    def __init__(self) -> None:
        super().__init__()
        self.person_id: int | None = None

    @property
    def reseau(self) -> ReseauApp:
        """The app."""
        return cast("ReseauApp", self.app)

    @on(KeyFooter.Clicked)
    async def run_clicked(self, event: KeyFooter.Clicked) -> None:
        """A click in the footer does what the key does: for the panel used, else for the screen."""
        action = event.command.action
        start = self.focused or self
        for node in start.ancestors_with_self:
            if isinstance(node, Widget) and hasattr(node, f"action_{action}"):
                await node.run_action(action)
                return
        await self.run_action(action)
