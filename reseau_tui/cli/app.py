"""``reseau-tui`` alone: the full-screen app."""

from __future__ import annotations

import argparse
import os
import sys

from reseau_tui import settings
from reseau_tui.cli.exits import OK, USAGE, CommandError
from reseau_tui.i18n import _


def run(arguments: argparse.Namespace) -> int:
    """Open the app on the database asked for; return its exit code."""
    return open_app(settings.database_path(arguments.db))


def open_app(path: str) -> int:
    """Run the full-screen app on the database at ``path``.

    Raises CommandError (2) where there is no terminal that can show it.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise CommandError(
            USAGE,
            _("The app needs a terminal. For pipes: reseau-tui today, people, --log …"),
        )
    if os.environ.get("TERM", "") in ("", "dumb"):
        raise CommandError(
            USAGE,
            _("This terminal (TERM=dumb) cannot show the app. Try: reseau-tui today"),
        )
    from reseau_tui.tui.app import ReseauApp
    from reseau_tui.tui.gateway import Gateway

    app = ReseauApp(Gateway(path))
    app.run()
    return app.return_code or OK
