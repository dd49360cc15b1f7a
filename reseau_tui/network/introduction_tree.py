"""The tree "me → who introduced whom": every person under the one I met them through.

Through whom I met somebody is kept in one place, ``contact.met_through``: an introduction that is
made fills it (model/introductions.py). Introductions made for me that an import brought without
it count as well. Introductions between others, and mine, stand under the introducer as pairs.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from reseau_tui.network.conditions import matching
from reseau_tui.network.filters import search_words
from reseau_tui.network.reading import id_list, rows

ME = 0
"""The root; no contact has this id."""

_MADE = "i.status IN ('made', 'followed-up')"
_FOR_ME = (
    f"{_MADE} AND i.introducer_id IS NOT NULL AND (i.first_id IS NULL) != (i.second_id IS NULL)"
)


@dataclass(frozen=True, slots=True)
class IntroductionTree:
    """Who was met through whom. ``parents`` leads up, to :data:`ME` from the roots.

    ``children`` holds who was met through somebody, the biggest branch first; under :data:`ME`
    those whom I met by myself and who introduced somebody. ``sizes`` counts everybody below
    somebody. ``pairs`` holds the introductions between others by introducer, mine under
    :data:`ME`, newest first.
    """

    parents: dict[int, int] = field(default_factory=dict[int, int])
    children: dict[int, list[int]] = field(default_factory=dict[int, list[int]])
    sizes: dict[int, int] = field(default_factory=dict[int, int])
    pairs: dict[int, list[int]] = field(default_factory=dict[int, list[int]])

    @property
    def met(self) -> int:
        """How many people I met through somebody."""
        return self.sizes.get(ME, 0) - len(self.children.get(ME, ()))

    @property
    def empty(self) -> bool:
        """Whether nobody introduced anybody."""
        return not self.children.get(ME) and not self.pairs

    def opens(self, person: int) -> bool:
        """Return whether there is anything below somebody."""
        return person in self.children or person in self.pairs

    def way_to(self, person: int) -> list[int]:
        """Return who stands above somebody, the root of the branch first, without :data:`ME`."""
        way: list[int] = []
        above = self.parents.get(person, ME)
        while above != ME:
            way.append(above)
            above = self.parents[above]
        return way[::-1]


def introduction_tree() -> IntroductionTree:
    """Read the whole tree, ids only; 20,000 introductions take some tens of milliseconds.

    Where people are said to have been met through each other in a circle, it is cut above the one
    known first.
    """
    parents: dict[int, int] = dict(
        rows(
            "SELECT id, met_through FROM contact WHERE met_through IS NOT NULL"
            " AND met_through != id"
        )
    )
    for person, introducer in rows(
        "SELECT coalesce(i.first_id, i.second_id), i.introducer_id FROM introduction i"
        f' WHERE {_FOR_ME} ORDER BY i."on", i.id'
    ):
        if person != introducer:
            parents.setdefault(person, introducer)
    pairs: dict[int, list[int]] = {}
    for introducer, introduction in rows(
        "SELECT coalesce(i.introducer_id, 0), i.id FROM introduction i WHERE i.first_id IS NOT NULL"
        f" AND i.second_id IS NOT NULL AND {_MADE}"
        ' ORDER BY i."on" DESC, i.id DESC'
    ):
        pairs.setdefault(introducer, []).append(introduction)
    _cut_circles(parents)
    introducers = (set(parents.values()) | pairs.keys()) - {ME} - parents.keys()
    parents.update(dict.fromkeys(introducers, ME))
    children: dict[int, list[int]] = {}
    for person, above in parents.items():
        children.setdefault(above, []).append(person)
    sizes = _sizes(children)
    for below in children.values():
        below.sort(key=lambda one: (-sizes.get(one, 0), one))
    return IntroductionTree(parents, children, sizes, pairs)


def _cut_circles(parents: dict[int, int]) -> None:
    settled: set[int] = set()
    for start in list(parents):
        way: list[int] = []
        seen: set[int] = set()
        person = start
        while person in parents and person not in settled and person not in seen:
            way.append(person)
            seen.add(person)
            person = parents[person]
        if person in seen:
            del parents[min(way[way.index(person) :])]
        settled.update(way)


def _sizes(children: dict[int, list[int]]) -> dict[int, int]:
    """Count everybody below each, without recursion: a branch may be as deep as the network."""
    order = [ME]
    for person in order:
        order.extend(children.get(person, ()))
    sizes: dict[int, int] = {}
    for person in reversed(order):
        below = children.get(person)
        if below:
            sizes[person] = len(below) + sum(sizes.get(one, 0) for one in below)
    return sizes


def met_thanks_to(contact_id: int) -> int:
    """Return how many people I met through somebody, straight or through those again."""
    found = rows(
        "WITH RECURSIVE below (id) AS (SELECT ?1 UNION SELECT n.id FROM below b JOIN ("
        "SELECT met_through AS above, id FROM contact WHERE met_through IS NOT NULL) n"
        " ON n.above = b.id UNION SELECT c.id FROM below b CROSS JOIN introduction i"
        f" ON i.introducer_id = b.id AND {_FOR_ME} CROSS JOIN contact c"
        " ON c.id = coalesce(i.first_id, i.second_id) AND c.met_through IS NULL)"
        " SELECT count(*) - 1 FROM below",
        (contact_id,),
    )
    return found[0][0]


def found_in(tree: IntroductionTree, query: str, most: int) -> list[int]:
    """Return whom of the tree a query names, by name, at most ``most`` of them."""
    asked = search_words(query)
    if not asked:
        return []
    found = rows(
        "SELECT json_group_array(rowid) FROM contact_search WHERE contact_search MATCH ?",
        (matching(asked, "name"),),
    )
    there = [one for one in json.loads(found[0][0]) if one in tree.parents]
    ordered = rows(
        "SELECT c.id FROM json_each(?) a CROSS JOIN contact c ON c.id = a.value"
        " ORDER BY c.sort_name, c.id LIMIT ?",
        (id_list(there), most),
    )
    return [row[0] for row in ordered]


def names_of(ids: Iterable[int]) -> dict[int, tuple[str, str | None]]:
    """Return name and the day of the last full exchange of these people."""
    return {
        contact: (name, last)
        for contact, name, last in rows(
            "SELECT c.id, c.name, c.last_full_on FROM json_each(?) a"
            " CROSS JOIN contact c ON c.id = a.value",
            (id_list(ids),),
        )
    }
