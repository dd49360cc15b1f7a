"""Every setting: its name, what it may be, its default, and what it is for.

The text under a field is the comment of the default file (``reseau-tui config``) and goes
through the French catalogue, so a setting is documented where it is defined and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Annotated, Literal, NamedTuple

THEMES = (
    "reseau", "reseau-light",
    "textual-dark", "textual-light", "nord", "gruvbox", "dracula", "tokyo-night", "monokai",
    "flexoki", "catppuccin-mocha", "catppuccin-latte", "catppuccin-frappe",
    "catppuccin-macchiato", "solarized-light", "solarized-dark", "rose-pine", "rose-pine-moon",
    "rose-pine-dawn", "atom-one-dark", "atom-one-light", "ansi-dark", "ansi-light",
)  # fmt: skip
"""Our own two and Textual's; a test compares, so that no command has to load Textual for it."""


class Between(NamedTuple):
    """The smallest and the largest number that is allowed."""

    low: int
    high: int


class OneOf(NamedTuple):
    """Texts that are allowed, where there are too many for a Literal."""

    texts: tuple[str, ...]


class Several(NamedTuple):
    """How many different values a list may have."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Backups:
    """How many copies are kept beside the database."""

    daily: Annotated[int, Between(1, 365)] = 7
    """How many daily copies of the database are kept (3 at most when it is above 100 MB)."""

    weekly: Annotated[int, Between(0, 520)] = 4
    """How many weekly copies are kept beside the daily ones."""


@dataclass(frozen=True, slots=True)
class Options:
    """What can be chosen."""

    language: Literal["auto", "en", "fr"] = "auto"
    """The language of the app, of the commands and of what --log answers. "auto" is the language
    of your system. --lang and RESEAU_LANG come before it."""

    theme: Annotated[str, OneOf(THEMES)] = "reseau"
    """The colours. A theme chosen in the app (ctrl+p, then theme) is remembered, until this line
    says something new."""

    sort: Literal["name", "last", "circle", "added"] = "name"
    """The order of the people: by name, by last contact, by circle, by the day they were added.
    An order chosen in the app is remembered, until this line says something new."""

    start: Literal["home", "today"] = "home"
    """The screen that the app opens with: the network, or what waits today. The other one is a
    key away (g h, g o)."""

    week_starts_on: Literal["monday", "sunday"] = "monday"
    """The first day of the week in calendars."""

    not_now: Annotated[tuple[int, ...], Between(1, 365), Several(1, 6)] = (3, 7, 14)
    """For how many days somebody can be put off, from which “not now” lets you choose."""

    reconnect_panel: bool = True
    """Whether the people to get back to always have their panel in a window of 120 columns and
    more. With false it opens over the card when you ask for it, as it does in smaller windows."""

    editor: str = ""
    """The program that opens texts, this file for instance (reseau-tui config --edit). Without
    it VISUAL and EDITOR are looked at."""

    backups: Backups = field(default_factory=Backups)
    """The copies of the database, made once a day beside it."""

    keys: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Your own keys: one, as in log = "w", or several, as in log = ["w", "f6"]. The keys d, u,
    space and esc keep their meaning everywhere."""

    @property
    def first_weekday(self) -> int:
        """The first day of the week, as :meth:`datetime.date.weekday` counts: 0 is Monday."""
        return 0 if self.week_starts_on == "monday" else 6
