"""``reseau-tui show NAME``: everything about one person."""

from __future__ import annotations

import argparse
import dataclasses
from typing import Any

from reseau_tui.cli.exits import OK
from reseau_tui.cli.reading import columns, json_option, open_daily, person_named, print_json
from reseau_tui.i18n import _

SHOWN = 20
"""Interactions shown to a person; ``--json`` has them all."""


def summary() -> str:
    """Return the line of the help."""
    return _("show one person: fields, roles, timeline, promises")


def options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("name", nargs="+", metavar=_("NAME"))
    json_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Show the person."""
    open_daily(arguments)
    from reseau_tui.network import phrases
    from reseau_tui.network.people import person
    from reseau_tui.network.relations import relations_in_words
    from reseau_tui.network.request_words import of_person
    from reseau_tui.network.requests import requests_of
    from reseau_tui.network.timeline import timeline
    from reseau_tui.network.turn_counts import counted, thanks_to_say

    contact = person_named(arguments.name)
    card = person(contact)
    assert card is not None
    if arguments.json:
        print_json(as_json(card, timeline(contact_id=contact, limit=1_000_000)))
        return OK
    one = card.summary
    print(one.name + (f" ({one.nickname})" if one.nickname else ""))
    about = [
        (_("circle"), str(one.circle) if one.circle else None),
        (_("sphere"), one.sphere and _(one.sphere)),
        (_("rhythm"), card.rhythm and phrases.rhythm(card.rhythm)),
        (_("last contact"), one.last_on),
        (_("city"), ", ".join(part for part in (one.city, card.country) if part)),
        (_("birthday"), one.birthday),
        (_("met through"), card.met_through_name),
        (_("met"), " · ".join(part for part in (card.met_on, card.met_where) if part)),
        (_("relations"), relations_in_words(card.relations)),
        (_("tags"), " ".join(f"+{tag}" for tag in one.tags)),
        (_("can help with"), ", ".join(card.offers)),
        (_("is looking for"), ", ".join(card.seeks)),
        *[(_(point.kind), point.value) for point in card.points],
        *[
            (_("role") if not role.to_on else _("past role"),
             " · ".join(part for part in (role.title, role.organisation) if part))
            for role in card.roles
        ],
        (_("good turns"), " · ".join([*counted(card.turns), *thanks_to_say(card.turns)])),
        (_("notes"), card.notes),
    ]  # fmt: skip
    columns(("  " + label, str(value)) for label, value in about if value)
    for promise in card.promises:
        if not promise.done:
            print(
                "  " + _("promise, {date}: {text}").format(date=promise.due_on, text=promise.text)
            )
    for request in requests_of(contact):
        if request.open:
            print("  " + " · ".join(of_person(request, contact)))
    entries = timeline(contact_id=contact, limit=SHOWN)
    if entries:
        print()
    columns((entry.on, _(entry.kind), entry.text.replace("\n", " ")) for entry in entries)
    return OK


def as_json(card: Any, entries: list[Any]) -> dict[str, Any]:
    """Return the shape of ``show --json``."""
    return {
        **dataclasses.asdict(card.summary),
        "notes": card.notes,
        "roles": [
            {"organisation": role.organisation, "title": role.title,
             "from": role.from_on, "to": role.to_on}
            for role in card.roles
        ],
        "points": [
            {"kind": point.kind, "label": point.label, "value": point.value}
            for point in card.points
        ],
        "interactions": [
            {"id": entry.id, "on": entry.on, "at": entry.at, "kind": entry.kind,
             "initiative": entry.initiative, "text": entry.text, "people": list(entry.people),
             "tags": list(entry.tags)}
            for entry in entries
        ],
        "promises": [
            {"id": promise.id, "due_on": promise.due_on, "text": promise.text,
             "done": promise.done}
            for promise in card.promises
        ],
        "good_turns": {
            "given": card.turns.given, "received": card.turns.received,
            "to_thank": card.turns.to_thank,
        },
        "relations": [
            {"name": one.name, "uid": one.uid, "kind": one.kind, "note": one.note}
            for one in card.relations
        ],
    }  # fmt: skip
