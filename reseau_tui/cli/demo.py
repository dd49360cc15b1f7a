"""``reseau-tui demo``: the app on an invented network, in a temporary file."""

from __future__ import annotations

import argparse
import os

from reseau_tui import clock
from reseau_tui.i18n import _


def summary() -> str:
    """Return the line of the help."""
    return _("try the app on an invented network; nothing of yours is touched")


def options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument(
        "--fill", metavar=_("FILE"), help=_("write the invented network to FILE and leave")
    )


def run(arguments: argparse.Namespace) -> int:
    """Open the app on the invented network, or write it to a file."""
    from reseau_tui.cli.app import open_demo
    from reseau_tui.cli.exits import OK, USAGE, CommandError

    if arguments.fill:
        path = os.path.abspath(os.path.expanduser(arguments.fill))
        if os.path.exists(path):
            raise CommandError(USAGE, _("{path} is there already.").format(path=path))
        fill(path)
        print(_("Written to {path}").format(path=path))
        return OK
    return open_demo()


def fill(path: str) -> None:
    """Make the invented network in a database at ``path``, as it stands today."""
    from reseau_tui.demo.network import fill_demo
    from reseau_tui.model.database import opened

    with opened(path):
        fill_demo(clock.now())
