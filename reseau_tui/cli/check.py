"""``reseau-tui check [--repair]``: is everything as it should be?"""

from __future__ import annotations

import argparse

from reseau_tui.cli.exits import DATABASE, OK
from reseau_tui.cli.reading import json_option, open_for, print_json
from reseau_tui.i18n import _, grouped, ngettext


def summary() -> str:
    """Return the line of the help."""
    return _("look whether the database is as it should be")


def options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument(
        "--repair", action="store_true", help=_("mend what can be rebuilt from the rest")
    )
    json_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Check, mend when asked, and tell; 10 when something is wrong."""
    from reseau_tui.model import check

    path = open_for(arguments)
    if arguments.repair:
        check.repair(path)
    found = check.check(path)
    if arguments.json:
        print_json({"ok": found.ok, "schema": found.schema, "people": found.people,
                    "interactions": found.interactions, "problems": list(found.problems),
                    "last_backup": found.last_backup})  # fmt: skip
    else:
        print(
            _("{people}, {exchanges}; last backup: {backup}").format(
                people=ngettext("{count} person", "{count} people", found.people).format(
                    count=grouped(found.people)
                ),
                exchanges=ngettext(
                    "{count} exchange", "{count} exchanges", found.interactions
                ).format(count=grouped(found.interactions)),
                backup=found.last_backup or _("none yet"),
            )
        )
        for problem in found.problems:
            print(f"- {problem}")
        print(_("All is well.") if found.ok else _("Try: reseau-tui check --repair"))
    return OK if found.ok else DATABASE
