"""All news: mine and who has not heard them, questions to ask, gestures to make."""

from __future__ import annotations

import datetime
import json
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from reseau_tui.model.audience import Audience, audience_of
from reseau_tui.network.conditions import Condition
from reseau_tui.network.news import GESTURE_DAYS, circles_of
from reseau_tui.network.reading import rows
from reseau_tui.network.text_condition import about
from reseau_tui.text import fold

PAGE = 100
"""People of an audience read at a time."""

CLOSED_MOST = 500
"""Settled news listed, the newest."""


@dataclass(frozen=True, slots=True)
class NewsIds:
    """Ids in the order of the list.

    ``mine`` and ``gestures`` newest first, ``questions`` in the order they were noted, ``closed``
    (whatever is settled) the last settled first.
    """

    mine: array[int]
    questions: array[int]
    gestures: array[int]
    closed: array[int]

    @property
    def open(self) -> int:
        """How many are not settled."""
        return len(self.mine) + len(self.questions) + len(self.gestures)


def news_ids(today: datetime.date, query: str = "", *, with_closed: bool = False) -> NewsIds:
    """Return the news whose text or person has a word beginning with each of ``query``'s.

    Those still open; who is archived or has died has none that wait. Those settled are returned
    only ``with_closed``.
    """
    asked = about(query, "n.text", "n.contact_id IN {named}")
    alive = (
        " CROSS JOIN contact c ON c.id = n.contact_id"
        " AND c.archived_at IS NULL AND c.deceased_on IS NULL"
    )
    since = (today - datetime.timedelta(days=GESTURE_DAYS)).isoformat()
    return NewsIds(
        mine=_ids(
            "INDEXED BY news_by_contact WHERE n.contact_id IS NULL AND n.kind = 'tell'"
            " AND n.closed_on IS NULL",
            asked,
            'n."on" DESC, n.id DESC',
        ),
        questions=_ids(
            f"INDEXED BY news_to_ask{alive} WHERE n.kind = 'ask' AND n.closed_on IS NULL",
            asked,
            'n."on", n.id',
        ),
        gestures=_ids(
            f"INDEXED BY news_gesture{alive} WHERE n.kind = 'theirs' AND n.closed_on IS NULL"
            ' AND n.gesture IS NOT NULL AND n."on" >= ?',
            asked,
            'n."on" DESC, n.id DESC',
            since,
        ),
        closed=_ids(
            "WHERE n.closed_on IS NOT NULL",
            asked,
            f"n.closed_on DESC, n.id DESC LIMIT {CLOSED_MOST}",
        )
        if with_closed
        else array("q"),
    )


def _ids(where: str, asked: Condition, order: str, *parameters: Any) -> array[int]:
    sql = f"SELECT n.id AS id FROM news n {where} AND {asked.sql} ORDER BY {order}"
    found = rows(f"SELECT json_group_array(id) FROM ({sql})", (*parameters, *asked.parameters))
    return array("q", json.loads(found[0][0]))


# Who has not heard ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Listener:
    """Somebody who has not been told a piece of mine; ``last_on`` is the last full interaction."""

    id: int
    name: str
    circle: int | None
    sphere: str | None
    last_on: str | None
    sort_name: str

    @property
    def place(self) -> tuple[int | None, str, int]:
        """Where they stand in the order: circle, name, id; the next page begins after it."""
        return self.circle, self.sort_name, self.id


_ALIVE = "c.archived_at IS NULL AND c.deceased_on IS NULL"
_NOT_TOLD = "c.id NOT IN (SELECT t.contact_id FROM told t WHERE t.news_id = ?)"


def not_told(
    news_id: int, after: tuple[int | None, str, int] | None = None, limit: int = PAGE
) -> list[Listener]:
    """Return who is of the audience of a piece and was not told, the closest first, by name.

    ``after`` is the :attr:`Listener.place` of the last one of the page before. Who is archived or
    has died is left out; of a piece that is gone, nobody is returned.
    """
    audience = _audience(news_id)
    if audience is None:
        return []
    where, values = _fitting(audience)
    found: list[Listener] = []
    circles = circles_of(audience)
    if after is not None:
        circles = circles[circles.index(after[0]) :] if after[0] in circles else ()
    # With tags the few who have them are looked at, else the index of each circle in its order.
    by = "" if audience.tags else " INDEXED BY contact_by_circle"
    plus = "+" if audience.tags else ""
    for circle in circles:
        name, contact = after[1:] if after is not None and after[0] == circle else ("", 0)
        found += [
            Listener(*row)
            for row in rows(
                f"SELECT c.id, c.name, c.circle, c.sphere, c.last_full_on, c.sort_name"
                f" FROM contact c{by} WHERE {_ALIVE} AND {plus}c.circle IS ?"
                f" AND ({plus}c.sort_name, {plus}c.id) > (?, ?) AND {_NOT_TOLD}{where}"
                " ORDER BY c.sort_name, c.id LIMIT ?",
                (circle, name, contact, news_id, *values, limit - len(found)),
            )
        ]
        if len(found) >= limit:
            break
    return found


