"""``reseau-tui demo``: the app on an invented network, in a temporary file."""

from __future__ import annotations

import argparse
import os
import tempfile

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
    """Make the network in a temporary folder, open the app on it, remove it after."""
    from reseau_tui.cli.app import open_app
    from reseau_tui.cli.exits import OK, USAGE, CommandError
    from reseau_tui.demo.network import demo_path

    if arguments.fill:
        path = os.path.abspath(os.path.expanduser(arguments.fill))
        if os.path.exists(path):
            raise CommandError(USAGE, _("{path} is there already.").format(path=path))
        _fill(path)
        print(_("Written to {path}").format(path=path))
        return OK
    with tempfile.TemporaryDirectory(prefix="reseau-demo-") as folder:
        path = demo_path(folder)
        _fill(path)
        return open_app(path)


def _fill(path: str) -> None:
    from reseau_tui.demo.network import fill_demo
    from reseau_tui.model.database import opened

    with opened(path):
        fill_demo(clock.now())
