"""``--log`` as a real process: what is recorded, asked, refused, and never lost."""

from __future__ import annotations

import json
import os
import sqlite3
import stat
from pathlib import Path

import pytest

LINE = "yesterday: coffee with Marie and Paul +paris next: send CV in 2 weeks"


def rows(path: str, sql: str) -> list[tuple]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def test_what_was_understood_is_said(run, people) -> None:
    people("Marie Dupont", "Paul Girard")
    said = run("--log", LINE)
    assert said.out == (
        "✓ Sun 22 Nov 2026 · coffee · Marie Dupont, Paul Girard · +paris\n"
        "  promise: send CV — Sun 6 Dec 2026\n"
        "  undo with: reseau-tui undo\n"
    )
    assert (said.code, said.err) == (0, "")


def test_in_french(run, people) -> None:
    people("Camille Durand")
    said = run("--log", "déjeuner avec Camille D. hier à midi reçu: le nom de son comptable",
               RESEAU_LANG="fr")  # fmt: skip
    first, *rest = said.out.splitlines()
    assert first == "✓ dim. 22 nov. 2026 12:00 · repas · Camille Durand"
    assert "  reçu\u00a0: le nom de son comptable" in rest


def test_the_fast_and_the_long_road_say_and_write_the_same(run, people, tmp_path: Path) -> None:
    people("Marie Dupont", "Paul Girard")
    path = os.environ.get("X", "") or str(tmp_path / "reseau.db")
    fast = run("--log", LINE)
    written = rows(path, 'SELECT "on", kind, text, line FROM interaction')
    run("undo")
    long = run("--log", given=LINE.encode())
    assert long.out == fast.out
    assert rows(path, 'SELECT "on", kind, text, line FROM interaction') == written


def test_json_has_the_documented_shape(run, people) -> None:
    people("Marie Dupont", "Paul Girard")
    said = json.loads(run("--log", "--json", LINE).out)
    assert said == {
        "status": "recorded", "id": 1, "on": "2026-11-22", "at": None, "kind": "coffee",
        "initiative": "both",
        "people": [
            {"id": 1, "name": "Marie Dupont", "how": "first"},
            {"id": 2, "name": "Paul Girard", "how": "first"},
        ],
        "created": [], "tags": ["paris"], "text": "coffee with Marie and Paul",
        "promise": {"on": "2026-12-06", "text": "send CV"},
        "gave": [], "got": [], "news": [], "asked": [], "ask": [], "place": None, "minutes": None,
        "questions": [],
    }  # fmt: skip


def test_three_maries_without_a_terminal(run, people, path: str) -> None:
    people("Marie Dupont", "Marie Blanc", "Marie Noir")
    said = run("--log", "coffee with Marie")
    assert said.code == 4
    assert all(name in said.err for name in ("Which Marie", "Marie Dupont", "Marie Noir"))
    assert rows(path, "SELECT count(*) FROM interaction") == [(0,)]
    assert rows(path, "SELECT text FROM inbox") == [("coffee with Marie",)]
    assert run("--log", "--pick", "coffee with Marie").code == 0


def test_somebody_unknown(run, people, path: str) -> None:
    people("Marie Dupont")
    said = run("--log", "coffee with Zoltan")
    assert said.code == 3 and "Zoltan" in said.err
    assert rows(path, "SELECT text FROM inbox") == [("coffee with Zoltan",)]
    said = run("--log", "--create", "lunch with Zoltan Kis")
    assert said.code == 0 and "new in the network: Zoltan Kis" in said.out
    assert rows(path, "SELECT name FROM contact ORDER BY id")[-1] == ("Zoltan Kis",)


def test_the_same_line_twice_is_refused_until_undone(run, people, path: str) -> None:
    people("Marie Dupont")
    assert run("--log", "coffee with Marie").code == 0
    said = run("--log", "coffee with Marie")
    assert said.code == 4 and "--again" in said.err
    assert rows(path, "SELECT count(*) FROM interaction") == [(1,)]
    assert rows(path, "SELECT count(*) FROM inbox") == [(0,)]
    assert run("--log", "--again", "coffee with Marie").code == 0
    run("undo"), run("undo")
    assert run("--log", "coffee with Marie").code == 0
    assert run("--log", "coffee with Marie", RESEAU_NOW="2026-11-23T10:03").code == 0


