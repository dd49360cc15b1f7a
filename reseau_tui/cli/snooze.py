"""``reseau-tui snooze NAME [D]``: not now; ask me again on that day."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Sequence

from reseau_tui import clock
from reseau_tui.cli.exits import OK, UNKNOWN, USAGE, CommandError
from reseau_tui.cli.reading import json_option, open_daily, person_named, print_json
from reseau_tui.i18n import _, language

USUAL_DAYS = 7
"""For how long, when nothing is said."""

LONGEST_DAYS = 3650


def summary() -> str:
    """Return the line of the help."""
    return _("not now: put somebody off, for a week or until a day")


def options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument(
        "name", nargs="+", metavar=_("NAME"), help=_("who, then until when: friday, 2 weeks, 10")
    )
    json_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Put the person off and say until when."""
    open_daily(arguments)
    from reseau_tui.capture.echo import full_day
    from reseau_tui.model.contacts import snooze
    from reseau_tui.model.database import action
    from reseau_tui.network.people import people_summaries

    contact, until = _taken_apart(" ".join(arguments.name).split())
    if until <= clock.today():
        raise CommandError(USAGE, _("That day is over."))
    name = people_summaries([contact])[0].name
    with action(_("not now: {name}").format(name=name)):
        snooze(contact, until)
    if arguments.json:
        print_json({"id": contact, "name": name, "snoozed_until": until.isoformat()})
    else:
        print(_("{name}: not before {date}").format(name=name, date=full_day(until, language())))
    return OK


def _taken_apart(words: Sequence[str]) -> tuple[int, datetime.date]:
    """Return who is meant and until when: the longest name that leaves a day behind it.

    Raises CommandError for nobody (3), several (4).
    """
    unknown = CommandError(UNKNOWN, _("Whom? Give a name."))
    for place in range(len(words), 0, -1):
        until = _until(words[place:])
        if until is None:
            continue
        try:
            return person_named(words[:place]), until
        except CommandError as error:
            if error.code != UNKNOWN:
                raise
            unknown = error  # the shortest name that a day follows is the one to tell about
    raise unknown


def _until(words: Sequence[str]) -> datetime.date | None:
    """Return the day that the words behind a name mean; a bare number counts days."""
    today = clock.today()
    text = " ".join(words)
    if not text:
        return today + datetime.timedelta(days=USUAL_DAYS)
    if text.isascii() and text.isdecimal():
        days = int(text[:6])
        return today + datetime.timedelta(days=days) if days <= LONGEST_DAYS else None
    from reseau_tui.capture.dates import parse_date

    found = parse_date(text, clock.now(), prefer="future")
    return found.on if found else None
