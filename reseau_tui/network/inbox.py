"""Captured lines that wait for an answer: which there are, what is open, what was answered."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from reseau_tui.network.reading import id_list, rows


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """One line of the Inbox.

    ``received_at`` is local, YYYY-MM-DDTHH:MM. ``questions`` are those open when it was kept, in
    the shape of 3-capture; ``answers`` map what a question was about to the answer it got since.
    """

    id: int
    text: str
    received_at: str
    questions: tuple[dict[str, Any], ...] = ()
    answers: dict[str, int | str] = field(default_factory=dict[str, int | str])


def waiting_ids(*, newest_first: bool = False) -> array[int]:
    """Return the ids of every line that waits, in the order in which they came or the other."""
    order = "DESC" if newest_first else "ASC"
    return array("q", [row[0] for row in rows(f"SELECT id FROM inbox ORDER BY id {order}")])


def waiting_rows(ids: Iterable[int]) -> list[WaitingLine]:
    """Return the lines of ``ids`` in their order; what is gone is left out."""
    found = rows(
        "SELECT i.id, i.text, i.received_at, i.question FROM json_each(?) a"
        " CROSS JOIN inbox i ON i.id = a.value ORDER BY a.key",
        (id_list(ids),),
    )
    return [_line(*row) for row in found]


def waiting_line(number: int) -> WaitingLine | None:
    """Return one line, None when there is none of that number."""
    found = waiting_rows([number])
    return found[0] if found else None


def _line(number: int, text: str, received_at: str, stored: str) -> WaitingLine:
    known = _stored(stored)
    return WaitingLine(
        number,
        text,
        received_at,
        tuple(one for one in known if "answer" not in one),
        {one["about"]: one["answer"] for one in known if "answer" in one},
    )


def _stored(text: str) -> list[dict[str, Any]]:
    """Read what is stored of the questions; what another program spoilt is no question."""
    try:
        values = json.loads(text)
    except ValueError:
        return []
    if not isinstance(values, list):
        return []
    return [one for one in values if isinstance(one, dict) and {"about", "reason"} <= one.keys()]
