"""Greetings: the seasons, whom a campaign is for and how far it is, each person's row."""

from __future__ import annotations

import datetime
import json
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from reseau_tui import clock, i18n
from reseau_tui.model.greetings import (
    CHANNEL,
    GREETED,
    SETTLED,
    SKIPPED,
    Season,
    coming_new_year,
)
from reseau_tui.network import conditions, filters
from reseau_tui.network.belongings import first_point
from reseau_tui.network.greeting_filter import OUT, TO_WRITE, asked
from reseau_tui.network.news import NewsRow, to_tell_all
from reseau_tui.network.reading import as_day, day_of, id_list, rows

CIRCLES = (1, 2, 3, 4, 5, None)
"""The parts of the list, in order; None are those in no circle yet."""

NEAR_SPHERES = ("family", "friends")
"""Where people say tu to each other, unless it is said otherwise."""

NEAR_CIRCLE = 2
"""The last circle in which they do."""


@dataclass(frozen=True, slots=True)
class Campaign:
    """A season, its campaign when it has begun, its own templates, the campaign a year before."""

    season: Season
    id: int | None = None
    templates: Mapping[str, str] = field(default_factory=dict[str, str])
    last_id: int | None = None


@dataclass(frozen=True, slots=True)
class GreetingIds:
    """Whom the list shows, by circle: those greeted the last time first, then by name.

    ``done`` of ``total`` have nothing left to be written, whatever the list shows of them;
    ``settled`` are those of the list.
    """

    parts: tuple[tuple[int | None, array[int]], ...]
    done: int
    total: int
    settled: frozenset[int]

    @property
    def ids(self) -> array[int]:
        """Everybody the list shows, in order."""
        whole = array("q")
        for _circle, part in self.parts:
            whole.extend(part)
        return whole

    def next_open(self, after: int | None, passing: frozenset[int] = frozenset()) -> int | None:
        """Return who is next to be written to, below ``after``, else from the top; None: nobody.

        ``passing`` are settled as well, though it is not stored yet.
        """
        ids = self.ids
        start = ids.index(after) + 1 if after is not None and after in ids else 0
        for some in (ids[start:], ids[:start]):
            for one in some:
                if one not in self.settled and one not in passing:
                    return one
        return None


@dataclass(frozen=True, slots=True)
class GreetingRow:
    """One person's greeting.

    ``status`` is to-write, one of the model's, or out; ``text`` is what was written, ``last`` the
    status a year before, None when there was none. ``channel``, ``language`` and ``form`` are
    those that count, said or by the tie.
    ``spoke_on``, ``spoke_kind``, ``spoke_by`` and ``spoke`` are of the last full exchange.
    """

    id: int
    name: str
    nickname: str | None
    circle: int | None
    status: str
    text: str | None
    on: str | None
    channel: str | None
    language: str
    form: str
    last: str | None
    last_text: str | None
    spoke_on: datetime.date | None
    spoke_kind: str | None
    spoke_by: str | None
    spoke: str | None
    news: tuple[NewsRow, ...]
    email: str | None
    phone: str | None

    @property
    def settled(self) -> bool:
        """Whether nothing is left to be written."""
        return self.status in (*SETTLED, OUT)


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """What goes on an envelope."""

    name: str
    address: str
    city: str | None
    country: str | None
    channel: str | None


# The seasons ------------------------------------------------------------------------------------


def campaigns(today: datetime.date) -> list[Campaign]:
    """Return every campaign by its days, the new year that is on or comes next among them."""
    found = rows("SELECT id, year, season, from_on, to_on, templates FROM campaign")
    by_key = {(row[1], row[2]): row[0] for row in found}
    seasons: list[Campaign] = []
    for campaign, year, name, from_on, to_on, templates in found:
        first, last = as_day(from_on), as_day(to_on)
        if first is None or last is None:
            continue  # another program spoilt it
        season = Season(year, name, first, last)
        own = json.loads(templates) if templates else {}
        seasons.append(Campaign(season, campaign, own, by_key.get((year - 1, name))))
    coming = coming_new_year(today)
    if (coming.year, coming.name) not in by_key:
        seasons.append(Campaign(coming, last_id=by_key.get((coming.year - 1, coming.name))))
    return sorted(seasons, key=lambda one: (one.season.from_on, one.season.to_on, one.season.name))


def campaign_now(found: list[Campaign], today: datetime.date) -> Campaign:
    """Return the campaign to open with: the one that is on, begun last; else the new year's."""
    under_way = [one for one in found if one.season.from_on <= today <= one.season.to_on]
    coming = coming_new_year(today)
    return (under_way or [one for one in found if one.season == coming] or found)[-1]


# The list ---------------------------------------------------------------------------------------


def greeting_ids(campaign: Campaign, query: str = "") -> GreetingIds:
    """Return whom a campaign is for, and of them those that a filter line finds.

    The line is a filter of people (see ``filters``), with ``status:`` beside it.
    """
    wanted = asked(query)
    by_status = _statuses(campaign.id)
    settled = _union(by_status, SETTLED)
    everybody = _everybody(GREETED)
    total = sum(map(len, everybody.values()))
    done = sum(1 for part in everybody.values() for one in part if one in settled)
    shown = _everybody(_OUT) if wanted.out else everybody
    before = _greeted_before(campaign.last_id)
    matching = _matching(wanted.people)
    if wanted.statuses is None or wanted.out:
        with_status, without = None, frozenset[int]()
    elif TO_WRITE in wanted.statuses:
        with_status = None
        without = _union(by_status, set(by_status) - {"first"} - wanted.statuses)
    else:
        with_status, without = _union(by_status, wanted.statuses), frozenset[int]()
    parts: list[tuple[int | None, array[int]]] = []
    for circle, part in shown.items():
        ids = part
        if matching is not None:
            ids = [one for one in ids if one in matching]
        if with_status is not None:
            ids = [one for one in ids if one in with_status]
        if without:
            ids = [one for one in ids if one not in without]
        if before:
            known = [one for one in ids if one in before]
            ids = known + [one for one in ids if one not in before]
        parts.append((circle, array("q", ids)))
    return GreetingIds(tuple(parts), done, total, settled)


