"""The commands of who would enjoy an article."""

from __future__ import annotations

from reseau_tui.tui.commands.command import (
    EVERY_DAY,
    FIND,
    N_,
    PERSON,
    Command,
)

COMMANDS: tuple[Command, ...] = (
    Command(
        "enjoy", ("F",), N_("who would enjoy"),
        N_("Paste the title of an article: people whose interests fit"), EVERY_DAY,
        scopes=("home", "today"),
    ),
    Command(
        "ask-enjoy", ("slash",), N_("title"), N_("Paste or write the title of an article"), FIND,
        scopes=("enjoy",), footer=2,
    ),
    Command(
        "mark-reader", ("space",), N_("mark"), N_("Mark this reader, then one down"), PERSON,
        scopes=("enjoy",), footer=3,
    ),
    Command(
        "forward", ("T",), N_("forwarded"),
        N_("Write down that you forwarded it to the marked people, or to this one"), PERSON,
        scopes=("enjoy",), footer=4,
    ),
    Command(
        "reader-card", ("enter", "o"), N_("card"), N_("Show the whole card of this reader"),
        PERSON, scopes=("enjoy",), footer=5,
    ),
    Command(
        "enjoy-anew", ("escape",), N_("back"),
        N_("Take the marks away, then empty the line"), FIND, scopes=("enjoy",), palette=False,
    ),
)  # fmt: skip
