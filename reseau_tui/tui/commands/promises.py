"""The commands of the promises."""

from __future__ import annotations

from reseau_tui.tui.commands.command import (
    EVERY_DAY,
    FIND,
    N_,
    PROMISE,
    Command,
)

COMMANDS: tuple[Command, ...] = (
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
)  # fmt: skip
