"""The commands of the lines that wait for an answer."""

from __future__ import annotations

from reseau_tui.tui.commands.command import (
    FIND,
    N_,
    WAITING,
    Command,
)

COMMANDS: tuple[Command, ...] = (
    Command(
        "take-candidate", ("1",), N_("take"), N_("1 to 9: take the candidate of that number"),
        WAITING, scopes=("inbox",), palette=False,
    ),
    Command(
        "new-person", ("n",), N_("new"), N_("The name is that of somebody new: add them"), WAITING,
        scopes=("inbox",), footer=2,
    ),
    Command(
        "nobody", ("0",), N_("nobody"), N_("The name is nobody's, only a word"), WAITING,
        scopes=("inbox",), footer=3,
    ),
    Command(
        "answer-with", ("slash",), N_("search"), N_("Answer with somebody found by name"), WAITING,
        scopes=("inbox",), footer=4,
    ),
    Command(
        "say-again", ("e", "enter"), N_("say again"),
        N_("Say the line in other words; the rest of it stays"), WAITING, scopes=("inbox",),
        footer=5,
    ),
    Command(
        "drop-line", ("x", "d", "delete"), N_("toss"), N_("Throw the line away (asks first)"),
        WAITING, scopes=("inbox",), footer=6,
    ),
    Command(
        "inbox-order", ("o",), N_("order"), N_("The oldest line first, or the newest"), FIND,
        scopes=("inbox",),
    ),
)  # fmt: skip
