"""The one place that turns people's words into cells: cleaned, measured, never read as markup.

A drawn line is a list of ``(text, role)`` pieces; a role names a style of the theme (``dim``,
``strong``, ``due`` …) and the widget that paints looks it up once a frame. Widths are in
terminal cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from reseau_tui.text import clean_note

Piece = tuple[str, str]
Line = list[Piece]

ROLES = ("dim", "strong", "accent", "due", "soon", "tag", "rule", "warn")
"""Every role but the plain one; ``tui/roles.py`` has their colours."""

# Terminals disagree about how wide these make the character before them, so they are not drawn:
# variation selectors, skin tones, and the joiner when it stands between two pictures.
_SELECTORS = dict.fromkeys([*range(0xFE00, 0xFE10), *range(0x1F3FB, 0x1F400)])
_JOINER = "\u200d"
_FIRST_PICTURE = "\u2190"


@lru_cache(4096)
def safe(value: str) -> str:
    """Return ``value`` as harmless text of one line, whose width every terminal agrees on.

    >>> safe("Zoë\\x1b[31m\\nMartin ❤\\ufe0f")
    'Zoë[31m Martin ❤'
    """
    if value.isascii() and value.isprintable():
        return value
    text = " ".join(_pieces(clean_note(value))).translate(_SELECTORS)
    if _JOINER in text:
        text = _unjoined(text)
    return text


def _pieces(text: str) -> list[str]:
    """Cut at blanks and line breaks; a no-break space (« … », 10 h) holds its words together."""
    return [
        piece for line in text.splitlines() for piece in line.replace("\t", " ").split(" ") if piece
    ]


def _unjoined(text: str) -> str:
    kept: list[str] = []
    for letter in text:
        if letter == _JOINER and kept and kept[-1] >= _FIRST_PICTURE:
            continue
        kept.append(letter)
    return "".join(kept)


def content(value: str) -> Content:
    """Return ``value`` for a Textual widget: safe, and literal whatever brackets it holds."""
    return Content(safe(value))


def sentence(template: str, **values: str) -> Content:
    """Return a translated sentence with ``values`` put in literally."""
    return Content(template.format(**{name: safe(value) for name, value in values.items()}))


def width_of(line: Line) -> int:
    """Return how many cells ``line`` takes."""
    return sum(cell_len(text) for text, _ in line)


def fit(text: str, width: int) -> str:
    """Return ``text`` in at most ``width`` cells, with an ellipsis when something was cut.

    The cut is made between two words; inside of one only when more than a third of the room
    would be lost otherwise (a long name, an address).

    >>> fit("we must talk about it again", 20), fit("Maximilienne", 8)
    ('we must talk about …', 'Maximil…')
    """
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return text
    if width == 1:
        return "…"
    cut = set_cell_size(text, width - 1).rstrip()
    if text[len(cut) : len(cut) + 1] == " ":
        return f"{cut} …" if cell_len(cut) + 2 <= width else f"{cut}…"
    words = cut.rpartition(" ")[0].rstrip()
    if words and cell_len(words) * 3 >= width * 2:
        return f"{words} …"
    return f"{cut}…"


def pad(text: str, width: int) -> str:
    """Return ``text`` in exactly ``width`` cells, blanks on the right."""
    short = fit(text, width)
    return short + " " * (width - cell_len(short))


def fit_line(line: Line, width: int) -> Line:
    """Return ``line`` in at most ``width`` cells, with an ellipsis when something was cut."""
    if width_of(line) <= width:
        return line
    fitted: Line = []
    left = width
    for text, role in line:
        size = cell_len(text)
        if size >= left:
            # The piece that does not fit ends in the ellipsis, so that the cut is visible.
            fitted.append((fit(text + " …", left), role))
            break
        fitted.append((text, role))
        left -= size
    return fitted


def joined_to_fit(parts: Sequence[str], width: int) -> str:
    """Return as many of ``parts`` as ``width`` cells hold, dots between them, the first at least.

    >>> joined_to_fit(["enter records", "esc leaves", "tab completes"], 30)
    'enter records · esc leaves'
    """
    kept = fit(parts[0], width) if parts else ""
    for part in parts[1:]:
        longer = f"{kept} · {part}"
        if cell_len(longer) > width:
            break
        kept = longer
    return kept


def justify(left: Line, right: Line, width: int) -> Line:
    """Return one line of ``width`` cells with ``right`` at the right border; ``left`` gives way."""
    room = width - width_of(right) - (1 if right else 0)
    if room < 4:
        return fit_line(left, width)
    start = fit_line(left, room)
    return [*start, (" " * (width - width_of(start) - width_of(right)), ""), *right]


def wrap(text: str, width: int, most: int) -> list[str]:
    """Cut ``text`` at blanks into at most ``most`` lines of ``width`` cells.

    What does not fit is left out word by word, an ellipsis in its place.
    """
    if width <= 0:
        return []
    lines: list[str] = []
    current = ""
    waiting = _pieces(text)
    while waiting:
        word = waiting.pop(0)
        longer = f"{current} {word}" if current else word
        if cell_len(longer) <= width:
            current = longer
        elif current:
            lines.append(current)
            current = ""
            waiting.insert(0, word)
        else:
            head = set_cell_size(word, width).rstrip() or word[0]
            lines.append(head)
            if word[len(head) :]:
                waiting.insert(0, word[len(head) :])
        if len(lines) == most:
            rest = " ".join([current, *waiting]).strip()
            if rest:
                lines[-1] = _fit_words(f"{lines[-1]} {rest}", width)
            return lines
    return [*lines, current] if current else lines


def _fit_words(text: str, width: int) -> str:
    """Return the first words of ``text`` in ``width`` cells, with an ellipsis after them."""
    words = text.split(" ")
    while len(words) > 1 and cell_len(" ".join(words)) + 2 > width:
        words.pop()
    whole = " ".join(words)
    return f"{whole} …" if cell_len(whole) + 2 <= width else fit(whole + "…", width)
