"""``key: value`` inside a captured line. Loaded only for a line with a colon in it."""

from __future__ import annotations

from reseau_tui.text import fold

KEYS = {
    "next": "next", "suite": "next",
    "gave": "gave", "donne": "gave",
    "got": "got", "recu": "got",
    "news": "news", "nouvelle": "news", "nouvelles": "news",
    "asked": "asked", "demande": "asked",
    "ask": "ask", "demander": "ask",
    "seeks": "seeks", "cherche": "seeks",
    "offers": "offers", "propose": "offers",
    "intro": "intro",
    "from": "from", "de": "from",
    "place": "place", "lieu": "place",
    "min": "min",
}  # fmt: skip
"""The closed list of keys, folded: "Note:" is text."""

_WHO = {
    "them": "them", "they": "them", "he": "them", "she": "them", "him": "them", "her": "them",
    "eux": "them", "elles": "them", "lui": "them", "elle": "them", "leur": "them",
    "me": "me", "moi": "me", "us": "both", "nous": "both", "both": "both",
}  # fmt: skip

_LONGEST_KEY = 10
_NOT_AFTER = ("/", "\\", ":", "(", ")")
_SPACES = " \u00a0\u202f"
_LONGEST_DAY = 24 * 60


class Section:
    """``key: value``: the key stands at ``start``, the value in ``line[value:end]``.

    ``minutes`` is the value of ``min:``; ``who`` that of ``from:``, "" when a name follows.
    """

    __slots__ = ("end", "key", "minutes", "start", "value", "who")

    def __init__(self, key: str, start: int, value: int, end: int) -> None:
        self.key = key
        self.start = start
        self.value = value
        self.end = end
        self.minutes: int | None = None
        self.who = ""


def find_sections(line: str, hidden: list[tuple[int, int]]) -> list[Section]:
    """Return the sections of ``line`` in order; keys inside the stretches ``hidden`` are text.

    A section goes to the next key or the end; ``from:`` and ``min:`` are one value, what follows
    it is prose again. A line that begins with ``next:`` has no other sections.
    """
    found: list[Section] = []
    closed = 0
    colon = line.find(":")
    while colon >= 0:
        section = _section(line, colon)
        colon = line.find(":", colon + 1)
        if section is None:
            continue
        while closed < len(hidden) and hidden[closed][1] <= section.start:
            closed += 1
        if closed < len(hidden) and hidden[closed][0] <= section.start:
            continue
        if found and found[0].key == "next" and not found[0].start and section.key != "next":
            continue
        if section.key == "min" and not _read_minutes(line, section):
            continue
        if section.key == "from":
            _read_who(line, section)
        if found and found[-1].end > section.start:
            found[-1].end = section.start
        found.append(section)
    return found


def _section(line: str, colon: int) -> Section | None:
    """Return the section whose key ends at ``colon``, if there is one."""
    last = colon
    if last and line[last - 1] in _SPACES and line[colon + 1 : colon + 2] in ("", " "):
        last -= 1  # French typography: "suite : …"
    first = last
    while first and last - first <= _LONGEST_KEY and line[first - 1].isalpha():
        first -= 1
    if not 0 < last - first <= _LONGEST_KEY:
        return None
    key = KEYS.get(fold(line[first:last]))
    if key is None or line[colon + 1 : colon + 2] in _NOT_AFTER:
        return None
    if first and not line[first - 1].isspace() and line[first - 1] not in "([;,.":
        return None
    return Section(key, first, colon + 1, len(line))


def _read_who(line: str, section: Section) -> None:
    start = _past_spaces(line, section.value)
    stop = start
    while stop < len(line) and stop - start < _LONGEST_KEY and line[stop].isalpha():
        stop += 1
    section.who = _WHO.get(fold(line[start:stop]), "")
    section.end = stop if section.who else section.value


def _read_minutes(line: str, section: Section) -> bool:
    """Read "45", "45 min", "1h30", "1 h 30", "1:30", "1.5 h"; False when it is no length."""
    start = _past_spaces(line, section.value)
    whole, place = _digits(line, start)
    if place == start:
        return False
    tenths = 0
    if line[place : place + 1] in (".", ",") and line[place + 1 : place + 2].isdecimal():
        tenths, after = _digits(line, place + 1)
        if after != place + 2:
            return False
        place = after
        minutes = 0
    elif line[place : place + 1] == ":" and line[place + 1 : place + 3].isdecimal():
        rest, place = _digits(line, place + 1)
        minutes = whole * 60 + rest
        return _kept(section, minutes, place) if rest < 60 else False
    else:
        minutes = whole
    unit, after = _letters(line, _past_spaces(line, place))
    if unit in ("h", "hr", "hrs", "hour", "hours", "heure", "heures"):
        minutes = whole * 60 + tenths * 6
        rest, stop = _digits(line, _past_spaces(line, after))
        if stop > after and rest < 60 and not tenths and not line[stop : stop + 1].isalpha():
            return _kept(section, minutes + rest, stop)
        return _kept(section, minutes, after)
    if unit in ("m", "mn", "min", "mins", "minute", "minutes"):
        place = after
    elif tenths:
        return False
    return _kept(section, minutes, place)


def _kept(section: Section, minutes: int, end: int) -> bool:
    if not 0 < minutes <= _LONGEST_DAY:
        return False
    section.minutes = minutes
    section.end = end
    return True


def _past_spaces(line: str, place: int) -> int:
    while line[place : place + 1] in (" ", "\u00a0", "\u202f") and place < len(line):
        place += 1
    return place


def _digits(line: str, place: int) -> tuple[int, int]:
    stop = place
    while stop < len(line) and stop - place < 4 and line[stop] in "0123456789":
        stop += 1
    return (int(line[place:stop]) if stop > place else 0), stop


def _letters(line: str, place: int) -> tuple[str, int]:
    stop = place
    while stop < len(line) and stop - place < _LONGEST_KEY and line[stop].isalpha():
        stop += 1
    return line[place:stop].lower(), stop
