"""Who fits somebody: one looks for what the other can help with, or much is common to both.

Nobody who knows them already as far as is noted: seen together, related, introduced.
"""

from __future__ import annotations

from dataclasses import dataclass

from reseau_tui.i18n import _
from reseau_tui.network.reading import id_list, rows

_LOOKED_AT = 300
"""People looked at for one thing in common."""

_NEAR_CIRCLE = 3
"""The last circle whose people of the same city are proposed."""

_NO_CIRCLE = 9

_ALIVE = "c.archived_at IS NULL AND c.deceased_on IS NULL"


@dataclass(frozen=True, slots=True)
class Fit:
    """Somebody to introduce to; ``why`` says in words what makes them fit."""

    id: int
    name: str
    why: str


def fits(contact_id: int, most: int = 5) -> list[Fit]:
    """Return whom somebody may be glad to meet, few of them, the best reason first."""
    found = rows("SELECT name, city FROM contact WHERE id = ?", (contact_id,))
    if not found:
        return []
    name, city = found[0]
    first = name.split(maxsplit=1)[0]
    reasons: dict[int, list[str]] = {}
    weight: dict[int, int] = {}
    for other, what, seeks in rows(
        "SELECT o.contact_id, t.name, o.role = 'seeks' FROM contact_tag s CROSS JOIN contact_tag o"
        " ON o.tag_id = s.tag_id AND o.role = CASE s.role WHEN 'seeks' THEN 'offers' ELSE 'seeks'"
        " END AND o.contact_id != s.contact_id CROSS JOIN tag t ON t.id = s.tag_id"
        " WHERE s.contact_id = ? AND s.role IN ('seeks', 'offers') LIMIT ?",
        (contact_id, _LOOKED_AT),
    ):
        said = _("looks for {what}, {name} can help") if seeks else _("{name} looks for {what}")
        reasons.setdefault(other, []).append(said.format(what=what, name=first))
        weight[other] = weight.get(other, 0) + 4
    for other, tag in rows(
        "SELECT o.contact_id, t.name FROM contact_tag s CROSS JOIN contact_tag o"
        " ON o.tag_id = s.tag_id AND o.role = 'tag' AND o.contact_id != s.contact_id"
        " CROSS JOIN tag t ON t.id = s.tag_id WHERE s.contact_id = ? AND s.role = 'tag' LIMIT ?",
        (contact_id, _LOOKED_AT),
    ):
        reasons.setdefault(other, []).append(f"+{tag}")
        weight[other] = weight.get(other, 0) + 1
    if city:
        for other, *_rest in rows(
            "SELECT c.id FROM contact c WHERE c.circle <= ? AND c.archived_at IS NULL"
            " AND c.city = ? AND c.id != ? LIMIT ?",
            (_NEAR_CIRCLE, city, contact_id, _LOOKED_AT),
        ):
            reasons.setdefault(other, [])
    for known in _known_to(contact_id):
        reasons.pop(known, None)
    return _best(reasons, weight, city, most)


def _best(
    reasons: dict[int, list[str]], weight: dict[int, int], city: str | None, most: int
) -> list[Fit]:
    people: list[tuple[int, int, str, Fit]] = []
    for other, name, theirs, circle in rows(
        "SELECT c.id, c.name, c.city, c.circle FROM json_each(?) a"
        f" CROSS JOIN contact c ON c.id = a.value WHERE {_ALIVE}",
        (id_list(reasons),),
    ):
        why = reasons[other]
        weighs = weight.get(other, 0)
        if city and theirs == city:
            why = [*why, _("lives in {city} too").format(city=city)]
            weighs += 1
        people.append((-weighs, circle or _NO_CIRCLE, name, Fit(other, name, " · ".join(why))))
    return [fit for *_order, fit in sorted(people, key=lambda one: one[:3])[:most]]


def _known_to(contact_id: int) -> list[int]:
    """Return who knows somebody already, as far as is noted."""
    found = rows(
        "SELECT b.contact_id FROM participant a CROSS JOIN participant b"
        " ON b.interaction_id = a.interaction_id WHERE a.contact_id = ?1"
        " UNION SELECT other_id FROM relation WHERE contact_id = ?1"
        " UNION SELECT contact_id FROM relation WHERE other_id = ?1"
        " UNION SELECT met_through FROM contact WHERE id = ?1 AND met_through IS NOT NULL"
        " UNION SELECT id FROM contact WHERE met_through = ?1"
        " UNION SELECT second_id FROM introduction WHERE first_id = ?1 AND second_id IS NOT NULL"
        " UNION SELECT first_id FROM introduction WHERE second_id = ?1 AND first_id IS NOT NULL",
        (contact_id,),
    )
    return [row[0] for row in found]
