"""What the network looked like month by month: exchanges, growth, circles, news, help.

Every question is a list of months beside counts, or people beside sizes; nothing here ranks
people. The long ones come in pieces (:mod:`reseau_tui.network.pieces`).
"""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from reseau_tui.model.contacts import CIRCLES, SPHERES
from reseau_tui.model.triggers import TOUCHES
from reseau_tui.network.insight_months import (
    by_month,
    first_day,
    last_day,
    month_of,
    months_between,
    months_until,
)
from reseau_tui.network.pieces import Pieces
from reseau_tui.network.reading import MOMENT_BITS, day_number, first_moment, rows

EXCHANGE_MONTHS = 24
"""Months of exchanges looked back at."""

MONTHS = 12
"""Months looked back at in the other questions."""

MET, SPOKEN, WRITTEN, SIGNS, OTHER = "met", "spoken", "written", "signs", "other"
WAYS = (MET, SPOKEN, WRITTEN, SIGNS, OTHER)
"""How people were in touch, by the kind of an exchange."""

WAY_OF = {
    **dict.fromkeys(
        ("coffee", "meal", "drink", "meeting", "visit", "event", "walk", "project", "gift"), MET
    ),
    **dict.fromkeys(("call", "video"), SPOKEN),
    **dict.fromkeys(("text", "mail", "letter", "message", "thanks"), WRITTEN),
    **dict.fromkeys(TOUCHES, SIGNS),
}  # fmt: skip

DUNBAR = {1: 5, 2: 15, 3: 50, 4: 150, 5: 500}
"""About how many people stand in a circle and those inside it (Dunbar's layers)."""


@dataclass(frozen=True, slots=True)
class Exchanges:
    """Exchanges a month; ``ways`` has the counts of each of :data:`WAYS`, month by month."""

    months: tuple[str, ...]
    ways: dict[str, tuple[int, ...]]

    @property
    def total(self) -> int:
        """Exchanges of all these months."""
        return sum(map(sum, self.ways.values()))

    @property
    def totals(self) -> tuple[int, ...]:
        """Exchanges of each month."""
        return tuple(map(sum, zip(*self.ways.values(), strict=True)))


@dataclass(frozen=True, slots=True)
class Growth:
    """People there at the end of each month, by sphere; None is without a sphere.

    Somebody is there from the day they were met, else from the day they were written down.
    """

    months: tuple[str, ...]
    spheres: dict[str | None, tuple[int, ...]]

    @property
    def people(self) -> int:
        """Everybody there now."""
        return sum(counts[-1] for counts in self.spheres.values())


@dataclass(frozen=True, slots=True)
class CircleSize:
    """How many people stand in a circle, and in it and all inside it; ``usual`` is Dunbar's."""

    circle: int
    people: int
    with_nearer: int
    usual: int


@dataclass(frozen=True, slots=True)
class Circles:
    """The five circles; ``unsorted`` people are in none of them yet."""

    sizes: tuple[CircleSize, ...]
    unsorted: int

    @property
    def people(self) -> int:
        """Everybody, sorted or not."""
        return self.unsorted + sum(size.people for size in self.sizes)


@dataclass(frozen=True, slots=True)
class Sides:
    """Two things counted side by side, month by month; neither is set off against the other."""

    months: tuple[str, ...]
    first: tuple[int, ...]
    second: tuple[int, ...]

    @property
    def total(self) -> int:
        """Everything counted."""
        return sum(self.first) + sum(self.second)


def exchanges(today: datetime.date, months: int = EXCHANGE_MONTHS) -> Pieces[Exchanges]:
    """Count the exchanges of the last months by how people were in touch; a piece is a month."""
    shown = months_until(today, months)
    counted: list[Counter[str]] = []
    for month in shown:
        counts: Counter[str] = Counter()
        for kind, count in rows(
            "SELECT i.kind, count(*) FROM interaction i INDEXED BY interaction_by_moment"
            " WHERE i.moment >= ? AND i.moment < ? GROUP BY 1",
            (first_moment(first_day(month)), (day_number(last_day(month)) + 1) << MOMENT_BITS),
        ):
            counts[WAY_OF.get(kind, OTHER)] += count
        counted.append(counts)
        yield
    return Exchanges(shown, {way: tuple(one[way] for one in counted) for way in WAYS})


