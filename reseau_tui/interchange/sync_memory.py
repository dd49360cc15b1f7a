"""What was in step at the end of the last sync: a file, its card and its contact."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, field
from typing import Any

from reseau_tui.interchange.record import PersonRecord
from reseau_tui.interchange.vdir_merge import person_said, said_of
from reseau_tui.model import in_step


@dataclass(frozen=True, slots=True)
class Kept:
    """One file in step: its fingerprint, its contact, and what each side said of the person.

    ``said`` and ``held`` are texts of ``said_of``. A ``twin`` is a second card of a contact who
    has another file already: it is left alone as long as it does not change.
    """

    print: str
    contact: int
    said: str = ""
    held: str = ""
    archived: bool = False
    twin: bool = False

    def said_before(self) -> PersonRecord:
        """Return what the card said."""
        return person_said(self.said)

    def held_before(self) -> PersonRecord:
        """Return what the contact was."""
        return person_said(self.held)


def kept(mark: str, contact: int, said: PersonRecord, held: PersonRecord, archived: bool) -> Kept:
    """Return what to remember of a file and its contact."""
    return Kept(mark, contact, said_of(said), said_of(held), archived)


@dataclass(slots=True)
class Memory:
    """What is remembered of a folder; ``files`` by name, ``query`` says who goes out."""

    folder: str
    known: bool = False
    query: str = ""
    files: dict[str, Kept] = field(default_factory=dict[str, Kept])
    _stored: dict[str, str] = field(default_factory=dict[str, str])
    _note: str = ""

    @classmethod
    def of(cls, connection: sqlite3.Connection, folder: str) -> Memory:
        """Read what is remembered; what is damaged counts as never seen."""
        note = in_step.folder_note(connection, folder)
        memory = cls(folder, known=note is not None, _note=note or "")
        said = _json(note or "")
        memory.query = str(said.get("query", ""))
        memory._stored = in_step.remembered(connection, folder)
        for name, text in memory._stored.items():
            row = _json(text)
            try:
                memory.files[name] = Kept(
                    str(row["print"]), int(row["contact"]), str(row.get("said", "")),
                    str(row.get("held", row.get("said", ""))), bool(row.get("archived")),
                    bool(row.get("twin")),
                )  # fmt: skip
            except (LookupError, ValueError, TypeError):
                continue
        return memory

    def save(self, connection: sqlite3.Connection, path: str) -> None:
        """Write what has changed; nothing when nothing has."""
        texts = {name: _text(one) for name, one in self.files.items()}
        changed = {name: text for name, text in texts.items() if self._stored.get(name) != text}
        gone = [name for name in self._stored if name not in texts]
        note = json.dumps({"path": path, "query": self.query}, ensure_ascii=False)
        if changed or gone or note != self._note:
            in_step.remember(connection, self.folder, note, changed, gone)


def _json(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _text(one: Kept) -> str:
    row: dict[str, Any] = {"print": one.print, "contact": one.contact}
    if one.said:
        row["said"] = one.said
    if one.held != one.said:
        row["held"] = one.held
    if one.archived:
        row["archived"] = True
    if one.twin:
        row["twin"] = True
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))
