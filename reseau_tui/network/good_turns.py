"""The good turns: thanks still to say, what is asked for, all that was given and received."""

from __future__ import annotations

import datetime
import json
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from reseau_tui.network.conditions import NOBODY, Condition, matching
from reseau_tui.network.filters import search_words
from reseau_tui.network.reading import as_day, id_list, rows
from reseau_tui.network.text_condition import about

NUDGE_DAYS = 3
"""Days after which thanks not yet said are gently recalled."""

PAGE = 50
"""Good turns of one person read at a time."""


@dataclass(frozen=True, slots=True)
class TurnRow:
    """One good turn. ``given`` is by me to them; ``through`` names the third person.

    ``on`` is the day it was done, or asked for as long as it is not ``done``.
    """

    id: int
    contact_id: int
    name: str
    given: bool
    kind: str
    on: str
    text: str
    through_id: int | None
    through: str | None
    done: bool
    outcome: str | None
    thanked_on: str | None
    no_thanks: bool

    @property
    def to_thank(self) -> bool:
        """Whether thanks are still to say."""
        return self.thankable and self.thanked_on is None and not self.no_thanks

    @property
    def thankable(self) -> bool:
        """Whether it is one to say thanks for: received, and done."""
        return self.done and not self.given

    def nudged(self, today: datetime.date) -> bool:
        """Return whether thanks have waited for three days or more."""
        on = as_day(self.on)
        return self.to_thank and on is not None and (today - on).days >= NUDGE_DAYS


@dataclass(frozen=True, slots=True)
class TurnIds:
    """Ids in the order of the list, newest first; none is in two of them.

    ``to_thank`` was received and not thanked for, ``open`` is asked for and not done yet,
    ``others`` are all the rest.
    """

    to_thank: array[int]
    open: array[int]
    others: array[int]

    @property
    def shown(self) -> int:
        """How many there are in all parts."""
        return len(self.to_thank) + len(self.open) + len(self.others)


_TO_THANK = "g.given = 0 AND g.done = 1 AND g.thanked_on IS NULL AND g.no_thanks = 0"
_ALIVE = "c.archived_at IS NULL AND c.deceased_on IS NULL"


def turn_ids(query: str = "", *, with_others: bool = True) -> TurnIds:
    """Return the good turns whose text or person has a word beginning with each of ``query``'s.

    Thanks to people who are archived or have died are not waited for: theirs are among the
    others, which are returned only ``with_others``.
    """
    asked = _asked(query)
    alive = f"EXISTS (SELECT 1 FROM contact c WHERE c.id = g.contact_id AND {_ALIVE})"
    to_thank = _ids("good_turn_to_thank", f"{_TO_THANK} AND {alive}", asked)
    others = array("q")
    if with_others:
        first = set(to_thank)
        done = _ids("good_turn_by_day", "g.done = 1", asked)
        others = array("q", [turn for turn in done if turn not in first])
    return TurnIds(to_thank, _ids("good_turn_open", "g.done = 0", asked), others)


def _asked(query: str) -> Condition:
    """Return the condition on ``good_turn g`` for the words of ``query``.

    The index of people knows the words of their good turns: it leaves few texts to look into.
    """
    exact = about(query, "g.text", "g.contact_id IN {named}")
    if exact.sql == NOBODY or not exact.parameters:
        return exact
    return Condition(
        "g.contact_id IN (SELECT rowid FROM contact_search WHERE contact_search MATCH ?)"
        f" AND {exact.sql}",
        (matching(search_words(query)), *exact.parameters),
    )


def _ids(index: str, where: str, asked: Condition) -> array[int]:
    if asked.sql == NOBODY:
        return array("q")
    found = rows(
        f"SELECT json_group_array(id) FROM (SELECT g.id FROM good_turn g INDEXED BY {index}"
        f' WHERE {where} AND {asked.sql} ORDER BY g."on" DESC, g.id DESC)',
        asked.parameters,
    )
    return array("q", json.loads(found[0][0]))


