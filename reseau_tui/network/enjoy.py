"""Who would enjoy this article? People whose interests meet the words of a title, and why.

A word counts the more, the fewer people it is found with (log-shaped, as the weight of a word in
any search), and the surer what shows it: a tag, a role, notes, what was talked of, a city. The
order is all that these numbers are for: none of them leaves this module.
"""

from __future__ import annotations

import datetime
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reseau_tui.model.triggers import WORD_JOINER
from reseau_tui.network import weights
from reseau_tui.network.enjoy_evidence import SURENESS, Card, Shown, read_cards
from reseau_tui.network.enjoy_sentences import in_words
from reseau_tui.network.enjoy_words import TitleWord, weighty_words
from reseau_tui.network.reading import day_of, id_list, rows
from reseau_tui.network.who_search import spoken_last
from reseau_tui.text import clean_note

READERS = 50
"""People shown at once."""

_LOOKED_AT = 200
"""People whose cards are read for the reasons: those the words promise most of."""

_BESIDE = 0.25
"""What a word that was talked of adds where the card shows it already."""

_SENT_MOST = 50
"""Times the same article was sent on that are looked at, the newest."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who may enjoy it: ``why`` in words, the surest first.

    ``last_on`` is the last full interaction, ``sent_on`` the day it was forwarded to them.
    """

    id: int
    name: str
    why: tuple[str, ...]
    last_on: str | None
    sent_on: str | None


@dataclass(frozen=True, slots=True)
class Readers:
    """Who may enjoy an article about ``words``, at most :data:`READERS`, the first ones first."""

    words: tuple[str, ...] = ()
    people: tuple[Reader, ...] = ()


def who_would_enjoy(title: str, today: datetime.date, limit: int = READERS) -> Readers:
    """Return the people whose tags, notes, roles or exchanges speak of what ``title`` does."""
    words = weighty_words(title)
    if not words:
        return Readers()
    on_card = [_on_card(word) for word in words]
    said = [_talked_of(word) for word in words]
    everybody = max(1, rows("SELECT count(*) FROM contact WHERE archived_at IS NULL")[0][0])
    rarity = [
        math.log(1 + everybody / (1 + len(cards | talks.keys())))
        for cards, talks in zip(on_card, said, strict=True)
    ]
    found: list[tuple[float, int, int, Card]] = []
    for card in read_cards(_most_promising(on_card, said, rarity), words, on_card):
        talks = [mentions.get(card.id) for mentions in said]
        weight = sum(map(_weight, card.best(len(words)), talks, rarity))
        if weight:
            found.append((-weight, _later_first(card.last_on or ""), card.id, card))
    found.sort()
    sent = _sent(title, words)
    people: list[Reader] = []
    for *_order, card in found[:limit]:
        talks = [mentions.get(card.id) for mentions in said]
        days = [None if moment is None else day_of(moment) for moment in talks]
        why = tuple(in_words(card, words, days, today))
        people.append(Reader(card.id, card.name, why, card.last_on, sent.get(card.id)))
    return Readers(tuple(word.shown for word in words), tuple(people))


def _weight(card: Shown | None, moment: int | None, rarity: float) -> float:
    talked = SURENESS["said"] if moment is not None else 0.0
    if card is None:
        return rarity * talked
    return rarity * (SURENESS[card.kind] + _BESIDE * talked)


def _later_first(day: str) -> int:
    return -int(day[:10].replace("-", "") or 0) if day[:4].isdigit() else 0


def _on_card(word: TitleWord) -> set[int]:
    found = rows(
        "SELECT json_group_array(rowid) FROM contact_search WHERE contact_search MATCH ?",
        (f"{{words}} : {word.asked}",),
    )
    return set(json.loads(found[0][0]))


def _talked_of(word: TitleWord) -> dict[int, int]:
    """Return by contact the newest exchange in which a word was said: none of my own signs.

    What I sent or posted to many shows no interest of theirs; their comment on it does.
    """
    newest: dict[int, int] = {}
    for contact, moment in rows(
        "SELECT p.contact_id, s.moment FROM (SELECT rowid AS moment FROM interaction_search"
        " WHERE interaction_search MATCH ? ORDER BY rowid DESC LIMIT ?) s"
        " CROSS JOIN interaction i ON i.moment = s.moment"
        " CROSS JOIN participant p ON p.interaction_id = i.id AND (p.touch = 0 OR p.turn > 1)",
        (word.asked, weights.SAID_MOST),
    ):
        newest.setdefault(contact, moment)
    return newest


def _most_promising(
    on_card: Sequence[set[int]], said: Sequence[Mapping[int, int]], rarity: Sequence[float]
) -> set[int]:
    """Return whose cards are worth a look; among equals those spoken to last."""
    promised: dict[int, float] = {}
    for cards, talks, rare in zip(on_card, said, rarity, strict=True):
        for contact in cards:
            promised[contact] = promised.get(contact, 0.0) + rare
        for contact in talks:
            promised[contact] = promised.get(contact, 0.0) + rare * SURENESS["said"]
    by_promise: dict[float, list[int]] = {}
    for contact, promise in promised.items():
        by_promise.setdefault(round(promise, 6), []).append(contact)
    chosen: set[int] = set()
    for promise in sorted(by_promise, reverse=True):
        room = _LOOKED_AT - len(chosen)
        if room <= 0:
            break
        chosen |= spoken_last(by_promise[promise], room)
    return chosen


def _sent(title: str, words: Iterable[TitleWord]) -> dict[int, str]:
    """Return by contact the day on which I forwarded an article of this very title."""
    asked = " AND ".join([f'"{WORD_JOINER}forward"', *(word.asked for word in words)])
    wanted = " ".join(clean_note(title).split())
    sent: dict[int, str] = {}
    moments = [
        (interaction, on)
        for interaction, on, text in rows(
            'SELECT i.id, i."on", i.text FROM (SELECT rowid AS moment FROM interaction_search'
            " WHERE interaction_search MATCH ? ORDER BY rowid DESC LIMIT ?) s"
            " CROSS JOIN interaction i ON i.moment = s.moment AND i.initiative = 'me'",
            (asked, _SENT_MOST),
        )
        if " ".join(text.split()) == wanted
    ]
    days = dict(moments)
    for interaction, contact in rows(
        "SELECT p.interaction_id, p.contact_id FROM json_each(?) a"
        " CROSS JOIN participant p ON p.interaction_id = a.value",
        (id_list(days),),
    ):
        sent[contact] = max(days[interaction], sent.get(contact, ""))
    return sent
