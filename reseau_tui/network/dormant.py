"""Dormant ties worth waking: people of any circle not spoken to for years.

    R = 0.5 · N + 0.5 · E
    N = 0.25 · (an organisation none of my active ties has) + 0.25 · (another city)
        + 0.25 · (another sphere) + 0.25 / (1 + log2(full interactions in the past))
    E = (answered + 1) / (attempts + 2), moved half-way to 1 when they helped me before

Dormant ties bring what active ones do not know and keep their trust (Levin, Walter & Murnighan
2011); the ones people do not think of first, with whom they shared little, turn out to be worth
more than expected if they engage (Walter, Levin & Murnighan 2015). E is Laplace's rule of
succession: nobody starts at 0. What is not known about somebody is not counted as new.
"""

from __future__ import annotations

import datetime
import json
import math
from collections.abc import Iterable
from dataclasses import dataclass

from reseau_tui.network import weights
from reseau_tui.network.boosts import Boost
from reseau_tui.network.priority import DORMANT
from reseau_tui.network.reading import day_of, id_list, rows
from reseau_tui.network.ties import COLUMNS, Tie, tie_of
from reseau_tui.text import fold


@dataclass(frozen=True, slots=True)
class Dormant:
    """A dormant tie, how much waking it promises (R), and the year they last helped me."""

    tie: Tie
    promise: float
    helped_in: int | None


@dataclass(frozen=True, slots=True)
class Past:
    """What the timeline says of somebody: full interactions, my attempts, those answered."""

    full: int
    attempts: int
    answered: int
    helped_in: int | None


def novelty(
    *, other_organisation: bool, other_city: bool, other_sphere: bool, full_interactions: int
) -> float:
    """Return N, from 0 to 1."""
    little = 1 / (1 + math.log2(max(1, full_interactions)))
    return (other_organisation + other_city + other_sphere + little) / 4


def engagement(attempts: int, answered: int, *, helped: bool) -> float:
    """Return E, from 0 to 1."""
    answers = (answered + 1) / (attempts + 2)
    return (answers + 1) / 2 if helped else answers


def most_promising(ties: Iterable[Tie], today: datetime.date) -> Dormant | None:
    """Return the one of some dormant ties that waking promises most; None for none."""
    weighed = weigh(list(ties), today)
    return max(weighed, key=lambda dormant: (dormant.promise, -dormant.tie.id), default=None)


def dormant_ties(
    today: datetime.date,
    boosts: dict[int, tuple[Boost, ...]],
    ids: Iterable[int] | None = None,
) -> list[Tie]:
    """Return dormant ties, the last fallen silent first: those of ``ids``, or the first 200.

    Of any circle, with a full interaction in the past; nobody archived, deceased, put off, not
    sorted yet, ambient or occasional.
    """
    source = "contact c INDEXED BY contact_by_last"
    parameters: list[str | int] = []
    if ids is not None:
        source = "json_each(?) a CROSS JOIN contact c ON c.id = a.value"
        parameters.append(id_list(ids))
    before = today - datetime.timedelta(days=weights.DORMANT_DAYS)
    found = rows(
        f"SELECT {COLUMNS} FROM {source}"
        " WHERE c.archived_at IS NULL AND c.last_full_on < ? AND c.deceased_on IS NULL"
        " AND c.circle IS NOT NULL AND c.style = 'regular'"
        " AND (c.snoozed_until IS NULL OR c.snoozed_until <= ?)"
        " ORDER BY c.last_full_on DESC, c.id DESC LIMIT ?",
        (*parameters, before.isoformat(), today.isoformat(), weights.DORMANT_MOST),
    )
    dormant: list[Tie] = []
    for row in found:
        tie = tie_of(row, today, boosts.get(row[0], ()), weights.DISTANT_RHYTHM)
        if tie.state == DORMANT:
            dormant.append(tie)
    return dormant


def weigh(ties: list[Tie], today: datetime.date) -> list[Dormant]:
    """Return how much waking each of ``ties`` promises, in the same order."""
    ids = id_list(tie.id for tie in ties)
    places = {
        contact: (sphere, fold(city or ""))
        for contact, sphere, city in rows(
            "SELECT id, sphere, city FROM contact WHERE id IN (SELECT value FROM json_each(?))",
            (ids,),
        )
    }
    organisations = _organisations(ids)
    active_organisations, active_cities, active_spheres = _active(today)
    past = _past(ids)
    weighed: list[Dormant] = []
    for tie in ties:
        sphere, city = places[tie.id]
        known = past.get(tie.id, Past(1, 0, 0, None))
        worth = novelty(
            other_organisation=bool(organisations.get(tie.id, set()) - active_organisations),
            other_city=bool(city) and city not in active_cities,
            other_sphere=bool(sphere) and sphere not in active_spheres,
            full_interactions=known.full,
        )
        answers = engagement(known.attempts, known.answered, helped=known.helped_in is not None)
        promise = weights.NOVELTY * worth + weights.ENGAGEMENT * answers
        weighed.append(Dormant(tie, promise, known.helped_in))
    return weighed


def helped_in(ids: Iterable[int]) -> dict[int, int]:
    """Return contact → the year they last helped me (``got:``), of those who did."""
    found = rows(
        "SELECT a.value, max(p.moment)"
        " FROM json_each(?) a CROSS JOIN participant p ON p.contact_id = a.value"
        " CROSS JOIN section s ON s.interaction_id = p.interaction_id AND s.key = 'got'"
        " GROUP BY a.value",
        (id_list(ids),),
    )
    return {contact: day_of(moment).year for contact, moment in found}


def _active(today: datetime.date) -> tuple[set[str], set[str], set[str]]:
    before = today - datetime.timedelta(days=weights.DORMANT_DAYS)
    found = rows(
        "SELECT id, city, sphere FROM contact INDEXED BY contact_by_last"
        " WHERE archived_at IS NULL AND last_full_on >= ?"
        " ORDER BY last_full_on DESC, id DESC LIMIT ?",
        (before.isoformat(), weights.ACTIVE_TIES),
    )
    organisations = _organisations(id_list(row[0] for row in found))
    everywhere = {name for names in organisations.values() for name in names}
    return everywhere, {fold(row[1]) for row in found if row[1]}, {row[2] for row in found}


def _organisations(ids: str) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for contact, organisation in rows(
        "SELECT contact_id, organisation FROM role WHERE to_on IS NULL"
        " AND organisation IS NOT NULL AND contact_id IN (SELECT value FROM json_each(?))",
        (ids,),
    ):
        found.setdefault(contact, set()).add(fold(organisation))
    return found


def _past(ids: str) -> dict[int, Past]:
    helped = helped_in(json.loads(ids))
    found = rows(
        "SELECT p.contact_id, p.touch, p.turn FROM json_each(?) a"
        " CROSS JOIN participant p ON p.contact_id = a.value ORDER BY a.key, p.moment",
        (ids,),
    )
    histories: dict[int, list[tuple[int, int]]] = {}
    for contact, touch, turn in found:
        histories.setdefault(contact, []).append((touch, turn))
    return {contact: _told(history, helped.get(contact)) for contact, history in histories.items()}


def _told(history: list[tuple[int, int]], helped_in: int | None) -> Past:
    full = attempts = answered = 0
    waiting = False
    for touch, turn in history:
        full += not touch
        # What the turns are: model.triggers.TURN. A touch of mine asks for no answer.
        if turn != 1:
            answered += waiting
            waiting = False
        elif not touch:
            attempts += 1
            waiting = True
    return Past(full, attempts, answered, helped_in)
