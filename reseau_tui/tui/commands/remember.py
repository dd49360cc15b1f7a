"""The commands of remembering one's network: the spheres, and who is lost from sight."""

from __future__ import annotations

from reseau_tui.tui.commands.command import FIND, N_, REMEMBER, Command

COMMANDS: tuple[Command, ...] = (
    Command(
        "remember-on", ("enter", "e"), N_("go on"),
        N_("Begin this sphere or go on where you left it; of somebody lost: who could know them"),
        REMEMBER, scopes=("remember",), footer=1,
    ),
    Command(
        "remember-lost", ("a",), N_("lost"),
        N_("Add somebody whom you would like to find again"), REMEMBER,
        scopes=("remember",), footer=2,
    ),
    Command(
        "found-again", ("x",), N_("found"),
        N_("This person is not lost from sight any more"), REMEMBER,
        scopes=("remember",), footer=3,
    ),
    Command(
        "lost-card", ("o",), N_("card"), N_("Open the card of who is lost from sight"), REMEMBER,
        scopes=("remember",), footer=4,
    ),
    Command(
        "search-remember", ("slash",), N_("search"),
        N_("Search as you type: a sphere, somebody lost from sight"), FIND,
        scopes=("remember",), footer=5,
    ),
    Command(
        "all-remember", ("escape",), N_("all of them"), N_("Clear the search"), FIND,
        scopes=("remember",), palette=False,
    ),
)  # fmt: skip
