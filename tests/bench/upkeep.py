"""News, good turns and greetings of a generated network: fifty pieces to tell, the rest history."""

from __future__ import annotations

import datetime
import itertools
import json
import random
from collections.abc import Callable, Iterable, Iterator, Sequence

from reseau_tui.model.contacts import SPHERES
from reseau_tui.model.good_turns import KINDS, OUTCOMES
from tests.bench.words import WORDS

OPEN_NEWS = 50
CLOSED_NEWS = 950
STATUSES = ("sent",) * 5 + ("answered",) * 4 + ("first", "skipped", "written")

Rows = Iterator[tuple[object, ...]]


class Upkeep:
    """The rows, table by table; people of low numbers are the closest and have most of them."""

    def __init__(
        self,
        people: int,
        interactions: int,
        chance: random.Random,
        days: Sequence[str],
        uid: Callable[[], str],
    ) -> None:
        self.people = people
        self.interactions = interactions
        self.chance = chance
        self.days = days
        self._uid = uid
        ranks = range(1, people + 1)
        self._weights = list(itertools.accumulate(1 / (rank + 3) ** 0.75 for rank in ranks))

    def write(self, many: Callable[[str, str, Iterable[tuple[object, ...]]], None]) -> None:
        """Give every row to ``many`` (table, columns, rows)."""
        many(
            "news",
            'uid, kind, contact_id, "on", text, audience, answer, gesture, closed_on, created_at',
            self._news(),
        )
        many("told", 'news_id, contact_id, "on"', self._told())
        many(
            "good_turn",
            'uid, contact_id, given, kind, "on", text, through_id, done, outcome, thanked_on,'
            " no_thanks, created_at",
            self._turns(),
        )
        many("campaign", "uid, year, from_on, to_on", [self._campaign()])
        many("greeting", 'campaign_id, contact_id, status, text, "on"', self._greetings())

    def _somebody(self, count: int) -> list[int]:
        return self.chance.choices(range(1, self.people + 1), cum_weights=self._weights, k=count)

    def _words(self) -> str:
        return " ".join(self.chance.choices(WORDS, k=self.chance.randint(2, 6)))

    def _news(self) -> Rows:
        chance, days = self.chance, self.days
        for number in range(OPEN_NEWS + CLOSED_NEWS):
            is_open = number < OPEN_NEWS
            ago = chance.randrange(120) if is_open else chance.randrange(120, len(days))
            audience = None
            if chance.random() < 0.5:
                audience = json.dumps({"spheres": chance.sample(SPHERES, 2)})
            yield (
                self._uid(), "tell", None, days[ago], self._words(), audience, None, None,
                None if is_open else days[ago - 60], 0,
            )  # fmt: skip
        for contact in self._somebody(max(20, self.interactions // 50)):
            ago = int(len(days) * chance.random() ** 1.25)
            closed = None if chance.random() < 0.15 else days[int(ago * chance.random())]
            answer = self._words() if closed and chance.random() < 0.5 else None
            yield (
                self._uid(), "ask", contact, days[ago], self._words(), None, answer, None,
                closed, 0,
            )  # fmt: skip
        for contact in self._somebody(max(20, self.interactions // 100)):
            ago = int(len(days) * chance.random() ** 1.25)
            gesture = "congratulate" if chance.random() < 0.2 else None
            closed = days[int(ago * 0.9)] if gesture and ago > 30 else None
            yield (
                self._uid(), "theirs", contact, days[ago], self._words(), None, None, gesture,
                closed, 0,
            )  # fmt: skip

    def _told(self) -> Rows:
        chance, days = self.chance, self.days
        pieces = OPEN_NEWS + CLOSED_NEWS
        each = max(1, self.interactions // 5 // pieces)
        for piece in range(1, pieces + 1):
            for contact in sorted(set(self._somebody(each))):
                yield piece, contact, days[chance.randrange(120)]

    def _turns(self) -> Rows:
        chance, days = self.chance, self.days
        for contact in self._somebody(max(40, self.interactions // 10)):
            ago = int(len(days) * chance.random() ** 1.25)
            luck = chance.random()
            done = luck > 0.01
            given = luck > 0.5
            thanked = done and not given and (ago > 20 or luck < 0.4)
            yield (
                self._uid(), contact, int(given), chance.choice(KINDS), days[ago], self._words(),
                contact - 1 or None if luck > 0.95 else None, int(done),
                chance.choice(OUTCOMES) if done and luck < 0.8 else None,
                days[ago * 9 // 10] if thanked and luck < 0.35 else None,
                int(thanked and luck >= 0.35), 0,
            )  # fmt: skip

    def _campaign(self) -> tuple[object, ...]:
        year = datetime.date.fromisoformat(self.days[0]).year
        return self._uid(), year, f"{year - 1}-12-01", f"{year}-01-31"

    def _greetings(self) -> Rows:
        chance, day = self.chance, self._campaign()[2]
        for contact in sorted(chance.sample(range(1, self.people + 1), self.people // 2)):
            text = self._words() if chance.random() < 0.3 else None
            yield 1, contact, chance.choice(STATUSES), text, day
