"""Rows of a table to people, by what its columns are said to be.

A field is a word of :data:`FIELDS`, with a label after a colon where it can have one:
``email:work``, ``street:home``, ``note:Spouse``.
"""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.interchange.csv_writer import BETWEEN
from reseau_tui.interchange.record import (
    Asked,
    DateRecord,
    PersonRecord,
    PointRecord,
    ReadResult,
    RoleRecord,
    Skipped,
    Unreadable,
)
from reseau_tui.interchange.table import Table, header_name, whole_header_name
from reseau_tui.interchange.table_cells import LeftOut, Row, addresses
from reseau_tui.interchange.table_days import is_day_first, table_day
from reseau_tui.interchange.vcard_values import Day, read_day
from reseau_tui.model.normal import is_shared_mailbox, normal_email, normal_phone, normal_profile
from reseau_tui.text import clean, clean_note, fold

PEOPLE_LIMIT = 50_000
"""People of one file."""

FIELDS = (
    "name", "first", "middle", "last", "prefix", "suffix", "nickname", "organisation", "department",
    "title", "email", "phone", "url", "handle", "address", "street", "postcode", "city", "region",
    "country", "birthday", "date", "tags", "notes", "note", "circle", "sphere", "style", "rhythm",
    "met_on", "met_where", "birth_year", "birth_month", "birth_day", "uid", "key",
)  # fmt: skip
"""What a column can be; :data:`NOTHING` leaves it out."""

NOTHING = ""
SPHERES = frozenset(
    (
        "family", "friends", "school", "work", "leisure", "neighbours", "community", "online",
        "readers", "other",
    )
)  # fmt: skip
STYLES = frozenset(("regular", "ambient", "occasional"))
_PLACES = ("street", "postcode", "city", "region", "country")
_DAYS = frozenset(("birthday", "date", "met_on"))
_DAYS_LOOKED_AT = 20
_MINE = fold("My Contacts"), fold("myContacts")


def read_people(
    table: Table,
    asked: Asked,
    source: str,
    columns: Mapping[str, str],
    *,
    day_first: bool = True,
    needed: Collection[str] = (),
) -> ReadResult:
    """Return everybody of ``table``; ``columns`` says what each header is.

    Rows without a name, an address or a number are skipped, with their line, and those that have
    none of the ``needed`` fields. A column that is nowhere in ``columns`` and holds something is
    told among the losses. Raises Unreadable when there are more than 50,000 rows.
    """
    reader = _Reader(table, source, columns, day_first, needed)
    people: list[PersonRecord] = []
    skipped: list[Skipped] = []
    left_out = LeftOut(table.headers, {*columns, *reader.label_headers})
    for line, cells in table.rows():
        left_out.look(cells)
        if len(people) >= PEOPLE_LIMIT:
            sentence = _("{name} holds more than {count} people.")
            raise Unreadable(sentence.format(name=asked.name, count=PEOPLE_LIMIT))
        person = reader.person(line, cells)
        if person is None:
            skipped.append(Skipped(_("line {line}").format(line=line), _("no name")))
        elif person.line != line:
            why = _("the same row as in line {line}").format(line=person.line)
            skipped.append(Skipped(_("line {line}").format(line=line), why))
        else:
            people.append(person)
    return ReadResult(
        format=source,
        records=tuple(people),
        skipped=tuple(skipped),
        losses=(*left_out.losses(), *table.losses),
        read=len(people) + len(skipped),
    )


