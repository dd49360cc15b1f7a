"""vCard values: escapes, structured values, days, labels and addresses, in both directions."""

from __future__ import annotations

import re
from typing import NamedTuple

from reseau_tui.interchange.vcard_lines import BASE64, Head
from reseau_tui.text import clean

# --- escapes --------------------------------------------------------------------------------

_ESCAPED = re.compile(r"\\([nN,;:\\])")
_TO_ESCAPE = re.compile(r"[\\;,]|\r\n|[\r\n\v\f\x85\u2028\u2029]")


def _unescaped(found: re.Match[str]) -> str:
    letter = found[1]
    return "\n" if letter in "nN" else letter


def unescape(value: str) -> str:
    """Return ``value`` with ``\\n \\N \\, \\; \\: \\\\`` undone; other backslashes are text."""
    return _ESCAPED.sub(_unescaped, value) if "\\" in value else value


def _escaped(found: re.Match[str]) -> str:
    letter = found[0]
    return "\\" + letter if letter in "\\;," else "\\n"


def escape(value: str) -> str:
    """Return ``value`` ready to stand in a property: ``\\ ; ,`` and every kind of new line."""
    return _TO_ESCAPE.sub(_escaped, value)


def split(value: str, separator: str) -> list[str]:
    """Cut ``value`` at each ``separator`` without a backslash before it; unescape the parts."""
    if "\\" not in value:
        return value.split(separator)
    parts: list[str] = []
    start = place = 0
    while place < len(value):
        if value[place] == "\\":
            place += 2
            continue
        if value[place] == separator:
            parts.append(unescape(value[start:place]))
            start = place + 1
        place += 1
    parts.append(unescape(value[start:]))
    return parts


def raw_line(head: Head, value: str) -> str:
    """Return a property as one unfolded vCard 3.0 line, its value still escaped."""
    pieces = [f"{head.group}.{head.name}" if head.group else head.name]
    for parameter, values in head.parameters.items():
        pieces += [f"{parameter}={_parameter_value(text)}" for text in values]
    if head.encoding == BASE64:
        pieces.append("ENCODING=b")
    text = clean(value.replace("\r\n", "\n").replace("\n", "\\n"), len(value) * 4)
    return f"{';'.join(pieces)}:{text}"


def _parameter_value(value: str) -> str:
    value = clean(value).replace('"', "'")
    plain = value.isascii() and value.replace("-", "").isalnum()
    return value if plain else f'"{value}"'


# --- days -----------------------------------------------------------------------------------

Day = tuple[int | None, int, int]
"""Year (None when not known), month, day."""

_FULL_DAY = re.compile(
    r"(\d{4})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|(\d\d)(\d\d))(?:[T\s].*)?\Z", re.DOTALL
)
_YEARLY_DAY = re.compile(r"--(\d{1,2})-?(\d\d?)(?:[T\s].*)?\Z", re.DOTALL)
_NO_YEAR = (0, 1604)
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def read_day(value: str, *, omit_year: bool = False) -> Day | None:
    """Return year (None when left out), month and day; None when ``value`` is no whole day.

    The day is taken as written: a time or a zone after it does not move it. 1604 is how Apple
    writes "no year". 29 February is a day when there is no year, or a leap year.
    """
    value = value.strip()
    full = _FULL_DAY.match(value)
    if full:
        year: int | None = int(full[1])
        month, day = (int(part) for part in full.groups()[1:] if part)
        if omit_year or year in _NO_YEAR:
            year = None
    else:
        yearly = _YEARLY_DAY.match(value)
        if not yearly:
            return None
        year, month, day = None, int(yearly[1]), int(yearly[2])
    if not is_day(year, month, day):
        return None
    return year, month, day


def is_day(year: int | None, month: int, day: int) -> bool:
    """Tell whether such a day exists, in that year or in some year."""
    if not 1 <= month <= 12 or not 1 <= day <= _LONGEST[month - 1]:
        return False
    if month == 2 and day == 29 and year is not None:
        return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return True


# --- labels ---------------------------------------------------------------------------------

_APPLE_LABEL = re.compile(r"_\$!<(.*)>!\$_\Z", re.DOTALL)
_SILENT_TYPES = frozenset(
    (
        "pref",
        "voice",
        "internet",
        "email",
        "dom",
        "intl",
        "postal",
        "parcel",
        "msg",
        "sms",
        "uri",
        "x-uri",
    )
)
_TYPE_MEANS = {"cell": "mobile", "iphone": "mobile", "x-mobile": "mobile", "bus": "work"}
TYPE_OF_LABEL = {
    "mobile": "CELL",
    "home": "HOME",
    "work": "WORK",
    "fax": "FAX",
    "pager": "PAGER",
    "main": "MAIN",
    "car": "CAR",
    "video": "VIDEO",
    "other": "OTHER",
}
"""Words of a label that go out as TYPE; any other label goes out Apple's way."""

_LABEL_ORDER = ("home", "work", "mobile")


def label_of_types(types: tuple[str, ...]) -> str:
    """Return the label that TYPE parameters amount to: ``("WORK", "FAX", "pref")``: "work fax"."""
    words: list[str] = []
    for kind in types:
        if kind.startswith("pref") or kind in _SILENT_TYPES:
            continue
        word = _TYPE_MEANS.get(kind, kind.removeprefix("x-"))
        if word and word not in words:
            words.append(word)
    words.sort(key=lambda word: word not in _LABEL_ORDER[:2])
    return " ".join(words)


def types_of_label(label: str) -> list[str] | None:
    """Return the TYPE values that read back as ``label``; None when there are none."""
    types = [TYPE_OF_LABEL.get(word, "") for word in label.split(" ")] if label else []
    if "" in types or label_of_types(tuple(kind.lower() for kind in types)) != label:
        return None
    return types


def read_apple_label(value: str) -> str:
    """Return an X-ABLabel as a person would write it: ``_$!<HomePage>!$_`` is "homepage"."""
    built_in = _APPLE_LABEL.match(value)
    return built_in[1].lower() if built_in else value


# --- organisations and addresses ------------------------------------------------------------


def join_organisation(parts: list[str]) -> str:
    """Return company and units as one line: "Université Lyon 2, Psychologie"."""
    return ", ".join(part for part in (part.strip() for part in parts) if part)


class Address(NamedTuple):
    """An ADR cut into its parts, one line each."""

    line: str
    city: str
    country: str
    only_place: bool


def read_address(parts: list[str]) -> Address:
    """Return an ADR's parts as an address: box, extended, street, city, region, code, country.

    ``only_place`` is for one that names no more than a town, a region or a country.
    """
    box, extended, street, city, region, code, country = (
        clean(part.replace("\n", ", "), len(part) * 2) for part in (*parts, *[""] * 7)[:7]
    )
    shown = [street, extended, box, f"{code} {city}".strip(), region, country]
    filled = [part for part in shown if part]
    if len(filled) > 1:
        filled = [part.strip(", ") for part in filled]
    line = ", ".join(part for part in filled if part)
    only_place = not (box or extended or street or code or region)
    return Address(line, city, country, only_place)
