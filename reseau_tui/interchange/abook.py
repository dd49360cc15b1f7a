"""The address book of *abook*: a section a person, ``key=value``, several values with commas."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Mapping

from reseau_tui.i18n import _
from reseau_tui.interchange.charset import to_text
from reseau_tui.interchange.record import (
    FILE_LIMIT,
    NOTHING_ASKED,
    Asked,
    DateRecord,
    PersonRecord,
    PointRecord,
    ReadResult,
    Skipped,
    Unreadable,
)
from reseau_tui.interchange.vcard_values import read_day
from reseau_tui.text import clean, clean_note, fold

SOURCE = "abook"
_SECTION = re.compile(r"\[(\w+)\]\s*\Z")
_PHONES = {"phone": "home", "workphone": "work", "fax": "fax", "mobile": "mobile"}
_KNOWN = frozenset(
    (
        "name", "email", "nick", "url", "notes", "address", "address2", "city", "state", "zip",
        "country", "birthday", "anniversary", "groups", *_PHONES,
    )
)  # fmt: skip


def recognise(data: bytes, name: str) -> bool:
    """Tell whether a file begins as abook's do."""
    del name
    head = data[:2000].lower()
    return b"program=abook" in head or head.lstrip().startswith(b"# abook addressbook file")


def read(data: bytes, asked: Asked = NOTHING_ASKED) -> ReadResult:
    """Read every section; raises Unreadable when the file is over 64 MB."""
    if len(data) > FILE_LIMIT:
        raise Unreadable(_("{name} is larger than 64 MB").format(name=asked.name))
    text = to_text(data, asked.encoding)
    people: list[PersonRecord] = []
    skipped: list[Skipped] = []
    named: Counter[str] = Counter()
    values: dict[str, str] = {}
    began = 0

    def finish() -> None:
        if not began:
            return
        person = _person(values, began)
        if person is not None and not person.points:
            # Two who have but a name are two, as long as nobody says that they are one.
            named[person.key] += 1
            if named[person.key] > 1:
                person = dataclasses.replace(person, key=f"{person.key} {named[person.key]}")
        if person is None:
            skipped.append(Skipped(_("line {line}").format(line=began), _("no name")))
        else:
            people.append(person)

    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        section = _SECTION.match(line)
        if section:
            finish()
            began = number if section[1].lower() != "format" else 0
            values = {}
        elif "=" in line and not line.startswith("#"):
            key, _equals, value = line.partition("=")
            values.setdefault(key.strip().lower(), value.strip())
    finish()
    return ReadResult(
        format=SOURCE,
        records=tuple(people),
        skipped=tuple(skipped),
        read=len(people) + len(skipped),
    )


def _person(values: Mapping[str, str], line: int) -> PersonRecord | None:
    emails = [one.strip() for one in values.get("email", "").split(",") if one.strip()]
    name = clean(values.get("name", "")) or clean(values.get("nick", "")) or "".join(emails[:1])
    if not name:
        return None
    points = [PointRecord("email", "", email) for email in emails]
    points += [
        PointRecord("phone", label, clean(number))
        for key, label in _PHONES.items()
        for number in values.get(key, "").split(",")
        if number.strip()
    ]
    if values.get("url"):
        points.append(PointRecord("url", "", values["url"]))
    street = clean(", ".join(filter(None, (values.get("address"), values.get("address2")))))
    if street:
        town = " ".join(filter(None, (values.get("zip"), values.get("city"))))
        parts = (street, town, values.get("state"), values.get("country"))
        points.append(PointRecord("address", "", clean(", ".join(filter(None, parts)))))
    anniversary = read_day(values.get("anniversary", ""))
    more = [f"{key}: {value}" for key, value in values.items() if key not in _KNOWN and value]
    return PersonRecord(
        source=SOURCE,
        key=f"{emails[0].casefold() if emails else ''} {fold(name)}".strip(),
        name=name,
        nickname=clean(values.get("nick", "")),
        points=tuple(points),
        birthday=read_day(values.get("birthday", "")),
        dates=(DateRecord("anniversary", *anniversary),) if anniversary else (),
        city=clean(values.get("city", "")),
        country=clean(values.get("country", "")),
        notes=clean_note("\n".join(filter(None, (values.get("notes", ""), *more)))),
        tags=tuple(clean(tag, 60) for tag in values.get("groups", "").split(",") if clean(tag)),
        line=line,
    )
