"""A card rewritten: only the lines that say something else now; all others stay as they were.

Other programs put more into a card than we understand (pictures, keys, preferences, types of a
number): a line whose news has not changed is kept to the letter, whatever it holds besides.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from typing import NamedTuple

from reseau_tui.interchange.preparing import prepared
from reseau_tui.interchange.record import Asked, PersonRecord, RelationRecord, Unreadable
from reseau_tui.interchange.vcard import read
from reseau_tui.interchange.vcard_lines import BASE64, Property, lines_of, properties
from reseau_tui.interchange.vcard_person import NAME_MARK
from reseau_tui.interchange.vcard_writer import fold_line, write_vcard
from reseau_tui.interchange.vdir_merge import date_key, point_key, said_of
from reseau_tui.text import fold

_ANEW = frozenset(("BEGIN", "END", "VERSION", "PRODID", "REV"))
_NAME = frozenset(("N", "FN", NAME_MARK.rstrip(":")))
_ROLE = frozenset(("ORG", "TITLE", "ROLE", "X-RESEAU-ROLE"))
_PARTS = ("N:", "ORG:", "ADR:", NAME_MARK)
_MEDIA = frozenset(("PHOTO", "LOGO", "SOUND"))
_FIELDS = (
    "nickname", "birthday", "city", "country", "notes", "circle", "rhythm_days", "sphere", "style",
)  # fmt: skip
_PROBE = "probe"
_ITEM = re.compile(r"item(\d+)\.")


class _Unit(NamedTuple):
    """Lines that stand or fall together: one property, or all of one group."""

    names: frozenset[str]
    text: str


def person_on(data: bytes, name: str = "") -> PersonRecord | None:
    """Return the one person of a file of a single card, as the network can hold them; else None.

    Half a card (no END), several cards, a group: nobody.
    """
    try:
        result = read(data, Asked(name=name))
    except Unreadable:
        return None
    if result.read != 1 or len(result.records) != 1:
        return None
    return prepared(result.records[0], "", None)


def new_card(person: PersonRecord) -> str:
    """Return a card of its own for somebody who had none."""
    return write_vcard(_told(person, None))


def rewritten(data: bytes, person: PersonRecord) -> str:
    """Return the card in ``data`` with what it says made to be ``person``.

    Its UID and its version stay (2.1 becomes 3.0); what reads the same afterwards is not touched.
    """
    said = person_on(data) or PersonRecord(source="", key="", name="")
    version, units = _units(data)
    whole = write_vcard(_told(person, said), version=version)
    wanted = _comparable(whole.encode())
    text = whole
    for keep_all in (True, False):
        kept: list[tuple[_Unit, PersonRecord]] = []
        for unit in units:
            meaning = _meaning(unit, version)
            if meaning is None or "UID" in unit.names:
                kept.append((unit, _BLANK))
            elif keep_all and _still_true(unit, meaning, said, person):
                kept.append((unit, meaning))
        text = _composed(person, said, version, kept)
        if _comparable(text.encode()) == wanted:
            break
        # The lines kept change how the others read: then only those that say nothing are.
    return text


def _comparable(data: bytes) -> str:
    person = person_on(data)
    return said_of(dataclasses.replace(person, extra=(), relations=())) if person else ""


def _told(person: PersonRecord, said: PersonRecord | None) -> PersonRecord:
    """Leave the usual style unsaid, unless the card says one."""
    usual = person.style == "regular" and not (said and said.style)
    return dataclasses.replace(person, style=None) if usual else person


_BLANK = PersonRecord(source="vcard", key="", name=_PROBE)


def _units(data: bytes) -> tuple[str, list[_Unit]]:
    """Return the version to write, and the lines that can be kept."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    lines = lines_of(data)
    found = list(properties(data, is_utf8=True, fallback="cp1252"))
    version = next(
        (
            item.value.strip()
            for item in found
            if isinstance(item, Property) and item.head.name == "VERSION"
        ),
        "",
    )
    old = version not in ("3.0", "4.0")
    groups: dict[str, list[tuple[str, str]]] = {}
    places = [*(item.line for item in found), len(lines) + 1]
    for place, item in enumerate(found):
        if not isinstance(item, Property) or item.head.name in _ANEW:
            continue
        text = _as_written(lines[item.line - 1 : places[place + 1] - 1])
        if old:
            text = _picture(item) if item.head.name in _MEDIA else None
        if text is not None:
            name = item.head.group or f" {place}"
            groups.setdefault(name, []).append((item.head.name, text))
    units = [
        _Unit(frozenset(name for name, _text in parts), "".join(text for _name, text in parts))
        for parts in groups.values()
    ]
    return ("3.0" if old else version), units


def _as_written(lines: Iterable[str]) -> str | None:
    """Return lines (a byte a letter) as text; None for what is not UTF-8."""
    try:
        return "".join(
            line.encode("latin-1").decode() + "\r\n" for line in lines if line.strip(" \t")
        )
    except UnicodeDecodeError:
        # Letters may be folded in the middle: then only as a whole.
        joined = "".join(line.removeprefix(" ") for line in lines)
        try:
            return fold_line(joined.encode("latin-1").decode())
        except UnicodeDecodeError:
            return None


