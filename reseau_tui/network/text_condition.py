"""Words looked for in texts that no search index has: promises, good turns."""

from __future__ import annotations

from functools import lru_cache

from reseau_tui.model.database import connection
from reseau_tui.network.conditions import NOBODY, Condition, matching
from reseau_tui.network.filters import search_words
from reseau_tui.text import fold


def about(query: str, text: str, contact: str) -> Condition:
    """Return the condition that each word of ``query`` begins one of a text or of a name.

    ``text`` and ``contact`` are the columns of the text and of the id of whose it is.
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
        pieces.append(
            f"(' ' || CASE WHEN {text} GLOB '*[^ -~]*' THEN folded({text}) ELSE lower({text}) END"
            " GLOB '*[^a-z0-9]' || ? || '*'"
            f" OR {contact} IN (SELECT rowid FROM contact_search WHERE contact_search MATCH ?))"
        )
        values += [fold(word), matching([word], "name")]
    return Condition("(" + " AND ".join(pieces) + ")", tuple(values))


@lru_cache(200_000)
def _folded(text: str) -> str:
    return fold(text)
