"""Going from place to place, to somebody on one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from reseau_tui.tui.leaving import Leaving

if TYPE_CHECKING:
    from reseau_tui.network.path_targets import Target


@runtime_checkable
class ShowsRows(Protocol):
    """A screen that can put its cursor on a row of its table."""

    def show_row(self, identifier: int, /) -> None:
        """Put the cursor on a row; before the first reading too."""
        ...


class Visiting(Leaving):
    """The part of the app that shows people and places."""

    _led_from: Mapping[str, str] = MappingProxyType({})
    """The place that a row of another led to, and that other one."""

    def show_person(self, contact_id: int) -> None:
        """Show somebody on the home screen."""
        from reseau_tui.tui.screens.home import HomeScreen

        self.switch_mode("home")
        home = self.screen
        if isinstance(home, HomeScreen):
            home.show_person(contact_id)

    def open_card(self, contact_id: int, among: Sequence[int] = ()) -> None:
        """Show the card of somebody in full; ``among`` is the list that J and K go through."""
        from reseau_tui.tui.screens.card import CardScreen

        came_from = self.current_mode
        self.switch_mode("card")
        card = self.screen
        if isinstance(card, CardScreen):
            card.open_person(contact_id, among, came_from)

    def show_who(self, words: str, person: int | None = None) -> None:
        """Show who can help with ``words``, the cursor on a person."""
        from reseau_tui.tui.screens.who import WhoScreen

        self.switch_mode("who")
        screen = self.screen
        if isinstance(screen, WhoScreen):
            screen.call_after_refresh(screen.look_for, words, person)

    def show_row(self, place: str, row: int) -> None:
        """Show one of the screens of ``g`` with the cursor on a row of its table; q leads back."""
        self._led_from = {place: self.current_mode}
        self.switch_mode(place)
        screen = self.screen
        if isinstance(screen, ShowsRows):
            screen.call_after_refresh(screen.show_row, row)

    def show_paths(self, target: Target | None, words: str = "") -> None:
        """Show the ways to ``target``, else to what ``words`` name; with neither, ask."""
        from reseau_tui.tui.screens.paths import PathsScreen

        came_from = self.current_mode
        self.switch_mode("paths")
        screen = self.screen
        if isinstance(screen, PathsScreen):
            screen.call_after_refresh(screen.begin, came_from, target, words)

    def action_visit(self, mode: str) -> None:
        """Go to one of the places of ``g``; what it showed is still there."""
        self._led_from = {}
        self.switch_mode(mode)

    def leave_place(self) -> None:
        """Go back to where a row led here from, else home."""
        self.action_visit(self._led_from.get(self.current_mode, "home"))
