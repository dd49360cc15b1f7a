"""The commands of the timeline and of the year above it."""

from __future__ import annotations

from reseau_tui.tui.commands.command import (
    EXCHANGE,
    FIND,
    MOVE,
    N_,
    YEAR,
    Command,
)

COMMANDS: tuple[Command, ...] = (
    Command(
        "edit-exchange", ("e", "enter"), N_("edit"),
        N_("Change this exchange: day, kind, people, words …"), EXCHANGE,
        scopes=("timeline", "card-exchange"), footer=2,
    ),
    Command(
        "open-person", ("o",), N_("card"), N_("Show the card of who took part"), EXCHANGE,
        scopes=("timeline",), footer=5,
    ),
    Command(
        "delete-exchange", ("d", "delete"), N_("delete"),
        N_("Delete this exchange (asks first)"), EXCHANGE,
        scopes=("timeline", "card-exchange"), footer=3,
    ),
    Command(
        "search-exchanges", ("slash",), N_("search"),
        N_(
            "Search as you type: words, names, kind:coffee, from:them, tag:paris, year:2025,"
            " since:\"3 months ago\", until:2025-03, city:lyon …"
        ),
        FIND, scopes=("timeline",), footer=4,
    ),
    Command(
        "next-pane", ("tab", "shift+tab"), N_("year"),
        N_("Move between the year and the list"), FIND, scopes=("timeline",), footer=6,
        palette=False,
    ),
    Command(
        "whole-list", ("escape",), N_("whole list"),
        N_("Give the whole list back: first the day, then the search"), FIND,
        scopes=("map",), footer=4, palette=False,
    ),
    Command(
        "older-month", ("right_curly_bracket", "ctrl+pagedown"), N_("older month"),
        N_("To the month before"), MOVE, scopes=("timeline",), palette=False,
    ),
    Command(
        "newer-month", ("left_curly_bracket", "ctrl+pageup"), N_("newer month"),
        N_("To the top of this month, then to the month after"), MOVE, scopes=("timeline",),
        palette=False,
    ),
    Command(
        "year-before", ("left_square_bracket",), N_("year before"), N_("Show the year before"),
        YEAR, scopes=("map", "insights"), footer=2,
    ),
    Command(
        "year-after", ("right_square_bracket",), N_("year after"), N_("Show the year after"),
        YEAR, scopes=("map", "insights"), footer=3,
    ),
    Command(
        "week-before", ("left",), N_("week before"), N_("A week back, into the year before too"),
        YEAR, scopes=("year",), palette=False,
    ),
    Command(
        "week-after", ("right",), N_("week after"), N_("A week on, into the year after too"),
        YEAR, scopes=("year",), palette=False,
    ),
    Command(
        "day-before", ("up", "k"), N_("day before"), N_("A day back"),
        YEAR, scopes=("year",), palette=False,
    ),
    Command(
        "day-after", ("down", "j"), N_("day after"), N_("A day on"),
        YEAR, scopes=("year",), palette=False,
    ),
    Command(
        "show-day", ("enter",), N_("this day"),
        N_("Show only what happened on this day; esc shows everything again"), YEAR,
        scopes=("year",), footer=1, palette=False,
    ),
)  # fmt: skip
