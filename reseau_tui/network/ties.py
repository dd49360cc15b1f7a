"""Ties as the rules see them: how long it has been, in which state, what brings them up."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from reseau_tui.network.boosts import LISTED, Boost, total, unanswered
from reseau_tui.network.priority import priority, ratio, state
from reseau_tui.network.reading import as_day, id_list, rows


@dataclass(frozen=True, slots=True)
class Tie:
    """Somebody who comes up: how long it has been, in which state, and what brings them up.

    ``days`` counts from the last full interaction, or from the day of the circle when
    ``spoken`` is false; None when neither is known. ``ratio`` is r, None for who has no rhythm
    or is put off. ``unanswered`` counts my messages in a row; ``logged`` says
    that something of today is noted.
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
    logged: bool
    boosts: tuple[Boost, ...]
    priority: float


COLUMNS = (
    "c.id, c.name, c.circle, c.rhythm, (c.sphere IS 'family'), c.last_full_on, c.last_touch_on,"
    " c.circle_since, c.snoozed_until"
)
"""What :func:`tie_of` wants of a contact ``c``."""


def ties(
    ids: Iterable[int], today: datetime.date, boosts: dict[int, tuple[Boost, ...]]
) -> list[Tie]:
    """Return the ties of some contacts, those left out who never come up.

    P is as if nothing of mine were unanswered (see :func:`with_unanswered`).
    """
    found = rows(
        f"SELECT {COLUMNS} FROM json_each(?) a CROSS JOIN contact c ON c.id = a.value"
        f" WHERE {LISTED}",
        (id_list(ids),),
    )
    return [tie_of(row, today, boosts.get(row[0], ())) for row in found]


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
        logged=max(last_full or "", last_touch or "") >= today.isoformat(),
        boosts=boosts,
        priority=priority(circle, share, family=bool(family), boost=total(boosts)),
    )
