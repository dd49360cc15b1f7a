"""The words of a search for help: which ones count, whether a text holds them, what is around."""

from __future__ import annotations

from reseau_tui.network.filters import search_words
from reseau_tui.text import fold

SMALL = frozenset(
    (
        "an", "and", "any", "anybody", "anyone", "at", "can", "does", "for", "from", "help",
        "helps", "in", "is", "know", "knows", "me", "my", "need", "of", "on", "or", "some",
        "somebody", "someone", "the", "to", "who", "with",
        "aide", "aider", "au", "aux", "avec", "besoin", "chez", "connait", "dans", "de", "des",
        "du", "en", "est", "et", "la", "le", "les", "ma", "mes", "moi", "mon", "ou", "par", "peut",
        "pour", "quelqu", "quelque", "qui", "sur", "un", "une",
    )
)  # fmt: skip
"""Words that say nothing about what is looked for; alone in the line they count all the same."""

LETTERS = 2
"""Letters a word must have: the beginning of one letter would be everybody."""

_AROUND = 60
"""Characters shown of a longer text, about half of them on each side of the word."""


def asked_words(line: str) -> tuple[str, ...]:
    """Return what a line looks for, folded: ``who knows an accountant in Toulouse`` is two words.

    Small words are left out unless there are no others; nothing for a line that says nothing yet.
    """
    said = [fold(word) for word in search_words(line)]
    long = dict.fromkeys(word for word in said if len(word) >= LETTERS)
    weighty = [word for word in long if word not in SMALL]
    return tuple(weighty or long)


def place_of(folded: str, word: str) -> int:
    """Return where a word that begins with ``word`` stands in a folded text, -1 for nowhere."""
    place = folded.find(word)
    while place > 0 and folded[place - 1].isalnum():
        place = folded.find(word, place + 1)
    return place


class Holding:
    """Which of some words a text holds, as bits: the first word is 1, the second 2, and so on.

    Texts of many people are the same (a city, an employer): each is looked at once.
    """

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words
        self.all = (1 << len(words)) - 1
        self._known: dict[str, int] = {}

    def bits(self, text: str | None) -> int:
        """Return the bits of the words that ``text`` holds."""
        if not text:
            return 0
        found = self._known.get(text)
        if found is None:
            folded = fold(text)
            found = 0
            for number, word in enumerate(self.words):
                if word in folded and place_of(folded, word) >= 0:  # most texts hold none
                    found |= 1 << number
            self._known[text] = found
        return found


def around(text: str, word: str) -> str:
    """Return a text on one line, or the part of it around ``word`` when it is long.

    >>> around("a word", "word")
    'a word'
    """
    pieces = text.split()
    whole = " ".join(pieces)
    if len(whole) <= _AROUND:
        return whole
    here = next((at for at, piece in enumerate(pieces) if place_of(fold(piece), word) >= 0), 0)
    first = last = here
    room = _AROUND - len(pieces[here])
    grew = True
    while grew:
        grew = False
        for step, at in ((-1, first - 1), (1, last + 1)):
            if 0 <= at < len(pieces) and len(pieces[at]) + 1 <= room:
                room -= len(pieces[at]) + 1
                first, last = (at, last) if step < 0 else (first, at)
                grew = True
    shown = " ".join(pieces[first : last + 1])[:200]
    return ("… " if first else "") + shown + (" …" if last + 1 < len(pieces) else "")
