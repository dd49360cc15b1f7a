"""A record as the database can hold it, before it is matched: cleaned, and cut where it must be."""

from __future__ import annotations

import dataclasses

from reseau_tui.i18n import _
from reseau_tui.interchange.record import PersonRecord
from reseau_tui.model.table import VALUE_LIMIT
from reseau_tui.text import LINE_LIMIT, clean, clean_note


def prepared(record: PersonRecord, tag: str, circle: int | None) -> PersonRecord:
    """Return a record as the database can hold it, with the tag and circle asked for.

    What is longer than a line may be is cut, with a sentence; a name stays whole in the notes.
    """
    losses: list[str] = []
    notes = record.notes
    name = clean(record.name)
    if name != record.name:
        notes = clean_note(f"{record.name}\n\n{notes}" if notes else record.name)
        sentence = _("the name is longer than {count} characters; it is whole in the notes")
        losses.append(sentence.format(count=LINE_LIMIT))

    def line(value: str) -> str:
        cut = clean(value)
        if cut != value:
            sentence = _("longer than {count} characters, cut: {text}")
            losses.append(sentence.format(count=LINE_LIMIT, text=cut[:60] + "…"))
        return cut

    points = tuple(point for point in record.points if len(point.value) <= VALUE_LIMIT)
    if len(points) < len(record.points):
        sentence = _("an address of more than {count} characters was left out")
        losses.append(sentence.format(count=VALUE_LIMIT))
    return dataclasses.replace(
        record,
        key=clean(record.key, VALUE_LIMIT),
        uid=clean(record.uid or "", VALUE_LIMIT) or None,
        met_through=clean(record.met_through, VALUE_LIMIT),
        name=name,
        nickname=line(record.nickname),
        met_where=line(record.met_where),
        city=line(record.city),
        country=line(record.country),
        notes=notes,
        roles=tuple(
            dataclasses.replace(role, organisation=line(role.organisation), title=line(role.title))
            for role in record.roles
        ),
        points=points,
        relations=tuple(
            dataclasses.replace(one, name=clean(one.name), uid=clean(one.uid, VALUE_LIMIT))
            for one in record.relations
        ),
        tags=tuple(
            dict.fromkeys([*(clean(one, 60) for one in record.tags), *([tag] if tag else [])])
        ),
        circle=record.circle or circle,
        losses=(*record.losses, *losses),
    )
