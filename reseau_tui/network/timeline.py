"""The timeline: interactions newest first, a page at a time.

Pages are found by moment (a number that grows with the day), never by counting rows; each costs
three queries whatever its size.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reseau_tui import clock
from reseau_tui.network import conditions, filters
from reseau_tui.network.conditions import Condition
from reseau_tui.network.exchange_marks import marked, person_mark
from reseau_tui.network.filters import Filter
from reseau_tui.network.reading import MOMENT_BITS, day_number, first_moment, id_list, rows

NAMED_MOST = 100
"""People a word of the filter line may name; a word that names more is looked for in texts only."""

FEW_PEOPLE = 2000
"""Up to so many people, a page is found from them, not from the days."""

MERGED_MOST = 50
"""Tags that begin as the one asked for, up to which their interactions are merged as they come."""

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
        return _searched(_said_or_there(asked.words), asked, contact_id, days, limit)
    if contact_id is not None and marked(asked)[0]:
        return _searched("", asked, contact_id, days, limit)
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


def _searched(
    wanted: str, asked: Filter, contact_id: int | None, days: Days, limit: int
) -> Condition:
    """Return what the search index finds of ``wanted``, a person and the marks of an exchange."""
    pieces = [f"({wanted})"] if wanted else []
    if contact_id is not None:
        pieces.append(person_mark(contact_id))
    marks, rest = marked(asked.without(*filters.KEYS.values()))
    wanted = " AND ".join([*pieces, *marks])
    found = (
        "SELECT rowid AS moment FROM interaction_search"
        " WHERE interaction_search MATCH ? AND rowid >= ? AND rowid < ?"
        f" ORDER BY rowid {days.order} LIMIT ?"
    )
    alone = rest == Filter() and not asked.tags and not asked.about_people
    most = limit if alone else -1
    return _filtered(
        f"({found}) s CROSS JOIN interaction i ON i.moment = s.moment",
        (wanted, days.first, days.end, most),
        asked,
        _people(asked),
    )


def _said_or_there(words: tuple[str, ...]) -> str:
    """Return the search expression for words in the text or in the names of who took part."""
    each = " AND ".join(f"({conditions.matching([word])}{_there([word])})" for word in words)
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
    return f" OR {' OR '.join(person_mark(contact) for (contact,) in named)}"


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
    if asked.tags:
        return _tagged(asked, days, limit, people)
    if marked(asked)[0]:
        return _searched("", asked, None, days, limit)
    # Columns of the row are read for each exchange looked at: only when they are asked about.
    columns = "id, moment"
    if any(key == "kind" for key, _value in asked.fields):
        columns += ", kind, initiative"
    return _filtered(
        f"(SELECT {columns} FROM interaction INDEXED BY interaction_by_moment"
        f" WHERE moment >= ? AND moment < ? ORDER BY moment {days.order} LIMIT -1) i",
        (days.first, days.end),
        asked,
        people,
    )


def _tagged(asked: Filter, days: Days, limit: int, people: Condition | None) -> Condition:
    """Return what has the first tag asked for; moments come from the index of tags."""
    tags = json.loads(conditions.tags_named(asked.tags[0]))
    alone = people is None and asked == Filter(fields=(("tag", asked.tags[0]),))
    most = limit if alone else -1
    one = "SELECT moment FROM interaction_tag WHERE tag_id = ? AND moment >= ? AND moment < ?"
    found = one
    parameters: tuple[Any, ...] = tuple(
        value for tag in tags[:MERGED_MOST] for value in (tag, days.first, days.end)
    )
    if len(tags) > MERGED_MOST:
        found = one.replace("SELECT", "SELECT DISTINCT").replace(
            "= ?", "IN (SELECT value FROM json_each(?))", 1
        )
        parameters = (id_list(tags), days.first, days.end)
    elif len(tags) != 1:
        # SQLite merges such parts as they come, each in the order of its index.
        found = " UNION ".join([one] * len(tags)) or f"{one} AND {conditions.NOBODY}"
        parameters = parameters or (0, days.first, days.end)
    return _filtered(
        f"({found} ORDER BY moment {days.order} LIMIT ?) s"
        " CROSS JOIN interaction i ON i.moment = s.moment",
        (*parameters, most),
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
