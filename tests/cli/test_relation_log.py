"""A relation captured with ``--log``, shown and taken back."""

from __future__ import annotations

import json
from collections.abc import Callable

from .conftest import Run


def test_a_relation_is_logged_shown_on_both_sides_and_undone(
    run: Run, people: Callable[..., None]
) -> None:
    people("Paul Girard", "Léa Martin")
    said = run("--log", "@Paul", "father", "of", "@Léa")
    assert said.out.splitlines()[0] == "✓ Paul Girard is a parent of Léa Martin"
    said = run("--log", "--json", "@Paul is a colleague of @Tom")
    answer = json.loads(said.out)
    assert (answer["status"], answer["id"], answer["created"]) == ("recorded", None, ["Tom"])
    assert answer["relations"] == [{"name": "Paul Girard", "kind": "colleague", "other": "Tom"}]
    assert "child Léa Martin · colleague Tom" in run("show", "Paul").out
    shown = json.loads(run("show", "Léa", "--json").out)
    assert [(one["name"], one["kind"]) for one in shown["relations"]] == [("Paul Girard", "parent")]
    assert json.loads(run("timeline", "--json").out) == []
    said = run("--log", "@Léa", "daughter", "of", "@Paul")
    assert said.out.splitlines() == [
        "That is noted already: Léa Martin is a child of Paul Girard"
    ], "there is nothing to undo: undo takes back what was done before"
    run("undo")
    assert json.loads(run("people", "Tom", "--json").out) == []
    assert "colleague" not in run("show", "Paul").out


def test_a_relation_with_a_question_waits_in_the_inbox_and_is_answered(
    run: Run, people: Callable[..., None]
) -> None:
    people("Paul Girard", "Anne Roche", "Anne Petit")
    said = run("--log", "--json", "@Paul ami d'@Anne")
    answer = json.loads(said.out)
    assert (said.code, answer["status"]) == (4, "inbox")
    assert answer["relations"] == [{"name": "Paul Girard", "kind": "friend", "other": None}]
    (waiting,) = json.loads(run("inbox", "--json").out)
    said = run("inbox", str(waiting["id"]), "Anne Petit")
    assert said.out.splitlines()[0] == "✓ Paul Girard is a friend of Anne Petit"
    assert "friend Anne Petit" in run("show", "Paul").out
    assert json.loads(run("inbox", "--json").out) == []


def test_a_relation_is_said_again_and_leaves_what_was_captured_before(
    run: Run, people: Callable[..., None]
) -> None:
    people("Paul Girard", "Léa Martin")
    run("--log", "coffee with Paul")
    run("--log", "@Paul friend of @Léa")
    said = run("amend", "@Paul colleague of @Léa")
    assert said.out.splitlines()[0] == "✓ Paul Girard is a colleague of Léa Martin"
    assert "in place of: Paul Girard is a friend of Léa Martin" in said.out
    assert "colleague Léa Martin" in run("show", "Paul").out
    assert [one["text"] for one in json.loads(run("timeline", "--json").out)] == [
        "coffee with Paul"
    ]
    run("undo")
    assert "friend Léa Martin" in run("show", "Paul").out
