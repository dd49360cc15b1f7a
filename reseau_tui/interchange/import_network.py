"""Our own JSON into the database: into an empty one the very same network, else joined by uid."""

from __future__ import annotations

import functools
import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.interchange import matching, merging
from reseau_tui.interchange import own_json_shape as shape
from reseau_tui.interchange.import_parts import PartsImport
from reseau_tui.interchange.import_people import Progress, Tally, write_merge
from reseau_tui.interchange.own_json_parts import PARTS
from reseau_tui.interchange.own_json_reader import Network
from reseau_tui.interchange.own_json_shape import BadEntryError, Json, Value, checked, listed
from reseau_tui.interchange.record import DateRecord, PersonRecord, PointRecord, RoleRecord, Skipped
from reseau_tui.interchange.stored import SOURCE, load_index, stored_people
from reseau_tui.interchange.vcard_values import is_day
from reseau_tui.model import upkeep_before
from reseau_tui.model.bulk import LONGEST, BulkAction, insert_rows, next_id, update_row
from reseau_tui.model.normal import normal_point
from reseau_tui.model.write import sort_name, tag_contact, tag_id
from reseau_tui.text import clean, fold

Entry = TypeVar("Entry")

_LOSSES_SAID = 100
_FILLED = ("met_on", "met_where", "deceased_on", "language", "form", "channel")
"""Fields of a known contact, beyond those of any import, that are filled when empty."""


@dataclass(slots=True)
class Done:
    """What became of a network: its people counted, what was skipped and why."""

    tally: Tally = field(default_factory=Tally)
    skipped: list[Skipped] = field(default_factory=list[Skipped])
    losses: list[str] = field(default_factory=list[str])


