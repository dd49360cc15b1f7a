"""The commands of who can help."""

from __future__ import annotations

from reseau_tui.tui.commands.command import (
    FIND,
    N_,
    PERSON,
    Command,
)

COMMANDS: tuple[Command, ...] = (
    Command(
        "ask-who", ("slash",), N_("look for"),
        N_("What is it about: a trade, a company, a city, anything noted"), FIND,
        scopes=("who",), footer=2,
    ),
    Command(
        "turn-to", ("enter", "e"), N_("turn to"),
        N_("Write to them, note that you asked, ask through somebody, open the card"), PERSON,
        scopes=("who",), footer=3,
    ),
    Command(
        "note-ask", ("a",), N_("asked"), N_("Note that you asked this person for something"),
        PERSON, scopes=("who",), footer=4,
    ),
    Command(
        "helper-card", ("o",), N_("card"), N_("Open the card of who may help"), PERSON,
        scopes=("who",), footer=5,
    ),
    Command(
        "who-anew", ("escape",), N_("empty line"),
        N_("Ask for nothing any more: the line is empty again"), FIND, scopes=("who",),
        palette=False,
    ),
)  # fmt: skip
