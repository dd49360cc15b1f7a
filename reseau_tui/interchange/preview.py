"""What an import would do, before any of it is written: tried on a copy, told person by person.

The account is read from the history that the trial left in its copy, so that it holds for every
format, and for whatever an importer comes to write.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reseau_tui.i18n import _
from reseau_tui.interchange.gathering import Gathered, ImportOptions
from reseau_tui.interchange.import_people import Progress
from reseau_tui.interchange.importing import ImportReport, import_gathered
from reseau_tui.model import write
from reseau_tui.model.history_changes import Change, changes_of
from reseau_tui.network.duplicates import reason_in_words
from reseau_tui.text import clean

NEW, CHANGED, ASKED = "new", "changed", "asked"
"""What becomes of somebody: added, changed, added with a question whether they are known."""

_AT_ONCE = 500
_PASSING = (
    "PRAGMA journal_mode = MEMORY", "PRAGMA synchronous = OFF", "PRAGMA cache_size = -32768",
)  # fmt: skip
"""Nothing of the copy is kept: 6,000 cards beside 100,000 people then take 5 seconds, not 11."""
_SHOWN_FIELDS = (
    "name", "nickname", "city", "country", "circle", "rhythm_days", "sphere", "style", "birth_day",
    "notes", "met_on", "met_where", "deceased_on",
)  # fmt: skip
_BELONGINGS = {
    "contact_point": "SELECT contact_id, value FROM contact_point WHERE id BETWEEN ? AND ?",
    "role": "SELECT contact_id, trim(coalesce(title, '') || ' · ' || coalesce(organisation, ''),"
    " ' ·') FROM role WHERE id BETWEEN ? AND ?",
    "important_date": "SELECT contact_id, label FROM important_date WHERE id BETWEEN ? AND ?",
    "relation": "SELECT r.contact_id, c.name FROM relation r JOIN contact c ON c.id = r.other_id"
    " WHERE r.id BETWEEN ? AND ?",
    "contact_tag": "SELECT x.contact_id, '#' || t.name FROM contact_tag x JOIN tag t"
    " ON t.id = x.tag_id WHERE x.id BETWEEN ? AND ?",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of one person: ``verdict``, and what is known or changes, in words."""

    verdict: str
    name: str
    details: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """The report of a trial, and what becomes of each person, in the order of the file."""

    report: ImportReport
    outcomes: tuple[Outcome, ...] = ()

    def of(self, verdict: str) -> list[Outcome]:
        """Return those of whom ``verdict`` is true."""
        return [one for one in self.outcomes if one.verdict == verdict]


def with_options(gathered: Gathered, tag: str, circle: int | None) -> Gathered:
    """Return what was read, with a tag and a circle for everybody; ``gathered`` stays as it is.

    Who has a circle in the file keeps it. A file in our own format says all of this itself.
    """
    tag = clean(tag, 60)
    if not tag and circle is None:
        return gathered
    added = (tag,) if tag else ()
    people = [
        person
        if person.only_known
        else dataclasses.replace(
            person,
            tags=tuple(dict.fromkeys([*person.tags, *added])),
            circle=person.circle or circle,
        )
        for person in gathered.people
    ]
    return dataclasses.replace(gathered, people=people)


def preview(
    connection: sqlite3.Connection, gathered: Gathered, progress: Progress | None = None
) -> Preview:
    """Try the import on a copy of the open database, and tell what came of it.

    ``connection`` is only read. The copy is SQLite's own temporary database: in memory while it
    is small, in a nameless file when it is not.
    """
    with contextlib.closing(sqlite3.connect("", isolation_level=None)) as copy:
        connection.backup(copy)
        for pragma in (*write.PRAGMAS, *_PASSING):
            copy.execute(pragma)
        report = import_gathered(copy, gathered, ImportOptions(), progress)
        outcomes = _outcomes(copy, report.action_id) if report.action_id else ()
    return Preview(dataclasses.replace(report, action_id=None, dry_run=True), outcomes)


