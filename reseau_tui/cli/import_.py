"""``reseau-tui import FILE|FOLDER…``: bring the people you already have."""

from __future__ import annotations

import argparse
import dataclasses
import datetime
import sys
import time

from reseau_tui.cli.exits import OK, USAGE, CommandError
from reseau_tui.cli.reading import day, json_option, offer_cut_off, open_for, print_json
from reseau_tui.i18n import _, grouped, say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reseau_tui.interchange.importing import ImportReport
    from reseau_tui.interchange.sync_report import SyncReport

SHOWN = 20
"""Skipped entries, and losses, told one by one."""


def summary() -> str:
    """Return the line of the help."""
    return _("bring people in: vCard files or folders, or Réseau's own JSON")


def options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    from reseau_tui.interchange.formats import names

    parser.add_argument("files", nargs="+", metavar=_("FILE"))
    parser.add_argument(
        "--as", dest="format", choices=names(), help=_("the format, when it is not clear")
    )
    parser.add_argument("--dry-run", action="store_true", help=_("tell what would happen"))
    parser.add_argument("--tag", metavar=_("TAG"), help=_("give everybody this tag"))
    parser.add_argument("--circle", type=int, metavar="N", help=_("put new people into a circle"))
    parser.add_argument("--encoding", metavar=_("NAME"), help=_("of old files: cp1252, cp850 …"))
    parser.add_argument(
        "--map", action="append", default=[], metavar=_("COLUMN=FIELD"),
        help=_("what a column of a table is; once a column"),
    )  # fmt: skip
    parser.add_argument(
        "--messages", action="store_true", help=_("private messages too, as exchanges")
    )
    parser.add_argument("--since", metavar=_("DATE"), help=_("of a calendar: from this day on"))
    parser.add_argument("--until", metavar=_("DATE"), help=_("of a calendar: up to this day"))
    json_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Import, and say what came of it."""
    from reseau_tui.cli import import_columns
    from reseau_tui.interchange.importing import ImportOptions, import_files
    from reseau_tui.interchange.record import UnknownColumns, Unreadable
    from reseau_tui.interchange.report_words import in_words
    from reseau_tui.model.contacts import CIRCLES
    from reseau_tui.model.database import connection

    if arguments.circle not in (None, *CIRCLES):
        raise CommandError(USAGE, _("--circle is a number from 1 to 5."))
    if arguments.encoding:
        _known_encoding(arguments.encoding)
    wanted = ImportOptions(
        format=arguments.format,
        encoding=arguments.encoding,
        tag=arguments.tag or "",
        circle=arguments.circle,
        dry_run=arguments.dry_run,
        columns=import_columns.mapped(arguments.map),
        messages=arguments.messages,
        since=_day(arguments.since),
        until=_day(arguments.until),
    )
    open_for(arguments)
    offer_cut_off()
    try:
        report = import_files(connection(), arguments.files, wanted, Meter())
    except UnknownColumns as question:
        if arguments.json or not import_columns.can_ask():
            said = _('{question} Say it with --map "COLUMN=FIELD", once a column.')
            raise Unreadable(said.format(question=question.sentence)) from question
        wanted = dataclasses.replace(wanted, columns=import_columns.ask(question))
        report = import_files(connection(), arguments.files, wanted, Meter())
    if arguments.json:
        print_json(report.as_json())
        return OK
    print(in_words(report))
    for skip in report.skipped[:SHOWN]:
        say(f"  {skip.where}: {skip.why}")
    for loss in report.losses[:SHOWN]:
        say(f"  {loss}")
    more = sum(max(0, len(told) - SHOWN) for told in (report.skipped, report.losses))
    if more:
        say(_("  … and {count} more (--json lists them all)").format(count=grouped(more)))
    tell_end(report)
    return OK


def tell_end(report: ImportReport | SyncReport) -> None:
    """Say what is left to decide, and how to take back what was done."""
    if report.to_decide:
        say(_("Pairs to decide on wait in the app, as duplicates."))
    if report.dry_run:
        print(_("Nothing was written (--dry-run)."))
    elif report.action_id:
        print(_("undo with: reseau-tui undo {id}").format(id=report.action_id))


def _day(text: str | None) -> datetime.date | None:
    said = day(text)
    return datetime.date.fromisoformat(said) if said else None


def _known_encoding(name: str) -> None:
    import codecs

    try:
        codecs.lookup(name)
    except LookupError:
        raise CommandError(
            USAGE, _("“{name}” is not an encoding; try cp1252.").format(name=name)
        ) from None


class Meter:
    """Progress on standard error, once the work takes more than half a second."""

    def __init__(self) -> None:
        self.began = time.monotonic()
        self.said = 0.0

    def __call__(self, done: int, total: int) -> None:
        """Say how far it is, at most ten times a second."""
        now = time.monotonic()
        if not sys.stderr.isatty() or now - self.began < 0.5 or now - self.said < 0.1:
            return
        self.said = now
        sys.stderr.write("\r" + _("{done} of {total}").format(done=done, total=total) + "\033[K")
        if done >= total:
            sys.stderr.write("\r\033[K")
        sys.stderr.flush()
