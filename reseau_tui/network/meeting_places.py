"""Where one may just have met somebody: the events of the last days."""

from __future__ import annotations

import datetime

from reseau_tui.network.reading import rows

LAST_DAYS = 3
"""Days for which an event is proposed as the place where somebody was met."""


def recent_events(today: datetime.date) -> list[tuple[str, str]]:
    """Return name and day (YYYY-MM-DD) of the events of the last days, the newest first."""
    since = today - datetime.timedelta(days=LAST_DAYS)
    return [
        (name, min(until or on, today.isoformat()))
        for name, on, until in rows(
            'SELECT name, "on", until_on FROM event WHERE "on" <= ?2'
            ' AND (until_on >= ?1 OR "on" >= ?1) ORDER BY "on" DESC, id DESC LIMIT 9',
            (since.isoformat(), today.isoformat()),
        )
    ]
