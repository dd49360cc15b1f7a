"""People: lists of ids, rows for a list, everything about one person."""

from __future__ import annotations

import datetime
import json
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from reseau_tui import clock
from reseau_tui.network import conditions, filters
from reseau_tui.network.agenda import PromiseLine, promises_of
from reseau_tui.network.belongings import CURRENT_ROLE
from reseau_tui.network.find import FoundPerson, find_people
from reseau_tui.network.news import CardNews, card_news
from reseau_tui.network.priority import state_of
from reseau_tui.network.reading import id_list, rows
from reseau_tui.network.relations import RelationLine, relations_of
from reseau_tui.network.turn_counts import TurnCounts, turn_counts

__all__ = [
    "SORTS", "DateLine", "FoundPerson", "PersonCard", "PersonRow", "PersonSummary", "PointLine",
    "RoleLine", "birthday_text", "find_people", "people_count", "people_ids", "people_rows",
    "people_summaries", "person",
]  # fmt: skip

SORTS = ("name", "last", "circle", "added")
"""Orders of a list: last contact and added newest first; who has none or no circle comes last."""

MANY = 5000
"""People found above which they are not sorted but looked for in the list of everybody."""

_CHUNK = 500

# What _state_of wants of a contact, in this order.
_STATE = (
    "c.rhythm, c.last_full_on, c.last_touch_on, c.circle_since, c.archived_at, c.snoozed_until,"
    " c.deceased_on"
)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of a list. ``last_on`` is the last full interaction, ``state`` as in reconnect."""

    id: int
    name: str
    nickname: str | None
    circle: int | None
    sphere: str | None
    organisation: str | None
    city: str | None
    last_on: str | None
    state: str
    starred: bool
    archived: bool


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A role; the current one has no ``to_on``. Days are YYYY, YYYY-MM or YYYY-MM-DD."""

    id: int
    organisation: str | None
    title: str | None
    from_on: str | None
    to_on: str | None


@dataclass(frozen=True, slots=True)
class PointLine:
    """A way to reach somebody: email, phone, url, handle or address."""

    id: int
    kind: str
    label: str | None
    value: str


@dataclass(frozen=True, slots=True)
class DateLine:
    """A date of somebody's beside the birthday; what is not known of it is None."""

    id: int
    label: str
    year: int | None
    month: int | None
    day: int | None
    yearly: bool


@dataclass(frozen=True, slots=True)
class PersonSummary:
    """What ``people --json`` says of somebody. ``birthday`` is YYYY-MM-DD or --MM-DD."""

    id: int
    uid: str
    name: str
    nickname: str | None
    circle: int | None
    sphere: str | None
    style: str
    rhythm_days: int | None
    last_on: str | None
    city: str | None
    organisation: str | None
    title: str | None
    tags: tuple[str, ...]
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    birthday: str | None
    archived: bool


@dataclass(frozen=True, slots=True)
class PersonCard:
    """Everything about one person but the timeline.

    ``rhythm`` is the one that counts, own or the circle's; ``interactions`` counts them all.
    """

    summary: PersonSummary
    state: str
    rhythm: int | None
    circle_since: str | None
    last_touch_on: str | None
    country: str | None
    birth_year: int | None
    birth_month: int | None
    birth_day: int | None
    notes: str | None
    roles: tuple[RoleLine, ...]
    points: tuple[PointLine, ...]
    offers: tuple[str, ...]
    seeks: tuple[str, ...]
    dates: tuple[DateLine, ...]
    promises: tuple[PromiseLine, ...]
    met_on: str | None
    met_where: str | None
    met_through: int | None
    met_through_name: str | None
    snoozed_until: str | None
    archived_at: str | None
    deceased_on: str | None
    starred: bool
    interactions: int
    turns: TurnCounts
    news: CardNews
    relations: tuple[RelationLine, ...]


_ORDERS = {
    "name": "c.sort_name, c.id",
    "last": "c.last_full_on DESC, c.id DESC",
    "circle": "c.circle IS NULL, c.circle, c.sort_name, c.id",
    "added": "c.id DESC",
}

