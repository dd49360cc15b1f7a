"""Words of the search index that stand for who took part in an exchange, its kind, who started it.

They begin with a sign that no text holds (``model.triggers.interaction_words``), so that kinds
and people are found as fast as words, together with them.
"""

from __future__ import annotations

from reseau_tui.model.triggers import WORD_JOINER
from reseau_tui.network.exchange_words import kinds_of, who_of
from reseau_tui.network.filters import Filter


def person_mark(contact_id: int) -> str:
    """Return the search expression for the exchanges somebody took part in."""
    return f'"{WORD_JOINER}{contact_id}"'


def marked(asked: Filter) -> tuple[list[str], Filter]:
    """Return search expressions for the kinds and the initiative asked for, and what is left.

    What is left has no mark: a kind of an import's own may be several words.
    """
    marks: list[str] = []
    rest: list[tuple[str, str]] = []
    for key, value in asked.fields:
        if key == "from":
            marks.append(f'"{WORD_JOINER}{who_of(value)}0"')
        elif key == "kind" and all(kind.isascii() and kind.islower() and kind.isalpha()
                                   for kind in kinds_of(value)):  # fmt: skip
            either = " OR ".join(f'"{WORD_JOINER}{kind}"' for kind in kinds_of(value))
            marks.append(f"({either})")
        else:
            rest.append((key, value))
    return marks, Filter(fields=tuple(rest))
