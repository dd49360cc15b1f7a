"""Weekdays: ``friday``, ``last friday night``, ``vendredi prochain``, ``lundi en huit``."""

from __future__ import annotations

from reseau_tui.capture.date_clock import read_clock
from reseau_tui.capture.date_days import Day
from reseau_tui.capture.date_words import (
    CLEAR_SHORT_WEEKDAYS,
    ENGLISH_PARTS,
    ENGLISH_SHORT_WEEKDAYS,
    FRENCH_PARTS,
    FRENCH_SHORT_WEEKDAYS,
    PARTS,
    TURNS,
    WEEKDAYS,
)
from reseau_tui.clock import datetime

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reseau_tui.capture.dates import Line

_AFTER = {"dernier": -1, "passe": -1, "prochain": 1}
_WEEKS = {"last": -1, "this": 0, "next": 1, "derniere": -1, "passee": -1, "prochaine": 1}
_LATER = {"huit": 7, "quinze": 14}


def read_weekday(line: Line, place: int, link: str) -> Day | None:
    """Read ``friday``, ``last friday night``, ``vendredi prochain``, ``lundi en huit``."""
    turn: int | None = None
    word = line.folded[place]
    if word in TURNS:
        turn = TURNS[word]
        place += 1
        if word == "this" and line.spaced(place) in ("past", "coming"):
            turn = TURNS[line.folded[place]]
            place += 1
        if not line.spaced(place):
            return None
    name = line.folded[place]
    weekday = WEEKDAYS.get(name)
    clear = weekday is not None
    if weekday is None:
        weekday = ENGLISH_SHORT_WEEKDAYS.get(name, FRENCH_SHORT_WEEKDAYS.get(name, -1))
        if weekday < 0:
            return None
        clear = _clear_short(line, place, turn, link)
    stop = place + 1
    dotted = not WEEKDAYS.get(name) and stop < line.count and line.gaps[stop] == ". "
    part = ""
    if (dotted and line.folded[stop] in PARTS) or line.spaced(stop) in PARTS:
        part = PARTS[line.folded[stop]]
        stop += 1
    bare = turn is None
    if turn is None:
        week = _week(line, stop)
        if week:
            monday = line.today - datetime.timedelta(days=line.today.weekday())
            on = monday + datetime.timedelta(days=weekday + 7 * week[0])
            return Day(on, week[1], "weekday", part=part)
        turn = _AFTER.get(line.spaced(stop))
        if turn is not None and (clear or line.folded[stop] != "passe"):
            clear = True
            bare = False
            stop += 1
    if not clear:
        return None
    on = _turned(line, weekday, turn)
    if bare:
        after = line.spaced(stop + 1)
        if line.spaced(stop) == "en" and after in _LATER:
            on = _turned(line, weekday, 1) + datetime.timedelta(days=_LATER[after])
            return Day(on, stop + 2, "weekday", part=part)
        if line.future and line.spaced(stop) == "week" and name[-3:] == "day":
            on = _turned(line, weekday, 1) + datetime.timedelta(days=7)
            return Day(on, stop + 1, "weekday", part=part)
    return Day(on, stop, "weekday", part=part, bare=bare and not part)


def _turned(line: Line, weekday: int, turn: int | None) -> datetime.date:
    """Return the ``weekday`` before (-1) or after (1) today, or (0, None) on the preferred side.

    A weekday alone may be today in what happened; as a promise it is the coming one.
    """
    ahead = (weekday - line.today.weekday()) % 7
    if turn == 1 or (turn is None and line.future):
        days = ahead or 7
    elif turn == -1:
        days = (ahead or 7) - 7
        days = days or -7
    else:
        days = ahead if line.future or ahead == 0 else ahead - 7
    return line.today + datetime.timedelta(days=days)


def _clear_short(line: Line, place: int, turn: int | None, link: str) -> bool:
    """Whether the abbreviation at ``place`` is a weekday: ``sat`` and ``mer`` are words, too."""
    name = line.folded[place]
    english = name in ENGLISH_SHORT_WEEKDAYS
    if english and (turn is not None or link == "on"):
        return True
    if line.whole and name in CLEAR_SHORT_WEEKDAYS and line.count == 1:
        return True
    stop = place + 1
    if stop >= line.count or line.gaps[stop] not in (" ", ". "):
        return False
    dotted = line.gaps[stop] == ". "
    if name == "sam" and not dotted:
        return False  # café avec Sam 15h
    if line.folded[stop] in (ENGLISH_PARTS if english else FRENCH_PARTS):
        return True
    clock = read_clock(line, stop, announced=False)
    return clock is not None and clock.form in (("12", ":") if english else ("h",))


def _week(line: Line, place: int) -> tuple[int, int] | None:
    """Read ``last week``, ``of next week``, ``de la semaine dernière`` after a weekday."""
    if line.spaced(place) in ("of", "de"):
        place += 1
    word, after = line.spaced(place), line.spaced(place + 1)
    if word in ("last", "this", "next") and after == "week":
        return _WEEKS[word], place + 2
    if word == "cette" and after == "semaine":
        return 0, place + 2
    if word == "la" and after == "semaine" and line.spaced(place + 2) in _WEEKS:
        return _WEEKS[line.folded[place + 2]], place + 3
    return None
