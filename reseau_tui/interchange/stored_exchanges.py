"""Exchanges as the database holds them, in the order of their days, a page at a time."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class StoredExchange:
    """One exchange: ``on`` is YYYY-MM-DD, ``at`` HH:MM; people by full name, oldest first."""

    uid: str
    on: str
    at: str | None
    kind: str
    initiative: str
    text: str
    place: str
    minutes: int | None
    people: tuple[str, ...]
    tags: tuple[str, ...]


def stored_exchanges(
    connection: sqlite3.Connection,
    contacts: Iterable[int] | None = None,
    *,
    newest_first: bool = False,
) -> Iterator[StoredExchange]:
    """Yield every exchange by day, or those with ``contacts``; a few queries for five hundred."""
    order, beyond = ("DESC", "<") if newest_first else ("ASC", ">")
    last = (1 << 62) if newest_first else -1
    among = ""
    chosen: tuple[str, ...] = ()
    if contacts is not None:
        among = (
            " AND id IN (SELECT interaction_id FROM participant"
            " WHERE contact_id IN (SELECT value FROM json_each(?)))"
        )
        chosen = (json.dumps(list(contacts)),)
    while True:
        rows = connection.execute(
            'SELECT id, moment, uid, "on", at, kind, initiative, text, place, minutes'
            f" FROM interaction WHERE moment {beyond} ?{among} ORDER BY moment {order} LIMIT ?",
            (last, *chosen, _AT_ONCE),
        ).fetchall()
        if not rows:
            return
        last = rows[-1][1]
        ids = [row[0] for row in rows]
        people = _names(
            connection,
            "SELECT p.interaction_id, c.name FROM participant p JOIN contact c"
            " ON c.id = p.contact_id WHERE p.interaction_id IN ({marks}) ORDER BY p.id",
            ids,
        )
        tags = _names(
            connection,
            "SELECT x.interaction_id, t.name FROM interaction_tag x JOIN tag t"
            " ON t.id = x.tag_id WHERE x.interaction_id IN ({marks}) ORDER BY x.id",
            ids,
        )
        for row in rows:
            uid, on, at, kind, initiative, text, place, minutes = row[2:]
            yield StoredExchange(
                uid=uid,
                on=on,
                at=at,
                kind=kind,
                initiative=initiative,
                text=text,
                place=place or "",
                minutes=minutes,
                people=tuple(people[row[0]]),
                tags=tuple(tags[row[0]]),
            )


def _names(connection: sqlite3.Connection, query: str, ids: Sequence[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    marks = ", ".join("?" for _id in ids)
    for interaction, name in connection.execute(query.format(marks=marks), ids).fetchall():
        found[interaction].append(name)
    return found
