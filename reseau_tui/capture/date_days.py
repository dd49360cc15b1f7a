"""Days counted from today: ``yesterday``, ``3 days ago``, ``dans 15 jours``, ``fin du mois``."""

from __future__ import annotations

from reseau_tui.capture.date_words import (
    FUTURE_PHRASES,
    LONGEST_PHRASE,
    NUMBERS,
    PHRASES,
    SHORT_UNITS,
    UNITS,
    WEEKDAYS,
)
from reseau_tui.clock import datetime

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reseau_tui.capture.dates import Line

_WEEK_PHRASES = frozenset((
    "last week", "next week", "la semaine derniere", "semaine derniere", "la semaine passee",
    "la semaine prochaine", "semaine prochaine",
))  # fmt: skip


class Day:
    """A day read from a line: the date, the word after it, the part of the day, how it was told.

    ``kind`` is ``phrase``, ``ago``, ``ahead``, ``weekday`` or ``calendar``; ``bare`` a weekday
    with nothing beside it; ``loose`` a number that could be something else; ``at`` a time
    written into the date itself.
    """

    __slots__ = ("at", "bare", "kind", "loose", "on", "part", "stop")

    def __init__(
        self,
        on: datetime.date,
        stop: int,
        kind: str,
        *,
        part: str = "",
        bare: bool = False,
        loose: bool = False,
        at: str | None = None,
    ) -> None:
        self.on = on
        self.stop = stop
        self.kind = kind
        self.part = part
        self.bare = bare
        self.loose = loose
        self.at = at


def day_of(year: int, month: int, day: int) -> datetime.date | None:
    """Return that day, or None if the calendar has no such day."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def last_of_month(day: datetime.date, months: int = 0) -> datetime.date:
    """Return the last day of the month ``months`` after that of ``day``."""
    first = _months(day.replace(day=1), months + 1)
    return (first or datetime.date.max) - datetime.timedelta(days=1)


def _months(day: datetime.date, count: int) -> datetime.date | None:
    """Return the same day ``count`` months later, or the last of that month if it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        return None
    days = (day_of(year, month + 1, number) for number in range(day.day, day.day - 4, -1))
    return next((found for found in days if found), None)


def _shifted(line: Line, unit: str, count: int) -> datetime.date | None:
    if unit == "month":
        return _months(line.today, count)
    try:
        if unit == "day":
            return line.today + datetime.timedelta(days=count)
        return (line.now + datetime.timedelta(minutes=count)).date()
    except OverflowError:
        return None


def read_phrase(line: Line, place: int) -> Day | None:
    """Read one of the fixed expressions: ``the day before yesterday``, ``la semaine dernière``."""
    stop = place + 1
    while stop < line.count and stop < place + LONGEST_PHRASE and line.gaps[stop] == " ":
        stop += 1
    for end in range(stop, place, -1):
        phrase = " ".join(line.folded[place:end])
        known = PHRASES.get(phrase)
        if known and (line.future or phrase not in FUTURE_PHRASES):
            unit, count, part = known
            if phrase in _WEEK_PHRASES:
                day = _day_of_week(line, end, count)
                if day:
                    return day
            on = _phrase_day(line, unit, count)
            return Day(on, end, "phrase", part=part) if on else None
    return None


def _day_of_week(line: Line, place: int, days: int) -> Day | None:
    """Read the weekday after a week: ``last week on Friday``, ``la semaine prochaine, mardi``."""
    if place < line.count and line.gaps[place] in (" ", ", "):
        if line.folded[place] in ("on", "le") and line.spaced(place + 1):
            place += 1
        weekday = WEEKDAYS.get(line.folded[place])
        if weekday is not None:
            monday = line.today - datetime.timedelta(days=line.today.weekday())
            return Day(monday + datetime.timedelta(days=days + weekday), place + 1, "phrase")
    return None


