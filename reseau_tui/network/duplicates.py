"""Two cards, one person? The pairs found over the whole network, surest first (6-interchange).

What was answered "different" never comes back.
"""

from __future__ import annotations

import datetime
import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reseau_tui.i18n import _
from reseau_tui.interchange.matching import DIFFERENT, SAME
from reseau_tui.model.merge_choices import default_choices
from reseau_tui.network import phrases
from reseau_tui.network.people import PersonCard, people_rows, person
from reseau_tui.network.pieces import Pieces, whole
from reseau_tui.network.reading import rows
from reseau_tui.network.shared_traits import AT_ONCE, ORDER, Evidence, Key, shared_traits

MOST = 500
"""Pairs shown at once; answered ones make room for the next."""

ASKED, LIKELY, SHARED, NAMESAKES = "asked", "likely", "shared", "namesakes"
"""Why a pair is shown: asked by an import, surely alike, one address and two names, one name."""

GROUPS = (ASKED, LIKELY, SHARED, NAMESAKES)
"""The order in which pairs are shown."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of the two: ``beside`` is an organisation or city that tells them apart."""

    id: int
    name: str
    beside: str


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two contacts that may be one person.

    ``evidence`` says why in words, the strongest first; ``reason`` is the code of the strongest.
    ``preselected`` is the answer offered first, ``same`` or ``different``.
    """

    first: Candidate
    second: Candidate
    group: str
    reason: str
    evidence: tuple[str, ...]
    preselected: str

    @property
    def key(self) -> Key:
        """The two ids, the lower one first."""
        return self.first.id, self.second.id


@dataclass(frozen=True, slots=True)
class Duplicates:
    """The pairs to answer, at most :data:`MOST` of ``total``."""

    pairs: tuple[Duplicate, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two contacts side by side: who stays when they are merged (with more exchanges) comes first.

    ``sides`` is the side of each field unless chosen otherwise; ``moves`` exchanges come to the
    one who stays, in ``shared`` ones both took part already.
    """

    keep: PersonCard
    other: PersonCard
    sides: Mapping[str, str]
    moves: int
    shared: int


def duplicates(most: int = MOST) -> Duplicates:
    """Return the pairs that may be one person: open questions of imports first, then by certainty.

    What was answered "different" is left out.
    """
    return whole(duplicates_in_pieces(most))


def duplicates_in_pieces(most: int = MOST) -> Pieces[Duplicates]:
    """Return the same in pieces: in a large network it takes half a second."""
    answered, asked = _answers()
    people, found = yield from shared_traits(one for pair in asked for one in pair)
    for pair, (reason, preselected) in asked.items():
        # Edited since, perhaps: the question was asked, so it waits for its answer all the same.
        found.setdefault(pair, [(reason, "", preselected)])
    groups: list[tuple[int, str, Key]] = []
    for number, (pair, shared) in enumerate(found.items()):
        if pair not in answered and pair[0] in people and pair[1] in people:
            group = GROUPS.index(_group(pair in asked, shared))
            groups.append((group, people[pair[0]].sort_name, pair))
        if number % AT_ONCE == 0:
            yield
    shown = heapq.nsmallest(most, groups)
    yield
    cards = {row.id: row for row in people_rows({one for *_rest, key in shown for one in key})}
    pairs: list[Duplicate] = []
    for group, _name, pair in shown:
        candidates = [
            Candidate(one, cards[one].name, cards[one].organisation or cards[one].city or "")
            for one in pair
            if one in cards
        ]
        if len(candidates) == 2:
            shared = sorted(found[pair], key=_place)
            pairs.append(
                Duplicate(
                    *candidates,
                    group=GROUPS[group],
                    reason=shared[0][0],
                    evidence=tuple(_words(one) for one in shared),
                    preselected=_answer(shared),
                )
            )
    return Duplicates(tuple(pairs), len(groups))


def comparison(first: int, second: int) -> Comparison | None:
    """Return two contacts side by side; None when one of them is gone."""
    from reseau_tui.model.merge import contact_values

    cards = [person(first), person(second)]
    if cards[0] is None or cards[1] is None:
        return None
    keep, other = cards[0], cards[1]
    if other.interactions > keep.interactions:
        keep, other = other, keep
    ours, theirs = keep.summary.id, other.summary.id
    (shared,) = rows(
        "SELECT count(*) FROM participant a JOIN participant b"
        " ON b.interaction_id = a.interaction_id AND b.contact_id = ? WHERE a.contact_id = ?",
        (ours, theirs),
    )[0]
    sides = default_choices(contact_values(ours), contact_values(theirs))
    return Comparison(keep, other, sides, other.interactions - shared, shared)


def _answers() -> tuple[set[Key], dict[Key, tuple[str, str]]]:
    """Return the pairs that were answered, and the questions that are open."""
    answered: set[Key] = set()
    asked: dict[Key, tuple[str, str]] = {}
    for first, second, reason, preselected, decision in rows(
        "SELECT first_id, second_id, reason, preselected, decision FROM pair"
    ):
        pair = (min(first, second), max(first, second))
        if decision:
            answered.add(pair)
        else:
            asked[pair] = (reason, SAME if preselected == SAME else DIFFERENT)
    return answered, asked


def _answer(shared: Iterable[Evidence]) -> str:
    return SAME if any(answer == SAME for _reason, _value, answer in shared) else DIFFERENT


def _group(asked: bool, shared: list[Evidence]) -> str:
    if asked:
        return ASKED
    if _answer(shared) == SAME:
        return LIKELY
    return NAMESAKES if all(one[0] == "same name" for one in shared) else SHARED


def _place(one: Evidence) -> int:
    return ORDER.index(one[0]) if one[0] in ORDER else len(ORDER)


def _words(one: Evidence) -> str:
    """Return what two people share as a person reads it."""
    reason, value, answer = one
    if value:
        if reason == "same name and birthday":
            value = _birthday_words(value)
        said = {
            "same email": _("same e-mail {value}"),
            "same phone": _("same phone {value}"),
            "same name and organisation": _("same name, both at {value}"),
            "same name and birthday": _("same name, both born on {value}"),
        }[reason].format(value=value)
    else:
        # What an import asked long ago may not be there to be shown any more.
        said = {
            "same profile": _("same LinkedIn profile"),
            "same email": _("same e-mail"),
            "same phone": _("same phone"),
            "same name and organisation": _("same name and organisation"),
            "same name and birthday": _("same name and birthday"),
            "same name": _("same name"),
        }.get(reason, reason)
    if answer == DIFFERENT and reason in ("same email", "same phone"):
        return _("{evidence}, but two names").format(evidence=said)
    return said


def reason_in_words(reason: str) -> str:
    """Return why an import asks whether two people are one: ``same name``, ``same phone`` …"""
    return _words((reason, "", ""))


def _birthday_words(value: str) -> str:
    """Return ``12 April 1986`` for ``1986-04-12``, ``12 April`` for ``--04-12``."""
    year, rest = ("2000", value[2:]) if value.startswith("--") else value.split("-", 1)
    try:
        day = datetime.date.fromisoformat(f"{year}-{rest}")
    except ValueError:
        return value  # a day that no month has
    return phrases.date(day, day if value.startswith("--") else datetime.date.min)
