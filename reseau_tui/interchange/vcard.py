"""The vCard reader: files of versions 2.1, 3.0 and 4.0 as programs really write them.

Bytes become properties in :mod:`vcard_lines`, properties a card in :mod:`vcard_properties`, a card
a person in :mod:`vcard_person`; here cards are told from one another and each is accounted for.
"""

from __future__ import annotations

import dataclasses
from typing import NamedTuple

from reseau_tui.i18n import _, ngettext
from reseau_tui.interchange.charset import fallback_codec, to_utf8
from reseau_tui.interchange.record import (
    FILE_LIMIT,
    NOTHING_ASKED,
    Asked,
    GroupRecord,
    PersonRecord,
    ReadResult,
    Skipped,
    Unreadable,
)
from reseau_tui.interchange.vcard_card import Card
from reseau_tui.interchange.vcard_lines import BadLine, Property, properties
from reseau_tui.interchange.vcard_person import SOURCE, distinct_tags, person_of, title_of
from reseau_tui.interchange.vcard_properties import take
from reseau_tui.model.normal import normal_email

CARD_LIMIT = 50_000
"""Cards of one file."""

_BEGIN = "BEGIN:VCARD"
_RECOGNISED_WITHIN = 64 * 1024


def recognise(data: bytes, name: str) -> bool:
    """Tell whether ``data`` is a vCard file, by content; ``name`` is not trusted."""
    del name
    return _BEGIN.encode() in to_utf8(data[:_RECOGNISED_WITHIN])[0].upper()


def read(data: bytes, asked: Asked = NOTHING_ASKED) -> ReadResult:
    """Read every card of a file; one bad card never costs another.

    Raises Unreadable when the file is over 64 MB, has more than 50,000 cards, or when
    ``asked.encoding`` is unknown. A property over 5 MB is left out, with a sentence.
    """
    if len(data) > FILE_LIMIT:
        raise Unreadable(_("{name} is larger than 64 MB").format(name=asked.name or SOURCE))
    fallback = fallback_codec(asked.encoding)
    content, is_utf8 = to_utf8(data)
    reader = _Reader(asked.name)
    for item in properties(content, is_utf8=is_utf8, fallback=fallback):
        reader.take(item)
    return reader.result()


def where(line: int) -> str:
    """Return the place of something skipped, in words."""
    return _("line {line}").format(line=line)


class _Finished(NamedTuple):
    """What is left of a card once its last line was read (a Card is a hundred times larger)."""

    line: int
    title: str
    nested: bool
    members: tuple[str, ...] | None
    person: PersonRecord | None


