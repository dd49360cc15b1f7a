"""Who of an event's people is in the network already, for the app, before anything is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reseau_tui.interchange.event_reader import read
from reseau_tui.interchange.files import read_file
from reseau_tui.interchange.record import FILE_LIMIT, Asked, EventRecord, PersonRecord
from reseau_tui.model.normal import is_shared_mailbox, normal_email
from reseau_tui.network.reading import rows
from reseau_tui.text import fold


@dataclass(frozen=True, slots=True)
class EventFile:
    """The events of a file, and their people by key."""

    events: tuple[EventRecord, ...]
    people: dict[str, PersonRecord]


def read_events(path: str, name: str) -> EventFile:
    """Read the events of the calendar at ``path``; raises Unreadable with a sentence."""
    found = read(read_file(path, FILE_LIMIT), Asked(name=name))
    return EventFile(found.events, {one.key: one for one in found.records})


def known(people: Iterable[PersonRecord]) -> dict[str, int]:
    """Return, by key, who of ``people`` is in the network: one holds the address, or the name."""
    found: dict[str, int] = {}
    for person in people:
        holders = _holders(person) or _namesakes(person)
        if len(holders) == 1:
            found[person.key] = holders[0]
    return found


def _holders(person: PersonRecord) -> list[int]:
    addresses = [point.value for point in person.points if not is_shared_mailbox(point.value)]
    if not addresses:
        return []
    return [
        row[0]
        for row in rows(
            "SELECT DISTINCT contact_id FROM contact_point WHERE kind = 'email' AND normal = ?"
            " LIMIT 2",
            (normal_email(addresses[0]),),
        )
    ]


def _namesakes(person: PersonRecord) -> list[int]:
    found = rows("SELECT id FROM contact WHERE sort_name = ? LIMIT 2", (fold(person.name),))
    return [row[0] for row in found]
