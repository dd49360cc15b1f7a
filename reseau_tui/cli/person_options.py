"""The options that say something of a person, for ``add`` and ``edit``."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from reseau_tui.cli.exits import USAGE, CommandError
from reseau_tui.cli.reading import person_named
from reseau_tui.i18n import _

if TYPE_CHECKING:
    from reseau_tui.model.contacts import Point


def person_options(parser: argparse.ArgumentParser) -> None:
    """Add ``--circle`` … ``--tag``."""
    parser.add_argument("--circle", metavar="N", help=_("closeness, 1 to 5"))
    parser.add_argument(
        "--sphere", metavar=_("SPHERE"), help=_("family, friends, school, work, leisure …")
    )
    parser.add_argument("--nickname", metavar=_("NAME"), help=_("what you call them"))
    parser.add_argument("--email", action="append", default=[], metavar=_("E-MAIL"))
    parser.add_argument("--phone", action="append", default=[], metavar=_("NUMBER"))
    parser.add_argument("--org", metavar=_("ORGANISATION"))
    parser.add_argument("--title", metavar=_("TITLE"))
    parser.add_argument("--city", metavar=_("CITY"))
    parser.add_argument(
        "--birthday", metavar=_("DATE"), help=_("1986-04-12, --04-12 without the year")
    )
    parser.add_argument("--tag", action="append", default=[], metavar=_("TAG"))
    parser.add_argument(
        "--met-through", metavar=_("NAME"), help=_("who introduced them, somebody you know")
    )
    parser.add_argument("--met-where", metavar=_("TEXT"), help=_("an event, a place"))
    parser.add_argument("--met-on", metavar=_("DATE"), help=_("2019, March 2019, last friday"))


def values_of(arguments: argparse.Namespace) -> dict[str, str | int | None]:
    """Return the plain fields that were given; an empty text empties a field.

    Raises CommandError: a circle, a sphere or a day that there is not (2), nobody (3) or several
    people (4) of the name they were met through.
    """
    values: dict[str, str | int | None] = {}
    if arguments.circle is not None:
        values["circle"] = _circle(arguments.circle)
    if arguments.sphere is not None:
        values["sphere"] = _sphere(arguments.sphere)
    for name in ("nickname", "city"):
        if getattr(arguments, name) is not None:
            values[name] = getattr(arguments, name)
    if arguments.birthday is not None:
        values |= _birthday(arguments.birthday)
    if arguments.met_through is not None:
        through = arguments.met_through
        values["met_through"] = person_named([through]) if through else None
    if arguments.met_where is not None:
        values["met_where"] = arguments.met_where
    if arguments.met_on is not None:
        values["met_on"] = _met_on(arguments.met_on)
    return values


def points_of(arguments: argparse.Namespace) -> list[Point]:
    """Return the addresses and numbers that were given."""
    from reseau_tui.model.contacts import Point

    return [Point("email", value) for value in arguments.email] + [
        Point("phone", value) for value in arguments.phone
    ]


def _met_on(text: str) -> str | None:
    from reseau_tui import clock
    from reseau_tui.capture.loose_date import iso_of, read_loose_date

    if not text:
        return None
    found = read_loose_date(text, clock.now())
    on = iso_of(found) if found else None
    if on is None or on > clock.today().isoformat():
        raise CommandError(
            USAGE,
            _("“{text}” is no day on which you met; try 2019 or 2019-03-01.").format(text=text),
        )
    return on


def _circle(text: str) -> int | None:
    if not text:
        return None
    if text not in ("1", "2", "3", "4", "5"):
        raise CommandError(USAGE, _("--circle is a number from 1 to 5."))
    return int(text)


def _sphere(text: str) -> str | None:
    from reseau_tui.model.contacts import SPHERES
    from reseau_tui.network.filters import SPHERES as SPHERE_WORDS
    from reseau_tui.text import fold

    if not text:
        return None
    for code, known in SPHERE_WORDS.items():
        if fold(text) in known:
            return code
    raise CommandError(
        USAGE, _("--sphere is one of: {spheres}.").format(spheres=", ".join(SPHERES))
    )


def _birthday(text: str) -> dict[str, int | None]:
    from reseau_tui import clock
    from reseau_tui.capture.birthday import read_birthday

    names = ("birth_year", "birth_month", "birth_day")
    if not text:
        return dict.fromkeys(names)
    parts = read_birthday(text, clock.now())
    if parts is None:
        raise CommandError(
            USAGE, _("“{text}” is not a birthday; try 1986-04-12 or --04-12.").format(text=text)
        )
    return dict(zip(names, parts, strict=True))
