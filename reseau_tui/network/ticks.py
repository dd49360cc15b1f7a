"""What an exchange may have settled, to be ticked off while it is written down."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reseau_tui.network.reading import id_list, rows

PROMISE = "promise"
"""The kind of a promise that may be kept by an exchange."""

MOST = 20
"""Rows offered for one line."""

_PEOPLE_MOST = 50
"""People of a line whose rows are looked at: a whole circle is not gone through while typing."""


@dataclass(frozen=True, slots=True)
class Tickable:
    """One thing that may be ticked off: its kind and id, the words, whose it is.

    ``on`` is the day it is due (YYYY-MM-DD), None for what has no day.
    """

    kind: str
    id: int
    text: str
    contact_id: int
    name: str
    on: str | None = None


def tickables(people: Iterable[int]) -> list[Tickable]:
    """Return the open promises made to ``people``, first due first, at most :data:`MOST`."""
    asked = list(dict.fromkeys(people))[:_PEOPLE_MOST]
    if not asked:
        return []
    found = rows(
        "SELECT p.id, p.text, p.contact_id, c.name, p.due_on FROM json_each(?) a"
        " CROSS JOIN promise p INDEXED BY promise_by_contact ON p.contact_id = a.value"
        " CROSS JOIN contact c ON c.id = p.contact_id"
        " WHERE p.done_at IS NULL ORDER BY p.due_on, p.id LIMIT ?",
        (id_list(asked), MOST),
    )
    return [Tickable(PROMISE, *row) for row in found]
