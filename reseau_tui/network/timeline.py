"""The timeline: interactions newest first, a page at a time.

Pages are found by moment (a number that grows with the day), never by counting rows; each costs
three queries whatever its size.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reseau_tui import clock
from reseau_tui.network import conditions, filters
from reseau_tui.network.conditions import Condition
from reseau_tui.network.filters import Filter
from reseau_tui.network.reading import MOMENT_BITS, day_number, first_moment, id_list, rows

NAMED_MOST = 100
"""People a word of the filter line may name; a word that names more is looked for in texts only."""

FEW_PEOPLE = 2000
FEW_TAGGED = 2000
"""Up to so many people or tagged interactions, a page is found from them, not from the days."""

_OF_PEOPLE = tuple({*filters.KEYS.values()} - {"tag"})


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
    after: int | None = None,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    limit: int = 50,
) -> list[Entry]:
    """Return interactions newest first: those of one contact, found by a filter line, of some days.

    ``before`` is the moment of the last entry of the page before; ``until`` is included. With
    ``after``, the page is the one that ends just above that moment (0: the oldest of all). Words
    are looked for in the texts and in the names of who took part.
    """
    asked = filters.parse(query, exchanges=True)
    if asked.nothing:
        return []
    days = days_between(asked, since, until, oldest_first=after is not None)
    days = replace(
        days,
        first=max(days.first, 0 if after is None else after + 1),
        end=min(days.end, before or days.end),
    )
    search = search_for(asked, contact_id, days, limit)
    found = [row[0] for row in rows(f"{search.sql} LIMIT ?", (*search.parameters, limit))]
    return entries(reversed(found) if days.oldest_first else found)


@dataclass(frozen=True, slots=True)
class Days:
    """Moments from ``first`` to before ``end``, and the order in which they are looked through."""

    first: int
    end: int
    oldest_first: bool = False

    @property
    def order(self) -> str:
        """The SQL word for the order."""
        return "ASC" if self.oldest_first else "DESC"


def days_between(
    asked: Filter,
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    *,
    oldest_first: bool = False,
) -> Days:
    """Return the days from ``since`` to ``until`` that the filter line leaves."""
    first, last = asked.days()
    first = max(filter(None, (first, since)), default=None)
    last = min(filter(None, (last, until)), default=None)
    return Days(
        first_moment(first) if first else 0,
        (day_number(last) + 1) << MOMENT_BITS if last else 1 << 62,
        oldest_first,
    )


def search_for(asked: Filter, contact_id: int | None, days: Days, limit: int = -1) -> Condition:
    """Return the query for the (id, moment) of what is asked for, in the order of ``days``.

    It ends where a LIMIT can follow; ``limit`` says which, so that no more is looked at.
    """
    asked = asked.without(*filters.DAY_KEYS)
    if asked.words:
        return _with_words(asked, contact_id, days, limit)
    if contact_id is not None:
        return _of_people([contact_id], asked, days, limit)
    if asked == Filter():
        return Condition(
            "SELECT i.id, i.moment FROM interaction i WHERE i.moment >= ? AND i.moment < ?"
            f" ORDER BY i.moment {days.order}",
            (days.first, days.end),
        )
    return _with_filters(asked, days, limit)


def _filtered(
    source: str, parameters: tuple[Any, ...], asked: Filter, people: Condition | None
) -> Condition:
    """Return a query for what filters leave of ``source`` (rows of ``i``, in order).

    Without ORDER BY: the rows of the source come in their order (its own LIMIT, be it -1, keeps
    SQLite from taking it apart), so the query can stop early.
    """
    pieces = conditions.exchange_conditions(asked)
    if people is None:
        condition = conditions.joined(pieces, asked)
        sql = f"SELECT i.id, i.moment FROM {source} WHERE {condition.sql}"
    else:
        condition = conditions.joined([*pieces, people], asked)
        # The plus keeps SQLite from trying every person of a list on every interaction (600 ms).
        sql = (
            f"SELECT DISTINCT i.id, i.moment FROM {source}"
            " CROSS JOIN participant p ON p.interaction_id = i.id"
            f" CROSS JOIN contact c ON c.id = +p.contact_id WHERE {condition.sql}"
        )
    return Condition(sql, (*parameters, *condition.parameters))


def _people(asked: Filter) -> Condition | None:
    """Return the condition on who takes part; None when anybody may."""
    return conditions.participants_condition(asked, clock.today()) if asked.about_people else None


def _with_words(asked: Filter, contact_id: int | None, days: Days, limit: int) -> Condition:
    wanted = _said_or_there(asked.words)
    if contact_id is not None:
        wanted = f'({wanted}) AND {{who}} : "p{contact_id}"'
    found = (
        "SELECT rowid AS moment FROM interaction_search"
        " WHERE interaction_search MATCH ? AND rowid >= ? AND rowid < ?"
        f" ORDER BY rowid {days.order} LIMIT ?"
    )
    most = limit if replace(asked, words=()) == Filter() else -1
    return _filtered(
        f"({found}) s CROSS JOIN interaction i ON i.moment = s.moment",
        (wanted, days.first, days.end, most),
        asked,
        _people(asked),
    )


def _said_or_there(words: tuple[str, ...]) -> str:
    """Return the search expression for words in the text or in the names of who took part."""
    each = " AND ".join(
        f"({conditions.matching([word], 'text')}{_there([word])})" for word in words
    )
    return f"({each}){_there(words)}" if len(words) > 1 else each


def _there(words: Sequence[str]) -> str:
    """Return the alternative that somebody named by ``words`` took part, if they name few."""
    if len("".join(words)) < 2:
        return ""
    named = rows(
        "SELECT rowid FROM contact_search WHERE contact_search MATCH ? LIMIT ?",
        (conditions.matching(words, "name"), NAMED_MOST + 1),
    )
    if not named or len(named) > NAMED_MOST:
        return ""
    there = " OR ".join(f'"p{contact}"' for (contact,) in named)
    return f" OR {{who}} : ({there})"


def _of_people(ids: list[int], asked: Filter, days: Days, limit: int) -> Condition:
    """Return the interactions of some people; moments come from the index of participants."""
    if len(ids) == 1:
        found = "SELECT moment FROM participant WHERE contact_id = ?"
        who: int | str = ids[0]
    else:
        found = (
            "SELECT DISTINCT p.moment AS moment FROM json_each(?) a"
            " CROSS JOIN participant p ON p.contact_id = a.value WHERE 1"
        )
        who = id_list(ids)
    most = limit if asked == Filter() else -1
    return _filtered(
        f"({found} AND moment >= ? AND moment < ? ORDER BY moment {days.order} LIMIT ?) s"
        " CROSS JOIN interaction i ON i.moment = s.moment",
        (who, days.first, days.end, most),
        asked,
        _people(asked),
    )


def _with_filters(asked: Filter, days: Days, limit: int) -> Condition:
    people = _people(asked)
    if people is not None:
        few = rows(
            f"SELECT c.id FROM contact c WHERE {people.sql} LIMIT ?",
            (*people.parameters, FEW_PEOPLE + 1),
        )
        if len(few) <= FEW_PEOPLE:
            # They are the people asked for: only what is said of the exchange is left to look at.
            rest = Filter(fields=asked.fields).without(*_OF_PEOPLE)
            return _of_people([row[0] for row in few], rest, days, limit)
    # Columns of the row are read for each exchange looked at: only when they are asked about.
    columns = "id, moment"
    if any(key in ("kind", "from") for key, _value in asked.fields):
        columns += ", kind, initiative"
    source = f"SELECT {columns} FROM interaction INDEXED BY interaction_by_moment WHERE 1"
    parameters: tuple[Any, ...] = (days.first, days.end)
    if asked.tags:
        few = rows(
            "SELECT interaction_id FROM interaction_tag"
            " WHERE tag_id IN (SELECT value FROM json_each(?)) LIMIT ?",
            (conditions.tags_named(asked.tags[0]), FEW_TAGGED + 1),
        )
        if len(few) <= FEW_TAGGED:
            source = (
                "SELECT n.id, n.moment, n.kind, n.initiative FROM json_each(?) a"
                " CROSS JOIN interaction n ON n.id = a.value WHERE 1"
            )
            parameters = (id_list({row[0] for row in few}), *parameters)
    return _filtered(
        f"({source} AND moment >= ? AND moment < ? ORDER BY moment {days.order} LIMIT -1) i",
        parameters,
        asked,
        people,
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
