"""What one command is: its keys, its words, and where it is bound.

Titles are marked in the tables and translated when they are shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual.keys import format_key, key_to_character

from reseau_tui.i18n import _


def N_(sentence: str) -> str:  # noqa: N802 - the mark every catalogue tool knows
    """Mark a sentence for the catalogue; it is translated when it is shown."""
    return sentence


EVERY_DAY = N_("Every day")
EXCHANGE = N_("The exchange under the cursor")
YEAR = N_("The year")
WAITING = N_("The line that waits")
PROMISE = N_("The promise under the cursor")
INTERVIEW = N_("The interview under the cursor")
PAIR = N_("Two cards, one person?")
TURN = N_("The good turn under the cursor")
NEWS = N_("The news under the cursor")
REQUEST = N_("The request under the cursor")
INTRODUCTION = N_("The introduction under the cursor")
FACT = N_("The row under the cursor")
REMEMBER = N_("Remember your network")
EVENT = N_("The event")
PERSON = N_("The person under the cursor")
MARKED = N_("The marked people, or the one under the cursor")
FIND = N_("Find your way")
MOVE = N_("Move in a list")
PROGRAM = N_("The program")

_own_keys: dict[str, tuple[str, ...]] = {}

GROUPS = (
    EVERY_DAY, WAITING, PROMISE, NEWS, TURN, REQUEST, INTERVIEW, INTRODUCTION, EVENT, EXCHANGE,
    YEAR, PAIR, FACT, REMEMBER, PERSON, MARKED, FIND, MOVE, PROGRAM,
)  # fmt: skip
"""The headings of the help page, in order."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the app does.

    ``keys`` are Textual's key names, the first one is shown. ``scopes`` say where it is bound:
    ``app``, ``home``, ``screen`` (every screen but home), ``list`` (every list), ``reconnect``,
    ``timeline``, ``year`` (its map of a year), ``map`` (both, but shown at the map). ``footer``
    is the place in the footer, low first; 0 means not there.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    help: str
    group: str
    scopes: tuple[str, ...] = ("home",)
    footer: int = 0
    palette: bool = True
    priority: bool = False

    @property
    def action(self) -> str:
        """The Textual action it runs: on the app, or on the screen that bound it."""
        name = self.id.replace("-", "_")
        return f"app.{name}" if "app" in self.scopes else name

    @property
    def keys_now(self) -> tuple[str, ...]:
        """The keys in force: those of the settings file, else ``keys``."""
        return _own_keys.get(self.id, self.keys)

    @property
    def key(self) -> str:
        """The key in force as a person reads it: ``l``, ``ctrl+p``, ``/``."""
        keys = self.keys_now
        return _key_word(keys[0]) if keys else ""

    @property
    def all_keys(self) -> str:
        """Every key in force as a person reads it, with blanks between."""
        return " ".join(dict.fromkeys(_key_word(key) for key in self.keys_now))

    @property
    def shown_title(self) -> str:
        """The title in the user's language."""
        return _(self.title)

    @property
    def shown_help(self) -> str:
        """What it does, one sentence in the user's language, with the keys in force."""
        from reseau_tui.tui.commands import keyed

        return keyed(_(self.help))


_SHOWN = {
    "question_mark": "?",
    "slash": "/",
    "escape": "esc",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "space": "space",
    "plus": "+",
    "minus": "-",
    "at": "@",
    "underscore": "_",
    "backslash": "\\",
    "delete": "delete",
}


def show_key(key: str) -> str:
    """Return a Textual key name as a person reads it."""
    modifiers, plus, base = key.rpartition("+")
    if modifiers:
        return f"{modifiers}{plus}{show_key(base)}"
    if key in _SHOWN:
        return _SHOWN[key]
    if key[0] == "f" and key[1:].isdigit():
        return key.upper()
    character = key_to_character(key)
    if character and character.isprintable():
        return character
    return format_key(key) if len(key) == 1 else key


def _key_word(key: str) -> str:
    """Return a key as the footer and the help name it; a settings file keeps the English name."""
    return {"enter": _("enter"), "space": _("space")}.get(key) or show_key(key)


def use_keys(own: Mapping[str, tuple[str, ...]]) -> None:
    """Show these keys, by command, instead of the table's from now on (see tui/keymap.py)."""
    _own_keys.clear()
    _own_keys.update(own)
