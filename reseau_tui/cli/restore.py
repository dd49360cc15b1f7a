"""``reseau-tui restore FILE``: bring a backup back, keeping what it replaces."""

from __future__ import annotations

import argparse
import os

from reseau_tui import settings
from reseau_tui.cli.exits import OK, UNREADABLE, CommandError
from reseau_tui.i18n import _, grouped, ngettext, say


def summary() -> str:
    """Return the line of the help."""
    return _("bring a backup back; what it replaces is kept")


def options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("file", metavar=_("FILE"))


def run(arguments: argparse.Namespace) -> int:
    """Check that the file is a whole database of ours, then put it in place."""
    from reseau_tui.model import backup
    from reseau_tui.model.check import check
    from reseau_tui.model.database import opened

    file = os.path.abspath(os.path.expanduser(arguments.file))
    if not os.path.exists(file):
        raise CommandError(UNREADABLE, _("There is no file {path}.").format(path=file))
    path = settings.database_path(arguments.db)
    with opened(file):
        people = check(file).people
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    kept = backup.restore(file, path)
    with opened(path):  # an older backup is brought up to date
        pass
    print(
        ngettext(
            "Restored: {count} person from {path}", "Restored: {count} people from {path}", people
        ).format(count=grouped(people), path=file)
    )
    if kept:
        say(_("What was there before is in {path}").format(path=kept))
    return OK
