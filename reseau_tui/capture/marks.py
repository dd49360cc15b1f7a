"""What signs mean in a captured line: words, tags, ``@``, ``\\``, ``key:`` sections.

One pass over the words, whatever the text; nothing here knows people.
"""

from __future__ import annotations

from reseau_tui.capture.places import ELIDED
from reseau_tui.text import fold, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reseau_tui.capture.sections import Section

_OPENING = "([{\"'«“‘,;:.!?—–…"
_APOSTROPHES = "'’ʼ"

HOLE = "\u00a4"
"""Stands where something was taken out of the text that dates and names are looked for in."""


class Token:
    """A word of the line, as names and keywords are looked for.

    ``folded`` with apostrophes, ``core`` without what French and English glue to a name
    ("d'Anne" and "Anne's" are "anne"), ``whole`` without apostrophes only. ``start`` and ``end``
    are those of the core. ``close``: only white space separates it from the word before.
    ``taken`` tells, once it is part of a name, "subject" or "object".
    """

    __slots__ = (
        "capital", "close", "core", "dated", "dot", "end", "folded", "forced", "gap", "opens",
        "own", "start", "taken", "text", "whole",
    )  # fmt: skip

    def __init__(self, text: str, start: int, folded: str) -> None:
        self.text = text
        self.start = start
        self.end = start + len(text)
        self.folded = folded
        self.whole = folded
        self.core = folded
        self.own = False
        if "'" in folded:
            self._unglue()
        letter = text[self.start - start]
        # A script without capitals cannot show that a word is a name; it may be one.
        self.capital = letter.isupper() or (
            letter > "\u02ff" and letter.isalpha() and not letter.islower()
        )
        self.gap = ""
        self.close = False
        self.opens = False
        self.dated = False
        self.dot = False
        self.forced = False
        self.taken = ""

    def _unglue(self) -> None:
        self.whole = self.core = self.folded.replace("'", "")
        first = 1
        while first < len(self.text) and self.text[first] not in _APOSTROPHES:
            first += 1
        head, tail = self.text[:first], self.text[first + 1 :]
        if tail and fold(head) in ELIDED:
            self.start += first + 1
            self.core = fold(tail).replace("'", "")
            if self.core.endswith("s") and self.folded.endswith("'s"):
                self.core = self.core[:-1]
        elif self.folded.endswith("'s") and head:
            self.core = self.folded[:-2].replace("'", "")
            self.own = True
            self.end -= 2


class Forced:
    """``@[Name]`` (``bracket``) or ``@@word`` at ``line[start:end]``."""

    __slots__ = ("bracket", "end", "name", "start")

    def __init__(self, name: str, start: int, end: int, bracket: bool) -> None:
        self.name = name
        self.start = start
        self.end = end
        self.bracket = bracket


class Marks:
    """A line taken apart by its signs.

    ``tokens`` are the words that may be names or keywords (no tags, no addresses, no ``\\words``),
    ``tags`` as typed, ``removed`` the stretches that are not part of any text left over.
    """

    __slots__ = ("forced", "hidden", "line", "removed", "sections", "spans", "tags", "tokens")

    def __init__(self, line: str) -> None:
        self.line = line
        self.tokens: list[Token] = []
        self.tags: list[str] = []
        self.forced: list[Forced] = []
        self.hidden: list[tuple[int, int]] = []
        self.removed: list[tuple[int, int]] = []
        self.spans: list[tuple[int, int, str]] = []
        self.sections: list[Section] = []


def read_marks(line: str) -> Marks:
    """Take ``line`` apart."""
    marks = Marks(line)
    if "@" in line or "://" in line or "www." in line:
        _find_addresses(marks)
    if ":" in line:
        from reseau_tui.capture.sections import find_sections

        marks.sections = find_sections(line, marks.hidden)
    _find_words(marks)
    return marks


