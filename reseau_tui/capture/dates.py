"""Find the date of a note, in English and French: ``hier soir``, ``last friday``, ``12/03/2026``.

A matched word leaves the text, so no match is better than a wrong one. Words are compared folded,
by hand: this runs on the road of ``--log``.
"""

from __future__ import annotations

import datetime

from reseau_tui.capture.date_calendar import read_calendar, read_month
from reseau_tui.capture.date_clock import Clock, is_at, read_clock
from reseau_tui.capture.date_context import Candidate, believable, settled
from reseau_tui.capture.date_days import (
    Day,
    read_ago,
    read_ahead,
    read_phrase,
)
from reseau_tui.capture.date_line import Line, forbidden
from reseau_tui.capture.date_weekdays import followed, read_weekday
from reseau_tui.capture.date_words import DEADLINES, PARTS, STARTERS

_AROUND = " \t\n\u00a0\u202f.,;:!?()[]«»“”\"'"
_LIMITS = frozenset(("by", "before", "until", "avant"))
_TOGETHER = (" ", ", ", ". ")
_WORDS_APART = 8
_BREAKS = frozenset(",;.!?()")


class FoundDate:
    """A date found in a text.

    ``on`` is the day, ``at`` the time as ``HH:MM`` or None, ``spans`` the stretches
    ``(start, end)`` of the text that were matched, in order: two when the day and the time
    stand apart (``yesterday: coffee with Paul at 3pm``).
    """

    __slots__ = ("at", "on", "spans")

    def __init__(self, on: datetime.date, at: str | None, spans: list[tuple[int, int]]) -> None:
        self.on = on
        self.at = at
        self.spans = spans

    def __repr__(self) -> str:
        return f"FoundDate({self.on.isoformat()!r}, {self.at!r}, {self.spans!r})"


def find_date(text: str, now: datetime.datetime, prefer: str = "past") -> FoundDate | None:
    """Return the date told anywhere in ``text``, or None.

    ``prefer`` is ``past`` for what happened and ``future`` for a promise. Of several dates the
    one on the preferred side wins, then the one that begins the text, then the longest. A later
    day can be found in what happened, too: the caller refuses it.
    """
    line = Line(text, now, prefer == "future", whole=False)
    found: list[Candidate] = []
    closed = None
    for place in range(line.count):
        word = line.folded[place]
        if word not in STARTERS and not word[:1].isdigit() and word[:4] != "mid-":
            continue
        candidate = _read(line, place)
        if candidate is None or not line.bordered(candidate.start, candidate.stop):
            continue
        if closed is None:
            closed = forbidden(text)
        if not any(start < candidate.stop and candidate.start < end for start, end in closed):
            found.append(candidate)
    if not found:
        return None
    found = [candidate for candidate in settled(line, found) if believable(line, candidate)]
    if not found:
        return None
    best = max(found, key=lambda candidate: candidate.rank(line))
    spans = [(best.start, best.stop)]
    clock = best.clock
    if clock is None and best.at is None:
        apart = _time_apart(line, best, found)
        if apart is not None:
            clock = apart.clock
            spans = sorted([*spans, (apart.start, apart.stop)])
    return FoundDate(best.on, clock.text(best.part) if clock else best.at, spans)


def parse_date(text: str, now: datetime.datetime, prefer: str = "past") -> FoundDate | None:
    """Return the date that the whole of ``text`` tells, or None if it tells anything else.

    For fields and options: ``fri``, ``3/4``, ``15h30``, ``le 12`` count here; with
    ``prefer="future"`` a length of time (``2 weeks``) is counted from today.
    """
    line = Line(text, now, prefer == "future", whole=True)
    if not line.count:
        return None
    found = _read(line, 0)
    if found is None or found.last != line.count - 1:
        return None
    if (text[: found.start] + text[found.stop :]).strip(_AROUND):
        return None
    if found.link in DEADLINES and not line.future:
        return None
    at = found.clock.text(found.part) if found.clock else found.at
    return FoundDate(found.on, at, [(found.start, found.stop)])


def _time_apart(line: Line, day: Candidate, found: list[Candidate]) -> Candidate | None:
    """Return the one time told in the same sentence as ``day``, a few words away."""
    times = [candidate for candidate in found if candidate.kind == "time"]
    if len(times) != 1:
        return None
    first, second = (day, times[0]) if day.start < times[0].start else (times[0], day)
    between = line.text[first.stop : second.start]
    near = second.first - first.last <= _WORDS_APART + 1
    return times[0] if near and not any(sign in _BREAKS for sign in between) else None


def _read(line: Line, place: int) -> Candidate | None:
    """Return the longest date that begins with the word at ``place``."""
    best = _linked_day(line, place)
    timed = _time_first(line, place)
    if timed and (best is None or timed.last > best.last):
        best = timed
    return best


def _day(line: Line, place: int, link: str) -> Day | None:
    best: Day | None = None
    for day in (
        read_phrase(line, place),
        read_ago(line, place),
        read_ahead(line, place, link),
        read_weekday(line, place, link),
        read_calendar(line, place, link),
        read_month(line, place),
    ):
        if day and (best is None or day.stop > best.stop):
            best = day
    return best


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
        clock = read_clock(line, start, announced=start > stop)
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
    if (
        1 <= number <= 12
        and followed(line, place + 1)
        and line.bordered(line.starts[place], line.ends[place])
    ):
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
    clock = read_clock(line, start, announced)
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
