"""A birthday as people write it, with or without the year: for commands and forms."""

from __future__ import annotations

import calendar
import datetime

from reseau_tui.capture.dates import parse_date


def read_birthday(text: str, now: datetime.datetime) -> tuple[int | None, int, int] | None:
    """Return (year or None, month, day); None when ``text`` is no birthday.

    ``1986-04-12``, ``--04-12``, ``12/04/1986``, ``12.4.``, ``12 avril 1986``, ``April 12``.
    29 February is fine without a year. A day to come or a word like "yesterday" is none.
    """
    numbers = _in_numbers(text.strip())
    if numbers:
        year, month, day = numbers
        past = year is None or datetime.date(year, month, day) <= now.date()
        return numbers if past else None
    if not any(letter.isdigit() for letter in text):
        return None
    # In a leap year, so that "29 février" is a day; a year that is written counts all the same.
    found = parse_date(text, now.replace(year=now.year - now.year % 4, month=12, day=31))
    if found is None or found.at is not None or found.on > now.date():
        return None
    return (found.on.year if str(found.on.year) in text else None, found.on.month, found.on.day)


def _in_numbers(text: str) -> tuple[int | None, int, int] | None:
    cut = text.lstrip("-")
    separator = next((sign for sign in "/.-" if sign in cut), None)
    if separator is None:
        return None
    parts = [part.strip() for part in cut.split(separator) if part.strip()]
    if len(parts) not in (2, 3) or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    if len(parts[0]) == 4 or text.startswith("--"):
        parts.reverse()
    day, month = int(parts[0]), int(parts[1])
    year = int(parts[2]) if len(parts) == 3 else None
    if not 1 <= month <= 12 or not (year is None or 1800 <= year <= 2200):
        return None
    if not 1 <= day <= calendar.monthrange(year or 2024, month)[1]:
        return None
    return year, month, day