_OUT = "c.archived_at IS NULL AND c.deceased_on IS NULL AND c.greeted = 0"


def _everybody(which: str) -> dict[int | None, list[int]]:
    found: dict[int | None, list[int]] = {}
    for circle in CIRCLES:
        here = "c.circle IS NULL" if circle is None else f"c.circle = {circle}"
        # One JSON text instead of a row each: half the time for 100,000 people.
        ((ids,),) = rows(
            "SELECT json_group_array(id) FROM (SELECT c.id AS id FROM contact c"
            f" WHERE {here} AND {which} ORDER BY c.sort_name, c.id)"
        )
        found[circle] = json.loads(ids)
    return found


def _statuses(campaign: int | None) -> dict[str, frozenset[int]]:
    return {
        status: frozenset(json.loads(ids))
        for status, ids in rows(
            "SELECT status, json_group_array(contact_id) FROM greeting WHERE campaign_id = ?"
            " GROUP BY status",
            (campaign,),
        )
    }


def _greeted_before(last: int | None) -> frozenset[int]:
    by_status = _statuses(last) if last is not None else {}
    return _union(by_status, set(by_status) - {SKIPPED})


def _union(by_status: Mapping[str, frozenset[int]], which: Iterable[str]) -> frozenset[int]:
    return frozenset[int]().union(*(by_status.get(one, frozenset()) for one in which))


def _matching(line: str) -> set[int] | None:
    """Return whom a filter line of people finds, None when it asks for nothing."""
    wanted = filters.parse(line)
    if wanted == filters.Filter():
        return None
    if wanted == filters.Filter(words=wanted.words):
        return conditions.people_found(wanted.words)
    condition = conditions.people_condition(wanted, clock.today())
    ((ids,),) = rows(
        f"SELECT json_group_array(c.id) FROM contact c WHERE {condition.sql}", condition.parameters
    )
    return set(json.loads(ids))


# Rows -------------------------------------------------------------------------------------------

_ROW = (
    'SELECT c.id, c.name, c.nickname, c.circle, c.sphere, c.greeted, g.status, g.text, g."on",'
    f" coalesce(CASE WHEN g.status IN ('sent', 'answered') THEN g.channel END, {CHANNEL}),"
    f" c.language, c.form, l.status, l.text, {first_point('email')},"
    f" {first_point('phone')}, i.kind, i.initiative, i.text, p.moment"
    " FROM json_each(?1) a CROSS JOIN contact c ON c.id = a.value"
    " LEFT JOIN greeting g ON g.campaign_id = ?2 AND g.contact_id = c.id"
    " LEFT JOIN greeting l ON l.campaign_id = ?3 AND l.contact_id = c.id"
    " LEFT JOIN participant p ON p.id = (SELECT o.id FROM participant o"
    " WHERE o.contact_id = c.id AND o.touch = 0 ORDER BY o.moment DESC LIMIT 1)"
    " LEFT JOIN interaction i ON i.id = p.interaction_id ORDER BY a.key"
)


def greeting_rows(campaign: Campaign, ids: Iterable[int]) -> list[GreetingRow]:
    """Return the greetings of ``ids``, in their order; who is gone is left out."""
    people = list(ids)
    news = to_tell_all(people)
    found = rows(_ROW, (id_list(people), campaign.id, campaign.last_id))
    return [_row(row, news.get(row[0], [])) for row in found]


def _row(row: tuple[Any, ...], news: list[NewsRow]) -> GreetingRow:
    circle, sphere, greeted, status = row[3:7]
    form = row[11]
    return GreetingRow(
        id=row[0],
        name=row[1],
        nickname=row[2],
        circle=circle,
        status=(status or TO_WRITE) if greeted else OUT,
        text=row[7],
        on=row[8],
        channel=row[9],
        language=row[10] or i18n.language(),
        form=form or usual_form(circle, sphere),
        last=row[12],
        last_text=row[13],
        email=row[14],
        phone=row[15],
        spoke_kind=row[16],
        spoke_by=row[17],
        spoke=row[18],
        spoke_on=day_of(row[19]) if row[19] is not None else None,
        news=tuple(news),
    )


def usual_form(circle: int | None, sphere: str | None) -> str:
    """Return tu or vous where it was not said: tu with family, friends and the closest."""
    return "tu" if sphere in NEAR_SPHERES or (circle or 9) <= NEAR_CIRCLE else "vous"


def postal_addresses(ids: Iterable[int]) -> list[PostalAddress]:
    """Return the first postal address of those of ``ids`` who have one, in their order."""
    return [
        PostalAddress(*row)
        for row in rows(
            "SELECT name, address, city, country, channel FROM (SELECT a.key AS key, c.name,"
            f" {first_point('address')} AS address, c.city, c.country, {CHANNEL} AS channel"
            " FROM json_each(?) a CROSS JOIN contact c ON c.id = a.value)"
            " WHERE address IS NOT NULL ORDER BY key",
            (id_list(ids),),
        )
    ]
