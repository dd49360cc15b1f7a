"""The last capture, said again: one step, undone in one; a question leaves all as it was."""

from __future__ import annotations

import json

import pytest


def said(run, *options: str) -> list[tuple[str, list[str]]]:
    return [(one["text"], one["people"]) for one in json.loads(run("timeline", "--json").out)]


def test_the_new_line_takes_the_place_of_the_old_one(run, people) -> None:
    people("Marie Dupont", "Paul Girard")
    run("--log", "coffee with Marie +paris next: send CV in 2 weeks")
    done = run("amend", "yesterday: lunch with Paul")
    assert done.code == 0 and "Sun 22 Nov 2026 · meal · Paul Girard" in done.out
    assert "in place of: coffee · Marie Dupont" in done.out
    assert said(run) == [("lunch with Paul", ["Paul Girard"])]
    assert json.loads(run("show", "Marie", "--json").out)["promises"] == []
    assert run("undo").code == 0
    assert said(run) == [("coffee with Marie", ["Marie Dupont"])]
    assert len(json.loads(run("show", "Marie", "--json").out)["promises"]) == 1
    assert run("redo").code == 0
    assert said(run) == [("lunch with Paul", ["Paul Girard"])]


def test_said_again_and_again_is_still_one_line(run, people) -> None:
    people("Marie Dupont", "Paul Girard")
    run("--log", "coffee with Marie")
    for line in ("tea with Marie", "tea with Paul", "tea with Paul"):
        assert run("amend", line).code == 0
    assert said(run) == [("tea with Paul", ["Paul Girard"])]
    for before in ("tea with Paul", "tea with Marie", "coffee with Marie"):
        run("undo")
        assert [text for text, _people in said(run)] == [before]
    run("undo")
    assert said(run) == []


@pytest.mark.parametrize(
    ("line", "code"), [("coffee with Zoltan", 3), ("coffee with Marie", 4), ("tomorrow: tea", 4)]
)
def test_a_question_changes_nothing(run, people, line: str, code: int) -> None:
    people("Marie Dupont", "Marie Blanc", "Paul Girard")
    run("--log", "coffee with Paul")
    refused = run("amend", line, "--json")
    assert refused.code == code
    assert json.loads(refused.out)["status"] == "refused"
    assert said(run) == [("coffee with Paul", ["Paul Girard"])]
    assert run("inbox").out == "The Inbox is empty.\n"


def test_somebody_created_by_a_slip_goes_again(run, people) -> None:
    people("Marie Dupont")
    run("--log", "--create", "coffee with Zoltna")
    assert run("amend", "--create", "coffee with Zoltan").code == 0
    names = [one["name"] for one in json.loads(run("people", "--json").out)]
    assert names == ["Marie Dupont", "Zoltan"]


def test_a_line_that_waits_is_said_again(run, people) -> None:
    people("Marie Dupont")
    run("--log", "coffee with Mraie")
    assert run("amend", "coffee with Marie").code == 0
    assert run("inbox").out == "The Inbox is empty.\n"
    assert said(run) == [("coffee with Marie", ["Marie Dupont"])]


def test_an_answered_line_does_not_wait_again(run, people) -> None:
    people("Marie Dupont", "Marie Blanc")
    run("--log", "coffee with Marie")
    run("inbox", "1", "Marie", "Blanc")
    assert run("amend", "tea with Marie Dupont").code == 0
    assert said(run) == [("tea with Marie Dupont", ["Marie Dupont"])]
    assert run("inbox").out == "The Inbox is empty.\n"


def test_a_promise_alone_is_said_again(run, people) -> None:
    people("Marie Dupont")
    run("--log", "next: call Marie tomorrow")
    assert run("amend", "next: write to Marie on friday").code == 0
    promises = json.loads(run("show", "Marie", "--json").out)["promises"]
    assert [(one["text"], one["due_on"]) for one in promises] == [("write to Marie", "2026-11-27")]


def test_what_was_used_since_is_not_taken_away(run, people) -> None:
    people("Marie Dupont")
    run("--log", "coffee with Marie next: send CV tomorrow")
    run("done", "CV")
    refused = run("amend", "tea with Marie")
    assert refused.code == 4 and "promise kept: send CV" in refused.err
    assert said(run) == [("coffee with Marie", ["Marie Dupont"])]


def test_nothing_written_down_yet(run, people) -> None:
    people("Marie Dupont")
    assert run("amend", "coffee with Marie").code == 3
    run("--log", "coffee with Marie")
    assert run("amend", "x" * 20_001).code == 2
    assert run("amend", "  ").code == 2
    assert run("amend").code == 2
