"""One year of the network: whom I met, helped, thanked, who came closer."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from reseau_tui.network.insight_introductions import BY_ME, MADE, TO_ME, Named
from reseau_tui.network.insights import NEWS_ASKED, NEWS_TOLD
from reseau_tui.network.pieces import Pieces
from reseau_tui.network.reading import (
    MOMENT_BITS,
    day_number,
    day_of,
    first_moment,
    id_list,
    rows,
)

NAMED = 5
"""People named in one sentence."""

CLOSER_LEAST = 3
CLOSER_TIMES = 2
"""Exchanges in a year with somebody who came closer: so many at least, twice the year before's."""

AGAIN_DAYS = 730
"""Days without an exchange after which people have found each other again."""

_PIECE = 2000
"""People looked at in one piece."""


@dataclass(frozen=True, slots=True)
class Some:
    """``count`` people, the nearest of whom are named."""

    count: int = 0
    people: tuple[Named, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anybody."""
        return self.count > 0


@dataclass(frozen=True, slots=True)
class Year:
    """What a year was like, up to today in this one; ``first`` and ``last`` year there are.

    ``exchanges`` are all of them, signs as well; ``seen`` the people of the full ones. ``met`` for
    the first time, ``closer``: many more exchanges than in the year before, ``again``: after two
    years of silence. ``thanked`` for a good turn or by a word. ``introduced`` pairs by me,
    ``introducers`` to me; ``told`` my news, ``asked`` for theirs; ``greetings`` sent, ``kept``
    promises. ``month`` (1 to 12) is the one with the most exchanges, None without any.
    """

    year: int
    first: int
    last: int
    exchanges: int = 0
    seen: int = 0
    month: int | None = None
    met: Some = Some()
    helped: Some = Some()
    helpers: Some = Some()
    thanked: Some = Some()
    closer: Some = Some()
    again: Some = Some()
    introduced: int = 0
    introducers: Some = Some()
    told: int = 0
    asked: int = 0
    greetings: int = 0
    kept: int = 0

    @property
    def going_on(self) -> bool:
        """Whether the year is not over."""
        return self.year == self.last

    @property
    def any(self) -> bool:
        """Whether anything is written down for this year."""
        return bool(
            self.exchanges or self.met or self.helped or self.helpers or self.thanked
            or self.introduced or self.introducers or self.greetings or self.kept
            or self.told or self.asked
        )  # fmt: skip


def year(today: datetime.date, wanted: int | None = None) -> Pieces[Year]:
    """Look back at a year: ``wanted`` as far as there is one, else today's."""
    first = _first_year(today)
    chosen = min(max(wanted or today.year, first), today.year)
    begins = datetime.date(chosen, 1, 1)
    ends = min(datetime.date(chosen, 12, 31), today)
    days = (begins.isoformat(), (ends + datetime.timedelta(days=1)).isoformat())
    yield
    months: list[int] = []
    for month in range(1, ends.month + 1):
        start = datetime.date(chosen, month, 1)
        stop = datetime.date(chosen, month + 1, 1) if month < ends.month else None
        months.append(_exchanges(start, stop or ends + datetime.timedelta(days=1)))
    yield
    ties = yield from _ties(begins, ends)
    met = _people(
        "SELECT id FROM contact WHERE met_on >= ?1 AND met_on < ?2 UNION SELECT e.contact_id"
        " FROM event v JOIN event_person e ON e.event_id = v.id AND e.met = 2"
        ' WHERE v."on" >= ?1 AND v."on" < ?2',
        (begins.isoformat()[:4], days[1]),  # of some, only the year is known
    )
    yield
    thanked = yield from _thanked(begins, ends)
    given = "SELECT contact_id FROM good_turn INDEXED BY good_turn_by_day WHERE done = 1"
    given += ' AND given = {side} AND "on" >= ?1 AND "on" < ?2'
    helped, helpers = (_people(given.format(side=side), days) for side in (1, 0))
    yield
    told = _count(_PEOPLE_OF_DAYS.format(news=NEWS_TOLD), days)
    yield
    asked = _count(_PEOPLE_OF_DAYS.format(news=NEWS_ASKED), days)
    yield
    in_year = f'{MADE} AND "on" >= ?1 AND "on" < ?2'
    return Year(
        year=chosen,
        first=first,
        last=today.year,
        exchanges=sum(months),
        seen=ties.seen,
        month=months.index(max(months)) + 1 if any(months) else None,
        met=_some(met),
        helped=_some(helped),
        helpers=_some(helpers),
        thanked=_some(thanked),
        closer=_some(ties.closer - met - ties.again),
        again=_some(ties.again - met),
        introduced=_count(f"SELECT count(*) FROM introduction WHERE {BY_ME} AND {in_year}", days),
        introducers=_some(
            _people(f"SELECT introducer_id FROM introduction WHERE {TO_ME} AND {in_year}", days)
        ),
        told=told,
        asked=asked,
        greetings=_count(
            "SELECT count(*) FROM greeting WHERE status IN ('sent', 'answered')"
            ' AND "on" >= ? AND "on" < ?',
            days,
        ),
        kept=_count("SELECT count(*) FROM promise WHERE done_at >= ? AND done_at < ?", days),
    )


_PEOPLE_OF_DAYS = 'SELECT count(DISTINCT contact_id) FROM ({news}) WHERE "on" >= ? AND "on" < ?'


def _first_year(today: datetime.date) -> int:
    """Return the year of the first exchange or the first meeting, today's at the latest."""
    found = rows("SELECT i.moment FROM interaction i ORDER BY i.moment LIMIT 1")
    years = [today.year]
    if found and found[0][0] >= first_moment(datetime.date.min):
        years.append(day_of(found[0][0]).year)
    met = rows("SELECT min(met_on) FROM contact WHERE met_on >= '1900'")[0][0] or ""
    if met[:4].isdecimal():
        years.append(int(met[:4]))
    return min(years)


def _exchanges(start: datetime.date, stop: datetime.date) -> int:
    return _count(
        "SELECT count(*) FROM interaction i WHERE i.moment >= ? AND i.moment < ?",
        (first_moment(start), first_moment(stop)),
    )


@dataclass(slots=True)
class _Ties:
    """People of the full exchanges of a year."""

    seen: int
    closer: set[int]
    again: set[int]


_TIES = (
    "WITH tie AS MATERIALIZED (SELECT contact_id, sum(day >= ?1) AS now,"
    " sum(day BETWEEN ?10 AND ?3 - 1) AS before,"
    " max(CASE WHEN day < ?1 THEN day END) AS earlier,"
    " min(CASE WHEN day >= ?1 THEN day END) AS found"
    f" FROM (SELECT contact_id, moment >> {MOMENT_BITS} AS day FROM participant"
    " WHERE contact_id BETWEEN ?4 AND ?5 AND touch = 0"
    f" AND moment >= ?6 << {MOMENT_BITS} AND moment < ?2 << {MOMENT_BITS})"
    " GROUP BY contact_id HAVING now > 0)"
    " SELECT NULL, count(*) FROM tie"
    " UNION ALL SELECT contact_id, 0 FROM tie WHERE now >= ?7 AND before > 0 AND now >= ?8 * before"
    " UNION ALL SELECT contact_id, 1 FROM tie"
    " WHERE (earlier IS NULL OR found - earlier > ?9) AND EXISTS (SELECT 1"
    " FROM participant p WHERE p.contact_id = tie.contact_id AND p.touch = 0"
    f" AND p.moment < (found - ?9) << {MOMENT_BITS})"
)
"""Of the people ?4 to ?5: how many were seen in the days ?1 to ?2, who came closer (0) than in the
same days of the year before (?10 to ?3), who was found again (1)."""


def _ties(begins: datetime.date, ends: datetime.date) -> Pieces[_Ties]:
    """Compare the exchanges of a year with as many days of the year before, person by person."""
    start, stop = day_number(begins), day_number(ends) + 1
    before = day_number(begins.replace(year=max(1, begins.year - 1)))
    same = before + stop - start
    ties = _Ties(0, set(), set())
    last = rows("SELECT coalesce(max(id), 0) FROM contact")[0][0]
    for piece in range(0, last + 1, _PIECE):
        found = rows(
            _TIES,
            (
                start, stop, same, piece, piece + _PIECE - 1, min(before, start - AGAIN_DAYS),
                CLOSER_LEAST, CLOSER_TIMES, AGAIN_DAYS, before,
            ),
        )  # fmt: skip
        for contact, number in found:
            if contact is None:
                ties.seen += number
            else:
                (ties.again if number else ties.closer).add(contact)
        yield
    return ties


def _thanked(begins: datetime.date, ends: datetime.date) -> Pieces[set[int]]:
    """Return who was thanked: for a good turn, or by thanks that were written down."""
    after = ends + datetime.timedelta(days=1)
    found = _people(
        "SELECT contact_id FROM good_turn WHERE thanked_on >= ?1 AND thanked_on < ?2",
        (begins.isoformat(), after.isoformat()),
    )
    yield
    start = begins
    while start < after:
        stop = min(after, start + datetime.timedelta(days=31))
        found |= _people(
            "SELECT p.contact_id FROM interaction i INDEXED BY interaction_by_moment"
            " CROSS JOIN participant p ON p.interaction_id = i.id WHERE i.moment >= ?1"
            " AND i.moment < ?2 AND i.kind = 'thanks' AND i.initiative != 'them'",
            (first_moment(start), first_moment(stop)),
        )
        start = stop
        yield
    return found


def _count(sql: str, values: tuple[object, ...]) -> int:
    return rows(sql, values)[0][0]


def _people(sql: str, values: tuple[object, ...]) -> set[int]:
    return {contact for (contact,) in rows(sql, values)}


def _some(people: Iterable[int]) -> Some:
    """Return who of ``people`` is alive and not archived; the nearest circles are named."""
    found = rows(
        "SELECT c.id, c.name, count(*) OVER () FROM json_each(?) a CROSS JOIN contact c"
        " ON c.id = a.value WHERE c.archived_at IS NULL AND c.deceased_on IS NULL"
        " ORDER BY coalesce(c.circle, 9), c.sort_name, c.id LIMIT ?",
        (id_list(people), NAMED),
    )
    if not found:
        return Some()
    return Some(found[0][2], tuple(Named(contact, name) for contact, name, _count in found))
