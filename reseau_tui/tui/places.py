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


def event() -> Screen[None]:
    """One event and its people."""
    from reseau_tui.tui.screens.event import EventScreen

    return EventScreen()


def events() -> Screen[None]:
    """Where people meet: to come, on, past."""
    from reseau_tui.tui.screens.events import EventsScreen

    return EventsScreen()


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


def insights() -> Screen[None]:
    """What the network looked like, and the year in sentences."""
    from reseau_tui.tui.screens.insights import InsightsScreen

    return InsightsScreen()


def interviews() -> Screen[None]:
    """The board of network interviews."""
    from reseau_tui.tui.screens.interviews import InterviewsScreen

    return InterviewsScreen()


def introductions() -> Screen[None]:
    """Who brings whom together, and the tree."""
    from reseau_tui.tui.screens.introductions import IntroductionsScreen

    return IntroductionsScreen()


def news() -> Screen[None]:
    """Mine to tell, what to ask, gestures to make."""
    from reseau_tui.tui.screens.news import NewsScreen

    return NewsScreen()


def paths() -> Screen[None]:
    """Over whom to reach somebody."""
    from reseau_tui.tui.screens.paths import PathsScreen

    return PathsScreen()


def promises() -> Screen[None]:
    """What was promised."""
    from reseau_tui.tui.screens.promises import PromisesScreen

    return PromisesScreen()


def remember() -> Screen[None]:
    """Sphere after sphere, the people one knows."""
    from reseau_tui.tui.screens.remember import RememberScreen

    return RememberScreen()


def requests() -> Screen[None]:
    """Who looks for what."""
    from reseau_tui.tui.screens.requests import RequestsScreen

    return RequestsScreen()


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
