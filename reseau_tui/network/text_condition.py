"""Words looked for in texts that no search index has: promises, good turns, requests, events."""

from __future__ import annotations

from functools import lru_cache

from reseau_tui.model.database import connection
from reseau_tui.network.conditions import NOBODY, Condition, matching
from reseau_tui.network.filters import search_words
from reseau_tui.text import fold

_NAMED = "(SELECT rowid FROM contact_search WHERE contact_search MATCH ?)"


def about(query: str, text: str, *named: str) -> Condition:
    """Return the condition that each word of ``query`` begins one of a text or of a name.

    ``text`` is the column of the text, or several joined by blanks. ``named`` are conditions with
    ``{named}`` where the ids of those stand whom a word names: ``p.contact_id IN {named}``.
    """
    if not query.strip():
        return Condition("1")
    words = search_words(query)
    if not words:
        return Condition(NOBODY)
    # SQLite compares ASCII texts itself; the others are folded in Python once and remembered:
    # 10,000 accented ones take 30 ms, off the thread that draws.
    connection().create_function("folded", 1, _folded, deterministic=True)
    pieces: list[str] = []
    values: list[str] = []
    for word in words:
        said = (
            f"' ' || CASE WHEN {text} GLOB '*[^ -~]*' THEN folded({text}) ELSE lower({text}) END"
            " GLOB '*[^a-z0-9]' || ? || '*'"
        )
        pieces.append("(" + " OR ".join([said, *(one.format(named=_NAMED) for one in named)]) + ")")
        values += [fold(word), *[matching([word], "name")] * len(named)]
    return Condition("(" + " AND ".join(pieces) + ")", tuple(values))


@lru_cache(200_000)
def _folded(text: str) -> str:
    return fold(text)
