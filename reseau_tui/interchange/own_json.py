"""Our own JSON, out: the whole network, lossless, one entry a line so that any size can be read."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import reseau_tui
from reseau_tui import clock
from reseau_tui.interchange import own_json_shape as shape
from reseau_tui.interchange.own_json_parts import PARTS, Part
from reseau_tui.interchange.own_json_shape import Json

Entries = Callable[[sqlite3.Connection], Iterator[Json]]

_AT_ONCE = 1000


def network_json(connection: sqlite3.Connection, *, private: bool = False) -> Iterator[str]:
    """Yield the whole network as pieces of one JSON object, a line an entry.

    Requests that were noted as ``private`` are left out unless they are asked for. One read
    transaction: what is written meanwhile by others is left out as a whole.
    """
    joins = connection.in_transaction
    if not joins:
        connection.execute("BEGIN")
    try:
        head = {
            "format": shape.FORMAT,
            "version": shape.VERSION,
            "program": f"reseau-tui {reseau_tui.__version__}",
            "exported_at": clock.now().isoformat(timespec="minutes"),
        }
        yield json.dumps(head, ensure_ascii=False)[:-1]
        for section, entries in _sections(private).items():
            yield f',\n"{section}": ['
            comma = "\n"
            for entry in entries(connection):
                yield comma + json.dumps(entry, ensure_ascii=False)
                comma = ",\n"
            yield "\n]"
        yield "\n}\n"
    finally:
        if not joins:
            connection.execute("ROLLBACK")


def private_requests(connection: sqlite3.Connection) -> int:
    """Return how many requests are left out unless they are asked for."""
    return connection.execute("SELECT count(*) FROM request WHERE private").fetchone()[0]


def _without_nulls(names: Sequence[str], values: Sequence[Any]) -> Json:
    return {name: value for name, value in zip(names, values, strict=True) if value is not None}


def _columns(names: Sequence[str], alias: str = "x") -> str:
    return ", ".join(f'{alias}."{name}"' for name in names)


def _in_chunks(
    connection: sqlite3.Connection, table: str, names: Sequence[str]
) -> Iterator[list[tuple[int, Json]]]:
    """Yield (id, entry) of a table in the order of ids, a thousand at once."""
    last = 0
    while True:
        rows = connection.execute(
            f"SELECT x.id, {_columns(names)} FROM {table} x WHERE x.id > ? ORDER BY x.id LIMIT ?",
            (last, _AT_ONCE),
        ).fetchall()
        if not rows:
            return
        last = rows[-1][0]
        yield [(row[0], _without_nulls(names, row[1:])) for row in rows]


def _children(
    connection: sqlite3.Connection,
    source: str,
    parent: str,
    names: Sequence[str],
    ids: Sequence[int],
    *,
    columns: str | None = None,
) -> dict[int, list[Json]]:
    """Return the entries of a child table by parent id; ``x`` is its alias in ``source``."""
    rows = connection.execute(
        f"SELECT x.{parent}, {columns or _columns(names)} FROM {source}"
        f" WHERE x.{parent} BETWEEN ? AND ? ORDER BY x.id",
        (ids[0], ids[-1]),
    ).fetchall()
    found: dict[int, list[Json]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(_without_nulls(names, row[1:]))
    return found


def _tags(connection: sqlite3.Connection) -> Iterator[Json]:
    for chunk in _in_chunks(connection, "tag", ("name",)):
        yield from (entry for _id, entry in chunk)


_TAG_OF = "x JOIN tag t ON t.id = x.tag_id"


def _contacts(connection: sqlite3.Connection) -> Iterator[Json]:
    def of(table: str, names: Sequence[str], ids: Sequence[int]) -> dict[int, list[Json]]:
        return _children(connection, f"{table} x", "contact_id", names, ids)

    for chunk in _in_chunks(connection, "contact", tuple(shape.CONTACT)):
        ids = [contact for contact, _entry in chunk]
        through = dict(
            connection.execute(
                "SELECT c.id, o.uid FROM contact c JOIN contact o ON o.id = c.met_through"
                " WHERE c.id BETWEEN ? AND ?",
                (ids[0], ids[-1]),
            ).fetchall()
        )
        lists = {
            "roles": of("role", tuple(shape.ROLE), ids),
            "points": of("contact_point", tuple(shape.POINT), ids),
            "dates": of("important_date", tuple(shape.DATE), ids),
            "tags": _children(
                connection, f"contact_tag {_TAG_OF}", "contact_id", ("name", "role"), ids,
                columns="t.name, x.role",
            ),
            "sources": of("source_record", tuple(shape.SOURCE), ids),
        }  # fmt: skip
        for contact, entry in chunk:
            if contact in through:
                entry["met_through"] = through[contact]
            for name, found in lists.items():
                if contact in found:
                    entry[name] = found[contact]
            yield entry


def _interactions(connection: sqlite3.Connection) -> Iterator[Json]:
    for chunk in _in_chunks(connection, "interaction", tuple(shape.INTERACTION)):
        ids = [interaction for interaction, _entry in chunk]
        people = _children(
            connection, "participant x JOIN contact c ON c.id = x.contact_id", "interaction_id",
            ("uid", "note"), ids, columns="c.uid, x.note",
        )  # fmt: skip
        tags = _children(
            connection,
            f"interaction_tag {_TAG_OF}",
            "interaction_id",
            ("name",),
            ids,
            columns="t.name",
        )
        sections = _children(connection, "section x", "interaction_id", tuple(shape.SECTION), ids)
        for interaction, entry in chunk:
            if interaction in people:
                entry["people"] = people[interaction]
            if interaction in tags:
                entry["tags"] = [tag["name"] for tag in tags[interaction]]
            if interaction in sections:
                entry["sections"] = sections[interaction]
            yield entry


def _joined(
    connection: sqlite3.Connection, source: str, names: Sequence[str], columns: str
) -> Iterator[Json]:
    """Yield the entries of a table with the uids of what it refers to, a thousand at once."""
    last = 0
    while True:
        rows = connection.execute(
            f"SELECT x.id, {columns} FROM {source} WHERE x.id > ? ORDER BY x.id LIMIT ?",
            (last, _AT_ONCE),
        ).fetchall()
        if not rows:
            return
        last = rows[-1][0]
        for row in rows:
            yield _without_nulls(names, row[1:])


def _part(part: Part, *, private: bool) -> Entries:
    """Return what yields the entries of a table, what each refers to named by its uid."""

    def rows_of(table: str) -> str:
        kept_back = table == "request" and not private
        return "(SELECT * FROM request WHERE private = 0)" if kept_back else table

    source = [f"{rows_of(part.table)} x"]
    for number, refers in enumerate(part.refers):
        join = "JOIN" if refers.needed else "LEFT JOIN"
        table = f"{rows_of(refers.table)} r{number}"
        source.append(f"{join} {table} ON r{number}.id = x.{refers.column}")
    uids = [f"r{number}.uid" for number in range(len(part.refers))]
    own = tuple(part.columns)
    names = (*own, *(refers.name for refers in part.refers))
    columns = ", ".join([_columns(own), *uids])
    return lambda connection: _joined(connection, " ".join(source), names, columns)


def _pairs(connection: sqlite3.Connection) -> Iterator[Json]:
    own = tuple(shape.PAIR)
    return _joined(
        connection,
        "pair x JOIN contact f ON f.id = x.first_id JOIN contact s ON s.id = x.second_id",
        (*own, "first", "second"),
        f"{_columns(own)}, f.uid, s.uid",
    )


def _sections(private: bool) -> dict[str, Entries]:
    return {
        shape.FIRST_SECTION: _tags,
        "contacts": _contacts,
        "interactions": _interactions,
        "pairs": _pairs,
        **{part.section: _part(part, private=private) for part in PARTS},
    }