class NetworkImport:
    """One file in our own format on its way into the database."""

    def __init__(self, connection: sqlite3.Connection, bulk: BulkAction, network: Network) -> None:
        self.connection = connection
        self.bulk = bulk
        self.network = network
        self.done = Done()
        self._today = clock.today().isoformat()
        self._people: dict[str, int] = {}
        self._interactions: dict[str, int] = {}
        self._through: list[tuple[int, str]] = []
        self._said: list[int] = []
        self._size = 50
        self._progress: Progress | None = None
        self._brought = 0

    def run(self, progress: Progress | None = None) -> Done:
        """Bring everything in, parents before children, in short transactions.

        ``progress`` counts people; it is called after every transaction, so that it can stop the
        work among a million interactions too.
        """
        self._progress = progress
        # People of the file are compared with those who were there, never with one another.
        somebody = self._query("SELECT 1 FROM contact LIMIT 1")
        index = load_index(self.connection) if somebody else None
        self._each(self.network.entries("tags"), self._tags)

        def contacts(chunk: list[Any]) -> None:
            for number, entry in enumerate(chunk, self._brought + 1):
                self._try(_("person {number}").format(number=number), self._contact, entry, index)
            self._brought += len(chunk)

        self._each(self.network.contacts, contacts)
        self._each(self._through, self._met_through)
        known = {row[0]: row[1] for row in self._query("SELECT uid, id FROM interaction")}
        self._interactions = known
        self._each(self.network.entries("interactions"), self._all(self._interaction))
        self._each(self.network.entries("pairs"), self._all(self._pair))
        parts = PartsImport(self.connection, self._people, self._interactions)
        for part in PARTS:
            take = functools.partial(parts.take, part)
            self._each(self.network.entries(part.section), self._all(take))
        self._mean_what_was_said()
        return self.done

    # --- in short transactions ------------------------------------------------------------

    def _each(self, entries: Iterable[Entry], take: Callable[[list[Entry]], object]) -> None:
        """Give the entries to ``take`` in chunks that each make one short transaction."""
        for chunk in _chunks(iter(entries), lambda: self._size):
            started = time.monotonic()
            with self.bulk.step():
                take(chunk)
            seconds = time.monotonic() - started
            wanted = int(self._size * LONGEST / 2 / max(seconds, 0.001))
            self._size = max(10, min(2000, wanted))
            if self._progress:
                self._progress(self._brought, self.network.read)

    def _all(self, take: Callable[[Any], None]) -> Callable[[list[Any]], None]:
        def each(chunk: list[Any]) -> None:
            for entry in chunk:
                self._try("", take, entry)

        return each

    def _try(self, where: str, take: Callable[..., None], *entry: Any) -> None:
        """Take one entry; one that is not as it must be is told, and costs nothing else."""
        try:
            take(*entry)
        except BadEntryError as error:
            why = _("not understood: {field}").format(field=str(error))
            if where:
                self.done.skipped.append(Skipped(where, why))
            elif len(self.done.losses) < _LOSSES_SAID:
                self.done.losses.append(why)

    def _query(self, sql: str, *values: Value) -> list[Any]:
        return self.connection.execute(sql, values).fetchall()

    def _insert(self, table: str, rows: Sequence[dict[str, Value]]) -> None:
        if rows:
            columns = tuple(rows[0])
            insert_rows(self.connection, table, columns, [tuple(row.values()) for row in rows])

    # --- people ---------------------------------------------------------------------------

    def _tags(self, chunk: list[Any]) -> None:
        for entry in chunk:
            name = cast(Json, entry).get("name") if isinstance(entry, dict) else None
            if isinstance(name, str) and clean(name):
                tag_id(self.connection, name)

    def _contact(self, entry: Any, index: matching.Index | None) -> None:
        values = checked(entry, shape.CONTACT)
        uid, name = str(values["uid"]), clean(str(values["name"]))
        if not name:
            raise BadEntryError("name")
        roles = [checked(one, shape.ROLE) for one in listed(entry, "roles")]
        points = [checked(one, shape.POINT) for one in listed(entry, "points")]
        dates = [checked(one, shape.DATE) for one in listed(entry, "dates")]
        _whole_day(values, "birth_year", "birth_month", "birth_day")
        for date in dates:
            _whole_day(date, "year", "month", "day")
        tags = [checked(one, shape.CONTACT_TAG) for one in listed(entry, "tags")]
        sources = [checked(one, shape.SOURCE) for one in listed(entry, "sources")]
        record = _record(values, roles, points, dates, tags)
        found = self._query("SELECT id FROM contact WHERE uid = ?", clean(uid))
        questions: tuple[matching.Question, ...] = ()
        contact = found[0][0] if found else 0
        if not contact and index:
            decision = matching.decide(record, index)
            contact, questions = decision.contact, decision.questions
        if contact and self._join(contact, values, record, tags):
            self._people[uid] = contact
        else:
            contact = self._people[uid] = next_id(self.connection, "contact")
            self._insert("contact", [{"id": contact, **values, "sort_name": sort_name(name)}])
            for table, rows in (("role", roles), ("important_date", dates)):
                self._insert(table, [{"contact_id": contact, **row} for row in rows])
            self._insert("contact_point", [
                {"contact_id": contact, **row,
                 "normal": normal_point(str(row["kind"]), str(row["value"]))}
                for row in points
            ])  # fmt: skip
            for tag in tags:
                tag_contact(self.connection, contact, str(tag["name"]), str(tag["role"]))
            for question in questions:
                first, second = sorted((question.contact, contact))
                self._insert("pair", [{
                    "first_id": first, "second_id": second, "reason": question.reason,
                    "preselected": question.preselected,
                }])  # fmt: skip
            if questions:
                self.done.tally.to_decide += 1
            else:
                self.done.tally.new += 1
        through = cast(Json, entry).get("met_through")
        if isinstance(through, str):
            self._through.append((contact, through))
        for source in sources:
            if not self._query(
                "SELECT 1 FROM source_record WHERE source = ? AND key = ?",
                source["source"], source["key"],
            ):  # fmt: skip
                self._insert("source_record", [{"contact_id": contact, **source}])

    def _join(
        self,
        contact: int,
        values: dict[str, Value],
        record: PersonRecord,
        tags: Sequence[dict[str, Value]],
    ) -> bool:
        """Fill what is empty of a contact who was there; False when it is gone meanwhile."""
        stored = next(stored_people(self.connection, [contact]), None)
        if stored is None:
            return False
        before = self.connection.total_changes
        merged = merging.merge(stored[1], None, record, month="")
        if merged.changes():
            write_merge(self.connection, contact, merged, self._today)
        (row,) = self._query(f"SELECT {', '.join(_FILLED)} FROM contact WHERE id = ?", contact)
        empty = {
            name: values[name]
            for name, there in zip(_FILLED, row, strict=True)
            if not there and values[name]
        }
        update_row(self.connection, "contact", contact, empty)
        for tag in tags:
            if tag["role"] != "tag":
                tag_contact(self.connection, contact, str(tag["name"]), str(tag["role"]))
        if self.connection.total_changes > before:
            self.done.tally.updated += 1
        else:
            self.done.tally.unchanged += 1
        return True

    def _met_through(self, chunk: list[tuple[int, str]]) -> None:
        for contact, uid in chunk:
            other = self._people.get(clean(uid))
            there = self._query("SELECT met_through FROM contact WHERE id = ?", contact)
            if other and there and there[0][0] is None:
                update_row(self.connection, "contact", contact, {"met_through": other})

    # --- what they did --------------------------------------------------------------------

    def _interaction(self, entry: Any) -> None:
        values = checked(entry, shape.INTERACTION)
        uid = str(values["uid"])
        if uid in self._interactions:
            return
        people: dict[int, Value] = {}
        for one in listed(entry, "people"):
            who = checked(one, {"uid": shape.words, "note": shape.text})
            contact = self._people.get(str(who["uid"]))
            if contact:
                people.setdefault(contact, who["note"])
        sections = [checked(one, shape.SECTION) for one in listed(entry, "sections")]
        tags = [tag for tag in listed(entry, "tags") if isinstance(tag, str) and clean(tag)]
        interaction = next_id(self.connection, "interaction")
        self._insert("interaction", [{"id": interaction, **values}])
        # Sections before participants: the first participant writes the search row, once.
        self._insert("section", [{"interaction_id": interaction, **row} for row in sections])
        self._insert("participant", [
            {"interaction_id": interaction, "contact_id": contact, "note": note}
            for contact, note in people.items()
        ])  # fmt: skip
        ids = dict.fromkeys(tag_id(self.connection, tag) for tag in tags)
        self._insert(
            "interaction_tag", [{"interaction_id": interaction, "tag_id": tag} for tag in ids]
        )
        self._interactions[uid] = interaction
        if sections or values["kind"] == "thanks":
            self._said.append(interaction)

    def _mean_what_was_said(self) -> None:
        """Read what an older file has only as sections; a newer one says what it means itself."""
        if self.network.version > 1 or not self._said:
            return
        in_order = self._query(
            "SELECT id FROM interaction WHERE id IN (SELECT value FROM json_each(?))"
            " ORDER BY moment",
            json.dumps(self._said),
        )
        before = [row[0] for row in in_order]
        self._each(before, lambda chunk: upkeep_before.fill_before(self.connection, chunk))
        self._each(before, lambda chunk: upkeep_before.settle_before(self.connection, chunk))

    def _pair(self, entry: Any) -> None:
        values = checked(entry, shape.PAIR)
        first = self._people.get(clean(str(entry.get("first"))))
        second = self._people.get(clean(str(entry.get("second"))))
        if not first or not second:
            raise BadEntryError("pair")
        if first == second or self._query(
            "SELECT 1 FROM pair WHERE (first_id = ? AND second_id = ?)"
            " OR (first_id = ? AND second_id = ?)",
            first, second, second, first,
        ):  # fmt: skip
            return
        self._insert("pair", [{**values, "first_id": first, "second_id": second}])


