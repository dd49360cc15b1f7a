"""Keeping the picks of the day, so that the slate stays the same all day.

Picks are no change of the user's: they stand outside undo, export and history.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from reseau_tui.model.database import connection
from reseau_tui.model.write import begin

KEPT_DAYS = 30
"""Days after which picks are forgotten."""


def keep_picks(day: datetime.date, picks: Iterable[tuple[int, int]]) -> None:
    """Keep the picks (place, contact) of a day; those already kept stay as they are."""
    wanted = list(picks)
    if not wanted:
        return
    store = connection()
    # One short transaction that is no action: nothing of it is recorded.
    with store:
        begin(store)
        store.execute(
            "DELETE FROM slate_pick WHERE day < ?",
            ((day - datetime.timedelta(days=KEPT_DAYS)).isoformat(),),
        )
        # Somebody deleted meanwhile is not picked.
        store.executemany(
            "INSERT INTO slate_pick (day, place, contact_id) SELECT ?, ?, id FROM contact"
            " WHERE id = ? ON CONFLICT DO NOTHING",
            [(day.isoformat(), place, contact) for place, contact in wanted],
        )
