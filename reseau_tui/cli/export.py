"""``reseau-tui export FILE``: take the people, or everything, elsewhere."""

from __future__ import annotations

import argparse

from reseau_tui.cli.exits import OK
from reseau_tui.cli.reading import open_for
from reseau_tui.i18n import _


def summary() -> str:
    """Return the line of the help."""
    return _("write people as vCard (.vcf), or everything as Réseau's own JSON (.json)")


def options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("file", metavar=_("FILE"), help=_("- is standard output, with --as"))
    parser.add_argument("--as", dest="format", choices=("vcf", "json"), help=_("the format"))
    parser.add_argument("--query", default="", metavar=_("QUERY"), help=_("only these people"))


def run(arguments: argparse.Namespace) -> int:
    """Write the file."""
    open_for(arguments)
    return OK
