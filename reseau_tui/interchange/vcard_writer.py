"""The vCard writer: a person as vCard 3.0, the version every program reads, or 4.0 on request."""

from __future__ import annotations

import datetime
import re

import reseau_tui
from reseau_tui import clock
from reseau_tui.interchange.record import PersonRecord, PointRecord
from reseau_tui.interchange.related import apple_lines, related_line
from reseau_tui.interchange.vcard_card import NO_LIMIT, RawAddress
from reseau_tui.interchange.vcard_names import derived_name_parts, parts_fit_name
from reseau_tui.interchange.vcard_person import NAME_MARK, choose_town
from reseau_tui.interchange.vcard_values import (
    escape,
    join_organisation,
    read_address,
    read_day,
    split,
    types_of_label,
)
from reseau_tui.text import clean, clean_note

LINE_LENGTH = 75
"""Octets of a line, its end not counted."""

_PRODUCT = "-//reseau-tui//reseau-tui {version}//EN"
_NO_YEAR = 1604
_EXTRA_LINE = re.compile(
    r"(?:(?P<group>[A-Za-z0-9_/-]+)\.)?(?P<name>[A-Za-z0-9_/-]+)"
    r"(?:;[A-Za-z0-9_/-]+=(?:\"[^\"]*\"|[A-Za-z0-9-]*))*:"
)
_ITEM = re.compile(r"item(\d{1,6})\Z")
_WRITTEN_BY_US = frozenset(
    ("BEGIN", "END", "VERSION", "UID", "REV", "PRODID", "PROFILE", "N", "ORG", "ADR")
) | {NAME_MARK.rstrip(":")}
_SERVICE = re.compile(r"[a-z][a-z0-9-]*\Z")
_APPLE_LABELS = {"anniversary": "_$!<Anniversary>!$_", "homepage": "_$!<HomePage>!$_"}
_POINT_PROPERTY = {"email": "EMAIL", "phone": "TEL", "url": "URL", "address": "ADR"}


def write_vcard(
    person: PersonRecord, *, revised: datetime.datetime | None = None, version: str = "3.0"
) -> str:
    """Return ``person`` as one vCard, lines ended by CRLF and folded at 75 octets.

    ``version`` is 3.0 or 4.0, which writes days without a year and e-mail in its own way.
    ``revised`` is the local time of the last change, now by default. What an import could not
    understand (``extra``) goes out again; N, ORG and ADR in their imported parts as long as
    they still say what the plain fields say.
    """
    writer = _Writer(person, version)
    return "".join(fold_line(line) for line in writer.lines(revised or clock.now()))


