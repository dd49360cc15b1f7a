"""Values of the filter keys about exchanges: kinds, who started it, days; English and French."""

from __future__ import annotations

import datetime

from reseau_tui import clock
from reseau_tui.capture.dates import parse_date
from reseau_tui.capture.kinds import KEYWORDS, KINDS
from reseau_tui.i18n import _
from reseau_tui.network.reading import as_day
from reseau_tui.text import fold

WHO = {
    "me": "me", "i": "me", "moi": "me", "je": "me",
    "them": "them", "they": "them", "he": "them", "she": "them", "him": "them", "her": "them",
    "eux": "them", "elles": "them", "lui": "them", "elle": "them", "il": "them", "ils": "them",
    "both": "both", "us": "both", "deux": "both", "nous": "both",
}  # fmt: skip
"""Folded word → who started an exchange."""

_FIRST_YEAR = 1


def who_of(value: str) -> str | None:
    """Return the initiative that a value of ``from:`` means, None when it means none."""
    return WHO.get(fold(value.strip()))


def kinds_of(value: str) -> tuple[str, ...]:
    """Return the kinds that a value of ``kind:`` means; commas stand between several.

    Each is a code, the word for it, a word that capture understands (``lunch``, ``resto``), or
    the beginning of one while it is typed. What is none of these is a kind of an import's own.
    """
    found: list[str] = []
    for part in value.split(","):
        word = fold(part.strip())
        if word:
            found += _kinds_named(word) or [part.strip()]
    return tuple(dict.fromkeys(found))


def _kinds_named(word: str) -> list[str]:
    names = {code: code for code in KINDS} | {fold(_(code)): code for code in KINDS}
    if word in names:
        return [names[word]]
    if word in KEYWORDS:
        return [KEYWORDS[word]]
    for table in (names, KEYWORDS):
        begun = [code for name, code in table.items() if name.startswith(word)]
        if begun:
            return begun
    return []


def days_of(key: str, value: str) -> tuple[datetime.date | None, datetime.date | None] | None:
    """Return the first and the last day that ``year:``, ``since:`` or ``until:`` leave.

    A day is written as capture reads it, or as a month (``2025-03``) or a year (``2025``), of
    which ``since`` takes the first day and ``until`` the last. None when it is no day at all.
    """
    span = _span(value.strip()) if key != "year" else _year(value.strip())
    if span is None:
        return None
    first, last = span
    return (None if key == "until" else first, None if key == "since" else last)


def _year(value: str) -> tuple[datetime.date, datetime.date] | None:
    if not (value.isascii() and value.isdigit() and len(value) == 4 and int(value) >= _FIRST_YEAR):
        return None
    return datetime.date(int(value), 1, 1), datetime.date(int(value), 12, 31)


def _span(value: str) -> tuple[datetime.date, datetime.date] | None:
    whole = _year(value) or _month(value)
    if whole is not None:
        return whole
    day = as_day(value) if len(value) == len("YYYY-MM-DD") else None
    if day is None:
        found = parse_date(value, clock.now(), prefer="past")
        day = found.on if found is not None else None
    return (day, day) if day is not None else None


def _month(value: str) -> tuple[datetime.date, datetime.date] | None:
    year, _dash, number = value.partition("-")
    if _year(year) is None or len(number) not in (1, 2) or not number.isdecimal():
        return None
    month = int(number)
    if not 1 <= month <= 12:
        return None
    first = datetime.date(int(year), month, 1)
    if (first.year, month) == (datetime.MAXYEAR, 12):
        return first, datetime.date.max
    after = datetime.date(first.year + month // 12, month % 12 + 1, 1)
    return first, after - datetime.timedelta(days=1)
