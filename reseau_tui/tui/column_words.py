"""What a column of a table can be, in words; a label such as "mobile" stands beside the field."""

from __future__ import annotations

from reseau_tui.i18n import _
from reseau_tui.interchange.any_csv import field_named
from reseau_tui.text import fold
from reseau_tui.tui.drawing import safe

NOTHING = ""

_OFFERED = (
    "name", "first", "last", "middle", "nickname", "prefix", "suffix",
    "email", "email:home", "email:work", "phone", "phone:mobile", "phone:home", "phone:work",
    "organisation", "department", "title", "url", "handle",
    "address", "street", "postcode", "city", "region", "country",
    "birthday", "date", "birth_day", "birth_month", "birth_year", "tags", "notes",
    "circle", "sphere", "style", "rhythm", "met_on", "met_where", "uid",
)  # fmt: skip
"""In the order in which they are offered."""


def field_words(field: str) -> str:
    """Return a field with its label in words: ``phone (mobile)``."""
    if field == NOTHING:
        return _("left out")
    called, _colon, label = field.partition(":")
    words = _fields().get(called, called)
    if not label:
        return words
    return f"{words} ({_labels().get(label, safe(label))})"


def fields_like(typed: str) -> list[str]:
    """Return the fields whose words hold what is typed, those that begin with it first.

    A name of a column that is known ("courriel") means its field too.
    """
    if not typed:
        return [*_OFFERED]
    wanted = fold(typed)
    words = {field: fold(field_words(field)) for field in _OFFERED}
    found = [field for field, said in words.items() if said.startswith(wanted)]
    found += [field for field, said in words.items() if wanted in said and field not in found]
    meant = field_named(typed)
    if meant and meant not in found:
        found.insert(0, meant)
    return found


def _fields() -> dict[str, str]:
    return {
        "name": _("whole name"),
        "first": _("first name"),
        "middle": _("middle name"),
        "last": _("last name"),
        "prefix": _("title before the name"),
        "suffix": _("what follows the name"),
        "nickname": _("nickname"),
        "organisation": _("organisation"),
        "department": _("department"),
        "title": _("job title"),
        "email": _("e-mail"),
        "phone": _("phone"),
        "url": _("web page"),
        "handle": _("handle"),
        "address": _("whole address"),
        "street": _("street"),
        "postcode": _("postcode"),
        "city": _("city"),
        "region": _("region"),
        "country": _("country"),
        "birthday": _("birthday"),
        "date": _("another important date"),
        "tags": _("tags"),
        "notes": _("notes"),
        "note": _("a line of the notes"),
        "circle": _("circle (1 to 5)"),
        "sphere": _("sphere"),
        "style": _("style"),
        "rhythm": _("rhythm in days"),
        "met_on": _("met on"),
        "met_where": _("met where"),
        "birth_year": _("year of birth"),
        "birth_month": _("month of birth"),
        "birth_day": _("day of birth"),
        "uid": _("identifier (UID)"),
        "key": _("key in that program"),
    }


def _labels() -> dict[str, str]:
    return {"home": _("private"), "work": _("work"), "mobile": _("mobile")}
