"""A date of which not everything is known: a year, a month of a year, a day of every year.

For forms: what a role's beginning, an anniversary or a name day is written as.
"""

from __future__ import annotations

import datetime

from reseau_tui.capture.birthday import FIRST_YEAR, read_birthday
from reseau_tui.capture.date_words import MONTHS
from reseau_tui.capture.dates import parse_date
from reseau_tui.text import fold

LAST_YEAR = 2200

_FILLING = ("le", "the", "of", "on", "in", "en", "since", "depuis")
_SIGNS = str.maketrans("/.,-", "    ")
_FAR = datetime.datetime(LAST_YEAR, 12, 31)

LooseDate = tuple[int | None, int | None, int | None]


def read_loose_date(text: str, now: datetime.datetime) -> LooseDate | None:
    """Return (year, month, day), what is not known as None; None when ``text`` is no date.

    ``2019``, ``March 2019``, ``03/2019``, ``2019-03``, ``June``, ``12 June``, ``12/06/2015``,
    and what capture understands, of the past when unsure: ``last friday``.
    """
    whole = read_birthday(text, _FAR)
    if whole is not None:
        return whole
    part = _part(text)
    if part is not None:
        return part
    found = parse_date(text, now, prefer="past")
    return (found.on.year, found.on.month, found.on.day) if found else None


def _part(text: str) -> LooseDate | None:
    """Read a year, a month, or both in any order."""
    parts = [part for part in fold(text).translate(_SIGNS).split() if part not in _FILLING]
    if not 1 <= len(parts) <= 2:
        return None
    years = [int(part) for part in parts if len(part) == 4 and _is_number(part)]
    months = [MONTHS[part] for part in parts if part in MONTHS]
    if len(parts) == 2 and years:
        months += [int(part) for part in parts if len(part) <= 2 and _is_number(part)]
    if len(years) + len(months) != len(parts) or len(years) > 1 or len(months) > 1:
        return None
    year = years[0] if years else None
    month = months[0] if months else None
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if month is not None and not 1 <= month <= 12:
        return None
    return year, month, None


def _is_number(part: str) -> bool:
    return part.isascii() and part.isdigit()


def iso_of(date: LooseDate) -> str | None:
    """Return ``2019``, ``2019-03`` or ``2019-03-01``; None without the year."""
    year, month, day = date
    if year is None:
        return None
    if month is None:
        return f"{year:04d}"
    return f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day is not None else "")


def loose_of(iso: str | None) -> LooseDate | None:
    """Return the parts of ``2019``, ``2019-03`` or ``2019-03-01``; None for anything else."""
    parts = (iso or "").split("-")
    if not 1 <= len(parts) <= 3 or not all(_is_number(part) for part in parts):
        return None
    year, month, day = (*(int(part) for part in parts), None, None)[:3]
    if year is None or (month is not None and not 1 <= month <= 12):
        return None
    return year, month, day
