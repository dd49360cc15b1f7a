"""The commands of the network screen: people, a card, whom to get back to."""

from __future__ import annotations

from reseau_tui.tui.commands.command import (
    EVERY_DAY,
    FIND,
    N_,
    PERSON,
    Command,
)

COMMANDS: tuple[Command, ...] = (
    Command(
        "add", ("a",), N_("add"), N_("Add a person; only the name is needed"), EVERY_DAY, footer=2
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
)  # fmt: skip
