"""The introductions: what is next for each of them, what waits for an answer, who met whom."""

from __future__ import annotations

import datetime
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from reseau_tui.model.introductions import DECLINED, FOLLOWED_UP, MET
from reseau_tui.network.conditions import NOBODY
from reseau_tui.network.growth import GrowthLine
from reseau_tui.network.reading import as_day, id_list, rows
from reseau_tui.network.text_condition import about

ANSWER_DAYS, THANKS_DAYS, OUTCOME_DAYS = 7, 3, 14
"""Days after which an answer, thanks and the outcome are asked for."""

CARD_MOST, WAITING_MOST = 20, 200
"""Lines of one card and of one day."""

PLACE = "introductions"
"""The screen that the lines lead to."""


@dataclass(frozen=True, slots=True)
class IntroductionRow:
    """One introduction; an id of None with the name "" is me.

    ``on`` is the day it was proposed, ``since`` the one it came to ``status``.
    """

    id: int
    introducer_id: int | None
    introducer: str
    first_id: int | None
    first: str
    second_id: int | None
    second: str
    why: str
    on: str
    status: str
    since: str
    outcome: str | None
    thanked_on: str | None
    no_thanks: bool

    @property
    def mine(self) -> bool:
        """Whether I bring the two together."""
        return self.introducer_id is None

    @property
    def with_me(self) -> bool:
        """Whether I am one of the two."""
        return self.first_id is None or self.second_id is None

    @property
    def met(self) -> bool:
        """Whether the two know each other by now."""
        return self.status in MET

    @property
    def open(self) -> bool:
        """Whether there is a next step."""
        return self.status not in (FOLLOWED_UP, DECLINED)

    @property
    def thankable(self) -> bool:
        """Whether it is one to say thanks for: made, for me, by somebody."""
        return self.met and self.with_me and not self.mine

    @property
    def to_thank(self) -> bool:
        """Whether thanks are still to say."""
        return self.thankable and self.thanked_on is None and not self.no_thanks

    @property
    def person(self) -> int | None:
        """Whom a key pressed on it is about: the one I met, else the introducer, else the first."""
        if self.with_me:
            other = self.second_id if self.first_id is None else self.first_id
            return other if other is not None else self.introducer_id
        return self.introducer_id if self.introducer_id is not None else self.first_id

    def days(self, today: datetime.date) -> int:
        """Return for how many days it has been where it is."""
        since = as_day(self.since)
        return (today - since).days if since is not None else 0


@dataclass(frozen=True, slots=True)
class IntroductionIds:
    """What the screen lists, by what is next, each part newest first."""

    to_thank: array[int]
    to_make: array[int]
    to_answer: array[int]
    to_follow: array[int]
    done: array[int]
    declined: array[int]

    @property
    def open(self) -> int:
        """How many there is a next step for."""
        parts = (self.to_thank, self.to_make, self.to_answer, self.to_follow)
        return sum(len(part) for part in parts)

    @property
    def all(self) -> int:
        """How many there are."""
        return self.open + len(self.done) + len(self.declined)


_TO_THANK = (
    "(i.status IN ('made', 'followed-up') AND i.introducer_id IS NOT NULL"
    " AND (i.first_id IS NULL) != (i.second_id IS NULL)"
    " AND i.thanked_on IS NULL AND i.no_thanks = 0)"
)
_PART = (
    f"CASE WHEN {_TO_THANK} THEN 0 WHEN i.status = 'agreed' THEN 1"
    " WHEN i.status IN ('proposed', 'first-agreed', 'second-agreed') THEN 2"
    " WHEN i.status = 'made' THEN 3 WHEN i.status = 'declined' THEN 5 ELSE 4 END"
)
_ALIVE = (
    "NOT EXISTS (SELECT 1 FROM contact c WHERE c.id IN (i.introducer_id, i.first_id, i.second_id)"
    " AND (c.archived_at IS NOT NULL OR c.deceased_on IS NOT NULL))"
)


