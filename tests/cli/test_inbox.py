"""Lines that wait: answered with a name, with "new", with the whole line; dropped; undone."""

from __future__ import annotations

import json
import sqlite3


def interactions(path: str) -> list[tuple]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(
            'SELECT i."on", c.name FROM interaction i JOIN participant p ON p.interaction_id = i.id'
            " JOIN contact c ON c.id = p.contact_id ORDER BY p.id"
        ).fetchall()
    finally:
        connection.close()


def test_an_answer_records_the_line_as_of_when_it_came(run, people, path: str) -> None:
    people("Marie Dupont", "Marie Blanc")
    run("--log", "yesterday: coffee with Marie", RESEAU_NOW="2026-11-10T09:00")
    assert "Which Marie?" in run("inbox").out
    said = run("inbox", "1", "Marie", "Blanc")
    assert said.code == 0, said
    assert interactions(path) == [("2026-11-09", "Marie Blanc")]
    assert run("inbox").out == "The Inbox is empty.\n"
    run("undo")
    assert interactions(path) == [] and "Which Marie?" in run("inbox").out


def test_two_questions_are_answered_one_after_the_other(run, people, path: str) -> None:
    people("Marie Dupont", "Marie Blanc", "Paul Girard", "Paul Noir")
    run("--log", "coffee with Marie and Paul")
    assert run("inbox", "1", "Marie Blanc").code == 4
    assert run("inbox", "1", "Paul Noir").code == 0
    assert [name for _on, name in interactions(path)] == ["Marie Blanc", "Paul Noir"]


def test_new_and_the_line_said_again(run, people, path: str) -> None:
    people("Marie Dupont")
    run("--log", "coffee with Zoltan")
    run("--log", "lunch with Zorglub")
    assert run("inbox", "1", "new").code == 0
    assert run("inbox", "2", "lunch with Marie Dupont").code == 0
    assert [name for _on, name in interactions(path)] == ["Zoltan", "Marie Dupont"]


def test_dropped_and_unknown_numbers(run, people) -> None:
    people("Marie Dupont")
    run("--log", "coffee with Zoltan")
    assert json.loads(run("inbox", "--json").out)[0]["questions"][0]["reason"] == "unknown"
    assert run("inbox", "--drop", "1").code == 0
    assert run("inbox", "--drop", "1").code == 3
    assert json.loads(run("inbox", "--json").out) == []
