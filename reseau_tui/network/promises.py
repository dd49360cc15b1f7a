"""The list of promises: what is due, what comes this week, later, what was kept."""

from __future__ import annotations

import datetime
import json
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from reseau_tui.network.conditions import Condition
from reseau_tui.network.reading import id_list, rows
from reseau_tui.network.text_condition import about

WEEK_DAYS = 7
"""Days from today on that are "this week"."""


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """One promise: to whom, for when; ``done_at`` is the day it was kept."""

    id: int
    contact_id: int
    name: str
    due_on: str
    text: str
    done_at: str | None

    @property
    def done(self) -> bool:
        """Whether it was kept."""
        return self.done_at is not None


@dataclass(frozen=True, slots=True)
class PromiseIds:
    """Ids in the order of the list: open ones first due first, those kept newest first."""

    due: array[int]
    week: array[int]
    later: array[int]
    done: array[int]

    @property
    def open(self) -> int:
        """How many are not kept yet."""
        return len(self.due) + len(self.week) + len(self.later)


def promise_ids(today: datetime.date, query: str = "", *, with_done: bool = False) -> PromiseIds:
    """Return the promises whose text or person has a word beginning with each of ``query``'s.

    Due are those of today and of days gone by, this week those of the six days after today.
    Those kept are returned only ``with_done``.
    """
    asked = about(query, "p.text", "p.contact_id IN {named}")
    day = today.isoformat()
    week = (today + datetime.timedelta(days=WEEK_DAYS - 1)).isoformat()
    return PromiseIds(
        due=_ids("p.done_at IS NULL AND p.due_on <= ?", (day,), asked),
        week=_ids("p.done_at IS NULL AND p.due_on > ? AND p.due_on <= ?", (day, week), asked),
        later=_ids("p.done_at IS NULL AND p.due_on > ?", (week,), asked),
        done=_ids("p.done_at IS NOT NULL", (), asked, "p.done_at DESC, p.id DESC")
        if with_done
        else array("q"),
    )


def promises_about(query: str, limit: int) -> list[PromiseRow]:
    """Return the open promises that ``query`` finds, first due first, at most ``limit``."""
    found = _ids("p.done_at IS NULL", (), about(query, "p.text", "p.contact_id IN {named}"))
    return promise_rows(found[:limit])


def promise_counts(today: datetime.date) -> tuple[int, int]:
    """Return how many promises are open, and how many of them are due."""
    return rows(
        "SELECT count(*), coalesce(sum(due_on <= ?), 0) FROM promise WHERE done_at IS NULL",
        (today.isoformat(),),
    )[0]  # type: ignore[return-value]


def _ids(
    where: str, values: tuple[Any, ...], asked: Condition, order: str = "p.due_on, p.id"
) -> array[int]:
    # One JSON text instead of a row each: half the time for 100,000 promises.
    sql = f"SELECT p.id AS id FROM promise p WHERE {where} AND {asked.sql} ORDER BY {order}"
    found = rows(f"SELECT json_group_array(id) FROM ({sql})", (*values, *asked.parameters))
    return array("q", json.loads(found[0][0]))


def promise_rows(ids: Iterable[int]) -> list[PromiseRow]:
    """Return the promises of ``ids`` in their order; what is gone is left out."""
    return [
        PromiseRow(*row)
        for row in rows(
            "SELECT p.id, p.contact_id, c.name, p.due_on, p.text, p.done_at FROM json_each(?) a"
            " CROSS JOIN promise p ON p.id = a.value"
            " CROSS JOIN contact c ON c.id = p.contact_id ORDER BY a.key",
            (id_list(ids),),
        )
    ]
