"""What brings somebody up whatever their rhythm: a promise, a message, a birthday, a question.

Each kind looks at no more than :data:`weights.BOOSTED_MOST` of its newest rows, so the answer
takes the same time in a network of any size.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from reseau_tui.network import weights
from reseau_tui.network.anniversaries import days_of_year
from reseau_tui.network.reading import day_of, id_list, rows

LISTED = (
    "c.archived_at IS NULL AND c.deceased_on IS NULL AND c.circle IS NOT NULL"
    " AND (c.circle < 5 OR c.rhythm_days IS NOT NULL)"
)
"""Who may come up at all: circle 5 without an own rhythm and the unsorted never do."""


@dataclass(frozen=True, slots=True)
class Boost:
    """One reason to come up: ``kind`` is promise, message, birthday or ask.

    ``on`` is the day it is due, was received or falls on; ``age`` the age reached, if known.
    """

    kind: str
    on: datetime.date
    text: str = ""
    age: int | None = None


WEIGHTS = {
    "promise": weights.BOOST_PROMISE,
    "message": weights.BOOST_MESSAGE,
    "birthday": weights.BOOST_BIRTHDAY,
    "ask": weights.BOOST_ASK,
}


def total(boosts: tuple[Boost, ...]) -> float:
    """Return what boosts add to P, at most 1.5; a kind counts once."""
    kinds = {boost.kind for boost in boosts}
    return min(weights.BOOST_MOST, sum(WEIGHTS[kind] for kind in kinds))


def all_boosts(
    today: datetime.date, ids: Iterable[int] | None = None
) -> dict[int, tuple[Boost, ...]]:
    """Return the boosts, strongest first, of everybody who has one and may come up.

    With ``ids``, of these people alone.
    """
    asked = None if ids is None else id_list(ids)
    found: dict[int, list[Boost]] = {}
    for source in (
        promises_due(today, asked),
        messages_waiting(asked),
        birthdays_near(today, asked),
        to_ask(asked),
    ):
        for contact, boost in source.items():
            found.setdefault(contact, []).append(boost)
    return {contact: tuple(boosts) for contact, boosts in found.items()}


_AMONG = "FROM json_each(?) a CROSS JOIN participant p ON p.contact_id = a.value"

_COMES_UP = (
    " CROSS JOIN contact c INDEXED BY contact_listed ON c.id = {contact}" + f" WHERE {LISTED}"
)


def promises_due(today: datetime.date, ids: str | None = None) -> dict[int, Boost]:
    """Return, by contact (of a JSON list), the open promise that has been due longest."""
    newest = " ORDER BY due_on DESC LIMIT ?"
    among = " AND contact_id IN (SELECT value FROM json_each(?))"
    found = rows(
        "SELECT p.contact_id, p.due_on, p.text FROM (SELECT contact_id, due_on, text FROM promise"
        f" WHERE done_at IS NULL AND due_on <= ?{newest if ids is None else among}) p"
        f"{_COMES_UP.format(contact='p.contact_id')}",
        (today.isoformat(), weights.BOOSTED_MOST if ids is None else ids),
    )
    due: dict[int, Boost] = {}
    for contact, day, text in sorted(found, key=lambda row: row[1]):
        due.setdefault(contact, Boost("promise", datetime.date.fromisoformat(day[:10]), text))
    return due


def messages_waiting(ids: str | None = None) -> dict[int, Boost]:
    """Return, by contact, the first message of theirs that nothing of mine or ours followed."""
    ours = "SELECT q.moment FROM participant q WHERE q.contact_id = {contact} AND q.turn < 2"
    if ids is None:
        found = rows(
            "SELECT p.contact_id, p.moment FROM (SELECT moment, contact_id"
            " FROM participant INDEXED BY participant_waiting"
            " WHERE turn = 2 ORDER BY moment DESC LIMIT ?) p"
            f"{_COMES_UP.format(contact='p.contact_id')}"
            f" AND NOT EXISTS ({ours.format(contact='p.contact_id')} AND q.moment > p.moment)",
            (weights.BOOSTED_MOST,),
        )
    else:
        last = f"{ours.format(contact='a.value')} ORDER BY q.moment DESC LIMIT 1"
        found = rows(
            f"SELECT a.value, p.moment {_AMONG} AND p.moment > coalesce(({last}), 0)"
            f"{_COMES_UP.format(contact='a.value')} AND p.turn = 2 ORDER BY p.moment DESC",
            (ids,),
        )
    # Newest first: what is written last is the earliest of those still waiting.
    return {contact: Boost("message", day_of(moment)) for contact, moment in found}


def birthdays_near(today: datetime.date, ids: str | None = None) -> dict[int, Boost]:
    """Return, by contact, a birthday from today to seven days on."""
    days = days_of_year(today, weights.BIRTHDAY_DAYS)
    marks = ", ".join("(?, ?)" for _ in days)
    among = "" if ids is None else " AND c.id IN (SELECT value FROM json_each(?))"
    found = rows(
        f"WITH near (month, day) AS (VALUES {marks})"
        " SELECT c.id, c.birth_year, c.birth_month, c.birth_day FROM near"
        " CROSS JOIN contact c INDEXED BY contact_listed_birthday"
        " ON c.birth_month = near.month AND c.birth_day = near.day"
        f" WHERE {LISTED}{among} ORDER BY c.circle, c.id LIMIT ?",
        [
            *(number for pair in days for number in pair),
            *([] if ids is None else [ids]),
            weights.BOOSTED_MOST,
        ],
    )
    near: dict[int, Boost] = {}
    for contact, year, month, day in found:
        on = days[month, day]
        near[contact] = Boost("birthday", on, age=on.year - year if year else None)
    return near


def to_ask(ids: str | None = None) -> dict[int, Boost]:
    """Return, by contact (of a JSON list), the open question about them that was noted last."""
    if ids is None:
        found = rows(
            'SELECT n.contact_id, n."on", n.text FROM (SELECT id, contact_id, "on", text'
            " FROM news INDEXED BY news_to_ask WHERE kind = 'ask' AND closed_on IS NULL"
            ' ORDER BY "on" DESC, contact_id DESC LIMIT ?) n'
            f'{_COMES_UP.format(contact="n.contact_id")} ORDER BY n."on", n.id',
            (weights.BOOSTED_MOST,),
        )
    else:
        found = rows(
            'SELECT a.value, n."on", n.text FROM json_each(?) a CROSS JOIN news n'
            " INDEXED BY news_by_contact ON n.contact_id = a.value AND n.kind = 'ask'"
            " AND n.closed_on IS NULL"
            f'{_COMES_UP.format(contact="a.value")} ORDER BY n."on", n.id',
            (ids,),
        )
    # Oldest first: what was noted last is what is kept.
    return {
        contact: Boost("ask", datetime.date.fromisoformat(day[:10]), text)
        for contact, day, text in found
    }


def unanswered(ids: str) -> dict[int, int]:
    """Return how many messages of mine in a row nobody answered, for a JSON list of contacts.

    Counted back from now to the last time we were in touch: anything of theirs or of both, or a
    call or meeting of mine. My touches (a like, a comment) are neither.
    """
    # What the turns are: model.triggers.TURN.
    found = rows(
        "SELECT a.value, (SELECT count(*) FROM participant p"
        " WHERE p.contact_id = a.value AND p.touch = 0 AND p.turn = 1 AND p.moment > coalesce("
        "(SELECT q.moment FROM participant q WHERE q.contact_id = a.value AND q.turn <> 1"
        " ORDER BY q.moment DESC LIMIT 1), 0)) FROM json_each(?) a",
        (ids,),
    )
    return dict(found)
