"""``reseau-tui redo``: do again what was undone last."""

from __future__ import annotations

import argparse

from reseau_tui.cli.reading import json_option, open_for
from reseau_tui.cli.undo import turn
from reseau_tui.i18n import _


def summary() -> str:
    """Return the line of the help."""
    return _("do again what was undone last")


def options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    json_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Redo."""
    open_for(arguments)
    return turn("redo", arguments.json)
