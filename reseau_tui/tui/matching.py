"""Words searched for in help and palette: every one of them, anywhere, accents aside."""

from __future__ import annotations

from reseau_tui.text import fold


def holds(query: str, *texts: str) -> bool:
    """Tell whether every word of ``query`` stands somewhere in ``texts``.

    >>> holds("cafe +paris", "un café", "+paris")
    True
    """
    together = fold(" ".join(texts))
    return all(word in together for word in fold(query).split())
