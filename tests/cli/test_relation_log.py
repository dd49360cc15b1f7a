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
