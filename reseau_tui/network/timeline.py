"""The timeline: interactions newest first, a page at a time.

Pages are found by moment (a number that grows with the day), never by counting rows; each costs
three queries whatever its size.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from reseau_tui import clock
from reseau_tui.network import conditions, filters
from reseau_tui.network.conditions import Condition
from reseau_tui.network.filters import Filter
from reseau_tui.network.reading import MOMENT_BITS, day_number, first_moment, id_list, rows

NAMED_MOST = 100
"""People a word of the filter line may name; a word that names more is looked for in texts only."""

FEW_PEOPLE = 200
FEW_TAGGED = 2000
"""Up to so many people or tagged interactions, a page is found from them, not from the days."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One interaction: people and tags by name, sections as (key, text).

    ``at`` is HH:MM or None; ``moment`` of the last entry shown is where the next page begins.
    """

    id: int
    on: str
    at: str | None
    kind: str
    initiative: str
    text: str
    people: tuple[str, ...]
    people_ids: tuple[int, ...]
    tags: tuple[str, ...]
    place: str | None
    minutes: int | None
    moment: int
    sections: tuple[tuple[str, str], ...]


def timeline(
    contact_id: int | None = None,
    query: str = "",
    *,
    before: int | None = None,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    limit: int = 50,
) -> list[Entry]:
    """Return interactions newest first: those of one contact, found by a filter line, of some days.

    ``before`` is the moment of the last entry of the page before; ``until`` is included. Words
    are looked for in the texts and in the names of who took part.
    """
    asked = filters.parse(query)
    if asked.nothing:
        return []
    high = (day_number(until) + 1) << MOMENT_BITS if until else 1 << 62
    days = _Days(first_moment(since) if since else 0, min(high, before or high))
    if asked.words:
        found = _with_words(asked, contact_id, days, limit)
    elif contact_id is not None:
        found = _of_people(id_list([contact_id]), asked, days, limit)
    elif asked == Filter():
        found = rows(
            "SELECT id FROM interaction i WHERE i.moment >= ? AND i.moment < ?"
            " ORDER BY i.moment DESC LIMIT ?",
            (days.first, days.end, limit),
        )
    else:
        found = _with_filters(asked, days, limit)
    return entries(row[0] for row in found)


@dataclass(frozen=True, slots=True)
class _Days:
    """Moments from ``first`` to before ``end``."""

    first: int
    end: int


def _conditions(asked: Filter, tags: bool = True) -> Condition:
    """Return the condition on ``interaction i`` for tags and for who took part."""
    pieces: list[Condition] = []
    if tags:
        pieces += [
            Condition(
                "EXISTS (SELECT 1 FROM interaction_tag it WHERE it.interaction_id = i.id"
                " AND it.tag_id IN (SELECT value FROM json_each(?)))",
                (conditions.tags_named(value),),
            )
            for value in asked.tags
        ]
    if asked.about_people:
        people = conditions.participants_condition(asked, clock.today())
        pieces.append(
            Condition(
                "EXISTS (SELECT 1 FROM participant p CROSS JOIN contact c ON c.id = p.contact_id"
                f" WHERE p.interaction_id = i.id AND {people.sql})",
                people.parameters,
            )
        )
    return conditions.joined(pieces, asked)


def _with_words(
    asked: Filter, contact_id: int | None, days: _Days, limit: int
) -> list[tuple[Any, ...]]:
    wanted = [_said_or_there(word) for word in asked.words]
    if contact_id is not None:
        wanted.append(f'{{who}} : "p{contact_id}"')
    condition = _conditions(asked)
    return rows(
        "SELECT i.id FROM interaction_search s CROSS JOIN interaction i ON i.moment = s.rowid"
        " WHERE interaction_search MATCH ? AND s.rowid >= ? AND s.rowid < ?"
        f" AND {condition.sql} ORDER BY s.rowid DESC LIMIT ?",
        (" AND ".join(wanted), days.first, days.end, *condition.parameters, limit),
    )


def _said_or_there(word: str) -> str:
    """Return the search expression for a word in the text or in the name of who took part."""
    said = conditions.matching([word], "text")
    if len(word) < 2:
        return said
    named = rows(
        "SELECT rowid FROM contact_search WHERE contact_search MATCH ? LIMIT ?",
        (conditions.matching([word], "name"), NAMED_MOST + 1),
    )
    if not named or len(named) > NAMED_MOST:
        return said
    there = " OR ".join(f'"p{contact}"' for (contact,) in named)
    return f"({said} OR {{who}} : ({there}))"


def _of_people(ids: str, asked: Filter, days: _Days, limit: int) -> list[tuple[Any, ...]]:
    condition = _conditions(asked)
    return rows(
        "SELECT DISTINCT i.id, p.moment FROM participant p"
        " CROSS JOIN interaction i ON i.id = p.interaction_id"
        " WHERE p.contact_id IN (SELECT value FROM json_each(?))"
        f" AND p.moment >= ? AND p.moment < ? AND {condition.sql}"
        " ORDER BY p.moment DESC LIMIT ?",
        (ids, days.first, days.end, *condition.parameters, limit),
    )


def _with_filters(asked: Filter, days: _Days, limit: int) -> list[tuple[Any, ...]]:
    if asked.about_people:
        people = conditions.participants_condition(asked, clock.today())
        few = rows(
            f"SELECT c.id FROM contact c WHERE {people.sql} LIMIT ?",
            (*people.parameters, FEW_PEOPLE + 1),
        )
        if len(few) <= FEW_PEOPLE:
            return _of_people(id_list(row[0] for row in few), asked, days, limit)
    condition = _conditions(asked)
    source = "interaction i INDEXED BY interaction_by_moment"
    parameters: tuple[Any, ...] = ()
    if asked.tags:
        few = rows(
            "SELECT interaction_id FROM interaction_tag"
            " WHERE tag_id IN (SELECT value FROM json_each(?)) LIMIT ?",
            (conditions.tags_named(asked.tags[0]), FEW_TAGGED + 1),
        )
        if len(few) <= FEW_TAGGED:
            source = "json_each(?) a CROSS JOIN interaction i ON i.id = a.value"
            parameters = (id_list({row[0] for row in few}),)
    return rows(
        f"SELECT i.id FROM {source} WHERE i.moment >= ? AND i.moment < ?"
        f" AND {condition.sql} ORDER BY i.moment DESC LIMIT ?",
        (*parameters, days.first, days.end, *condition.parameters, limit),
    )


def entries(ids: Iterable[int]) -> list[Entry]:
    """Return the entries of some interactions, in their order; what is gone is left out."""
    asked = id_list(ids)
    people: dict[int, list[tuple[int, str]]] = {}
    for interaction, contact, name in rows(
        "SELECT p.interaction_id, c.id, c.name FROM json_each(?) a"
        " CROSS JOIN participant p ON p.interaction_id = a.value"
        " CROSS JOIN contact c ON c.id = p.contact_id ORDER BY p.id",
        (asked,),
    ):
        people.setdefault(interaction, []).append((contact, name))
    tags: dict[int, list[str]] = {}
    sections: dict[int, list[tuple[str, str]]] = {}
    for interaction, key, value, _order in rows(
        "SELECT it.interaction_id, NULL, t.name, it.id FROM json_each(?1) a"
        " CROSS JOIN interaction_tag it ON it.interaction_id = a.value"
        " CROSS JOIN tag t ON t.id = it.tag_id"
        " UNION ALL SELECT s.interaction_id, s.key, s.text, s.id FROM json_each(?1) a"
        " CROSS JOIN section s ON s.interaction_id = a.value ORDER BY 4",
        (asked,),
    ):
        if key is None:
            tags.setdefault(interaction, []).append(value)
        else:
            sections.setdefault(interaction, []).append((key, value))
    return [
        Entry(
            *row[:6],
            people=tuple(name for _, name in people.get(row[0], ())),
            people_ids=tuple(contact for contact, _ in people.get(row[0], ())),
            tags=tuple(tags.get(row[0], ())),
            place=row[6],
            minutes=row[7],
            moment=row[8],
            sections=tuple(sections.get(row[0], ())),
        )
        for row in rows(
            'SELECT i.id, i."on", i.at, i.kind, i.initiative, i.text, i.place, i.minutes, i.moment'
            " FROM json_each(?) a CROSS JOIN interaction i ON i.id = a.value ORDER BY a.key",
            (asked,),
        )
    ]
