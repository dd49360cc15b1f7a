"""``reseau-tui export FILE``: take the people, or everything, elsewhere."""

from __future__ import annotations

import argparse
import os
import sys

from reseau_tui.cli.exits import OK, UNREADABLE, USAGE, CommandError
from reseau_tui.cli.reading import open_daily
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
    """Write the file, whole or not at all."""
    from reseau_tui.interchange.exporting import network_json, people_as_vcards, write_atomically
    from reseau_tui.model.database import connection
    from reseau_tui.network.people import people_ids

    form = arguments.format or os.path.splitext(arguments.file)[1].lstrip(".").lower()
    if form not in ("vcf", "json"):
        raise CommandError(
            USAGE,
            _("--as vcf or --as json?")
            if arguments.file == "-"
            else _("{file}: the name ends in .vcf or .json.").format(file=arguments.file),
        )
    if form == "json" and arguments.query:
        raise CommandError(USAGE, _("The JSON export is always the whole network."))
    open_daily(arguments)
    chosen = people_ids(arguments.query) if arguments.query else None
    pieces = people_as_vcards(connection(), chosen) if form == "vcf" else network_json(connection())
    if arguments.file == "-":
        for piece in pieces:
            sys.stdout.write(piece)
        return OK
    target = os.path.abspath(os.path.expanduser(arguments.file))
    try:
        write_atomically(target, pieces)
    except OSError as error:
        raise CommandError(
            UNREADABLE,
            _("{path} cannot be written: {reason}.").format(path=target, reason=error.strerror),
        ) from error
    print(_("Written to {path}").format(path=target))
    return OK
