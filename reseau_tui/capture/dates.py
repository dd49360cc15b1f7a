# ruff: noqa: SIM905 — a text that is split loads three times as fast as a literal
"""Find the date of a note, in English and French: ``hier soir``, ``last friday``, ``12/03/2026``.

A matched word leaves the text, so no match is better than a wrong one. Words are compared folded,
by hand: this runs on the road of ``--log``.
"""

from __future__ import annotations

from reseau_tui.text import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

    from reseau_tui.capture.date_context import Candidate

STARTERS = frozenset(
    """
    a about after an aout apr apres apres-demain april around at au aug august aujourd'hui
    aujourdhui avant avant-hier avr avril before by ce cet cette cinq coming couple d'ici dans
    day debut dec december decembre demain des deux dim dimanche dix douze earlier early eight
    eleven en end environ feb february fev fevr fevrier fifteen fin five for four fri friday
    from hier huit il in jan january janv janvier jeu jeudi juil juill juillet juin jul july jun
    june jusqu'a jusqu'au l'an l'annee la last later le lun lundi mai mar march mardi mars may
    mer mercredi mi-aout mi-avril mi-decembre mi-fevrier mi-janvier mi-juillet mi-juin mi-mai
    mi-mars mi-novembre mi-octobre mi-septembre mid midday midi midnight minuit mois mon monday
    neuf next nine noon nov november novembre oct october octobre on one onze over past pour
    premier quatre quinze sam samedi sat saturday semaine sep sept september septembre seven six
    sous sun sunday ten the this three thu thur thurs thursday till to today tomorrow tonight
    trente trois tue tues tuesday twelve twenty two un une until ven vendredi vers vingt wed
    wednesday weds week week-end weekend within y ya yesterday
    """.split()
)
"""Every word that can begin a date; what begins with a digit can too. The tables of dates are
loaded only for a line that has one; a test holds that each of their words is here."""

_AROUND = " \t\n\u00a0\u202f.,;:!?()[]«»“”\"'"
_WORDS_APART = 8
_BREAKS = frozenset(",;.!?()")

END = "?"
"""What :attr:`Line.gaps` holds where no date goes on: the ends of the line, unknown signs."""

_SINGLE = ("/", ":", ".")
_GLUE = "/\\-–_@#+%€$£°&=~^<>"
_OPENING = "([{\"'«“‘*,;:¡¿"


class FoundDate:
    """A date found in a text.

    ``on`` is the day, ``at`` the time as ``HH:MM`` or None, ``spans`` the stretches
    ``(start, end)`` of the text that were matched, in order: two when the day and the time
    stand apart (``yesterday: coffee with Paul at 3pm``). ``told`` is False for a time alone
    (``à 15h``): its day was not said.
    """

    __slots__ = ("at", "on", "spans", "told")

    def __init__(
        self, on: datetime.date, at: str | None, spans: list[tuple[int, int]], told: bool = True
    ) -> None:
        self.on = on
        self.at = at
        self.spans = spans
        self.told = told

    def __repr__(self) -> str:
        return f"FoundDate({self.on.isoformat()!r}, {self.at!r}, {self.spans!r})"


def find_date(text: str, now: datetime.datetime, prefer: str = "past") -> FoundDate | None:
    """Return the date told anywhere in ``text``, or None.

    ``prefer`` is ``past`` for what happened and ``future`` for a promise. Of several dates the
    one on the preferred side wins, then the one that begins the text, then the longest. A later
    day can be found in what happened, too: the caller refuses it.
    """
    line = Line(text, now, prefer == "future", whole=False)
    starts = [
        place
        for place, word in enumerate(line.folded)
        if word in STARTERS or word[:1].isdigit() or word[:4] == "mid-"
    ]
    if not starts:
        return None
    from reseau_tui.capture.date_context import believable, settled
    from reseau_tui.capture.date_read import read_date

    found: list[Candidate] = []
    closed = None
    for place in starts:
        candidate = read_date(line, place)
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
    at = clock.text(best.part) if clock else best.at
    return FoundDate(best.on, at, spans, best.kind != "time")


def parse_date(text: str, now: datetime.datetime, prefer: str = "past") -> FoundDate | None:
    """Return the date that the whole of ``text`` tells, or None if it tells anything else.

    For fields and options: ``fri``, ``3/4``, ``15h30``, ``le 12`` count here; with
    ``prefer="future"`` a length of time (``2 weeks``) is counted from today.
    """
    line = Line(text, now, prefer == "future", whole=True)
    if not line.count:
        return None
    from reseau_tui.capture.date_read import DEADLINES, read_date

    found = read_date(line, 0)
    if found is None or found.last != line.count - 1:
        return None
    if (text[: found.start] + text[found.stop :]).strip(_AROUND):
        return None
    if found.link in DEADLINES and not line.future:
        return None
    at = found.clock.text(found.part) if found.clock else found.at
    return FoundDate(found.on, at, [(found.start, found.stop)], found.kind != "time")


