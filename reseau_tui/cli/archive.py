"""``reseau-tui archive NAME``: out of the lists, nothing lost."""

from __future__ import annotations

import argparse

from reseau_tui.cli.exits import OK
from reseau_tui.cli.reading import json_option, open_daily, person_named, print_json
from reseau_tui.i18n import _


def summary() -> str:
    """Return the line of the help."""
    return _("take somebody out of the lists; --back brings them back")


def options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("name", nargs="+", metavar=_("NAME"))
    parser.add_argument("--back", action="store_true", help=_("bring them back"))
    json_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Archive the person, or bring them back; the archived answer to their full name."""
    open_daily(arguments)
    from reseau_tui.model.contacts import archive
    from reseau_tui.model.database import action
    from reseau_tui.network.people import people_summaries

    contact = person_named(arguments.name)
    before = people_summaries([contact])[0]
    away = not arguments.back
    if away:
        label, said = _("archive {name}"), _("{name} is archived; --back brings them back.")
        already = _("{name} is archived already.")
    else:
        label, said = _("bring back {name}"), _("{name} is back in the network.")
        already = _("{name} is not archived.")
    if before.archived != away:
        with action(label.format(name=before.name)):
            archive(contact, away)
    else:
        said = already
    if arguments.json:
        print_json({"id": contact, "name": before.name, "archived": away})
    else:
        print(said.format(name=before.name))
    return OK
