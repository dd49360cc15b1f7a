"""What the cards of people show of some words: tags, roles, notes, news, a city."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from reseau_tui.network.enjoy_words import TitleWord
from reseau_tui.network.reading import id_list, rows
from reseau_tui.text import fold

TAG, SEEKS, ROLE, PAST, NOTES, NEWS, TURN, SAID, PLACE = (
    "tag", "seeks", "role", "past", "notes", "news", "turn", "said", "place",
)  # fmt: skip
"""Where a word may show."""

SURENESS = {
    TAG: 1.0, SEEKS: 1.0, ROLE: 0.8, PAST: 0.6, NOTES: 0.6, NEWS: 0.6, TURN: 0.5, SAID: 0.5,
    PLACE: 0.3,
}  # fmt: skip
"""How surely it speaks of an interest."""


_TEXTS = 20
"""Pieces of news, and good turns, of one person that are looked into, the newest."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One place where words show: ``kind`` as above, ``words`` their places in the title.

    ``beside`` is the organisation of a role, whose title is ``text``.
    """

    kind: str
    text: str
    words: frozenset[int]
    beside: str = ""


@dataclass(slots=True)
class Card:
    """Somebody as far as the words are concerned."""

    id: int
    name: str
    last_on: str | None
    shown: list[Shown] = field(default_factory=list[Shown])

    def best(self, count: int) -> list[Shown | None]:
        """Return for each of ``count`` words what shows it most surely on the card."""
        found: list[Shown | None] = [None] * count
        for one in self.shown:
            for place in one.words:
                before = found[place]
                if before is None or SURENESS[one.kind] > SURENESS[before.kind]:
                    found[place] = one
        return found


def read_cards(
    people: Iterable[int], words: tuple[TitleWord, ...], on_card: Sequence[Collection[int]]
) -> list[Card]:
    """Return what the cards of ``people`` show of ``words``; the dead and archived are left out.

    ``on_card`` are, word by word, whom the index of cards found.
    """
    cards: dict[int, Card] = {}
    reader = _Reader(words)
    for contact, name, last, city, country, notes in rows(
        "SELECT c.id, c.name, c.last_full_on, c.city, c.country, c.notes FROM json_each(?) a"
        " CROSS JOIN contact c ON c.id = a.value"
        " WHERE c.archived_at IS NULL AND c.deceased_on IS NULL",
        (id_list(people),),
    ):
        card = cards[contact] = Card(contact, name, last)
        reader.show(card, NOTES, notes)
        reader.show(card, PLACE, city)
        reader.show(card, PLACE, country)
    ids = id_list(cards)
    for contact, role, name in rows(
        "SELECT ct.contact_id, ct.role, t.name FROM json_each(?) a"
        " CROSS JOIN contact_tag ct ON ct.contact_id = a.value"
        " CROSS JOIN tag t ON t.id = ct.tag_id ORDER BY ct.id",
        (ids,),
    ):
        reader.show(cards[contact], SEEKS if role == SEEKS else TAG, name)
    for contact, title, organisation, ended in rows(
        "SELECT r.contact_id, r.title, r.organisation, r.to_on FROM json_each(?) a"
        " CROSS JOIN role r ON r.contact_id = a.value"
        " ORDER BY r.to_on DESC, coalesce(r.from_on, '') DESC, r.id DESC",
        (ids,),
    ):
        kind = ROLE if ended is None else PAST
        reader.show(cards[contact], kind, title or "", organisation or "")
    _read_texts(cards, on_card, reader)
    return list(cards.values())


def _read_texts(
    cards: dict[int, Card], on_card: Sequence[Collection[int]], reader: _Reader
) -> None:
    """Look into news and good turns, where nothing else shows a word that the index found.

    Those who are close have hundreds of them: only the newest are looked at.
    """
    hidden = [
        card.id
        for card in cards.values()
        if any(
            card.id in found and not any(place in one.words for one in card.shown)
            for place, found in enumerate(on_card)
        )
    ]
    for kind, table, text in (
        (NEWS, "news", "t.text || coalesce(' → ' || t.answer, '')"),
        (TURN, "good_turn", "t.text"),
    ):
        for contact, said in rows(
            f"SELECT a.value, {text} FROM json_each(?) a CROSS JOIN {table} t ON t.id IN"
            f" (SELECT o.id FROM {table} o WHERE o.contact_id = a.value"
            ' ORDER BY o."on" DESC, o.id DESC LIMIT ?) ORDER BY t."on" DESC, t.id DESC',
            (id_list(hidden), _TEXTS),
        ):
            reader.show(cards[contact], kind, said)


class _Reader:
    """Looks into each text once: cities and employers are those of many."""

    def __init__(self, words: tuple[TitleWord, ...]) -> None:
        self._words = words
        self._known: dict[str, frozenset[int]] = {}

    def show(self, card: Card, kind: str, text: str | None, beside: str = "") -> None:
        """Note what ``text`` (and what stands ``beside`` it) shows, if it shows anything."""
        held = self._held(f"{text} {beside}" if beside else text or "")
        if held:
            card.shown.append(Shown(kind, text or "", held, beside))

    def _held(self, text: str) -> frozenset[int]:
        if text not in self._known:
            folded = fold(text)
            self._known[text] = frozenset(
                place for place, word in enumerate(self._words) if word.held_by(folded)
            )
        return self._known[text]
