"""``reseau-tui add NAME``: one more person; only the name is needed."""

from __future__ import annotations

import argparse
import dataclasses

from reseau_tui.cli.exits import OK, USAGE, CommandError
from reseau_tui.cli.reading import json_option, open_daily, print_json
from reseau_tui.i18n import _


def summary() -> str:
    """Return the line of the help."""
    return _("add a person; only the name is needed")


def options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("name", nargs="+", metavar=_("NAME"))
    parser.add_argument("--circle", type=int, metavar="N", help=_("closeness, 1 to 5"))
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
    json_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Add the person and say who it is."""
    open_daily(arguments)
    from reseau_tui.model.contacts import CIRCLES, SPHERES, ContactFields, Point, add_contact
    from reseau_tui.model.database import action
    from reseau_tui.network.filters import SPHERES as SPHERE_WORDS
    from reseau_tui.network.people import people_ids, people_summaries
    from reseau_tui.text import clean, fold

    name = clean(" ".join(arguments.name))
    if not name:
        raise CommandError(USAGE, _("A person needs a name."))
    if arguments.circle not in (None, *CIRCLES):
        raise CommandError(USAGE, _("--circle is a number from 1 to 5."))
    sphere = arguments.sphere and next(
        (code for code, known in SPHERE_WORDS.items() if fold(arguments.sphere) in known), "?"
    )
    if sphere == "?":
        raise CommandError(
            USAGE, _("--sphere is one of: {spheres}.").format(spheres=", ".join(map(_, SPHERES)))
        )
    values = {
        "name": name,
        "circle": arguments.circle,
        "sphere": sphere,
        "nickname": arguments.nickname,
        "city": arguments.city,
        **_birthday(arguments.birthday),
    }
    points = [Point("email", value) for value in arguments.email]
    points += [Point("phone", value) for value in arguments.phone]
    with action(_("add {name}").format(name=name)):
        contact = add_contact(
            ContactFields(
                values={key: value for key, value in values.items() if value is not None},
                organisation=arguments.org,
                title=arguments.title,
                points=tuple(points),
                point_kinds=frozenset(("email", "phone")),
                tags=tuple(arguments.tag),
            )
        )
    if arguments.json:
        print_json(dataclasses.asdict(people_summaries([contact])[0]))
        return OK
    print(_("{name} is in the network.").format(name=name))
    alike = [one for one in people_ids(name) if one != contact]
    if alike:
        print(_("Somebody else has a similar name: {name}").format(
            name=people_summaries(alike[:1])[0].name))  # fmt: skip
    return OK


def _birthday(text: str | None) -> dict[str, int | None]:
    if not text:
        return {}
    from reseau_tui import clock
    from reseau_tui.capture.birthday import read_birthday

    parts = read_birthday(text, clock.now())
    if parts is None:
        raise CommandError(
            USAGE, _("“{text}” is not a birthday; try 1986-04-12 or --04-12.").format(text=text)
        )
    return dict(zip(("birth_year", "birth_month", "birth_day"), parts, strict=True))
