"""Who was brought together, and through whom people were met."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from reseau_tui.network.insight_months import by_month, months_until
from reseau_tui.network.insights import MONTHS, Sides
from reseau_tui.network.reading import rows

INTRODUCERS = 8
"""People named who introduced somebody lately."""

NAMED = 3
"""People named whom each of them introduced."""

MADE = "status IN ('made', 'followed-up')"
BY_ME = "introducer_id IS NULL AND first_id IS NOT NULL AND second_id IS NOT NULL"
TO_ME = "introducer_id IS NOT NULL AND (first_id IS NULL OR second_id IS NULL)"
"""SQL about ``introduction``: it came about; it was mine to make; somebody made it for me."""


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody by name."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Through:
    """Somebody who introduced ``people`` to me, the latest first; ``more`` are not named."""

    id: int
    name: str
    people: tuple[Named, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Introductions:
    """Introductions a month, by me (``made.first``) and for me (``made.second``).

    ``through`` and ``at_events`` count the people I met through somebody and at an event;
    ``introducers`` are those who introduced somebody, the latest first, not all of them.
    """

    made: Sides
    through: int
    at_events: int
    introducers: tuple[Through, ...]

    @property
    def any(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.made.total or self.through or self.at_events)


_SINCE = "coalesce(c.met_on, date(c.created_at, 'unixepoch', 'localtime'))"
_THROUGH = "c.archived_at IS NULL AND c.met_through IS NOT NULL AND c.met_through != c.id"


def introductions(today: datetime.date) -> Introductions:
    """Count the introductions of the last months; say through whom people were met."""
    months = months_until(today, MONTHS)
    by_me, to_me = (
        by_month(
            months,
            rows(
                'SELECT substr("on", 1, 7), count(*) FROM introduction'
                f' WHERE {MADE} AND {whose} AND "on" >= ? GROUP BY 1',
                (months[0],),
            ),
        )
        for whose in (BY_ME, TO_ME)
    )
    through = rows(
        f"SELECT count(*) FROM contact c INDEXED BY contact_by_through WHERE {_THROUGH}"
    )[0][0]
    at_events = rows(
        "SELECT count(DISTINCT e.contact_id) FROM event_person e JOIN contact c"
        " ON c.id = e.contact_id AND c.archived_at IS NULL WHERE e.met = 2"
    )[0][0]
    return Introductions(Sides(months, by_me, to_me), through, at_events, _introducers())


def _introducers() -> tuple[Through, ...]:
    latest = rows(
        f"SELECT t.id, t.name, g.people FROM (SELECT c.met_through AS who, max({_SINCE}) AS latest,"
        f" count(*) AS people FROM contact c INDEXED BY contact_by_through WHERE {_THROUGH}"
        " GROUP BY c.met_through) g CROSS JOIN contact t ON t.id = g.who"
        " ORDER BY g.latest DESC, t.sort_name, t.id LIMIT ?",
        (INTRODUCERS,),
    )
    found: list[Through] = []
    for who, name, people in latest:
        named = rows(
            f"SELECT c.id, c.name FROM contact c WHERE {_THROUGH} AND c.met_through = ?"
            f" ORDER BY {_SINCE} DESC, c.sort_name, c.id LIMIT ?",
            (who, NAMED),
        )
        shown = tuple(Named(*one) for one in named)
        found.append(Through(who, name, shown, people - len(shown)))
    return tuple(found)
