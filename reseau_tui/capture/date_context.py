"""Which of the dates read in a line to believe: what stands around them decides."""

from __future__ import annotations

from reseau_tui.capture.date_words import (
    BIRTHDAYS,
    CONNECTORS,
    DEADLINES,
    ENGLISH_SHORT_WEEKDAYS,
    FOLLOWERS,
    FRENCH_SHORT_WEEKDAYS,
    MONTHS,
    NO_DATE_AFTER,
    NO_WEEKDAY_AFTER,
    NO_WEEKDAY_BEFORE,
    NUMBER_NOUNS,
    NUMBERS,
    PARTS,
    PEOPLE_AFTER,
    STATES,
    UNITS,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

    from reseau_tui.capture.date_clock import Clock
    from reseau_tui.capture.date_days import Day
    from reseau_tui.capture.dates import Line

_TIMES = frozenset(("time", "times", "once", "twice", "fois", "first", "only", "done", "finished"))


class Candidate:
    """A date read from words ``first`` to ``last``, before its surroundings are looked at."""

    __slots__ = (
        "at", "bare", "clock", "first", "kind", "last", "link", "loose", "on", "part", "start",
        "stop",
    )  # fmt: skip

    def __init__(
        self,
        line: Line,
        first: int,
        last: int,
        on: datetime.date,
        day: Day | None,
        *,
        link: str,
        part: str,
        clock: Clock | None,
        at: str | None,
    ) -> None:
        self.first = first
        self.last = last
        self.on = on
        self.kind = day.kind if day else "time"
        self.bare = bool(day and day.bare and last == first and not link)
        self.loose = bool(day and day.loose)
        self.link = link
        self.part = part
        self.clock = clock
        self.at = at
        self.start = line.starts[first]
        self.stop = line.end(last)

    def rank(self, line: Line) -> tuple[bool, bool, bool, int, int]:
        """Return what to compare candidates by: the greatest wins."""
        side = self.on >= line.today if line.future else self.on <= line.today
        named = self.bare and bool(line.spaced(self.last + 1)) and line.capital(self.last + 1)
        opening = self.first == 0 and not named
        return side, self.kind != "time", opening, self.stop - self.start, -self.start


def settled(line: Line, found: list[Candidate]) -> list[Candidate]:
    """Return the longest of overlapping dates, without those that are ends of a list or a range."""
    kept: list[Candidate] = []
    reached = -1
    for candidate in sorted(found, key=lambda one: one.start):
        if candidate.start >= reached:
            kept.append(candidate)
            reached = candidate.stop
        elif candidate.stop - candidate.start > kept[-1].stop - kept[-1].start:
            # It begins inside the one before and is longer: "Jan 12 March".
            kept[-1] = candidate
            reached = candidate.stop
    dropped: set[int] = set()
    for place in range(1, len(kept)):
        one, other = kept[place - 1], kept[place]
        if "time" in (one.kind, other.kind) or not _joined(line, one, other):
            continue
        if one.on == other.on and line.text[one.stop : other.start].strip() in ("", ","):
            # hier, vendredi: said twice
            other.start, other.first = one.start, one.first
            other.clock = other.clock or one.clock
            other.at, other.part = other.at or one.at, other.part or one.part
            dropped.add(place - 1)
        elif not _one_told(line, one, other):
            dropped.update((place - 1, place))
    return [candidate for place, candidate in enumerate(kept) if place not in dropped]


def _one_told(line: Line, one: Candidate, other: Candidate) -> bool:
    """Whether two days stand side by side by chance: ``the notes of yesterday in 2 weeks``."""
    if line.text[one.stop : other.start].strip():
        return False
    sides = (one.on <= line.today) != (other.on <= line.today)
    return sides or believable(line, one) != believable(line, other)


def _joined(line: Line, one: Candidate, other: Candidate) -> bool:
    between = line.text[one.stop : other.start].strip()
    words = other.first - one.last - 1
    if words == 0:
        return between in ("", ",", "-", "–", "—", "&", "/") or not between
    return words == 1 and line.folded[one.last + 1] in CONNECTORS and between.isalpha()


def believable(line: Line, found: Candidate) -> bool:
    """Whether the words around ``found`` let it be the date of the note."""
    if found.kind == "time":
        return True
    before = line.before(found.first)
    after = line.spaced(found.last + 1)
    if found.link in DEADLINES and not line.future:
        return False
    if before in NO_DATE_AFTER or (not line.future and before in DEADLINES):
        return False
    word = line.folded[found.first]
    if word in ("last", "next", "past") and before in ("the", "les"):
        return False
    if after == "of" or (found.kind == "ahead" and before in _TIMES and not line.future):
        return False
    if _second_of_two(line, found) or _numbered(line, found):
        return False
    if not line.future and _fact(line, found, before):
        return False
    if before in PEOPLE_AFTER and (
        word in ENGLISH_SHORT_WEEKDAYS or word in FRENCH_SHORT_WEEKDAYS or word in MONTHS
    ):
        return False
    return not (found.kind == "weekday" and _name_or_habit(line, found, before, after))


def _fact(line: Line, found: Candidate, before: str) -> bool:
    """Whether ``found`` is told of a thing: ``the party is on friday``, ``birthday: 12/03``."""
    if found.kind == "weekday":
        return before in STATES
    if found.kind != "calendar" or found.first == 0:
        return False
    gap = line.text[line.ends[found.first - 1] : line.starts[found.first]].strip()
    return before in STATES or (gap in ("", ":") and line.folded[found.first - 1] in BIRTHDAYS)


def _second_of_two(line: Line, found: Candidate) -> bool:
    """Whether ``found`` is the end of ``10 au 12 mars`` or ``2 or 3 days ago``."""
    first = found.first
    if line.before(first) in CONNECTORS:
        before = first - 2
        number = line.folded[first]
    elif found.link in CONNECTORS:
        before = first - 1
        number = line.folded[first + 1]
    else:
        return False
    if before < 0 or not (number[:1].isdigit() or number in NUMBERS):
        return False
    word = line.folded[before]
    return word[:1].isdigit() or word in NUMBERS or word in UNITS


def _numbered(line: Line, found: Candidate) -> bool:
    """Whether ``found`` is the number of something: ``room 12/03``, ``version 1.2.2026``."""
    first = found.first
    if not found.loose or first == 0 or line.folded[first - 1] not in NUMBER_NOUNS:
        return False
    return line.text[line.ends[first - 1] : line.starts[first]].strip() in ("", ".", "°", "º")


def _name_or_habit(line: Line, found: Candidate, before: str, after: str) -> bool:
    """Whether a weekday is a person, a feast, or every such day."""
    word = line.folded[found.first]
    qualified = found.first != found.last and word in ("last", "next", "this", "past")
    if before in NO_WEEKDAY_AFTER and (found.bare or not qualified):
        return not _told(line, found)
    if after in NO_WEEKDAY_BEFORE:
        return True
    if not found.bare or not line.capital(found.first) or line.text.isupper():
        return False
    if line.opens(found.first):
        return False
    if before in PEOPLE_AFTER:
        return True  # Robinson et Vendredi
    name_after = bool(after) and after != "i" and line.capital(found.last + 1)
    name_before = bool(before) and line.capital(found.first - 1)
    if name_after:
        return True
    return (
        name_before
        and line.opens(found.first - 1)
        and after != ""
        and after not in FOLLOWERS
        and after not in PARTS
    )


def _told(line: Line, found: Candidate) -> bool:
    """Whether ``le vendredi`` goes on so that it is one day: ``le vendredi dernier``."""
    return line.folded[found.last] in ("dernier", "passe", "prochain", "huit", "quinze") or (
        line.folded[found.last] in ("week", "derniere", "prochaine", "semaine")
    )
