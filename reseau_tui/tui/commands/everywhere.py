"""The commands of every screen."""

from __future__ import annotations

from reseau_tui.tui.commands.command import (
    EVERY_DAY,
    FIND,
    N_,
    PROGRAM,
    Command,
)

COMMANDS: tuple[Command, ...] = (
    Command(
        "log", ("l",), N_("log"), N_("Write down an exchange in one line"), EVERY_DAY,
        scopes=("app",), footer=1,
    ),
    Command(
        "lines", ("L",), N_("several lines"),
        N_("Write down several exchanges in a row, as at the end of a day"), EVERY_DAY,
        scopes=("app",),
    ),
    Command(
        "undo", ("u",), N_("undo"), N_("Take back the last change"), EVERY_DAY,
        scopes=("app",), footer=8,
    ),
    Command(
        "redo", ("ctrl+r",), N_("redo"), N_("Make the change that was taken back again"), EVERY_DAY,
        scopes=("app",),
    ),
    Command(
        "go", ("g",), N_("go to"), N_("Then a letter: another screen, or g for the top"), FIND,
        scopes=("home", "screen"), footer=7, palette=False,
    ),
    Command(
        "leave", ("q",), N_("home"), N_("Back to the home screen"), FIND, scopes=("screen",),
    ),
    Command(
        "help", ("question_mark", "f1"), N_("help"), N_("Every key of this screen"), PROGRAM,
        scopes=("app",), footer=9,
    ),
    Command(
        "how-to-write", (), N_("how to write a line"),
        N_("The grammar of a captured line, by example"), PROGRAM, scopes=("app",),
    ),
    Command(
        "command-palette", ("ctrl+p",), N_("commands"), N_("Find a command or a person by name"),
        PROGRAM, scopes=("app",), palette=False,
    ),
    Command(
        "theme", (), N_("theme"), N_("Choose the colours"), PROGRAM, scopes=("app",),
    ),
    Command(
        "quit", ("ctrl+q", "f10"), N_("quit"), N_("Close Réseau; everything is saved already"),
        PROGRAM, scopes=("app",), priority=True,
    ),
)  # fmt: skip
