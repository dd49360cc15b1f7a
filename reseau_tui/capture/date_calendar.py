"""Days told by the calendar: ``12 March 2025``, ``1er avril``, ``12/03/2026``, ``2026-03-12``."""

from __future__ import annotations

from reseau_tui.capture.date_clock import followed, read_clock
from reseau_tui.capture.date_days import Day, day_of, last_of_month
from reseau_tui.capture.date_read import is_at
from reseau_tui.capture.date_words import (
    ENGLISH_MONTHS,
    ENGLISH_SHORT_MONTHS,
    ENGLISH_SHORT_WEEKDAYS,
    FIRM_LINKS,
    FRENCH_SHORT_WEEKDAYS,
    FULL_MONTHS,
    MONTHS,
    NAME_MONTHS,
    WEEKDAYS,
)
from reseau_tui.clock import datetime

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reseau_tui.capture.dates import Line

_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_YEARS_TO_LOOK = 9  # from one 29 February to the next, over 1900 or 2100
_ORDINALS = ("st", "nd", "rd", "th", "er")

_SURE, _FOLLOWED, _FIRM = 0, 1, 2
"""What a date needs to be believed: nothing, a fitting next word, a preposition or weekday."""


class _Written:
    """Year (0 if untold), month and day as written, the word after, and what it needs."""

    __slots__ = ("at", "day", "loose", "month", "need", "stop", "year")

    def __init__(self, year: int, month: int, day: int, stop: int, need: int = _SURE) -> None:
        self.year = year
        self.month = month
        self.day = day
        self.stop = stop
        self.need = need
        self.loose = False
        self.at: str | None = None


def read_calendar(line: Line, place: int, link: str) -> Day | None:
    """Read a date of the calendar at ``place``, with its weekday and article."""
    start = place
    if line.folded[place] in ("le", "the", "ce", "this", "last") and line.spaced(place + 1):
        place += 1
    weekday, after = _weekday(line, place)
    if weekday is None and line.folded[start] in ("ce", "this", "last"):
        return None
    written = _numeric(line, after) or _day_first(line, after) or _month_first(line, after)
    if written is None and after > place:
        written = _month_first(line, place)  # "Mar 12" is no mardi
        if written:
            weekday, after = None, place
    place = after
    if written is None:
        return _day_alone(line, start, place, weekday)
    firm = place > start or link in FIRM_LINKS or (line.whole and written.stop == line.count)
    if written.need and not firm:
        beside = read_clock(line, written.stop, announced=False)
        if beside is None and (written.need == _FIRM or not followed(line, written.stop)):
            return None
    if written.need == _FIRM and line.spaced(written.stop) in ("of", "de", "du", "des"):
        return None  # le 3/4 du temps
    on = _resolve(line, written, weekday)
    if on is None:
        return None
    return Day(on, written.stop, "calendar", loose=written.loose, at=written.at)


def _weekday(line: Line, place: int) -> tuple[int | None, int]:
    """Read the weekday of a longer date; return it and the place where the date itself begins."""
    name = line.folded[place]
    weekday = WEEKDAYS.get(name)
    if weekday is None:
        weekday = ENGLISH_SHORT_WEEKDAYS.get(name, FRENCH_SHORT_WEEKDAYS.get(name))
    if weekday is None or place + 1 >= line.count or line.gaps[place + 1] not in (" ", ", ", ". "):
        return None, place
    place += 1
    if line.folded[place] in ("le", "the") and line.spaced(place + 1):
        place += 1
    return weekday, place


def _numeric(line: Line, place: int) -> _Written | None:
    if "-" in line.folded[place]:
        return _dashed(line, place)
    first = line.number(place)
    gap = line.gaps[place + 1] if place + 1 < line.count else ""
    if first < 0 or gap not in ("/", "."):
        return None
    second = line.number(place + 1)
    lengths = [len(line.folded[place]), len(line.folded[place + 1])]
    if second < 0 or lengths[1] > 2:
        return None
    if place + 2 < line.count and line.gaps[place + 2] == gap:
        third = line.number(place + 2)
        lengths.append(len(line.folded[place + 2]))
        if lengths[0] == 4 and gap == "/" and third >= 0 and lengths[2] <= 2:
            return _Written(first, second, third, place + 3)
        if third < 0 or lengths[0] > 2:
            return None
        if lengths[2] == 4:
            written = _Written(third, second, first, place + 3)
            written.loose = gap == "."
            return written
        if lengths == [2, 2, 2]:
            need = _SURE if gap == "/" else _FIRM
            written = _Written(_century(line, third), second, first, place + 3, need)
            written.loose = True
            return written
        return None
    if gap == "." or lengths[0] > 2:
        return None
    # 3/4 is a part and 10/10 a mark unless something says that it is a day.
    clear = "0" in (line.folded[place][0], line.folded[place + 1][0]) or lengths == [2, 2]
    need = _SURE if clear and not (first == 10 and second == 10) else _FIRM
    written = _Written(0, second, first, place + 2, need)
    written.loose = True
    return written


