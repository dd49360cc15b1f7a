"""Network interviews: with whom, for whom, how far, the names obtained there.

Plain SQL over a DB-API connection inside the caller's action. Days are YYYY-MM-DD. What a card
may not do it may not do by any key: it leaves Done only when thanks were said or left out on
purpose.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from peewee import DoesNotExist

from reseau_tui import clock
from reseau_tui.model import write
from reseau_tui.model.contacts import ContactFields, add_contact
from reseau_tui.model.introductions import add_introduction
from reseau_tui.text import clean, clean_note

if TYPE_CHECKING:
    import sqlite3

TO_CONTACT, ASKED, DATE_SET = "to-contact", "asked", "date-set"
DONE, THANKED, TOLD = "done", "thanked", "told"

STEPS = (TO_CONTACT, ASKED, DATE_SET, DONE, THANKED, TOLD)
"""The columns of the board, in order."""

Who = int | str
"""Somebody in the network by id, or the name of somebody who is not."""


class ThanksFirst(ValueError):
    """The card cannot leave Done: no thanks were said, and none were left out on purpose."""


@dataclass(frozen=True, slots=True)
class InterviewFields:
    """What a form says of an interview.

    ``contact`` and ``recommender`` named by a name become contacts; ``whom`` (for whom it is,
    None for me) by a name stays somebody outside the network.
    """

    contact: Who
    aim: str = ""
    whom: Who | None = None
    recommender: Who | None = None
    questions: str = ""
    give_back: str = ""
    meet_on: str | None = None
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class NameObtained:
    """A name that the interview led to: somebody there already (``contact``), or new."""

    name: str
    contact: int | None = None
    organisation: str = ""
    city: str = ""
    tags: tuple[str, ...] = ()
    why: str = ""


def add_interview(connection: sqlite3.Connection, fields: InterviewFields, on: str) -> int:
    """Keep an interview to come, from the day ``on``; return its id.

    Raises ValueError when the three people are not different ones, or a name is none.
    """
    values = _values(connection, fields)
    columns = ", ".join(values)
    marks = ", ".join("?" for _ in values)
    cursor = connection.execute(
        f"INSERT INTO interview ({columns}, step, since) VALUES ({marks}, ?, ?)",
        (*values.values(), DATE_SET if values["meet_on"] else TO_CONTACT, on),
    )
    return cursor.lastrowid or 0


def edit_interview(connection: sqlite3.Connection, interview: int, fields: InterviewFields) -> None:
    """Make an interview what ``fields`` say; its step, its names and its thanks stay.

    Raises ValueError like :func:`add_interview`.
    """
    _change(connection, interview, **_values(connection, fields))


def _values(connection: sqlite3.Connection, fields: InterviewFields) -> dict[str, object]:
    contact = _person(connection, fields.contact)
    recommender = None
    if fields.recommender:
        recommender = _person(connection, fields.recommender)
    whom = fields.whom if isinstance(fields.whom, int) else None
    if contact in (recommender, whom):
        raise ValueError("an interview is with somebody else")
    return {
        "contact_id": contact,
        "for_id": whom,
        "for_name": clean(fields.whom) or None if isinstance(fields.whom, str) else None,
        "aim": clean_note(fields.aim),
        "recommender_id": recommender,
        "questions": clean_note(fields.questions) or None,
        "give_back": clean_note(fields.give_back) or None,
        "meet_on": fields.meet_on,
        "outcome": clean_note(fields.outcome) or None,
    }


def _person(connection: sqlite3.Connection, who: Who) -> int:
    if isinstance(who, int):
        return who
    return write.add_contact(connection, who, int(clock.now().timestamp()))


def move_interview(
    connection: sqlite3.Connection, interview: int, step: str, on: str, meet_on: str | None = None
) -> None:
    """Put a card into another column, from the day ``on``; ``meet_on`` is a day agreed on.

    Into Done, ``on`` is the day it took place. Back before Done, it did not: its day and its
    thanks go. Raises ThanksFirst, ValueError for an unknown step.
    """
    now = _step(connection, interview)
    place, before = STEPS.index(step), STEPS.index(now)
    values: dict[str, object] = {"step": step}
    if place != before:
        values["since"] = on
    if place > STEPS.index(DONE):
        _thanks_said(connection, interview)
    if place < STEPS.index(DONE):
        values |= {"done_on": None, "thanked_on": None, "no_thanks": 0}
    elif before < STEPS.index(DONE):
        values["done_on"] = on
    if meet_on is not None:
        values["meet_on"] = meet_on
    _change(connection, interview, **values)


def log_meeting(
    connection: sqlite3.Connection, interview: int, words: str, on: str, others: Sequence[int] = ()
) -> int:
    """Write the interview down as a meeting, with ``others`` who were there; return its id."""
    with_whom = _one(connection, interview, "contact_id")
    return _log(connection, "meeting", words, on, (with_whom, *others), "both")


def say_thanks(
    connection: sqlite3.Connection,
    interview: int,
    words: str,
    on: str,
    *,
    recommender: str = "",
) -> int:
    """Write thanks down as an exchange of that kind and move the card to Thanked; return its id.

    With words for the ``recommender``, they are thanked as well, in an exchange of their own.
    Raises ValueError without words.
    """
    if not clean_note(words):
        raise ValueError("thanks need words")
    logged = _log(
        connection, "thanks", words, on, (_one(connection, interview, "contact_id"),), "me"
    )
    adviser = _one(connection, interview, "recommender_id")
    if adviser and clean_note(recommender):
        _log(connection, "thanks", recommender, on, (adviser,), "me")
    _change(connection, interview, thanked_on=on, no_thanks=0)
    _on_to(connection, interview, THANKED, on)
    return logged


def no_thanks(connection: sqlite3.Connection, interview: int, on: str) -> None:
    """Leave thanks out on purpose and move the card to Thanked."""
    _change(connection, interview, no_thanks=1, thanked_on=None)
    _on_to(connection, interview, THANKED, on)


def tell_outcome(
    connection: sqlite3.Connection, interview: int, outcome: str, on: str, *, log: bool
) -> None:
    """Write the outcome, move the card to Told; ``log``: as a message to them, too.

    Raises ThanksFirst, ValueError without an outcome.
    """
    words = clean_note(outcome)
    if not words:
        raise ValueError("an outcome needs words")
    _thanks_said(connection, interview)
    _change(connection, interview, outcome=words)
    if log:
        _log(connection, "message", words, on, (_one(connection, interview, "contact_id"),), "me")
    move_interview(connection, interview, TOLD, on)


def set_questions(connection: sqlite3.Connection, interview: int, text: str) -> None:
    """Say again what is to be asked there, one question a line."""
    _change(connection, interview, questions=clean_note(text) or None)


def put_aside(connection: sqlite3.Connection, interview: int, on: str | None) -> None:
    """Take a card off the board on that day; None brings it back.

    Raises ThanksFirst for one that is Done.
    """
    if on is not None and _step(connection, interview) == DONE:
        _thanks_said(connection, interview)
    _change(connection, interview, archived_at=on)


def drop_interview(connection: sqlite3.Connection, interview: int) -> None:
    """Remove a card; exchanges, introductions and people that came of it stay."""
    connection.execute("DELETE FROM interview WHERE id = ?", (interview,))


def add_name(
    connection: sqlite3.Connection, interview: int, obtained: NameObtained, on: str
) -> int:
    """Keep a name obtained in an interview; return the id of the contact.

    Somebody new is met through who gave the name. An introduction is proposed, between them and
    whom the interview was for. A name obtained there already is kept once. Raises ValueError
    for a name that is none or that means one of the two.
    """
    row = connection.execute(
        "SELECT contact_id, for_id, aim FROM interview WHERE id = ?", (interview,)
    ).fetchone()
    if row is None:
        raise DoesNotExist(interview)
    giver, whom, aim = row
    person = obtained.contact
    if person is None:
        person = add_contact(
            ContactFields(
                {"name": obtained.name, "city": obtained.city, "met_through": giver},
                organisation=obtained.organisation or None,
                tags=obtained.tags or None,
            )
        )
    known = connection.execute(
        "SELECT 1 FROM introduction WHERE interview_id = ? AND second_id = ?", (interview, person)
    ).fetchone()
    if known is None:
        add_introduction(
            connection, introducer=giver, on=on, second=person,
            first=whom if whom not in (giver, person) else None,
            why=obtained.why or aim, interview=interview,
        )  # fmt: skip
    return person


def _on_to(connection: sqlite3.Connection, interview: int, step: str, on: str) -> None:
    """Move a card on; one that is there or further stays."""
    if STEPS.index(_step(connection, interview)) < STEPS.index(step):
        move_interview(connection, interview, step, on)


def _thanks_said(connection: sqlite3.Connection, interview: int) -> None:
    if not _one(connection, interview, "thanked_on IS NOT NULL OR no_thanks"):
        raise ThanksFirst("thanks come before that")


def _step(connection: sqlite3.Connection, interview: int) -> str:
    """Return its step; what another program wrote and we do not know is the first one."""
    step = _one(connection, interview, "step")
    return step if step in STEPS else TO_CONTACT


def _one(connection: sqlite3.Connection, interview: int, column: str) -> Any:
    row = connection.execute(
        f"SELECT {column} FROM interview WHERE id = ?", (interview,)
    ).fetchone()
    if row is None:
        raise DoesNotExist(interview)
    return row[0]


def _log(
    connection: sqlite3.Connection,
    kind: str,
    words: str,
    on: str,
    people: Sequence[int],
    initiative: str,
) -> int:
    return write.add_interaction(
        connection,
        on=on,
        people=tuple(dict.fromkeys(people)),
        created_at=int(clock.now().timestamp()),
        kind=kind,
        initiative=initiative,
        text=words,
        source="app",
    )


def _change(connection: sqlite3.Connection, interview: int, **values: object) -> None:
    columns = ", ".join(f"{name} = ?" for name in values)
    changed = connection.execute(
        f"UPDATE interview SET {columns} WHERE id = ?", (*values.values(), interview)
    )
    if not changed.rowcount:
        raise DoesNotExist(interview)
