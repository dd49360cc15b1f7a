"""Every command of the app, declared once: key, footer, palette, help and rebinding follow.

One file a screen. A screen takes its bindings with ``bindings("home")``; the footer, the palette
and the help page read the same table.
"""

from __future__ import annotations

from textual.binding import Binding

from reseau_tui.tui.commands import (
    card,
    duplicates,
    enjoy,
    events,
    everywhere,
    first_run,
    good_turns,
    greetings,
    home,
    inbox,
    insights,
    interviews,
    introductions,
    lists,
    news,
    paths,
    promises,
    relations,
    remember,
    requests,
    timeline,
    today,
    who,
)
from reseau_tui.tui.commands.command import (
    GROUPS,
    N_,
    Command,
    show_key,
    use_keys,
)
from reseau_tui.tui.commands.places import PLACES, TOP, Place, letters

__all__ = [
    "COMMANDS",
    "GROUPS",
    "N_",
    "PANELS",
    "PLACES",
    "TOP",
    "Command",
    "Place",
    "bindings",
    "command",
    "commands_of",
    "keyed",
    "letters",
    "show_key",
    "together",
    "use_keys",
]

COMMANDS: tuple[Command, ...] = (
    *everywhere.COMMANDS,
    *home.COMMANDS,
    *card.COMMANDS,
    *relations.COMMANDS,
    *lists.COMMANDS,
    *timeline.COMMANDS,
    *duplicates.COMMANDS,
    *inbox.COMMANDS,
    *promises.COMMANDS,
    *remember.COMMANDS,
    *who.COMMANDS,
    *paths.COMMANDS,
    *news.COMMANDS,
    *good_turns.COMMANDS,
    *greetings.COMMANDS,
    *introductions.COMMANDS,
    *events.COMMANDS,
    *interviews.COMMANDS,
    *requests.COMMANDS,
    *insights.COMMANDS,
    *today.COMMANDS,
    *enjoy.COMMANDS,
    *first_run.COMMANDS,
)
"""The whole table, in the order of the help page; a new screen adds its own file here."""


def command(identifier: str) -> Command:
    """Return the command called ``identifier``."""
    return next(one for one in (*COMMANDS, *letters()) if one.id == identifier)


def keyed(sentence: str, **values: str) -> str:
    """Return a translated sentence with the keys in force, and ``values``, put in.

    ``{undo}`` stands for the key of that command, ``{next_pane}`` for that of ``next-pane``: keys
    can be changed, and no sentence may name one that does something else.
    """
    return sentence.format_map(_Keys(values))


class _Keys(dict[str, str]):
    """Values by name; a name that is none of them is a command."""

    def __missing__(self, name: str) -> str:
        return command(name.replace("_", "-")).key


PANELS = {
    "reconnect": "home", "welcome": "home", "demo": "home",
    "pair": "duplicates", "year": "timeline", "map": "timeline",
    "card-fact": "card", "card-promise": "card", "card-exchange": "card",
    "card-news": "card", "card-turn": "card", "news-piece": "news", "news-people": "news",
    "insight-board": "insights",
    "board": "interviews", "request-list": "requests", "request-people": "requests",
    "introduction-tree": "introductions",
}  # fmt: skip
"""Scopes of a panel, and the screen it is a part of; a new panel with keys adds its row here."""


def together(one: Command, other: Command) -> bool:
    """Tell whether two commands can be reached at the same moment, by their scopes."""
    return any(_meet(mine, theirs) for mine in one.scopes for theirs in other.scopes)


def _meet(one: str, other: str) -> bool:
    if "go" in (one, other):
        # The window of ``g`` takes every key for itself, but for those of its list.
        return one == other or "list" in (one, other)
    if one == other or {one, other} & {"app", "list"}:
        return True
    screens = {PANELS.get(one, one), PANELS.get(other, other)}
    return len(screens) == 1 or ("screen" in screens and "home" not in screens)


def commands_of(*scopes: str) -> list[Command]:
    """Return the commands bound in any of ``scopes``, in the order of the table."""
    return [one for one in COMMANDS if any(scope in one.scopes for scope in scopes)]


def bindings(scope: str) -> list[Binding]:
    """Return the Textual bindings of ``scope``; the ids are what ``config.toml`` rebinds.

    A command without a key is bound to one that no keyboard has, so that it can be given one.
    """
    return [
        Binding(
            ",".join(one.keys) or f"no-key-{one.id}",
            one.action.removeprefix("app."),
            one.title,
            show=False,
            id=one.id,
            priority=one.priority,
        )
        for one in commands_of(scope)
    ]