def thanks_to_say(today: datetime.date, limit: int) -> list[TurnRow]:
    """Return what thanks have not been said for after three days, newest first, at most ``limit``.

    Nobody who is archived or has died.
    """
    until = (today - datetime.timedelta(days=NUDGE_DAYS)).isoformat()
    return _read(
        f"good_turn g INDEXED BY good_turn_to_thank CROSS JOIN contact c ON c.id = g.contact_id"
        f' AND {_ALIVE} WHERE {_TO_THANK} AND g."on" <= ? ORDER BY g."on" DESC, g.id DESC LIMIT ?',
        (until, limit),
    )


def thanks_count() -> int:
    """Return for how many good turns thanks are still to say."""
    return rows(
        "SELECT count(*) FROM good_turn g INDEXED BY good_turn_to_thank CROSS JOIN contact c"
        f" ON c.id = g.contact_id AND {_ALIVE} WHERE {_TO_THANK}"
    )[0][0]


def turns_of(
    contact_id: int, before: tuple[str, int] | None = None, limit: int = PAGE
) -> list[TurnRow]:
    """Return a page of the good turns with one person: thanks to say and open ones first.

    Then the others, newest first; the next page, of these others only, begins ``before`` the day
    and id of the last one.
    """
    waiting: list[TurnRow] = []
    settled = f"NOT ({_TO_THANK}) AND g.done = 1"
    if before is None:
        waiting = _of(contact_id, f"NOT ({settled})", "g.done DESC,", (), limit)
    later = '(g."on", g.id) < (?, ?)' if before else "1"
    left = limit - len(waiting)
    return waiting + _of(contact_id, f"{settled} AND {later}", "", before or (), left)


def _of(
    contact_id: int, where: str, first: str, values: tuple[Any, ...], limit: int
) -> list[TurnRow]:
    return _read(
        "good_turn g INDEXED BY good_turn_by_contact CROSS JOIN contact c ON c.id = g.contact_id"
        f' WHERE g.contact_id = ? AND {where} ORDER BY {first} g."on" DESC, g.id DESC LIMIT ?',
        (contact_id, *values, limit),
    )


def thanks_for(people: Iterable[int], limit: int) -> list[TurnRow]:
    """Return for what thanks are still to say to ``people``, newest first."""
    return _read(
        "json_each(?) a CROSS JOIN good_turn g INDEXED BY good_turn_by_contact"
        " ON g.contact_id = a.value CROSS JOIN contact c ON c.id = g.contact_id"
        f' WHERE {_TO_THANK} ORDER BY g."on" DESC, g.id DESC LIMIT ?',
        (id_list(people), limit),
    )


def turn_rows(ids: Iterable[int]) -> list[TurnRow]:
    """Return the good turns of ``ids`` in their order; what is gone is left out."""
    return _read(
        "json_each(?) a CROSS JOIN good_turn g ON g.id = a.value"
        " CROSS JOIN contact c ON c.id = g.contact_id ORDER BY a.key",
        (id_list(ids),),
    )


def _read(rest: str, values: tuple[Any, ...]) -> list[TurnRow]:
    """Return what ``FROM rest`` finds; a third person who became the contact is none."""
    found = rows(
        'SELECT g.id, g.contact_id, c.name, g.given, g.kind, g."on", g.text,'
        " nullif(g.through_id, g.contact_id), (SELECT t.name FROM contact t"
        " WHERE t.id = g.through_id AND t.id != g.contact_id), g.done, g.outcome, g.thanked_on,"
        f" g.no_thanks FROM {rest}",
        values,
    )
    return [_row(row) for row in found]


def _row(row: tuple[Any, ...]) -> TurnRow:
    turn, contact, name, given, kind, on, text, through_id, through, done, *rest = row
    outcome, thanked_on, no_thanks = rest
    return TurnRow(
        turn, contact, name, bool(given), kind, on, text, through_id, through, bool(done), outcome,
        thanked_on, bool(no_thanks),
    )  # fmt: skip
