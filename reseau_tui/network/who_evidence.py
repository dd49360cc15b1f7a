"""K: what shows that somebody can help with some words, and how surely.

Each word is taken where it shows most surely; together they are as sure as the least sure of
them. Where somebody lives says nothing about what they know, so a place beside another word
changes nothing; alone it counts like a note. Somebody's own search is no knowledge, nor is what
I asked for or gave.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from reseau_tui.network import weights
from reseau_tui.network.reading import id_list, rows
from reseau_tui.network.who_search import Found
from reseau_tui.network.who_words import Holding

OFFERS, ROLE, PAST, PLACE, TAG, TURN, NEWS, NOTES, SAID = (
    "offers", "role", "past", "place", "tag", "turn", "news", "notes", "said",
)  # fmt: skip
"""Where a word may show, the surest first."""

SURENESS = {
    OFFERS: weights.KNOWS_SAYS,
    ROLE: weights.KNOWS_NOW,
    PAST: weights.KNOWS_PAST,
    TAG: weights.KNOWS_NOTES,
    TURN: weights.KNOWS_NOTES,
    NEWS: weights.KNOWS_NOTES,
    NOTES: weights.KNOWS_NOTES,
    SAID: weights.KNOWS_NOTES,
}
"""K of one word by where it shows; a tag, help and news are the user's notes too."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place where words show: ``kind`` as above, ``bits`` the words (see Holding).

    ``text`` is the organisation of a role, else the words themselves; ``beside`` the title.
    ``on`` is the day a role ended. ``moments`` are of the exchanges it was said in, whose words
    are looked at only when they are to be shown.
    """

    kind: str
    bits: int
    text: str = ""
    beside: str = ""
    on: str | None = None
    moments: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What somebody can help with: K and what shows it, one piece of evidence a word or more."""

    sureness: float
    evidence: tuple[Evidence, ...]


@dataclass(slots=True)
class Candidate:
    """Somebody who may help, as the rules read them; days as stored."""

    id: int
    name: str
    city: str | None
    country: str | None
    notes: str | None
    met_through: int | None
    last_on: str | None
    rhythm: int | None
    shown: list[Evidence] = field(default_factory=list[Evidence])


def candidates(ids: Iterable[int]) -> dict[int, Candidate]:
    """Return the people of ``ids`` who can be turned to: neither archived nor dead."""
    return {
        row[0]: Candidate(*row)
        for row in rows(
            "SELECT c.id, c.name, c.city, c.country, c.notes, c.met_through, c.last_full_on,"
            " c.rhythm FROM json_each(?) a CROSS JOIN contact c ON c.id = a.value"
            " WHERE c.archived_at IS NULL AND c.deceased_on IS NULL",
            (id_list(ids),),
        )
    }


def knowledge(found: Found, people: dict[int, Candidate]) -> dict[int, Knowledge]:
    """Return what each of ``people`` can help with; who shows not all of the words is left out."""
    holding = Holding(found.words)
    ids = id_list(people)
    _read_tags(people, ids, holding)
    _read_roles(people, ids, holding)
    _read_turns_and_news(people, ids, holding)
    known: dict[int, Knowledge] = {}
    for contact, candidate in people.items():
        _read_card(candidate, holding)
        _hear(candidate, found, holding)
        shown = _chosen(candidate.shown, holding)
        if shown is not None:
            known[contact] = shown
    return known


def _show(candidate: Candidate, kind: str, bits: int, *rest: Any) -> None:
    if bits:
        candidate.shown.append(Evidence(kind, bits, *rest))


def _read_tags(people: dict[int, Candidate], ids: str, holding: Holding) -> None:
    for contact, role, name in rows(
        "SELECT ct.contact_id, ct.role, t.name FROM json_each(?) a"
        " CROSS JOIN contact_tag ct ON ct.contact_id = a.value AND ct.role IN ('offers', 'tag')"
        " CROSS JOIN tag t ON t.id = ct.tag_id ORDER BY ct.id",
        (ids,),
    ):
        kind = OFFERS if role == "offers" else TAG
        _show(people[contact], kind, holding.bits(name), name)


