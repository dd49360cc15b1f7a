"""Records into the database: each one matched, merged or added, in short transactions."""

from __future__ import annotations

import json
import sqlite3
import time
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from reseau_tui import clock
from reseau_tui.interchange import matching, merging
from reseau_tui.interchange.import_relations import Related, bring_all
from reseau_tui.interchange.record import DateRecord, PersonRecord, PointRecord, RoleRecord
from reseau_tui.interchange.stored import load_index, stored_people
from reseau_tui.model.bulk import (
    LONGEST,
    BulkAction,
    Value,
    insert_rows,
    next_id,
    update_row,
)
from reseau_tui.model.normal import normal_point
from reseau_tui.model.write import sort_name, tag_contact, tag_id
from reseau_tui.text import clean

_UID_LIMIT = 200

Progress = Callable[[int, int], object]
"""Called with how many records are done, and of how many."""

_CONTACT = (
    "id", "uid", "name", "sort_name", "nickname", "sphere", "circle", "circle_since", "style",
    "rhythm_days", "city", "country", "birth_year", "birth_month", "birth_day", "notes", "extra",
    "met_on", "met_where", "deceased_on", "created_at",
)  # fmt: skip
_CONTACT_TAG = ("contact_id", "tag_id", "role")
_BELONGINGS = (
    ("role", ("contact_id", "organisation", "title", "from_on", "to_on")),
    ("important_date", ("contact_id", "label", "year", "month", "day", "yearly")),
    ("contact_point", ("contact_id", "kind", "label", "value", "normal")),
    ("source_record", ("contact_id", "source", "key", "imported")),
    ("pair", ("first_id", "second_id", "reason", "preselected")),
)


@dataclass(slots=True)
class Tally:
    """What became of the records."""

    new: int = 0
    updated: int = 0
    to_decide: int = 0
    unchanged: int = 0

    def add(self, other: Tally) -> None:
        """Count what became of other records as well."""
        self.new += other.new
        self.updated += other.updated
        self.to_decide += other.to_decide
        self.unchanged += other.unchanged


@dataclass(slots=True)
class _Pending:
    """New people of the transaction under way, to be inserted table by table."""

    first: int
    contacts: list[Sequence[Value]] = field(default_factory=list[Sequence[Value]])
    rows: dict[str, list[Sequence[Value]]] = field(default_factory=dict[str, list[Sequence[Value]]])
    tags: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    uids: dict[str, int] = field(default_factory=dict[str, int])

    def add(self, table: str, row: Sequence[Value]) -> None:
        self.rows.setdefault(table, []).append(row)


