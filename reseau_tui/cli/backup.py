"""``reseau-tui backup [FILE]``: a copy of the database, consistent while others write."""

from __future__ import annotations

import argparse
import os

from reseau_tui.cli.exits import OK, UNREADABLE, USAGE, CommandError
from reseau_tui.cli.reading import open_for
from reseau_tui.i18n import _


def summary() -> str:
    """Return the line of the help."""
    return _("copy the database to a file, or to the folder of daily backups")


def options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("file", nargs="?", metavar=_("FILE"))
    parser.add_argument("--quiet", action="store_true", help=_("say nothing when all is well"))


def run(arguments: argparse.Namespace) -> int:
    """Make the backup and say where it is."""
    from reseau_tui.model import backup

    path = open_for(arguments)
    if arguments.file:
        target = os.path.abspath(os.path.expanduser(arguments.file))
        if os.path.isdir(target):
            target = os.path.join(target, os.path.basename(path))
        if os.path.exists(target) and os.path.samefile(target, path):
            raise CommandError(USAGE, _("That is the database itself; give another file."))
        try:
            backup.copy_database(path, target)
        except OSError as error:
            raise CommandError(
                UNREADABLE,
                _("{path} cannot be written: {reason}.").format(path=target, reason=error.strerror),
            ) from error
    else:
        target = backup.make_backup(path)
    if not arguments.quiet:
        print(_("Copied to {path}").format(path=target))
    return OK
