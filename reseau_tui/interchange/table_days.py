"""Days as tables write them: ISO, ``12 Nov 2024``, ``12-Nov-24``, ``12/11/1986``, no year."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from reseau_tui.interchange.vcard_values import Day, is_day, read_day

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january janv janvier januar enero ene",
            "feb february fev fevr fevrier februar febrero",
            "mar march mars marz maerz marzo", "apr april avr avril abril abr", "may mai mayo",
            "jun june juin juni junio", "jul july juil juillet juli julio",
            "aug august aout agosto ago", "sep sept september septembre septiembre",
            "oct october octobre oktober okt octubre", "nov november novembre noviembre",
            "dec december decembre dezember dez diciembre dic",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_MARKS = str.maketrans("éèêûüäô", "eeeuuao")
_WORDED = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|\.)?[\s/-]+([^\W\d]+)\.?(?:[\s,/-]+(\d{2,4}))?\b")
_MONTH_FIRST = re.compile(r"([^\W\d]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?\b")
_NUMBERS = re.compile(r"(\d{1,4})[/.\s-]+(\d{1,2})(?:[/.\s-]+(\d{2,4}))?\b")


def table_day(value: str, *, day_first: bool = True, today: datetime.date) -> Day | None:
    """Return (year, month, day) of a written day, None when it is none; year None if not said.

    ``day_first`` decides between the two readings of ``03/04/2019`` (see :func:`is_day_first`).
    """
    value = value.strip()
    if not value:
        return None
    found = read_day(value)
    if found is not None:
        return found
    folded = value.casefold().translate(_MARKS)
    match = _WORDED.match(folded)
    if match and match[2] in _MONTHS:
        return _day(match[3], _MONTHS[match[2]], int(match[1]), today)
    match = _MONTH_FIRST.match(folded)
    if match and match[1] in _MONTHS:
        return _day(match[3], _MONTHS[match[1]], int(match[2]), today)
    match = _NUMBERS.match(folded)
    if match is None:
        return None
    if len(match[1]) > 2:
        return _day(match[1], int(match[2]), int(match[3] or 0), today)
    first, second = int(match[1]), int(match[2])
    if (first > 12) != (second > 12):
        day_first = first > 12
    day, month = (first, second) if day_first else (second, first)
    return _day(match[3], month, day, today)


def is_day_first(values: Iterable[str]) -> bool | None:
    """Tell from a whole column whether ``03/04/2019`` is in April; None when nothing tells."""
    for value in values:
        match = _NUMBERS.match(value.strip())
        if match and len(match[1]) <= 2:
            if int(match[1]) > 12:
                return True
            if int(match[2]) > 12:
                return False
    return None


def _day(year: str | None, month: int, day: int, today: datetime.date) -> Day | None:
    number = int(year) if year else None
    if number is not None and len(year or "") <= 2:
        if number == 0 and month == 0:
            return None
        number += 2000
        if number > today.year:  # the tables of people speak of what has been
            number -= 100
    if number == 1604:
        number = None
    return (number, month, day) if is_day(number, month, day) else None
