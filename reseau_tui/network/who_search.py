"""Who may have something to do with some words: found through the search indexes.

Every word must be found, on the card or in what was said, possibly each in another place. Of a
word that very many have, those spoken to last are kept and all who say they can help: an answer
has to be there while somebody types.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reseau_tui import text
from reseau_tui.network import weights
from reseau_tui.network.conditions import matching, tags_named
from reseau_tui.network.reading import id_list, rows

MENTIONS = 3
"""Newest exchanges kept of one person for one word."""

_LIVING = 500
"""People of a word looked at for whether it is a town."""

_WALKED = 12_000
"""People found above which the index of last contacts is read instead of each of their rows."""

Mentions = Mapping[int, list[int]]
"""Contact → moments of exchanges, the newest first."""

Heard = dict[tuple[str, ...], Mentions]
"""Words → who took part in the newest exchanges that hold all of them."""


@dataclass(frozen=True, slots=True)
class Found:
    """Whom some words may mean, and the exchanges in which each of the words was said.

    ``together`` are exchanges that hold all of the words.
    """

    words: tuple[str, ...]
    people: frozenset[int]
    said: tuple[Mentions, ...]
    together: Mentions


def found_people(words: tuple[str, ...], heard: Heard | None = None) -> Found:
    """Return whom ``words`` (folded, not none) may mean; the archived are among them.

    ``heard`` is shared by the searches of one question that have words in common.
    """
    heard = {} if heard is None else heard
    said = tuple(_heard((word,), heard) for word in words)
    together = _heard(words, heard)
    people = set(together)
    each = [_on_card(word) | mentions.keys() for word, mentions in zip(words, said, strict=True)]
    people |= set.intersection(*each)
    if len(people) > weights.HELPERS_WEIGHED:
        offering = set[int]().union(*(_offering(word) for word in words))
        people = people & offering | spoken_last(people, weights.HELPERS_WEIGHED)
    return Found(words, frozenset(people), said, together)


def words_of_people(words: Iterable[str], heard: Heard) -> list[set[int]]:
    """Return, for each of ``words`` (folded), who may have to do with it; archived ones too."""
    return [_on_card(word) | _heard((word,), heard).keys() for word in words]


def is_place(word: str) -> bool:
    """Tell whether somebody of those who have a word (folded) on the card lives there."""
    cities = rows(
        "SELECT DISTINCT c.city FROM (SELECT rowid AS id FROM contact_search"
        " WHERE contact_search MATCH ? LIMIT ?) s CROSS JOIN contact c ON c.id = s.id"
        " WHERE c.city IS NOT NULL",
        (matching([word], "words"), _LIVING),
    )
    # Words of a question have lost their plural: Nantes is looked for as "nante".
    named = (word, word + "s", word + "x")
    return any(one.folded in named for (city,) in cities for one in text.words(city))


def _heard(words: tuple[str, ...], heard: Heard) -> Mentions:
    if words not in heard:
        heard[words] = _said(words)
    return heard[words]


def _on_card(word: str) -> set[int]:
    """Return who has a word on the card: not in the name, which says nothing about knowing."""
    found = rows(
        "SELECT json_group_array(rowid) FROM contact_search WHERE contact_search MATCH ?",
        (matching([word], "words"),),
    )
    return set(json.loads(found[0][0]))


def _offering(word: str) -> set[int]:
    """Return who says to help with a tag that begins with ``word``."""
    return {
        contact
        for (contact,) in rows(
            "SELECT contact_id FROM contact_tag WHERE role = 'offers'"
            " AND tag_id IN (SELECT value FROM json_each(?))",
            (tags_named(word),),
        )
    }


def _said(words: tuple[str, ...]) -> Mentions:
    """Return who took part in the newest exchanges whose words hold all of ``words``."""
    mentions: dict[int, list[int]] = {}
    for contact, moment in rows(
        "SELECT p.contact_id, s.moment FROM (SELECT rowid AS moment FROM interaction_search"
        " WHERE interaction_search MATCH ? ORDER BY rowid DESC LIMIT ?) s"
        " CROSS JOIN interaction i ON i.moment = s.moment"
        " CROSS JOIN participant p ON p.interaction_id = i.id",
        (matching(words), weights.SAID_MOST),
    ):
        moments = mentions.setdefault(contact, [])
        if len(moments) < MENTIONS:
            moments.append(moment)
    return mentions


def spoken_last(people: Iterable[int], most: int) -> set[int]:
    """Return whom of ``people`` I spoke to last, at most ``most``; the archived are left out."""
    ids = set(people)
    if len(ids) > _WALKED:
        (listed,) = rows(
            "SELECT json_group_array(id) FROM (SELECT id FROM contact INDEXED BY contact_by_last"
            " WHERE archived_at IS NULL ORDER BY last_full_on DESC)"
        )
        nearest = (contact for contact in json.loads(listed[0]) if contact in ids)
        return {contact for contact, _ in zip(nearest, range(most), strict=False)}
    return {
        contact
        for (contact,) in rows(
            "SELECT c.id FROM json_each(?) a CROSS JOIN contact c ON c.id = a.value"
            " WHERE c.archived_at IS NULL ORDER BY c.last_full_on DESC LIMIT ?",
            (id_list(ids), most),
        )
    }