def _find_addresses(marks: Marks) -> None:
    """Hide e-mail and web addresses; find ``@[Name]``."""
    line = marks.line
    place = 0
    while place < len(line):
        if line[place].isspace():
            place += 1
            continue
        if line.startswith("@[", place):
            closing = line.find("]", place, place + 202)
            name = line[place + 2 : closing].strip() if closing > 0 else ""
            if any(letter.isalpha() for letter in name):
                marks.forced.append(Forced(" ".join(name.split()), place, closing + 1, True))
                marks.hidden.append((place, closing + 1))
                marks.removed += ((place, place + 2), (closing, closing + 1))
                place = closing + 1
                continue
        start = place
        while place < len(line) and not line[place].isspace():
            place += 1
        run = line[start:place].lstrip(_OPENING)
        if "://" in run or run[:4].lower() == "www." or "@" in run[1:]:
            at = run.find("@", 1)
            inside = at > 0 and run[at - 1].isalnum() and run[at + 1 : at + 2].isalnum()
            if "://" in run or run[:4].lower() == "www." or (inside and run[0] != "@"):
                marks.hidden.append((start, place))


def _find_words(marks: Marks) -> None:
    line = marks.line
    hidden = marks.hidden
    at = 0
    last = 0
    for word in words(line):
        start = word.start
        while at < len(hidden) and hidden[at][1] <= start:
            at += 1
        if at < len(hidden) and hidden[at][0] <= start:
            continue
        token = Token(word.text, start, word.folded)
        before = line[start - 1 : start]
        if before in ("+", "#", "@", "\\"):
            if before == "@" and line[start - 2 : start - 1] == "@":
                if _opens(line, start - 2):
                    marks.forced.append(Forced(word.text, start - 2, word.end, False))
                    marks.removed.append((start - 2, start))
                    continue
            elif _opens(line, start - 1):
                if before == "@":
                    token.forced = True
                    marks.removed.append((start - 1, start))
                elif before == "\\":
                    if word.text[0].isalpha():
                        marks.removed.append((start - 1, start))
                        continue
                elif any(letter.isalpha() for letter in word.text):
                    marks.tags.append(word.text)
                    marks.removed.append((start - 1, word.end))
                    marks.spans.append((start - 1, word.end, "tag"))
                    last = word.end
                    continue
        gap = line[last : start - 1 if token.forced else start]
        last = word.end
        token.gap = gap.strip()
        token.dot = line[word.end : word.end + 1] == "."
        token.close = not token.gap and bool(marks.tokens)
        token.opens = not marks.tokens or any(sign in gap for sign in ".!?:;")
        marks.tokens.append(token)


def _opens(line: str, place: int) -> bool:
    return place == 0 or line[place - 1].isspace() or line[place - 1] in _OPENING


def masked(line: str, stretches: list[tuple[int, int]]) -> str:
    """Return ``line`` with the stretches replaced by holes, every other place unmoved."""
    if not stretches:
        return line
    pieces: list[str] = []
    place = 0
    for start, end in sorted(stretches):
        if end <= place:
            continue
        begin = max(start, place)
        pieces += (line[place:begin], HOLE * (end - begin))
        place = end
    pieces.append(line[place:])
    return "".join(pieces)


def left_over(line: str, start: int, end: int, removed: list[tuple[int, int]]) -> str:
    """Return ``line[start:end]`` without the stretches ``removed``, its joins made tidy.

    A join keeps one space, none before a comma or a full stop, no sign twice; signs that are left
    alone at either end go.
    """
    kept: list[str] = []
    place = start
    for first, last in sorted(removed):
        if last > place and first < end:
            kept.append(line[place : max(first, place)])
            place = min(last, end)
    if not kept:
        return line[start:end].strip()
    kept.append(line[place:end])
    text: list[str] = []
    spaced = False
    for piece in kept:
        body = piece.strip()
        spaced = spaced or piece[:1].isspace()
        if body and text:
            if body[0] == ")" and text[-1].endswith("("):
                text[-1] = text[-1][:-1].rstrip()
                body, spaced = body[1:].lstrip(), bool(body[1:])
            elif body[0] in ",.;)" and spaced and not body[1:2].isalnum():
                spaced = False
                if body[0] in ",;" and text[-1].endswith((",", ";", ":", "(")):
                    body, spaced = body[1:].lstrip(), not text[-1].endswith("(")
            if body and spaced:
                body = " " + body
        if body:
            text.append(body)
            spaced = False
        spaced = spaced or piece[-1:].isspace()
    return "".join(text).strip(" \u00a0,;:-–—").lstrip(".!? ")
