"""The commands of today."""

from __future__ import annotations

from reseau_tui.tui.commands.command import (
    FACT,
    N_,
    Command,
)

COMMANDS: tuple[Command, ...] = (
    Command(
        "today-done", ("x",), N_("done"),
        N_("The promise is kept, thanks said, the gesture made, the news told"), FACT,
        scopes=("today",), footer=2,
    ),
    Command(
        "today-later", ("s",), N_("not now"),
        N_("Put this person off for some days, or the promise to another day"), FACT,
        scopes=("today",), footer=3,
    ),
    Command(
        "today-brief", ("b",), N_("brief"),
        N_("What to know of this person before a call"), FACT, scopes=("today",), footer=4,
    ),
    Command(
        "today-edit", ("e",), N_("edit"),
        N_("Change the promise, the news or the person of this row"), FACT,
        scopes=("today",), footer=5,
    ),
    Command(
        "today-open", ("enter", "o"), N_("open"),
        N_("Show the whole card of this person, or the screen the row leads to"), FACT,
        scopes=("today",), footer=6,
    ),
)  # fmt: skip
