"""Relations, introductions, requests, interviews and events of two contacts who become one.

What would join the one who stays with themselves goes; what both have is there once. The rest
follows as in every table (:mod:`reseau_tui.model.merge`).
"""

from __future__ import annotations

import itertools
import sqlite3

from reseau_tui.model.bulk import update_row
from reseau_tui.model.relations import relation_between, stored_as
from reseau_tui.model.requests import STATUSES

_SIDES = ("introducer_id", "first_id", "second_id")


def unite_growth(sql: sqlite3.Connection, keep: int, other: int) -> None:
    """Make room for what ``other`` brings to ``keep``; to be called before its rows move."""
    _unite_relations(sql, keep, other)
    _unite_introductions(sql, keep, other)
    _unite_helpers(sql, keep, other)
    _unite_events(sql, keep, other)
    # Nobody recommends themselves, or is interviewed for themselves.
    for column in ("for_id", "recommender_id"):
        sql.execute(
            f"UPDATE interview SET {column} = NULL WHERE ({column} = ?1 AND contact_id = ?2)"
            f" OR ({column} = ?2 AND contact_id = ?1)",
            (keep, other),
        )


def _unite_relations(sql: sqlite3.Connection, keep: int, other: int) -> None:
    found = sql.execute(
        "SELECT id, contact_id, other_id, kind, note FROM relation"
        " WHERE contact_id = ? OR other_id = ? ORDER BY id",
        (other, other),
    ).fetchall()
    for relation, contact, somebody, kind, note in found:
        one, two = (keep if end == other else end for end in (contact, somebody))
        there = None if one == two else relation_between(sql, one, two, kind)
        if there is None and one != two:
            columns = ("contact_id", "other_id", "kind")
            stored = zip(columns, stored_as(one, two, kind), strict=True)
            update_row(sql, "relation", relation, dict(stored))
            continue
        if there is not None and note:
            sql.execute("UPDATE relation SET note = coalesce(note, ?) WHERE id = ?", (note, there))
        sql.execute("DELETE FROM relation WHERE id = ?", (relation,))


def _unite_introductions(sql: sqlite3.Connection, keep: int, other: int) -> None:
    """An introduction of somebody to themselves, or by themselves, is none."""
    either = " OR ".join(
        f"({one} = ?1 AND {two} = ?2) OR ({one} = ?2 AND {two} = ?1)"
        for one, two in (_SIDES[:2], _SIDES[1:], _SIDES[::2])
    )
    sql.execute(f"DELETE FROM introduction WHERE {either}", (keep, other))


def _unite_helpers(sql: sqlite3.Connection, keep: int, other: int) -> None:
    """Of two who were asked about one request, what became of it with the one further on stays."""
    both = sql.execute(
        'SELECT ours.id, ours.status, ours.why, theirs.id, theirs.status, theirs."on", theirs.why'
        " FROM request_helper theirs JOIN request_helper ours"
        " ON ours.request_id = theirs.request_id AND ours.contact_id = ?"
        " WHERE theirs.contact_id = ?",
        (keep, other),
    ).fetchall()
    for ours, our_status, our_why, theirs, status, on, why in both:
        if _further(status) > _further(our_status):
            update_row(sql, "request_helper", ours, {"status": status, "on": on})
        if why and not our_why:
            update_row(sql, "request_helper", ours, {"why": why})
        sql.execute("DELETE FROM request_helper WHERE id = ?", (theirs,))
    # Whoever looks for something is not asked for it.
    sql.execute(
        "DELETE FROM request_helper WHERE contact_id IN (?1, ?2) AND request_id IN"
        " (SELECT id FROM request WHERE asker_id IN (?1, ?2))",
        (keep, other),
    )


def _further(status: str) -> int:
    return STATUSES.index(status) if status in STATUSES else -1


def _unite_events(sql: sqlite3.Connection, keep: int, other: int) -> None:
    """Who was at an event twice was there once."""
    columns = ("coming", "wanted", "met", "subject", "followed_up")
    both = sql.execute(
        "SELECT ours.id, theirs.id, "
        + ", ".join(f"ours.{name}, theirs.{name}" for name in columns)
        + " FROM event_person theirs JOIN event_person ours ON ours.event_id = theirs.event_id"
        " AND ours.contact_id = ? WHERE theirs.contact_id = ?",
        (keep, other),
    ).fetchall()
    for ours, gone, *values in both:
        # Met for the first time is more than seen again, and a yes more than a no.
        pairs = zip(values[::2], values[1::2], strict=True)
        numbers = [max(pair) for pair in itertools.islice(pairs, 3)]
        texts = [mine or theirs for mine, theirs in pairs]
        update_row(sql, "event_person", ours, dict(zip(columns, [*numbers, *texts], strict=True)))
        sql.execute("DELETE FROM event_person WHERE id = ?", (gone,))
