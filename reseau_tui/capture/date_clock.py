"""Times of the day: ``3pm``, ``15h30``, ``14 h``, ``9:30``, ``8 heures du soir``, ``noon``."""

from __future__ import annotations

from reseau_tui.capture.date_words import AT, FOLLOWERS, MIDDAY, MIDNIGHT, PARTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reseau_tui.capture.dates import Line

_RANGES = frozenset(("to", "a", "au", "until", "till", "jusqu'a", "and", "et"))
_FIRST_BARE_HOUR = 7
_EXTRA = {"demi": 30, "demie": 30, "quart": 15}


class Clock:
    """A time read from a line: ``hour``, ``minute``, the word after it and how it was written."""

    __slots__ = ("form", "hour", "minute", "stop")

    def __init__(self, hour: int, minute: int, stop: int, form: str) -> None:
        self.hour = hour
        self.minute = minute
        self.stop = stop
        self.form = form  # "word", "12" (am, pm), "h" or ":"

    def text(self, part: str = "") -> str:
        """Return ``HH:MM``; in the ``part`` of the day spoken of: in the evening 8 is 20:00."""
        hour = self.hour
        if self.form in ("h", ":") and hour < 12:
            late = part in ("afternoon", "evening") and hour >= 1
            if late or (part == "night" and hour >= 6):
                hour += 12
        return f"{hour:02d}:{self.minute:02d}"


def read_clock(line: Line, place: int, announced: bool) -> Clock | None:
    """Read a time at ``place``; not ``announced`` by a preposition, ``2h`` is a length of time."""
    clock = _read(line, place)
    if clock is None:
        return None
    if clock.form == "h":
        if not announced and clock.hour < _FIRST_BARE_HOUR:
            return None
        after = line.spaced(clock.stop)
        if after in ("de", "par") or after[:2] == "d'":
            return None  # à 2h de Paris
        if after == "en" and clock.hour < _FIRST_BARE_HOUR:
            return None  # à 3h en train
    return None if _in_range(line, place, clock.stop) else clock


def followed(line: Line, stop: int) -> bool:
    """Whether a note goes on after a complete date at ``stop``, or ends there."""
    return (
        line.closes(stop)
        or line.folded[stop] in FOLLOWERS
        or line.folded[stop] in PARTS
        or read_clock(line, stop, announced=False) is not None
    )


def _read(line: Line, place: int) -> Clock | None:
    if place >= line.count:
        return None
    word = line.folded[place]
    if word in MIDDAY or word in MIDNIGHT:
        return _named(line, place, 12 if word in MIDDAY else 0)
    number = line.number(place)
    if number >= 0:
        return _split(line, place, number)
    if not word[:1].isdigit() or not word.isascii():
        return None
    if word[-2:] in ("am", "pm"):
        return _twelve(word[:-2], "0", word[-2:], place + 1)
    hour, letter, minute = word.partition("h")
    if letter and _digits(hour) and (not minute or (_digits(minute) and len(minute) == 2)):
        return _french(line, int(hour), int(minute or 0), place + 1)
    return None


def _named(line: Line, place: int, hour: int) -> Clock | None:
    after = line.spaced(place + 1)
    if after == "moins":
        return None
    if after == "et":
        more = _EXTRA.get(line.spaced(place + 2))
        if more:
            return Clock(hour, more, place + 3, "word")
    return Clock(hour, 0, place + 1, "word")


def _split(line: Line, place: int, number: int) -> Clock | None:
    """Read a time of several words that begins with ``number``."""
    if len(line.folded[place]) > 2 or place + 1 >= line.count:
        return None
    gap, word = line.gaps[place + 1], line.folded[place + 1]
    if gap in (":", "."):
        minute, suffix = word[:2], word[2:]
        if not (_digits(minute) and len(minute) == 2):
            return None
        stop = place + 2
        if suffix in ("am", "pm"):
            return _twelve(str(number), minute, suffix, stop)
        if suffix:
            return None
        half, after = _suffix(line, stop)
        if half:
            return _twelve(str(number), minute, half, after)
        if gap == ".":
            return None  # 9.30 is a price
        if stop < line.count and line.gaps[stop] == ":":
            if not 0 <= line.number(stop) <= 59:
                return None
            stop += 1
        return _checked(number, int(minute), stop, ":")
    half, after = _suffix(line, place + 1)
    if half:
        return _twelve(str(number), "0", half, after)
    if gap == " " and word in ("h", "heure", "heures"):
        minute_read = line.number(place + 2) if line.spaced(place + 2) else -1
        if 0 <= minute_read <= 59 and len(line.folded[place + 2]) == 2:
            return _french(line, number, minute_read, place + 3)
        return _french(line, number, 0, place + 2)
    return None


def _suffix(line: Line, place: int) -> tuple[str, int]:
    """Return ``am`` or ``pm`` written at ``place`` (``3 pm``, ``3 p.m.``) and the word after it."""
    word = line.spaced(place)
    if word in ("am", "pm"):
        return word, place + 1
    if word in ("a", "p") and line.folded[place + 1] == "m":
        return (word + "m", place + 2) if line.gaps[place + 1] == "." else ("", place)
    return "", place


def _twelve(hour: str, minute: str, half: str, stop: int) -> Clock | None:
    if not _digits(hour) or not 1 <= int(hour) <= 12:
        return None
    return _checked(int(hour) % 12 + (12 if half == "pm" else 0), int(minute), stop, "12")


def _french(line: Line, hour: int, minute: int, stop: int) -> Clock | None:
    """Read ``du matin``, ``du soir``, ``de l'après-midi`` after an hour."""
    following = f"{line.spaced(stop)} {line.spaced(stop + 1)}" if stop + 1 < line.count else ""
    if following == "du matin" and hour <= 12:
        return _checked(hour % 12, minute, stop + 2, "12")
    if following in ("du soir", "de l'apres-midi") and 1 <= hour <= 12:
        return _checked(hour % 12 + 12, minute, stop + 2, "12")
    return _checked(hour, minute, stop, "h")


def _checked(hour: int, minute: int, stop: int, form: str) -> Clock | None:
    return Clock(hour, minute, stop, form) if hour <= 23 and minute <= 59 else None


def _digits(value: str) -> bool:
    return 1 <= len(value) <= 2 and value.isdigit()


def _in_range(line: Line, start: int, stop: int) -> bool:
    """Whether the time is one end of ``14h à 16h``, ``2pm - 4pm``: two times are no time."""
    if line.spaced(stop) in _RANGES and _read(line, stop + 1) is not None:
        return True
    after = line.text[line.ends[stop - 1] : line.starts[stop]] if stop < line.count else ""
    if _dash(after) and line.folded[stop][:1].isdigit():
        return True
    before = start - 1
    if before >= 0 and line.before(start) in _RANGES | AT:
        before -= 1
        if line.before(before + 1) == "":
            return False
        return any(
            _ends_at(line, first, before + 1) for first in range(max(0, before - 2), before + 1)
        )
    return before >= 0 and (
        _dash(line.text[line.ends[before] : line.starts[start]])
        and line.folded[before][:1].isdigit()
    )


def _ends_at(line: Line, first: int, stop: int) -> bool:
    clock = _read(line, first)
    return clock is not None and clock.stop == stop


def _dash(gap: str) -> bool:
    return gap.strip() in ("-", "–", "—")
