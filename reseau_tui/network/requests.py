"""Requests: who looks for what, whom it was taken to, how far each is, what waits for an answer."""

from __future__ import annotations

import datetime
import json
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from reseau_tui.model.requests import (
    AGREED,
    ASKED,
    CHOSEN,
    HELPED,
    MOST_UNDER_WAY,
    SENT,
    UNDER_WAY,
)
from reseau_tui.network import request_words
from reseau_tui.network.conditions import NOBODY
from reseau_tui.network.growth import GrowthLine
from reseau_tui.network.reading import id_list, rows
from reseau_tui.network.text_condition import about

NEW, CLOSED = "new", "closed"
"""The step of a request that nobody is asked about, and of one that is over."""

STEPS = (NEW, CHOSEN, ASKED, AGREED, SENT, HELPED, CLOSED)
"""What a request waits for: whom to ask; to ask them; their answer; to tell who asked; what came
of it; to be closed; nothing."""

OUTCOME_DAYS = 14
"""Days after which it is asked what came of a request that was sent on."""

ANSWER_DAYS = 7
"""Days after which it is asked whether somebody answered."""

PLACE = "requests"

OF_ONE_MOST = 20
WAITING_MOST = 200
OPEN_MOST = 10
"""Lines of a person, questions of a day, and open requests beside them."""

# Of several people, the one for whom there is most for me to do says what the request waits for.
_FIRST = (AGREED, HELPED, CHOSEN, SENT, ASKED)
_STEP = (
    "CASE WHEN r.closed_on IS NOT NULL THEN 'closed' ELSE coalesce((SELECT h.status"
    " FROM request_helper h WHERE h.request_id = r.id AND h.status IN ("
    + ", ".join(f"'{one}'" for one in _FIRST)
    + ") ORDER BY CASE h.status "
    + " ".join(f"WHEN '{one}' THEN {number}" for number, one in enumerate(_FIRST))
    + " END LIMIT 1), 'new') END"
)
_ALIVE = "c.archived_at IS NULL AND c.deceased_on IS NULL"
_READ = (
    'SELECT r.id, r.asker_id, coalesce(a.name, r.asker_name), r.text, r.private, r."on",'
    f" r.closed_on, r.outcome, r.interaction_id, {_STEP}"
)


@dataclass(frozen=True, slots=True)
class RequestHelper:
    """Somebody a request was taken to: how far it is since the day ``on``, why they were chosen."""

    id: int
    name: str
    status: str
    on: str
    why: str

    @property
    def under_way(self) -> bool:
        """Whether it may still come to something."""
        return self.status in UNDER_WAY


@dataclass(frozen=True, slots=True)
class RequestRow:
    """What somebody looks for; ``step`` is one of :data:`STEPS`.

    ``asker_id`` is None for somebody outside the network; ``asker`` is the name, "" when it is
    not known any more.
    """

    id: int
    asker_id: int | None
    asker: str
    text: str
    private: bool
    on: str
    closed_on: str | None
    outcome: str | None
    interaction_id: int | None
    step: str
    helpers: tuple[RequestHelper, ...]

    @property
    def open(self) -> bool:
        """Whether it is still looked for."""
        return self.closed_on is None

    @property
    def full(self) -> bool:
        """Whether as many people are under way as a request is taken to at once."""
        return sum(one.under_way for one in self.helpers) >= MOST_UNDER_WAY

    def helper(self, contact: int | None) -> RequestHelper | None:
        """Return one of those it was taken to."""
        return next((one for one in self.helpers if one.id == contact), None)


def request_ids(query: str = "") -> Mapping[str, array[int]]:
    """Return the requests of each step, newest first.

    Each word of ``query`` begins one of the text, of the asker's name or of a helper's.
    """
    asked = about(
        query, "(r.text || ' ' || coalesce(r.asker_name, ''))", "r.asker_id IN {named}",
        "r.id IN (SELECT request_id FROM request_helper WHERE contact_id IN {named})",
    )  # fmt: skip
    found: dict[str, array[int]] = {step: array("q") for step in STEPS}
    if asked.sql == NOBODY:
        return found
    for step, ids in rows(
        f"SELECT step, json_group_array(id) FROM (SELECT r.id AS id, {_STEP} AS step"
        f" FROM request r WHERE {asked.sql}"
        ' ORDER BY coalesce(r.closed_on, r."on") DESC, r.id DESC) GROUP BY step',
        asked.parameters,
    ):
        found[step] = array("q", json.loads(ids))
    return found


def request_rows(ids: Iterable[int]) -> list[RequestRow]:
    """Return the requests of ``ids`` in their order; what is gone is left out."""
    return _rows(
        f"{_READ} FROM json_each(?) l CROSS JOIN request r ON r.id = l.value"
        " LEFT JOIN contact a ON a.id = r.asker_id ORDER BY l.key",
        (id_list(ids),),
    )


