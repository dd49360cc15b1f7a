"""The commands of the insights; the year turns with those of the timeline."""

from __future__ import annotations

from reseau_tui.tui.commands.command import (
    FIND,
    MOVE,
    N_,
    YEAR,
    Command,
)

COMMANDS: tuple[Command, ...] = (
    Command(
        "next-insight", ("tab", "right"), N_("next"), N_("To the next plot"), MOVE,
        scopes=("insights",), footer=1, palette=False,
    ),
    Command(
        "previous-insight", ("shift+tab", "left"), N_("previous"), N_("To the plot before"), MOVE,
        scopes=("insights",), palette=False,
    ),
    Command(
        "one-insight", ("enter",), N_("larger"),
        N_("Show this plot alone, then all of them again"), FIND,
        scopes=("insight-board",), footer=5,
    ),
    Command(
        "all-insights", ("escape",), N_("all"), N_("Show all plots again"), FIND,
        scopes=("insight-board",), palette=False,
    ),
    Command(
        "copy-year", ("y",), N_("copy"), N_("Copy the sentences of the year"), YEAR,
        scopes=("insights",), footer=6,
    ),
)  # fmt: skip
