"""``reseau-tui undo [ID] [--list]``: take back the last change, or one of them."""

from __future__ import annotations

import argparse
import datetime

from reseau_tui import clock
from reseau_tui.cli.exits import OK
from reseau_tui.cli.reading import columns, json_option, open_for, print_json
from reseau_tui.i18n import _, say


def summary() -> str:
    """Return the line of the help."""
    return _("take back the last change, or the one with this number")


def options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("id", nargs="?", type=int, metavar=_("NUMBER"))
    parser.add_argument("--list", action="store_true", help=_("show the last changes"))
    json_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Undo, or list what can be undone."""
    open_for(arguments)
    if arguments.list:
        return _list(arguments.json)
    return turn("undo", arguments.json, arguments.id)


def turn(which: str, wants_json: bool, action_id: int | None = None) -> int:
    """Undo or redo, and say what that was."""
    from reseau_tui.model import history
    from reseau_tui.model.database import connection

    at = int(clock.now().timestamp())
    if which == "undo":
        done = history.undo(connection(), at, action_id)
        sentence = _("Undone: {what}")
    else:
        done = history.redo(connection(), at)
        sentence = _("Done again: {what}")
    if wants_json:
        print_json({"status": which, "id": done.action_id, "label": done.label,
                    "stayed": list(done.stayed)})  # fmt: skip
    else:
        print(sentence.format(what=done.label))
        if done.stayed:
            names = ", ".join(done.stayed[:10]) + (" …" if len(done.stayed) > 10 else "")
            say(_("These were used since and stayed: {names}").format(names=names))
    return OK


def _list(wants_json: bool) -> int:
    from reseau_tui.model import history
    from reseau_tui.model.database import connection

    steps = history.steps(connection())
    if wants_json:
        print_json([
            {"id": step.action_id, "label": step.label, "undone": not step.in_force,
             "at": _local(step.at)}
            for step in steps
        ])  # fmt: skip
        return OK
    if not steps:
        print(_("There is nothing to undo."))
    columns(
        (str(step.action_id), _local(step.at), step.label, "" if step.in_force else _("undone"))
        for step in steps
    )
    return OK


def _local(at: int) -> str:
    return datetime.datetime.fromtimestamp(at).isoformat(" ", "minutes")
