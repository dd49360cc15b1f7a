"""``reseau-tui add NAME``: one more person; only the name is needed."""

from __future__ import annotations

import argparse
import dataclasses

from reseau_tui.cli.exits import OK, USAGE, CommandError
from reseau_tui.cli.person_options import person_options, points_of, values_of
from reseau_tui.cli.reading import json_option, open_daily, print_json
from reseau_tui.i18n import _


def summary() -> str:
    """Return the line of the help."""
    return _("add a person; only the name is needed")


def options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("name", nargs="+", metavar=_("NAME"))
    person_options(parser)
    json_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Add the person and say who it is."""
    open_daily(arguments)
    from reseau_tui import clock
    from reseau_tui.model.contacts import ContactFields, add_contact
    from reseau_tui.model.database import action
    from reseau_tui.network.people import people_ids, people_summaries
    from reseau_tui.text import clean

    name = clean(" ".join(arguments.name))
    if not name:
        raise CommandError(USAGE, _("A person needs a name."))
    values = {"name": name, **values_of(arguments)}
    if values.get("met_through") or values.get("met_where"):
        values.setdefault("met_on", clock.today().isoformat())
    with action(_("add {name}").format(name=name)):
        contact = add_contact(
            ContactFields(
                values={key: value for key, value in values.items() if value is not None},
                organisation=arguments.org,
                title=arguments.title,
                points=tuple(points_of(arguments)),
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
