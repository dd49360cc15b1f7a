"""Q of people: how asking them went, how near they are, how much was asked; directly or between.

The formula is in :mod:`reseau_tui.network.who_can_help`. What I asked through somebody was asked
of them as well. A good turn that was done and of which nothing else was said went well: it is
noted because it helped.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reseau_tui.network import weights, who_can_help
from reseau_tui.network.reading import as_day, id_list, rows
from reseau_tui.network.who_evidence import Candidate, Knowledge, candidates

GOOD, NOTHING = "good", "nothing"
"""Outcomes of a good turn that the rules tell apart."""


@dataclass(slots=True)
class Asked:
    """What I asked of somebody, or through them, and what I gave.

    ``asks`` and ``good`` count everything, ``lately`` and ``gave`` twelve months; ``helped`` what
    they did themselves. ``open`` are the asks that wait: (id, day, words), the newest first.
    """

    asks: int = 0
    good: int = 0
    helped: int = 0
    lately: int = 0
    gave: int = 0
    open: list[tuple[int, str, str]] = field(default_factory=list[tuple[int, str, str]])

    @property
    def load(self) -> int:
        """L."""
        return who_can_help.load(self.lately, self.gave)


@dataclass(frozen=True, slots=True)
class Standing:
    """How I stand with somebody: the day of the ``last`` full interaction, None for none."""

    last: datetime.date | None
    access: float
    asked: Asked

    @property
    def far(self) -> bool:
        """Whether to give some news before asking."""
        return self.access < weights.ACCESS_WARM

    def turn_to(self, sureness: float) -> float:
        """Return Q for something they know so surely."""
        worth = who_can_help.value(self.asked.good, self.asked.asks)
        return who_can_help.turn_to(sureness, worth, self.access, self.asked.load)


@dataclass(frozen=True, slots=True)
class Between:
    """Somebody between us: ``introduced`` says that they introduced the other one to me.

    Otherwise it was the other one through whom I met them.
    """

    id: int
    name: str
    introduced: bool
    standing: Standing


@dataclass(frozen=True, slots=True)
class Way:
    """How to turn to somebody: directly, or ``between``; ``order`` is Q and is never shown."""

    candidate: Candidate
    knowledge: Knowledge
    standing: Standing
    between: Between | None
    order: float


def best_ways(
    people: Mapping[int, Candidate], known: Mapping[int, Knowledge], today: datetime.date
) -> list[Way]:
    """Return the best way to each of ``known``, the best of all first."""
    standings = _standings({contact: people[contact] for contact in known}, today)
    # Nobody in between can make up for the half where asking directly goes at least half as well.
    worse = [one for one in known if standings[one].turn_to(1.0) < weights.KNOWS_BETWEEN]
    neighbours = _neighbours(people, worse)
    between = candidates({near for ties in neighbours.values() for near, _ in ties})
    standings |= _standings(between, today)
    ways: list[Way] = []
    for contact, knowledge in known.items():
        mine = standings[contact]
        best = Way(people[contact], knowledge, mine, None, mine.turn_to(knowledge.sureness))
        halved = who_can_help.knows(knowledge.sureness, between=1)
        for near, introduced in neighbours.get(contact, ()):
            if near not in between:
                continue  # archived or dead
            theirs = standings[near]
            order = theirs.turn_to(halved)
            if order > best.order:
                over = Between(near, between[near].name, introduced, theirs)
                best = Way(people[contact], knowledge, mine, over, order)
        ways.append(best)
    ways.sort(key=lambda way: (-way.order, way.candidate.name, way.candidate.id))
    return ways


def what_was_asked(ids: Iterable[int], today: datetime.date) -> dict[int, Asked]:
    """Return what I asked of some people and gave them; who is not in it, nothing."""
    asked_of = id_list(ids)
    year_ago = (today - datetime.timedelta(days=weights.LOAD_DAYS)).isoformat()
    found: dict[int, Asked] = {}
    # Counted by SQLite: a common word finds thousands, and words are wanted of few. What I gave is
    # counted in the index alone. What came through somebody counts as asked of them, and is no
    # help of theirs.
    for contact, asks, good, lately, helped in rows(
        "SELECT who, count(*), sum(outcome IS ?3 OR (done AND outcome IS NULL)), sum(late),"
        " sum(done AND outcome IS NOT ?4 AND NOT through) FROM ("
        'SELECT g.contact_id AS who, 0 AS through, g."on" > ?2 AS late,'
        " g.done AS done, g.outcome AS outcome"
        " FROM json_each(?1) a CROSS JOIN good_turn g ON g.contact_id = a.value AND g.given = 0"
        ' UNION ALL SELECT g.through_id, 1, g."on" > ?2, g.done, g.outcome'
        " FROM json_each(?1) a CROSS JOIN good_turn g ON g.through_id = a.value"
        " WHERE g.given = 0) GROUP BY who",
        (asked_of, year_ago, GOOD, NOTHING),
    ):
        found[contact] = Asked(asks=asks, good=good, lately=lately, helped=helped)
    for contact, gave in rows(
        "SELECT a.value, count(*) FROM json_each(?1) a CROSS JOIN good_turn g"
        ' ON g.contact_id = a.value AND g.given = 1 AND g."on" > ?2 GROUP BY a.value',
        (asked_of, year_ago),
    ):
        found.setdefault(contact, Asked()).gave = gave
    for contact, turn, on, text in rows(
        'SELECT g.contact_id, g.id, g."on", g.text'
        " FROM json_each(?) a CROSS JOIN good_turn g ON g.contact_id = a.value"
        ' WHERE g.given = 0 AND g.done = 0 ORDER BY g."on" DESC, g.id DESC',
        (asked_of,),
    ):
        found[contact].open.append((turn, on, text))
    return found


def _standings(people: Mapping[int, Candidate], today: datetime.date) -> dict[int, Standing]:
    asked = what_was_asked(people, today)
    found: dict[int, Standing] = {}
    for contact, candidate in people.items():
        last = as_day(candidate.last_on)
        near = weights.ACCESS_LEAST
        if last is not None:
            near = who_can_help.access(max(0, (today - last).days), candidate.rhythm)
        found[contact] = Standing(last, near, asked.get(contact) or Asked())
    return found


def _neighbours(
    people: Mapping[int, Candidate], ids: Iterable[int]
) -> dict[int, list[tuple[int, bool]]]:
    """Return contact → those one step away, and whether they introduced the contact to me."""
    ties: dict[int, list[tuple[int, bool]]] = {}
    asked_for = list(ids)
    for contact in asked_for:
        through = people[contact].met_through
        if through is not None and through != contact:
            ties.setdefault(contact, []).append((through, True))
    for contact, met in rows(
        "SELECT a.value, c.id FROM json_each(?) a CROSS JOIN contact c ON c.met_through = a.value",
        (id_list(asked_for),),
    ):
        if met != contact:
            ties.setdefault(contact, []).append((met, False))
    return ties
