"""A sign that reaches many people in one entry: a post, a newsletter, an article sent on."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from reseau_tui import clock
from reseau_tui.model.bulk import LONGEST, BulkAction, insert_rows
from reseau_tui.model.database import connection
from reseau_tui.model.write import add_interaction

_AT_ONCE = 50
"""People between two looks at the clock."""


def reach(
    label: str,
    contacts: Sequence[int],
    *,
    on: str,
    kind: str,
    text: str,
    progress: Callable[[int], object] | None = None,
) -> int:
    """Write down one touch of mine that reached ``contacts``, as one action; return how many.

    ``on`` is YYYY-MM-DD, ``kind`` one of the touches. Short transactions: captures beside it
    never wait. ``progress`` is called with the people done. Raises ValueError for nobody.
    """
    people = sorted(set(contacts))
    if not people:
        raise ValueError("a touch reaches somebody")
    at = int(clock.now().timestamp())
    with BulkAction(connection(), label, at) as bulk:
        interaction, place = 0, 0
        while place < len(people):
            with bulk.step() as sql:
                started = time.monotonic()
                if not interaction:
                    interaction = add_interaction(
                        sql,
                        on=on,
                        people=people[:1],
                        created_at=at,
                        kind=kind,
                        initiative="me",
                        text=text,
                        source="app",
                    )
                    place = 1
                while place < len(people) and time.monotonic() - started < LONGEST / 2:
                    part = people[place : place + _AT_ONCE]
                    insert_rows(
                        sql,
                        "participant",
                        ("interaction_id", "contact_id"),
                        [(interaction, contact) for contact in part],
                    )
                    place += len(part)
            if progress:
                progress(place)
    return len(people)
