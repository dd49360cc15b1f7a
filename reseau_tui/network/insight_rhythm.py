"""How many of those with a rhythm were seen within it, at the end of each month."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass

from reseau_tui.model.contacts import CIRCLES
from reseau_tui.network.insight_months import last_day, months_until
from reseau_tui.network.insights import MONTHS
from reseau_tui.network.pieces import Pieces
from reseau_tui.network.reading import MOMENT_BITS, day_number, rows

_PIECE = 500
"""People looked at in one piece."""


@dataclass(frozen=True, slots=True)
class CircleRhythm:
    """One circle at the end of each month: how many have a rhythm, how many were seen within it."""

    circle: int
    people: tuple[int, ...]
    within: tuple[int, ...]

    @property
    def shares(self) -> tuple[float | None, ...]:
        """Share seen within the rhythm, 0 to 1, month by month; None where there was nobody."""
        return tuple(
            seen / people if people else None
            for seen, people in zip(self.within, self.people, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The circles in which somebody has a rhythm; the last month ends today."""

    months: tuple[str, ...]
    circles: tuple[CircleRhythm, ...]

    @property
    def any(self) -> bool:
        """Whether there is anything to show."""
        return any(any(circle.people) for circle in self.circles)


def rhythm(today: datetime.date) -> Pieces[Rhythm]:
    """Tell for the end of each month who had been spoken to within their rhythm.

    Circle and rhythm are those of now: what they were is not kept. Somebody counts from the first
    exchange, or from the day they were put into a circle.
    """
    months = months_until(today, MONTHS)
    days = [min(last_day(month), today) for month in months]
    ends, dates = [day_number(day) for day in days], [day.isoformat() for day in days]
    until = (ends[-1] + 1) << MOMENT_BITS
    found: Counter[tuple[int, int, int]] = Counter()
    last = rows("SELECT coalesce(max(id), 0) FROM contact")[0][0]
    for start in range(0, last + 1, _PIECE):
        for circle, wished, since, early, spoken in rows(
            _SPOKEN, (ends[0], until, start, start + _PIECE - 1)
        ):
            seen = [int(day) for day in spoken.split(",")] if spoken else []
            known = 0 if early else bisect_left(ends, min(seen)) if seen else len(ends)
            if since:
                known = min(known, bisect_left(dates, since[:10]))
            within = 0
            for day in seen:
                first, after = bisect_left(ends, day), bisect_right(ends, day + wished)
                within |= (1 << after) - (1 << first) if after > first else 0
            found[circle, known, within] += 1
        yield
    return Rhythm(months, _by_circle(found, len(months)))


_SPOKEN = (
    "SELECT c.circle, c.rhythm, c.circle_since, EXISTS (SELECT 1 FROM participant o"
    f" WHERE o.contact_id = c.id AND o.touch = 0 AND o.moment < (?1 - c.rhythm) << {MOMENT_BITS}),"
    f" group_concat(p.moment >> {MOMENT_BITS})"
    " FROM contact c LEFT JOIN participant p ON p.contact_id = c.id AND p.touch = 0"
    f" AND p.moment >= (?1 - c.rhythm) << {MOMENT_BITS} AND p.moment < ?2"
    " WHERE c.id BETWEEN ?3 AND ?4 AND c.archived_at IS NULL AND c.deceased_on IS NULL"
    " AND c.circle IS NOT NULL AND c.rhythm IS NOT NULL GROUP BY c.id"
)
"""Everybody with a rhythm, and the days of the exchanges that may reach one of the ends of months.

Whether there was an earlier exchange is one look into the index.
"""


def _by_circle(found: Counter[tuple[int, int, int]], ends: int) -> tuple[CircleRhythm, ...]:
    """Sum up how many people of a circle are known from which end on, and seen within at which."""
    people = {circle: [0] * ends for circle in CIRCLES}
    within = {circle: [0] * ends for circle in CIRCLES}
    for (circle, known, seen), count in found.items():
        for place in range(known, ends):
            people[circle][place] += count
        for place in range(ends):
            within[circle][place] += count * (seen >> place & 1)
    return tuple(
        CircleRhythm(circle, tuple(people[circle]), tuple(within[circle]))
        for circle in CIRCLES
        if any(people[circle])
    )