class PeopleImport:
    """One import of people, inside a bulk action of its own connection.

    ``contacts`` tells, after the run, which contact a record is, by source and key;
    ``strangers`` are the names of those only looked for and not found.
    """

    def __init__(self, connection: sqlite3.Connection, bulk: BulkAction) -> None:
        self.connection = connection
        self.bulk = bulk
        self.tally = Tally()
        self._now = int(clock.now().timestamp())
        self._today = clock.today().isoformat()
        self._index: matching.Index | None = None
        self._pending = _Pending(first=0)
        self._tags: dict[str, int] = {}
        self.contacts: dict[tuple[str, str], int] = {}
        self.strangers: list[str] = []
        self._as_before: set[int] = set()
        self._introduced: list[PersonRecord] = []
        self._related: list[Related] = []

    def run(self, records: Sequence[PersonRecord], progress: Progress | None = None) -> Tally:
        """Bring every record in; each transaction ends after a tenth of a second."""
        place = 0
        # Loaded outside the transactions: a second during which nobody could write.
        if any(not self._kept(record) for record in records):
            self._index = load_index(self.connection)
        while place < len(records):
            with self.bulk.step():
                started = time.monotonic()
                self._pending = _Pending(first=next_id(self.connection, "contact"))
                # Another program may have removed a tag since the last transaction.
                self._tags = {}
                while place < len(records):
                    self._take(records[place])
                    place += 1
                    # Inserting what is pending costs about as much again as deciding.
                    if time.monotonic() - started > LONGEST / 2:
                        break
                self._flush()
            if progress:
                progress(place, len(records))
        if self._introduced:
            with self.bulk.step():
                self._introduce()
        for contact in bring_all(self.bulk, self.contacts, self._related):
            if contact in self._as_before:  # of whom only the relations changed
                self._as_before.discard(contact)
                self.tally.unchanged -= 1
                self.tally.updated += 1
        return self.tally

    def _introduce(self) -> None:
        """Say through whom people were met, where nothing says so yet."""
        for record in self._introduced:
            contact = self.contacts.get((record.source, record.key))
            through = self.contacts.get((record.source, record.met_through))
            if contact and through and contact != through:
                known = _one(
                    self.connection, "SELECT met_through FROM contact WHERE id = ?", contact
                )
                if not known:
                    update_row(self.connection, "contact", contact, {"met_through": through})

    # --- one record -----------------------------------------------------------------------

    def _take(self, record: PersonRecord) -> None:
        if record.relations and not record.only_known:
            kept = self._kept(record)
            self._related.append((record, _record(kept[1] if kept else None, record)))
        contact = self._look(record) if record.only_known else self._bring(record)
        if contact:
            self.contacts[record.source, record.key] = contact
        if record.met_through:
            self._introduced.append(record)

    def _look(self, record: PersonRecord) -> int:
        """Return the contact that a record means, who is not added when there is none."""
        kept = self._kept(record)
        if kept:
            return kept[0]
        contact = matching.known(record, self._index) if self._index else 0
        if not contact:
            self.strangers.append(record.name)
        return contact

    def _bring(self, record: PersonRecord) -> int:
        """Add a person, or bring what is new to whom they are; return the contact."""
        kept = self._kept(record)
        said = imported_json(record)
        if kept:
            contact, before = kept
            if before == said:
                self._nothing_new(contact, record)
                return contact
            return self._update(contact, record, said, before)
        contact = self._with_uid(record)
        if contact:
            return self._update(contact, record, said, None)
        if self._index is None:
            self._index = load_index(self.connection)
        decision = matching.decide(record, self._index)
        if decision.verdict == matching.LINK:
            return self._update(decision.contact, record, said, None)
        contact = self._add(record, said)
        for question in decision.questions:
            self._ask(question, contact)
        if decision.questions:
            self.tally.to_decide += 1
        else:
            self.tally.new += 1
        return contact

    def _kept(self, record: PersonRecord) -> tuple[int, str] | None:
        """Return the contact that this source's key means, and what was said of it."""
        return self.connection.execute(
            "SELECT contact_id, imported FROM source_record WHERE source = ? AND key = ?",
            (record.source, record.key),
        ).fetchone()

    def _with_uid(self, record: PersonRecord) -> int:
        if not record.uid:
            return 0
        if record.uid in self._pending.uids:
            return self._pending.uids[record.uid]
        row = self.connection.execute(
            "SELECT id FROM contact WHERE uid = ?", (record.uid,)
        ).fetchone()
        return row[0] if row else 0

    def _add(self, record: PersonRecord, said: str) -> int:
        pending = self._pending
        contact = pending.first + len(pending.contacts)
        year, month, day = record.birthday or (None, None, None)
        uid = record.uid if record.uid and len(record.uid) <= _UID_LIMIT else str(uuid.uuid4())
        pending.uids[uid] = contact
        pending.contacts.append((
            contact, uid, record.name, sort_name(record.name), record.nickname or None,
            record.sphere, record.circle, self._today if record.circle else None,
            record.style or "regular", record.rhythm_days, record.city or None,
            record.country or None, year, month, day, record.notes or None,
            extra_json(record.extra), record.met_on or None, record.met_where or None,
            record.deceased_on or None, self._now,
        ))  # fmt: skip
        for role in record.roles:
            pending.add("role", _role_row(contact, role))
        for date in record.dates:
            pending.add("important_date", _date_row(contact, date))
        for point in record.points:
            pending.add("contact_point", _point_row(contact, point))
        pending.add("source_record", (contact, record.source, record.key, said))
        pending.tags += [(contact, tag) for tag in record.tags]
        if self._index:
            self._index.add_person(contact, record)
        return contact

    def _tag(self, name: str) -> int:
        if name not in self._tags:
            self._tags[name] = tag_id(self.connection, name)
        return self._tags[name]

    def _ask(self, question: matching.Question, contact: int) -> None:
        first, second = sorted((question.contact, contact))
        self._pending.add("pair", (first, second, question.reason, question.preselected))

    def _flush(self) -> None:
        pending = self._pending
        if pending.contacts:
            insert_rows(self.connection, "contact", _CONTACT, pending.contacts)
        for table, columns in _BELONGINGS:
            if table in pending.rows:
                insert_rows(self.connection, table, columns, pending.rows[table])
        given = dict.fromkeys((contact, self._tag(tag), "tag") for contact, tag in pending.tags)
        insert_rows(self.connection, "contact_tag", _CONTACT_TAG, given)
        self._pending = _Pending(first=next_id(self.connection, "contact"))

    # --- somebody known -------------------------------------------------------------------

    def _update(self, contact: int, record: PersonRecord, said: str, before: str | None) -> int:
        if contact >= self._pending.first:
            self._flush()
        found = next(stored_people(self.connection, [contact]), None)
        if found is None:  # removed by another process since the index was loaded
            self.tally.new += 1
            return self._add(record, said)
        merged = merging.merge(found[1], _record(before, record), record, month=self._today[:7])
        write_merge(self.connection, contact, merged, self._today)
        self._remember(contact, record, said)
        if self._index:
            self._index.add_person(contact, record)
        if merged.changes():
            self.tally.updated += 1
        else:
            self._nothing_new(contact, record)
        return contact

    def _nothing_new(self, contact: int, record: PersonRecord) -> None:
        self.tally.unchanged += 1
        if record.relations:
            self._as_before.add(contact)

    def _remember(self, contact: int, record: PersonRecord, said: str) -> None:
        row = self.connection.execute(
            "SELECT id FROM source_record WHERE source = ? AND key = ?",
            (record.source, record.key),
        ).fetchone()
        if row:
            update_row(self.connection, "source_record", row[0], {"imported": said})
        else:
            insert_rows(
                self.connection,
                "source_record",
                ("contact_id", "source", "key", "imported"),
                [(contact, record.source, record.key, said)],
            )


