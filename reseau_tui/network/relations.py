"""What somebody's contacts are to them: each relation read from this person's side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reseau_tui.i18n import _, ngettext
from reseau_tui.model.relations import mirrored
from reseau_tui.network.reading import rows

ORDER = ("partner", "child", "parent", "sibling", "relative", "friend", "colleague", "knows")
"""The closest first."""

CLOSE = ORDER[:6]
"""Those one asks about; colleagues and whom somebody only knows have the card in full."""

MOST = 500
"""Relations of one person that are read."""

_NAMED_MOST = 6


@dataclass(frozen=True, slots=True)
class RelationLine:
    """``name`` (the contact ``other_id``) is the ``kind`` of whom was asked for.

    ``uid`` is the contact's, ``id`` the relation's.
    """

    id: int
    other_id: int
    name: str
    uid: str
    kind: str
    note: str = ""

    @property
    def words(self) -> str:
        """What the other one is, in the user's language: ``partner``."""
        return kind_words().get(self.kind, self.kind)


def kind_words() -> dict[str, str]:
    """Return what one contact may be to another, in words, the closest first."""
    return {
        "partner": _("partner"),
        "child": _("child"),
        "parent": _("parent"),
        "sibling": _("sibling"),
        "relative": _("relative"),
        "friend": _("friend"),
        "colleague": _("colleague"),
        "knows": _("knows"),
    }


def sentence_of(kind: str) -> str:
    """Return a sentence to put ``name`` and ``other`` in: the name is the ``kind`` of the other."""
    return {
        "partner": _("{name} is the partner of {other}"),
        "child": _("{name} is a child of {other}"),
        "parent": _("{name} is a parent of {other}"),
        "sibling": _("{name} is a brother or sister of {other}"),
        "relative": _("{name} is a relative of {other}"),
        "friend": _("{name} is a friend of {other}"),
        "colleague": _("{name} is a colleague of {other}"),
        "knows": _("{name} and {other} know each other"),
    }[kind]


def relations_of(contact_id: int) -> tuple[RelationLine, ...]:
    """Return the relations of a contact, the closest first, then by name.

    What two mirrored rows say (two cards that became one may have them) is told once.
    """
    found = rows(
        "SELECT r.id, c.id, c.name, c.uid, r.kind, r.note, r.mirror, c.sort_name FROM"
        " (SELECT id, other_id AS whom, kind, note, 0 AS mirror FROM relation WHERE contact_id = ?"
        " UNION ALL SELECT id, contact_id, kind, note, 1 FROM relation WHERE other_id = ?"
        " LIMIT ?) r JOIN contact c ON c.id = r.whom WHERE c.id <> ?",
        (contact_id, contact_id, MOST, contact_id),
    )
    lines: dict[tuple[int, str], RelationLine] = {}
    names: dict[int, str] = {}
    for number, other, name, uid, stored, note, mirror, sort_name in found:
        kind = mirrored(stored) if mirror else stored
        names[other] = sort_name
        lines.setdefault((other, kind), RelationLine(number, other, name, uid, kind, note or ""))
    places = {kind: place for place, kind in enumerate(ORDER)}
    return tuple(
        sorted(
            lines.values(),
            key=lambda one: (places.get(one.kind, len(places)), names[one.other_id], one.other_id),
        )
    )


def close_ones(relations: Iterable[RelationLine]) -> str:
    """Return partner, children and other close ones in a line; "" when there are none."""
    return relations_in_words(one for one in relations if one.kind in CLOSE)


def relations_in_words(relations: Iterable[RelationLine]) -> str:
    """Return relations in a line, names as they are stored: ``partner Léa · children Tom, Zoé``."""
    return by_kind((one.kind, one.name) for one in relations)


def by_kind(relations: Iterable[tuple[str, str]]) -> str:
    """Return pairs of kind and name in a line, the closest kinds first."""
    names: dict[str, list[str]] = {kind: [] for kind in ORDER}
    for kind, name in relations:
        names.setdefault(kind, []).append(name)
    return " · ".join(_said(kind, some) for kind, some in names.items() if some)


def _said(kind: str, names: Sequence[str]) -> str:
    count = len(names)
    sentence = {
        "partner": ngettext("partner {names}", "partners {names}", count),
        "child": ngettext("child {names}", "children {names}", count),
        "parent": ngettext("parent {names}", "parents {names}", count),
        "sibling": ngettext("sibling {names}", "siblings {names}", count),
        "relative": ngettext("relative {names}", "relatives {names}", count),
        "friend": ngettext("friend {names}", "friends {names}", count),
        "colleague": ngettext("colleague {names}", "colleagues {names}", count),
        "knows": ngettext("knows {names}", "knows {names}", count),
    }.get(kind, "{names}")
    said = ", ".join(names[:_NAMED_MOST]) + (" …" if count > _NAMED_MOST else "")
    return sentence.format(names=said)
