"""A birthday as people write it, with or without the year: for commands and forms."""

from __future__ import annotations

import calendar
import datetime

from reseau_tui.capture.date_words import MONTHS
from reseau_tui.text import fold

FIRST_YEAR = 1800

_LEAP_YEAR = 2024
_FILLING = ("le", "the", "of", "on", "born", "ne", "nee")
_ORDINALS = ("er", "st", "nd", "rd", "th", "e")
_SIGNS = str.maketrans("/.,-", "    ")

_Day = tuple[int | None, int, int]


def read_birthday(text: str, now: datetime.datetime) -> tuple[int | None, int, int] | None:
    """Return (year or None, month, day); None when ``text`` is no birthday.

    ``1986-04-12``, ``--04-12``, ``12/04/1986``, ``12.4.``, ``12 avril 1986``, ``April 12``.
    29 February is fine without a year. A day to come or a word like "yesterday" is none.
    """
    parts = [part for part in fold(text).translate(_SIGNS).split() if part not in _FILLING]
    if not 2 <= len(parts) <= 3:
        return None
    found = _in_words(parts) or _in_numbers(parts, month_first=text.strip().startswith("--"))
    if found is None:
        return None
    year, month, day = found
    if not 1 <= month <= 12 or (year is not None and not FIRST_YEAR <= year <= now.year):
        return None
    if not 1 <= day <= calendar.monthrange(year or _LEAP_YEAR, month)[1]:
        return None
    if year is not None and datetime.date(year, month, day) > now.date():
        return None
    return found


def _in_words(parts: list[str]) -> _Day | None:
    """Read a month in words, a day of one or two digits and a year of four, in any order."""
    months = [MONTHS[part] for part in parts if part in MONTHS]
    numbers = [part for part in parts if part not in MONTHS]
    days = [day for part in numbers if (day := _number(_without_ordinal(part), 2)) is not None]
    years = [int(part) for part in numbers if len(part) == 4 and _number(part, 4) is not None]
    if len(months) != 1 or len(days) != 1 or len(years) != len(numbers) - 1:
        return None
    return (years[0] if years else None, months[0], days[0])


def _in_numbers(parts: list[str], *, month_first: bool) -> _Day | None:
    """Read day, month, year; year, month, day when the first has four digits."""
    if month_first or len(parts[0]) == 4:
        parts = parts[::-1]
    day, month = _number(parts[0], 2), _number(parts[1], 2)
    year = _number(parts[2], 4) if len(parts) == 3 else None
    if day is None or month is None or (len(parts) == 3 and (year is None or len(parts[2]) != 4)):
        return None
    return year, month, day


def _without_ordinal(part: str) -> str:
    ending = part.lstrip("0123456789")
    return part.removesuffix(ending) if ending in _ORDINALS else part


def _number(part: str, digits: int) -> int | None:
    return int(part) if part.isascii() and part.isdigit() and len(part) <= digits else None
