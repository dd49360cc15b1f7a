"""The commands of the duplicates, and of two cards side by side."""

from __future__ import annotations

from reseau_tui.tui.commands.command import (
    N_,
    PAIR,
    Command,
)

COMMANDS: tuple[Command, ...] = (
    Command(
        "compare", ("enter",), N_("compare"), N_("Show the two cards side by side"), PAIR,
        scopes=("duplicates",), footer=2,
    ),
    Command(
        "merge", ("M",), N_("one person"),
        N_("Make one card of the two, as chosen; {undo} takes it back"), PAIR, scopes=("pair",),
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
)  # fmt: skip
