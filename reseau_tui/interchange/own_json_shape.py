"""Our own JSON: which columns it carries under which section, and what each may hold.

Everything refers to people, interactions, news and campaigns by uid; tags go by name. Derived
columns (``sort_name``, ``normal``, the kept ones) are computed anew; history and backups stay at
home.

Version 1 knew neither news, good turns nor greetings: what its sections mean is read from them.
Version 2 knew neither relations, introductions, requests, interviews nor events.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any, cast

from reseau_tui.model.good_turns import KINDS, OUTCOMES
from reseau_tui.model.greetings import STATUSES
from reseau_tui.model.interviews import STEPS as INTERVIEW_STEPS
from reseau_tui.model.introductions import OUTCOMES as INTRODUCTION_OUTCOMES
from reseau_tui.model.introductions import STATUSES as INTRODUCTION_STATUSES
from reseau_tui.model.news import ASK, TELL, THEIRS
from reseau_tui.model.relations import KINDS as RELATION_KINDS
from reseau_tui.model.requests import STATUSES as HELPER_STATUSES
from reseau_tui.model.table import cleaned

FORMAT = "reseau"
VERSION = 3
FIRST_SECTION = "tags"
"""A file as we write it begins with it."""

Json = dict[str, Any]
Value = str | int | None
Check = Callable[[Any], bool]

_LARGEST = 2**62


class BadEntryError(ValueError):
    """An entry that cannot be taken; the message names its field."""


def text(value: Any) -> bool:
    """Tell whether ``value`` is a text."""
    return isinstance(value, str)


def text_or_none(value: Any) -> bool:
    """Tell whether ``value`` is a text, in a column that is NULL when an entry does not say it."""
    return isinstance(value, str)


def said(value: Any) -> bool:
    """Tell whether ``value`` is a text; unlike :func:`text`, it must be there."""
    return isinstance(value, str)


def words(value: Any) -> bool:
    """Tell whether ``value`` is a text that says something."""
    return isinstance(value, str) and bool(value.strip())


def year(value: Any) -> bool:
    """Tell whether ``value`` is a year that has one before and after; it must be there."""
    return type(value) is int and datetime.MINYEAR < value < datetime.MAXYEAR


def one_of(*values: str) -> Check:
    """Return a check for one of these words."""
    return lambda value: value in values


def whole(low: int = -_LARGEST, high: int = _LARGEST) -> Check:
    """Return a check for whole numbers within bounds."""
    return lambda value: type(value) is int and low <= value <= high


def day(value: Any) -> bool:
    """Tell whether ``value`` is a day, YYYY-MM-DD."""
    try:
        return isinstance(value, str) and datetime.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def day_there(value: Any) -> bool:
    """Tell whether ``value`` is a day; unlike with :func:`day`, it must be there."""
    return day(value)


_MUST_BE_THERE = (said, year, day_there)


def hour(value: Any) -> bool:
    """Tell whether ``value`` is a time of day, HH:MM."""
    try:
        return isinstance(value, str) and f"{datetime.time.fromisoformat(value):%H:%M}" == value
    except ValueError:
        return False


YEAR = whole(1, 9999)
CONTACT: dict[str, Check] = {
    "uid": words,
    "name": words,
    "nickname": text,
    "sphere": text,
    "circle": whole(1, 5),
    "circle_since": text,
    "style": words,
    "rhythm_days": whole(1),
    "city": text,
    "country": text,
    "birth_year": YEAR,
    "birth_month": whole(1, 12),
    "birth_day": whole(1, 31),
    "met_on": text,
    "met_where": text,
    "notes": text,
    "snoozed_until": text,
    "archived_at": text,
    "deceased_on": text,
    "starred": whole(),
    "language": text,
    "form": text,
    "channel": text,
    "greeted": whole(0, 1),
    "lost_on": text,
    "extra": text,
    "created_at": whole(),
}
ROLE: dict[str, Check] = {"organisation": text, "title": text, "from_on": text, "to_on": text}
DATE: dict[str, Check] = {
    "label": said, "year": YEAR, "month": whole(1, 12), "day": whole(1, 31), "yearly": whole(0, 1)
}  # fmt: skip
POINT: dict[str, Check] = {"kind": words, "label": text, "value": words}
CONTACT_TAG: dict[str, Check] = {"name": words, "role": words}
SOURCE: dict[str, Check] = {"source": words, "key": text, "imported": text}
INTERACTION: dict[str, Check] = {
    "uid": words,
    "on": day,
    "at": hour,
    "kind": words,
    "initiative": words,
    "text": text,
    "line": text,
    "place": text,
    "minutes": whole(),
    "source": text,
    "created_at": whole(),
}
SECTION: dict[str, Check] = {"key": words, "text": text}
PROMISE: dict[str, Check] = {
    "uid": words, "due_on": day, "text": text, "done_at": text, "created_at": whole()
}  # fmt: skip
INBOX: dict[str, Check] = {"uid": words, "text": words, "received_at": words, "question": text}
PAIR: dict[str, Check] = {"reason": words, "preselected": words, "decision": text}
NEWS: dict[str, Check] = {
    "uid": words,
    "kind": one_of(TELL, ASK, THEIRS),
    "on": day,
    "text": words,
    "audience": text,
    "answer": text,
    "gesture": text,
    "closed_on": day,
    "created_at": whole(),
}
TOLD: dict[str, Check] = {"on": day}
GOOD_TURN: dict[str, Check] = {
    "uid": words,
    "given": whole(0, 1),
    "kind": one_of(*KINDS),
    "on": day,
    "text": words,
    "done": whole(0, 1),
    "outcome": one_of(*OUTCOMES),
    "thanked_on": day,
    "no_thanks": whole(0, 1),
    "created_at": whole(),
}
CAMPAIGN: dict[str, Check] = {
    "uid": words, "year": year, "season": words, "from_on": day_there, "to_on": day_there,
    "templates": text,
}  # fmt: skip
GREETING: dict[str, Check] = {
    "status": one_of(*STATUSES), "channel": text, "text": text_or_none, "on": day
}  # fmt: skip
RELATION: dict[str, Check] = {"uid": words, "kind": one_of(*RELATION_KINDS), "note": text}
REQUEST: dict[str, Check] = {
    "uid": words, "asker_name": text, "text": words, "private": whole(0, 1), "on": day,
    "closed_on": day, "outcome": text,
}  # fmt: skip
REQUEST_HELPER: dict[str, Check] = {
    "status": one_of(*HELPER_STATUSES), "on": day, "why": text_or_none
}  # fmt: skip
INTERVIEW: dict[str, Check] = {
    "uid": words, "for_name": text, "aim": text, "questions": text, "give_back": text,
    "step": one_of(*INTERVIEW_STEPS), "since": day_there, "meet_on": day, "done_on": day,
    "thanked_on": day, "no_thanks": whole(0, 1), "outcome": text, "archived_at": text,
}  # fmt: skip
INTRODUCTION: dict[str, Check] = {
    "uid": words, "why": text, "on": day, "status": one_of(*INTRODUCTION_STATUSES),
    "since": day_there, "outcome": one_of(*INTRODUCTION_OUTCOMES), "thanked_on": day,
    "no_thanks": whole(0, 1),
}  # fmt: skip
EVENT: dict[str, Check] = {
    "uid": words, "name": words, "on": day, "until_on": day, "place": text, "notes": text
}  # fmt: skip
EVENT_PERSON: dict[str, Check] = {
    "coming": whole(0, 1), "wanted": whole(0, 1), "met": whole(0, 2), "subject": text,
    "followed_up": text,
}  # fmt: skip

REQUIRED = {
    "uid": "", "name": "", "kind": "other", "value": "", "on": "", "text": "",
    "style": "regular", "starred": 0, "yearly": 1, "role": "tag", "initiative": "both",
    "source": "import", "key": "", "imported": "{}", "due_on": "", "received_at": "",
    "question": "[]", "reason": "", "preselected": "different", "created_at": 0,
    "greeted": 1, "given": 0, "done": 1, "no_thanks": 0, "season": "new-year", "status": "",
    "private": 0, "aim": "", "step": "", "why": "", "coming": 0, "wanted": 0, "met": 0,
}  # fmt: skip
"""What a column that cannot be NULL gets when an entry does not say it."""


def _whole_letters(value: Any) -> Any:
    """Return a text without the half letters that JSON can hold and no database takes."""
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "replace").decode()
    return value


def checked(entry: Any, shape: dict[str, Check]) -> dict[str, Value]:
    """Return every column of ``shape`` from ``entry``. Raises BadEntryError for a misfit."""
    if not isinstance(entry, dict):
        raise BadEntryError("entry")
    found: dict[str, Value] = {}
    given = cast(Json, entry)
    for name, fits in shape.items():
        # As it is stored: what is nothing once cleaned says nothing, and uids are compared.
        value = _whole_letters(cleaned(name, given.get(name)))
        if value is None and name in REQUIRED and fits is not text_or_none:
            value = REQUIRED[name]
        if not fits(value) and (value is not None or fits in _MUST_BE_THERE):
            raise BadEntryError(name)
        found[name] = value
    return found


def listed(entry: Json, name: str) -> list[Any]:
    """Return the list an entry holds under ``name``, empty when it has none."""
    value = entry.get(name)
    if value is None:
        return []
    if not isinstance(value, list):
        raise BadEntryError(name)
    return cast(list[Any], value)
