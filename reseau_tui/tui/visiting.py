"""Going from place to place, to somebody on one of them."""

from __future__ import annotations

from collections.abc import Sequence

from reseau_tui.tui.leaving import Leaving


class Visiting(Leaving):
    """The part of the app that shows people and places."""

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

    def action_visit(self, mode: str) -> None:
        """Go to one of the places of ``g``; what it showed is still there."""
        self.switch_mode(mode)
