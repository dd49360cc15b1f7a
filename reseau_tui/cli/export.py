"""``reseau-tui export FILE``: take the people, or everything, elsewhere."""

from __future__ import annotations

import argparse
import os
import sys

from reseau_tui.cli.exits import OK, UNREADABLE, USAGE, CommandError
from reseau_tui.cli.reading import open_daily
from reseau_tui.i18n import _, grouped, ngettext


def summary() -> str:
    """Return the line of the help."""
    return _("write people or everything: vCard, CSV, calendar, Markdown, Réseau's own JSON")


def options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    from reseau_tui.interchange.exporting import EXPORTS

    parser.add_argument("file", metavar=_("FILE"), help=_("- is standard output, with --as"))
    parser.add_argument(
        "--as", dest="format", choices=[one.name for one in EXPORTS], help=_("the format")
    )
    parser.add_argument("--query", default="", metavar=_("QUERY"), help=_("only these people"))
    parser.add_argument(
        "--raw", action="store_true", help=_("CSV cells as they are, formulas included")
    )
    parser.add_argument(
        "--private", action="store_true", help=_("the JSON with the requests noted as private")
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the file, whole or not at all."""
    from reseau_tui.interchange.exporting import EXPORTS, Asked, export_named, write_atomically
    from reseau_tui.interchange.own_json import private_requests
    from reseau_tui.model.database import connection
    from reseau_tui.network.people import people_ids

    export = export_named(arguments.format, arguments.file)
    if export is None:
        known = ", ".join(one.ending for one in EXPORTS)
        raise CommandError(
            USAGE,
            _("- needs --as: {names}.").format(names=", ".join(one.name for one in EXPORTS))
            if arguments.file == "-"
            else _("{file}: the name ends in one of {endings}.").format(
                file=arguments.file, endings=known
            ),
        )
    if export.whole and arguments.query:
        raise CommandError(USAGE, _("The JSON export is always the whole network."))
    open_daily(arguments)
    chosen = tuple(people_ids(arguments.query)) if arguments.query else None
    pieces = export.pieces(connection(), Asked(chosen, arguments.raw, arguments.private))
    if arguments.file == "-":
        for piece in pieces:
            sys.stdout.write(piece.removeprefix("\ufeff"))
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
    if export.whole and not arguments.private and (left := private_requests(connection())):
        print(_left_out(left), file=sys.stderr)
    return OK


def _left_out(count: int) -> str:
    return ngettext(
        "{count} private request was left out; --private takes it along.",
        "{count} private requests were left out; --private takes them along.",
        count,
    ).format(count=grouped(count))