_PIECE = 20_000
"""People looked at in one piece."""

_ONE_DAY = "0001"

_SINCE = (
    "substr(coalesce(met_on, CASE WHEN created_at BETWEEN 0 AND 253402300799"
    f" THEN date(created_at, 'unixepoch') END, '{_ONE_DAY}'), 1, 7)"
)


def growth(today: datetime.date) -> Pieces[Growth]:
    """Count who was there at the end of each month, by sphere, from the first one on.

    Archived people are left out, as they are in the list; of more than ten years, the last ten.
    """
    found: Counter[tuple[str | None, str]] = Counter()
    last = rows("SELECT coalesce(max(id), 0) FROM contact")[0][0]
    for start in range(0, last + 1, _PIECE):
        for sphere, since, count in rows(
            f"SELECT sphere, {_SINCE}, count(*) FROM contact WHERE archived_at IS NULL"
            " AND id BETWEEN ? AND ? GROUP BY 1, 2",
            (start, start + _PIECE - 1),
        ):
            found[sphere, since] += count
        yield
    known = [since for _sphere, since in found if since > _ONE_DAY]
    months = months_between(min(known, default=month_of(today)), today, MONTHS)
    by_sphere: dict[str | None, list[tuple[str, int]]] = {}
    for (sphere, since), count in found.items():
        # Met "one day": there before all. Of a year alone, its first month; nobody after today.
        begins = months[min(bisect_left(months, since), len(months) - 1)]
        by_sphere.setdefault(sphere if sphere in SPHERES else None, []).append((begins, count))
    return Growth(
        months,
        {
            sphere: _running(by_month(months, by_sphere[sphere]))
            for sphere in (*SPHERES, None)
            if sphere in by_sphere
        },
    )


def _running(counts: tuple[int, ...]) -> tuple[int, ...]:
    total, summed = 0, []
    for count in counts:
        total += count
        summed.append(total)
    return tuple(summed)


def circles() -> Circles:
    """Count the people of each circle who are alive and not archived."""
    found = dict(
        rows(
            "SELECT circle, count(*) FROM contact WHERE archived_at IS NULL"
            " AND deceased_on IS NULL GROUP BY circle"
        )
    )
    sizes: list[CircleSize] = []
    with_nearer = 0
    for circle in CIRCLES:
        people = found.get(circle, 0)
        with_nearer += people
        sizes.append(CircleSize(circle, people, with_nearer, DUNBAR[circle]))
    return Circles(tuple(sizes), found.get(None, 0))


NEWS_TOLD = 'SELECT contact_id, "on" FROM told'
"""Who was told a piece of my news, and when."""

NEWS_ASKED = (
    "SELECT contact_id, \"on\" FROM news WHERE kind = 'theirs' AND interaction_id IS NOT NULL"
    " AND contact_id IS NOT NULL UNION SELECT contact_id, closed_on FROM news"
    " WHERE kind = 'ask' AND contact_id IS NOT NULL AND closed_on IS NOT NULL"
)
"""Whom I asked how they are, and when: what an exchange told of them, a question closed."""


def news(today: datetime.date) -> Sides:
    """Count to how many people I gave news each month (first), whom I asked for theirs (second).

    Somebody counts once a day, however much was told.
    """
    months = months_until(today, MONTHS)
    return Sides(months, _people_days(months, NEWS_TOLD), _people_days(months, NEWS_ASKED))


def _people_days(months: tuple[str, ...], sql: str) -> tuple[int, ...]:
    found = rows(
        f'SELECT "on", count(DISTINCT contact_id) FROM ({sql}) WHERE "on" >= ? AND "on" < ?'
        " GROUP BY 1",
        (months[0], f"{months[-1]}~"),
    )
    return by_month(months, [(day[:7], count) for day, count in found])


def good_turns(today: datetime.date) -> Sides:
    """Count the good turns done each month: given (first), received (second)."""
    months = months_until(today, MONTHS)
    found = rows(
        'SELECT given, substr("on", 1, 7), count(*) FROM good_turn INDEXED BY good_turn_by_day'
        ' WHERE done = 1 AND "on" >= ? GROUP BY 1, 2',
        (months[0],),
    )
    given, received = (
        by_month(months, [(month, count) for side, month, count in found if side == wanted])
        for wanted in (1, 0)
    )
    return Sides(months, given, received)
