"""Where a path may lead: a person or an organisation that some words name."""

from __future__ import annotations

import json
from dataclasses import dataclass

from reseau_tui.i18n import ngettext
from reseau_tui.network.conditions import matching
from reseau_tui.network.filters import search_words
from reseau_tui.network.find import find_people
from reseau_tui.network.path_evidence import CLOSE, WEAK
from reseau_tui.network.reading import id_list, rows
from reseau_tui.network.who_words import place_of
from reseau_tui.text import clean, fold

PERSON, ORGANISATION = "person", "organisation"
"""What a path may lead to."""

MOST = 20
"""Organisations told apart at once."""

_SCANNED = 12_000
"""People found by the words above which every role is read instead of theirs."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a path leads: ``kind`` as above, ``id`` of a person.

    ``why`` says in words what tells it from others of that name.
    """

    kind: str
    name: str
    id: int | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody did or does at an organisation, as stored; ``to_on`` None: to this day."""

    contact: int
    organisation: str
    title: str | None
    from_on: str | None
    to_on: str | None

    @property
    def tie(self) -> int:
        """How surely they can open that door, in tenths."""
        return CLOSE if self.to_on is None else WEAK


def targets(text: str) -> list[Target]:
    """Return what ``text`` may name: nothing, the one person or organisation, or all it may be.

    A full name comes before a part of one. ``@`` before it says that it is a person, ``org:``
    that it is an organisation.
    """
    name = clean(text).strip()
    if not name:
        return []
    if name.startswith("@"):
        return _people(name)
    head, colon, rest = name.partition(":")
    if colon and fold(head) in ("org", "organisation"):
        named = organisations(rest)
        return [one for one in named if fold(one.name) == fold(rest.strip())] or named
    people, named = _people(name), organisations(name)
    whole = [one for one in (*people, *named) if fold(one.name) == fold(name)]
    return whole or [*people, *named]


def person_target(contact: int) -> Target | None:
    """Return a person as a target; None when there is no such person."""
    found = rows("SELECT name FROM contact WHERE id = ?", (contact,))
    return Target(PERSON, found[0][0], contact) if found else None


def _people(name: str) -> list[Target]:
    return [Target(PERSON, one.name, one.id, one.why) for one in find_people(name)]


def organisations(text: str) -> list[Target]:
    """Return the organisations with words that begin with those of ``text``, by name.

    Those with the most people first, at most :data:`MOST`; spellings that fold alike are one.
    """
    people: dict[str, set[int]] = {}
    names: dict[str, str] = {}
    words = [fold(word) for word in search_words(text)]
    if not words:
        return []
    fits: dict[str, str] = {}
    for contact, organisation in _roles_by_words(words):
        folded = fits.get(organisation)
        if folded is None:
            folded = fold(organisation)
            if not all(place_of(folded, word) >= 0 for word in words):
                folded = ""
            fits[organisation] = folded
        if folded:
            names.setdefault(folded, organisation)
            people.setdefault(folded, set()).add(contact)
    exact = fold(text.strip())
    order = sorted(people, key=lambda one: (one != exact, -len(people[one]), one))
    return [
        Target(ORGANISATION, names[one], why=_how_many(len(people[one]))) for one in order[:MOST]
    ]


def _how_many(people: int) -> str:
    said = ngettext("organisation, {count} person", "organisation, {count} people", people)
    return said.format(count=people)


def roles_at(organisation: str) -> dict[int, Role]:
    """Return who works or worked at an organisation, and as what: today's role, else the last."""
    wanted = fold(organisation.strip())
    words = [fold(word) for word in search_words(organisation)]
    if not words:
        return {}
    found: dict[int, Role] = {}
    same: dict[str, bool] = {}
    ids = _people_with(words)
    for row in rows(
        f"SELECT r.contact_id, r.organisation, r.title, r.from_on, r.to_on {_from(ids)}"
        " ORDER BY r.to_on IS NOT NULL, r.to_on DESC, coalesce(r.from_on, '') DESC, r.id DESC",
        () if ids is None else (id_list(ids),),
    ):
        role = Role(*row)
        if role.organisation not in same:
            same[role.organisation] = fold(role.organisation.strip()) == wanted
        if same[role.organisation]:
            found.setdefault(role.contact, role)
    return found


def _roles_by_words(words: list[str]) -> list[tuple[int, str]]:
    ids = _people_with(words)
    found = rows(
        f"SELECT r.contact_id, r.organisation {_from(ids)} ORDER BY r.id",
        () if ids is None else (id_list(ids),),
    )
    return [(contact, organisation) for contact, organisation in found]


def _from(ids: list[int] | None) -> str:
    if ids is None:
        return "FROM role r WHERE r.organisation IS NOT NULL"
    return (
        "FROM json_each(?) a CROSS JOIN role r ON r.contact_id = a.value"
        " AND r.organisation IS NOT NULL"
    )


def _people_with(words: list[str]) -> list[int] | None:
    """Return who has all the words on the card; None when that is very many."""
    found = rows(
        "SELECT json_group_array(rowid) FROM (SELECT rowid FROM contact_search"
        " WHERE contact_search MATCH ? LIMIT ?)",
        (matching(words, "words"), _SCANNED + 1),
    )
    ids: list[int] = json.loads(found[0][0])
    return ids if len(ids) <= _SCANNED else None
