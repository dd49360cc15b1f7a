"""Who can help: people for some words, whom to turn to first, and why in words.

    Q = K · √V · √A / (1 + 0.15 · L)

K is in :mod:`~reseau_tui.network.who_evidence`, V, A, L and the way over somebody else in
:mod:`~reseau_tui.network.who_ranking`, the sentences in :mod:`~reseau_tui.network.who_sentences`.
The order is all that Q is for: no number of it leaves these modules.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from reseau_tui.network import weights, who_sentences
from reseau_tui.network.reading import day_of, id_list, rows
from reseau_tui.network.who_evidence import PLACE, SAID, Evidence, Knowledge, candidates, knowledge
from reseau_tui.network.who_ranking import Between, Way, best_ways
from reseau_tui.network.who_search import Heard, found_people
from reseau_tui.network.who_words import Holding, around, asked_words

_NOT_KNOWING = ("gave", "seeks", "ask")
"""Sections of a captured line in which a word shows no knowledge: what was given or looked for."""


@dataclass(frozen=True, slots=True)
class Through:
    """The person between us who had better be asked; ``tie`` says in words how they know them."""

    id: int
    name: str
    tie: str


@dataclass(frozen=True, slots=True)
class OpenAsk:
    """Something I asked for and that waits: the id of the good turn, its day, its words."""

    id: int
    on: str
    text: str


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody who may help; ``why`` has the reasons in words, the surest first.

    ``knows`` of these are about what was looked for, the others about the two of us. ``warm_up``
    says that whoever is to be asked is distant by now. ``asked`` is what waits, the newest first.
    """

    id: int
    name: str
    why: tuple[str, ...]
    knows: int
    through: Through | None
    warm_up: bool
    last_on: str | None
    asked: tuple[OpenAsk, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Who may help with some ``words``, whom to turn to first; no words: nothing was asked yet."""

    words: tuple[str, ...]
    helpers: tuple[Helper, ...]


def who_can_help(line: str, today: datetime.date, limit: int = weights.HELPERS) -> Answer:
    """Return who may help with what a line says, at most ``limit`` people, the best first."""
    words = asked_words(line)
    return Answer(words, helpers_with(words, today, limit) if words else ())


def helpers_with(
    words: tuple[str, ...],
    today: datetime.date,
    limit: int,
    *,
    but: frozenset[int] = frozenset(),
    only_places: bool = True,
    heard: Heard | None = None,
) -> tuple[Helper, ...]:
    """Return who has to do with all of ``words`` (folded, not none), whom to turn to first.

    ``but`` are left out; without ``only_places``, so is who merely lives where they say. Searches
    with words in common share what they ``heard``.
    """
    found = found_people(words, heard)
    people = candidates(found.people - but)
    known = knowledge(found, people)
    if not only_places:
        known = {
            contact: shown
            for contact, shown in known.items()
            if any(evidence.kind != PLACE for evidence in shown.evidence)
        }
    ways = best_ways(people, known, today)
    helpers: list[Helper] = []
    start = 0
    while len(helpers) < limit and start < len(ways):
        some = ways[start : start + limit]
        helpers += _told(some, Holding(words), today)
        start += limit
    return tuple(helpers[:limit])


def _told(ways: Sequence[Way], holding: Holding, today: datetime.date) -> list[Helper]:
    """Return ``ways`` in words; who was only spoken to of somebody else's search is left out."""
    said = _said(ways)
    helpers: list[Helper] = []
    for way in ways:
        knows = _knows(way.knowledge, said, holding, today)
        if knows is not None:
            helpers.append(_helper(way, knows, today))
    return helpers


def _helper(way: Way, knows: list[str], today: datetime.date) -> Helper:
    between = way.between
    why = [*knows, *who_sentences.standing_in_words(way.standing, today)]
    if between is not None:
        why.append(who_sentences.through(between, today))
        why += who_sentences.favours(between.standing.asked, today)
    return Helper(
        id=way.candidate.id,
        name=way.candidate.name,
        why=tuple(why),
        knows=len(knows),
        through=_through(between),
        warm_up=(between or way).standing.far,
        last_on=way.candidate.last_on,
        asked=tuple(OpenAsk(*ask) for ask in way.standing.asked.open),
    )


def _through(between: Between | None) -> Through | None:
    if between is None:
        return None
    return Through(between.id, between.name, who_sentences.tie(between))


def _knows(
    known: Knowledge, said: dict[int, list[str]], holding: Holding, today: datetime.date
) -> list[str] | None:
    """Return the evidence in words; None when what was said turns out to say nothing."""
    told: list[str] = []
    for evidence in known.evidence:
        word = _first_word(evidence, holding)
        if evidence.kind != SAID:
            told.append(who_sentences.shown(evidence, around(evidence.text, word), None, today))
            continue
        mention = _mention(evidence, said, holding)
        if mention is None:
            return None
        moment, text = mention
        told.append(who_sentences.shown(evidence, around(text, word), day_of(moment), today))
    return list(dict.fromkeys(told))


def _first_word(evidence: Evidence, holding: Holding) -> str:
    return next(word for number, word in enumerate(holding.words) if evidence.bits >> number & 1)


def _mention(
    evidence: Evidence, said: dict[int, list[str]], holding: Holding
) -> tuple[int, str] | None:
    """Return the newest exchange in which the words were said, and the text that has one."""
    for moment in evidence.moments:
        texts = said.get(moment, [])
        held = [holding.bits(text) & evidence.bits for text in texts]
        together = 0
        for bits in held:
            together |= bits
        if together == evidence.bits:
            return moment, texts[max(range(len(texts)), key=lambda at: held[at].bit_count())]
    return None


def _said(ways: Sequence[Way]) -> dict[int, list[str]]:
    """Return moment → the texts of the exchanges that ``ways`` rest on, without mere searches."""
    moments = {
        moment for way in ways for evidence in way.knowledge.evidence for moment in evidence.moments
    }
    if not moments:
        return {}
    texts: dict[int, list[str]] = {}
    for moment, text, place, _order in rows(
        "SELECT i.moment, i.text, i.place, 0 FROM json_each(?1) a"
        " CROSS JOIN interaction i ON i.moment = a.value"
        " UNION ALL SELECT i.moment, s.text, NULL, s.id FROM json_each(?1) a"
        " CROSS JOIN interaction i ON i.moment = a.value"
        " CROSS JOIN section s ON s.interaction_id = i.id"
        " WHERE s.key NOT IN (SELECT value FROM json_each(?2)) ORDER BY 4",
        (id_list(moments), _json(_NOT_KNOWING)),
    ):
        texts.setdefault(moment, []).extend(part for part in (text, place) if part)
    return texts


def _json(values: Sequence[str]) -> str:
    return "[" + ", ".join(f'"{value}"' for value in values) + "]"
