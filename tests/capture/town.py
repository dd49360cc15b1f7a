"""A small invented network for the tests of capture."""

from __future__ import annotations

import datetime
import sqlite3

from reseau_tui.capture.draft import Draft
from reseau_tui.capture.grammar import read
from reseau_tui.model import write
from reseau_tui.model.database import connection
from reseau_tui.model.directory import Directory

NOW = datetime.datetime(2026, 11, 23, 10, 0)
"""A Monday."""


class Town:
    """People by name in the open database, and lines read against them."""

    def __init__(self, *names: str) -> None:
        self.connection: sqlite3.Connection = connection()
        self.directory = Directory(self.connection)
        self.ids: dict[str, int] = {}
        self.add(*names)

    def add(self, *names: str) -> None:
        with write.Action(self.connection, "people", 1):
            for name in names:
                self.ids[name] = write.add_contact(self.connection, name, 1)

    def change(self, name: str, **columns: object) -> None:
        with write.Action(self.connection, "change", 1):
            for column, value in columns.items():
                self.connection.execute(
                    f"UPDATE contact SET {column} = ? WHERE id = ?", (value, self.ids[name])
                )

    def tag(self, word: str, *names: str) -> None:
        with write.Action(self.connection, "tag", 1):
            self.connection.execute(
                "INSERT INTO tag (name, folded) VALUES (?, ?)", (word, word.lower())
            )
            for name in names:
                self.connection.execute(
                    "INSERT INTO contact_tag (contact_id, tag_id)"
                    " SELECT ?, id FROM tag WHERE name = ?",
                    (self.ids[name], word),
                )

    def handle(self, name: str, value: str) -> None:
        with write.Action(self.connection, "handle", 1):
            self.connection.execute(
                "INSERT INTO contact_point (contact_id, kind, value, normal)"
                " VALUES (?, 'handle', ?, ?)",
                (self.ids[name], value, value.lower()),
            )

    def met(self, on: str, *names: str) -> None:
        with write.Action(self.connection, "met", 1):
            write.add_interaction(
                self.connection,
                on=on,
                at=None,
                people=[self.ids[name] for name in names],
                created_at=1,
                kind="coffee",
                initiative="both",
                text="coffee",
                line="coffee",
                place=None,
                minutes=None,
                source="test",
                tags=[],
                sections=[],
            )

    def read(self, line: str, **options: object) -> Draft:
        return read(line, NOW, self.directory, **options)  # type: ignore[arg-type]

    def people(self, line: str, **options: object) -> list[str]:
        return [person.name for person in self.read(line, **options).people]

    def hows(self, line: str) -> list[tuple[str, str]]:
        return [(person.name, person.how) for person in self.read(line).people]

    def asked(self, line: str, **options: object) -> list[tuple[str, str]]:
        return [(one.about, one.reason) for one in self.read(line, **options).questions]
