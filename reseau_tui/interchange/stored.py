"""People as the database holds them, as the records that readers and writers speak of."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, cast

from reseau_tui.interchange.matching import Index
from reseau_tui.interchange.record import (
    DateRecord,
    PersonRecord,
    PointRecord,
    RelationRecord,
    RoleRecord,
)
from reseau_tui.model.relations import mirrored

SOURCE = "reseau"
_AT_ONCE = 500


def stored_people(
    connection: sqlite3.Connection, contacts: Iterable[int]
) -> Iterator[tuple[int, PersonRecord]]:
    """Yield (id, record) of these contacts in their order, a few queries for five hundred."""
    chunk: list[int] = []
    for contact in contacts:
        chunk.append(contact)
        if len(chunk) == _AT_ONCE:
            yield from _some(connection, chunk)
            chunk = []
    if chunk:
        yield from _some(connection, chunk)


def _some(connection: sqlite3.Connection, ids: Sequence[int]) -> Iterator[tuple[int, PersonRecord]]:
    marks = ", ".join("?" for _id in ids)

    def grouped(columns: str, table: str) -> dict[int, list[Any]]:
        found: dict[int, list[Any]] = defaultdict(list)
        rows = connection.execute(
            f"SELECT contact_id, {columns} FROM {table} WHERE contact_id IN ({marks})"
            " ORDER BY contact_id, x.id",
            ids,
        ).fetchall()
        for contact, *values in rows:
            found[contact].append(values)
        return found

    roles = grouped("organisation, title, from_on, to_on", "role x")
    points = grouped("kind, label, value", "contact_point x")
    dates = grouped("label, year, month, day, yearly", "important_date x")
    tags = grouped(
        "t.name", "(SELECT * FROM contact_tag WHERE role = 'tag') x JOIN tag t ON t.id = x.tag_id"
    )
    relations = _relations(connection, ids)
    people = connection.execute(
        "SELECT id, uid, name, nickname, birth_year, birth_month, birth_day, city, country, notes,"
        " circle, rhythm_days, sphere, style, extra, met_on, met_where, deceased_on"
        f" FROM contact WHERE id IN ({marks})",
        ids,
    ).fetchall()
    by_id = {row[0]: row for row in people}
    for contact in ids:
        if contact not in by_id:
            continue
        (_id, uid, name, nickname, year, month, day, city, country, notes, circle, rhythm, sphere,
         style, extra, met_on, met_where, deceased_on) = by_id[contact]  # fmt: skip
        yield (
            contact,
            PersonRecord(
                source=SOURCE,
                key=uid,
                uid=uid,
                name=name,
                nickname=nickname or "",
                roles=tuple(RoleRecord(o or "", t or "", f, to) for o, t, f, to in roles[contact]),
                points=tuple(PointRecord(k, label or "", v) for k, label, v in points[contact]),
                birthday=(year, month, day) if month and day else None,
                dates=tuple(
                    DateRecord(label, y, m, d, bool(yearly))
                    for label, y, m, d, yearly in dates[contact]
                    if m and d
                ),
                city=city or "",
                country=country or "",
                notes=notes or "",
                tags=tuple(tag for (tag,) in tags[contact]),
                circle=circle,
                rhythm_days=rhythm,
                sphere=sphere,
                style=style,
                extra=_lines(extra),
                met_on=met_on or "",
                met_where=met_where or "",
                deceased_on=deceased_on or "",
                relations=tuple(relations[contact]),
            ),
        )


def _relations(
    connection: sqlite3.Connection, ids: Sequence[int]
) -> dict[int, list[RelationRecord]]:
    """Return the relations of each contact from their side, each once, by kind and name."""
    marks = ", ".join("?" for _id in ids)
    rows = connection.execute(
        "SELECT r.contact_id, r.kind, 0, c.name, c.uid, c.sort_name FROM relation r"
        f" JOIN contact c ON c.id = r.other_id WHERE r.contact_id IN ({marks})"
        " AND r.contact_id <> r.other_id"
        " UNION ALL SELECT r.other_id, r.kind, 1, c.name, c.uid, c.sort_name FROM relation r"
        f" JOIN contact c ON c.id = r.contact_id WHERE r.other_id IN ({marks})"
        " AND r.contact_id <> r.other_id"
        " ORDER BY 6, 5",
        (*ids, *ids),
    ).fetchall()
    found: dict[int, dict[RelationRecord, None]] = defaultdict(dict)
    for contact, kind, mirror, name, uid, _sorted in rows:
        found[contact][RelationRecord(mirrored(kind) if mirror else kind, name, uid)] = None
    return defaultdict(list, {
        contact: sorted(some, key=lambda one: one.kind) for contact, some in found.items()
    })  # fmt: skip


def _lines(extra: str | None) -> tuple[str, ...]:
    try:
        lines: Any = json.loads(extra) if extra else []
    except ValueError:
        return ()
    return tuple(map(str, cast(list[Any], lines))) if isinstance(lines, list) else ()


def load_index(connection: sqlite3.Connection) -> Index:
    """Return what is compared of everybody in the database; a second for 100,000 people."""
    index = Index()
    people = connection.execute(
        "SELECT id, name, nickname, birth_year, birth_month, birth_day FROM contact ORDER BY id"
    ).fetchall()
    for contact, name, nickname, year, month, day in people:
        index.add_name(contact, name, nickname or "")
        if month and day:
            index.add_birthday(contact, (year, month, day))
    points = connection.execute(
        "SELECT contact_id, kind, value FROM contact_point"
        " WHERE kind IN ('email', 'phone', 'url') ORDER BY id"
    ).fetchall()
    for contact, kind, value in points:
        index.add_point(contact, kind, value)
    roles = connection.execute(
        "SELECT contact_id, organisation FROM role WHERE organisation IS NOT NULL ORDER BY id"
    ).fetchall()
    for contact, organisation in roles:
        index.add_organisation(contact, organisation)
    return index
