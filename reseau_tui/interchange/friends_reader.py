"""The format of the *friends* program (``friends.md``), in: people, activities, notes.

Names stand between two asterisks and are the full ones; towns between underscores; tags begin
with ``@``. Notes about people go into their cards, activities become exchanges.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from dataclasses import dataclass, field

from reseau_tui.i18n import _, ngettext
from reseau_tui.interchange.charset import decode, to_text, to_utf8
from reseau_tui.interchange.record import (
    FILE_LIMIT,
    NOTHING_ASKED,
    Asked,
    InteractionRecord,
    PersonRecord,
    ReadResult,
    Skipped,
    Unreadable,
)
from reseau_tui.interchange.vcard_values import read_day
from reseau_tui.text import NOTE_LIMIT, clean, clean_note, fold

SOURCE = "friends"
_HEADING = re.compile(r"#{1,4}\s*(Activities|Notes|Friends|Locations)\s*:?\Z", re.IGNORECASE)
_DATED = re.compile(r"[-*]\s+(\d{4}-\d\d-\d\d)\s*:\s*(.*)\Z", re.DOTALL)
_ITEM = re.compile(r"[-*]\s+(\S.*)\Z", re.DOTALL)
_KNOWN_AS = "(a.k.a."
_NAMED = re.compile(r"\*\*([^*]+)\*\*")
_LISTED = re.compile(r"\(((?:\*\*[^*]+\*\*(?:,\s*)?)+)\)")
_PLACE = re.compile(r"(?<!\w)_([^_]+)_(?!\w)")
_TAG = re.compile(r"(?<!\S)@([^\s@*\[\]()]*[^\s@*\[\]().,;:!?])")
_OUR_NOTE = re.compile(r"\*\*([^*]+)\*\*:\s+(.*)\Z", re.DOTALL)


def recognise(data: bytes, name: str) -> bool:
    """Tell whether a text has the headings of the format."""
    del name
    text = decode(to_utf8(data[: 64 * 1024])[0], "", "cp1252")
    lines = (line.strip() for line in text.splitlines())
    found = {match[1].lower() for match in map(_HEADING.match, lines) if match}
    return {"activities", "friends"} <= found or (
        b"### Friends:" in data and b"### Locations:" in data
    )


@dataclass(slots=True)
class _Reader:
    people: dict[str, PersonRecord] = field(default_factory=dict[str, PersonRecord])
    interactions: list[InteractionRecord] = field(default_factory=list[InteractionRecord])
    notes: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    skipped: list[Skipped] = field(default_factory=list[Skipped])
    seen: Counter[str] = field(default_factory=Counter[str])
    named: Counter[str] = field(default_factory=Counter[str])
    read: int = 0


def read(data: bytes, asked: Asked = NOTHING_ASKED) -> ReadResult:
    """Read a whole file; raises Unreadable when it is over 64 MB."""
    if len(data) > FILE_LIMIT:
        raise Unreadable(_("{name} is larger than 64 MB").format(name=asked.name))
    text = to_text(data, asked.encoding)
    reader = _Reader()
    section = ""
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        heading = _HEADING.match(line)
        if heading:
            section = heading[1].lower()
        elif line and section in _TAKES:
            reader.read += 1
            if not _TAKES[section](reader, line, number):
                reader.skipped.append(
                    Skipped(_("line {line}").format(line=number), _("not understood"))
                )
    people = [_with_notes(person, reader.notes) for person in reader.people.values()]
    strangers = reader.notes.keys() - {person.key for person in people if not person.only_known}
    losses: list[str] = []
    if strangers:
        sentence = ngettext(
            "notes about {count} person who is not among the friends were left out",
            "notes about {count} people who are not among the friends were left out",
            len(strangers),
        )
        losses.append(sentence.format(count=len(strangers)))
    return ReadResult(
        format=SOURCE,
        records=tuple(people),
        interactions=tuple(reader.interactions),
        skipped=tuple(reader.skipped),
        losses=tuple(losses),
        read=reader.read,
    )


def _friend(reader: _Reader, line: str, number: int) -> bool:
    match = _ITEM.match(line)
    if match is None:
        return False
    rest, tags = _without_tags(match[1])
    town = nicks = ""
    if rest.endswith("]") and "[" in rest:
        rest, _bracket, town = rest[:-1].rpartition("[")
        rest = rest.rstrip()
    if rest.endswith(")") and rest.find(_KNOWN_AS) > 0:
        rest, _known_as, nicks = rest[:-1].partition(_KNOWN_AS)
    name = clean(rest, NOTE_LIMIT)
    if not name:
        return False
    reader.named[fold(name)] += 1
    count = reader.named[fold(name)]
    # Two of one name are two people, as long as nobody says that they are one.
    key = fold(name) if count == 1 else f"{fold(name)} {count}"
    reader.people[key] = PersonRecord(
        source=SOURCE,
        key=key,
        name=name,
        nickname=", ".join(nick for nick in map(clean, nicks.split("a.k.a.")) if nick),
        city=clean(town),
        tags=tuple(dict.fromkeys(tags)),
        line=number,
    )
    return True


def _without_tags(text: str) -> tuple[str, list[str]]:
    """Return ``text`` without the tags at its end, and these; the first word always stays."""
    words = text.split(" ")
    tags: list[str] = []
    while len(words) > 1 and (not words[-1] or _TAG.match(words[-1])):
        tag = _TAG.match(words.pop())
        if tag:
            tags.append(tag[1])
    return " ".join(words), tags[::-1]


def _activity(reader: _Reader, line: str, number: int) -> bool:
    match = _DATED.match(line)
    if match is None or read_day(match[1]) is None:
        return False
    words = match[2]
    named = [fold(clean(name)) for name in _NAMED.findall(words)]
    for key, name in zip(named, _NAMED.findall(words), strict=True):
        # Somebody who is not among the friends of the file is only looked for.
        reader.people.setdefault(
            key,
            PersonRecord(source=SOURCE, key=key, name=clean(name), line=number, only_known=True),
        )
    tags = _TAG.findall(words)
    words = _without_tags(words)[0]
    words = _LISTED.sub("", words).rstrip() if _LISTED.search(words) else words
    place = _PLACE.findall(words)
    if words.endswith("_") and place:
        words = words[: words.rstrip("_").rindex("_")]
    text = _PLACE.sub(r"\1", _NAMED.sub(r"\1", words)).strip()
    key = f"{match[1]} {fold(text)}"
    reader.seen[key] += 1
    reader.interactions.append(
        InteractionRecord(
            source=SOURCE,
            key=key if reader.seen[key] == 1 else f"{key} {reader.seen[key]}",
            on=match[1],
            people=tuple(dict.fromkeys(named)),
            text=clean_note(text),
            place=clean(place[-1]) if place else "",
            tags=tuple(tags),
            line=number,
        )
    )
    return True


def _note(reader: _Reader, line: str, number: int) -> bool:
    del number
    match = _DATED.match(line)
    if match is None:
        return False
    ours = _OUR_NOTE.match(match[2])
    if ours:
        reader.notes.setdefault(fold(clean(ours[1])), []).append(ours[2])
        return True
    text = _PLACE.sub(r"\1", _NAMED.sub(r"\1", match[2]))
    for name in _NAMED.findall(match[2]):
        reader.notes.setdefault(fold(clean(name)), []).append(f"{match[1]}: {text}")
    return bool(_NAMED.search(match[2]))


_TAKES = {"friends": _friend, "activities": _activity, "notes": _note}


def _with_notes(person: PersonRecord, notes: dict[str, list[str]]) -> PersonRecord:
    written = notes.get(person.key)
    if not written:
        return person
    return dataclasses.replace(person, notes=clean_note("\n".join(written)))