def _dashed(line: Line, place: int) -> _Written | None:
    word, glue, hour = line.folded[place].partition("t")
    parts = word.split("-")
    if glue and not (hour.isdecimal() and len(hour) == 2):
        parts = line.folded[place].split("-")
        glue = ""
    if len(parts) != 3 or not line.folded[place].isascii():
        return None
    first, second, third = parts
    if second in MONTHS and first.isdecimal() and len(first) <= 2 and len(third) == 4:
        return (
            _Written(int(third), MONTHS[second], int(first), place + 1)
            if third.isdecimal()
            else None
        )
    if not (first.isdecimal() and second.isdecimal() and third.isdecimal()):
        return None
    lengths = (len(first), len(second), len(third))
    if lengths == (4, 2, 2):
        written = _Written(int(first), int(second), int(third), place + 1)
        return _with_hour(line, written, hour) if glue else written
    if glue or lengths[0] > 2 or lengths[1] > 2:
        return None
    if lengths[2] == 4:
        written = _Written(int(third), int(second), int(first), place + 1)
    elif lengths == (2, 2, 2):
        written = _Written(_century(line, int(third)), int(second), int(first), place + 1, _FIRM)
    else:
        return None
    written.loose = True
    return written


def _with_hour(line: Line, written: _Written, hour: str) -> _Written | None:
    """Read the rest of ``2026-03-12T14:30:59``."""
    stop = written.stop
    if stop >= line.count or line.gaps[stop] != ":" or len(line.folded[stop]) != 2:
        return None
    minute = line.number(stop)
    stop += 1
    if stop < line.count and line.gaps[stop] == ":":
        if not 0 <= line.number(stop) <= 59:
            return None
        stop += 1
    if not 0 <= minute <= 59 or int(hour) > 23:
        return None
    written.at = f"{hour}:{minute:02d}"
    written.stop = stop
    return written


def _century(line: Line, year: int) -> int:
    """Return the year meant by two digits: not more than twenty years ahead."""
    year += line.today.year // 100 * 100
    return year if year <= line.today.year + 20 else year - 100


def _day_number(line: Line, place: int) -> tuple[int, bool]:
    """Return the day of the month at ``place`` (0 if none) and whether it is an ordinal."""
    if place >= line.count:
        return 0, False
    word = line.folded[place]
    if word == "premier":
        return 1, True
    ordinal = word[-2:] in _ORDINALS
    digits = word[:-2] if ordinal else word
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= 2):
        return 0, False
    if not ordinal and line.number(place) < 0:
        return 0, False
    return (int(digits), ordinal) if int(digits) <= 31 else (0, False)


def _year(line: Line, place: int, comma: bool) -> tuple[int, int]:
    """Read a year at ``place``; return it (0 if none) and the place after it."""
    if place >= line.count:
        return 0, place
    gap, number = line.gaps[place], line.number(place)
    length = len(line.folded[place])
    if gap in (" ", ". ") or (comma and gap == ", "):
        if length == 4 and _FIRST_YEAR <= number <= _LAST_YEAR:
            return number, place + 1
        if length == 2 and gap != ", " and number >= 0 and line.closes(place + 1):
            year = _century(line, number)
            if line.today.year - 10 <= year <= line.today.year + 2 and line.bordered(
                line.starts[place], line.ends[place]
            ):
                return year, place + 1
    apostrophe = line.text[line.ends[place - 1] : line.starts[place]].strip() in ("'", "’")
    if apostrophe and length == 2 and number >= 0:
        return _century(line, number), place + 1
    return 0, place


def _day_first(line: Line, place: int) -> _Written | None:
    day, ordinal = _day_number(line, place)
    if not day:
        return None
    place += 1
    if line.spaced(place) == "of":
        place += 1
    name = line.spaced(place)
    if name not in MONTHS:
        return None
    year, stop = _year(line, place + 1, comma=False)
    # 12 may come, 5 march against
    verb = name in ("may", "march") and not line.capital(place)
    need = _FOLLOWED if verb and not (year or ordinal) else _SURE
    return _Written(year, MONTHS[name], day, stop, need)


