"""The screens of ``g``, loaded when they are first opened: the first paint pays for none."""

from __future__ import annotations

from textual.screen import Screen


def card() -> Screen[None]:
    """Everything about one person."""
    from reseau_tui.tui.screens.card import CardScreen

    return CardScreen()


def duplicates() -> Screen[None]:
    """The pairs that may be one person."""
    from reseau_tui.tui.screens.duplicates import DuplicatesScreen

    return DuplicatesScreen()


def inbox() -> Screen[None]:
    """The lines that wait for an answer."""
    from reseau_tui.tui.screens.inbox import InboxScreen

    return InboxScreen()


def promises() -> Screen[None]:
    """What was promised."""
    from reseau_tui.tui.screens.promises import PromisesScreen

    return PromisesScreen()


def timeline() -> Screen[None]:
    """Everybody's exchanges under a map of the year."""
    from reseau_tui.tui.screens.timeline import TimelineScreen

    return TimelineScreen()
