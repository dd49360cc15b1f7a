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


def enjoy() -> Screen[None]:
    """Who would enjoy an article."""
    from reseau_tui.tui.screens.enjoy import EnjoyScreen

    return EnjoyScreen()


def good_turns() -> Screen[None]:
    """Help given and received."""
    from reseau_tui.tui.screens.good_turns import GoodTurnsScreen

    return GoodTurnsScreen()


def greetings() -> Screen[None]:
    """The greetings of the year."""
    from reseau_tui.tui.screens.greetings import GreetingsScreen

    return GreetingsScreen()


def inbox() -> Screen[None]:
    """The lines that wait for an answer."""
    from reseau_tui.tui.screens.inbox import InboxScreen

    return InboxScreen()


def news() -> Screen[None]:
    """Mine to tell, what to ask, gestures to make."""
    from reseau_tui.tui.screens.news import NewsScreen

    return NewsScreen()


def promises() -> Screen[None]:
    """What was promised."""
    from reseau_tui.tui.screens.promises import PromisesScreen

    return PromisesScreen()


def timeline() -> Screen[None]:
    """Everybody's exchanges under a map of the year."""
    from reseau_tui.tui.screens.timeline import TimelineScreen

    return TimelineScreen()


def today() -> Screen[None]:
    """What waits today, and who."""
    from reseau_tui.tui.screens.today import TodayScreen

    return TodayScreen()


def who() -> Screen[None]:
    """People who may help with something."""
    from reseau_tui.tui.screens.who import WhoScreen

    return WhoScreen()
