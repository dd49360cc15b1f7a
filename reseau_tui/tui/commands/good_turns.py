"""The commands of the good turns: noted from everywhere, followed on their screen and the card."""

from __future__ import annotations

from reseau_tui.tui.commands.command import (
    FIND,
    N_,
    PERSON,
    TURN,
    Command,
)

COMMANDS: tuple[Command, ...] = (
    Command(
        "turn-given", ("plus",), N_("good turn given"),
        N_("Note a good turn that you did for somebody"), PERSON, scopes=("app",),
    ),
    Command(
        "turn-received", ("minus",), N_("good turn received"),
        N_("Note a good turn that somebody did for you"), PERSON, scopes=("app",),
    ),
    Command(
        "thank", ("t",), N_("thanked"),
        N_("Thanks were said: mark it, or log it too; or there are none to say"), TURN,
        scopes=("good-turns", "card-turn"), footer=1,
    ),
    Command(
        "turn-done", ("x",), N_("done"),
        N_("It is done, and what came of it; again: it is open"), TURN,
        scopes=("good-turns", "card-turn"), footer=2,
    ),
    Command(
        "turn-outcome", ("r",), N_("outcome"), N_("Note what came of it"), TURN,
        scopes=("good-turns", "card-turn"), footer=3,
    ),
    Command(
        "edit-turn", ("e",), N_("edit"), N_("Change what is known of this good turn"), TURN,
        scopes=("good-turns",), footer=4,
    ),
    Command(
        "drop-turn", ("d", "delete"), N_("remove"), N_("Remove this good turn (asks first)"), TURN,
        scopes=("good-turns",), footer=5,
    ),
    Command(
        "turn-person", ("o", "enter"), N_("open"), N_("Show with whom it was"), TURN,
        scopes=("good-turns",),
    ),
    Command(
        "search-turns", ("slash",), N_("search"),
        N_("Search as you type: words of the good turn or of the name"), FIND,
        scopes=("good-turns",), footer=6,
    ),
    Command(
        "next-part", ("tab",), N_("next part"), N_("To the next part of the list"), FIND,
        scopes=("good-turns",), palette=False,
    ),
    Command(
        "previous-part", ("shift+tab",), N_("part before"), N_("To the part before"), FIND,
        scopes=("good-turns",), palette=False,
    ),
    Command(
        "all-turns", ("escape",), N_("all of them"), N_("Clear the search"), FIND,
        scopes=("good-turns",), palette=False,
    ),
)  # fmt: skip
