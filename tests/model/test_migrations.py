"""From a file of an earlier version with data in it to the one of now: nothing is lost."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from earlier_schema import TABLES, opened_as_version

from reseau_tui.model import backup, database, history, triggers, write
from reseau_tui.model.bulk import BulkAction, insert_rows, next_id
from reseau_tui.model.check import check
from reseau_tui.model.database import DatabaseRefused, action, connection, opened

AT = 1_790_000_000


def logged(people: list[int], on: str, *sections: tuple[str, str], **more: Any) -> int:
    """Write an exchange down as a capture of that time did; return its id."""
    with action(f"log {on}"):
        return write.add_interaction(
            connection(), on=on, people=people, created_at=AT, sections=sections,
            text=more.pop("text", "call"), **more,
        )  # fmt: skip


def live() -> None:
    """Fill a file of the first version with a life: some of it undone, redone, imported."""
    sql = connection()
    with action("people"):
        karim, marie, helene = (
            write.add_contact(sql, name, AT)
            for name in ("Karim Benali", "Marie Dupont", "Hélène Łuc")
        )
        sql.execute("UPDATE contact SET circle = 2, notes = 'sings' WHERE id = ?", (marie,))
        sql.execute("INSERT INTO role (contact_id, title) VALUES (?, 'pilot')", (helene,))
        write.tag_contact(sql, marie, "choir")
    logged([karim], "2026-08-20", ("ask", "Lisbonne"), ("ask", "his knee"), ("gave", "a couch"))
    logged([marie, karim], "2026-09-10", ("got", "the name of an accountant"), ("news", "new job"))
    logged([helene], "2026-09-20", ("news", "the job I have now"), ("seeks", "a flat, a boat"))
    logged([karim], "2026-10-20", ("asked", "Lisbon suits him"), ("offers", "proofreading"))
    logged([marie], "2026-10-21", kind="thanks", initiative="me")
    logged([marie], "2020-02-02", ("got", "a lift"), ("ask", "her move"), ("news", "my flat"))
    logged([karim], "2026-11-20", ("asked", "his daughter was born"), ("ask", "the name"))
    logged([helene], "2026-11-01", ("gave", "a slip of the tongue"))
    history.undo(sql, AT)
    logged([helene], "2026-11-02", ("got", "a lamp"))
    history.undo(sql, AT)
    history.redo(sql, AT)
    with action("promise"):
        write.add_promise(sql, marie, "2026-12-01", "send CV", AT)
        write.keep_in_inbox(sql, "coffee with Zoltan", "2026-11-01T10:00", "[]")
    with BulkAction(sql, "import", AT) as bulk, bulk.step():
        interaction = next_id(sql, "interaction")
        columns = ("id", "on", "text")
        insert_rows(sql, "interaction", columns, [(interaction, "2026-06-01", "brought in")])
        section = (interaction, "got", "a bicycle")
        insert_rows(sql, "section", ("interaction_id", "key", "text"), [section])
        insert_rows(sql, "participant", ("interaction_id", "contact_id"), [(interaction, helene)])


def content(sql: sqlite3.Connection, columns: dict[str, list[str]]) -> dict[str, list[Any]]:
    """Return the rows of these columns, and the words people are found by in exchanges."""
    found = {
        table: sql.execute(
            "SELECT {} FROM {} ORDER BY id".format(", ".join(f'"{name}"' for name in names), table)
        ).fetchall()
        for table, names in columns.items()
    }
    sql.execute("CREATE VIRTUAL TABLE temp.v USING fts5vocab(main, interaction_search, row)")
    found["words"] = sql.execute("SELECT term, doc FROM temp.v").fetchall()
    sql.execute("DROP TABLE temp.v")
    return found


def columns_of(sql: sqlite3.Connection) -> dict[str, list[str]]:
    """Return every column of the tables of the first version, kept and computed ones too."""
    return {
        table: [row[1] for row in sql.execute(f"PRAGMA table_xinfo({table})")]
        for table in TABLES[1]
    }


@pytest.fixture
def old(path: str) -> dict[str, Any]:
    """A file of the first version at ``path``: its columns, its content, its steps of undo."""
    with opened_as_version(path, 1):
        live()
        sql = connection()
        columns = columns_of(sql)
        assert sql.execute("PRAGMA user_version").fetchone() == (1,)
        assert "told" not in {row[0] for row in sql.execute("SELECT name FROM sqlite_master")}
        return {
            "columns": columns,
            "content": content(sql, columns),
            "steps": history.steps(sql, 100),
        }


def test_every_row_is_there_and_the_new_tables_say_what_was_meant(
    path: str, old: dict[str, Any]
) -> None:
    with opened(path):
        sql = connection()
        assert sql.execute("PRAGMA user_version").fetchone() == (database.SCHEMA,)
        now = content(sql, old["columns"])
        tags = {(1, "offers"), (3, "seeks"), (3, "seeks")}
        given = now.pop("contact_tag"), now.pop("tag"), old["content"].pop("contact_tag")
        kept = old["content"].pop("tag")
        assert now == old["content"]
        assert given[0][: len(given[2])] == given[2]
        assert given[1][: len(kept)] == kept
        assert {(row[1], row[3]) for row in given[0][len(given[2]) :]} == tags
        assert [row[1] for row in given[1][len(kept) :]] == ["a flat", "a boat", "proofreading"]
        news = 'SELECT kind, contact_id, "on", text, gesture, closed_on, answer FROM news'
        assert sql.execute(news + " ORDER BY id").fetchall() == [
            ("ask", 1, "2026-08-20", "Lisbonne", None, "2026-10-20", "Lisbon suits him"),
            ("ask", 1, "2026-08-20", "his knee", None, "2026-09-10", None),
            ("tell", None, "2026-09-10", "new job", None, None, None),
            ("theirs", 1, "2026-10-20", "Lisbon suits him", None, None, None),
            ("ask", 2, "2020-02-02", "her move", None, "2026-09-10", None),
            ("tell", None, "2020-02-02", "my flat", None, "2020-02-02", None),
            ("theirs", 1, "2026-11-20", "his daughter was born", "congratulate", None, None),
            ("ask", 1, "2026-11-20", "the name", None, None, None),
        ]
        told = 'SELECT n.text, t.contact_id, t."on" FROM told t JOIN news n ON n.id = t.news_id'
        assert sql.execute(told + " ORDER BY t.id").fetchall() == [
            ("new job", 2, "2026-09-10"),
            ("new job", 1, "2026-09-10"),
            ("new job", 3, "2026-09-20"),
            ("my flat", 2, "2020-02-02"),
        ]
        turns = "SELECT given, contact_id, text, thanked_on, no_thanks FROM good_turn ORDER BY id"
        assert sql.execute(turns).fetchall() == [
            (1, 1, "a couch", None, 0),
            (0, 2, "the name of an accountant", "2026-10-21", 0),
            (0, 2, "a lift", None, 1),  # noted after the thanks; years ago
            (0, 3, "a lamp", None, 0),
            (0, 3, "a bicycle", None, 0),
        ]
        made = sql.execute("SELECT interaction_id, created_at FROM good_turn").fetchall()
        assert all(interaction and created == AT for interaction, created in made[:4])


def test_what_is_kept_and_what_is_found_is_right(path: str, old: dict[str, Any]) -> None:
    def found(word: str) -> list[int]:
        sql = "SELECT rowid FROM contact_search WHERE contact_search MATCH ? ORDER BY rowid"
        return [row[0] for row in connection().execute(sql, (word,)).fetchall()]

    with opened(path):
        assert check(path).problems == ()
        assert found("accountant") == [2]  # the one it was got from: the first one named
        assert found("lisbon*") == [1]
        assert found("luc") == found("lamp") == [3]
        with action("edit"):
            connection().execute("UPDATE good_turn SET text = 'a lantern' WHERE text = 'a lamp'")
        assert (found("lamp"), found("lantern")) == ([], [3])
        assert connection().execute("SELECT max(action_id) FROM history_state").fetchone() == (0,)
        assert not connection().execute("SELECT 1 FROM change WHERE action_id = 0").fetchall()


def test_each_step_made_before_is_undone_and_redone(path: str, old: dict[str, Any]) -> None:
    with opened(path):
        sql = connection()
        assert history.steps(sql, 100) == old["steps"]
        whole = {table: sql.execute(f"SELECT * FROM {table}").fetchall()
                 for table in triggers.RECORDED}  # fmt: skip
        labels = [step.label for step in old["steps"] if step.in_force]
        assert len(labels) == 11
        undone = [history.undo(sql, AT).label for _ in labels]
        assert undone == labels
        for table in triggers.RECORDED:
            assert sql.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table
        assert check(path).problems == ()
        for label in reversed(labels):
            assert history.redo(sql, AT).label == label
        again = {table: sql.execute(f"SELECT * FROM {table}").fetchall()
                 for table in triggers.RECORDED}  # fmt: skip
        assert again.keys() == whole.keys()
        for table in set(whole) - {"news", "good_turn"}:
            assert again[table] == whole[table], table
        assert check(path).problems == ()


def test_one_step_of_before_is_taken_back_with_what_it_meant(
    path: str, old: dict[str, Any]
) -> None:
    by_label = {step.label: step.action_id for step in old["steps"]}
    with opened(path):
        sql = connection()
        history.undo(sql, AT, by_label["log 2026-10-20"])
        asked = sql.execute("SELECT closed_on FROM news WHERE text = 'Lisbonne'").fetchone()
        assert asked == (None,)
        for later in ("log 2026-10-21", "log 2026-09-20"):
            with pytest.raises(history.UndoRefused, match=later):
                history.undo(sql, AT, by_label["log 2026-09-10"])
            history.undo(sql, AT, by_label[later])
        history.undo(sql, AT, by_label["log 2026-09-10"])
        assert not sql.execute("SELECT 1 FROM news WHERE text = 'new job'").fetchall()
        assert check(path).problems == ()


def test_what_nobody_can_undo_any_more_is_filled_as_well(path: str) -> None:
    with opened_as_version(path, 1):
        live()
        history.begin_history_here(connection())
    with opened(path):
        sql = connection()
        thanked = "SELECT text FROM good_turn WHERE thanked_on IS NOT NULL ORDER BY id"
        assert sql.execute(thanked).fetchall() == [("a lift",), ("the name of an accountant",)]
        assert not sql.execute("SELECT 1 FROM change").fetchall()
        with pytest.raises(history.NothingToUndo):
            history.undo(sql, AT)
        assert check(path).problems == ()


def test_a_copy_is_made_before(path: str, old: dict[str, Any]) -> None:
    assert backup.backups(path) == []
    with opened(path):
        pass
    (kept,) = backup.backups(path)
    assert kept.endswith("before-migration.db")
    sql = sqlite3.connect(kept)
    assert sql.execute("PRAGMA user_version").fetchone() == (1,)
    assert content(sql, old["columns"]) == old["content"]
    sql.close()
    with opened(path):
        assert backup.backups(path) == [kept]


KILLED = """
import os, signal, sys
from reseau_tui.model import {module}
from reseau_tui.model.database import opened