def open_requests(limit: int) -> list[RequestRow]:
    """Return what is still looked for, the newest first."""
    return _rows(
        f"{_READ} FROM request r INDEXED BY request_open LEFT JOIN contact a ON a.id = r.asker_id"
        ' WHERE r.closed_on IS NULL ORDER BY r."on" DESC, r.id DESC LIMIT ?',
        (limit,),
    )


def open_count() -> int:
    """Return how many requests are open."""
    return rows("SELECT count(*) FROM request WHERE closed_on IS NULL")[0][0]


def exported(*, private: bool = False) -> list[RequestRow]:
    """Return the requests that go out in an export, oldest first; private ones only if asked."""
    return _rows(
        f"{_READ} FROM request r LEFT JOIN contact a ON a.id = r.asker_id"
        " WHERE r.private = 0 OR ? ORDER BY r.id",
        (int(private),),
    )


def _rows(sql: str, values: tuple[Any, ...]) -> list[RequestRow]:
    found = rows(sql, values)
    helpers: dict[int, list[RequestHelper]] = {}
    for request, *rest in rows(
        "SELECT h.request_id, c.id, c.name, h.status, h.\"on\", coalesce(h.why, '')"
        " FROM json_each(?) l CROSS JOIN request_helper h ON h.request_id = l.value"
        " CROSS JOIN contact c ON c.id = h.contact_id ORDER BY h.id",
        (id_list(row[0] for row in found),),
    ):
        helpers.setdefault(request, []).append(RequestHelper(*rest))
    return [
        RequestRow(
            id=row[0], asker_id=row[1], asker=row[2] or "", text=row[3], private=bool(row[4]),
            on=row[5], closed_on=row[6], outcome=row[7], interaction_id=row[8], step=row[9],
            helpers=tuple(helpers.get(row[0], ())),
        )
        for row in found
    ]  # fmt: skip


# On the card, and today -------------------------------------------------------------------------


def requests_of(contact_id: int) -> list[RequestRow]:
    """Return what one person looked for, and the requests taken to them, newest first."""
    ids = rows(
        'SELECT id FROM (SELECT id, "on" FROM request WHERE asker_id = ?1 UNION'
        ' SELECT r.id, r."on" FROM request_helper h CROSS JOIN request r ON r.id = h.request_id'
        ' WHERE h.contact_id = ?1) ORDER BY "on" DESC, id DESC LIMIT ?2',
        (contact_id, OF_ONE_MOST),
    )
    return request_rows(row[0] for row in ids)


def growth_of(contact_id: int) -> list[GrowthLine]:
    """Return the requests of one person as the card shows them, newest first."""
    return [
        GrowthLine(
            PLACE, request.id, request.on, *request_words.of_person(request, contact_id),
            request.asker_id, request.asker,
        )
        for request in requests_of(contact_id)
    ]  # fmt: skip


def growth_waiting(today: datetime.date) -> list[GrowthLine]:
    """Return what requests wait for on a day: questions first, then the newest open ones.

    ``person`` of a question is the helper it is about. Who has waited for an answer is asked about
    after seven days, what came of it after fourteen; who agreed is to be told of at once.
    """
    found = rows(
        "SELECT r.id, h.contact_id FROM request r INDEXED BY request_open"
        " CROSS JOIN request_helper h ON h.request_id = r.id"
        f" CROSS JOIN contact c ON c.id = h.contact_id AND {_ALIVE} WHERE r.closed_on IS NULL"
        " AND (h.status = 'agreed' OR (h.status = 'sent' AND h.\"on\" <= ?)"
        " OR (h.status = 'asked' AND h.\"on\" <= ?))"
        ' ORDER BY h."on" DESC, h.id DESC LIMIT ?',
        (_back(today, OUTCOME_DAYS), _back(today, ANSWER_DAYS), WAITING_MOST - OPEN_MOST),
    )
    asked = {request.id: request for request in request_rows({row[0] for row in found})}
    lines: list[GrowthLine] = []
    for number, contact in found:
        request = asked.get(number)
        helper = request.helper(contact) if request is not None else None
        if request is not None and helper is not None:
            lines.append(
                GrowthLine(
                    PLACE, number, helper.on, request_words.question(request, helper),
                    request_words.since(helper, today), contact, helper.name,
                )
            )  # fmt: skip
    for request in open_requests(OPEN_MOST + len(asked)):
        if request.id not in asked and len(lines) < len(found) + OPEN_MOST:
            lines.append(
                GrowthLine(
                    PLACE, request.id, request.on, request_words.sought(request),
                    request_words.step(request), request.asker_id, request.asker,
                )
            )  # fmt: skip
    return lines


def _back(today: datetime.date, days: int) -> str:
    return (today - datetime.timedelta(days=days)).isoformat()
