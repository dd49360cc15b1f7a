"""Every command of the app, declared once: key, footer, palette, help and rebinding follow.

A screen takes its bindings with ``bindings("home")``; the footer, the palette and the help page
read the same table. Titles are marked here and translated when they are shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual.binding import Binding
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
PAIR = N_("Two cards, one person?")
PERSON = N_("The person under the cursor")
FIND = N_("Find your way")
MOVE = N_("Move in a list")
PROGRAM = N_("The program")

_own_keys: dict[str, tuple[str, ...]] = {}

GROUPS = (EVERY_DAY, WAITING, PROMISE, EXCHANGE, YEAR, PAIR, PERSON, FIND, MOVE, PROGRAM)
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
        return show_key(keys[0]) if keys else ""

    @property
    def all_keys(self) -> str:
        """Every key in force as a person reads it, with blanks between."""
        return " ".join(dict.fromkeys(show_key(key) for key in self.keys_now))

    @property
    def shown_title(self) -> str:
        """The title in the user's language."""
        return _(self.title)

    @property
    def shown_help(self) -> str:
        """What it does, one sentence in the user's language."""
        return _(self.help)


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


def use_keys(own: Mapping[str, tuple[str, ...]]) -> None:
    """Show these keys, by command, instead of the table's from now on (see tui/keymap.py)."""
    _own_keys.clear()
    _own_keys.update(own)