class _Reader:
    def __init__(
        self,
        table: Table,
        source: str,
        columns: Mapping[str, str],
        day_first: bool,
        needed: Collection[str],
    ) -> None:
        self.source = source
        self.needed = needed
        self.label_headers: list[str] = []
        self._rows: dict[PersonRecord, int] = {}
        self._keys: Counter[str] = Counter()
        self.today = clock.today()
        self.fields: list[tuple[int, str, str]] = []
        self.labels: dict[int, int] = {}
        places = {header: place for place, header in enumerate(table.headers)}
        for place, header in enumerate(table.headers):
            field, _colon, label = columns.get(header, NOTHING).partition(":")
            if field in FIELDS:
                self.fields.append((place, field, label))
            # "E-mail 1 - Type" (or Label) says what "E-mail 1 - Value" is.
            stem = header.rpartition(" - ")[0]
            for ending in (" - Label", " - Type"):
                if stem and stem + ending in places:
                    self.labels[place] = places[stem + ending]
                    self.label_headers.append(stem + ending)
        has_first = any(field == "first" for _place, field, _label in self.fields)
        # "Nom" alone is the whole name.
        if not has_first and not any(field == "name" for _p, field, _l in self.fields):
            self.fields = [
                (place, "name" if field == "last" else field, label)
                for place, field, label in self.fields
            ]
        self.width = len(table.headers)
        days = [place for place, field, _label in self.fields if field in _DAYS][:_DAYS_LOOKED_AT]
        rows = table.rows() if days else ()
        known = is_day_first(cells[place] for _line, cells in rows for place in days)
        self.day_first = day_first if known is None else known

    def person(self, line: int, cells: list[str]) -> PersonRecord | None:
        row = self._row(cells)
        points = tuple(self._points(row))
        emails = [point.value for point in points if point.kind == "email"]
        phones = [point.value for point in points if point.kind == "phone"]
        profile = next(filter(None, (normal_profile(point.value) for point in points)), "")
        called = (
            self._name(row), clean(row.one("nickname")), clean(profile),
            clean(row.one("organisation")), *emails, *phones,
        )  # fmt: skip
        name = next(filter(None, called), "")
        if not name or (self.needed and not any(row.one(field) for field in self.needed)):
            return None
        organisation, title = self._organisation(row), clean(row.one("title"))
        key = self._key(row, profile, name, emails, phones)
        person = PersonRecord(
            source=self.source,
            key=key or f"{fold(name)} {fold(organisation)}".strip(),
            name=name,
            uid=clean(row.one("uid")) or None,
            nickname=clean(row.one("nickname")),
            roles=(RoleRecord(organisation, title),) if organisation or title else (),
            points=points,
            birthday=self._birthday(row),
            dates=tuple(self._dates(row)),
            city=clean(row.one("city")),
            country=clean(row.one("country")),
            notes=self._notes(row, [cell for cell in cells[self.width :] if cell]),
            tags=tuple(self._tags(row)),
            circle=_number(row.one("circle"), 5),
            sphere=row.one("sphere") if row.one("sphere") in SPHERES else None,
            style=row.one("style") if row.one("style") in STYLES else None,
            rhythm_days=_number(row.one("rhythm"), 36_500),
            met_on=self._iso(row.one("met_on")),
            met_where=clean(row.one("met_where")),
            line=line,
        )
        return person if key else self._apart(person)

    def _apart(self, person: PersonRecord) -> PersonRecord:
        """Return somebody who has but a name apart from others of it; the same row is the same."""
        same = dataclasses.replace(person, line=0)
        if same in self._rows:
            return dataclasses.replace(person, line=self._rows[same])
        self._rows[same] = person.line
        self._keys[person.key] += 1
        count = self._keys[person.key]
        return person if count == 1 else dataclasses.replace(person, key=f"{person.key} {count}")

    def _row(self, cells: list[str]) -> Row:
        row = Row()
        for place, field, label in self.fields:
            value = cells[place]
            if not value:
                continue
            if place in self.labels:
                written = cells[self.labels[place]].lstrip("* ").replace(BETWEEN.strip(), " ")
                # Two addresses may both be "Home": their numbers keep them apart.
                number = f"{label} " if label.isdigit() else ""
                label = (number + written.strip()) or label  # noqa: PLW2901
            row.values[field].append((label, value))
        return row

    def _name(self, row: Row) -> str:
        if row.one("name"):
            return clean(row.one("name"))
        parts = (row.one(part) for part in ("prefix", "first", "middle", "last", "suffix"))
        if not (row.one("first") or row.one("last")):
            return ""
        return clean(" ".join(part for part in parts if part))

    def _points(self, row: Row) -> Iterator[PointRecord]:
        for kind in ("email", "phone", "url", "handle", "address"):
            for label, value in row.all(kind):
                several = addresses(value, label) if kind == "email" else [(label, value)]
                for said, one in several:
                    text = ", ".join(part.strip() for part in one.splitlines() if part.strip())
                    yield PointRecord(kind, _label(said), text)
        for label in dict.fromkeys(
            label for field in _PLACES for label, _value in row.values.get(field, ())
        ):
            parts = {
                field: [v for one, v in row.values.get(field, ()) if one == label]
                for field in _PLACES
            }
            if parts["street"] or parts["postcode"]:
                town = " ".join([*parts["postcode"], *parts["city"]])
                lines = "\n".join(parts["street"]).splitlines()
                street = ", ".join(filter(None, map(str.strip, lines)))
                whole = (street, town, *parts["region"], *parts["country"])
                yield PointRecord(
                    "address", _label(label), clean(", ".join(part for part in whole if part))
                )

    def _organisation(self, row: Row) -> str:
        parts = (row.one("organisation"), row.one("department"))
        return clean(", ".join(part for part in parts if part))

    def _notes(self, row: Row, beyond: list[str]) -> str:
        lines = [value for _label, value in row.values.get("notes", ())]
        lines += [f"{label}: {value}" for label, value in row.values.get("note", ()) if label]
        # A day that cannot be read is not lost: it stands in the notes as it was written.
        lines += [
            _("Birthday: {text}").format(text=value)
            for _label, value in row.values.get("birthday", ())
            if self._day(value) is None and not _is_empty_day(value)
        ]
        lines += [
            f"{_called(label)}: {value}"
            for label, value in row.all("date")
            if self._day(value) is None and not _is_empty_day(value)
        ]
        if beyond:
            lines.append(" · ".join(beyond))
        return clean_note("\n".join(lines))

    def _dates(self, row: Row) -> Iterator[DateRecord]:
        for label, value in row.all("date"):
            found = self._day(value)
            if found:
                yield DateRecord(_called(label), *found, yearly=not label.startswith("!"))

    def _birthday(self, row: Row) -> Day | None:
        whole = self._day(row.one("birthday"))
        year, month, day = (row.one(f"birth_{part}") for part in ("year", "month", "day"))
        if whole is None and month and day:
            return read_day(f"{year:0>4}-{month}-{day}" if year else f"--{month:0>2}-{day:0>2}")
        return whole

    def _tags(self, row: Row) -> Iterator[str]:
        seen: set[str] = set()
        for _label, value in row.values.get("tags", ()):
            parts = value.split(BETWEEN.strip())
            for part in parts if len(parts) > 1 else re.split(r"[,;]", value):
                tag = clean(part, 60)
                if self.source == "google":
                    # Google's own groups begin with a star; the one of everybody says nothing.
                    tag = tag.removeprefix("*").strip()
                    tag = "" if fold(tag) in _MINE else tag
                if tag and fold(tag) not in seen:
                    seen.add(fold(tag))
                    yield tag

    def _day(self, value: str) -> Day | None:
        return table_day(value, day_first=self.day_first, today=self.today)

    def _iso(self, value: str) -> str:
        found = self._day(value)
        if not found or not found[0]:
            return ""
        return datetime.date(found[0], found[1], found[2]).isoformat()

    def _key(
        self,
        row: Row,
        profile: str,
        name: str,
        emails: list[str],
        phones: list[str],
    ) -> str:
        """Return what names this person from one export to the next, ``""``: only a name."""
        own = row.one("key") or row.one("uid")
        if own:
            return own
        if profile:
            return profile
        mine = next((one for one in map(normal_email, emails) if not is_shared_mailbox(one)), "")
        if mine:
            return f"{mine} {fold(name)}"
        if phones:
            return f"{normal_phone(phones[0])} {fold(name)}"
        return ""


def columns_by_name(headers: Iterable[str], known: Mapping[str, str]) -> dict[str, str]:
    """Return what each header is by a table of compared names, with or without brackets."""
    found: dict[str, str] = {}
    for header in headers:
        for name in (whole_header_name(header), header_name(header)):
            if name in known:
                found[header] = known[name]
                break
    return found


def _called(label: str) -> str:
    """Return the label of a day: ``!`` is the mark of one that does not come again."""
    return clean(label.lstrip("!0123456789 ")) or _("Date")


def _label(label: str) -> str:
    plain = clean(label).casefold().lstrip("0123456789 ")
    return {"mobile": "mobile", "cell": "mobile", "*": "", "other": "other"}.get(plain, plain)


def _number(value: str, most: int) -> int | None:
    return int(value) if value.isascii() and value.isdigit() and 1 <= int(value) <= most else None


def _is_empty_day(value: str) -> bool:
    return not value.strip("0/-. ")