def die(*_arguments):
    os.kill(os.getpid(), signal.SIGKILL)

{module}.{function} = die
with opened(sys.argv[1]):
    pass
"""


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
@pytest.mark.parametrize(
    ("module", "function"),
    [
        ("triggers", "build_triggers"),
        ("upkeep_before", "fill_from_before"),
        ("upkeep_before", "settle_before"),
    ],
)
def test_killed_half_way_the_old_file_is_whole(
    path: str, old: dict[str, Any], module: str, function: str
) -> None:
    program = KILLED.format(module=module, function=function)
    killed = subprocess.run([sys.executable, "-c", program, path], timeout=60, check=False)
    assert killed.returncode == -signal.SIGKILL
    with opened_as_version(path, 1):
        assert connection().execute("PRAGMA user_version").fetchone() == (1,)
        assert content(connection(), old["columns"]) == old["content"]
        assert history.steps(connection(), 100) == old["steps"]
        logged([1], "2026-11-22", ("got", "time"))
    with opened(path):
        assert connection().execute("SELECT count(*) FROM good_turn").fetchone() == (6,)
        assert check(path).problems == ()


def test_a_line_logged_first_brings_the_file_up_to_date(path: str, old: dict[str, Any]) -> None:
    line = "called Karim got: a stamp"
    done = subprocess.run(
        [sys.executable, "-m", "reseau_tui", "--db", path, "--log", line],
        timeout=60, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    with opened(path):
        turns = connection().execute("SELECT text FROM good_turn ORDER BY id").fetchall()
        assert (len(turns), turns[-1]) == (6, ("a stamp",))
        assert check(path).problems == ()


def test_a_newer_version_is_refused_and_left_as_it_is(path: str) -> None:
    with opened(path):
        connection().execute(f"PRAGMA user_version = {database.SCHEMA + 1}")
    before = Path(path).read_bytes()
    with pytest.raises(DatabaseRefused, match="newer"):
        database.open_database(path)
    database.database.close()
    with pytest.raises(DatabaseRefused, match="newer"), opened_as_version(path, 1):
        pass
    assert Path(path).read_bytes() == before
    assert backup.backups(path) == []