def count_not_told(news_id: int) -> int:
    """Return how many people of the audience of a piece were not told."""
    audience = _audience(news_id)
    if audience is None:
        return 0
    return _count(audience, f" AND {_NOT_TOLD}", (news_id,))


def counts_not_told(pieces: Iterable[tuple[int, Audience]]) -> dict[int, int]:
    """Return by piece of mine how many people of its audience were not told.

    An audience that several pieces are for is counted once, all that name spheres in one go.
    """
    asked = list(pieces)
    audiences = dict.fromkeys(audience for _news, audience in asked)
    whole = _count_spheres([one for one in audiences if one.spheres and not one.tags])
    for audience in audiences:
        if audience not in whole:
            whole[audience] = count_audience(audience)
    return {news: whole[audience] - _count_told(news, audience) for news, audience in asked}


def _count_spheres(audiences: list[Audience]) -> dict[Audience, int]:
    """Return how many people are of each, everybody looked at once for all of them."""
    if not audiences:
        return {}
    sums: list[str] = []
    values: list[str] = []
    for one in audiences:
        circle = f" AND c.circle IN ({', '.join(map(str, one.circles))})" if one.circles else ""
        sums.append(f"count(*) FILTER (WHERE c.sphere IN ({_marks(one.spheres)}){circle})")
        values += one.spheres
    counts = rows(f"SELECT {', '.join(sums)} FROM contact c NOT INDEXED WHERE {_ALIVE}", values)[0]
    return dict(zip(audiences, counts, strict=True))


def _marks(values: tuple[str, ...]) -> str:
    return ", ".join("?" for _ in values)


def _count_told(news_id: int, audience: Audience) -> int:
    where, fitting = _fitting(audience)
    circles = circles_of(audience)
    return sum(
        count
        for circle, count in rows(
            "SELECT c.circle, count(*) FROM told t CROSS JOIN contact c ON c.id = t.contact_id"
            f" WHERE t.news_id = ? AND {_ALIVE}{where} GROUP BY 1",
            (news_id, *fitting),
        )
        if circle in circles
    )


def count_audience(audience: Audience) -> int:
    """Return how many people are of an audience."""
    return _count(audience, "", ())


def _count(audience: Audience, more: str, values: tuple[Any, ...]) -> int:
    where, fitting = _fitting(audience)
    circles = circles_of(audience)
    known = [circle for circle in circles if circle is not None]
    inside = "IN (SELECT value FROM json_each(?))"
    circle = f"(c.circle {inside}{' OR c.circle IS NULL' if None in circles else ''})"
    # Circles alone are counted in an index that holds all it takes; for a sphere, everybody in the
    # order they are stored is a fifth of the work of going through an index.
    by = " NOT INDEXED" if audience.spheres else " INDEXED BY contact_by_rhythm"
    by = "" if audience.tags else by
    return rows(
        f"SELECT count(*) FROM contact c{by} WHERE {_ALIVE} AND {circle}{more}{where}",
        (json.dumps(known), *values, *fitting),
    )[0][0]


def _audience(news_id: int) -> Audience | None:
    found = rows("SELECT audience FROM news WHERE id = ? AND kind = 'tell'", (news_id,))
    return audience_of(found[0][0]) if found else None


def _fitting(audience: Audience) -> tuple[str, tuple[str, ...]]:
    """Return the conditions on sphere and tags of ``contact c``, and their values."""
    sql = ""
    values: list[str] = []
    if audience.spheres:
        sql += " AND c.sphere IN (SELECT value FROM json_each(?))"
        values.append(json.dumps(audience.spheres))
    if audience.tags:
        sql += (
            " AND c.id IN (SELECT ct.contact_id FROM json_each(?) a"
            " CROSS JOIN tag t ON t.folded = a.value"
            " CROSS JOIN contact_tag ct ON ct.tag_id = t.id AND ct.role = 'tag')"
        )
        values.append(json.dumps([fold(tag) for tag in audience.tags]))
    return sql, tuple(values)
