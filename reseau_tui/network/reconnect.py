"""Who comes up, in order: 100,000 people are looked at only as far as the answer needs.

Within people of one (circle, rhythm, family), P without boost falls with ``contact.fresh``, so an
index holds each of these groups in its order. The groups and the people who have a boost are
merged by the highest P somebody can have; what can only lower it (messages of mine unanswered)
is looked up for those in front, until nobody left can overtake them.
"""

from __future__ import annotations

import datetime
import heapq
import math
from collections.abc import Collection, Iterator
from itertools import islice

from reseau_tui.network import weights
from reseau_tui.network.boosts import LISTED, Boost, all_boosts, total
from reseau_tui.network.priority import CALM, priority
from reseau_tui.network.reading import day_number, id_list, rows
from reseau_tui.network.ties import Tie, ties, with_unanswered

PAGE = 16
"""People read from a group at once."""

BATCH = 32
FEW = 8
"""People whose history is looked at at once, at most and at least."""

ALL_CIRCLES = (1, 2, 3, 4, 5)

_Key = tuple[float, float, int]


def reconnect(today: datetime.date, limit: int = 50) -> list[Tie]:
    """Return who comes up on ``today``, first the one to turn to first, at most ``limit``.

    Everybody whose rhythm has gone by to four fifths, and everybody who has a boost.
    """
    return Ranking(today, all_boosts(today)).best(limit)


class Ranking:
    """Everybody who may come up on a day, with the boosts of everybody who has one."""

    def __init__(self, today: datetime.date, boosts: dict[int, tuple[Boost, ...]]) -> None:
        self._today = today
        self._boosts = boosts
        self._groups = groups()
        self._boosted = sorted(self._with_boost())

    def best(
        self,
        limit: int,
        circles: Collection[int] = ALL_CIRCLES,
        without: Collection[int] = (),
        *,
        aside: bool = True,
    ) -> list[Tie]:
        """Return the first ``limit`` people of some circles, some people left out.

        ``aside`` tells whether who was put off or logged today may come up.
        """
        waiting = self._waiting(circles)
        size = min(BATCH, max(FEW, limit))
        found: list[Tie] = []
        batch = list(islice(waiting, size))
        while batch and not (len(found) == limit and _key(found[-1]) < batch[0]):
            ids = [contact for *_, contact in batch if contact not in without]
            people = [
                tie
                for tie in ties(ids, self._today, self._boosts)
                if (tie.boosts or tie.state != CALM) and (aside or not (tie.snoozed or tie.logged))
            ]
            found = sorted((*found, *with_unanswered(people)), key=_key)[:limit]
            batch = list(islice(waiting, size))
        return found

    def _waiting(self, circles: Collection[int]) -> Iterator[_Key]:
        """Yield the keys of who may come up, in order; a group is read when its turn comes."""
        heap: list[tuple[_Key, int, Iterator[_Key]]] = []
        for number, (circle, rhythm, family, fresh) in enumerate(self._groups):
            if circle in circles:
                # Nobody of the group comes before this one, who is nobody.
                first = (*self._rank(circle, rhythm, family, fresh), 0)
                stream = self._longest_silent(circle, rhythm, family)
                heap.append((first, number, stream))
        boosted = (key for key, circle in self._boosted if circle in circles)
        heap.append(((-math.inf, 0.0, 0), len(self._groups), boosted))
        heapq.heapify(heap)
        while heap:
            key, number, stream = heap[0]
            if key[2]:
                yield key
            following = next(stream, None)
            if following is None:
                heapq.heappop(heap)
            else:
                heapq.heapreplace(heap, (following, number, stream))

    def _rank(
        self, circle: int, rhythm: int | None, family: int, fresh: int, boost: float = 0.0
    ) -> tuple[float, float]:
        """Return the key of somebody but for the id; a ``fresh`` of 0 is nothing to count from."""
        if rhythm is None or not fresh:
            return -boost, 0.0
        share = max(0.0, (2 * day_number(self._today) - fresh) / (2 * rhythm))
        return -priority(circle, share, family=bool(family), boost=boost), -share

    def _with_boost(self) -> Iterator[tuple[_Key, int]]:
        """Yield key and circle of everybody who has a boost, from one small index alone."""
        for contact, circle, rhythm, family, fresh, snoozed_until in rows(
            "SELECT c.id, c.circle, c.rhythm, (c.sphere IS 'family'), c.fresh, c.snoozed_until"
            " FROM json_each(?) a CROSS JOIN contact c INDEXED BY contact_listed ON c.id = a.value"
            f" WHERE {LISTED}",
            (id_list(self._boosts),),
        ):
            snoozed = snoozed_until is not None and snoozed_until > self._today.isoformat()
            boost = total(self._boosts[contact])
            rank = self._rank(circle, rhythm, family, 0 if snoozed else fresh, boost)
            yield (*rank, contact), circle

    def _longest_silent(self, circle: int, rhythm: int, family: int) -> Iterator[_Key]:
        """Yield the keys of a group's people, those with a boost left out, put off ones not."""
        for contact, fresh in silent_for(self._today, circle, rhythm, family, weights.SOON):
            if contact not in self._boosts:
                yield (*self._rank(circle, rhythm, family, fresh), contact)


