"""Introductions from the command line: a section of a line, and how somebody new was met."""

from __future__ import annotations

import json
from collections.abc import Callable

from .conftest import Run


def test_a_line_introduces_asks_who_and_waits_in_the_inbox(
    run: Run, people: Callable[..., None]
) -> None:
    people("Paul Girard", "Karim Benali", "Léa Martin")
    said = run("--log", "--json", "coffee with Paul intro: Karim > Léa, trains")
    answer = json.loads(said.out)
    assert [one["name"] for one in answer["people"]] == ["Paul Girard"]
    assert answer["introductions"] == [
        {
            "introducer": None,
            "first": {"id": 2, "name": "Karim Benali"},
            "second": {"id": 3, "name": "Léa Martin"},
        }
    ]
    said = run("--log", "tea with Paul intro: Karim > Zoé Blanc")
    assert (said.code, said.out) == (3, "")
    assert "Who is Zoé Blanc?" in run("inbox").out
    said = run("inbox", "1", "new")
    assert "new in the network: Zoé Blanc" in said.out
    assert run("--log", "--create", "lunch with Paul intro: Léa > Tom Berg").code == 0
    run("undo")
    assert json.loads(run("people", "Tom", "--json").out) == []


def test_how_somebody_was_met(run: Run, people: Callable[..., None]) -> None:
    people("Paul Girard", "Paul Roche")
    run("add", "Léa Martin", "--met-through", "girard", "--met-where", "Forum")
    shown = run("show", "Léa").out
    assert "met through  Paul Girard" in shown and "2026-11-23 · Forum" in shown
    run("add", "Karim Benali")
    assert "met" not in run("show", "Karim").out, "nothing is made up"
    run("edit", "Léa", "--met-through", "roche", "--met-on", "March 2019")
    assert "2019-03 · Forum" in run("show", "Léa").out
    assert run("add", "Tom", "--met-through", "Paul").code == 4
    assert run("add", "Tom", "--met-through", "Nobody").code == 3
    assert run("edit", "Léa", "--met-through", "Léa").code == 2
    assert run("edit", "Léa", "--met-on", "next year").code == 2
    assert "Tom" not in run("people").out