def _read_roles(people: dict[int, Candidate], ids: str, holding: Holding) -> None:
    for contact, organisation, title, ended in rows(
        "SELECT r.contact_id, r.organisation, r.title, r.to_on FROM json_each(?) a"
        " CROSS JOIN role r ON r.contact_id = a.value"
        " ORDER BY r.to_on DESC, coalesce(r.from_on, '') DESC, r.id DESC",
        (ids,),
    ):
        bits = holding.bits(organisation) | holding.bits(title)
        kind = ROLE if ended is None else PAST
        _show(people[contact], kind, bits, organisation or "", title or "", ended)


def _read_turns_and_news(people: dict[int, Candidate], ids: str, holding: Holding) -> None:
    for contact, text in rows(
        "SELECT g.contact_id, g.text FROM json_each(?) a"
        " CROSS JOIN good_turn g ON g.contact_id = a.value AND g.given = 0"
        " WHERE g.done = 1 AND g.outcome IS NOT 'nothing' ORDER BY g.\"on\" DESC, g.id DESC",
        (ids,),
    ):
        _show(people[contact], TURN, holding.bits(text), text)
    for contact, text in rows(
        "SELECT n.contact_id, CASE n.kind WHEN 'ask' THEN n.answer ELSE n.text END"
        " FROM json_each(?) a CROSS JOIN news n ON n.contact_id = a.value"
        " AND n.kind IN ('ask', 'theirs') ORDER BY n.\"on\" DESC, n.id DESC",
        (ids,),
    ):
        _show(people[contact], NEWS, holding.bits(text), text)


def _read_card(candidate: Candidate, holding: Holding) -> None:
    for place in (candidate.city, candidate.country):
        _show(candidate, PLACE, holding.bits(place), place)
    if candidate.notes:
        _show(candidate, NOTES, holding.bits(candidate.notes), candidate.notes)


def _hear(candidate: Candidate, found: Found, holding: Holding) -> None:
    """Add what was said, but only where the card does not show the words."""
    missing = holding.all
    for evidence in candidate.shown:
        missing &= ~evidence.bits
    if not missing:
        return
    if candidate.id in found.together:
        _show(candidate, SAID, holding.all, "", "", None, tuple(found.together[candidate.id]))
        return
    for number, mentions in enumerate(found.said):
        if missing >> number & 1 and candidate.id in mentions:
            _show(candidate, SAID, 1 << number, "", "", None, tuple(mentions[candidate.id]))


def _chosen(shown: list[Evidence], holding: Holding) -> Knowledge | None:
    """Return the surest evidence of each word, None when one of them has none."""
    if len(shown) > 1:
        shown.sort(key=lambda evidence: _ORDER[evidence.kind])  # stable: the newest role first
    if len(shown) == 1 and shown[0].kind != PLACE:
        alone = shown[0]  # most are: no need to look word by word
        whole = alone.bits == holding.all
        return Knowledge(SURENESS[alone.kind], (alone,)) if whole else None
    surest: list[Evidence] = []
    for number in range(len(holding.words)):
        one = next((e for e in shown if e.bits >> number & 1 and e.kind != PLACE), None)
        place = next((e for e in shown if e.bits >> number & 1 and e.kind == PLACE), None)
        if place is not None and (one is None or SURENESS[one.kind] < weights.KNOWS_SAYS):
            surest.append(place)
        elif one is not None:
            surest.append(one)
        else:
            return None
    places = [evidence for evidence in surest if evidence.kind == PLACE]
    if len(places) == len(surest):
        return _only_places(shown, surest)
    sureness = min(SURENESS[one.kind] for one in surest if one.kind != PLACE)
    ordered = sorted(dict.fromkeys(surest), key=lambda evidence: _ORDER[evidence.kind])
    return Knowledge(sureness, tuple(ordered))


def _only_places(shown: list[Evidence], places: list[Evidence]) -> Knowledge:
    """Weigh words that are all places: a mayor's city is in the role, not only in the address."""
    other = next((evidence for evidence in shown if evidence.kind != PLACE), None)
    if other is None:
        return Knowledge(weights.KNOWS_NOTES, tuple(dict.fromkeys(places)))
    rest = [one for one in dict.fromkeys(places) if one.bits & ~other.bits]
    return Knowledge(SURENESS[other.kind], (other, *rest))


_ORDER = {
    kind: number
    for number, kind in enumerate((OFFERS, ROLE, PAST, PLACE, TAG, TURN, NEWS, NOTES, SAID))
}
