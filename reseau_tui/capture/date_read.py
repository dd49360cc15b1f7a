"""Read the date that begins at a word: a day, the preposition before it, the time beside it.

Weekdays, the calendar and times of the day are readers of their own, loaded only for a line with
a word that may be theirs: a capture that says "yesterday" pays for no calendar.
"""

from __future__ import annotations

from reseau_tui.capture.date_context import Candidate
from reseau_tui.capture.date_days import read_ago, read_ahead, read_phrase
from reseau_tui.capture.date_words import (
    AT,
    CLOCK_WORDS,
    DEADLINES,
    MONTHS,
    PARTS,
    UNITS,
    WEEKDAY_STARTERS,
)
from reseau_tui.clock import datetime

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reseau_tui.capture.date_clock import Clock
    from reseau_tui.capture.date_days import Day
    from reseau_tui.capture.dates import Line

_LIMITS = frozenset(("by", "before", "until", "avant"))
_TOGETHER = (" ", ", ", ". ")
_CALENDAR_WORDS = 4
"""Among so many words from its beginning a date of the calendar has a month or a number."""


def read_date(line: Line, place: int) -> Candidate | None:
    """Return the longest date that begins with the word at ``place``."""
    best = _linked_day(line, place)
    timed = _time_first(line, place)
    if timed and (best is None or timed.last > best.last):
        best = timed
    return best


def _day(line: Line, place: int, link: str) -> Day | None:
    days = [read_phrase(line, place), read_ago(line, place), read_ahead(line, place, link)]
    if line.folded[place] in WEEKDAY_STARTERS:
        from reseau_tui.capture.date_weekdays import read_weekday

        days.append(read_weekday(line, place, link))
    if _may_be_calendar(line, place):
        from reseau_tui.capture.date_calendar import read_calendar, read_month

        days += (read_calendar(line, place, link), read_month(line, place))
    best: Day | None = None
    for day in days:
        if day and (best is None or day.stop > best.stop):
            best = day
    return best


def _may_be_calendar(line: Line, place: int) -> bool:
    """Whether a month or a number stands where a date of the calendar at ``place`` has it."""
    for near in range(place, min(place + _CALENDAR_WORDS, line.count)):
        word = line.folded[near]
        if word in MONTHS or word == "premier" or word.startswith(("mi-", "mid-")):
            return True
        if word[:1].isdigit() and not _is_count(line, near):
            return True
    return False


def _is_count(line: Line, place: int) -> bool:
    """Whether the number at ``place`` counts days, weeks, months or years: no date, no time."""
    unit = UNITS.get(line.spaced(place + 1))
    return unit is not None and unit[0] != "minute" and line.number(place) >= 0


def _clock(line: Line, place: int, announced: bool) -> Clock | None:
    """Read a time at ``place``; see :func:`date_clock.read_clock`."""
    if place >= line.count:
        return None
    word = line.folded[place]
    if word not in CLOCK_WORDS and (not word[:1].isdigit() or _is_count(line, place)):
        return None
    from reseau_tui.capture.date_clock import read_clock

    return read_clock(line, place, announced)


def is_at(line: Line, place: int, beside: bool) -> bool:
    """Whether the word at ``place`` announces a time.

    ``beside`` a day ``a`` is taken for ``à``; alone it is not, being the English article and the
    French verb: ``had a 3pm call``, ``Paul a 15h de train``.
    """
    if line.folded[place] not in AT:
        return False
    return line.folded[place] != "a" or beside or line.text[line.starts[place]] in "àÀ"


def _linked_day(line: Line, place: int) -> Candidate | None:
    """Read a day with the preposition before it and the time after it."""
    best: Candidate | None = None
    for link, start in _links(line, place):
        day = _day(line, start, link)
        if day is None or (link == "on" and day.kind not in ("weekday", "calendar")):
            continue
        if best is None or day.stop > best.last + 1:
            best = _with_time(line, place, link, day)
    if best and best.link in ("after", "apres") and best.on < datetime.date.max:
        best.on += datetime.timedelta(days=1)
    return best