def write_merge(
    connection: sqlite3.Connection, contact: int, merged: merging.Merge, today: str
) -> None:
    """Write what a merge changes in a contact, inside the caller's transaction."""
    person = merged.person
    values: dict[str, Value] = {}
    for name in merged.fields:
        if name == "birthday":
            year, month, day = person.birthday or (None, None, None)
            values |= {"birth_year": year, "birth_month": month, "birth_day": day}
        elif name == "extra":
            values["extra"] = extra_json(person.extra)
        else:
            values[name] = getattr(person, name) or None
    if "name" in values:
        values["sort_name"] = sort_name(clean(person.name))
    if "circle" in values:
        since = _one(connection, "SELECT circle_since FROM contact WHERE id = ?", contact)
        values["circle_since"] = since or today
    update_row(connection, "contact", contact, values)
    for old, new in merged.replaced_roles:
        role = _one(
            connection,
            "SELECT id FROM role WHERE contact_id = ? AND coalesce(organisation, '') = ?"
            " AND coalesce(title, '') = ? AND to_on IS ? ORDER BY id",
            contact, old.organisation, old.title, old.to_on,
        )  # fmt: skip
        if role:
            update_row(connection, "role", role, {"title": new.title or None, "to_on": new.to_on})
    for point in merged.labels:
        row = _one(
            connection,
            "SELECT id FROM contact_point WHERE contact_id = ? AND kind = ? AND value = ?",
            contact, point.kind, point.value,
        )  # fmt: skip
        if row:
            update_row(connection, "contact_point", row, {"label": point.label})
    _add_belongings(connection, contact, merged)


def _one(connection: sqlite3.Connection, query: str, *values: Value) -> Any:
    row = connection.execute(query, values).fetchone()
    return row[0] if row else None


def _add_belongings(connection: sqlite3.Connection, contact: int, merged: merging.Merge) -> None:
    rows: dict[str, list[Sequence[Value]]] = {
        "role": [_role_row(contact, role) for role in merged.roles],
        "important_date": [_date_row(contact, date) for date in merged.dates],
        "contact_point": [_point_row(contact, point) for point in merged.points],
    }
    for table, columns in _BELONGINGS:
        if rows.get(table):
            insert_rows(connection, table, columns, rows[table])
    for tag in merged.tags:
        tag_contact(connection, contact, tag)


def _role_row(contact: int, role: RoleRecord) -> Sequence[Value]:
    return contact, role.organisation or None, role.title or None, role.from_on, role.to_on


def _date_row(contact: int, date: DateRecord) -> Sequence[Value]:
    return contact, date.label, date.year, date.month, date.day, int(date.yearly)


def _point_row(contact: int, point: PointRecord) -> Sequence[Value]:
    normal = normal_point(point.kind, point.value)
    return contact, point.kind, point.label or None, point.value, normal


# --- what was said, as source_record keeps it --------------------------------------------------


def imported_json(record: PersonRecord) -> str:
    """Return what a record says, as source_record keeps it: equal text, nothing new."""
    return json.dumps(
        merging.to_json(record), ensure_ascii=False, separators=(",", ":"), sort_keys=True
    )


def extra_json(lines: Iterable[str]) -> str | None:
    """Return kept properties as ``contact.extra`` holds them."""
    kept = list(lines)
    return json.dumps(kept, ensure_ascii=False) if kept else None


def _record(before: str | None, record: PersonRecord) -> PersonRecord | None:
    if before is None:
        return None
    try:
        return merging.from_json(json.loads(before), record.source, record.key)
    except (ValueError, TypeError, LookupError, AttributeError):
        return None  # not ours to trust: then only what is empty is filled
