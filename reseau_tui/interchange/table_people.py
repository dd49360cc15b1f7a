"""Rows of a table to people, by what its columns are said to be.

A field is a word of :data:`FIELDS`, with a label after a colon where it can have one:
``email:work``, ``street:home``, ``note:Spouse``.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

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
from reseau_tui.interchange.table_days import is_day_first, table_day
from reseau_tui.model.normal import is_shared_mailbox, normal_email, normal_phone, normal_profile
from reseau_tui.text import clean, clean_note, fold

PEOPLE_LIMIT = 50_000
"""People of one file."""

FIELDS = (
    "name", "first", "middle", "last", "prefix", "suffix", "nickname", "organisation", "department",
    "title", "email", "phone", "url", "handle", "address", "street", "postcode", "city", "region",
    "country", "birthday", "date", "tags", "notes", "note", "circle", "sphere", "style", "rhythm",
    "met_on", "met_where", "uid", "key",
)  # fmt: skip
"""What a column can be; :data:`NOTHING` leaves it out."""

NOTHING = ""
LABELLED = ("email", "phone", "url", "handle", "address", "date")
SPHERES = frozenset(
    (
        "family", "friends", "school", "work", "leisure", "neighbours", "community", "online",
        "readers", "other",
    )
)  # fmt: skip
STYLES = frozenset(("regular", "ambient", "occasional"))
_PLACES = ("street", "postcode", "city", "region", "country")
_DAYS = frozenset(("birthday", "date", "met_on"))
_BETWEEN_WORDS = re.compile(r"[\s,;]+")
_MINE = fold("My Contacts"), fold("myContacts")


def read_people(
    table: Table, asked: Asked, source: str, columns: Mapping[str, str], *, day_first: bool = True
) -> ReadResult:
    """Return everybody of ``table``; ``columns`` says what each header is.

    Rows without a name, an address or a number are skipped, with their line. Raises Unreadable
    when there are more than 50,000 rows.
    """
    reader = _Reader(table, source, columns, day_first)
    people: list[PersonRecord] = []
    skipped: list[Skipped] = []
    for line, cells in table.rows():
        if len(people) >= PEOPLE_LIMIT:
            sentence = _("{name} holds more than {count} people.")
            raise Unreadable(sentence.format(name=asked.name, count=PEOPLE_LIMIT))
        person = reader.person(line, cells)
        if person is None:
            skipped.append(Skipped(_("line {line}").format(line=line), _("no name")))
        else:
            people.append(person)
    return ReadResult(
        format=source,
        records=tuple(people),
        skipped=tuple(skipped),
        read=len(people) + len(skipped),
    )


class _Row:
    """The cells of a row by field: values, and for labelled fields their labels."""

    def __init__(self) -> None:
        self.values: dict[str, list[tuple[str, str]]] = defaultdict(list)

    def one(self, field: str) -> str:
        return next((value for _label, value in self.values.get(field, ())), "")

    def all(self, field: str) -> Iterator[tuple[str, str]]:
        for label, value in self.values.get(field, ()):
            for part in value.split(BETWEEN.strip()):
                if part.strip():
                    yield label, part.strip()


class _Reader:
    def __init__(
        self, table: Table, source: str, columns: Mapping[str, str], day_first: bool
    ) -> None:
        self.source = source
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
        has_first = any(field == "first" for _place, field, _label in self.fields)
        # "Nom" alone is the whole name.
        if not has_first and not any(field == "name" for _p, field, _l in self.fields):
            self.fields = [
                (place, "name" if field == "last" else field, label)
                for place, field, label in self.fields
            ]
        self.width = len(table.headers)
        days = [place for place, field, _label in self.fields if field in _DAYS]
        rows = table.rows() if days else ()
        known = is_day_first(cells[place] for _line, cells in rows for place in days)
        self.day_first = day_first if known is None else known

    def person(self, line: int, cells: list[str]) -> PersonRecord | None:
        row = self._row(cells)
        points = tuple(self._points(row))
        emails = [point.value for point in points if point.kind == "email"]
        phones = [point.value for point in points if point.kind == "phone"]
        name = self._name(row) or clean(row.one("nickname")) or clean(row.one("organisation"))
        name = name or next(iter([*emails, *phones]), "")
        if not name:
            return None
        losses: list[str] = []
        beyond = [cell for cell in cells[self.width :] if cell]
        notes = self._notes(row, beyond)
        birthday = self._day(row.one("birthday"))
        if row.one("birthday") and birthday is None and not _is_empty_day(row.one("birthday")):
            said = _("Birthday: {text}").format(text=row.one("birthday"))
            notes = clean_note(f"{notes}\n{said}".strip())
        profile = next((normal_profile(point.value) for point in points), "")
        organisation, title = self._organisation(row), clean(row.one("title"))
        return PersonRecord(
            source=self.source,
            key=self._key(row, profile, name, emails, phones, organisation),
            name=name,
            uid=clean(row.one("uid")) or None,
            nickname=clean(row.one("nickname")),
            roles=(RoleRecord(organisation, title),) if organisation or title else (),
            points=points,
            birthday=birthday,
            dates=tuple(self._dates(row)),
            city=clean(row.one("city")),
            country=clean(row.one("country")),
            notes=notes,
            tags=tuple(self._tags(row)),
            circle=_number(row.one("circle"), 5),
            sphere=row.one("sphere") if row.one("sphere") in SPHERES else None,
            style=row.one("style") if row.one("style") in STYLES else None,
            rhythm_days=_number(row.one("rhythm"), 36_500),
            met_on=self._iso(row.one("met_on")),
            met_where=clean(row.one("met_where")),
            line=line,
            losses=tuple(losses),
        )

    def _row(self, cells: list[str]) -> _Row:
        row = _Row()
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

    def _name(self, row: _Row) -> str:
        if row.one("name"):
            return clean(row.one("name"))
        parts = (row.one(part) for part in ("prefix", "first", "middle", "last", "suffix"))
        if not (row.one("first") or row.one("last")):
            return ""
        return clean(" ".join(part for part in parts if part))

    def _points(self, row: _Row) -> Iterator[PointRecord]:
        for kind in ("email", "phone", "url", "handle", "address"):
            for label, value in row.all(kind):
                several = _addresses(value, label) if kind == "email" else [(label, value)]
                for said, one in several:
                    text = ", ".join(part.strip() for part in one.splitlines() if part.strip())
                    yield PointRecord(kind, _label(said), text)
        for label in dict.fromkeys(
            label for field in _PLACES for label, _value in row.values.get(field, ())
        ):
            parts = {
                field: next((v for one, v in row.values.get(field, ()) if one == label), "")
                for field in _PLACES
            }
            if parts["street"]:
                town = " ".join(part for part in (parts["postcode"], parts["city"]) if part)
                street = ", ".join(part.strip() for part in parts["street"].splitlines())
                whole = (street, town, parts["region"], parts["country"])
                yield PointRecord(
                    "address", _label(label), clean(", ".join(part for part in whole if part))
                )

    def _organisation(self, row: _Row) -> str:
        parts = (row.one("organisation"), row.one("department"))
        return clean(", ".join(part for part in parts if part))

    def _notes(self, row: _Row, beyond: list[str]) -> str:
        lines = [value for _label, value in row.values.get("notes", ())]
        lines += [f"{label}: {value}" for label, value in row.values.get("note", ()) if label]
        if beyond:
            lines.append(" · ".join(beyond))
        return clean_note("\n".join(lines))

    def _dates(self, row: _Row) -> Iterator[DateRecord]:
        for label, value in row.all("date"):
            found = self._day(value)
            if found and label:
                yearly = not label.startswith("!")
                yield DateRecord(clean(label.lstrip("!")), *found, yearly=yearly)

    def _tags(self, row: _Row) -> Iterator[str]:
        seen: set[str] = set()
        for _label, value in row.values.get("tags", ()):
            parts = value.split(BETWEEN.strip())
            for part in parts if len(parts) > 1 else re.split(r"[,;]", value):
                tag = clean(part.strip().removeprefix("*").strip(), 60)
                if tag and fold(tag) not in _MINE and fold(tag) not in seen and tag[0] != "*":
                    seen.add(fold(tag))
                    yield tag

    def _day(self, value: str) -> tuple[int | None, int, int] | None:
        return table_day(value, day_first=self.day_first, today=self.today)

    def _iso(self, value: str) -> str:
        found = self._day(value)
        if not found or not found[0]:
            return ""
        return datetime.date(found[0], found[1], found[2]).isoformat()

    def _key(
        self,
        row: _Row,
        profile: str,
        name: str,
        emails: list[str],
        phones: list[str],
        organisation: str,
    ) -> str:
        """Return what names this person from one export to the next."""
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
        return f"{fold(name)} {fold(organisation)}".strip()


def columns_by_name(headers: Iterable[str], known: Mapping[str, str]) -> dict[str, str]:
    """Return what each header is by a table of compared names, with or without brackets."""
    found: dict[str, str] = {}
    for header in headers:
        for name in (whole_header_name(header), header_name(header)):
            if name in known:
                found[header] = known[name]
                break
    return found


def _addresses(cell: str, label: str) -> list[tuple[str, str]]:
    """Return (label, address) of each e-mail address of a cell.

    Words beside one (a name, "home") are its label when the column says none.
    """
    words = [word for word in _BETWEEN_WORDS.split(cell) if word]
    found = [word.strip("<>()") for word in words if "@" in word]
    if not found:
        return [(label, cell)]
    beside = " ".join(word for word in words if "@" not in word) if len(found) == 1 else ""
    return [(label or beside, address) for address in found]


def _label(label: str) -> str:
    plain = clean(label).casefold().lstrip("0123456789 ")
    return {"mobile": "mobile", "cell": "mobile", "*": "", "other": "other"}.get(plain, plain)


def _number(value: str, most: int) -> int | None:
    return int(value) if value.isascii() and value.isdigit() and 1 <= int(value) <= most else None


def _is_empty_day(value: str) -> bool:
    return not value.strip("0/-. ")
