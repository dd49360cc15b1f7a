"""Text at the border: cleaned for storage and display, folded for comparison, cut into words.

Everything here runs on the road of ``--log``, so it imports nothing; ``unicodedata`` is loaded
only for text with more than the letters of English, French and their neighbours.
"""

from __future__ import annotations

LINE_LIMIT = 200
"""Characters kept of a one-line field (a name, a city, a title)."""

NOTE_LIMIT = 20_000
"""Characters kept of a note or of the text of an interaction."""

_MARKS_IN_A_ROW = 4

# Letters that Unicode does not decompose but that people type without their mark.
_UNDECOMPOSED = {
    "ł": "l", "ø": "o", "œ": "oe", "æ": "ae", "đ": "d", "ð": "d", "þ": "th",
    "ħ": "h", "ŧ": "t", "ı": "i", "ß": "ss", "ŋ": "n", "ĸ": "k", "ƶ": "z",
    "’": "'", "ʼ": "'", "‘": "'", "‐": "-", "‑": "-", "‒": "-", "–": "-",
}  # fmt: skip
_FOLDING = {ord(letter): plain for letter, plain in _UNDECOMPOSED.items()}

# What Unicode decomposes the commonest letters to, in lower case: no need to ask it.
_LATIN = _FOLDING | str.maketrans(
    "àáâãäåāăąçćčèéêëēęěìíîïīñńňòóôõöōőřśšşţťùúûüūůűýÿźżžğ",
    "aaaaaaaaaccceeeeeeeiiiiinnnooooooorsssttuuuuuuuyyzzzg",
)

_FIRST_MARK = "\u0300"
"""Below it there are no combining marks, and every letter is in its composed form (NFC)."""

_BREAKS = "\t\n\v\f\r\x85\u2028\u2029"
_DELETED_RANGES = (
    (0x00, 0x1F), (0x7F, 0x9F), (0xAD, 0xAD), (0x200B, 0x200B), (0x200E, 0x200F),
    (0x202A, 0x202E), (0x2060, 0x2064), (0x2066, 0x206F), (0xFEFF, 0xFEFF),
    (0xFFF9, 0xFFFB), (0xD800, 0xDFFF), (0xE0000, 0xE007F),
)  # fmt: skip


class _Deleter(dict[int, int | str | None]):
    """A translate table answered from ranges, so that it costs nothing to build."""

    def __init__(self, kept: str) -> None:
        self.kept = kept

    def __missing__(self, code: int) -> int | str | None:
        letter = chr(code)
        if letter in self.kept:
            answer: int | str | None = code
        elif letter in _BREAKS:
            answer = " "
        elif any(first <= code <= last for first, last in _DELETED_RANGES):
            answer = None
        else:
            answer = code
        self[code] = answer
        return answer


_LINE = _Deleter("")
_NOTE = _Deleter("\n\t")


def clean(value: str, limit: int = LINE_LIMIT) -> str:
    """Return ``value`` as a harmless one-line text of at most ``limit`` characters.

    NFC; line breaks and tabs become spaces; control, bidirectional and invisible characters
    go, ZWNJ and ZWJ stay; at most four combining marks in a row; outer white space goes.
    """
    if value.isascii() and value.isprintable():
        return value.strip()[:limit].rstrip()
    return _clean(value, _LINE, limit)


def clean_note(value: str, limit: int = NOTE_LIMIT) -> str:
    """Return ``value`` cleaned like :func:`clean`, keeping new lines and tabs."""
    if value.isascii() and value.isprintable():
        return value.strip()[:limit].rstrip()
    return _clean(value.replace("\r\n", "\n").replace("\r", "\n"), _NOTE, limit)


def _clean(value: str, table: _Deleter, limit: int) -> str:
    value = value.translate(table)
    if value and max(value) >= _FIRST_MARK:
        import unicodedata

        value = unicodedata.normalize("NFC", value)
        if any(unicodedata.category(letter) == "Mn" for letter in value):
            value = _fewer_marks(value, unicodedata)
    return value.strip()[:limit].rstrip()


def _fewer_marks(value: str, unicodedata) -> str:  # type: ignore[no-untyped-def]
    kept = []
    run = 0
    for letter in value:
        run = run + 1 if unicodedata.category(letter) in ("Mn", "Me") else 0
        if run <= _MARKS_IN_A_ROW:
            kept.append(letter)
    return "".join(kept)


def fold(value: str) -> str:
    """Return the form used to compare: no marks, no case, ``œ`` as ``oe``, curly quotes straight.

    >>> fold("Łukasz D’Hérouël")
    "lukasz d'herouel"
    """
    if value.isascii():
        return value.lower()
    folded = value.casefold()
    plain = folded.translate(_LATIN)
    if plain.isascii():
        return plain
    import unicodedata

    letters = unicodedata.normalize("NFKD", folded)
    return "".join(
        letter for letter in letters.translate(_FOLDING) if unicodedata.category(letter) != "Mn"
    )


class Word:
    """One word of a text: as written, folded, and where it stands (``text[start:end]``)."""

    __slots__ = ("end", "folded", "start", "text")

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.start = start
        self.end = start + len(text)
        self.folded = fold(text)

    def __repr__(self) -> str:
        return f"Word({self.text!r}, {self.start})"


_INSIDE = "'’ʼ-‐‑"


def words(value: str) -> list[Word]:
    """Cut ``value`` into words: letters, digits and marks, hyphens and apostrophes inside words.

    >>> [word.text for word in words("avec Jean-Pierre, O'Brien (l'ami) à 15h30")]
    ['avec', 'Jean-Pierre', "O'Brien", "l'ami", 'à', '15h30']
    """
    found = []
    start = -1
    for place, letter in enumerate(value):
        if letter.isalnum() or letter in "_\u200c\u200d" or _is_mark(letter):
            if start < 0:
                start = place
        elif start >= 0 and not (letter in _INSIDE and value[place + 1 : place + 2].isalnum()):
            found.append(Word(value[start:place], start))
            start = -1
    if start >= 0:
        found.append(Word(value[start:], start))
    return found


def _is_mark(letter: str) -> bool:
    if letter < _FIRST_MARK:
        return False
    import unicodedata

    return unicodedata.category(letter)[0] == "M"
