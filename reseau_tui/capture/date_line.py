"""A line of text cut into words for the readers of dates: the gaps between them, their borders."""

from __future__ import annotations

import datetime

from reseau_tui.capture.date_words import SHORT_WORDS
from reseau_tui.text import words

END = "?"
"""What :attr:`Line.gaps` holds where no date goes on: the ends of the line, unknown signs."""

_SINGLE = ("/", ":", ".")
_GLUE = "/\\-–_@#+%€$£°&=~^<>"
_OPENING = "([{\"'«“‘*,;:¡¿"


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
            if first == "." and before in SHORT_WORDS:
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
        return (
            stop + 1
            if self.folded[last] in SHORT_WORDS and self.text[stop : stop + 1] == "."
            else stop
        )

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
