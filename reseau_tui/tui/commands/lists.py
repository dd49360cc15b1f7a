"""The commands of every list."""

from __future__ import annotations

from reseau_tui.tui.commands.command import (
    MOVE,
    N_,
    Command,
)

COMMANDS: tuple[Command, ...] = (
    Command(
        "down", ("j", "down"), N_("down"), N_("One line down"), MOVE,
        scopes=("list",), palette=False,
    ),
    Command("up", ("k", "up"), N_("up"), N_("One line up"), MOVE, scopes=("list",), palette=False),
    Command(
        "half-down", ("ctrl+d",), N_("half a page down"), N_("Half a page down"), MOVE,
        scopes=("list",), palette=False,
    ),
    Command(
        "half-up", ("ctrl+u",), N_("half a page up"), N_("Half a page up"), MOVE,
        scopes=("list",), palette=False,
    ),
    Command(
        "page-down", ("pagedown",), N_("a page down"), N_("One page down"), MOVE,
        scopes=("list",), palette=False,
    ),
    Command(
        "page-up", ("pageup",), N_("a page up"), N_("One page up"), MOVE,
        scopes=("list",), palette=False,
    ),
    Command(
        "top", ("home",), N_("top"), N_("To the top ({go}{go_top} as well)"), MOVE,
        scopes=("list",), palette=False,
    ),
    Command(
        "bottom", ("G", "end"), N_("bottom"), N_("To the bottom"), MOVE,
        scopes=("list",), palette=False,
    ),
)  # fmt: skip
