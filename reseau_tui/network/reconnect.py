"""Who to get back in touch with: the priority P, and the people it puts first.

    d = days since the last full interaction, or since the circle was given when there was none
    l = days since the last touch
    r = min(d / T, 0.5 + l / T)
    S = min(2, log2(1 + r))
    P = w · S · kin · back + boost

T is the rhythm, w the weight of the circle (Dunbar's layers). S grows like a logarithm because
quiet ties fade that way (Bhattacharya et al. 2016); kin ties fade more slowly; who did not
answer is asked less often, never dropped. Weights are in :mod:`reseau_tui.network.weights`. P
orders people and is never shown.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from reseau_tui.network import weights
from reseau_tui.network.boosts import LISTED, Boost, all_boosts, total, unanswered
from reseau_tui.network.reading import as_day, day_number, id_list, rows

CALM, SOON, RECONNECT, LONG, DORMANT = "calm", "soon", "reconnect", "long", "dormant"
"""States of a tie, from the freshest."""

_BATCH = 40


@dataclass(frozen=True, slots=True)
class Tie:
    """Somebody who comes up: how long it has been, in which state, and what brings them up.

    ``days`` counts from the last full interaction, or from the day of the circle when
    ``spoken`` is false; None when neither is known. ``ratio`` is r, None for who has no rhythm
    or is put off. ``unanswered`` counts my messages in a row.
    """

    id: int
    name: str
    circle: int
    rhythm: int | None
    family: bool
    spoken: bool
    days: int | None
    ratio: float | None
    state: str
    snoozed: bool
    unanswered: int
    boosts: tuple[Boost, ...]
    priority: float


def ratio(days: float | None, touch_days: float | None, rhythm: int) -> float | None:
    """Return r, the share of the rhythm gone by; None when there is nothing to count from.

    A touch counts as half a rhythm gone; days to come (a clock set back) count as none.
    """
    shares: list[float] = []
    if days is not None:
        shares.append(days / rhythm)
    if touch_days is not None:
        shares.append(weights.TOUCH + touch_days / rhythm)
    return max(0.0, min(shares)) if shares else None


def state(share: float | None, days: float | None, rhythm: int | None) -> str:
    """Return the state of a tie: calm, soon, reconnect, long or dormant.

    Dormant after three years and three rhythms without a full interaction, unless a touch made
    it calm; ``share`` is r.
    """
    if share is None or share < weights.SOON:
        return CALM
    quiet = max(weights.DORMANT_DAYS, weights.DORMANT_RHYTHMS * (rhythm or 0))
    if days is not None and days > quiet:
        return DORMANT
    if share < weights.RECONNECT:
        return SOON
    return RECONNECT if share < weights.LONG else LONG


def spread(share: float) -> float:
    """Return S of r: how much the silence counts, from 0 to 2."""
    return min(weights.SPREAD_MOST, math.log2(1 + share))


def back(unanswered_in_a_row: int) -> float:
    """Return the factor for my messages that stayed unanswered in a row."""
    return max(weights.UNANSWERED_LEAST, weights.UNANSWERED**unanswered_in_a_row)


def priority(
    circle: int,
    share: float | None,
    *,
    family: bool = False,
    unanswered_in_a_row: int = 0,
    boost: float = 0.0,
) -> float:
    """Return P; with no ``share`` (ambient, occasional, put off) only the boost is left."""
    if share is None:
        return boost
    kin = weights.FAMILY if family else 1.0
    return weights.CIRCLE[circle] * spread(share) * kin * back(unanswered_in_a_row) + boost


def state_of(
    today: datetime.date,
    rhythm: int | None,
    last_full_on: str | None,
    last_touch_on: str | None,
    circle_since: str | None,
) -> str:
    """Return the state of a contact from its columns; calm without a rhythm."""
    if rhythm is None:
        return CALM
    last = as_day(last_full_on) or as_day(circle_since)
    touch = as_day(last_touch_on)
    days = (today - last).days if last else None
    touch_days = (today - touch).days if touch else None
    return state(ratio(days, touch_days, rhythm), days, rhythm)


COLUMNS = (
    "c.id, c.name, c.circle, c.rhythm, (c.sphere IS 'family'), c.last_full_on, c.last_touch_on,"
    " c.circle_since, c.snoozed_until"
)
"""What :func:`tie_of` wants of a contact ``c``."""


def reconnect(today: datetime.date, limit: int | None = None) -> list[Tie]:
    """Return who comes up on ``today``, first the one to turn to first, at most ``limit``.

    The longest silent of each distinct (circle, rhythm, family), united with everybody who has
    a boost; calm people only come with a boost.
    """
    return best(candidates(today, all_boosts(today)), limit)


def candidates(today: datetime.date, boosts: dict[int, tuple[Boost, ...]]) -> list[Tie]:
    """Return everybody who may come up, unordered, as if nothing of mine were unanswered.

    ``boosts`` are those of everybody who has one.
    """
    found: dict[int, Tie] = {}
    for circle, rhythm, family in groups():
        for row in _longest_silent(today, circle, rhythm, family):
            found[row[0]] = tie_of(row, today, boosts.get(row[0], ()))
    missing = [contact for contact in boosts if contact not in found]
    for tie in ties(missing, today, boosts):
        found[tie.id] = tie
    return [tie for tie in found.values() if tie.state != CALM or tie.boosts]


def ties(
    ids: Iterable[int], today: datetime.date, boosts: dict[int, tuple[Boost, ...]]
) -> list[Tie]:
    """Return the ties of some contacts, those left out who never come up; see `candidates`."""
    found = rows(
        f"SELECT {COLUMNS} FROM json_each(?) a CROSS JOIN contact c ON c.id = a.value"
        f" WHERE {LISTED}",
        (id_list(ids),),
    )
    return [tie_of(row, today, boosts.get(row[0], ())) for row in found]


def best(people: Iterable[Tie], limit: int | None = None) -> list[Tie]:
    """Return the first ``limit`` of ``people`` by P, what stayed unanswered counted in.

    Asking how often somebody did not answer costs a look at their history, and it only ever
    lowers P: people are asked about in the order of their P without it, until nobody left can
    overtake the ``limit`` found.
    """
    waiting = sorted(people, key=_order)
    if limit is None:
        return sorted(with_unanswered(waiting), key=_order)
    found: list[Tie] = []
    for start in range(0, len(waiting), _BATCH):
        if len(found) == limit and _order(found[-1]) < _order(waiting[start]):
            break
        found += with_unanswered(waiting[start : start + _BATCH])
        found = sorted(found, key=_order)[:limit]
    return found


def _order(tie: Tie) -> tuple[float, float, int]:
    return (-tie.priority, -(tie.ratio or 0.0), tie.id)


def with_unanswered(people: list[Tie]) -> list[Tie]:
    """Return the same ties, their P lowered for what I wrote and nobody answered."""
    counts = unanswered(id_list(tie.id for tie in people))
    return [
        replace(
            tie,
            unanswered=counts[tie.id],
            priority=priority(
                tie.circle,
                tie.ratio,
                family=tie.family,
                unanswered_in_a_row=counts[tie.id],
                boost=total(tie.boosts),
            ),
        )
        if counts[tie.id]
        else tie
        for tie in people
    ]


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


def _longest_silent(
    today: datetime.date, circle: int, rhythm: int, family: int
) -> list[tuple[Any, ...]]:
    # r = (2 · today − fresh) / (2 · rhythm); fresh 0: nothing to count from.
    latest = 2 * day_number(today) - math.ceil(2 * weights.SOON * rhythm - 1e-9)
    return rows(
        f"SELECT {COLUMNS} FROM contact c INDEXED BY contact_by_rhythm"
        " WHERE c.archived_at IS NULL AND c.deceased_on IS NULL"
        " AND c.circle = ? AND c.rhythm = ? AND (c.sphere IS 'family') = ?"
        " AND c.fresh BETWEEN 1 AND ? AND (c.snoozed_until IS NULL OR c.snoozed_until <= ?)"
        " ORDER BY c.fresh LIMIT ?",
        (circle, rhythm, family, latest, today.isoformat(), weights.GROUP_TOP),
    )


def tie_of(
    row: tuple[Any, ...],
    today: datetime.date,
    boosts: tuple[Boost, ...],
    distant_rhythm: int | None = None,
) -> Tie:
    """Return the tie of one row of :data:`COLUMNS`.

    ``distant_rhythm`` stands in for a rhythm where there is none, to tell a dormant tie.
    """
    contact, name, circle, rhythm, family, last_full, last_touch, since, snoozed_until = row
    last = as_day(last_full) or as_day(since)
    touch = as_day(last_touch)
    days = (today - last).days if last else None
    snoozed = snoozed_until is not None and snoozed_until > today.isoformat()
    share = None
    counted = rhythm or distant_rhythm
    if counted is not None and not snoozed:
        share = ratio(days, (today - touch).days if touch else None, counted)
    return Tie(
        id=contact,
        name=name,
        circle=circle,
        rhythm=rhythm,
        family=bool(family),
        spoken=last_full is not None,
        days=days,
        ratio=share,
        state=state(share, days, rhythm),
        snoozed=snoozed,
        unanswered=0,
        boosts=boosts,
        priority=priority(circle, share, family=bool(family), boost=total(boosts)),
    )
