"""Relations, introductions, requests, network interviews and events of a generated network."""

from __future__ import annotations

import datetime
import itertools
import random
from collections.abc import Callable, Iterable, Iterator, Sequence

from reseau_tui.model.contacts import SPHERES
from tests.bench.words import CITIES, WORDS

RELATION_KINDS = ("partner", "parent", "sibling", "relative", "colleague", "friend", "knows")
INTRODUCED = (
    "proposed",
    "first-agreed",
    "agreed",
    "made",
    "made",
    "made",
    "followed-up",
    "declined",
)
MADE = ("made", "followed-up")
OUTCOMES = ("met", "information", "job", "client", "nothing")
HELPER_STEPS = ("asked", "agreed", "declined", "sent", "helped", "nothing")
STEPS = ("to-contact", "asked", "date-set", "done", "thanked", "told")
THERE = 30
"""People of an event."""

Rows = Iterator[tuple[object, ...]]


class Growing:
    """The rows, table by table: as many relations and introductions as a fifth of the people."""

    def __init__(
        self, people: int, chance: random.Random, days: Sequence[str], uid: Callable[[], str]
    ) -> None:
        self.people = people
        self.chance = chance
        self.days = days
        self._uid = uid
        self.ties = max(20, people // 5)
        self.requests = max(4, people // 50)
        self.interviews = max(4, people // 200)
        self.events = max(2, people // 100)
        ranks = range(1, people + 1)
        self._weights = list(itertools.accumulate(1 / (rank + 3) ** 0.5 for rank in ranks))

    def write(self, many: Callable[[str, str, Iterable[tuple[object, ...]]], None]) -> None:
        """Give every row to ``many`` (table, columns, rows)."""
        many("relation", "uid, contact_id, other_id, kind", self._relations())
        many(
            "request",
            'uid, asker_id, asker_name, text, private, "on", closed_on, outcome',
            self._requests(),
        )
        many("request_helper", 'request_id, contact_id, status, "on"', self._helpers())
        many(
            "interview",
            "uid, contact_id, for_id, aim, recommender_id, questions, step, since, meet_on,"
            " done_on, thanked_on, archived_at",
            self._interviews(),
        )
        many(
            "introduction",
            'uid, introducer_id, first_id, second_id, why, "on", status, since, outcome,'
            " thanked_on",
            self._introductions(),
        )
        many("event", 'uid, name, "on", place', self._events())
        many(
            "event_person",
            "event_id, contact_id, coming, wanted, met, subject, followed_up",
            self._there(),
        )

    def _somebody(self, count: int) -> list[int]:
        """Return people, the closest more often."""
        return self.chance.choices(range(1, self.people + 1), cum_weights=self._weights, k=count)

    def _words(self) -> str:
        return " ".join(self.chance.choices(WORDS, k=self.chance.randint(3, 8)))

    def _ago(self) -> int:
        return int(len(self.days) * self.chance.random() ** 1.25)

    def _relations(self) -> Rows:
        chance = self.chance
        seen: set[tuple[int, int]] = set()
        for contact in self._somebody(self.ties):
            # Somebody near in the list, so that families are no star around one person.
            other = min(
                self.people, max(1, contact + chance.choice((-3, -2, -1, 1, 2, 3, 40, 900)))
            )
            pair = (min(contact, other), max(contact, other))
            if contact != other and pair not in seen:
                seen.add(pair)
                yield self._uid(), contact, other, chance.choice(RELATION_KINDS)

    def _introductions(self) -> Rows:
        chance = self.chance
        for introducer in self._somebody(self.ties):
            first, second = self._somebody(2)
            if len({introducer, first, second}) < 3:
                continue
            luck = chance.random()
            by = None if luck < 0.3 else introducer
            to = None if 0.3 < luck < 0.7 else first
            ago = self._ago()
            status = "followed-up" if ago > 300 and luck < 0.9 else chance.choice(INTRODUCED)
            ended = status in MADE and ago > 30
            yield (
                self._uid(), by, to, second, self._words(), self.days[ago], status,
                self.days[ago * 9 // 10], chance.choice(OUTCOMES) if ended else None,
                self.days[ago * 8 // 10] if ended and luck < 0.6 else None,
            )  # fmt: skip

    def _requests(self) -> Rows:
        chance = self.chance
        for asker in self._somebody(self.requests):
            ago = self._ago()
            is_open = ago < 120 and chance.random() < 0.5
            stranger = chance.random() < 0.1
            yield (
                self._uid(), None if stranger else asker, "Alix Morane" if stranger else None,
                self._words(), int(chance.random() < 0.05), self.days[ago],
                None if is_open else self.days[ago // 2],
                None if is_open else chance.choice(("good", "some", "nothing")),
            )  # fmt: skip

    def _helpers(self) -> Rows:
        chance = self.chance
        for request in range(1, self.requests + 1):
            for contact in set(self._somebody(chance.randint(0, 3))):
                yield request, contact, chance.choice(HELPER_STEPS), self.days[self._ago()]

    def _interviews(self) -> Rows:
        chance = self.chance
        for contact in self._somebody(self.interviews):
            ago = self._ago()
            step = chance.choice(STEPS)
            later = STEPS.index(step)
            day = self.days[ago]
            yield (
                self._uid(), contact, self._somebody(1)[0] if chance.random() < 0.3 else None,
                self._words(), self._somebody(1)[0] if chance.random() < 0.5 else None,
                "\n".join(self._words() for _ in range(3)), step, day,
                day if later >= 2 else None, day if later >= 3 else None,
                day if later >= 4 else None, day if later == 5 and ago > 200 else None,
            )  # fmt: skip

    def _events(self) -> Rows:
        chance = self.chance
        for _number in range(self.events):
            name = f"Forum {chance.choice(SPHERES)} {chance.choice(CITIES)}"
            yield self._uid(), name, self._day_of_event(), chance.choice(CITIES)

    def _day_of_event(self) -> str:
        """Return a day of the past, or one of the next two months."""
        if self.chance.random() < 0.02:
            today = datetime.date.fromisoformat(self.days[0])
            return (today + datetime.timedelta(days=self.chance.randint(1, 60))).isoformat()
        return self.days[self._ago()]

    def _there(self) -> Rows:
        chance = self.chance
        everybody = range(1, self.people + 1)
        for event in range(1, self.events + 1):
            for contact in chance.sample(everybody, min(THERE, self.people)):
                met = chance.choice((0, 1, 2))
                luck = chance.random()
                followed = "skipped" if luck < 0.2 else self.days[self._ago()]
                yield (
                    event, contact, int(luck < 0.5), int(luck < 0.1), met,
                    self._words() if met else None,
                    followed if met == 2 and luck < 0.9 else None,
                )  # fmt: skip