COMMANDS: tuple[Command, ...] = (
    Command(
        "log", ("l",), N_("log"), N_("Write down an exchange in one line"), EVERY_DAY,
        scopes=("app",), footer=1,
    ),
    Command(
        "add", ("a",), N_("add"), N_("Add a person; only the name is needed"), EVERY_DAY, footer=2
    ),
    Command(
        "undo", ("u",), N_("undo"), N_("Take back the last change"), EVERY_DAY,
        scopes=("app",), footer=8,
    ),
    Command(
        "redo", ("ctrl+r",), N_("redo"), N_("Make the change that was taken back again"), EVERY_DAY,
        scopes=("app",),
    ),
    Command("open", ("enter",), N_("open"), N_("Show the whole card of this person"), PERSON),
    Command(
        "edit", ("e",), N_("edit"), N_("Change what is known about this person"), PERSON, footer=3
    ),
    Command(
        "promise", ("p",), N_("promise"), N_("Promise something, with a date"), PERSON, footer=5
    ),
    Command(
        "not-now", ("s",), N_("not now"),
        N_("Put this person off for some days"), PERSON, footer=6,
    ),
    Command("delete", ("d", "delete"), N_("delete"), N_("Delete this person (asks first)"), PERSON),
    Command(
        "done", ("x",), N_("done"), N_("Mark the promise as kept (in the reconnect panel)"), PERSON,
        scopes=("reconnect",),
    ),
    Command(
        "next-person", ("J",), N_("next person"), N_("Go to the next person, from any panel"),
        PERSON,
    ),
    Command(
        "previous-person", ("K",), N_("previous person"),
        N_("Go to the previous person, from any panel"), PERSON,
    ),
    Command(
        "filter", ("slash",), N_("search"),
        N_("Search as you type: words, circle:2, sphere:work, tag:paris, quiet:6m, never"),
        FIND, footer=4,
    ),
    Command(
        "sort", ("o",), N_("sort"), N_("Sort by name, last contact, circle or date added"), FIND
    ),
    Command(
        "go", ("g",), N_("go to"), N_("Then a letter: another screen, or g for the top"), FIND,
        scopes=("home", "screen"), footer=7, palette=False,
    ),
    Command(
        "leave", ("q",), N_("home"), N_("Back to the home screen"), FIND, scopes=("screen",),
    ),
    Command(
        "reconnect", ("r",), N_("reconnect"),
        N_("Show or hide who to get back to (narrow windows)"), FIND,
    ),
    Command(
        "next-panel", ("tab",), N_("next panel"), N_("Move to the next panel"), FIND, palette=False
    ),
    Command(
        "previous-panel", ("shift+tab",), N_("previous panel"), N_("Move to the previous panel"),
        FIND, palette=False,
    ),
    Command(
        "back", ("escape",), N_("back"), N_("Close what is open, then clear the search"), FIND,
        palette=False,
    ),
    Command(
        "down", ("j", "down"), N_("down"), N_("One line down"), MOVE,
        scopes=("list",), palette=False,
    ),
    Command("up", ("k", "up"), N_("up"), N_("One line up"), MOVE, scopes=("list",), palette=False),
    Command(
        "half-down", ("ctrl+d",), N_("half a page down"), N_("Half a page down"), MOVE,
        scopes=("list",), palette=False,
    ),
    Command(
        "half-up", ("ctrl+u",), N_("half a page up"), N_("Half a page up"), MOVE,
        scopes=("list",), palette=False,
    ),
    Command(
        "page-down", ("pagedown",), N_("a page down"), N_("One page down"), MOVE,
        scopes=("list",), palette=False,
    ),
    Command(
        "page-up", ("pageup",), N_("a page up"), N_("One page up"), MOVE,
        scopes=("list",), palette=False,
    ),
    Command(
        "top", ("home",), N_("top"), N_("To the top (gg as well)"), MOVE,
        scopes=("list",), palette=False,
    ),
    Command(
        "bottom", ("G", "end"), N_("bottom"), N_("To the bottom"), MOVE,
        scopes=("list",), palette=False,
    ),
    Command(
        "edit-exchange", ("e", "enter"), N_("edit"),
        N_("Change this exchange: day, kind, people, words …"), EXCHANGE,
        scopes=("timeline",), footer=2,
    ),
    Command(
        "open-person", ("o",), N_("card"), N_("Show the card of who took part"), EXCHANGE,
        scopes=("timeline",), footer=5,
    ),
    Command(
        "delete-exchange", ("d", "delete"), N_("delete"),
        N_("Delete this exchange (asks first)"), EXCHANGE, scopes=("timeline",), footer=3,
    ),
    Command(
        "search-exchanges", ("slash",), N_("search"),
        N_(
            "Search as you type: words, names, kind:coffee, from:them, tag:paris, year:2025,"
            " since:\"3 months ago\", until:2025-03, city:lyon …"
        ),
        FIND, scopes=("timeline",), footer=4,
    ),
    Command(
        "next-pane", ("tab", "shift+tab"), N_("year"),
        N_("Move between the year and the list"), FIND, scopes=("timeline",), footer=6,
        palette=False,
    ),
    Command(
        "whole-list", ("escape",), N_("whole list"),
        N_("Give the whole list back: first the day, then the search"), FIND,
        scopes=("map",), footer=4, palette=False,
    ),
    Command(
        "older-month", ("right_curly_bracket", "ctrl+pagedown"), N_("older month"),
        N_("To the month before"), MOVE, scopes=("timeline",), palette=False,
    ),
    Command(
        "newer-month", ("left_curly_bracket", "ctrl+pageup"), N_("newer month"),
        N_("To the top of this month, then to the month after"), MOVE, scopes=("timeline",),
        palette=False,
    ),
    Command(
        "year-before", ("left_square_bracket",), N_("year before"), N_("Show the year before"),
        YEAR, scopes=("map",), footer=2,
    ),
    Command(
        "year-after", ("right_square_bracket",), N_("year after"), N_("Show the year after"),
        YEAR, scopes=("map",), footer=3,
    ),
    Command(
        "week-before", ("left",), N_("week before"), N_("A week back, into the year before too"),
        YEAR, scopes=("year",), palette=False,
    ),
    Command(
        "week-after", ("right",), N_("week after"), N_("A week on, into the year after too"),
        YEAR, scopes=("year",), palette=False,
    ),
    Command(
        "day-before", ("up", "k"), N_("day before"), N_("A day back"),
        YEAR, scopes=("year",), palette=False,
    ),
    Command(
        "day-after", ("down", "j"), N_("day after"), N_("A day on"),
        YEAR, scopes=("year",), palette=False,
    ),
    Command(
        "show-day", ("enter",), N_("this day"),
        N_("Show only what happened on this day; esc shows everything again"), YEAR,
        scopes=("year",), footer=1, palette=False,
    ),
    Command(
        "compare", ("enter",), N_("compare"), N_("Show the two cards side by side"), PAIR,
        scopes=("duplicates",), footer=2,
    ),
    Command(
        "merge", ("M",), N_("one person"),
        N_("Make one card of the two, as chosen; u takes it back"), PAIR, scopes=("pair",),
        footer=2,
    ),
    Command(
        "different", ("x",), N_("two people"),
        N_("They are two people: never ask about these two again"), PAIR,
        scopes=("duplicates", "pair"), footer=3,
    ),
    Command(
        "later", ("s",), N_("later"), N_("Leave these two for another day; the next pair"), PAIR,
        scopes=("pair",), footer=4,
    ),
    Command(
        "take-left", ("left", "less_than_sign"), N_("left"),
        N_("Keep what the left card says in this row"), PAIR, scopes=("pair",), footer=5,
    ),
    Command(
        "take-right", ("right", "greater_than_sign"), N_("right"),
        N_("Keep what the right card says in this row"), PAIR, scopes=("pair",), footer=5,
    ),
    Command(
        "switch-side", ("space",), N_("the other"),
        N_("Keep the other one in this row; of the notes one, the other or both"), PAIR,
        scopes=("pair",), palette=False,
    ),
    Command(
        "take-side", ("a",), N_("all"),
        N_("Keep all from the side of this row; again, all from the other"), PAIR,
        scopes=("pair",), footer=6,
    ),
    Command(
        "pair-back", ("escape",), N_("list"), N_("Back to the list of pairs"), PAIR,
        scopes=("pair",), palette=False,
    ),
    Command(
        "take-candidate", ("1",), N_("take"), N_("1 to 9: take the candidate of that number"),
        WAITING, scopes=("inbox",), palette=False,
    ),
    Command(
        "new-person", ("n",), N_("new"), N_("The name is that of somebody new: add them"), WAITING,
        scopes=("inbox",), footer=2,
    ),
    Command(
        "nobody", ("0",), N_("nobody"), N_("The name is nobody's, only a word"), WAITING,
        scopes=("inbox",), footer=3,
    ),
    Command(
        "answer-with", ("slash",), N_("search"), N_("Answer with somebody found by name"), WAITING,
        scopes=("inbox",), footer=4,
    ),
    Command(
        "say-again", ("e", "enter"), N_("say again"),
        N_("Say the line in other words; the rest of it stays"), WAITING, scopes=("inbox",),
        footer=5,
    ),
    Command(
        "drop-line", ("x", "d", "delete"), N_("drop"), N_("Throw the line away (asks first)"),
        WAITING, scopes=("inbox",), footer=6,
    ),
    Command(
        "inbox-order", ("o",), N_("order"), N_("The oldest line first, or the newest"), FIND,
        scopes=("inbox",),
    ),
    Command(
        "keep-promise", ("x",), N_("done"), N_("The promise is kept; again: it is open"), PROMISE,
        scopes=("promises",), footer=2,
    ),
    Command(
        "move-promise", ("m",), N_("move"), N_("Give the promise another day"), PROMISE,
        scopes=("promises",), footer=3,
    ),
    Command(
        "edit-promise", ("e",), N_("edit"), N_("Change the words, or to whom it was promised"),
        PROMISE, scopes=("promises",), footer=4,
    ),
    Command(
        "drop-promise", ("d", "delete"), N_("drop"), N_("Drop the promise (asks first)"), PROMISE,
        scopes=("promises",), footer=5,
    ),
    Command(
        "promise-person", ("o", "enter"), N_("open"), N_("Show to whom it was promised"), PROMISE,
        scopes=("promises",),
    ),
    Command(
        "add-promise", ("a",), N_("add"), N_("Promise something to somebody, with a date"),
        EVERY_DAY, scopes=("promises",), footer=1,
    ),
    Command(
        "search-promises", ("slash",), N_("search"),
        N_("Search as you type: words of the promise or of the name"), FIND,
        scopes=("promises",), footer=6,
    ),
    Command(
        "show-done", ("v",), N_("kept"), N_("Show the promises that were kept, or hide them"),
        FIND, scopes=("promises",), footer=6,
    ),
    Command(
        "all-promises", ("escape",), N_("all of them"), N_("Clear the search"), FIND,
        scopes=("promises",), palette=False,
    ),
    Command(
        "help", ("question_mark", "f1"), N_("help"), N_("Every key of this screen"), PROGRAM,
        scopes=("app",), footer=9,
    ),
    Command(
        "how-to-write", (), N_("how to write a line"),
        N_("The grammar of a captured line, by example"), PROGRAM, scopes=("app",),
    ),
    Command(
        "command-palette", ("ctrl+p",), N_("commands"), N_("Find a command or a person by name"),
        PROGRAM, scopes=("app",), palette=False,
    ),
    Command(
        "theme", (), N_("theme"), N_("Choose the colours"), PROGRAM, scopes=("app",),
    ),
    Command(
        "quit", ("ctrl+q", "f10"), N_("quit"), N_("Close Réseau; everything is saved already"),
        PROGRAM, scopes=("app",), priority=True,
    ),
)  # fmt: skip
"""The table. Other screens add their own rows here, with their own scope."""


def command(identifier: str) -> Command:
    """Return the command called ``identifier``."""
    return next(one for one in COMMANDS if one.id == identifier)


PANELS = {"reconnect": "home", "pair": "duplicates", "year": "timeline", "map": "timeline"}
"""Scopes of a panel, and the screen it is a part of; a new panel with keys adds its row here."""


def together(one: Command, other: Command) -> bool:
    """Tell whether two commands can be reached at the same moment, by their scopes."""
    return any(_meet(mine, theirs) for mine in one.scopes for theirs in other.scopes)


def _meet(one: str, other: str) -> bool:
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


@dataclass(frozen=True, slots=True)
class Place:
    """One screen that ``g`` and a letter open."""

    key: str
    screen: str
    title: str

    @property
    def shown_title(self) -> str:
        """The title in the user's language."""
        return _(self.title)


PLACES: tuple[Place, ...] = (
    Place("h", "home", N_("home")),
    Place("i", "inbox", N_("inbox")),
    Place("p", "promises", N_("promises")),
    Place("t", "timeline", N_("timeline")),
    Place("u", "duplicates", N_("duplicates")),
)
"""Where ``g`` leads; a new screen adds its row here."""
