"""Our own JSON: which columns it carries under which section, and what each may hold.

Everything refers to people, interactions and promises by uid; tags go by name. Derived columns
(``sort_name``, ``normal``, the kept ones) are computed anew; history and backups stay at home.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any, cast

FORMAT = "reseau"
VERSION = 1
SECTIONS = ("tags", "contacts", "interactions", "promises", "inbox", "pairs")

Json = dict[str, Any]
Value = str | int | None
Check = Callable[[Any], bool]

_LARGEST = 2**62


class BadEntryError(ValueError):
    """An entry that cannot be taken; the message names its field."""


def text(value: Any) -> bool:
    """Tell whether ``value`` is a text."""
    return isinstance(value, str)


def said(value: Any) -> bool:
    """Tell whether ``value`` is a text; unlike :func:`text`, it must be there."""
    return isinstance(value, str)


def words(value: Any) -> bool:
    """Tell whether ``value`` is a text that says something."""
    return isinstance(value, str) and bool(value.strip())


def whole(low: int = -_LARGEST, high: int = _LARGEST) -> Check:
    """Return a check for whole numbers within bounds."""
    return lambda value: type(value) is int and low <= value <= high


def day(value: Any) -> bool:
    """Tell whether ``value`` is a day, YYYY-MM-DD."""
    try:
        return isinstance(value, str) and datetime.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


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
    "birth_year": whole(),
    "birth_month": whole(1, 12),
    "birth_day": whole(1, 31),
    "met_on": text,
    "met_where": text,
    "notes": text,
    "snoozed_until": text,
    "archived_at": text,
    "deceased_on": text,
    "starred": whole(),
    "extra": text,
    "created_at": whole(),
}
ROLE: dict[str, Check] = {"organisation": text, "title": text, "from_on": text, "to_on": text}
DATE: dict[str, Check] = {
    "label": said, "year": whole(), "month": whole(), "day": whole(), "yearly": whole()
}  # fmt: skip
POINT: dict[str, Check] = {"kind": words, "label": text, "value": words}
CONTACT_TAG: dict[str, Check] = {"name": words, "role": words}
SOURCE: dict[str, Check] = {"source": words, "key": text, "imported": text}
INTERACTION: dict[str, Check] = {
    "uid": words,
    "on": day,
    "at": text,
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
    "uid": words, "due_on": words, "text": text, "done_at": text, "created_at": whole()
}  # fmt: skip
INBOX: dict[str, Check] = {"uid": words, "text": words, "received_at": words, "question": text}
PAIR: dict[str, Check] = {"reason": words, "preselected": words, "decision": text}

REQUIRED = {
    "uid": "", "name": "", "kind": "other", "value": "", "on": "", "text": "",
    "style": "regular", "starred": 0, "yearly": 1, "role": "tag", "initiative": "both",
    "source": "import", "key": "", "imported": "{}", "due_on": "", "received_at": "",
    "question": "[]", "reason": "", "preselected": "different", "created_at": 0,
}  # fmt: skip
"""What a column that cannot be NULL gets when an entry does not say it."""


def checked(entry: Any, shape: dict[str, Check]) -> dict[str, Value]:
    """Return every column of ``shape`` from ``entry``. Raises BadEntryError for a misfit."""
    if not isinstance(entry, dict):
        raise BadEntryError("entry")
    found: dict[str, Value] = {}
    given = cast(Json, entry)
    for name, fits in shape.items():
        value = given.get(name)
        if value is None and name in REQUIRED:
            value = REQUIRED[name]
        if not fits(value) and (value is not None or fits is said):
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
