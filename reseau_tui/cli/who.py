"""``reseau-tui who WORDS…``: who can help, whom to turn to first, and why."""

from __future__ import annotations

import argparse

from reseau_tui import clock
from reseau_tui.cli.exits import OK, USAGE, CommandError
from reseau_tui.cli.reading import columns, json_option, open_daily, print_json
from reseau_tui.i18n import _, say
from reseau_tui.network.reasons import BETWEEN

MOST = 20
"""People told of at once."""


def summary() -> str:
    """Return the line of the help."""
    return _("who can help: a trade, a company, a city, anything noted; with the reasons")


def options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("words", nargs="+", metavar=_("WORDS"))
    json_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Tell who can help."""
    open_daily(arguments)
    from reseau_tui.network.who import who_can_help
    from reseau_tui.network.who_sentences import warm_up

    asked = " ".join(arguments.words)
    found = who_can_help(asked, clock.today(), MOST)
    if not found.words:
        raise CommandError(USAGE, _("What is it about? For instance: reseau-tui who accountant"))
    if arguments.json:
        print_json(
            [
                {
                    "id": one.id,
                    "name": one.name,
                    "why": one.why,
                    "through": one.through
                    and {"id": one.through.id, "name": one.through.name, "tie": one.through.tie},
                    "warm_up": one.warm_up,
                    "last_on": one.last_on,
                    "asked": [{"id": ask.id, "on": ask.on, "text": ask.text} for ask in one.asked],
                }
                for one in found.helpers
            ]
        )
        return OK
    if not found.helpers:
        say(_("Nobody here has to do with “{words}” yet.").format(words=asked))
    columns(
        (one.name, BETWEEN.join((*one.why, warm_up()) if one.warm_up else one.why))
        for one in found.helpers
    )
    return OK
