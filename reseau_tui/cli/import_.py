"""``reseau-tui import FILE|FOLDER…``: bring the people you already have."""

from __future__ import annotations

import argparse

from reseau_tui.cli.exits import OK
from reseau_tui.cli.reading import json_option, open_for
from reseau_tui.i18n import _


def summary() -> str:
    """Return the line of the help."""
    return _("bring people in: vCard files or folders, or Réseau's own JSON")


def options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("files", nargs="+", metavar=_("FILE"))
    parser.add_argument(
        "--as", dest="format", choices=("vcf", "json"), help=_("the format, when it is not clear")
    )
    parser.add_argument("--dry-run", action="store_true", help=_("tell what would happen"))
    parser.add_argument("--tag", metavar=_("TAG"), help=_("give everybody this tag"))
    parser.add_argument("--circle", type=int, metavar="N", help=_("put new people into a circle"))
    parser.add_argument("--encoding", metavar=_("NAME"), help=_("of old files: cp1252, cp850 …"))
    json_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Import, and say what came of it."""
    open_for(arguments)
    return OK
