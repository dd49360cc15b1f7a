"""Putting many people off at once, each until a day of their own."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from reseau_tui import clock
from reseau_tui.model.bulk import BulkAction, update_row
from reseau_tui.model.database import connection

_ROWS = 400
"""People a transaction puts off: some 20 ms, so that a capture beside it never waits."""


def put_off(label: str, until: Mapping[int, datetime.date]) -> int:
    """Put people (contact → day) off in one action called ``label``; return how many there were.

    Undone person by person: who was put off or changed again since stays as they are then. An
    empty plan makes no action.
    """
    if not until:
        return 0
    # Neighbours stand on one page of the file.
    people = sorted(until.items())
    with BulkAction(connection(), label, int(clock.now().timestamp())) as bulk:
        for part in _parts(people):
            with bulk.step() as sql:
                for contact, day in part:
                    update_row(sql, "contact", contact, {"snoozed_until": day.isoformat()})
    return len(people)


def _parts(
    people: list[tuple[int, datetime.date]],
) -> Iterator[list[tuple[int, datetime.date]]]:
    for start in range(0, len(people), _ROWS):
        yield people[start : start + _ROWS]
