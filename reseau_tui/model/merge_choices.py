"""Which side of a merge each field comes from, and what the fields become. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from reseau_tui.model.contacts import RHYTHMS
from reseau_tui.model.normal import normal_name
from reseau_tui.model.write import sort_name
from reseau_tui.text import NOTE_LIMIT, clean_note

Values = Mapping[str, Any]

KEEP, OTHER, BOTH = "keep", "other", "both"
"""The sides of a merge: who stays, who is merged into them, and (for the notes) both joined."""

FIELDS: Mapping[str, tuple[str, ...]] = {
    "name": ("name",),
    "nickname": ("nickname",),
    "birthday": ("birth_year", "birth_month", "birth_day"),
    "circle": ("circle",),
    "rhythm_days": ("rhythm_days",),
    "style": ("style",),
    "sphere": ("sphere",),
    "city": ("city",),
    "country": ("country",),
    "met_on": ("met_on",),
    "met_where": ("met_where",),
    "met_through": ("met_through",),
    "snoozed_until": ("snoozed_until",),
    "archived_at": ("archived_at",),
    "deceased_on": ("deceased_on",),
    "starred": ("starred",),
    "notes": ("notes",),
}
"""What can be chosen, and the columns of a contact it stands for."""

_NEVER = 1 << 30
_WHOLE_NAME = 2


class NotesTooLongError(ValueError):
    """The two notes do not fit in one; one side has to be chosen."""


def default_choices(keep: Values, other: Values) -> dict[str, str]:
    """Return the side of each field unless somebody chooses: nothing known is given up.

    The circle comes from the closer side, the rhythm from the shorter; what is empty is filled.
    """
    sides: dict[str, str] = {}
    for field, columns in FIELDS.items():
        ours = sum(keep[column] is not None for column in columns)
        theirs = sum(other[column] is not None for column in columns)
        sides[field] = OTHER if theirs > ours else KEEP
    if _wholeness(other["name"]) > _wholeness(keep["name"]):
        sides["name"] = OTHER
    if (other["circle"] or _NEVER) < (keep["circle"] or _NEVER):
        sides["circle"] = OTHER
    circle = other["circle"] if sides["circle"] == OTHER else keep["circle"]
    sides["rhythm_days"] = (
        OTHER
        if _days(other["rhythm_days"], circle) < _days(keep["rhythm_days"], circle)
        else KEEP
    )  # fmt: skip
    if keep["style"] == "regular" and other["style"] != "regular":
        sides["style"] = OTHER  # "regular" is what everybody begins with
    # Whoever is in the lists on one side, or put off for longer, is so afterwards.
    sides["archived_at"] = OTHER if keep["archived_at"] and not other["archived_at"] else KEEP
    if (other["snoozed_until"] or "") > (keep["snoozed_until"] or ""):
        sides["snoozed_until"] = OTHER
    if other["starred"] and not keep["starred"]:
        sides["starred"] = OTHER
    if keep["notes"] and other["notes"]:
        sides["notes"] = BOTH
    return sides


def merged_values(keep: Values, other: Values, choices: Mapping[str, str]) -> dict[str, Any]:
    """Return the columns of ``keep`` that change when ``other`` is merged into it as chosen.

    Raises ValueError for a field or side that there is not, NotesTooLongError for notes that do
    not fit together.
    """
    values = dict(keep)
    for field, side in choices.items():
        if field not in FIELDS or side not in (KEEP, OTHER, BOTH):
            raise ValueError(f"no choice {field}: {side}")
        if side == BOTH and field != "notes":
            raise ValueError(f"only one {field} can be kept")
        if side == OTHER:
            values |= {column: other[column] for column in FIELDS[field]}
    if choices.get("notes") == BOTH:
        values["notes"] = joined_notes(keep["notes"], other["notes"])
    people = (keep["id"], other["id"])
    if values["met_through"] in people:
        # Nobody is met through themselves: what the other side says, if that is somebody else.
        through = [side["met_through"] for side in (keep, other)]
        values["met_through"] = next((one for one in through if one not in (None, *people)), None)
    since = [one["circle_since"] for one in (keep, other) if one["circle_since"]]
    values["circle_since"] = min(since) if since and values["circle"] else None
    for column in ("language", "form", "channel"):
        values[column] = keep[column] or other[column]
    # Who is in sight on one side is found.
    lost = [one["lost_on"] for one in (keep, other)]
    values["lost_on"] = min(lost) if all(lost) else None
    # Who asked not to be greeted is not, whichever of the two it was noted on.
    values["greeted"] = min(keep["greeted"], other["greeted"])
    values["sort_name"] = sort_name(values["name"])
    values["created_at"] = min(keep["created_at"], other["created_at"])
    values["extra"] = _joined_extra(keep["extra"], other["extra"])
    return {column: value for column, value in values.items() if value != keep[column]}


def joined_notes(first: str | None, second: str | None) -> str | None:
    """Return two notes as one; one that holds the other is enough.

    Raises NotesTooLongError when something would be cut off.
    """
    if not first or not second:
        return first or second
    if second in first:
        return first
    if first in second:
        return second
    joined = f"{first}\n\n{second}"
    if len(joined) > NOTE_LIMIT:
        raise NotesTooLongError(f"more than {NOTE_LIMIT} characters")
    return clean_note(joined)


def _wholeness(name: str) -> int:
    """Return how whole a name is: 0 an address or number, 1 a word, 2 two words and more."""
    if "@" in name or not any(letter.isalpha() for letter in name):
        return 0
    whole = [word for word in normal_name(name).split() if len(word) > 1]
    return min(len(whole), _WHOLE_NAME)


def _days(own: int | None, circle: int | None) -> int:
    return own or RHYTHMS.get(circle or 0, _NEVER)


def _joined_extra(first: str | None, second: str | None) -> str | None:
    """Return the kept properties of both; text that is not the list it must be stays alone."""
    if not first or not second:
        return first or second
    try:
        lines = [*json.loads(first), *json.loads(second)]
        return json.dumps(list(dict.fromkeys(map(str, lines))), ensure_ascii=False)
    except (ValueError, TypeError):
        return first
