"""``reseau-tui edit NAME``: what is known about a person changes; what is not named stays."""

from __future__ import annotations

import argparse
import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reseau_tui.cli.exits import OK, USAGE, CommandError
from reseau_tui.cli.person_options import person_options, points_of, values_of
from reseau_tui.cli.reading import json_option, open_daily, person_named, print_json
from reseau_tui.i18n import _

if TYPE_CHECKING:
    from reseau_tui.model.contacts import ContactFields, Point
    from reseau_tui.network.people import PersonSummary


def summary() -> str:
    """Return the line of the help."""
    return _("change what is known about a person")


def options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("name", nargs="+", metavar=_("NAME"))
    parser.add_argument("--name", dest="new_name", metavar=_("NAME"), help=_("the name from now"))
    person_options(parser)
    parser.epilog = _(
        "An empty text empties a field: --city ''\n"
        "--email, --phone and --tag add one; --email '' --email NEW replaces them all."
    )
    json_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Change what was given, in one action."""
    open_daily(arguments)
    from reseau_tui.model.contacts import edit_contact
    from reseau_tui.model.database import action
    from reseau_tui.network.people import people_summaries

    contact = person_named(arguments.name)
    before = people_summaries([contact])[0]
    fields = _fields(arguments, before)
    if fields.values.get("met_through") == contact:
        raise CommandError(USAGE, _("Somebody else introduces: nobody is met through themselves."))
    with action(_("edit {name}").format(name=before.name)):
        edit_contact(contact, fields)
    after = people_summaries([contact])[0]
    if arguments.json:
        print_json(dataclasses.asdict(after))
    elif after == before:
        print(_("{name} is as before.").format(name=after.name))
    else:
        print(_("{name} is changed.").format(name=after.name))
    return OK


def _fields(arguments: argparse.Namespace, before: PersonSummary) -> ContactFields:
    """Return what is to change. Raises CommandError (2) when nothing is, or the name is empty."""
    from reseau_tui.model.contacts import ContactFields
    from reseau_tui.text import clean

    values = values_of(arguments)
    if arguments.new_name is not None:
        if not clean(arguments.new_name):
            raise CommandError(USAGE, _("A person needs a name."))
        values["name"] = arguments.new_name
    kinds = frozenset(kind for kind in ("email", "phone") if getattr(arguments, kind))
    role = (arguments.org, arguments.title)
    if not (values or kinds or arguments.tag or any(part is not None for part in role)):
        raise CommandError(
            USAGE, _("Say what changes, for instance --city Lyon. See: reseau-tui edit --help")
        )
    return ContactFields(
        values=dict(values),
        organisation=arguments.org,
        title=arguments.title,
        points=tuple(_points(arguments, before)),
        point_kinds=kinds,
        tags=tuple(_added(before.tags, arguments.tag)) if arguments.tag else None,
    )


def _points(arguments: argparse.Namespace, before: PersonSummary) -> list[Point]:
    from reseau_tui.model.contacts import Point

    given = points_of(arguments)
    known = {"email": before.emails, "phone": before.phones}
    return [
        Point(kind, value)
        for kind, there in known.items()
        for value in _added(there, [one.value for one in given if one.kind == kind])
    ]


def _added(there: Sequence[str], given: Sequence[str]) -> list[str]:
    """Return what is there and what was given; an empty text drops all that stands before it."""
    values = list(there)
    for value in given:
        values = [*values, value] if value else []
    return values