def _picture(item: Property) -> str | None:
    """Return a picture of version 2.1 as version 3.0 writes it."""
    if item.head.encoding != BASE64:
        return None
    kind = "".join(f";TYPE={kind.upper()}" for kind in item.head.types() if kind.isalnum())
    value = "".join(item.value.split())
    return fold_line(f"{item.head.name};ENCODING=b{kind}:{value}")


def _meaning(unit: _Unit, version: str) -> PersonRecord | None:
    """Return what a unit alone tells of a person; None when it tells us nothing."""
    named = "" if unit.names & _NAME else f"FN:{_PROBE}\r\n"
    card = f"BEGIN:VCARD\r\nVERSION:{version}\r\n{named}{unit.text}END:VCARD\r\n"
    person = person_on(card.encode())
    if person is None:
        return None
    person = dataclasses.replace(person, key="", line=0, losses=(), uid=None)
    if not named:
        return person
    return None if person == _BLANK else person


def _still_true(
    unit: _Unit, meaning: PersonRecord, said: PersonRecord, person: PersonRecord
) -> bool:
    """Tell whether all that a unit tells is still so."""
    if unit.names & _NAME and said.name != person.name:
        return False
    if unit.names & _ROLE and set(said.roles) != set(person.roles):
        return False
    for field in _FIELDS:
        if getattr(meaning, field) and (getattr(said, field) or None) != (
            getattr(person, field) or None
        ):
            return False
    return (
        # In its card it may have been left out beside a better one: then it is no news at all.
        all(one in person.points or one not in said.points for one in meaning.points)
        and all(one in person.dates or one not in said.dates for one in meaning.dates)
        and all(one in person.extra or one not in said.extra for one in meaning.extra)
        and all(_related_still(one, said, person) for one in meaning.relations)
        and {fold(tag) for tag in meaning.tags} <= {fold(tag) for tag in person.tags}
    )


def _related_still(one: RelationRecord, said: PersonRecord, person: PersonRecord) -> bool:
    """Tell whether a relation of the card is so, or is waiting for somebody to be found."""
    known = any(_same_relation(one, other) for other in person.relations)
    if known or not one.lines:
        return True
    return one.lines[0] in person.extra or one not in said.relations


def _same_relation(one: RelationRecord, other: RelationRecord) -> bool:
    if one.kind != other.kind:
        return False
    if one.uid and other.uid:
        return one.uid == other.uid
    return fold(one.name) == fold(other.name)


def _composed(
    person: PersonRecord,
    said: PersonRecord,
    version: str,
    kept: list[tuple[_Unit, PersonRecord]],
) -> str:
    """Put a card together: our own head, the units kept, then what they do not say."""
    names = frozenset[str]().union(*(unit.names for unit, _meaning in kept))
    told = [meaning for _unit, meaning in kept]
    points = {point_key(point) for one in told for point in one.points}
    dates = {date_key(date) for one in told for date in one.dates}
    tags = {fold(tag) for one in told for tag in one.tags}
    extra = {line for one in told for line in one.extra}
    related = [relation for one in told for relation in one.relations]
    extra |= {line for relation in related for line in relation.lines}
    values = {field: None if field in _OPTIONAL else "" for field in _FIELDS
              if any(getattr(one, field) for one in told)}  # fmt: skip
    rest = dataclasses.replace(
        _told(person, said),
        roles=() if names & _ROLE else person.roles,
        points=tuple(point for point in person.points if point_key(point) not in points),
        dates=tuple(date for date in person.dates if date_key(date) not in dates),
        tags=tuple(tag for tag in person.tags if fold(tag) not in tags),
        relations=tuple(
            relation
            for relation in person.relations
            if not any(_same_relation(one, relation) for one in related)
        ),
        extra=tuple(line for line in person.extra if line.startswith(_PARTS) or line not in extra),
        **values,  # type: ignore[arg-type]
    )
    head: list[str] = []
    more: list[str] = []
    for line in _logical(write_vcard(rest, version=version)):
        name = line.partition(":")[0].partition(";")[0]
        if name in ("BEGIN", "VERSION", "PRODID", "REV") or (name == "UID" and name not in names):
            head.append(line)
        elif name not in ("END", "UID") and not (name in _NAME and names & _NAME):
            more.append(line)
    units = "".join(unit.text for unit, _meaning in kept)
    more = _renumbered(more, max(map(int, _ITEM.findall(units)), default=0))
    return "".join([*head, units, *more, "END:VCARD\r\n"])


_OPTIONAL = frozenset(("birthday", "circle", "rhythm_days", "sphere", "style"))


def _logical(card: str) -> list[str]:
    """Cut a card of ours into properties, each with its folds and line ends."""
    return [line + "\r\n" for line in re.split(r"\r\n(?![ \t])", card) if line]


def _renumbered(lines: list[str], above: int) -> list[str]:
    """Count the groups of new lines on from those kept."""
    if not above:
        return lines
    return [_ITEM.sub(lambda found: f"item{int(found[1]) + above}.", line, count=1)
            if _ITEM.match(line) else line for line in lines]  # fmt: skip
