"""Exchanges and promises of a file into the database, once each, in short transactions.

What was imported before is known again by its uid, made of the source and the key in it: the
same file twice writes nothing, and an exchange that was changed since stays as it is.
"""

from __future__ import annotations

import sqlite3
import time
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reseau_tui import clock
from reseau_tui.i18n import ngettext
from reseau_tui.interchange.import_people import Progress
from reseau_tui.interchange.record import InteractionRecord, PromiseRecord
from reseau_tui.model.bulk import LONGEST, BulkAction, insert_rows, next_id
from reseau_tui.model.table import VALUE_LIMIT
from reseau_tui.model.write import tag_id
from reseau_tui.text import clean

_NAMESPACE = uuid.UUID("6f1d3a52-2f0a-4e4b-9a53-5d1f0c7e8b10")
"""Ours alone: uids made from a source and a key are the same on every machine."""

_LOOK_EVERY = 20
"""Records between two looks at the clock."""


@dataclass(slots=True)
class Exchanged:
    """What became of the records: written, there already, with nobody known, in the future."""

    interactions: int = 0
    promises: int = 0
    unchanged: int = 0
    with_nobody: int = 0
    future: int = 0

    def losses(self) -> list[str]:
        """Return what was left out, in sentences."""
        said: list[str] = []
        if self.with_nobody:
            said.append(
                ngettext(
                    "{count} exchange with nobody of the network was left out",
                    "{count} exchanges with nobody of the network were left out",
                    self.with_nobody,
                ).format(count=self.with_nobody)
            )
        if self.future:
            said.append(
                ngettext(
                    "{count} exchange that is still to come was left out",
                    "{count} exchanges that are still to come were left out",
                    self.future,
                ).format(count=self.future)
            )
        return said


class ExchangesImport:
    """One import of exchanges; ``contacts`` says who a record is, by source and key."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        bulk: BulkAction,
        contacts: Mapping[tuple[str, str], int],
    ) -> None:
        self.connection = connection
        self.bulk = bulk
        self.contacts = contacts
        self.done = Exchanged()
        self._now = int(clock.now().timestamp())
        self._today = clock.today().isoformat()

    def run(
        self,
        interactions: Sequence[InteractionRecord],
        promises: Sequence[PromiseRecord],
        progress: Progress | None = None,
    ) -> Exchanged:
        """Write every record that is not there yet."""
        # Before the transactions: a source may have a hundred thousand of them.
        known = self._known({record.source for record in interactions})
        wanted = [record for record in interactions if self._is_wanted(record, known)]
        place = 0
        while place < len(wanted):
            with self.bulk.step():
                started = time.monotonic()
                while place < len(wanted):
                    self._write(wanted[place])
                    place += 1
                    if place % _LOOK_EVERY == 0 and time.monotonic() - started > LONGEST / 2:
                        break
            if progress:
                progress(place, len(wanted))
        if promises:
            with self.bulk.step():
                self._promise(promises)
        return self.done

    def _known(self, sources: Iterable[str]) -> set[str]:
        known: set[str] = set()
        for source in sources:
            rows = self.connection.execute(
                "SELECT uid FROM interaction WHERE source = ?", (source,)
            ).fetchall()
            known.update(row[0] for row in rows)
        return known

    def _is_wanted(self, record: InteractionRecord, known: set[str]) -> bool:
        uid = _uid(record)
        if uid in known:
            self.done.unchanged += 1
            return False
        known.add(uid)
        if record.on > self._today:
            self.done.future += 1
            return False
        if not self._people(record):
            self.done.with_nobody += 1
            return False
        return True

    def _people(self, record: InteractionRecord) -> list[int]:
        found = (self._contact(record.source, key) for key in record.people)
        return list(dict.fromkeys(contact for contact in found if contact))

    def _contact(self, source: str, key: str) -> int:
        """Return who a record is; keys are compared as they are stored."""
        return self.contacts.get((source, clean(key, VALUE_LIMIT)), 0)

    def _write(self, record: InteractionRecord) -> None:
        interaction = next_id(self.connection, "interaction")
        insert_rows(
            self.connection,
            "interaction",
            ("id", "uid", "on", "at", "kind", "initiative", "text", "place", "minutes", "source",
             "created_at"),
            [(interaction, _uid(record), record.on, record.at, record.kind, record.initiative,
              record.text, clean(record.place) or None, record.minutes, record.source, self._now)],
        )  # fmt: skip
        insert_rows(
            self.connection,
            "participant",
            ("interaction_id", "contact_id"),
            [(interaction, contact) for contact in self._people(record)],
        )
        tags = dict.fromkeys(tag_id(self.connection, tag) for tag in record.tags if clean(tag))
        insert_rows(
            self.connection,
            "interaction_tag",
            ("interaction_id", "tag_id"),
            [(interaction, tag) for tag in tags],
        )
        self.done.interactions += 1

    def _promise(self, records: Iterable[PromiseRecord]) -> None:
        for record in records:
            contact = self._contact(record.source, record.person)
            uid = _uid(record)
            there = self.connection.execute(
                "SELECT 1 FROM promise WHERE uid = ?", (uid,)
            ).fetchone()
            if contact and not there:
                insert_rows(
                    self.connection,
                    "promise",
                    ("uid", "contact_id", "due_on", "text", "done_at", "created_at"),
                    [(uid, contact, record.due_on, record.text, record.done_on, self._now)],
                )
                self.done.promises += 1


def _uid(record: InteractionRecord | PromiseRecord) -> str:
    # JSON can hold half letters, which are no text.
    key = record.key.encode("utf-8", "replace").decode()
    return str(uuid.uuid5(_NAMESPACE, f"{record.source}\0{key}"))