def _links(line: Line, place: int) -> list[tuple[str, int]]:
    """Return the ways to begin at ``place``: the preposition and where the day begins."""
    word = line.folded[place]
    ways = [("", place)]
    accent = line.text[line.starts[place] : line.ends[place]] not in ("a", "A", "des", "Des", "DES")
    if (word == "on" or (word in DEADLINES and accent)) and line.spaced(place + 1):
        ways.append((word, place + 1))
        article = word in ("d'ici", "jusqu'a") and line.folded[place + 1] in ("a", "au")
        if article and line.spaced(place + 2):
            ways.append((word, place + 2))
    if (
        word == "a"
        and line.spaced(place + 1) == "partir"
        and line.spaced(place + 2) in ("de", "du")
    ):
        ways.append(("a", place + 3))
    return [way for way in ways if way[1] < line.count]


def _with_time(line: Line, place: int, link: str, day: Day) -> Candidate:
    """Add the part of the day and the time that follow ``day``."""
    stop, part = day.stop, day.part
    if not part:
        part, stop = _part(line, stop)
    clock: Clock | None = None
    if day.at is None and stop < line.count and line.gaps[stop] in _TOGETHER:
        start = stop
        for _ in range(2):  # at about 3pm
            if (
                start + 1 < line.count
                and is_at(line, start, beside=True)
                and line.spaced(start + 1)
            ):
                start += 1
        clock = _clock(line, start, announced=start > stop)
        if clock is None and part and start > stop:
            clock = _bare_hour(line, start)
        if clock:
            stop = clock.stop
            if not part:
                part, stop = _part(line, stop)
    at = "12:00" if part == "noon" else day.at
    return Candidate(line, place, stop - 1, day.on, day, link=link, part=part, clock=clock, at=at)


def _part(line: Line, place: int) -> tuple[str, int]:
    """Read ``evening``, ``au matin``, ``in the afternoon``; return it and the place after it."""
    word = line.spaced(place)
    if word in PARTS:
        return PARTS[word], place + 1
    if word == "au" and line.spaced(place + 1) in ("matin", "soir"):
        return PARTS[line.folded[place + 1]], place + 2
    if word == "dans" and line.spaced(place + 1) == "l'apres-midi":
        return "afternoon", place + 2
    if word == "in" and line.spaced(place + 1) == "the" and line.spaced(place + 2) in PARTS:
        return PARTS[line.folded[place + 2]], place + 3
    return "", place


def _bare_hour(line: Line, place: int) -> Clock | None:
    """Read the 8 of ``friday evening at 8``: with the part of the day it is a time."""
    number = line.number(place)
    if 1 <= number <= 12 and line.bordered(line.starts[place], line.ends[place]):
        from reseau_tui.capture.date_clock import Clock, followed

        if followed(line, place + 1):
            return Clock(number, 0, place + 1, "h")
    return None


def _time_first(line: Line, place: int) -> Candidate | None:
    """Read ``at 3pm on friday``, ``15h hier``, or a time alone: ``at 3pm`` is today's."""
    start = place
    limit = line.future and line.folded[place] in _LIMITS
    for _ in range(2):
        announces = is_at(line, start, beside=True) or (limit and start == place)
        if announces and line.spaced(start + 1):
            start += 1
    announced = start > place
    clock = _clock(line, start, announced)
    if clock is None:
        return None
    part, stop = _part(line, clock.stop)
    if stop < line.count and line.gaps[stop] in _TOGETHER:
        for link, begin in _links(line, stop):
            if link not in ("", "on"):
                continue
            day = _day(line, begin, link)
            if day and day.at is None and (link == "" or day.kind in ("weekday", "calendar")):
                if not day.part:
                    day.part, day.stop = _part(line, day.stop)
                last = day.stop - 1
                told = part or day.part
                return Candidate(
                    line, place, last, day.on, day, link=link, part=told, clock=clock, at=None
                )
    sure = announced and (limit or is_at(line, place, beside=False))
    if not sure and not (line.whole and clock.stop == line.count):
        return None
    on = line.today
    if line.future and clock.text(part) <= line.now.strftime("%H:%M") and on < datetime.date.max:
        on += datetime.timedelta(days=1)
    return Candidate(
        line, place, clock.stop - 1, on, None, link="", part=part, clock=clock, at=None
    )
