"""Whom to take a request to: people by Q over its words; where nobody has all, who has most."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from reseau_tui.network.who import Helper, helpers_with
from reseau_tui.network.who_search import Heard, is_place, words_of_people
from reseau_tui.network.who_words import asked_words

SHOWN = 12
"""People proposed for a request."""

ENOUGH = 3
"""People who have to do with all of the words, from which nobody else is looked for."""

_WORDS_MOST = 6
_TRIED_MOST = 3
"""Words of a request that count, and groups of fewer words that are tried."""

_LONG = 5

_ASKING = frozenset(
    (
        "about", "also", "before", "could", "find", "good", "has", "have", "he", "her", "him",
        "his", "how", "it", "look", "looking", "looks", "needs", "one", "or", "person", "please",
        "really", "search", "searching", "seek", "seeks", "she", "somewhere", "soon", "that",
        "their", "they", "this", "to", "very", "want", "wants", "what", "where", "which", "who",
        "would",
        "afin", "aussi", "autre", "avant", "bien", "bon", "bonne", "ce", "cette", "cherche",
        "cherchent", "chercher", "elle", "il", "ils", "jour", "mais", "ne", "pas", "plus",
        "pouvant", "pourrait", "puisse", "que", "qu", "recherche", "sa", "sans", "se", "serait",
        "ses", "si", "son", "sous", "trouver", "tres", "vers", "veut", "voudrait",
    )
)  # fmt: skip
"""Words of asking, which say nothing about what is asked for."""


def request_words(text: str) -> tuple[str, ...]:
    """Return the words of a request that people are looked for with, folded.

    A plural finds the singular too.

    >>> request_words("looking for two good carpenters in Nantes")
    ('two', 'carpenter', 'nante')
    """
    said = asked_words(text)
    words = [word for word in said if word not in _ASKING] or list(said)
    return tuple(dict.fromkeys(_singular(word) for word in words))[:_WORDS_MOST]


def _singular(word: str) -> str:
    # As the beginning of a word it finds the plural all the same.
    return word[:-1] if len(word) > _LONG and word[-1] in "sx" else word


def people_for(
    text: str, today: datetime.date, but: Iterable[int] = (), limit: int = SHOWN
) -> list[Helper]:
    """Return whom a request may be taken to, whom to turn to first, with the reasons in words.

    ``but`` are left out: who asks, whom it was taken to. Who has to do with all of its words comes
    first; when they are few, those follow who have to do with most of them, and not only with the
    place.
    """
    words = request_words(text)
    if not words:
        return []
    left_out = set(but)
    heard: Heard = {}
    found = list(helpers_with(words, today, limit, but=frozenset(left_out), heard=heard))
    if len(found) >= ENOUGH or len(words) == 1:
        return found
    places = {word for word in words if is_place(word)}
    for group in _fewer(words, heard):
        if places.issuperset(group):
            continue
        left_out.update(one.id for one in found)
        found += helpers_with(
            group, today, limit - len(found), but=frozenset(left_out), only_places=False,
            heard=heard,
        )  # fmt: skip
        if len(found) >= limit:
            break
    return found[:limit]


def _fewer(words: tuple[str, ...], heard: Heard) -> list[tuple[str, ...]]:
    """Return the groups of words that some people have, the largest and the rarest first."""
    having = words_of_people(words, heard)
    count: dict[int, int] = {}
    for number, people in enumerate(having):
        for contact in people:
            count[contact] = count.get(contact, 0) | 1 << number
    groups: dict[int, int] = {}
    for bits in count.values():
        groups[bits] = groups.get(bits, 0) + 1
    everything = (1 << len(words)) - 1
    ordered = sorted(
        (bits for bits in groups if bits != everything),
        key=lambda bits: (-bits.bit_count(), groups[bits], bits),
    )
    return [
        tuple(word for number, word in enumerate(words) if bits >> number & 1)
        for bits in ordered[:_TRIED_MOST]
    ]