def _month_first(line: Line, place: int) -> _Written | None:
    if place + 1 >= line.count or line.gaps[place + 1] not in (" ", ". "):
        return None
    name = line.folded[place]
    month = ENGLISH_MONTHS.get(name) or ENGLISH_SHORT_MONTHS.get(name)
    day, ordinal = _day_number(line, place + 1)
    if not month or not day:
        return None
    year, stop = _year(line, place + 2, comma=True)
    need = _FOLLOWED if name in NAME_MONTHS and not (year or ordinal) else _SURE
    if need and name == "mar" and (not line.capital(place) or _resolve_day(line, day, 1)):
        return None  # mar 12 is mardi 12 when that was a Tuesday
    return _Written(year, month, day, stop, need)


def _day_alone(line: Line, start: int, place: int, weekday: int | None) -> Day | None:
    """Read ``mardi 12`` and, where it is clear, ``le 12`` or ``the 12th``."""
    day, ordinal = _day_number(line, place)
    if not day or line.spaced(place + 1) in MONTHS:
        return None
    if weekday is None:
        article = line.folded[start] if place > start else ""
        if not (article == "le" or (article == "the" and ordinal)):
            return None
        ended = line.future and line.closes(place + 1)
        if not (line.whole or ended or _timed(line, place + 1)):
            return None
    elif line.folded[place - 1] not in (*WEEKDAYS, "le", "the") or not followed(line, place + 1):
        return None
    on = _resolve_day(line, day, weekday)
    return Day(on, place + 1, "calendar") if on else None


def _timed(line: Line, place: int) -> bool:
    """Whether a time is told at ``place``: ``le 12 à 15h`` is a day, ``le 12`` perhaps a bus."""
    if not line.spaced(place) or not is_at(line, place, beside=True):
        return False
    return bool(line.spaced(place + 1)) and read_clock(line, place + 1, announced=True) is not None


def _resolve_day(line: Line, day: int, weekday: int | None) -> datetime.date | None:
    """Return the nearest such day of a month on the preferred side, if it has that weekday."""
    months = line.today.year * 12 + line.today.month - 1
    for step in range(4):
        year, month = divmod(months + (step if line.future else -step), 12)
        on = day_of(year, month + 1, day)
        if on and (on >= line.today if line.future else on <= line.today):
            return on if weekday is None or on.weekday() == weekday else None
    return None


def _resolve(line: Line, written: _Written, weekday: int | None) -> datetime.date | None:
    """Return the date meant; without a year the nearest on the preferred side.

    A weekday told beside it must agree; without a year the other side is looked at then, so that
    ``mardi 8 décembre`` said in November is the coming one.
    """
    if written.year or not 1 <= written.month <= 12:
        if not _FIRST_YEAR <= written.year <= _LAST_YEAR:
            return None
        on = day_of(written.year, written.month, written.day)
        return on if on and weekday in (None, on.weekday()) else None
    for side in (line.future, not line.future):
        on = _nearest(line, written.month, written.day, side)
        if on and weekday in (None, on.weekday()):
            return on
    return None


def _nearest(line: Line, month: int, day: int, future: bool) -> datetime.date | None:
    for step in range(_YEARS_TO_LOOK):
        on = day_of(line.today.year + (step if future else -step), month, day)
        if on and (on >= line.today if future else on <= line.today):
            return on
    return None


def read_month(line: Line, place: int) -> Day | None:
    """Read ``in March``, ``fin mars``, ``mi-mars`` of a promise: the first, last or 15th of it."""
    if not line.future:
        return None
    word, day = line.folded[place], 1
    if word[:3] == "mi-" or word[:4] == "mid-":
        day, name, stop = 15, word.partition("-")[2], place + 1
    else:
        place += 1
        if word in ("fin", "end"):
            day = 31
            place += 1 if word == "end" and line.spaced(place) == "of" else 0
        elif word == "mid":
            day = 15
        elif word not in ("in", "en", "debut", "early"):
            return None
        name, stop = line.spaced(place), place + 1
    month = FULL_MONTHS.get(name)
    if month is None:
        return None
    year, stop = _year(line, stop, comma=False)
    first = day_of(year or line.today.year, month, 1)
    if first is None:
        return None
    if not year and last_of_month(first) < line.today:
        first = first.replace(year=first.year + 1)
    on = last_of_month(first) if day == 31 else first.replace(day=day)
    if on < line.today and not year:
        on = last_of_month(first)  # in March, said in March
    return Day(on, stop, "calendar")