def fold_line(line: str) -> str:
    """Return ``line`` folded at 75 octets, never within a letter, with its CRLF."""
    if len(line) <= LINE_LENGTH and line.isascii():
        return line + "\r\n"
    raw = line.encode("utf-8", "replace")
    pieces: list[bytes] = []
    start, room = 0, LINE_LENGTH
    while len(raw) - start > room:
        end = start + room
        while raw[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(raw[start:end])
        start, room = end, LINE_LENGTH - 1
    pieces.append(raw[start:])
    return b"\r\n ".join(pieces).decode("utf-8") + "\r\n"


class _Writer:
    def __init__(self, person: PersonRecord, version: str) -> None:
        self.person = person
        self.version = version
        self.name = _value(person.name)
        self.written: list[str] = []
        self.addresses: list[RawAddress] = []
        extra = [_value(line) for line in person.extra]
        self.parts: dict[str, str] = {}
        for line in extra:
            self._remember_parts(line)
        self.kept: list[tuple[str, str]] = []
        for line in extra:
            match = _EXTRA_LINE.match(line)
            if match and match["name"].upper() not in _WRITTEN_BY_US:
                self.kept.append((match["group"] or "", line))
        numbers = [_ITEM.match(group) for group, _line in self.kept]
        self.item = max((int(match[1]) for match in numbers if match), default=0)

    def lines(self, revised: datetime.datetime) -> list[str]:
        person = self.person
        add = self.written.append
        add("BEGIN:VCARD")
        add(f"VERSION:{self.version}")
        add(f"PRODID:{_PRODUCT.format(version=reseau_tui.__version__)}")
        if person.uid:
            add(f"UID:{escape(_value(person.uid))}")
        add(f"REV:{revised:%Y%m%dT%H%M%S}")
        add(f"N:{self._name_parts()}")
        add(f"FN:{escape(self.name)}")
        if person.nickname:
            add(f"NICKNAME:{_nicknames(_value(person.nickname))}")
        self._roles()
        for point in person.points:
            self._point(point)
        self._town()
        self._days()
        self._relations()
        if person.notes:
            add(f"NOTE:{escape(clean_note(person.notes))}")
        if person.tags:
            add("CATEGORIES:" + ",".join(escape(clean(tag)) for tag in person.tags))
        for name, value in (
            ("CIRCLE", person.circle),
            ("RHYTHM", person.rhythm_days),
            ("SPHERE", person.sphere),
            ("STYLE", person.style),
            ("MET-ON", person.met_on),
            ("MET-WHERE", person.met_where),
            ("DECEASED", person.deceased_on),
        ):
            if value:
                add(f"X-RESEAU-{name}:{escape(_value(str(value)))}")
        self.written += [line for _group, line in self.kept]
        add("END:VCARD")
        return self.written

    def _name_parts(self) -> str:
        written = self.parts.get("N:")
        if written and (
            parts_fit_name(split(written, ";"), self.name)
            or self.parts.get(NAME_MARK) == escape(self.name)
        ):
            return written
        return ";".join(escape(part) for part in derived_name_parts(self.name))

    def _remember_parts(self, line: str) -> None:
        """Keep an imported N, ORG or ADR under the plain text that it reads as."""
        name, _colon, value = line.partition(":")
        if name == "ORG":
            joined = _value(join_organisation(split(value, ";")))
            self.parts.setdefault(f"ORG:{joined}", value)
        elif name == "ADR":
            self.parts.setdefault(f"ADR:{read_address(split(value, ';')).line}", value)
        elif name == "N" or line.startswith(NAME_MARK):
            self.parts.setdefault(f"{name}:", value)

    def _labelled(self, head: str, value: str, label: str) -> None:
        """Write a property with a label of its own, Apple's way."""
        self.item += 1
        self.written.append(f"item{self.item}.{head}:{value}")
        label = clean(label)
        self.written.append(f"item{self.item}.X-ABLabel:{_APPLE_LABELS.get(label, escape(label))}")

    def _roles(self) -> None:
        plain = [role for role in self.person.roles if not (role.from_on or role.to_on)]
        for role in plain:
            group = ""
            if len(plain) > 1:
                self.item += 1
                group = f"item{self.item}."
            if role.organisation:
                organisation = _value(role.organisation)
                value = self.parts.get(f"ORG:{organisation}") or escape(organisation)
                self.written.append(f"{group}ORG:{value}")
            if role.title:
                self.written.append(f"{group}TITLE:{escape(_value(role.title))}")
        for role in self.person.roles:
            if role.from_on or role.to_on:
                parts = (role.organisation, role.title, role.from_on or "", role.to_on or "")
                self.written.append(
                    "X-RESEAU-ROLE:" + ";".join(escape(_value(part)) for part in parts)
                )

    def _point(self, point: PointRecord) -> None:
        value = _value(point.value)
        name = _POINT_PROPERTY.get(point.kind)
        if not value:
            return
        if name is None:
            self._handle(point.label, escape(value))
            return
        text = escape(value) if name != "ADR" else self._address(value, point.label)
        types = types_of_label(point.label)
        internet = name == "EMAIL" and self.version == "3.0"
        head = name + (";TYPE=INTERNET" if internet else "")
        if types is None:
            self._labelled(head, text, point.label)
        else:
            head += "".join(f";TYPE={kind}" for kind in types)
            self.written.append(f"{head}:{text}")

    def _handle(self, label: str, value: str) -> None:
        if _SERVICE.match(label) and label != "x-apple":
            self.written.append(f"IMPP;X-SERVICE-TYPE={label}:{label}:{value}")
        elif label:
            self._labelled("IMPP", f"x-apple:{value}", label)
        else:
            self.written.append(f"IMPP:x-apple:{value}")

    def _address(self, value: str, label: str) -> str:
        text = self.parts.get(f"ADR:{value}") or f";;{escape(value)};;;;"
        self.addresses.append(RawAddress(False, label, read_address(split(text, ";"))))
        return text

    def _relations(self) -> None:
        for relation in self.person.relations:
            if not relation.name and not relation.uid:
                continue
            if self.version != "3.0":
                self.written.append(related_line(relation))
                continue
            self.item += 1
            self.written += apple_lines(relation, self.item)

    def _town(self) -> None:
        """Write an address of town and country alone when the others do not say the same."""
        person = self.person
        city, country = _value(person.city), _value(person.country)
        known = choose_town(self.addresses)
        said = (known.city, known.country) if known else ("", "")
        if (city or country) and said != (city, country):
            self.written.append(f"ADR:;;;{escape(city)};;;{escape(country)}")

    def _days(self) -> None:
        if self.person.birthday:
            self.written.append("BDAY" + self._day(*self.person.birthday))
        died = read_day(self.person.deceased_on)
        if died and self.version != "3.0":
            self.written.append("DEATHDATE" + self._day(*died))
        for date in self.person.dates:
            if not date.yearly:
                # An X-ABDATE comes back every year; an old day of the past does not.
                day = f"{date.year:04}" if date.year else "-"
                written = f"{day}-{date.month:02}-{date.day:02}"
                self.written.append(f"X-RESEAU-DATE:{escape(_value(date.label))};{written}")
                continue
            parameter, _colon, day = self._day(date.year, date.month, date.day).partition(":")
            self._labelled(f"X-ABDATE{parameter}", day, date.label)

    def _day(self, year: int | None, month: int, day: int) -> str:
        """Return parameters, colon and day; in 3.0 a day without a year the Apple way."""
        if self.version != "3.0":
            return f":{year:04}{month:02}{day:02}" if year else f":--{month:02}{day:02}"
        if year is None:
            return f";X-APPLE-OMIT-YEAR={_NO_YEAR}:{_NO_YEAR}-{month:02}-{day:02}"
        return f":{year:04}-{month:02}-{day:02}"


def _nicknames(nickname: str) -> str:
    """Return several nicknames as several values, when they read back as the same text."""
    parts = nickname.split(", ")
    if all(part and part == part.strip() for part in parts) and len(set(parts)) == len(parts):
        return ",".join(escape(part) for part in parts)
    return escape(nickname)


def _value(value: str) -> str:
    return clean(value, NO_LIMIT)