def _phrase_day(line: Line, unit: str, count: int) -> datetime.date | None:
    today = line.today
    weekday = today.weekday()
    if unit == "weekend":
        saturday = today + datetime.timedelta(days=5 - weekday)
        if count == 0 and line.future:
            return max(saturday, today)
        # At the weekend the Saturday of this week has come already.
        weeks = (0 if weekday >= 5 else -1) if count == 0 else (-1 if count < 0 else weekday // 5)
        return saturday + datetime.timedelta(weeks=weeks)
    if unit not in ("week end", "month end", "year end"):
        return _shifted(line, unit, count)
    if not line.future:
        return None
    if unit == "week end":
        return today + datetime.timedelta(days=(4 if weekday <= 4 else 6) - weekday)
    return last_of_month(today, count) if unit == "month end" else today.replace(month=12, day=31)


def read_amount(line: Line, place: int) -> tuple[str, int, int] | None:
    """Read ``two weeks``, ``15 jours``, ``2w``: the unit, how many, the word after."""
    word = line.folded[place]
    count = line.number(place)
    if count < 0:
        count = NUMBERS.get(word, -1)
    if count < 0:
        short = SHORT_UNITS.get(word[-1:])
        digits = word[:-1]
        if short and digits.isascii() and digits.isdecimal() and len(digits) <= 4:
            return short[0], int(digits) * short[1], place + 1
        return None
    place += 1
    if word == "a" and line.spaced(place) == "couple":
        count = 2
        place += 2 if line.spaced(place + 1) == "of" else 1
    name = line.spaced(place)
    unit = UNITS.get(name)
    if unit is None:
        return None
    place += 1
    if name in ("quinzaine", "dizaine"):
        if line.spaced(place) == "de" and line.spaced(place + 1) == "jours":
            place += 2
        elif name == "dizaine":
            return None  # une dizaine de clients
    return unit[0], count * unit[1], place


def _goes_on(line: Line, place: int) -> bool:
    """Whether the amount before ``place`` is not complete: ``un an et demi``, ``2 weeks and 3``."""
    following = line.spaced(place + 1)
    if line.spaced(place) in ("et", "and"):
        return (
            following in ("demi", "demie", "half")
            or following in NUMBERS
            or following[:1].isdigit()
        )
    return line.spaced(place) in ("or", "ou")


def read_ago(line: Line, place: int) -> Day | None:
    """Read ``3 days ago``, ``about a month ago``, ``il y a deux jours``."""
    word = line.folded[place]
    if word in ("about", "around") and line.spaced(place + 1):
        place += 1
        word = line.folded[place]
    start = place
    if word == "il" and line.spaced(place + 1) == "y":
        place += 1
        word = "y"
    if word == "y" and line.spaced(place + 1) == "a":
        place += 2
    elif word == "ya":
        place += 1
    french = place > start
    if french:
        if not line.spaced(place):
            return None
        if line.folded[place] == "environ":
            place += 1
    if place >= line.count:
        return None
    amount = read_amount(line, place)
    if amount is None or _goes_on(line, amount[2]):
        return None
    unit, count, stop = amount
    if french:
        after = line.spaced(stop)
        if after[:2] == "d'" or after in ("pour", "a"):
            return None
        if after == "de":
            if line.spaced(stop + 1) not in ("ca", "cela"):
                return None  # il y a deux jours de retard
            stop += 2
    elif line.spaced(stop) == "ago":
        stop += 1
    else:
        return None
    on = _shifted(line, unit, -count)
    return Day(on, stop, "ago") if on else None


def read_ahead(line: Line, place: int, link: str) -> Day | None:
    """Read ``in 2 weeks``, ``dans 15 jours``, ``a week from now``; a bare ``2w`` in a field."""
    word = line.folded[place]
    announced = word in ("in", "dans") or (line.future and word in ("within", "sous"))
    if announced:
        place += 1
        if line.spaced(place) in ("about", "environ"):
            place += 1
        if not line.spaced(place):
            return None
    if place >= line.count:
        return None
    amount = read_amount(line, place)
    if amount is None:
        amount = _possessive(line, place)
    if amount is None or _goes_on(line, amount[2]):
        return None
    unit, count, stop = amount
    if stop < line.count and line.folded[stop] == "time":
        gap = line.text[line.ends[stop - 1] : line.starts[stop]]
        if gap in ("' ", "’ "):
            stop += 1
    if line.spaced(stop) == "from" and line.spaced(stop + 1) in ("now", "today"):
        announced = True
        stop += 2
    if unit == "minute" and not line.future:
        return None  # done in 5 minutes
    alone = line.whole and line.future and stop == line.count
    if not (announced or alone or (line.future and link == "d'ici")):
        return None
    on = _shifted(line, unit, count)
    return Day(on, stop, "ahead") if on else None


def _possessive(line: Line, place: int) -> tuple[str, int, int] | None:
    """Read ``a week's time``."""
    owner = line.spaced(place + 1)
    if owner[-2:] != "'s" or line.spaced(place + 2) != "time":
        return None
    unit = UNITS.get(owner[:-2])
    if unit is None or NUMBERS.get(line.folded[place]) != 1:
        return None
    return unit[0], unit[1], place + 3
