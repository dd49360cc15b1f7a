"""Coming back after a while away: starting gently, without rewriting history."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from reseau_tui.network import weights
from reseau_tui.network.priority import priority
from reseau_tui.network.reading import as_day, day_number, first_moment, rows
from reseau_tui.network.reconnect import groups, silent_for
from reseau_tui.network.slate import slate


@dataclass(frozen=True, slots=True)
class GentleReturn:
    """``days`` away, and how many ``people`` could be spread over the next six weeks."""

    days: int
    people: int


def gentle_return(today: datetime.date) -> GentleReturn | None:
    """Return what to offer after more than 21 days away; None when there is nothing to offer.

    Away is without a change of any kind (the history) and without an interaction of those days.
    What was done today does not count: the offer stands all day, and not on the very first.
    """
    last = _last_day_here(today)
    if last is None:
        return None
    days = (today - last).days
    if days <= weights.ABSENT_DAYS:
        return None
    people = len(spread(today))
    return GentleReturn(days, people) if people else None


def _last_day_here(today: datetime.date) -> datetime.date | None:
    midnight = datetime.datetime.combine(today, datetime.time())
    changes = rows(
        "SELECT at FROM action WHERE at < ? ORDER BY id DESC LIMIT 1",
        (int(midnight.timestamp()),),
    )
    interactions = rows(
        'SELECT "on" FROM interaction WHERE moment < ? ORDER BY moment DESC LIMIT 1',
        (first_moment(today),),
    )
    if not changes:
        return None  # the first day, whatever history was brought along
    days = [datetime.datetime.fromtimestamp(at).date() for (at,) in changes]
    return max([*days, *(day for (on,) in interactions if (day := as_day(on)) is not None)])


def spread(today: datetime.date) -> dict[int, datetime.date]:
    """Return contact → the day until which to put them off, evenly over six weeks.

    Everybody whose rhythm has gone by (r of 1 and more), those with the highest P first; today's
    slate is left where it is.
    """
    put_off = {
        contact
        for (contact,) in rows(
            "SELECT id FROM contact WHERE snoozed_until > ?", (today.isoformat(),)
        )
    }
    people: list[tuple[float, int]] = []
    for circle, rhythm, family, *_fresh in groups():
        for contact, fresh in silent_for(today, circle, rhythm, family, weights.RECONNECT):
            if contact not in put_off:
                share = (2 * day_number(today) - fresh) / (2 * rhythm)
                people.append((-priority(circle, share, family=bool(family)), contact))
    today_s = {line.id for line in slate(today).lines}
    order = [contact for _, contact in sorted(people) if contact not in today_s]
    return {
        contact: today
        + datetime.timedelta(days=1 + place * weights.SPREAD_DAYS // max(1, len(order)))
        for place, contact in enumerate(order)
    }