def _outcomes(connection: sqlite3.Connection, action: int) -> tuple[Outcome, ...]:
    """Return what ``action`` did to people, as its history tells."""
    changes = changes_of(connection, action)[::-1]
    added: dict[int, None] = {}
    edited: dict[int, list[str]] = defaultdict(list)
    questions: list[Change] = []
    for change in changes:
        if change.table == "contact" and change.op == "+":
            added.update(dict.fromkeys(range(change.row, change.last + 1)))
        elif change.table == "pair" and change.op == "+":
            questions.append(change)
    asked = _asked(connection, questions, added)
    for change in changes:
        if change.table == "contact" and change.op == "=" and change.row not in added:
            edited[change.row] += _fields(connection, change)
        elif change.op == "+" and change.table in _BELONGINGS:
            rows = connection.execute(_BELONGINGS[change.table], (change.row, change.last))
            for contact, words in rows.fetchall():
                if contact not in added:
                    edited[contact].append(f"+ {words}")
        elif change.op == "=" and change.table in ("role", "contact_point"):
            rows = connection.execute(_BELONGINGS[change.table], (change.row, change.row))
            for contact, words in rows.fetchall():
                if contact not in added:
                    edited[contact].append(words)
    known = _known(connection, [*added, *edited])
    found = [
        Outcome(ASKED, known[one][0], asked[one])
        if one in asked
        else Outcome(NEW, known[one][0], known[one][1])
        for one in added
        if one in known
    ]
    found += [
        Outcome(CHANGED, known[one][0], ", ".join(dict.fromkeys(words)))
        for one, words in edited.items()
        if words and one in known
    ]
    return tuple(found)


def _known(connection: sqlite3.Connection, contacts: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Return name and a few words (what they do, else where they are reached) by contact."""
    known: dict[int, tuple[str, str]] = {}
    for start in range(0, len(contacts), _AT_ONCE):
        some = contacts[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        rows = connection.execute(
            "SELECT c.id, c.name, coalesce("
            "(SELECT nullif(trim(coalesce(title, '') || ' · ' || coalesce(organisation, ''),"
            " ' ·'), '') FROM role WHERE contact_id = c.id ORDER BY id LIMIT 1),"
            "(SELECT value FROM contact_point WHERE contact_id = c.id ORDER BY id LIMIT 1),"
            f"c.city, '') FROM contact c WHERE c.id IN ({marks})",
            some,
        ).fetchall()
        known.update({row[0]: (row[1], row[2]) for row in rows})
    return known


def _asked(
    connection: sqlite3.Connection, questions: list[Change], added: Mapping[int, None]
) -> dict[int, str]:
    """Return, by the contact that was added, why and with whom they may be the same."""
    asked: dict[int, str] = {}
    for change in questions:
        rows = connection.execute(
            "SELECT p.first_id, p.second_id, p.reason, a.name, b.name FROM pair p"
            " JOIN contact a ON a.id = p.first_id JOIN contact b ON b.id = p.second_id"
            " WHERE p.id BETWEEN ? AND ?",
            (change.row, change.last),
        ).fetchall()
        for first, second, reason, first_name, second_name in rows:
            # The newer one is who comes in; the older one was there, or came before in the file.
            contact, other = (second, first_name) if second in added else (first, second_name)
            if contact in added and contact not in asked:
                asked[contact] = f"{reason_in_words(reason)}: {other}"
    return asked


def _fields(connection: sqlite3.Connection, change: Change) -> list[str]:
    """Say which fields of a contact changed: ``city: Lyon → Paris``."""
    old: dict[str, Any] = json.loads(change.old or "{}")
    changed = [name for name in _SHOWN_FIELDS if name in old]
    if not changed:
        return []
    listed = ", ".join(f'"{name}"' for name in changed)
    row = connection.execute(f"SELECT {listed} FROM contact WHERE id = ?", (change.row,)).fetchone()
    words: list[str] = []
    for name, now in zip(changed, row or (), strict=False):
        label = _labels()[name]
        if name in ("notes", "birth_day") or now is None:
            words.append(label)
        elif old[name]:
            words.append(f"{label}: {old[name]} → {now}")
        else:
            words.append(f"{label}: {now}")
    return words


def _labels() -> dict[str, str]:
    return {
        "name": _("name"),
        "nickname": _("nickname"),
        "city": _("city"),
        "country": _("country"),
        "circle": _("circle"),
        "rhythm_days": _("rhythm in days"),
        "sphere": _("sphere"),
        "style": _("style"),
        "birth_day": _("birthday"),
        "notes": _("notes"),
        "met_on": _("met on"),
        "met_where": _("met where"),
        "deceased_on": _("died on"),
    }
