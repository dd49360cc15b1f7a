"""The best chains of people from me to somebody, or to anybody of a group: exact, and soon there.

A chain is worth the product of its ties, of which it has at most three. From its far end it is
found backwards, by falling willingness: first who is tied to the end (their tie to me makes it
two hops), then who is tied to those. A tie is at most 0.9, so that what is not read yet is worth
at most its own product with 0.9 for the rest; when that beats none of the chains kept, nothing
further can, and the rest is never read.

Nobody is asked to introduce somebody whom I reach as surely myself: a chain whose beginning is
worth no more than my own tie to the person it has come to is left out. It can never be the best
one, and in a large network that spares nearly all exchanges: who was seen with others was seen
with me.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from reseau_tui.network.path_evidence import INTRODUCED, LEVELS, Known, Ties, known_people

CHAINS = 3
"""Chains found at most, each by another first person."""

_WHOLE = 10
"""A tie of willingness 1, in tenths: what stands for each hop that a short chain does not need."""


@dataclass(frozen=True, slots=True)
class Chain:
    """People from the first to be asked to the last; ``worth`` in thousandths, 729 at most but one.

    The last is the person looked for, or who works at the organisation.
    """

    people: tuple[int, ...]
    worth: int
    hops: int


def chains_to_person(target: int, today: datetime.date) -> list[Chain]:
    """Return the best chains to somebody, the best first.

    Who is known directly is one of them; then the others are worth more than that, and at most
    two. The archived can be looked for, the dead cannot.
    """
    found = _Search(today, CHAINS)
    end = found.known(target)
    if end is None or end.dead:
        return []
    if end.tie:
        found.direct = Chain((target,), end.tie * _WHOLE * _WHOLE, 1)
        found.most = CHAINS - 1
    found.over(lambda level: {one for _, one in found.ties.pairs((target,), level)}, target)
    return found.chains()


def chains_to_group(ends: dict[int, int], today: datetime.date) -> list[Chain]:
    """Return the best chains to one of some people, each tied to what is looked for.

    ``ends`` is person → that tie in tenths; it is the last hop of the chain.
    """
    found = _Search(today, CHAINS)
    found.over(lambda level: {one for one, tie in ends.items() if tie == level}, None)
    return found.chains()


_Order = tuple[int, int, tuple[str, ...], tuple[int, ...]]
"""What chains are sorted by: −worth, hops, names, ids."""


class _Search:
    """One search: the people seen so far, the best chain of each first person."""

    def __init__(self, today: datetime.date, most: int) -> None:
        self.ties = Ties(today)
        self.most = most
        self.direct: Chain | None = None
        self._today = today
        self._people: dict[int, Known] = {}
        self._best: dict[int, tuple[_Order, Chain]] = {}
        # Worth and hops of the last chain that is kept, as (−worth, hops); None: there is room.
        self._bar: tuple[int, int] | None = None

    def known(self, person: int) -> Known | None:
        """Return somebody as the search sees them."""
        self._meet((person,))
        return self._people.get(person)

    def chains(self) -> list[Chain]:
        """Return what was found, the best first."""
        kept = [chain for _, chain in sorted(self._best.values())]
        return [*kept, self.direct] if self.direct is not None else kept

    def over(self, tied: Callable[[int], set[int]], target: int | None) -> None:
        """Look for chains over those tied to the end: ``tied`` returns them by willingness.

        ``target`` is the person at the end, who stands in no chain before; None where the end is
        an organisation: then those tied to it are the last people of the chain.
        """
        near: dict[int, list[int]] = {}
        seen: set[int] = set()
        tail = () if target is None else (target,)
        for level in LEVELS:
            if not self._beats(INTRODUCED * level * _WHOLE, 2):
                break
            ids = tied(level) - seen
            seen |= ids
            near[level] = [one.id for one in self._carrying(ids) if one.id != target]
            for one in self._carrying(near[level]):
                if one.tie:
                    self._offer(one.tie * level * _WHOLE, (one.id, *tail), 2)
        for last, before in _by_product(near):
            if not self._beats(INTRODUCED * before * last, 3):
                break
            far = [one for one in near[last] if self._is_nearer_by(one, INTRODUCED * before)]
            if far:
                self._further(far, before, last, tail)

    def _is_nearer_by(self, person: int, worth: int) -> bool:
        """Tell whether somebody is reached more surely by a chain (in hundredths) than by me."""
        return worth > self._people[person].tie * _WHOLE

    def _further(self, far: list[int], before: int, last: int, tail: tuple[int, ...]) -> None:
        pairs = self.ties.pairs(far, before)
        self._meet({first for _, first in pairs})
        for second, first in pairs:
            one = self._people.get(first)
            if one is None or not one.carries or not one.tie:
                continue
            if self._is_nearer_by(second, one.tie * before):
                self._offer(one.tie * before * last, (first, second, *tail), 3)

    def _offer(self, worth: int, people: tuple[int, ...], hops: int) -> None:
        """Keep a chain if it is among the best; who falls out comes back only with a better one."""
        if not self._beats(worth, hops):
            return
        order = (-worth, hops, tuple(self._people[one].order for one in people), people)
        kept = self._best.get(people[0])
        if kept is not None and kept[0] <= order:
            return
        self._best[people[0]] = order, Chain(people, worth, hops)
        if len(self._best) > self.most:
            del self._best[max(self._best, key=self._order_of)]
        if len(self._best) == self.most:
            self._bar = max(map(self._order_of, self._best))[:2]

    def _order_of(self, first: int) -> _Order:
        return self._best[first][0]

    def _beats(self, worth: int, hops: int) -> bool:
        """Tell whether a chain of this worth might still be kept; of equals the name decides."""
        if self.direct is not None and worth <= self.direct.worth:
            return False
        return self._bar is None or (-worth, hops) <= self._bar

    def _meet(self, ids: Iterable[int]) -> None:
        new = [one for one in ids if one not in self._people]
        if new:
            self._people.update((one.id, one) for one in known_people(new, self._today))

    def _carrying(self, ids: Iterable[int]) -> list[Known]:
        asked = list(ids)
        self._meet(asked)
        found = (self._people.get(one) for one in asked)
        return [one for one in found if one is not None and one.carries]


def _by_product(near: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the last tie and the one before it, the greatest product of the two first."""
    pairs = [(last, before) for last in near for before in LEVELS]
    yield from sorted(pairs, key=lambda pair: -pair[0] * pair[1])
