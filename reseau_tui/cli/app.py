"""``reseau-tui`` alone: the full-screen app."""

from __future__ import annotations

import argparse
import gc
import os
import sys

from reseau_tui import settings
from reseau_tui.cli.exits import OK, USAGE, CommandError
from reseau_tui.i18n import _


def run(arguments: argparse.Namespace) -> int:
    """Open the app on the database asked for; return its exit code."""
    # Before the first frame there is nothing to collect, and looking takes a tenth of the time to
    # it; tui/collecting.py turns it on again.
    gc.disable()
    return open_app(settings.database_path(arguments.db))


def open_app(path: str) -> int:
    """Run the full-screen app on the database at ``path``, with the visits to the demo it asks for.

    The app is closed meanwhile, database and all: the demo cannot touch what is not open. Raises
    CommandError (2) where there is no terminal that can show it.
    """
    _look_at_terminal()
    from reseau_tui.tui.app import ReseauApp
    from reseau_tui.tui.gateway import Gateway

    while True:
        app = ReseauApp(Gateway(path))
        app.run()
        if not app.wants_demo or app.return_code:
            return app.return_code or OK
        code = open_demo()
        if code:
            return code  # a signal ends everything


def open_demo() -> int:
    """Run the app on an invented network, in a temporary folder that is removed after."""
    import tempfile

    from reseau_tui.cli.demo import fill
    from reseau_tui.demo.network import demo_path

    _look_at_terminal()
    with tempfile.TemporaryDirectory(prefix="reseau-demo-") as folder:
        path = demo_path(folder)
        fill(path)
        from reseau_tui.tui.demo_app import DemoApp
        from reseau_tui.tui.gateway import Gateway

        app = DemoApp(Gateway(path))
        app.run()
        return app.return_code or OK


def _look_at_terminal() -> None:
    """Raise CommandError (2) where there is no terminal that can show the app."""
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
