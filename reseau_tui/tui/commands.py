"""Every command of the app, declared once: key, footer, palette, help and rebinding follow.

A screen takes its bindings with ``bindings("home")``; the footer, the palette and the help page
read the same table. Titles are marked here and translated when they are shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding
from textual.keys import format_key

from reseau_tui.i18n import _


def N_(sentence: str) -> str:  # noqa: N802 - the mark every catalogue tool knows
    """Mark a sentence for the catalogue; it is translated when it is shown."""
    return sentence


EVERY_DAY = N_("Every day")
PERSON = N_("The person under the cursor")
FIND = N_("Find your way")
MOVE = N_("Move in a list")
PROGRAM = N_("The program")

GROUPS = (EVERY_DAY, PERSON, FIND, MOVE, PROGRAM)
"""The headings of the help page, in order."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the app does.

    ``keys`` are Textual's key names, the first one is shown. ``scopes`` say where it is bound:
    ``app``, ``home``, ``list`` (every list), ``reconnect``. ``footer`` is the place in the
    footer, low first; 0 means not there.
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
    def key(self) -> str:
        """The key as a person reads it: ``l``, ``ctrl+p``, ``/``."""
        return show_key(self.keys[0]) if self.keys else ""

    @property
    def all_keys(self) -> str:
        """Every key as a person reads it, with blanks between."""
        return " ".join(dict.fromkeys(show_key(key) for key in self.keys))

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
    "f10": "F10",
    "f2": "F2",
    "f1": "F1",
}


def show_key(key: str) -> str:
    """Return a Textual key name as a person reads it."""
    if key in _SHOWN:
        return _SHOWN[key]
    if "+" in key or len(key) > 1:
        return key.replace("ctrl+pagedown", "ctrl+pgdn")
    return format_key(key)


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
        N_("Put this person off for 3, 7 or 14 days"), PERSON, footer=6,
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
        footer=7, palette=False,
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
        "help", ("question_mark", "f1"), N_("help"), N_("Every key of this screen"), PROGRAM,
        scopes=("app",), footer=9,
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


def commands_of(*scopes: str) -> list[Command]:
    """Return the commands bound in any of ``scopes``, in the order of the table."""
    return [one for one in COMMANDS if any(scope in one.scopes for scope in scopes)]


def bindings(scope: str) -> list[Binding]:
    """Return the Textual bindings of ``scope``; the ids are what ``config.toml`` rebinds."""
    return [
        Binding(
            ",".join(one.keys),
            one.action.removeprefix("app."),
            one.title,
            show=False,
            id=one.id,
            priority=one.priority,
        )
        for one in commands_of(scope)
        if one.keys
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


PLACES: tuple[Place, ...] = (Place("h", "home", N_("home")),)
"""Where ``g`` leads; a new screen adds its row here."""
