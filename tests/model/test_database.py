"""Opening: made private, brought up to date, refused with a sentence and left alone."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from reseau_tui.cli import log
from reseau_tui.model import database as db
from reseau_tui.model import triggers, write
from reseau_tui.model.database import DatabaseRefused, connection, open_database, opened
from reseau_tui.model.tables import ALL


def test_the_file_and_its_folder_are_private(tmp_path: Path) -> None:
    path = tmp_path / "new" / "deep" / "reseau.db"
    with opened(str(path)):
        pass
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_every_connection_is_safe(path: str) -> None:
    def pragma(name: str) -> object:
        return connection().execute(f"PRAGMA {name}").fetchone()[0]

    with opened(path):
        assert pragma("journal_mode") == "wal"
        assert pragma("foreign_keys") == 1
        assert pragma("recursive_triggers") == 1
        assert pragma("synchronous") == 2


def _text(path: Path) -> None:
    path.write_text("Dear diary,\n" * 40)


def _other(path: Path) -> None:
    sql = sqlite3.connect(path)
    sql.execute("CREATE TABLE theirs (id)")
    sql.commit()
    sql.close()


def _newer(path: Path) -> None:
    with opened(str(path)):
        connection().execute("PRAGMA user_version = 99")


def _short(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + b"\0" * 20)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (Path.mkdir, "is a folder"),
        (_text, "not a Réseau database"),
        (_short, "not a Réseau database"),
        (_other, "another program"),
        (_newer, "newer Réseau"),
    ],
)
def test_what_is_not_ours_is_refused_and_untouched(tmp_path: Path, make, words: str) -> None:
    path = tmp_path / "it"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(DatabaseRefused, match=words):
        open_database(str(path))
    db.database.close()
    assert (path.read_bytes() if path.is_file() else None) == before
    assert log.connect(str(path)) is None if path.is_file() else True


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    with opened(str(path)):
        assert connection().execute("SELECT count(*) FROM contact").fetchone() == (0,)


def test_the_fast_road_knows_the_same_numbers() -> None:
    assert (log.SCHEMA, log.APPLICATION) == (db.SCHEMA, db.APPLICATION)
    assert len([n for n in os.listdir(db.MIGRATIONS) if n[0].isdigit()]) == db.SCHEMA


def test_models_and_schema_agree(network: str) -> None:
    for model in ALL:
        table = model._meta.table_name
        there = {(row[1], row[2]) for row in connection().execute(f"PRAGMA table_xinfo({table})")}
        declared = {
            (field.column_name, "TEXT" if "Text" in type(field).__name__ else "INTEGER")
            for field in model._meta.sorted_fields
        }
        assert declared == there, table
    assert {model._meta.table_name for model in ALL} == set(triggers.RECORDED)


def test_processes_that_start_together_make_one_database(tmp_path: Path) -> None:
    path = str(tmp_path / "x" / "reseau.db")
    program = (
        "import sys; from reseau_tui.model.database import opened, connection\n"
        "with opened(sys.argv[1]): print(connection().execute('SELECT count(*) FROM contact')"
        ".fetchone()[0])"
    )
    started = [
        subprocess.Popen(
            [sys.executable, "-c", program, path], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(4)
    ]
    for one in started:
        out, err = one.communicate(timeout=60)
        assert (out.strip(), err, one.returncode) == (b"0", b"", 0)


def test_saving_cleans_every_text(network: str) -> None:
    from reseau_tui.model.tables import Contact

    with db.action("add"):
        Contact.create(name="A\x1b[31m\u202e b", sort_name="a", notes="one\ntwo\x07")
    row = Contact.get()
    assert (row.name, row.notes) == ("A[31m b", "one\ntwo")


def test_capture_and_app_leave_the_same_rows(tmp_path: Path) -> None:
    """One write core, two callers: a bare connection and peewee's."""

    def story(sql: sqlite3.Connection) -> None:
        with write.Action(sql, "story", 1_795_000_000):
            marie = write.add_contact(sql, "Marie Dupont", 1_795_000_000)
            done = write.add_interaction(
                sql, on="2026-11-22", people=[marie], created_at=1_795_000_000, kind="coffee",
                text="coffee", line="coffee with Marie +paris", tags=["paris"],
                sections=[("got", "a name")],
            )  # fmt: skip
            write.add_promise(sql, marie, "2026-12-06", "send CV", 1_795_000_000, done)

    def content(sql: sqlite3.Connection) -> list[object]:
        found: list[object] = []
        for table in (*triggers.RECORDED, "action", "change"):
            columns = [r[1] for r in sql.execute(f"PRAGMA table_xinfo({table})") if r[1] != "uid"]
            listed = ", ".join(f'"{name}"' for name in columns)
            found.append(sql.execute(f"SELECT {listed} FROM {table}").fetchall())
        return found

    with opened(str(tmp_path / "app.db")):
        story(connection())
        app = content(connection())
    with opened(str(tmp_path / "log.db")):
        pass
    sql = log.connect(str(tmp_path / "log.db"))
    assert sql is not None
    story(sql)
    assert content(sql) == app
    sql.close()


def test_a_failed_action_leaves_nothing(network: str) -> None:
    with pytest.raises(ZeroDivisionError), db.action("half"):
        write.add_contact(connection(), "Marie", 0)
        raise ZeroDivisionError
    assert connection().execute("SELECT count(*) FROM contact").fetchone() == (0,)
    assert connection().execute("SELECT action_id FROM history_state").fetchone() == (0,)
    with db.action("whole"):
        write.add_contact(connection(), "Marie", 0)
    assert connection().execute("SELECT label FROM action").fetchall() == [("whole",)]


def test_deleting_somebody_keeps_what_others_took_part_in(network: str) -> None:
    from reseau_tui.model.contacts import delete_contact

    sql = connection()
    with db.action("story"):
        one, two = (write.add_contact(sql, name, 0) for name in ("One", "Two"))
        write.add_interaction(sql, on="2026-01-01", people=[one], created_at=0, text="alone")
        write.add_interaction(sql, on="2026-01-02", people=[one, two], created_at=0, text="both")
    with db.action("delete"):
        delete_contact(one)
    assert sql.execute("SELECT text FROM interaction").fetchall() == [("both",)]
    assert sql.execute("SELECT last_full_on FROM contact").fetchall() == [("2026-01-02",)]


def test_an_older_entry_never_lowers_last_contact(network: str) -> None:
    sql = connection()
    with db.action("story"):
        one = write.add_contact(sql, "One", 0)
        for on, kind in (("2026-05-01", "coffee"), ("2026-01-01", "call"), ("2026-06-01", "like")):
            write.add_interaction(sql, on=on, people=[one], created_at=0, kind=kind)
    row = sql.execute("SELECT last_full_on, last_touch_on FROM contact").fetchone()
    assert row == ("2026-05-01", "2026-06-01")
