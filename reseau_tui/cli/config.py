"""``reseau-tui config``: the settings file — where it is, what may stand in it, what is wrong."""

from __future__ import annotations

import argparse
import os
import sys

from reseau_tui import config, settings
from reseau_tui.cli.exits import OK, UNREADABLE, USAGE, CommandError
from reseau_tui.cli.reading import json_option, print_json
from reseau_tui.i18n import _, say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reseau_tui.config.problem import Problem


def summary() -> str:
    """Return the line of the help."""
    return _("the settings file: make it, find it, check it")


def options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--print", action="store_true", help=_("print the default file"))
    one.add_argument("--check", action="store_true", help=_("tell what is wrong in the file"))
    one.add_argument("--edit", action="store_true", help=_("open the file in your editor"))
    json_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Make the file unless there is one, and print where it is; or print, check, edit it."""
    if arguments.json and not arguments.check:
        raise CommandError(USAGE, _("--json goes with --check"))
    if arguments.print:
        print(_default_text(), end="")
        return OK
    path = settings.config_path()
    if arguments.check:
        return _check(path, as_json=arguments.json)
    if os.path.isdir(path):
        raise CommandError(
            UNREADABLE, _("{path} is a folder; give the file of the settings.").format(path=path)
        )
    _make(path)
    if arguments.edit:
        _edit(path)
        return _check(path, as_json=False)
    print(path)
    return OK


def _make(path: str) -> None:
    from reseau_tui.config.default_file import write_default

    try:
        write_default(path, _default_text())
    except OSError as error:
        raise CommandError(
            UNREADABLE,
            _("{path} cannot be written: {reason}.").format(path=path, reason=error.strerror),
        ) from error


def _default_text() -> str:
    from reseau_tui.config.default_file import default_text
    from reseau_tui.tui.commands import COMMANDS, letters
    from reseau_tui.tui.keymap import written

    rows = [
        (one.id, tuple(written(key) for key in one.keys), one.shown_help) for one in COMMANDS
    ]  # fmt: skip
    rows += [
        (one.id, one.keys, _("Go to: {place}").format(place=one.shown_title)) for one in letters()
    ]
    return default_text(rows)


def problems() -> list[Problem]:
    """Return all that is wrong in the settings file, its keys included."""
    from reseau_tui.tui.keymap import rebound

    found = config.loaded()
    return sorted((*found.problems, *rebound(found).problems), key=lambda one: one.line)


def _check(path: str, *, as_json: bool) -> int:
    found = config.loaded()
    wrong = problems()
    if as_json:
        told = [{"line": one.line or None, "message": one.words} for one in wrong]
        print_json({"path": path, "found": found.found, "problems": told})
    elif wrong:
        for one in wrong:
            say(str(one))
    elif found.found:
        print(_("{path}: all is well.").format(path=path))
    else:
        print(
            _("There is no {path}: the defaults are used. “reseau-tui config” makes it.").format(
                path=path
            )
        )
    return UNREADABLE if wrong else OK


def _edit(path: str) -> None:
    """Open the file in the editor asked for; no shell reads its name."""
    import shlex
    import subprocess

    asked = config.chosen().editor or os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise CommandError(
            USAGE, _("--edit needs a terminal. The file is {path}").format(path=path)
        )
    try:
        command = shlex.split(asked or "vi")
        subprocess.run([*command, path], check=False)  # noqa: S603 - the user's own editor
    except (OSError, ValueError) as error:
        raise CommandError(
            USAGE,
            _("The editor cannot be started: {editor}. Set editor in {path}").format(
                editor=asked, path=path
            ),
        ) from error
