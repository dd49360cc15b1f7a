"""Lost from sight: whom I would like to reach, and who could know them, each with the reasons.

Lost is who was noted so and was not spoken to since: an exchange is all it takes to be found.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from reseau_tui.i18n import _, ngettext
from reseau_tui.network import phrases
from reseau_tui.network.filters import search_words
from reseau_tui.network.reading import as_day, id_list, rows
from reseau_tui.text import fold

LOST_MOST = 300
"""Lost people shown at once."""

COULD_MOST = 20
"""People shown who could know one of them."""

_LOOKED_AT = 2000
"""People that one word of the search index may bring."""

_MEETINGS = 400
"""Exchanges of somebody's that are looked into, the latest ones."""

_LOST = "c.lost_on IS NOT NULL AND (c.last_full_on IS NULL OR c.last_full_on < c.lost_on)"
_THERE = "c.archived_at IS NULL AND c.deceased_on IS NULL"

RELATED, TOGETHER, INTRODUCED, THROUGH, PLACE, COLLEAGUE, EVENT, NAME, TOWN = (
    8.0, 6.0, 5.0, 4.0, 3.0, 3.0, 2.0, 2.0, 1.0,
)  # fmt: skip
"""How much each reason says; several add up."""


@dataclass(frozen=True, slots=True)
class LostPerson:
    """Somebody lost from sight: since which day it is noted, when we last spoke (YYYY-MM-DD)."""

    id: int
    name: str
    lost_on: str
    last_on: str | None
    city: str | None
    met_where: str | None


@dataclass(frozen=True, slots=True)
class CouldKnow:
    """Somebody who could know a person lost; ``why`` says it in words, the surest first."""

    id: int
    name: str
    why: tuple[str, ...]


def lost_people(most: int = LOST_MOST) -> list[LostPerson]:
    """Return who is lost from sight, the latest noted first; nobody archived or dead."""
    found = rows(
        "SELECT c.id, c.name, c.lost_on, c.last_full_on, c.city, c.met_where FROM contact c"
        f" WHERE {_LOST} AND {_THERE} ORDER BY c.lost_on DESC, c.sort_name LIMIT ?",
        (most,),
    )
    return [LostPerson(*row) for row in found]


def could_know(contact_id: int, today: datetime.date, most: int = COULD_MOST) -> list[CouldKnow]:
    """Return who could know somebody, the likeliest first; nobody lost, archived or dead.

    By what both have in common: a relation, exchanges they were both in, introductions, a place
    where both were met, an organisation at the same time, an event, a family name, sphere and
    city. Among equals, who is closer and was seen lately comes first.
    """
    asked = rows(
        "SELECT id, name, sphere, city, met_where, met_through FROM contact WHERE id = ?",
        (contact_id,),
    )
    if not asked:
        return []
    _id, name, sphere, city, met_where, met_through = asked[0]
    reasons = _Reasons(contact_id)
    _related(reasons)
    _together(reasons, today)
    _introduced(reasons)
    _through(reasons, met_through)
    if met_where:
        _same_place(reasons, met_where)
    _colleagues(reasons)
    _events(reasons)
    if sphere == "family":
        _family_name(reasons, name)
    if sphere and city:
        _town(reasons, sphere, city)
    return reasons.answer(most)


class _Reasons:
    """Reasons as they are found, person by person."""

    def __init__(self, contact: int) -> None:
        self.contact = contact
        self._found: defaultdict[int, list[tuple[float, str]]] = defaultdict(list)

    def add(self, person: int | None, weight: float, words: str) -> None:
        if person is not None and person != self.contact:
            said = self._found[person]
            if all(words != other for _weight, other in said):
                said.append((weight, words))

    def answer(self, most: int) -> list[CouldKnow]:
        """Read who is still there, and put the likeliest first."""
        people = rows(
            "SELECT c.id, c.name, coalesce(c.circle, 9), coalesce(c.last_full_on, '')"
            " FROM json_each(?) a CROSS JOIN contact c ON c.id = a.value"
            f" WHERE {_THERE} AND NOT ({_LOST})",
            (id_list(self._found),),
        )
        people.sort(key=lambda row: row[3], reverse=True)
        people.sort(key=lambda row: (-self._weight(row[0]), row[2]))
        return [
            CouldKnow(
                row[0], row[1], tuple(words for _weight, words in sorted(
                    self._found[row[0]], key=lambda reason: -reason[0]
                )),
            )
            for row in people[:most]
        ]  # fmt: skip

    def _weight(self, person: int) -> float:
        return sum(weight for weight, _words in self._found[person])


def _related(reasons: _Reasons) -> None:
    words = {
        "partner": _("their partner"), "parent": _("their father or mother"),
        "child": _("their child"), "sibling": _("their brother or sister"),
        "relative": _("a relative of theirs"), "colleague": _("a colleague of theirs"),
        "friend": _("a friend of theirs"), "knows": _("knows them"),
    }  # fmt: skip
    turned = {"parent": "child", "child": "parent"}
    # other_id is the kind of contact_id: read from the other side, a parent is a child.
    for other, kind in rows(
        "SELECT other_id, kind FROM relation WHERE contact_id = ?", (reasons.contact,)
    ):
        reasons.add(other, RELATED, words.get(str(kind), _("related")))
    for other, kind in rows(
        "SELECT contact_id, kind FROM relation WHERE other_id = ?", (reasons.contact,)
    ):
        mirrored = turned.get(str(kind), str(kind))
        reasons.add(other, RELATED, words.get(mirrored, _("related")))


