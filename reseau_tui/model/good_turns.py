"""Good turns: help given and received, thanks said for it. Callers open the action."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from peewee import DoesNotExist

from reseau_tui import clock
from reseau_tui.model import write
from reseau_tui.model.database import connection
from reseau_tui.model.tables import GoodTurn
from reseau_tui.text import clean_note

KINDS = (
    "information", "company", "job", "recommendation", "support", "outing", "moving", "care",
    "loan", "other",
)  # fmt: skip
"""What help may be about."""

OUTCOMES = ("good", "some", "nothing")
"""What may have come of it; None: not known."""


@dataclass(frozen=True, slots=True)
class TurnFields:
    """What a form says of a good turn.

    ``given`` is by me to the contact, else it was received from them. ``on`` is the day it was
    done, or asked for as long as it is not ``done``; today unless given, and never to come.
    ``through`` is the id of a third person it came through.
    """

    contact: int
    given: bool
    text: str
    kind: str = "other"
    on: datetime.date | None = None
    through: int | None = None
    done: bool = True
    outcome: str | None = None


def add_good_turn(fields: TurnFields) -> int:
    """Keep a good turn; return its id.

    Raises ValueError without a text, for an unknown kind or outcome, or when the third person is
    the contact.
    """
    values = _values(fields)
    columns = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join("?" for _ in values)
    cursor = connection().execute(
        f"INSERT INTO good_turn ({columns}, created_at) VALUES ({marks}, ?)",
        (*values.values(), int(clock.now().timestamp())),
    )
    return cursor.lastrowid or 0


def edit_good_turn(turn_id: int, fields: TurnFields) -> None:
    """Make a good turn what ``fields`` say; thanks said for it stay.

    What was given, or is not done, is not thanked for: thanks noted go. Raises like
    :func:`add_good_turn`, and peewee's DoesNotExist for one that is gone.
    """
    values = _values(fields)
    if fields.given or not fields.done:
        values |= {"thanked_on": None, "no_thanks": 0}
    _change(turn_id, **values)


def _values(fields: TurnFields) -> dict[str, object]:
    text = clean_note(fields.text)
    if not text:
        raise ValueError("a good turn needs a text")
    if fields.kind not in KINDS:
        raise ValueError(f"no kind {fields.kind}")
    if fields.outcome is not None and fields.outcome not in OUTCOMES:
        raise ValueError(f"no outcome {fields.outcome}")
    if fields.through == fields.contact:
        raise ValueError("the third person is somebody else")
    return {
        "contact_id": fields.contact,
        "given": int(fields.given),
        "kind": fields.kind,
        "on": _day(fields.on),
        "text": text,
        "through_id": fields.through,
        "done": int(fields.done),
        "outcome": fields.outcome if fields.done else None,
    }


def finish_good_turn(
    turn_id: int, outcome: str | None = None, on: datetime.date | None = None
) -> None:
    """Mark what was only asked for as done, today unless ``on`` is given.

    Its day is from now on the one it was done on: the days until thanks count from there.
    Raises ValueError for an unknown outcome, peewee's DoesNotExist for one that is gone.
    """
    if outcome is not None and outcome not in OUTCOMES:
        raise ValueError(f"no outcome {outcome}")
    _change(turn_id, done=1, on=_day(on), outcome=outcome)


def reopen_good_turn(turn_id: int) -> None:
    """Mark a good turn as asked for and not done yet; outcome and thanks go."""
    _change(turn_id, done=0, outcome=None, thanked_on=None, no_thanks=0)


def note_outcome(turn_id: int, outcome: str | None) -> None:
    """Note what came of a good turn; None is not known. Raises ValueError, DoesNotExist."""
    if outcome is not None and outcome not in OUTCOMES:
        raise ValueError(f"no outcome {outcome}")
    _change(turn_id, outcome=outcome)


def drop_good_turn(turn_id: int) -> None:
    """Remove a good turn; the exchange it was noted in stays as it is."""
    GoodTurn.delete_by_id(turn_id)


def thank_for(turn_ids: Iterable[int], on: datetime.date | None = None) -> int:
    """Note that thanks were said for these, today unless ``on``; return for how many it was new.

    Only what was received and done can be thanked for; who was thanked already stays so.
    """
    thanked = 0
    for turn in turn_ids:
        thanked += (
            connection()
            .execute(
                "UPDATE good_turn SET thanked_on = ?, no_thanks = 0"
                " WHERE id = ? AND given = 0 AND done = 1 AND thanked_on IS NULL",
                (_day(on), turn),
            )
            .rowcount
        )
    return thanked


def say_thanks(turn_id: int, words: str, on: datetime.date | None = None) -> int:
    """Write thanks down as an exchange of that kind, for this good turn; return its id.

    Raises ValueError without words, peewee's DoesNotExist for one that is gone.
    """
    text = clean_note(words)
    if not text:
        raise ValueError("thanks need words")
    turn = GoodTurn.get_by_id(turn_id)
    logged = write.add_interaction(
        connection(),
        on=_day(on),
        people=(turn.contact.id,),
        created_at=int(clock.now().timestamp()),
        kind="thanks",
        initiative="me",
        text=text,
        source="app",
    )
    thank_for([turn_id], on)
    return logged


def no_thanks(turn_id: int) -> None:
    """Note that there are no thanks to say for it."""
    _change(turn_id, no_thanks=1, thanked_on=None)


def unthank(turn_id: int) -> None:
    """Take back that thanks were said, or that there are none to say."""
    _change(turn_id, no_thanks=0, thanked_on=None)


def _change(turn_id: int, **values: object) -> None:
    columns = ", ".join(f'"{name}" = ?' for name in values)
    changed = connection().execute(
        f"UPDATE good_turn SET {columns} WHERE id = ?", (*values.values(), turn_id)
    )
    if not changed.rowcount:
        raise DoesNotExist(turn_id)


def _day(on: datetime.date | None) -> str:
    return min(on or clock.today(), clock.today()).isoformat()
