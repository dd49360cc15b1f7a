"""Our own JSON: the tables that only refer to others, each declared once for both ways.

A part is a section of the file and a table: its columns, the rows of other tables it refers to by
uid, and what makes an entry one that is there already. ``own_json`` writes and ``import_parts``
reads whatever stands here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from reseau_tui.interchange import own_json_shape as shape
from reseau_tui.interchange.own_json_shape import BadEntryError, Check, Value
from reseau_tui.model.news import TELL
from reseau_tui.model.relations import stored_as

Values = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Refers:
    """A reference: ``name`` is its name in the file, ``name_id`` its column.

    An entry without a ``needed`` one is not taken; without another, the column is NULL.
    """

    name: str
    table: str
    needed: bool = False

    @property
    def column(self) -> str:
        """The column that holds the id."""
        return f"{self.name}_id"


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the file and its table.

    An entry is there already when a row has its ``uid`` or all its values of ``same``.
    ``mend`` looks at the columns before they are written; it may change them or raise
    BadEntryError. ``json`` are columns that hold JSON.
    """

    section: str
    table: str
    columns: dict[str, Check]
    refers: tuple[Refers, ...] = ()
    same: tuple[str, ...] = ()
    json: tuple[str, ...] = ()
    mend: Callable[[Values], None] | None = None


def _news(values: Values) -> None:
    # Mine is about nobody, every other piece about somebody.
    if (values["kind"] == TELL) is (values["contact_id"] is not None):
        raise BadEntryError("contact")


def _good_turn(values: Values) -> None:
    if values["through_id"] == values["contact_id"]:
        values["through_id"] = None


def _relation(values: Values) -> None:
    contact, other = values["contact_id"], values["other_id"]
    if contact == other:
        raise BadEntryError("other")
    one_way = stored_as(cast(int, contact), cast(int, other), str(values["kind"]))
    values["contact_id"], values["other_id"], values["kind"] = one_way


def _request(values: Values) -> None:
    if values["asker_id"] is not None:
        values["asker_name"] = None


def _interview(values: Values) -> None:
    if values["for_id"] is not None:
        values["for_name"] = None


def _introduction(values: Values) -> None:
    # Nobody among the three is me, and nobody is two of them.
    three = [values[name] for name in ("introducer_id", "first_id", "second_id")]
    if len(set(three)) < len(three):
        raise BadEntryError("second")


def _whom(name: str, *, needed: bool = False) -> Refers:
    return Refers(name, "contact", needed)


_CONTACT = _whom("contact", needed=True)
_INTERACTION = Refers("interaction", "interaction")

PARTS = (
    Part("promises", "promise", shape.PROMISE, (_CONTACT, _INTERACTION)),
    Part("inbox", "inbox", shape.INBOX, same=("text",)),
    Part(
        "news", "news", shape.NEWS, (_whom("contact"), _INTERACTION), json=("audience",), mend=_news
    ),
    Part(
        "told", "told", shape.TOLD, (Refers("news", "news", needed=True), _CONTACT, _INTERACTION),
        same=("news_id", "contact_id"),
    ),
    Part(
        "good_turns", "good_turn", shape.GOOD_TURN, (_CONTACT, _whom("through"), _INTERACTION),
        mend=_good_turn,
    ),
    Part("campaigns", "campaign", shape.CAMPAIGN, same=("year", "season"), json=("templates",)),
    Part(
        "greetings", "greeting", shape.GREETING,
        (Refers("campaign", "campaign", needed=True), _CONTACT, _INTERACTION),
        same=("campaign_id", "contact_id"),
    ),
    Part(
        "relations", "relation", shape.RELATION, (_CONTACT, _whom("other", needed=True)),
        same=("contact_id", "other_id", "kind"), mend=_relation,
    ),
    Part("requests", "request", shape.REQUEST, (_whom("asker"), _INTERACTION), mend=_request),
    Part(
        "request_helpers", "request_helper", shape.REQUEST_HELPER,
        (Refers("request", "request", needed=True), _CONTACT), same=("request_id", "contact_id"),
    ),
    Part(
        "interviews", "interview", shape.INTERVIEW,
        (_CONTACT, _whom("for"), _whom("recommender")), mend=_interview,
    ),
    Part(
        "introductions", "introduction", shape.INTRODUCTION,
        (
            _whom("introducer"), _whom("first"), _whom("second"), Refers("request", "request"),
            Refers("interview", "interview"), _INTERACTION,
        ),
        mend=_introduction,
    ),
    Part("events", "event", shape.EVENT),
    Part(
        "event_people", "event_person", shape.EVENT_PERSON,
        (Refers("event", "event", needed=True), _CONTACT), same=("event_id", "contact_id"),
    ),
)  # fmt: skip
"""In this order, so that what is referred to comes before."""