def _together(reasons: _Reasons, today: datetime.date) -> None:
    for other, times, on in rows(
        'SELECT b.contact_id, count(*), max(i."on") FROM ('
        " SELECT interaction_id FROM participant WHERE contact_id = ?"
        f" ORDER BY moment DESC LIMIT {_MEETINGS}) a"
        " CROSS JOIN participant b ON b.interaction_id = a.interaction_id"
        " CROSS JOIN interaction i ON i.id = a.interaction_id GROUP BY b.contact_id"
        " ORDER BY count(*) DESC LIMIT ?",
        (reasons.contact, _LOOKED_AT),
    ):
        day = as_day(on)
        said = ngettext(
            "seen together once, {ago}", "seen together {count} times, last {ago}", times
        )
        ago = phrases.ago(day, today) if day else ""
        reasons.add(other, TOGETHER + min(times, 10) / 10, said.format(count=times, ago=ago))


def _introduced(reasons: _Reasons) -> None:
    for introducer, first, second in rows(
        "SELECT introducer_id, first_id, second_id FROM introduction WHERE status != 'declined'"
        " AND (introducer_id = ?1 OR first_id = ?1 OR second_id = ?1) LIMIT 200",
        (reasons.contact,),
    ):
        by_them = introducer == reasons.contact
        if not by_them:
            reasons.add(introducer, INTRODUCED, _("introduced them"))
        for other in (first, second):
            words = _("introduced by them") if by_them else _("introduced to them")
            reasons.add(other, INTRODUCED, words)


def _through(reasons: _Reasons, met_through: int | None) -> None:
    reasons.add(met_through, THROUGH, _("you met them through this person"))
    for (other,) in rows(
        "SELECT id FROM contact WHERE met_through = ? LIMIT 200", (reasons.contact,)
    ):
        reasons.add(other, THROUGH, _("you met through them"))


def _holding(text: str, column: str = "words") -> list[tuple[Any, ...]]:
    """Return the ids of people whom the search index finds by all words of ``text``."""
    words = search_words(text)
    if not words:
        return []
    terms = " AND ".join(f'"{word}"' for word in words)
    return rows(
        f"SELECT rowid FROM contact_search WHERE contact_search MATCH ? LIMIT {_LOOKED_AT}",
        (f"{{{column}}} : ({terms})",),
    )


def _same_place(reasons: _Reasons, met_where: str) -> None:
    wanted = fold(met_where)
    for other, place in rows(
        "SELECT c.id, c.met_where FROM json_each(?) a CROSS JOIN contact c ON c.id = a.value"
        " WHERE c.met_where IS NOT NULL",
        (id_list(row[0] for row in _holding(met_where)),),
    ):
        if fold(place) == wanted:
            reasons.add(other, PLACE, _("also met at {place}").format(place=met_where))


def _colleagues(reasons: _Reasons) -> None:
    for organisation, from_on, to_on in rows(
        "SELECT organisation, from_on, to_on FROM role WHERE contact_id = ?"
        " AND organisation IS NOT NULL LIMIT 20",
        (reasons.contact,),
    ):
        wanted = fold(organisation)
        for other, theirs, begun, ended in rows(
            "SELECT r.contact_id, r.organisation, r.from_on, r.to_on FROM json_each(?) a"
            " CROSS JOIN role r ON r.contact_id = a.value WHERE r.organisation IS NOT NULL",
            (id_list(row[0] for row in _holding(organisation)),),
        ):
            if fold(theirs) == wanted and _overlap((from_on, to_on), (begun, ended)):
                words = _("also at {organisation}").format(organisation=organisation)
                reasons.add(other, COLLEAGUE, words)


def _overlap(mine: tuple[str | None, str | None], theirs: tuple[str | None, str | None]) -> bool:
    """Tell whether two spans may have met; what is not known does not part them."""
    # A year holds all of its days: only as much is compared as both say.
    for end, begin in ((mine[1], theirs[0]), (theirs[1], mine[0])):
        if end and begin:
            length = min(len(end), len(begin))
            if end[:length] < begin[:length]:
                return False
    return True


def _events(reasons: _Reasons) -> None:
    for other, event in rows(
        "SELECT b.contact_id, e.name FROM event_person a CROSS JOIN event e ON e.id = a.event_id"
        " CROSS JOIN event_person b ON b.event_id = a.event_id"
        ' WHERE a.contact_id = ? ORDER BY e."on" DESC LIMIT 500',
        (reasons.contact,),
    ):
        reasons.add(other, EVENT, _("also came to {event}").format(event=event))


def _family_name(reasons: _Reasons, name: str) -> None:
    last = search_words(name)[-1:]
    if len(search_words(name)) < 2 or not last:
        return
    words = _("of the same family name")
    wanted = fold(last[0])
    for other, theirs in rows(
        "SELECT c.id, c.name FROM json_each(?) a CROSS JOIN contact c ON c.id = a.value"
        " WHERE c.sphere = 'family'",
        (id_list(row[0] for row in _holding(last[0], "name")),),
    ):
        if search_words(fold(theirs))[-1:] == [wanted]:
            reasons.add(other, NAME, words)


def _town(reasons: _Reasons, sphere: str, city: str) -> None:
    wanted = fold(city)
    words = _("from the same sphere, also in {city}").format(city=city)
    for other, theirs in rows(
        "SELECT c.id, c.city FROM json_each(?) a CROSS JOIN contact c ON c.id = a.value"
        " WHERE c.sphere = ? AND c.city IS NOT NULL",
        (id_list(row[0] for row in _holding(city)), sphere),
    ):
        if fold(theirs) == wanted:
            reasons.add(other, TOWN, words)