# Whole lists come from one index alone, without a sort and without touching the table.
_BY_CIRCLE = (
    "SELECT id FROM contact INDEXED BY contact_by_circle"
    " WHERE archived_at IS NULL AND circle IS {known} NULL ORDER BY circle, sort_name, id"
)
_WHOLE = {
    "name": "SELECT id FROM contact INDEXED BY contact_by_name WHERE archived_at IS NULL"
    " ORDER BY sort_name, id",
    "last": "SELECT id FROM contact INDEXED BY contact_by_last WHERE archived_at IS NULL"
    " ORDER BY last_full_on DESC, id DESC",
    "circle": f"SELECT id FROM ({_BY_CIRCLE.format(known='NOT')}) UNION ALL"
    f" SELECT id FROM ({_BY_CIRCLE.format(known='')})",
}


def people_ids(query: str = "", sort: str = "name", limit: int | None = None) -> array[int]:
    """Return the ids of the people a filter line finds, in the order ``sort`` of :data:`SORTS`.

    Raises KeyError for an order that there is not.
    """
    most = -1 if limit is None else max(0, limit)
    asked = filters.parse(query)
    if asked == filters.Filter():
        if sort == "added":
            newest = sorted(_ids(_WHOLE["name"], (), -1), reverse=True)
            return array("q", newest[:limit] if limit is not None else newest)
        return array("q", _ids(_WHOLE[sort], (), most))
    if asked == filters.Filter(words=asked.words) and min(map(len, asked.words)) == 1:
        many = conditions.people_found(asked.words)
        if len(many) > MANY:
            # One letter finds half of all people: quicker taken from the list of everybody.
            ordered = [contact for contact in people_ids("", sort) if contact in many]
            return array("q", ordered[:limit] if limit is not None else ordered)
    condition = conditions.people_condition(asked, clock.today())
    sql = f"SELECT c.id AS id FROM contact c WHERE {condition.sql} ORDER BY {_ORDERS[sort]}"
    return array("q", _ids(sql, condition.parameters, most))


def _ids(sql: str, parameters: tuple[Any, ...], most: int) -> list[int]:
    # One JSON text instead of a row each: half the time for 100,000 people.
    found = rows(
        f"SELECT json_group_array(id) FROM (SELECT id FROM ({sql}) LIMIT ?)", (*parameters, most)
    )
    return json.loads(found[0][0])


def people_count(*, archived: bool = False) -> int:
    """Return how many people there are, archived ones left out; or how many those are."""
    there = "NOT NULL" if archived else "NULL"
    return rows(f"SELECT count(*) FROM contact WHERE archived_at IS {there}")[0][0]


def people_rows(ids: Iterable[int]) -> list[PersonRow]:
    """Return the lines of a list for ``ids``, in their order; who is gone is left out."""
    today = clock.today()
    found = rows(
        "SELECT c.id, c.name, c.nickname, c.circle, c.sphere,"
        f" (SELECT organisation FROM role WHERE id = {CURRENT_ROLE}), c.city, c.last_full_on,"
        f" c.starred, {_STATE} FROM json_each(?) a CROSS JOIN contact c ON c.id = a.value"
        " ORDER BY a.key",
        (id_list(ids),),
    )
    return [
        PersonRow(
            *row[:8],
            starred=bool(row[8]),
            archived=row[13] is not None,
            state=_state_of(row[9:], today),
        )
        for row in found
    ]


def _state_of(row: tuple[Any, ...], today: datetime.date) -> str:
    rhythm, last_full, last_touch, since, archived, snoozed, deceased = row
    resting = archived or deceased or (snoozed or "") > today.isoformat()
    return state_of(today, None if resting else rhythm, last_full, last_touch, since)


def people_summaries(ids: Iterable[int]) -> list[PersonSummary]:
    """Return what ``people --json`` says of ``ids``, in their order."""
    return [summary for some in _chunks(ids) for summary in _summaries(some)]


def _chunks(ids: Iterable[int]) -> Iterator[list[int]]:
    everybody = list(ids)
    for start in range(0, len(everybody), _CHUNK):
        yield everybody[start : start + _CHUNK]


