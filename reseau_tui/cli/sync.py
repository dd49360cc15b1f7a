"""``reseau-tui sync FOLDER``: a folder of cards and the network, kept in step."""

from __future__ import annotations

import argparse
import sys

from reseau_tui.cli.exits import OK
from reseau_tui.cli.reading import json_option, open_daily, print_json
from reseau_tui.i18n import _, grouped, ngettext, say

SHOWN = 20
"""Conflicts, and files left alone, told one by one."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reseau_tui.interchange.sync_report import Question


def summary() -> str:
    """Return the line of the help."""
    return _("keep a folder of vCards and the network in step (vdirsyncer, khard, CardDAV)")


def options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("folder", metavar=_("FOLDER"), help=_("one vCard a file, as vdirs are"))
    parser.add_argument(
        "--query",
        metavar=_("QUERY"),
        help=_("who gets a card; remembered for this folder, “” is everybody"),
    )
    parser.add_argument("--dry-run", action="store_true", help=_("tell what would happen"))
    parser.add_argument(
        "--all-gone", action="store_true", help=_("go on although everybody is gone on one side")
    )
    json_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Bring both in step, and say what came of it."""
    from reseau_tui.cli.import_ import Meter, tell_end
    from reseau_tui.interchange.sync import SyncOptions, sync_folder_with
    from reseau_tui.model.database import connection
    from reseau_tui.network.people import people_ids

    open_daily(arguments)
    wanted = SyncOptions(
        query=arguments.query,
        chosen=people_ids,
        dry_run=arguments.dry_run,
        all_gone=arguments.all_gone,
    )
    asks = not arguments.json and not arguments.dry_run and _can_ask()
    report = sync_folder_with(
        connection(), arguments.folder, wanted, _ask if asks else None, Meter()
    )
    if arguments.json:
        print_json(report.as_json())
        return OK
    for line in report.in_words():
        print(line)
    _tell(conflict.in_words() for conflict in report.conflicts)
    _tell(f"{skip.where}: {skip.why}" for skip in report.skipped)
    tell_end(report)
    return OK


def _tell(sentences: Iterable[str]) -> None:
    told = list(sentences)
    for sentence in told[:SHOWN]:
        say(f"  {sentence}")
    if len(told) > SHOWN:
        count = grouped(len(told) - SHOWN)
        say(_("  … and {count} more (--json lists them all)").format(count=count))


def _can_ask() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _ask(question: Question) -> str:
    """Ask which side is right; enter takes the answer that loses nothing."""
    from reseau_tui.interchange.vdir_merge import BOTH, HERE, THERE, field_name

    name = question.names[0]
    if question.kind == "field":
        sentence = _("{name}: {field} is “{here}” here and “{there}” in the folder.").format(
            name=name, field=field_name(question.field), here=question.here, there=question.there
        )
        choices = [(_("b"), BOTH, _("both: theirs goes into the notes")),
                   (_("h"), HERE, _("as it is here")),
                   (_("f"), THERE, _("as it is in the folder"))]  # fmt: skip
    elif question.kind == "gone there":
        count = len(question.names)
        sentence = ngettext(
            "{count} card was deleted in the folder: {names}.",
            "{count} cards were deleted in the folder: {names}.",
            count,
        ).format(count=grouped(count), names=_listed(question.names))
        choices = [(_("a"), THERE, _("archive here; nothing is lost")),
                   (_("w"), HERE, _("write the card again"))]  # fmt: skip
    elif question.kind == "gone there, changed here":
        sentence = _("{name} was deleted in the folder and changed here.").format(name=name)
        choices = [(_("w"), HERE, _("write the card again")),
                   (_("a"), THERE, _("archive here"))]  # fmt: skip
    else:
        sentence = _("{name} was taken out here and changed in the folder.").format(name=name)
        choices = [(_("k"), THERE, _("keep the card and what it says")),
                   (_("d"), HERE, _("delete the card"))]  # fmt: skip
    return _chosen(sentence, choices)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:10]) + (" …" if len(names) > 10 else "")


def _chosen(sentence: str, choices: Sequence[tuple[str, str, str]]) -> str:
    """Ask until the answer is one of the letters; the first one is enter's.

    Raises KeyboardInterrupt when the person leaves.
    """
    say(sentence)
    listed = " · ".join(f"[{letter}] {meaning}" for letter, _side, meaning in choices)
    while True:
        sys.stderr.write(f"  {listed} ({choices[0][0]}): ")
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            raise KeyboardInterrupt
        answer = line.strip().casefold() or choices[0][0]
        for letter, side, _meaning in choices:
            if answer == letter:
                return side
