"""Whom I have only asked so far, and to whom I could give first."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, replace

from reseau_tui.network.conditions import Condition, matching
from reseau_tui.network.filters import search_words
from reseau_tui.network.reading import id_list, rows
from reseau_tui.text import fold, words

HELPERS_MOST = 3
"""People named who offer what somebody looks for."""

_OFFERS_LOOKED_AT = 12
"""People offering one thing among whom the closest are named."""

_OWN_MOST = 200
"""Things looked for that nobody offers, and that are compared with what I gave before."""

_OWN_LOOKED_AT = 50
"""People whose good turns are looked at for one of them."""

_ALIVE = "c.archived_at IS NULL AND c.deceased_on IS NULL"


@dataclass(frozen=True, slots=True)
class OnlyAsked:
    """Somebody whose help I had or asked for, and to whom I gave none yet.

    ``received`` are those done, ``open`` those asked for; ``last_on`` is the last one's day.
    """

    id: int
    name: str
    received: int
    open: int
    last_on: str


@dataclass(frozen=True, slots=True)
class Sought:
    """Something somebody looks for, and who could give it.

    ``helpers`` (id, name) offer it, the closest first, ``more`` tells that others do too.
    ``mine`` is a good turn of mine that speaks of the same thing, None when there is none.
    """

    what: str
    helpers: tuple[tuple[int, str], ...] = ()
    more: bool = False
    mine: str | None = None


@dataclass(frozen=True, slots=True)
class GiveFirst:
    """Somebody who looks for something that I, or somebody I know, could give."""

    id: int
    name: str
    sought: tuple[Sought, ...]


def only_asked_ids(query: str = "") -> array[int]:
    """Return whom I have only asked so far, the last one first; not who is archived or has died."""
    asked = _named(query, "name")
    return _ids(
        'SELECT c.id FROM (SELECT contact_id, max("on") AS last FROM good_turn'
        " GROUP BY contact_id HAVING max(given) = 0) g CROSS JOIN contact c ON c.id = g.contact_id"
        f" WHERE {_ALIVE} AND {asked.sql} ORDER BY g.last DESC, c.id DESC",
        asked.parameters,
    )


def only_asked_rows(ids: Iterable[int]) -> list[OnlyAsked]:
    """Return the lines of :func:`only_asked_ids`, in the order of ``ids``."""
    found = rows(
        'SELECT c.id, c.name, sum(g.done), sum(g.done = 0), max(g."on") FROM json_each(?) a'
        " CROSS JOIN contact c ON c.id = a.value"
        " CROSS JOIN good_turn g ON g.contact_id = c.id AND g.given = 0"
        " GROUP BY a.key ORDER BY a.key",
        (id_list(ids),),
    )
    return [OnlyAsked(*row) for row in found]


def give_first_ids(query: str = "") -> array[int]:
    """Return who looks for something that I or somebody I know offers, the closest first.

    I offer what a good turn of mine spoke of before. Not who is archived or has died.
    """
    asked = _named(query)
    return _ids(
        "SELECT c.id FROM contact c WHERE c.id IN (SELECT s.contact_id FROM contact_tag s"
        " WHERE s.role = 'seeks' AND (s.tag_id IN (SELECT value FROM json_each(?)) OR EXISTS"
        " (SELECT 1 FROM contact_tag o CROSS JOIN contact c ON c.id = o.contact_id"
        f" WHERE o.tag_id = s.tag_id AND o.role = 'offers' AND o.contact_id != s.contact_id"
        f" AND {_ALIVE}))) AND {_ALIVE} AND {asked.sql}"
        " ORDER BY c.circle IS NULL, c.circle, c.sort_name, c.id",
        (id_list(_own_tags()), *asked.parameters),
    )


def give_first_rows(ids: Iterable[int]) -> list[GiveFirst]:
    """Return the lines of :func:`give_first_ids`, in the order of ``ids``."""
    found = rows(
        "SELECT c.id, c.name, t.id, t.name FROM json_each(?) a"
        " CROSS JOIN contact c ON c.id = a.value"
        " CROSS JOIN contact_tag s ON s.contact_id = c.id AND s.role = 'seeks'"
        " CROSS JOIN tag t ON t.id = s.tag_id ORDER BY a.key, s.id",
        (id_list(ids),),
    )
    people: dict[int, tuple[str, list[Sought]]] = {}
    by_tag = {tag: _sought(tag, what) for tag, what in {(row[2], row[3]) for row in found}}
    for contact, name, tag, _what in found:
        sought = _for(by_tag[tag], contact)
        if sought.helpers or sought.mine:
            people.setdefault(contact, (name, []))[1].append(sought)
    return [GiveFirst(contact, name, tuple(all_)) for contact, (name, all_) in people.items()]


def _sought(tag: int, what: str) -> Sought:
    """Return who offers what ``tag`` stands for, whoever looks for it."""
    helpers = rows(
        "SELECT c.id, c.name FROM (SELECT contact_id FROM contact_tag WHERE tag_id = ?"
        " AND role = 'offers' LIMIT ?) o CROSS JOIN contact c ON c.id = o.contact_id"
        f" WHERE {_ALIVE} ORDER BY c.circle IS NULL, c.circle, c.sort_name, c.id",
        (tag, _OFFERS_LOOKED_AT),
    )
    return Sought(what, tuple((row[0], row[1]) for row in helpers), mine=_own_turn(what))


def _for(sought: Sought, contact: int) -> Sought:
    """Return what somebody could be helped with by others than themselves, few of them."""
    helpers = [one for one in sought.helpers if one[0] != contact]
    return replace(sought, helpers=tuple(helpers[:HELPERS_MOST]), more=len(helpers) > HELPERS_MOST)


def _own_tags() -> list[int]:
    """Return the tags looked for of which a good turn that I gave spoke."""
    sought = rows(
        "SELECT t.id, t.name FROM (SELECT tag_id, max(id) AS newest FROM contact_tag s"
        " WHERE role = 'seeks' AND NOT EXISTS (SELECT 1 FROM contact_tag o"
        " WHERE o.tag_id = s.tag_id AND o.role = 'offers' AND o.contact_id != s.contact_id)"
        " GROUP BY tag_id ORDER BY newest DESC LIMIT ?) s CROSS JOIN tag t ON t.id = s.tag_id",
        (_OWN_MOST,),
    )
    return [tag for tag, name in sought if _own_turn(name) is not None]


def _own_turn(what: str) -> str | None:
    """Return the words of a good turn I gave that has all words of ``what``."""
    asked = search_words(what)
    if not asked:
        return None
    found = rows(
        "SELECT g.text FROM (SELECT rowid FROM contact_search WHERE contact_search MATCH ?"
        " LIMIT ?) s CROSS JOIN good_turn g INDEXED BY good_turn_by_contact"
        " ON g.contact_id = s.rowid AND g.given = 1 AND g.done = 1",
        (matching(asked, "words"), _OWN_LOOKED_AT),
    )
    wanted = {fold(word) for word in asked}
    for (text,) in found:
        if wanted <= {word.folded for word in words(text)}:
            return text
    return None


def _named(query: str, column: str = "") -> Condition:
    if not query.strip():
        return Condition("1")
    asked = search_words(query)
    if not asked:
        return Condition("0")
    return Condition(
        "c.id IN (SELECT rowid FROM contact_search WHERE contact_search MATCH ?)",
        (matching(asked, column),),
    )


def _ids(sql: str, values: tuple[object, ...]) -> array[int]:
    found = rows(f"SELECT json_group_array(id) FROM ({sql})", values)
    return array("q", json.loads(found[0][0]))
