"""What ties people to me, to each other and to organisations, and how surely they would pass it on.

Only what is recorded counts; where nothing is recorded there is no tie (4-ranking, Paths).

    me – contact        9  made an introduction, or I met somebody through them
                        7  circle 1 or 2, or family
                        5  circle 3 or 4, or spoken with within three years (or three rhythms)
                        2  anything else: circle 5, only signs, an old exchange
    contact – contact   9  one introduced the other, to me or to somebody
                        7  partner, parent, child, sibling, friend
                        5  relative, colleague, knows; introduced to each other;
                           seen together twice, or within the last three years
                        2  seen together once long ago; both met at an event
    contact – organisation   7  works there · 2  worked there

A tie is given in tenths of its willingness (weights.PATH_*), so that products compare exactly.
The archived and the dead carry nothing. A sign on a network reached people, it did not bring them
together: only full exchanges count, and only those of at most :data:`TOGETHER_MOST` people.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reseau_tui.network import weights
from reseau_tui.network.reading import as_day, first_moment, id_list, rows

INTRODUCED = round(weights.PATH_INTRODUCED * 10)
CLOSE = round(weights.PATH_CLOSE * 10)
KNOWN = round(weights.PATH_KNOWN * 10)
WEAK = round(weights.PATH_WEAK * 10)

LEVELS = (INTRODUCED, CLOSE, KNOWN, WEAK)
"""Every willingness there is, in tenths, the greatest first."""

CLOSE_RELATIONS = ("partner", "parent", "child", "sibling", "friend")
"""Kinds of relation as close as a close circle; every other kind is known."""

TOGETHER_MOST = 20
"""People of an exchange in which everybody is taken to have seen everybody."""

EVENT_MOST = 100
"""The same for an event."""

LATELY_DAYS = weights.DORMANT_DAYS
"""Days within which seen together once is enough, and having spoken is known."""

Pair = tuple[int, int]
"""Somebody asked about, and whom they are tied to."""

_MET = "status IN ('made', 'followed-up')"

# Only towards the introducer: whoever introduced others is tied to me as surely as can be, so that
# nobody is looked for who could introduce them to me.
_INTRODUCTIONS = f"""
SELECT a.value, i.introducer_id FROM json_each(?1) a CROSS JOIN introduction i
 ON i.first_id = a.value WHERE i.{_MET} AND i.introducer_id IS NOT NULL
UNION ALL SELECT a.value, i.introducer_id FROM json_each(?1) a CROSS JOIN introduction i
 ON i.second_id = a.value WHERE i.{_MET} AND i.introducer_id IS NOT NULL
UNION ALL SELECT a.value, c.met_through FROM json_each(?1) a CROSS JOIN contact c
 ON c.id = a.value WHERE c.met_through IS NOT NULL
"""

_TO_EACH_OTHER = f"""
SELECT a.value, i.second_id FROM json_each(?1) a CROSS JOIN introduction i
 ON i.first_id = a.value WHERE i.{_MET} AND i.second_id IS NOT NULL
UNION ALL SELECT a.value, i.first_id FROM json_each(?1) a CROSS JOIN introduction i
 ON i.second_id = a.value WHERE i.{_MET} AND i.first_id IS NOT NULL
"""

_RELATIONS = """
SELECT a.value, r.other_id, r.kind FROM json_each(?1) a CROSS JOIN relation r
 ON r.contact_id = a.value
UNION ALL SELECT a.value, r.contact_id, r.kind FROM json_each(?1) a CROSS JOIN relation r
 ON r.other_id = a.value
"""

_TOGETHER = f"""
SELECT a.value, q.contact_id, count(*), max(p.moment) FROM json_each(?1) a
 CROSS JOIN participant p ON p.contact_id = a.value AND p.touch = 0
  AND (SELECT count(*) FROM (SELECT 1 FROM participant n WHERE n.interaction_id = p.interaction_id
   LIMIT {TOGETHER_MOST + 1})) BETWEEN 2 AND {TOGETHER_MOST}
 CROSS JOIN participant q ON q.interaction_id = p.interaction_id AND q.contact_id != p.contact_id
GROUP BY 1, 2
"""

_EVENTS = f"""
SELECT DISTINCT a.value, q.contact_id FROM json_each(?1) a
 CROSS JOIN event_person p ON p.contact_id = a.value AND p.met > 0
  AND (SELECT count(*) FROM (SELECT 1 FROM event_person n WHERE n.event_id = p.event_id
   AND n.met > 0 LIMIT {EVENT_MOST + 1})) <= {EVENT_MOST}
 CROSS JOIN event_person q ON q.event_id = p.event_id AND q.met > 0
  AND q.contact_id != p.contact_id
