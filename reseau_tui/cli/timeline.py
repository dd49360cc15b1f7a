"""``reseau-tui timeline [QUERY]``: what happened, newest first."""

from __future__ import annotations

import argparse
import datetime

from reseau_tui.cli.exits import OK
from reseau_tui.cli.reading import columns, day, json_option, open_daily, print_json
from reseau_tui.i18n import _, say


def summary() -> str:
    """Return the line of the help."""
    return _("what happened, newest first")


def options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument(
        "query",
        nargs="*",
        metavar=_("QUERY"),
        help=_("words, names, kind:coffee, from:them, tag:paris, year:2025, circle:2 …"),
    )
    parser.add_argument("--since", metavar=_("DATE"), help=_("from this day on"))
    parser.add_argument("--until", metavar=_("DATE"), help=_("up to this day"))
    parser.add_argument("--limit", type=int, default=50, metavar="N", help=_("at most so many"))
    json_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """List the interactions."""
    open_daily(arguments)
    from reseau_tui.network.timeline import timeline

    since, until = day(arguments.since), day(arguments.until)
    entries = timeline(
        query=" ".join(arguments.query),
        since=datetime.date.fromisoformat(since) if since else None,
        until=datetime.date.fromisoformat(until) if until else None,
        limit=max(0, arguments.limit),
    )
    if arguments.json:
        print_json([
            {"id": entry.id, "on": entry.on, "at": entry.at, "kind": entry.kind,
             "initiative": entry.initiative, "text": entry.text, "people": list(entry.people),
             "tags": list(entry.tags), "place": entry.place, "minutes": entry.minutes}
            for entry in entries
        ])  # fmt: skip
        return OK
    if not entries:
        say(_("Nothing."))
    columns(
        (
            entry.on,
            _(entry.kind),
            ", ".join(entry.people[:3]) + (" …" if len(entry.people) > 3 else ""),
            entry.text.replace("\n", " ") + "".join(f" +{tag}" for tag in entry.tags),
        )
        for entry in entries
    )
    return OK
