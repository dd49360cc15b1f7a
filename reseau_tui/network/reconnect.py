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
from reseau_tui.network.boosts import Boost, all_boosts
from reseau_tui.network.priority import CALM, priority
from reseau_tui.network.reading import day_number, rows
from reseau_tui.network.ties import Tie, ties, with_unanswered

PAGE = 16
"""People read from a group at once."""

BATCH = 32
"""People whose history is looked at at once."""

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
        self._boosted = sorted(ties(boosts, today, boosts), key=_key)

    def best(
        self,
        limit: int,
        circles: Collection[int] = ALL_CIRCLES,
        without: Collection[int] = (),
        *,
        snoozed: bool = True,
    ) -> list[Tie]:
        """Return the first ``limit`` people of some circles, some people left out.

        ``snoozed`` tells whether who was put off may come up with a boost.
        """
        streams = [self._longest_silent(*group) for group in self._groups if group[0] in circles]
        streams.append(_key(tie) for tie in self._boosted if tie.circle in circles)
        waiting = heapq.merge(*streams)
        boosted = {tie.id: tie for tie in self._boosted}
        found: list[Tie] = []
        batch = list(islice(waiting, BATCH))
        while batch and not (len(found) == limit and _key(found[-1]) < batch[0]):
            ids = [contact for *_, contact in batch if contact not in without]
            people = [boosted[contact] for contact in ids if contact in boosted]
            people += ties([contact for contact in ids if contact not in boosted], self._today, {})
            people = [
                tie
                for tie in people
                if (tie.boosts and (snoozed or not tie.snoozed)) or tie.state != CALM
            ]
            found = sorted((*found, *with_unanswered(people)), key=_key)[:limit]
            batch = list(islice(waiting, BATCH))
        return found

    def _longest_silent(self, circle: int, rhythm: int, family: int) -> Iterator[_Key]:
        """Yield the keys of a group's people, those with a boost left out, put off ones not."""
        today = day_number(self._today)
        for contact, fresh in silent_for(self._today, circle, rhythm, family, weights.SOON):
            if contact not in self._boosts:
                share = (2 * today - fresh) / (2 * rhythm)
                yield (-priority(circle, share, family=bool(family)), -share, contact)


def _key(tie: Tie) -> _Key:
    return (-tie.priority, -(tie.ratio or 0.0), tie.id)


def groups() -> list[tuple[int, int, int]]:
    """Return every distinct (circle, rhythm, family) there is, by leaps through the index."""
    found = rows(
        "WITH RECURSIVE circles (circle) AS (VALUES (1), (2), (3), (4), (5)),"
        " leap (circle, rhythm) AS (SELECT circle, 0 FROM circles UNION ALL"
        " SELECT leap.circle, (SELECT c.rhythm FROM contact c INDEXED BY contact_by_rhythm"
        " WHERE c.archived_at IS NULL AND c.deceased_on IS NULL AND c.circle = leap.circle"
        " AND c.rhythm > leap.rhythm ORDER BY c.rhythm LIMIT 1)"
        " FROM leap WHERE leap.rhythm IS NOT NULL)"
        " SELECT circle, rhythm FROM leap WHERE rhythm > 0"
    )
    return [(circle, rhythm, family) for circle, rhythm in found for family in (0, 1)]


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
