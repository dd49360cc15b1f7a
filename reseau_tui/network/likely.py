"""People already there whom a typed name may mean, found while it is being typed.

Bounded whatever the network's size: a few looks into an index, then one reading of the few
people found. What is exactly the same name comes first, then nicknames and names begun alike,
then names nearly spelt so; the same city or organisation counts for more than having been seen.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from reseau_tui.i18n import _
from reseau_tui.model.directory import slips_between
from reseau_tui.network.filters import search_words
from reseau_tui.network.reading import id_list, rows
from reseau_tui.text import clean, fold, words

_SHORTEST = 2
"""Letters typed before anybody is looked for."""

_AT_ONCE = 20
"""People taken from one look into an index."""

_COMPARED = 400
"""Names compared letter by letter at most."""

_HIGHEST = "\U0010ffff"

SAME, NICKNAME, BEGUN, NEARLY = range(4)
"""How a name fits: exactly, as a nickname or handle, in its words or their beginning, nearly."""


@dataclass(frozen=True, slots=True)
class Likely:
    """Somebody already there; ``why`` says in words who they are and what made them likely.

    ``same`` tells that the full name typed is exactly theirs, so that a second one is a question.
    """

    id: int
    name: str
    why: str
    same: bool = False


def likely(name: str, *, city: str = "", organisation: str = "", most: int = 3) -> list[Likely]:
    """Return at most ``most`` people whom ``name`` may mean, the likeliest first.

    One word alone means those who are called so and nothing else, who live in this city or work
    there; everybody of that first name is returned only when they are few.
    """
    typed = fold(clean(name))
    parts = [word.folded for word in words(typed)]
    if len(typed) < _SHORTEST or not parts:
        return []
    found = _found(typed, parts)
    if not found:
        return []
    people = _read(found)
    beside = fold(clean(city)), fold(clean(organisation))
    ranked = sorted(
        (found[row[0]], *_away(row, beside), _unseen(row), row[1], row[0], row) for row in people
    )
    several = len(parts) > 1 or len(people) <= most
    return [
        _likely(row, how)
        for how, unlike, _order, *_rest, row in ranked
        if several or how <= NICKNAME or not unlike
    ][:most]


def _found(typed: str, parts: list[str]) -> dict[int, int]:
    """Return who may be meant and how well their name fits, by id."""
    found: dict[int, int] = {}

    def add(ids: Iterable[tuple[Any, ...]], how: int) -> None:
        for row in ids:
            found.setdefault(row[0], how)

    add(rows(f"SELECT id FROM contact WHERE sort_name = ? LIMIT {_AT_ONCE}", (typed,)), SAME)
    held = _holding(parts)
    add(_nicknamed(typed, held), NICKNAME)
    begun = (
        "SELECT id FROM contact INDEXED BY contact_by_full_name"
        f" WHERE sort_name > ? AND sort_name < ? LIMIT {_AT_ONCE}"
    )
    add(rows(begun, (typed, typed + _HIGHEST)), BEGUN)
    add(held, BEGUN)
    if len(parts) > 1:
        add(_nearly(typed, parts), NEARLY)
    return found


def _holding(parts: list[str]) -> list[tuple[Any, ...]]:
    """Return who has all these words among their names, the last one perhaps only begun."""
    pieces = [piece for part in parts for piece in search_words(part)]
    if not pieces:
        return []
    terms = [f'"{piece}"' for piece in pieces[:-1]] + [f'"{pieces[-1]}"*']
    return rows(
        "SELECT rowid FROM contact_search WHERE contact_search MATCH ?"
        f" LIMIT {_AT_ONCE if len(parts) > 1 else 4 * _AT_ONCE}",
        (f"name : ({' AND '.join(terms)})",),
    )


def _nicknamed(typed: str, held: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Return who of ``held`` is called exactly ``typed`` besides their name."""
    people = rows(
        "SELECT c.id, c.nickname, (SELECT group_concat(p.value, char(10)) FROM contact_point p"
        " WHERE p.contact_id = c.id AND p.kind = 'handle') FROM json_each(?) a"
        " CROSS JOIN contact c ON c.id = a.value",
        (id_list(row[0] for row in held),),
    )
    return [
        (contact,)
        for contact, nickname, handles in people
        if typed in (fold(nickname or ""), *fold(handles or "").replace("@", "").split("\n"))
    ]


def _nearly(typed: str, parts: list[str]) -> list[tuple[Any, ...]]:
    """Return whose name is one or two slips away, in the first name or in the last one.

    The other of the two, and the first letter, must agree.
    """
    first, last = parts[0], parts[-1]
    compared = rows(
        "SELECT id, sort_name FROM contact INDEXED BY contact_by_full_name"
        f" WHERE sort_name >= ? AND sort_name < ? LIMIT {_COMPARED}",
        (f"{first} {last[0]}", f"{first} {last[0]}{_HIGHEST}"),
    )
    pieces = search_words(last)
    if len(pieces) == 1 and len(last) > 2 and search_words(first):
        compared += rows(
            "SELECT c.id, c.sort_name FROM contact_search s CROSS JOIN contact c ON c.id = s.rowid"
            f" WHERE contact_search MATCH ? LIMIT {_COMPARED}",
            (f'name : ("{pieces[0]}" AND "{search_words(first)[0][0]}"*)',),
        )
    most = 1 if len(typed) < 8 else 2
    return [(contact,) for contact, other in compared if slips_between(typed, other, most) <= most]


def _read(found: Iterable[int]) -> list[tuple[Any, ...]]:
    return rows(
        "SELECT c.id, c.name, c.city, (SELECT r.organisation FROM role r WHERE r.contact_id = c.id"
        " ORDER BY r.to_on IS NOT NULL, coalesce(r.from_on, '') DESC, r.id DESC LIMIT 1),"
        " c.archived_at IS NOT NULL, c.deceased_on IS NOT NULL, c.nickname,"
        " max(coalesce(c.last_full_on, ''), coalesce(c.last_touch_on, '')), c.circle"
        " FROM json_each(?) a CROSS JOIN contact c ON c.id = a.value",
        (id_list(found),),
    )


def _away(row: tuple[Any, ...], beside: tuple[str, str]) -> tuple[bool, int]:
    """Return whether neither city nor organisation agree, and how many of those given do not."""
    there = fold(row[2] or ""), fold(row[3] or "")
    agreeing = sum(1 for typed, held in zip(beside, there, strict=True) if typed and typed == held)
    return not agreeing, sum(map(bool, beside)) - agreeing


def _unseen(row: tuple[Any, ...]) -> tuple[bool, int, int]:
    """Order people: the present before the archived, who was seen lately, the close."""
    seen = int((row[7] or "0").replace("-", "")[:8] or 0)
    return bool(row[4] or row[5]), -seen, row[8] or 9


def _likely(row: tuple[Any, ...], how: int) -> Likely:
    contact, name, city, organisation, archived, dead, nickname, *_rest = row
    said = [piece for piece in (organisation, city) if piece]
    if how == NICKNAME and nickname:
        said.append(_("called {nickname}").format(nickname=nickname))
    if how == NEARLY:
        said.append(_("nearly the same name"))
    if dead:
        said.append(_("has died"))
    elif archived:
        said.append(_("archived"))
    said.append(_("same name, already there") if how == SAME else _("already there"))
    return Likely(contact, name, " · ".join(said), how == SAME)