def introduction_ids(query: str = "") -> IntroductionIds:
    """Return which introductions there are; ``query``: words of why, or of one of the names."""
    asked = about(
        query, "i.why",
        "i.introducer_id IN {named}", "i.first_id IN {named}", "i.second_id IN {named}",
    )  # fmt: skip
    parts = [array("q") for _ in range(6)]
    if asked.sql != NOBODY:
        for part, introduction in rows(
            f"SELECT {_PART}, i.id FROM introduction i WHERE {asked.sql}"
            ' ORDER BY i."on" DESC, i.id DESC',
            asked.parameters,
        ):
            parts[part].append(introduction)
    return IntroductionIds(*parts)


def introduction_rows(ids: Iterable[int]) -> list[IntroductionRow]:
    """Return the introductions of ``ids`` in their order; what is gone is left out."""
    return _read(
        "json_each(?) a CROSS JOIN introduction i ON i.id = a.value", "ORDER BY a.key",
        (id_list(ids),),
    )  # fmt: skip


def introductions_of(contact_id: int, limit: int = CARD_MOST) -> list[IntroductionRow]:
    """Return the introductions that somebody has a part in, newest first."""
    return _read(
        "(SELECT id FROM introduction WHERE introducer_id = ?1 UNION SELECT id FROM introduction"
        " WHERE first_id = ?1 UNION SELECT id FROM introduction WHERE second_id = ?1) o"
        " CROSS JOIN introduction i ON i.id = o.id",
        'ORDER BY i."on" DESC, i.id DESC LIMIT ?2',
        (contact_id, limit),
    )


def waiting_introductions(today: datetime.date, limit: int = WAITING_MOST) -> list[IntroductionRow]:
    """Return the introductions that ask me something on that day, the newest first.

    One without an answer after a week; one that both agreed to and that is not made; one made two
    weeks ago of which I do not know what came; thanks not said after three days. Nothing about
    somebody who is archived or has died.
    """
    return _read(
        "introduction i",
        "WHERE (i.status IN ('proposed', 'first-agreed', 'second-agreed') AND i.since <= ?1"
        " OR i.status = 'agreed'"
        " OR i.status = 'made' AND i.outcome IS NULL AND i.since <= ?2"
        f" OR {_TO_THANK} AND i.since <= ?3) AND {_ALIVE}"
        " ORDER BY i.since DESC, i.id DESC LIMIT ?4",
        (*(_before(today, days) for days in (ANSWER_DAYS, OUTCOME_DAYS, THANKS_DAYS)), limit),
    )


def growth_of(contact_id: int) -> list[GrowthLine]:
    """Return the introductions of one person for their card."""
    from reseau_tui.network.introduction_phrases import line_words, status_words

    return [
        GrowthLine(
            PLACE, one.id, one.on, line_words(one), status_words(one), person=contact_id
        )
        for one in introductions_of(contact_id)
    ]  # fmt: skip


def growth_waiting(today: datetime.date) -> list[GrowthLine]:
    """Return what asks me something about introductions on that day, for Today."""
    from reseau_tui.network.introduction_phrases import question

    return [
        GrowthLine(
            PLACE, one.id, one.since, question(one, today), one.why, one.person, named(one)
        )
        for one in waiting_introductions(today)
    ]  # fmt: skip


def named(row: IntroductionRow) -> str:
    """Return the name of whom a key pressed on ``row`` is about."""
    known = {row.introducer_id: row.introducer, row.first_id: row.first, row.second_id: row.second}
    return known[row.person]


def _before(today: datetime.date, days: int) -> str:
    return (today - datetime.timedelta(days=days)).isoformat()


def _read(source: str, rest: str, values: tuple[Any, ...]) -> list[IntroductionRow]:
    found = rows(
        "SELECT i.id, i.introducer_id, coalesce(p.name, ''), i.first_id, coalesce(f.name, ''),"
        " i.second_id, coalesce(s.name, ''), i.why, i.\"on\", i.status, i.since, i.outcome,"
        f" i.thanked_on, i.no_thanks FROM {source} LEFT JOIN contact p ON p.id = i.introducer_id"
        " LEFT JOIN contact f ON f.id = i.first_id LEFT JOIN contact s ON s.id = i.second_id"
        f" {rest}",
        values,
    )
    return [IntroductionRow(*row[:-1], no_thanks=bool(row[-1])) for row in found]
