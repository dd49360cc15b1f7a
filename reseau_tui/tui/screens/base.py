"""What every screen of ours has: the app by its own type, its scopes, whom it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.screen import Screen

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
