"""Relations of imported people: whom a file names is looked for among everybody, never guessed.

Somebody is known by uid, by the key of the same source, or by a full name that exactly one person
has. Until then the property stays with the person as it came, to go out again; the next import
looks anew. What the user took away stays away.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reseau_tui.interchange.merging import relation_key
from reseau_tui.interchange.record import PersonRecord, RelationRecord
from reseau_tui.interchange.stored import stored_people
from reseau_tui.model.bulk import LONGEST, BulkAction, update_row
from reseau_tui.model.relations import add_relation, relation_between, remove_relation
from reseau_tui.text import fold

Related = tuple[PersonRecord, PersonRecord | None]
"""What a source says of somebody, and what it said the last time."""

_NAMESAKES = 50


def bring_all(
    bulk: BulkAction, contacts: Mapping[tuple[str, str], int], related: Sequence[Related]
) -> Iterator[int]:
    """Say what people are to each other, now that everybody is there; yield whom it changed.

    ``contacts`` says who the records are, by source and key. In short transactions.
    """
    relations = RelationsImport(bulk.connection, contacts)
    place = 0
    while place < len(related):
        changed: list[int] = []
        with bulk.step():
            started = time.monotonic()
            while place < len(related) and time.monotonic() - started < LONGEST / 2:
                record, before = related[place]
                place += 1
                contact = contacts.get((record.source, record.key))
                if contact and relations.bring(contact, record, before):
                    changed.append(contact)
        yield from changed


class RelationsImport:
    """Brings relations in; ``contacts`` says who the records of this import are."""

    def __init__(
        self, connection: sqlite3.Connection, contacts: Mapping[tuple[str, str], int]
    ) -> None:
        self.connection = connection
        self._contacts = contacts
        self._here = frozenset(contacts.values())

    def bring(self, contact: int, said: PersonRecord, before: PersonRecord | None) -> bool:
        """Add what a record says of a contact's relations; tell whether anything changed.

        ``before`` is what the same source said the last time.
        """
        known = {relation_key(one) for one in before.relations} if before else set[object]()
        kept = self._kept(contact)
        if kept is None:
            return False
        left = list(kept)
        changes = self.connection.total_changes
        for relation in said.relations:
            lines = relation.lines
            waits = bool(lines) and lines[0] in left
            if relation_key(relation) in known and not waits:
                continue
            other = self.find(contact, said.source, relation)
            if other:
                add_relation(self.connection, contact, other, relation.kind)
            if waits and other:
                left = [line for line in left if line not in lines]
            elif not waits and not other:
                left += [line for line in lines if line not in left]
        if left != kept:
            extra = json.dumps(left, ensure_ascii=False) if left else None
            update_row(self.connection, "contact", contact, {"extra": extra})
        return self.connection.total_changes > changes

    def take_away(self, contact: int, gone: Iterable[RelationRecord], source: str) -> bool:
        """Remove relations that a card does not say any more; tell whether anything changed."""
        changed = False
        for relation in gone:
            other = self.find(contact, source, relation)
            number = (
                relation_between(self.connection, contact, other, relation.kind) if other else None
            )
            if number:
                remove_relation(self.connection, number)
                changed = True
        return changed

    def find(self, contact: int, source: str, relation: RelationRecord) -> int:
        """Return whom a relation of ``contact`` means, 0 for nobody or several."""
        found = 0
        for key in filter(None, (relation.key, relation.uid)):
            found = found or self._contacts.get((source, key), 0) or self._one(
                "SELECT contact_id FROM source_record WHERE source = ? AND key = ?", source, key
            )  # fmt: skip
        if not found and relation.uid:
            found = self._one("SELECT id FROM contact WHERE uid = ?", relation.uid)
        if not found and relation.name:
            found = self._with_name(contact, relation.name)
        return found if found != contact else 0

    def _with_name(self, contact: int, name: str) -> int:
        """Return the one who bears a full name; among several, the one of this import."""
        rows = self.connection.execute(
            "SELECT id FROM contact WHERE sort_name = ? AND id <> ? LIMIT ?",
            (fold(" ".join(name.split())), contact, _NAMESAKES),
        ).fetchall()
        found = [row[0] for row in rows]
        if len(found) > 1:
            found = [one for one in found if one in self._here]
        return found[0] if len(found) == 1 else 0

    def _one(self, query: str, *values: str) -> int:
        row = self.connection.execute(query, values).fetchone()
        return row[0] if row else 0

    def _kept(self, contact: int) -> list[str] | None:
        stored = next(stored_people(self.connection, [contact]), None)
        return list(stored[1].extra) if stored else None
