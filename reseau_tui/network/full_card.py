"""Everything about one person, promises kept and the way to them included: the card in full."""

from __future__ import annotations

from dataclasses import dataclass

from reseau_tui.network.good_turns import TurnRow, turns_of
from reseau_tui.network.growing import growth_of
from reseau_tui.network.growth import GrowthLine
from reseau_tui.network.introduction_tree import met_thanks_to
from reseau_tui.network.people import PersonCard, person
from reseau_tui.network.promises import PromiseRow, promise_rows
from reseau_tui.network.reading import rows

KEPT_MOST = 50
"""Promises kept that a card lists, the newest."""

CHAIN_MOST = 12
"""Steps of a chain of introductions."""


@dataclass(frozen=True, slots=True)
class FullCard:
    """A card and what only the whole of it shows.

    ``promises`` are the open ones, first due first, then the last that were kept, ``kept`` of them
    in all. ``chain`` is through whom they were met, the next one first: (id, name). ``extra``
    counts the properties an import brought that are only kept for the next export. ``turns`` are
    the good turns: thanks to say, open ones, then the newest of the others. ``growth`` are the
    introductions, requests, interviews and events they have a part in. ``thanks_to`` counts the
    people met thanks to them, straight or through those again.
    """

    card: PersonCard
    promises: tuple[PromiseRow, ...]
    kept: int
    chain: tuple[tuple[int, str], ...]
    extra: int
    turns: tuple[TurnRow, ...]
    growth: tuple[GrowthLine, ...]
    thanks_to: int


def full_card(contact_id: int) -> FullCard | None:
    """Return everything about one person but the timeline; None when there is no such person."""
    card = person(contact_id)
    if card is None:
        return None
    unkept = [one.id for one in card.promises if not one.done]
    kept = [one.id for one in card.promises if one.done]
    return FullCard(
        card=card,
        promises=tuple(promise_rows([*unkept, *kept[:KEPT_MOST]])),
        kept=len(kept),
        chain=tuple(_chain(contact_id)),
        extra=_extra_count(contact_id),
        turns=tuple(turns_of(contact_id)),
        growth=tuple(growth_of(contact_id)),
        thanks_to=met_thanks_to(contact_id),
    )


def _chain(contact_id: int) -> list[tuple[int, str]]:
    """Return through whom somebody was met, through whom these were, and so on; no one twice."""
    found = rows(
        "WITH RECURSIVE way (id, step, seen) AS (SELECT met_through, 1, ',' || id || ','"
        " FROM contact WHERE id = ? AND met_through IS NOT NULL"
        " UNION ALL SELECT c.met_through, way.step + 1, way.seen || c.id || ','"
        " FROM way JOIN contact c ON c.id = way.id WHERE c.met_through IS NOT NULL"
        " AND way.step < ? AND instr(way.seen || c.id || ',', ',' || c.met_through || ',') = 0)"
        " SELECT way.id, c.name FROM way JOIN contact c ON c.id = way.id ORDER BY way.step",
        (contact_id, CHAIN_MOST),
    )
    return [(row[0], row[1]) for row in found if row[0] != contact_id]


def _extra_count(contact_id: int) -> int:
    found = rows(
        "SELECT CASE WHEN extra IS NULL THEN 0 WHEN NOT json_valid(extra) THEN 1"
        " WHEN json_type(extra) IN ('array', 'object') THEN (SELECT count(*) FROM json_each(extra))"
        " ELSE 1 END FROM contact WHERE id = ?",
        (contact_id,),
    )
    return found[0][0] if found else 0
