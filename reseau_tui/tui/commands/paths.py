"""The commands of the ways to somebody: opened from a person, followed on their screen."""

from __future__ import annotations

from reseau_tui.tui.commands.command import (
    FIND,
    N_,
    PERSON,
    Command,
)

COMMANDS: tuple[Command, ...] = (
    Command(
        "ways-to", ("P",), N_("ways to"),
        N_("Over whom to reach this person, or an organisation that you name"), PERSON,
        scopes=("home", "card", "who", "today"),
    ),
    Command(
        "ask-path", ("slash",), N_("to whom"), N_("Name a person or an organisation to reach"),
        FIND, scopes=("paths",), footer=2,
    ),
    Command(
        "path-ask", ("i",), N_("introduce me"),
        N_("Ask the first person on the way to introduce you, with a message to copy"), PERSON,
        scopes=("paths",), footer=3,
    ),
    Command(
        "path-copy", ("y",), N_("copy"), N_("Copy the message that asks for the introduction"),
        PERSON, scopes=("paths",), footer=4,
    ),
    Command(
        "path-open", ("enter", "o"), N_("card"),
        N_("Open the card of somebody on this way, or take what is under the cursor"), PERSON,
        scopes=("paths",), footer=5,
    ),
    Command(
        "paths-anew", ("escape",), N_("back"), N_("Empty the line, then back"), FIND,
        scopes=("paths",), palette=False,
    ),
)  # fmt: skip