def _whole_day(values: dict[str, Value], *names: str) -> None:
    """Raise BadEntryError for 30 February; a day that is not whole is the schema's matter."""
    year, month, day = (values[name] for name in names)
    if isinstance(month, int) and isinstance(day, int):
        known = year if isinstance(year, int) else None
        if not is_day(known, month, day):
            raise BadEntryError(names[2])


def _record(
    values: dict[str, Value],
    roles: Sequence[dict[str, Value]],
    points: Sequence[dict[str, Value]],
    dates: Sequence[dict[str, Value]],
    tags: Sequence[dict[str, Value]],
) -> PersonRecord:
    """Return an entry as a record, to be matched and merged like any other."""

    def said(row: dict[str, Value], name: str) -> str:
        return str(row[name] or "")

    def number(row: dict[str, Value], name: str) -> int | None:
        value = row[name]
        return value if isinstance(value, int) else None

    month, day = number(values, "birth_month"), number(values, "birth_day")
    whole_days = [row for row in dates if row["month"] and row["day"]]
    return PersonRecord(
        source=SOURCE,
        key=str(values["uid"]),
        uid=str(values["uid"]),
        name=clean(said(values, "name")),
        nickname=said(values, "nickname"),
        roles=tuple(
            RoleRecord(said(row, "organisation"), said(row, "title"),
                       said(row, "from_on") or None, said(row, "to_on") or None)
            for row in roles
        ),
        points=tuple(
            PointRecord(said(row, "kind"), said(row, "label"), said(row, "value"))
            for row in points
        ),
        birthday=(number(values, "birth_year"), month, day) if month and day else None,
        dates=tuple(
            DateRecord(said(row, "label"), number(row, "year"), number(row, "month") or 1,
                       number(row, "day") or 1, bool(row["yearly"]))
            for row in whole_days
        ),
        city=said(values, "city"),
        country=said(values, "country"),
        notes=said(values, "notes"),
        tags=tuple({fold(said(tag, "name")): said(tag, "name")
                    for tag in tags if tag["role"] == "tag"}.values()),
        circle=number(values, "circle"),
        rhythm_days=number(values, "rhythm_days"),
        sphere=said(values, "sphere") or None,
        style=said(values, "style") or None,
    )  # fmt: skip


def _chunks(entries: Iterator[Entry], size: Callable[[], int]) -> Iterator[list[Entry]]:
    chunk: list[Entry] = []
    for entry in entries:
        chunk.append(entry)
        if len(chunk) >= size():
            yield chunk
            chunk = []
    if chunk:
        yield chunk