def _key(tie: Tie) -> _Key:
    return (-tie.priority, -(tie.ratio or 0.0), tie.id)


def groups() -> list[tuple[int, int, int, int]]:
    """Return every distinct (circle, rhythm, family) there is, by leaps through the index.

    With each, the least ``fresh`` of its people.
    """
    listed = (
        "FROM contact c INDEXED BY contact_by_rhythm"
        " WHERE c.archived_at IS NULL AND c.deceased_on IS NULL AND c.circle = leap.circle"
    )
    return rows(
        "WITH RECURSIVE circles (circle) AS (VALUES (1), (2), (3), (4), (5)),"
        " leap (circle, rhythm) AS (SELECT circle, 0 FROM circles UNION ALL"
        f" SELECT leap.circle, (SELECT c.rhythm {listed}"
        " AND c.rhythm > leap.rhythm ORDER BY c.rhythm LIMIT 1)"
        " FROM leap WHERE leap.rhythm IS NOT NULL),"
        " family (is_family) AS (VALUES (0), (1))"
        f" SELECT * FROM (SELECT circle, rhythm, is_family, (SELECT c.fresh {listed}"
        " AND c.rhythm = leap.rhythm AND (c.sphere IS 'family') = is_family AND c.fresh > 0"
        " ORDER BY c.fresh LIMIT 1) AS fresh FROM leap CROSS JOIN family WHERE rhythm > 0)"
        " WHERE fresh > 0"
    )  # type: ignore[return-value]


def silent_for(
    today: datetime.date, circle: int, rhythm: int, family: int, share: float
) -> Iterator[tuple[int, int]]:
    """Yield (contact, fresh) of a group's people of r ≥ ``share``, the longest silent first.

    Read page by page from the index alone: put off people are among them. Who has nothing to
    count from (fresh 0) is not.
    """
    # r = (2 · today − fresh) / (2 · rhythm), in whole half-days.
    latest = 2 * day_number(today) - math.ceil(2 * share * rhythm - 1e-9)
    fresh, contact = 0, 1 << 62
    while True:
        page = rows(
            "SELECT id, fresh FROM contact INDEXED BY contact_by_rhythm"
            " WHERE archived_at IS NULL AND deceased_on IS NULL"
            " AND circle = ? AND rhythm = ? AND (sphere IS 'family') = ?"
            " AND (fresh, id) > (?, ?) AND fresh <= ? ORDER BY fresh, id LIMIT ?",
            (circle, rhythm, family, fresh, contact, latest, PAGE),
        )
        yield from page
        if len(page) < PAGE:
            return
        contact, fresh = page[-1]
