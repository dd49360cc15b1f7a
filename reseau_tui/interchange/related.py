"""Relations in vCards: RELATED, X-ABRELATEDNAMES and the names other programs have for a spouse.

A property that we understand whole becomes a relation; one that says more, or something else, is
kept as it is, and both where we understand a part (an assistant is a colleague, and more).
"""

from __future__ import annotations

import dataclasses
import re

from reseau_tui.interchange.record import RelationRecord
from reseau_tui.interchange.vcard_card import EXTRA_COUNT, EXTRA_LENGTH, NO_LIMIT, Card
from reseau_tui.interchange.vcard_lines import Property
from reseau_tui.interchange.vcard_values import escape, raw_line, unescape
from reseau_tui.model.relation_words import kind_named
from reseau_tui.text import clean

UID, NAME = "X-RESEAU-UID", "X-RESEAU-NAME"
"""Parameters of ours that say more than the value: who a name is, how a uid is called."""

PART_OF = {
    "X-SPOUSE": "partner",
    "X-EVOLUTION-SPOUSE": "partner",
    "X-KADDRESSBOOK-X-SPOUSESNAME": "partner",
    "X-ASSISTANT": "colleague",
    "X-EVOLUTION-ASSISTANT": "colleague",
    "X-KADDRESSBOOK-X-ASSISTANTSNAME": "colleague",
    "X-MANAGER": "colleague",
    "X-EVOLUTION-MANAGER": "colleague",
    "X-KADDRESSBOOK-X-MANAGERSNAME": "colleague",
}
"""Properties whose name says what somebody is."""

_TYPES = {
    "spouse": "partner", "child": "child", "parent": "parent", "sibling": "sibling",
    "kin": "relative", "co-worker": "colleague", "colleague": "colleague", "friend": "friend",
    "contact": "knows", "acquaintance": "knows",
}  # fmt: skip
_SAID_OTHERWISE = ("pref", "home", "work", "internet")
_TYPE_OF = {
    "partner": "spouse", "child": "child", "parent": "parent", "sibling": "sibling",
    "relative": "kin", "colleague": "co-worker", "friend": "friend", "knows": "acquaintance",
}  # fmt: skip
_APPLE = {
    "partner": "_$!<Spouse>!$_", "child": "_$!<Child>!$_", "parent": "_$!<Parent>!$_",
    "sibling": "_$!<Sibling>!$_", "friend": "_$!<Friend>!$_", "relative": "relative",
    "colleague": "colleague", "knows": "acquaintance",
}  # fmt: skip
_ANDROID = {
    "2": "sibling", "3": "child", "4": "partner", "5": "parent", "6": "friend", "8": "parent",
    "9": "parent", "10": "partner", "12": "relative", "13": "sibling", "14": "partner",
}  # fmt: skip
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+\Z")
_UUID = re.compile(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\Z")
_PLAIN = re.compile(r"[A-Za-z0-9-]+\Z")


# Reading ----------------------------------------------------------------------------------------


def add_related(card: Card, item: Property) -> None:
    """Take RELATED: a uid or a name, of one or several types."""
    types = [kind for kind in item.head.types() if kind not in _SAID_OTHERWISE]
    kinds = list(dict.fromkeys(_TYPES.get(kind, "") for kind in types))
    name, uid = _named(item)
    if not kinds or "" in kinds or not (name or uid):
        card.keep(item)
        return
    for kind in kinds:
        _take(card, item, RelationRecord(kind, name, uid))


def add_part(card: Card, item: Property) -> None:
    """Take a property whose own name says what somebody is."""
    name, _uid = _named(item)
    kind = PART_OF[item.head.name]
    if not name or item.head.parameters:
        card.keep(item)
    elif kind == "partner":
        _take(card, item, RelationRecord(kind, name))
    else:
        card.keep(item)
        if len(card.relations) < EXTRA_COUNT:
            card.relations.append(RelationRecord(kind, name))


def add_apple_name(card: Card, item: Property) -> None:
    """Remember X-ABRELATEDNAMES until the label of its group is known."""
    card.related_names.append((len(card.extra), item))


def add_android(card: Card, item: Property, fields: list[str]) -> bool:
    """Take a relation as Android writes it: name;type;label. False when it is none we know."""
    kind = _ANDROID.get(fields[1]) or (kind_named(fields[2]) if fields[1] == "0" else None)
    name = clean(fields[0], NO_LIMIT)
    if kind is None or not name:
        return False
    _take(card, item, RelationRecord(kind, name))
    return True


def settle_apple_names(card: Card) -> None:
    """Read the names whose labels are known now; the others are kept in their places."""
    kept = 0
    for place, item in card.related_names:
        group = item.head.group
        kind = kind_named(card.labels.get(group, "")) if group else None
        name, uid = _named(item)
        if kind is not None and (name or uid):
            labels = [line for one, line in card.extra if one == group and _is_label(line)]
            _take(card, item, RelationRecord(kind, name, uid), *labels[:1])
            continue
        before = len(card.extra)
        card.keep(item)
        if len(card.extra) > before:
            card.extra.insert(place + kept, card.extra.pop())
            kept += 1
    card.related_names = []


def _take(card: Card, item: Property, relation: RelationRecord, *more: str) -> None:
    """Give a card a relation and the lines it was read from; no more than are kept of others."""
    line = raw_line(item.head, item.value)
    if len(card.relations) >= EXTRA_COUNT or len(line) > EXTRA_LENGTH:
        card.keep(item)
    else:
        card.relations.append(dataclasses.replace(relation, lines=(line, *more)))


def _is_label(line: str) -> bool:
    return line.partition(".")[2].upper().startswith(("X-ABLABEL", "X-AB-LABEL"))


def _named(item: Property) -> tuple[str, str]:
    """Return name and uid of whom a property means; neither for an address of another kind."""
    value = clean(unescape(item.value), NO_LIMIT)
    name, uid = clean(item.head.first(NAME)), clean(item.head.first(UID))
    if value[:9].lower() == "urn:uuid:":
        return name, value[9:]
    if _SCHEME.match(value):
        return "", ""
    return value, uid


# Writing ----------------------------------------------------------------------------------------


def related_line(relation: RelationRecord) -> str:
    """Return a relation as vCard 4.0 says it: a uid where it is one of its kind, else a name."""
    head = f"RELATED;TYPE={_TYPE_OF[relation.kind]}"
    name = clean(relation.name, NO_LIMIT)
    if _UUID.match(relation.uid):
        quoted = f';{NAME}="{name.replace(chr(34), chr(39))}"' if name else ""
        return f"{head}{quoted}:urn:uuid:{relation.uid}"
    return f"{head};VALUE=text{_uid_parameter(relation)}:{escape(name)}"


def apple_lines(relation: RelationRecord, item: int) -> tuple[str, str]:
    """Return a relation as Apple writes it into vCard 3.0, as the group ``item``."""
    name = escape(clean(relation.name, NO_LIMIT))
    return (
        f"item{item}.X-ABRELATEDNAMES{_uid_parameter(relation)}:{name}",
        f"item{item}.X-ABLabel:{_APPLE[relation.kind]}",
    )


def _uid_parameter(relation: RelationRecord) -> str:
    return f";{UID}={relation.uid}" if _PLAIN.match(relation.uid) else ""