def _summaries(ids: list[int]) -> Iterator[PersonSummary]:
    asked = id_list(ids)
    tags = _gathered(
        "SELECT ct.contact_id, 'tag', t.name FROM json_each(?) a"
        " CROSS JOIN contact_tag ct ON ct.contact_id = a.value AND ct.role = 'tag'"
        " JOIN tag t ON t.id = ct.tag_id ORDER BY ct.id",
        asked,
    )
    points = _gathered(
        "SELECT cp.contact_id, cp.kind, cp.value FROM json_each(?) a"
        " CROSS JOIN contact_point cp ON cp.contact_id = a.value ORDER BY cp.id",
        asked,
    )
    for row in rows(
        "SELECT c.id, c.uid, c.name, c.nickname, c.circle, c.sphere, c.style, c.rhythm_days,"
        " c.last_full_on, c.city, r.organisation, r.title, c.birth_year, c.birth_month,"
        " c.birth_day, c.archived_at FROM json_each(?) a CROSS JOIN contact c ON c.id = a.value"
        f" LEFT JOIN role r ON r.id = {CURRENT_ROLE} ORDER BY a.key",
        (asked,),
    ):
        contact = row[0]
        yield PersonSummary(
            *row[:12],
            tags=tuple(tags.get((contact, "tag"), ())),
            emails=tuple(points.get((contact, "email"), ())),
            phones=tuple(points.get((contact, "phone"), ())),
            birthday=birthday_text(*row[12:15]),
            archived=row[15] is not None,
        )


def _gathered(sql: str, ids: str) -> dict[tuple[int, str], list[str]]:
    found: dict[tuple[int, str], list[str]] = {}
    for contact, kind, value in rows(sql, (ids,)):
        found.setdefault((contact, kind), []).append(value)
    return found


def birthday_text(year: int | None, month: int | None, day: int | None) -> str | None:
    """Return ``1986-04-12``, ``--04-12`` without the year, None unless month and day are known."""
    if month is None or day is None:
        return None
    return f"--{month:02d}-{day:02d}" if year is None else f"{year:04d}-{month:02d}-{day:02d}"


def person(contact_id: int) -> PersonCard | None:
    """Return everything about one person but the timeline; None when there is no such person."""
    found = rows(
        f"SELECT {_STATE}, c.country, c.birth_year, c.birth_month, c.birth_day,"
        " c.notes, c.met_on, c.met_where, c.met_through, m.name, c.starred,"
        " (SELECT count(*) FROM participant p WHERE p.contact_id = c.id)"
        " FROM contact c LEFT JOIN contact m ON m.id = c.met_through WHERE c.id = ?",
        (contact_id,),
    )
    if not found:
        return None
    row = found[0]
    tags = _tag_roles(contact_id)
    return PersonCard(
        summary=next(_summaries([contact_id])),
        state=_state_of(row[:7], clock.today()),
        rhythm=row[0],
        last_touch_on=row[2],
        circle_since=row[3],
        archived_at=row[4],
        snoozed_until=row[5],
        deceased_on=row[6],
        country=row[7],
        birth_year=row[8],
        birth_month=row[9],
        birth_day=row[10],
        notes=row[11],
        met_on=row[12],
        met_where=row[13],
        met_through=row[14],
        met_through_name=row[15],
        starred=bool(row[16]),
        interactions=row[17],
        roles=tuple(RoleLine(*role) for role in _roles(contact_id)),
        points=tuple(PointLine(*point) for point in _points(contact_id)),
        offers=tuple(name for role, name in tags if role == "offers"),
        seeks=tuple(name for role, name in tags if role == "seeks"),
        dates=tuple(DateLine(*date[:5], yearly=bool(date[5])) for date in _dates(contact_id)),
        promises=tuple(promises_of(contact_id)),
        turns=turn_counts(contact_id, clock.today()),
        news=card_news(contact_id),
        relations=relations_of(contact_id),
    )


def _roles(contact_id: int) -> list[tuple[Any, ...]]:
    return rows(
        "SELECT id, organisation, title, from_on, to_on FROM role WHERE contact_id = ?"
        " ORDER BY to_on IS NOT NULL, to_on DESC, coalesce(from_on, '') DESC, id DESC",
        (contact_id,),
    )


def _points(contact_id: int) -> list[tuple[Any, ...]]:
    return rows(
        "SELECT id, kind, label, value FROM contact_point WHERE contact_id = ? ORDER BY id",
        (contact_id,),
    )


def _dates(contact_id: int) -> list[tuple[Any, ...]]:
    return rows(
        "SELECT id, label, year, month, day, yearly FROM important_date WHERE contact_id = ?"
        " ORDER BY month, day, year, id",
        (contact_id,),
    )


def _tag_roles(contact_id: int) -> list[tuple[Any, ...]]:
    return rows(
        "SELECT ct.role, t.name FROM contact_tag ct JOIN tag t ON t.id = ct.tag_id"
        " WHERE ct.contact_id = ? ORDER BY ct.id",
        (contact_id,),
    )
