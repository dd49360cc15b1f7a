"""The commands of the network interviews: a board, its cards from column to column."""

from __future__ import annotations

from reseau_tui.tui.commands.command import (
    FIND,
    INTERVIEW,
    MOVE,
    N_,
    PERSON,
    Command,
)

COMMANDS: tuple[Command, ...] = (
    Command(
        "interview-with", ("M",), N_("network interview"),
        N_("Note a network interview with this person"), PERSON, scopes=("home", "card"),
    ),
    Command(
        "interview-on", ("greater_than_sign", "shift+right"), N_("step on"),
        N_("One column on; what it asks there is asked"), INTERVIEW, scopes=("interviews",),
        footer=1,
    ),
    Command(
        "interview-back", ("less_than_sign", "shift+left"), N_("step back"),
        N_("One column back"), INTERVIEW, scopes=("interviews",), footer=2,
    ),
    Command(
        "add-interview", ("a",), N_("add"), N_("Note a network interview"), INTERVIEW,
        scopes=("interviews",), footer=3,
    ),
    Command(
        "edit-interview", ("e", "enter"), N_("edit"),
        N_("Aim, for whom, recommender, questions, what to give back, day"), INTERVIEW,
        scopes=("interviews",), footer=4,
    ),
    Command(
        "names-obtained", ("r",), N_("names"), N_("Note the names obtained, one a line"),
        INTERVIEW, scopes=("interviews",), footer=5,
    ),
    Command(
        "interview-brief", ("b",), N_("prepare"),
        N_("The sheet to prepare it with: aim, questions, what to know of the person"), INTERVIEW,
        scopes=("interviews",), footer=6,
    ),
    Command(
        "interview-questions", ("c",), N_("questions"),
        N_("My questions: tick them off, note the answers"), INTERVIEW, scopes=("interviews",),
    ),
    Command(
        "interview-next", ("s",), N_("what now"), N_("What may come next, one key each"),
        INTERVIEW, scopes=("interviews",),
    ),
    Command(
        "interview-thank", ("t",), N_("thanks"), N_("Thanks were said, or there are none to say"),
        INTERVIEW, scopes=("interviews",),
    ),
    Command(
        "put-aside", ("x",), N_("put aside"),
        N_("Take the card off the board; among those put aside: bring it back"), INTERVIEW,
        scopes=("interviews",), footer=8,
    ),
    Command(
        "copy-interview", ("y",), N_("copy"), N_("Copy the sheet to prepare it with as text"),
        INTERVIEW, scopes=("interviews",),
    ),
    Command(
        "drop-interview", ("d", "delete"), N_("remove"), N_("Remove this interview (asks first)"),
        INTERVIEW, scopes=("interviews",),
    ),
    Command(
        "interview-person", ("o",), N_("open"), N_("Show with whom it is"), INTERVIEW,
        scopes=("interviews",),
    ),
    Command(
        "for-whom", ("f",), N_("for whom"),
        N_("Show those for one person, for me, or those put aside"), FIND, scopes=("interviews",),
        footer=7,
    ),
    Command(
        "search-interviews", ("slash",), N_("search"),
        N_("Search as you type: words of the card or of a name"), FIND, scopes=("interviews",),
    ),
    Command(
        "all-interviews", ("escape",), N_("all of them"),
        N_("Clear the search, then show the whole board again"), FIND, scopes=("interviews",),
        palette=False,
    ),
    Command(
        "column-left", ("left", "shift+tab"), N_("column left"),
        N_("To the cards of the column on the left"), MOVE, scopes=("board",), palette=False,
    ),
    Command(
        "column-right", ("right", "tab"), N_("column right"),
        N_("To the cards of the column on the right"), MOVE, scopes=("board",), palette=False,
    ),
)  # fmt: skip
