"""The slate: three people a day, each with the reason.

Place 1 is for the highest P in circles 1 and 2, place 2 for the highest beyond, place 3 for the
best dormant tie; a place for which there is nobody goes to the next highest P. Nobody calm
without a boost fills a place. The three stay all day (table ``slate_pick``); a person logged
today, put off or back in touch makes room for the next.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from reseau_tui.network import weights
from reseau_tui.network.boosts import Boost, all_boosts
from reseau_tui.network.dormant import dormant_ties, helped_in, most_promising
from reseau_tui.network.priority import CALM, DORMANT, SOON
from reseau_tui.network.reading import rows
from reseau_tui.network.reasons import why
from reseau_tui.network.reconnect import ALL_CIRCLES, Ranking
from reseau_tui.network.ties import Tie, ties, with_unanswered


@dataclass(frozen=True, slots=True)
class SlateLine:
    """One of the day's people: who, why in words, state (soon … dormant), days of silence.

    ``days`` counts from the last full interaction, or from the day of the circle; None when
    neither is known.
    """

    place: int
    id: int
    name: str
    circle: int
    reason: str
    state: str
    days: int | None


@dataclass(frozen=True, slots=True)
class Slate:
    """The slate of a day, and the picks (place, contact) that are new and want to be kept."""

    day: datetime.date
    lines: tuple[SlateLine, ...]
    new_picks: tuple[tuple[int, int], ...]


def slate(today: datetime.date) -> Slate:
    """Return today's people; nothing is written (see ``model.slate_store``)."""
    picks = rows(
        "SELECT place, contact_id FROM slate_pick WHERE day = ? ORDER BY place, contact_id",
        (today.isoformat(),),
    )
    return _Day(today, picks).slate()


def _kind(place: int) -> int:
    # Who makes room on place 1 is followed by place 4, then 7: undone, the first one is back.
    return (place - 1) % weights.PLACES + 1


class _Day:
    """The work of one slate: what was picked, who still stands, who comes next."""

    def __init__(self, today: datetime.date, picks: list[tuple[int, int]]) -> None:
        self.today = today
        self.places = {place for place, _ in picks}
        self.gone = {contact for _, contact in picks}
        self.chosen: dict[int, SlateLine] = {}
        if picks:
            self._keep_standing(picks)

    def _keep_standing(self, picks: list[tuple[int, int]]) -> None:
        ids = [contact for _, contact in picks]
        boosts = all_boosts(self.today, ids)
        standing = {
            tie.id: tie for tie in with_unanswered(ties(ids, self.today, boosts)) if _comes_up(tie)
        }
        standing |= {tie.id: tie for tie in dormant_ties(self.today, boosts, ids) if not tie.logged}
        helped = helped_in(tie.id for tie in standing.values() if tie.state == DORMANT)
        for place, contact in picks:
            if contact in standing:
                line = self._line(place, standing[contact], helped.get(contact))
                self.chosen.setdefault(_kind(place), line)

    def slate(self) -> Slate:
        """Return the slate, empty places filled."""
        kept = set(self.chosen)
        if len(kept) < weights.PLACES:
            self._fill_places()
        new = [line for kind, line in self.chosen.items() if kind not in kept]
        return Slate(
            self.today,
            tuple(self.chosen[kind] for kind in sorted(self.chosen)),
            tuple(sorted((line.place, line.id) for line in new)),
        )

    def _fill_places(self) -> None:
        boosts = all_boosts(self.today)
        ranking = Ranking(self.today, boosts)
        self._fill(1, ranking, (1, 2))
        self._fill(2, ranking, (3, 4, 5))
        self._wake(3, boosts)
        for kind in range(1, weights.PLACES + 1):
            self._fill(kind, ranking, ALL_CIRCLES)

    def _fill(self, kind: int, ranking: Ranking, circles: tuple[int, ...]) -> None:
        if kind not in self.chosen:
            for tie in ranking.best(1, circles, self.gone, aside=False):
                helped = helped_in([tie.id]) if tie.state == DORMANT else {}
                self._choose(kind, tie, helped.get(tie.id))

    def _wake(self, kind: int, boosts: dict[int, tuple[Boost, ...]]) -> None:
        if kind not in self.chosen:
            found = dormant_ties(self.today, boosts)
            free = (tie for tie in found if not tie.logged and tie.id not in self.gone)
            dormant = most_promising(free, self.today)
            if dormant is not None:
                self._choose(kind, dormant.tie, dormant.helped_in)

    def _choose(self, kind: int, tie: Tie, helped_in: int | None) -> None:
        place = kind
        while place in self.places:
            place += weights.PLACES
        self.gone.add(tie.id)
        self.chosen[kind] = self._line(place, tie, helped_in)

    def _line(self, place: int, tie: Tie, helped_in: int | None) -> SlateLine:
        return SlateLine(
            place=place,
            id=tie.id,
            name=tie.name,
            circle=tie.circle,
            reason=why(tie, self.today, helped_in),
            # Calm but for a boost: something is due soon all the same.
            state=SOON if tie.state == CALM else tie.state,
            days=tie.days,
        )


def _comes_up(tie: Tie) -> bool:
    aside = tie.snoozed or tie.logged
    return not aside and (tie.state != CALM or bool(tie.boosts))
