"""The commands of the first minutes: bring people in, visit the demo, see five keys."""

from __future__ import annotations

from reseau_tui.tui.commands.command import (
    N_,
    PROGRAM,
    Command,
)

COMMANDS: tuple[Command, ...] = (
    Command(
        "import", ("I",), N_("import"),
        N_("Bring people in from a file, after a look at what comes of it"), PROGRAM,
        scopes=("app",),
    ),
    Command(
        "demo", (), N_("demo"), N_("Visit an invented network; yours is not touched"), PROGRAM,
        scopes=("app",),
    ),
    Command(
        "tour", (), N_("five keys"), N_("Show the five keys of every day"), PROGRAM,
        scopes=("app",),
    ),
    Command(
        "visit-demo", ("D",), N_("demo"), N_("Visit the demo (while nobody is here yet)"), PROGRAM,
        scopes=("welcome",), palette=False,
    ),
    Command(
        "begin-remembering", ("b",), N_("remember"),
        N_("Remember whom you know, sphere after sphere (while nobody is here yet)"), PROGRAM,
        scopes=("welcome",), palette=False,
    ),
    Command(
        "leave-demo", ("q",), N_("leave demo"), N_("Leave the demo, from its home screen"),
        PROGRAM, scopes=("demo",), footer=1,
    ),
)  # fmt: skip
