"""A gathered card to a person: which name, which town, what belongs together."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable
from typing import TypeVar

from reseau_tui.i18n import _, ngettext
from reseau_tui.interchange.record import DateRecord, PersonRecord, PointRecord, RoleRecord
from reseau_tui.interchange.related import settle_apple_names
from reseau_tui.interchange.vcard_card import Card, RawAddress
from reseau_tui.interchange.vcard_names import derived_name_parts, name_of_parts, parts_fit_name
from reseau_tui.interchange.vcard_values import Address, escape, unescape
from reseau_tui.model.normal import normal_point
from reseau_tui.text import NOTE_LIMIT, fold

SOURCE = "vcard"

NAME_MARK = "X-RESEAU-NAME:"
"""Beside an N that has other words than the name: the name it came with."""

Thing = TypeVar("Thing")


def person_of(card: Card) -> PersonRecord | None:
    """Return the person, None when the card has no name, e-mail or phone to go by."""
    points = _points(card)
    roles = _roles(card)
    name = _name(card, points, roles)
    if not name:
        return None
    if not card.ended:
        card.lose(_("the card has no END; what there was is kept"))
    notes = _notes(card)
    settle_apple_names(card)
    extra = _extra(card, name)
    if card.unsaid:
        sentence = ngettext(
            "{count} more thing was left out", "{count} more things were left out", card.unsaid
        )
        card.losses.append(sentence.format(count=card.unsaid))
    town = choose_town(card.addresses)
    return PersonRecord(
        source=SOURCE,
        key=card.uid or key_without_uid(name, points),
        name=name,
        uid=card.uid or None,
        nickname=", ".join(nickname for nickname in card.nicknames if nickname != name),
        roles=roles,
        points=points,
        birthday=card.birthday,
        dates=_once(
            [
                *(
                    DateRecord(label or card.labels.get(group, "") or _("date"), *day)
                    for label, group, day in card.days
                ),
                *card.past_days,
            ]
        ),
        city=town.city if town else "",
        country=town.country if town else "",
        notes=notes,
        tags=distinct_tags(card.tags),
        circle=card.numbers.get("X-RESEAU-CIRCLE"),
        rhythm_days=card.numbers.get("X-RESEAU-RHYTHM"),
        sphere=card.words.get("X-RESEAU-SPHERE"),
        style=card.words.get("X-RESEAU-STYLE"),
        met_on=card.words.get("X-RESEAU-MET-ON", ""),
        met_where=card.words.get("X-RESEAU-MET-WHERE", ""),
        deceased_on=card.words.get("X-RESEAU-DECEASED", ""),
        relations=_once(card.relations),
        extra=extra,
        line=card.line,
        losses=tuple(card.losses),
    )


def title_of(card: Card) -> str:
    """Return what a group, or a card inside another one, is called; ``""`` if nothing."""
    names = [*card.names, name_of_parts(card.name_parts), *card.nicknames]
    names += [organisation for _group, organisation in card.organisations]
    return next((name for name in names if name), "")


def distinct_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Return the tags without those that differ in case or accents only."""
    found: dict[str, str] = {}
    for tag in tags:
        found.setdefault(fold(tag), tag)
    return tuple(found.values())


def key_without_uid(name: str, points: tuple[PointRecord, ...]) -> str:
    """Return a key that survives most edits of a card without UID: from name and first point."""
    address = ""
    for kind in ("email", "phone"):
        first = (normal_point(kind, point.value) for point in points if point.kind == kind)
        address = address or next(first, "")
    text = f"{fold(name)}\0{address}".encode("utf-8", "replace")
    return "card-" + hashlib.sha256(text).hexdigest()[:24]


def choose_town(addresses: Iterable[RawAddress]) -> Address | None:
    """Return the address that says where somebody lives: a bare town, else home, else the first."""
    placed = [raw for raw in addresses if raw.address.city or raw.address.country]
    if not placed:
        return None
    placed.sort(key=lambda raw: (not raw.address.only_place, "home" not in raw.label, raw.last))
    return placed[0].address


def _name(card: Card, points: tuple[PointRecord, ...], roles: tuple[RoleRecord, ...]) -> str:
    if card.names:
        return next(iter(card.names))
    choices = [name_of_parts(card.name_parts), *card.nicknames]
    choices += [role.organisation for role in roles]
    for kind in ("email", "phone"):
        choices += [point.value for point in points if point.kind == kind]
    return next((choice for choice in choices if choice), "")


def _roles(card: Card) -> tuple[RoleRecord, ...]:
    """Pair organisations and titles: those of one group, else in their order."""
    titles = [*card.titles]
    known = {title for _group, title in titles}
    for title, item in card.functions:
        if not card.titles:
            titles.append((item.head.group, title))
        elif title not in known:
            card.keep(item)
    waiting: dict[str, deque[str]] = {}
    for group, title in titles:
        waiting.setdefault(group, deque()).append(title)
    roles: list[RoleRecord] = []
    for group, organisation in card.organisations:
        queue = waiting.get(group) or waiting.get("")
        roles.append(RoleRecord(organisation, queue.popleft() if queue else ""))
    left = [title for queue in waiting.values() for title in queue]
    if len(left) == 1 and [group for group, _name in card.organisations] == [""]:
        roles = [RoleRecord(roles[0].organisation, roles[0].title or left.pop())]
    roles += [RoleRecord("", title) for title in left]
    return _once([*roles, *card.dated_roles])


def _points(card: Card) -> tuple[PointRecord, ...]:
    if all(point.kind != "address" for point in card.points):
        for item in card.address_labels:
            text = unescape(item.value).replace("\r", "").strip()
            card.add_point("address", item, text.replace("\n", ", "))
    points: list[PointRecord] = []
    known: set[tuple[str, str]] = set()
    for raw in sorted(card.points, key=lambda raw: raw.last):
        same = (raw.kind, normal_point(raw.kind, raw.value) or raw.value)
        if same not in known:
            known.add(same)
            label = card.labels.get(raw.group, raw.label) if raw.group else raw.label
            points.append(PointRecord(raw.kind, label, raw.value))
    return tuple(points)


def _notes(card: Card) -> str:
    notes = "\n\n".join(card.notes)
    if len(notes) > NOTE_LIMIT:
        sentence = _("the notes are longer than {limit} characters; the end was left out")
        card.lose(sentence.format(limit=NOTE_LIMIT))
        notes = notes[:NOTE_LIMIT].rstrip()
    return notes


def _extra(card: Card, name: str) -> tuple[str, ...]:
    """Return the lines to give back: what we do not know, and what we know less finely.

    N, ORG and ADR are kept as written when our plain text has lost their parts; a label is kept
    as long as a property of its group is.
    """
    lines: list[str] = []
    if card.name_parts:
        parts = [*card.name_parts, *[""] * 5][:5]
        if len(card.name_parts) > 5 or derived_name_parts(name) != parts:
            lines.append(card.name_line)
            if not parts_fit_name(parts, name):
                lines.append(NAME_MARK + escape(name))
    lines += sorted(card.refined)
    groups = {group for group, line in card.extra if not _is_label(group, line)}
    lines += [line for group, line in card.extra if not _is_label(group, line) or group in groups]
    return _once(lines)


def _is_label(group: str, line: str) -> bool:
    return bool(group) and line[len(group) + 1 :].startswith(("X-ABLABEL", "X-AB-LABEL"))


def _once(things: Iterable[Thing]) -> tuple[Thing, ...]:
    return tuple(dict.fromkeys(things))