def _time_apart(line: Line, day: Candidate, found: list[Candidate]) -> Candidate | None:
    """Return the one time told in the same sentence as ``day``, a few words away."""
    times = [candidate for candidate in found if candidate.kind == "time"]
    if len(times) != 1:
        return None
    first, second = (day, times[0]) if day.start < times[0].start else (times[0], day)
    between = line.text[first.stop : second.start]
    near = second.first - first.last <= _WORDS_APART + 1
    return times[0] if near and not any(sign in _BREAKS for sign in between) else None


class Line:
    """The words of ``text``, folded, each with the gap before it.

    ``gaps[i]`` stands before word ``i``: ``" "`` for white space, ``". "`` after an abbreviation,
    ``", "`` for a comma, ``"/"``, ``":"``, ``"."`` alone, else :data:`END`. Both lists end with a
    guard, so that looking one word ahead needs no test.
    """

    __slots__ = (
        "count",
        "ends",
        "folded",
        "future",
        "gaps",
        "now",
        "starts",
        "text",
        "today",
        "whole",
    )

    def __init__(self, text: str, now: datetime.datetime, future: bool, whole: bool) -> None:
        self.text = text
        self.now = now
        self.today = now.date()
        self.future = future
        self.whole = whole
        found = words(text)
        self.count = len(found)
        self.folded = [word.folded for word in found]
        self.starts = [word.start for word in found]
        self.ends = [word.end for word in found]
        self.gaps = [END]
        for place in range(1, self.count):
            gap = text[self.ends[place - 1] : self.starts[place]]
            self.gaps.append(self._kind(gap, self.folded[place - 1]))
        if self.count:
            self.gaps.append(END)
        self.folded.append("")

    @staticmethod
    def _kind(gap: str, before: str) -> str:
        if gap == " " or gap.isspace():
            return " "
        if gap in _SINGLE:
            return gap
        first, rest = gap[:1], gap[1:]
        if rest.isspace():
            if first == "." and _is_short(before):
                return ". "
            if first == ",":
                return ", "
        return END

    def spaced(self, place: int) -> str:
        """Return the folded word at ``place`` if only white space stands before it, else ``""``."""
        return self.folded[place] if place <= self.count and self.gaps[place] == " " else ""

    def before(self, place: int) -> str:
        """Return the folded word before ``place`` if only white space is between them."""
        return self.folded[place - 1] if place > 0 and self.gaps[place] == " " else ""

    def number(self, place: int) -> int:
        """Return the number of at most four digits written at ``place``, else -1."""
        if place >= self.count:
            return -1
        word = self.folded[place]
        # "²" folds to "2": what was typed must be a digit too.
        typed = self.text[self.starts[place] : self.ends[place]]
        if len(word) <= 4 and word.isascii() and word.isdecimal() and typed.isdecimal():
            return int(word)
        return -1

    def capital(self, place: int) -> bool:
        """Whether the word at ``place`` begins with a capital."""
        return place < self.count and self.text[self.starts[place]].isupper()

    def opens(self, place: int) -> bool:
        """Whether the word at ``place`` begins the line or a sentence."""
        return place == 0 or self.text[: self.starts[place]].rstrip()[-1:] in tuple('.!?:;([{"«“')

    def closes(self, place: int) -> bool:
        """Whether a sign, or the end of the line, stands before ``place``."""
        return place >= self.count or self.gaps[place] != " "

    def end(self, last: int) -> int:
        """Return where the word ``last`` ends, with the full stop of an abbreviation."""
        stop = self.ends[last]
        dotted = self.text[stop : stop + 1] == "." and _is_short(self.folded[last])
        return stop + 1 if dotted else stop

    def bordered(self, start: int, stop: int) -> bool:
        """Whether ``text[start:stop]`` stands free: no part of a number, a path or a name."""
        text = self.text
        before, after = text[start - 1 : start], text[stop : stop + 1]
        if before and (
            before in _GLUE or (before == "." and text[start - 2 : start - 1].isalnum())
        ):
            return False
        if before == ":" and text[start - 2 : start - 1].isdigit():
            return False
        if after and after in _GLUE:
            return False
        if after in (".", ":", ","):
            following = text[stop + 1 : stop + 2]
            return not (following.isdigit() if after != "." else following.isalnum())
        return not after.isalnum()


def _is_short(word: str) -> bool:
    from reseau_tui.capture.date_words import SHORT_WORDS  # most lines need no table of dates

    return word in SHORT_WORDS


def forbidden(text: str) -> list[tuple[int, int]]:
    """Return the stretches of ``text`` that hold no date: tags, mentions, addresses, paths."""
    if not any(sign in text for sign in "@#+/\\") and "www." not in text.lower():
        return []
    found: list[tuple[int, int]] = []
    stop = 0
    while stop < len(text):
        if text[stop].isspace():
            stop += 1
            continue
        start = stop
        while stop < len(text) and not text[stop].isspace():
            stop += 1
        chunk = text[start:stop].lstrip(_OPENING).lower()
        if chunk[:2] == "@[":
            closing = text.find("]", start)
            stop = max(stop, closing + 1)
            found.append((start, stop))
        elif (
            chunk[:1] in ("#", "+", "@", "/", "~")
            or chunk[:2] in ("./", "..")
            or "@" in chunk
            or "://" in chunk
            or chunk[:4] == "www."
            or chunk[1:3] == ":\\"
        ):
            found.append((start, stop))
    return found
