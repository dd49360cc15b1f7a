"""What a filter line asks for, as SQL conditions on contacts."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reseau_tui.network.exchange_words import kinds_of, who_of
from reseau_tui.network.filters import NO_CIRCLE, SPHERES, Filter, days_before, search_words
from reseau_tui.network.reading import id_list, rows
from reseau_tui.text import fold

NOBODY = "0"
"""The condition that nothing meets."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A piece of a WHERE clause and the values of its question marks."""

    sql: str
    parameters: tuple[Any, ...] = ()


def matching(words: Sequence[str], column: str = "") -> str:
    """Return the search expression for texts that hold a word beginning with each of ``words``."""
    found = " AND ".join(f'"{word}"*' for word in words)
    return f"{{{column}}} : ({found})" if column else found


def people_found(words: Sequence[str]) -> set[int]:
    """Return who is found by words, archived people among them."""
    found = rows(
        "SELECT json_group_array(rowid) FROM contact_search WHERE contact_search MATCH ?",
        (matching(words),),
    )
    return set(json.loads(found[0][0]))


def people_condition(asked: Filter, today: datetime.date) -> Condition:
    """Return the condition on ``contact c`` for a list of people; archived ones only if asked."""
    pieces = [_archived(asked.archived), *_person_pieces(asked, today)]
    if asked.words:
        pieces.append(
            Condition(
                "c.id IN (SELECT rowid FROM contact_search WHERE contact_search MATCH ?)",
                (matching(asked.words),),
            )
        )
    for key, value in asked.fields:
        if key == "tag":
            pieces.append(
                Condition(
                    "c.id IN (SELECT contact_id FROM contact_tag"
                    " WHERE tag_id IN (SELECT value FROM json_each(?)))",
                    (tags_named(value),),
                )
            )
    return joined(pieces, asked)


def participants_condition(asked: Filter, today: datetime.date) -> Condition:
    """Return the condition on ``contact c`` for who takes part in an interaction.

    Words and tags are the interaction's; archived people's interactions stay unless asked for.
    """
    pieces = _person_pieces(asked, today)
    if asked.archived:
        pieces.append(_archived(archived=True))
    return joined(pieces, asked)


def exchange_conditions(asked: Filter) -> list[Condition]:
    """Return the conditions on ``interaction i`` itself: its tags, its kind, who started it."""
    pieces = [
        Condition(
            "EXISTS (SELECT 1 FROM interaction_tag it WHERE it.interaction_id = i.id"
            " AND it.tag_id IN (SELECT value FROM json_each(?)))",
            (tags_named(value),),
        )
        for value in asked.tags
    ]
    for key, value in asked.fields:
        if key == "kind":
            kinds = json.dumps(kinds_of(value))
            pieces.append(Condition("i.kind IN (SELECT value FROM json_each(?))", (kinds,)))
        elif key == "from":
            pieces.append(Condition("i.initiative = ?", (who_of(value),)))
    return pieces


def joined(pieces: list[Condition], asked: Filter) -> Condition:
    """Return all of ``pieces`` as one condition."""
    if asked.nothing:
        pieces = [*pieces, Condition(NOBODY)]
    return Condition(
        " AND ".join(piece.sql for piece in pieces) or "1",
        tuple(value for piece in pieces for value in piece.parameters),
    )


def _archived(archived: bool) -> Condition:
    return Condition("c.archived_at IS NOT NULL" if archived else "c.archived_at IS NULL")


def _person_pieces(asked: Filter, today: datetime.date) -> list[Condition]:
    pieces: list[Condition] = []
    for key, value in asked.fields:
        if key == "quiet":
            before = days_before(value, today).isoformat()
            pieces.append(Condition("c.last_full_on < ?", (before,)))
        elif key in _FIELDS:
            pieces.append(_FIELDS[key](value))
    if asked.never:
        pieces.append(Condition("c.last_full_on IS NULL"))
    if asked.starred:
        pieces.append(Condition("c.starred = 1"))
    return pieces


def _circle(value: str) -> Condition:
    asked = fold(value.strip(" ,")).split(",")
    circles = [int(part) for part in asked if part not in NO_CIRCLE]
    unsorted = any(part in NO_CIRCLE for part in asked)
    marks = ", ".join("?" for _ in circles)
    sql = f"c.circle IN ({marks})" if circles else NOBODY
    return Condition(f"({sql} OR c.circle IS NULL)" if unsorted else sql, tuple(circles))


def _sphere(value: str) -> Condition:
    asked = fold(value)
    codes = [
        code for code, names in SPHERES.items() if any(name.startswith(asked) for name in names)
    ]
    return Condition("c.sphere IN (SELECT value FROM json_each(?))", (json.dumps([*codes, value]),))


def _organisation(value: str) -> Condition:
    found = rows(
        "SELECT s.rowid, r.organisation FROM contact_search s"
        " CROSS JOIN role r ON r.contact_id = s.rowid"
        " WHERE contact_search MATCH ? AND r.to_on IS NULL",
        (matching(search_words(value), "words"),),
    )
    return _held(found, value)


def _city(value: str) -> Condition:
    found = rows(
        "SELECT s.rowid, c.city FROM contact_search s CROSS JOIN contact c ON c.id = s.rowid"
        " WHERE contact_search MATCH ?",
        (matching(search_words(value), "words"),),
    )
    return _held(found, value)


def _held(found: list[tuple[Any, ...]], value: str) -> Condition:
    """The search index holds all words of a person as one; here the right field decides."""
    wanted = [fold(word) for word in search_words(value)]
    verdicts: dict[str | None, bool] = {}
    ids: list[int] = []
    for contact, text in found:
        if text not in verdicts:
            held = [fold(word) for word in search_words(text or "")]
            verdicts[text] = all(any(word.startswith(want) for word in held) for want in wanted)
        if verdicts[text]:
            ids.append(contact)
    return Condition("c.id IN (SELECT value FROM json_each(?))", (id_list(ids),))


_FIELDS = {"circle": _circle, "sphere": _sphere, "org": _organisation, "city": _city}


def tags_named(value: str) -> str:
    """Return, as a JSON list, the tag of that name; when there is none, those that begin so."""
    folded = fold(value.lstrip("+#"))
    found = rows("SELECT id FROM tag WHERE folded = ?", (folded,)) or rows(
        "SELECT id FROM tag WHERE folded >= ? AND folded < ?", (folded, folded + "\U0010ffff")
    )
    return id_list(row[0] for row in found)
