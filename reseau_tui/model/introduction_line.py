"""``intro: A > B`` in a captured line: who is introduced to whom, by whom, why.

Loaded only for a line that has such a section, and once for those captured before.
"""

from __future__ import annotations

from reseau_tui.text import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_ARROWS = ("<->", "->", "=>", "↔", "→", ">")
_AND = (" et ", " and ", " & ", " + ")
_WHY = (", ", "; ", ": ", " (", " - ", " – ", " — ", " pour ", " for ", " about ")
_ME = ("me", "moi", "myself")

_WORDS_MOST = 4
_PAIRS_MOST = 8
"""Introductions of one section, "Paul and Léa > Karim" being two of them."""


class IntroductionLine:
    """``first`` is introduced to ``second``: names as typed, "" for me, and ``why``."""

    __slots__ = ("first", "introducer", "second", "why")

    def __init__(self, introducer: str, first: str, second: str, why: str) -> None:
        self.introducer = introducer
        self.first = first
        self.second = second
        self.why = why

    @property
    def names(self) -> tuple[str, str, str]:
        """All three, in the order of the line."""
        return self.introducer, self.first, self.second


def introduction_lines(text: str) -> list[IntroductionLine]:
    """Return the introductions that a section tells, none when it is only words.

    ``A > B``, ``A → B``, ``A et B``, ``Paul: A > B``, ``A and B > C, why``.
    """
    introducer, left, right = "", text, ""
    arrow = next((one for one in _ARROWS if one in text), "")
    if arrow:
        left, _arrow, right = text.partition(arrow)
    head, colon, rest = left.partition(":")
    if colon and arrow:
        introducer, left = head.strip(), rest
    why = ""
    if arrow:
        right, why = _cut(right)
        firsts, seconds = _names(left), _names(right)
    else:
        left, why = _cut(text)
        both = _names(left)
        firsts, seconds = both[:1], both[1:]
        if len(both) != 2:
            return []
    names = [introducer, *firsts, *seconds] if introducer else [*firsts, *seconds]
    if not firsts or not seconds or not all(_is_name(name) for name in names):
        return []
    introducer = _mine(introducer)
    found: list[IntroductionLine] = []
    for first in firsts:
        for second in seconds:
            three = (introducer, _mine(first), _mine(second))
            if len({fold(name) for name in three}) == 3:
                found.append(IntroductionLine(*three, why))
    return found[:_PAIRS_MOST]


def _cut(text: str) -> tuple[str, str]:
    """Return what stands before the words of why, and these."""
    places = [(text.find(sign), sign) for sign in _WHY if text.find(sign) > 0]
    if not places:
        return text.strip(), ""
    place, sign = min(places)
    why = text[place + len(sign) :].strip()
    return text[:place].strip(), why[:-1] if sign == " (" and why.endswith(")") else why


def _names(text: str) -> list[str]:
    for sign in _AND:
        text = text.replace(sign, "\n")
    return [name for name in (part.strip(" .") for part in text.split("\n")) if name]


def _mine(name: str) -> str:
    return "" if fold(name) in _ME else bare(name)


def bare(name: str) -> str:
    """Return a name without the signs that make it one: ``@[Zoé Petit]``, ``@zoé``."""
    name = name.removeprefix("@")
    return name[1:-1].strip() if name[:1] == "[" and name[-1:] == "]" else name


def _is_name(name: str) -> bool:
    name = bare(name)
    if any(arrow in name for arrow in _ARROWS):
        return False
    return bool(name) and name[0].isalpha() and len(name.split()) <= _WORDS_MOST


def fill_before(connection: sqlite3.Connection, interactions: Iterable[int]) -> None:
    """Fill the introductions that these exchanges told before there was a table for them.

    Only where every name is exactly one person's full name; the others stay words.
    """
    from reseau_tui.model.introductions import MADE, add_introduction

    for interaction in interactions:
        for on, text in connection.execute(
            'SELECT i."on", s.text FROM section s JOIN interaction i ON i.id = s.interaction_id'
            " WHERE s.interaction_id = ? AND s.key = 'intro' AND NOT EXISTS (SELECT 1"
            " FROM introduction n WHERE n.interaction_id = s.interaction_id) ORDER BY s.id",
            (interaction,),
        ).fetchall():
            for line in introduction_lines(text):
                ids = [_exactly(connection, name) for name in line.names]
                if all(found or not name for found, name in zip(ids, line.names, strict=True)):
                    introducer, first, second = ids
                    if len({introducer, first, second}) == 3:
                        add_introduction(
                            connection, introducer=introducer, first=first, second=second,
                            on=on, why=line.why, status=MADE, interaction=interaction,
                        )  # fmt: skip


def _exactly(connection: sqlite3.Connection, name: str) -> int | None:
    if not name:
        return None
    found = connection.execute(
        "SELECT id FROM contact WHERE sort_name = ? LIMIT 2", (fold(name),)
    ).fetchall()
    return found[0][0] if len(found) == 1 else None
