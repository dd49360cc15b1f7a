"""What the reading commands share: the database opened, JSON printed, names resolved."""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from reseau_tui import settings
from reseau_tui.cli.exits import AMBIGUOUS, UNKNOWN, USAGE, CommandError
from reseau_tui.i18n import _, say


def open_for(arguments: argparse.Namespace) -> str:
    """Open the database the command line asks for; return its path."""
    from reseau_tui.model.database import open_database

    path = settings.database_path(arguments.db)
    open_database(path)
    return path


def open_daily(arguments: argparse.Namespace) -> str:
    """Open the database like :func:`open_for`, and make the backup of the day if it is due."""
    from reseau_tui.model.backup import backup_if_due

    path = open_for(arguments)
    # `check` tells of a full disk; whoever wants to see whom to call is not to be stopped.
    with contextlib.suppress(OSError):
        backup_if_due(path)
    offer_cut_off()
    return path


def json_option(parser: argparse.ArgumentParser) -> None:
    """Add ``--json``."""
    parser.add_argument("--json", action="store_true", help=_("for programs: JSON on one line"))


def print_json(value: Any) -> None:
    """Print ``value`` as one line of JSON."""
    print(json.dumps(value, ensure_ascii=False))


def person_named(words: Sequence[str]) -> int:
    """Return the contact a name argument means, by the ladder of capture.

    Raises CommandError: nobody (3), several (4, with the candidates).
    """
    from reseau_tui.network.find import find_people

    name = " ".join(words)
    found = find_people(name)
    if not found:
        raise CommandError(UNKNOWN, _("Nobody is called “{name}”.").format(name=name))
    if len(found) > 1:
        raise CommandError(
            AMBIGUOUS,
            _("Which “{name}”? Give a fuller name.").format(name=name),
            [{"id": one.id, "name": one.name, "why": one.why} for one in found],
        )
    return found[0].id


def day(text: str | None, *, prefer: str = "past") -> str | None:
    """Return the day an option means, as YYYY-MM-DD: whatever capture understands.

    Raises CommandError (2) when it is no date.
    """
    if text is None:
        return None
    from reseau_tui import clock
    from reseau_tui.capture.dates import parse_date

    found = parse_date(text, clock.now(), prefer)
    if found is None:
        raise CommandError(USAGE, _("“{text}” is not a date.").format(text=text))
    return found.on.isoformat()


def offer_cut_off() -> None:
    """Tell of an import that was cut off half-way, and how to take it back."""
    from reseau_tui.model import history
    from reseau_tui.model.database import connection

    step = history.cut_off(connection())
    if step is not None:
        say(
            _("“{label}” was cut off half-way; take it back with: reseau-tui undo {id}").format(
                label=step.label, id=step.action_id
            )
        )


def columns(rows: Iterable[Sequence[str]]) -> None:
    """Print rows as aligned columns, as wide as their widest cell."""
    from reseau_tui.cli.width import cells, padded

    table = [list(row) for row in rows]
    if not table:
        return
    widths = [max(cells(row[place]) for row in table) for place in range(len(table[0]))]
    for row in table:
        line = "  ".join(padded(cell, width) for cell, width in zip(row, widths, strict=True))
        sys.stdout.write(line.rstrip() + "\n")