class _Reader:
    """Tells cards from one another; a stack, since cards may stand inside others."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.open: list[Card] = []
        self.finished: list[_Finished] = []
        self.media = 0
        self.skipped: list[tuple[int, str]] = []
        self.begun = 0
        self.outside = 0

    def take(self, item: Property | BadLine) -> None:
        if isinstance(item, BadLine):
            if self.open:
                self.open[-1].add_bad_line(item)
            else:
                self.outside += 1
            return
        name = item.head.name
        if name == "BEGIN" and item.value.strip().upper() == "VCARD":
            self._begin(item.line, nested=bool(self.open) and self.open[-1].awaits_agent)
        elif name == "END" and item.value.strip().upper() == "VCARD":
            self._end()
        elif not self.open:
            self.outside += 1
        elif name == "AGENT":
            self._agent(item)
        else:
            self._add(item)

    def _begin(self, line: int, *, nested: bool) -> None:
        self._count()
        if self.open:
            parent = self.open[-1]
            parent.awaits_agent = False
            parent.resumed = True
            nested = nested or parent.nested
        # A card inside another one without AGENT is usually the next one after a lost END;
        # the outer one waits, in case its END is still to come.
        self.open.append(Card(line, nested=nested))

    def _count(self) -> None:
        self.begun += 1
        if self.begun > CARD_LIMIT:
            sentence = _("{name} has more than {count} cards").format(
                name=self.name or SOURCE, count=CARD_LIMIT
            )
            raise Unreadable(sentence)

    def _end(self) -> None:
        if not self.open:
            self.outside += 1
            return
        self.open[-1].ended = True
        self._finish()

    def _finish(self) -> None:
        """Close the innermost card."""
        card = self.open.pop()
        self.media += card.media
        is_group = card.kind == "group"
        person = None if is_group or card.nested else person_of(card)
        title = person.name if person else title_of(card)
        members = tuple(card.members) if is_group else None
        self.finished.append(_Finished(card.line, title, card.nested, members, person))

    def _agent(self, item: Property) -> None:
        card = self.open[-1]
        value = item.value.strip().upper()
        if value == _BEGIN:
            self._begin(item.line, nested=True)
        elif value.startswith(_BEGIN):
            # The whole card in one escaped value (vCard 3.0).
            for _each in range(value.count(_BEGIN)):
                self._count()
                self.skipped.append((item.line, _nested(title_of(card) or where(card.line))))
        else:
            take(card, item)
            card.awaits_agent = not value

    def _add(self, item: Property) -> None:
        card = self.open[-1]
        if card.resumed and item.head.name in ("VERSION", "FN", "N") and card.has(item.head.name):
            # This belongs to a card that has lost its BEGIN, not to the one that lost its END.
            self._finish()
            self.outside += 1
            return
        take(card, item)

    def result(self) -> ReadResult:
        while self.open:
            self._finish()
        self.finished.sort(key=lambda card: card.line)
        people: list[PersonRecord] = []
        groups: list[GroupRecord] = []
        skipped = self.skipped
        seen: dict[PersonRecord, int] = {}
        keys: dict[str, int] = {}
        outer = ""
        for card in self.finished:
            if card.nested:
                skipped.append((card.line, _nested(outer)))
                continue
            outer = card.title or where(card.line)
            if card.members is not None:
                groups.append(GroupRecord(card.title, card.members, card.line))
                skipped.append((card.line, _group(card.title)))
                continue
            person = card.person
            if person is None:
                skipped.append((card.line, _("no name")))
                continue
            same = dataclasses.replace(person, line=0, losses=())
            if same in seen:
                reason = _("the same card as in line {line}").format(line=seen[same])
                skipped.append((card.line, reason))
                continue
            seen[same] = card.line
            people.append(_with_own_key(person, keys))
        groups = [group for group in groups if group.tag]
        tag_members(people, groups)
        skipped.sort()
        return ReadResult(
            format=SOURCE,
            records=tuple(people),
            skipped=tuple(Skipped(where(line), why) for line, why in skipped),
            losses=self._losses(),
            groups=tuple(groups),
            read=self.begun,
        )

    def _losses(self) -> tuple[str, ...]:
        losses: list[str] = []
        if self.media:
            sentence = ngettext(
                "{count} picture or sound was left out",
                "{count} pictures or sounds were left out",
                self.media,
            )
            losses.append(sentence.format(count=self.media))
        if self.outside:
            sentence = ngettext(
                "{count} line outside any card was ignored",
                "{count} lines outside any card were ignored",
                self.outside,
            )
            losses.append(sentence.format(count=self.outside))
        return tuple(losses)


def _nested(outer: str) -> str:
    return _("a card inside the card of {name}").format(name=outer)


def _group(tag: str) -> str:
    if not tag:
        return _("a group without a name")
    return _("a group: its members have the tag {tag}").format(tag=tag)


def _with_own_key(person: PersonRecord, keys: dict[str, int]) -> PersonRecord:
    """Return ``person`` with a key no one else in the file has, when it comes without UID."""
    if person.uid:
        return person
    count = keys[person.key] = keys.get(person.key, 0) + 1
    return person if count == 1 else dataclasses.replace(person, key=f"{person.key}-{count}")


def tag_members(people: list[PersonRecord], groups: list[GroupRecord]) -> None:
    """Give each group's members, in ``people``, its name as a tag."""
    if not groups:
        return
    found: dict[str, int] = {}
    for place, person in enumerate(people):
        for point in person.points:
            if point.kind == "email":
                found.setdefault("mailto:" + normal_email(point.value), place)
    for place, person in enumerate(people):
        if person.uid:
            found[person.uid.casefold()] = place
    tags: dict[int, list[str]] = {}
    for group in groups:
        for member in group.members:
            for key in _member_keys(member):
                if key in found:
                    tags.setdefault(found[key], []).append(group.tag)
    for place, more in tags.items():
        person = people[place]
        people[place] = dataclasses.replace(person, tags=distinct_tags([*person.tags, *more]))


def _member_keys(member: str) -> tuple[str, str]:
    """Return the UID and the address that a member reference can mean."""
    return member.casefold().removeprefix("urn:uuid:"), "mailto:" + normal_email(member)
