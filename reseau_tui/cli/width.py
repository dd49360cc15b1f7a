"""How many columns of a terminal a text takes (names may be Chinese, or hold joined marks)."""

from __future__ import annotations

import unicodedata


def cells(text: str) -> int:
    """Return the columns ``text`` takes."""
    total = 0
    for letter in text:
        if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
            continue
        total += 2 if unicodedata.east_asian_width(letter) in ("W", "F") else 1
    return total


def padded(text: str, width: int) -> str:
    """Return ``text`` followed by the spaces that make it ``width`` columns."""
    return text + " " * (width - cells(text))


def shortened(text: str, width: int) -> str:
    """Return ``text`` on one line of at most ``width`` columns, an ellipsis for what was cut."""
    line = " ".join(text.splitlines())
    if cells(line) <= width:
        return line
    while line and cells(line) > width - 1:
        line = line[:-1]
    return line.rstrip() + "…"
