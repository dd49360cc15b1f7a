"""Events of a calendar into the database, known again by the calendar's uid."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reseau_tui.model.events import EventFields, take_in

if TYPE_CHECKING:
    from reseau_tui.interchange.record import EventRecord
    from reseau_tui.model.bulk import BulkAction


@dataclass(frozen=True, slots=True)
class Taken:
    """How many events were written, new or changed, and how many were there already."""

    written: int = 0
    unchanged: int = 0


def import_events(
    bulk: BulkAction, events: Iterable[EventRecord], contacts: Mapping[tuple[str, str], int]
) -> Taken:
    """Write events with those of their people who are known: ``contacts`` by source and key."""
    written = unchanged = 0
    for event in events:
        found = (contacts.get((event.source, key), 0) for key in event.people)
        people = [one for one in dict.fromkeys(found) if one]
        with bulk.step() as sql:
            _event, new, changed = take_in(sql, event.uid, fields_of(event), people)
        if new or changed:
            written += 1
        else:
            unchanged += 1
    return Taken(written, unchanged)


def fields_of(event: EventRecord) -> EventFields:
    """Return what the model is told of an event."""
    return EventFields(event.name, event.on, event.until, event.place, event.notes)
