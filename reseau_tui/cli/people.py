"""``reseau-tui people [QUERY]``: the people of the network, filtered and in order."""

from __future__ import annotations

import argparse
import dataclasses

from reseau_tui.cli.exits import OK, USAGE, CommandError
from reseau_tui.cli.reading import columns, json_option, open_daily, print_json
from reseau_tui.i18n import _, say


def summary() -> str:
    """Return the line of the help."""
    return _("list people: words, circle:2, tag:paris, quiet:6m, never, is:starred, is:archived")


def options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("query", nargs="*", metavar=_("QUERY"))
    parser.add_argument(
        "--sort", choices=("name", "last", "circle", "added"), default="name",
        help=_("the order: name, last contact, circle, latest added"),
    )  # fmt: skip
    parser.add_argument("--limit", type=int, metavar="N", help=_("at most so many"))
    json_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """List them."""
    open_daily(arguments)
    from reseau_tui.network.people import people_ids, people_summaries

    if arguments.limit is not None and arguments.limit < 0:
        raise CommandError(USAGE, _("--limit is a number of lines, 0 or more."))
    ids = people_ids(" ".join(arguments.query), arguments.sort, arguments.limit)
    found = people_summaries(ids)
    if arguments.json:
        print_json([dataclasses.asdict(one) for one in found])
        return OK
    if not found:
        say(_("Nobody yet. Try: reseau-tui import FILE") if not arguments.query else _("Nobody."))
    columns(
        (
            one.name,
            one.last_on or "—",
            f"{one.circle}" if one.circle else "·",
            " · ".join(part for part in (one.title, one.organisation, one.city) if part),
        )
        for one in found
    )
    return OK