"""


class Known(NamedTuple):
    """Somebody as a search sees them: ``tie`` is theirs to me in tenths, 0 without one.

    ``carries`` is false for the archived and the dead.
    """

    id: int
    order: str
    tie: int
    carries: bool
    dead: bool


def known_people(ids: Iterable[int], today: datetime.date) -> Iterator[Known]:
    """Yield those of ``ids`` who are there, with their tie to me."""
    for row in rows(
        "SELECT c.id, c.sort_name, c.circle, c.sphere IS 'family', c.rhythm, c.last_full_on,"
        " c.last_touch_on, c.archived_at IS NOT NULL, c.deceased_on IS NOT NULL,"
        " EXISTS (SELECT 1 FROM introduction i WHERE i.introducer_id = c.id"
        f" AND i.{_MET} AND coalesce(i.first_id, i.second_id) IS NOT NULL)"
        " OR EXISTS (SELECT 1 FROM contact m WHERE m.met_through = c.id AND m.id != c.id)"
        " FROM json_each(?) a CROSS JOIN contact c ON c.id = a.value",
        (id_list(ids),),
    ):
        contact, order, circle, family, rhythm, last, touched, archived, dead, introduced = row
        tie = INTRODUCED if introduced else my_tie(circle, family, rhythm, last, touched, today)
        yield Known(contact, order, tie, not (archived or dead), bool(dead))


def my_tie(
    circle: int | None,
    family: bool,
    rhythm: int | None,
    last_full_on: str | None,
    last_touch_on: str | None,
    today: datetime.date,
) -> int:
    """Return how well I know somebody who has introduced nobody yet, in tenths; 0 is not at all."""
    if family or circle in (1, 2):
        return CLOSE
    if circle in (3, 4) or spoken_lately(last_full_on, rhythm, today):
        return KNOWN
    return WEAK if circle or last_full_on or last_touch_on else 0


def spoken_lately(last_full_on: str | None, rhythm: int | None, today: datetime.date) -> bool:
    """Tell whether we spoke within three years, or three rhythms where that is longer."""
    last = as_day(last_full_on)
    if last is None:
        return False
    return (today - last).days <= max(LATELY_DAYS, weights.DORMANT_RHYTHMS * (rhythm or 0))


class Ties:
    """Who is tied to some people by ties of one willingness, read when it is asked for."""

    def __init__(self, today: datetime.date) -> None:
        self._long_ago = first_moment(today - datetime.timedelta(days=LATELY_DAYS))
        self._seen: dict[tuple[int, ...], list[tuple[int, int, bool]]] = {}
        self._related: dict[tuple[int, ...], list[tuple[int, int, bool]]] = {}

    def pairs(self, people: Sequence[int], level: int) -> set[Pair]:
        """Return whom ``people`` are tied to by a tie of ``level``; nobody to themselves.

        Stronger ties of the same two may be recorded too. Whom somebody introduced is not among
        those, only who introduced them.
        """
        ids = id_list(people)
        found: set[Pair] = set()
        if level == INTRODUCED:
            found.update(rows(_INTRODUCTIONS, (ids,)))
        if level == KNOWN:
            found.update(rows(_TO_EACH_OTHER, (ids,)))
        if level in (CLOSE, KNOWN):
            near = level == CLOSE
            found.update(
                (one, other) for one, other, close in self._relations(people) if close is near
            )
        if level in (KNOWN, WEAK):
            lately = level == KNOWN
            found.update(
                (one, other) for one, other, known in self._together(people) if known is lately
            )
        if level == WEAK:
            found.update(rows(_EVENTS, (ids,)))
        return {(one, other) for one, other in found if one != other}

    def _relations(self, people: Sequence[int]) -> list[tuple[int, int, bool]]:
        """Return who is related to whom, and whether closely; remembered."""
        asked = tuple(people)
        if asked not in self._related:
            self._related[asked] = [
                (one, other, kind in CLOSE_RELATIONS)
                for one, other, kind in rows(_RELATIONS, (id_list(asked),))
            ]
        return self._related[asked]

    def _together(self, people: Sequence[int]) -> list[tuple[int, int, bool]]:
        """Return who was seen with whom, and whether twice or lately; remembered."""
        asked = tuple(people)
        if asked not in self._seen:
            self._seen[asked] = [
                (one, other, times > 1 or last >= self._long_ago)
                for one, other, times, last in rows(_TOGETHER, (id_list(asked),))
            ]
        return self._seen[asked]