def test_a_day_to_come_waits_in_the_inbox(run, people, path: str) -> None:
    people("Marie Dupont")
    said = run("--log", "coffee with Marie tomorrow")
    assert said.code == 4 and "next:" in said.err
    assert rows(path, "SELECT count(*) FROM inbox") == [(1,)]
    assert run("--log", "coffee with Marie at 18:30").code == 0


def test_dry_run_writes_nothing(run, people, path: str) -> None:
    people("Marie Dupont")
    said = run("--log", "--dry-run", "coffee with Marie and Zoltan")
    assert said.code == 3
    assert run("--log", "--dry-run", "coffee with Marie").out.startswith("✓ Mon 23 Nov 2026")
    assert rows(path, "SELECT count(*) FROM interaction") == [(0,)]
    assert rows(path, "SELECT count(*) FROM inbox") == [(0,)]


def test_lines_from_stdin(run, people, path: str) -> None:
    people("Marie Dupont", "Paul Girard")
    said = run("--log", given=b"coffee with Marie\n\ncall with Nobodyhere\nvu Paul hier\n")
    assert said.code == 3
    assert rows(path, "SELECT count(*) FROM interaction") == [(2,)]
    assert rows(path, "SELECT text FROM inbox") == [("call with Nobodyhere",)]


def test_options_after_the_text_and_dashes_inside_it(run, people, path: str) -> None:
    people("Marie Dupont")
    run("--log", "coffee", "with", "Marie", "-", "--very", "nice", "--json")
    run("--log", "--", "call", "with", "Marie", "--json")
    texts = [text for (text,) in rows(path, "SELECT text FROM interaction")]
    assert "--very nice" in texts[0] and "--json" not in texts[0]
    assert "--json" in texts[1]


@pytest.mark.parametrize(
    ("arguments", "given", "code"),
    [
        (["--log", ""], b"", 2),
        (["--log", "   "], b"", 2),
        (["--log"], b"", 2),
        (["--log", "--wrong", "coffee"], b"", 2),
        (["--wrong"], b"", 2),
        (["nonsense"], b"", 2),
        (["people", "--sort", "weird"], b"", 2),
        (["--log"], b"coffee with Marie\0\n", 5),
        (["--log"], b"caf\xe9 avec Marie\n", 5),
        (["--log"], b"coffee " + b"x" * 1_000_000, 5),
        (["--log", "coffee " + "x" * 100_000], b"", 5),
        (["show", "Nobody"], b"", 3),
        (["timeline", "--since", "blue"], b"", 2),
    ],
)
def test_bad_input_is_a_sentence_and_a_code(run, people, path, arguments, given, code) -> None:
    people("Marie Dupont")
    said = run(*arguments, given=given)
    assert said.code == code, said
    assert said.err.strip() and len(said.err) < 1000
    assert rows(path, "SELECT count(*) FROM interaction") == [(0,)]


def test_bad_databases(run, tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("my notes\n" * 50)
    for bad in (str(tmp_path), str(text)):
        for command in (["--log", "coffee with Marie"], ["people"], ["today", "--json"]):
            said = run(*command, db=bad)
            assert said.code == 10 and said.err.strip()
        assert "coffee with Marie" in run("--log", "coffee with Marie", db=bad).err
    assert text.read_text() == "my notes\n" * 50


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_cannot_be_written(run, tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    said = run("--log", "coffee with Marie", db=str(folder / "r.db"))
    assert said.code == 10 and "coffee with Marie" in said.err


def test_the_first_capture_makes_a_private_database(run, path: str) -> None:
    assert run("--log", "--create", "coffee with @[Marie Dupont]").code == 0
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600


def test_undo_brings_back_and_redo_again(run, people, path: str) -> None:
    people("Marie Dupont")
    run("--log", "coffee with Marie")
    assert run("undo").out == "Undone: coffee · Marie Dupont\n"
    assert rows(path, "SELECT last_full_on FROM contact") == [(None,)]
    assert run("redo").code == 0
    assert rows(path, "SELECT last_full_on FROM contact") == [("2026-11-23",)]
    assert run("redo").code == 3
