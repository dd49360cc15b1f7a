"""reseau-tui who: people with their reasons, the JSON, nobody."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def helpers(run, path: str) -> None:
    """Three who may help with accounts, one of them distant and met through somebody near."""
    run(
        "add", "Nora Haddad", "--title", "accountant", "--org", "Hôtel du Lac", "--city", "Toulouse"
    )
    run("add", "Paul Girard", "--circle", "1")
    run("add", "Zoé Martin", "--title", "Accountant", "--circle", "5")
    run("--log", "10 days ago: coffee with Nora Haddad got: a lift to the airport")
    run("--log", "yesterday: call with Paul Girard")
    from reseau_tui.model.database import action, connection, opened

    with opened(path), action("through"):
        connection().execute(
            "UPDATE contact SET met_through = (SELECT id FROM contact WHERE name = 'Paul Girard')"
            " WHERE name = 'Zoé Martin'"
        )


def test_people_with_their_reasons(run, helpers) -> None:
    said = run("who", "accountant")
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [
        "Nora Haddad  accountant at Hôtel du Lac · spoken 10 days ago · helped you once",
        "Zoé Martin   Accountant · not spoken yet"
        " · ask through Paul Girard, who introduced you: spoken yesterday",
    ]
    assert run("who", "toulouse", "ACCOUNT").out.startswith("Nora Haddad  accountant at")
    warned = run("who", "hotel", RESEAU_NOW="2036-11-23T10:00").out
    assert warned.endswith("· warm it up first: give some news before asking\n")


def test_the_answer_for_programs(run, helpers) -> None:
    nora, zoe = json.loads(run("who", "accountant", "--json").out)
    assert nora == {
        "id": 1,
        "name": "Nora Haddad",
        "why": ["accountant at Hôtel du Lac", "spoken 10 days ago", "helped you once"],
        "through": None,
        "warm_up": False,
        "last_on": "2026-11-13",
        "asked": [],
    }
    assert zoe["through"] == {"id": 2, "name": "Paul Girard", "tie": "Paul Girard introduced you"}
    assert (zoe["warm_up"], zoe["last_on"]) == (False, None)


def test_nobody_is_a_sentence(run, helpers) -> None:
    said = run("who", "astronaut")
    assert (said.code, said.out) == (0, "")
    assert said.err == "Nobody here has to do with “astronaut” yet.\n"
    empty = run("who", "astronaut", "--json")
    assert (empty.code, json.loads(empty.out)) == (0, [])


def test_nothing_asked_is_a_usage_error(run) -> None:
    assert run("who", "?").code == 2
    assert run("who").code == 2


def test_the_shell_completes_it(run) -> None:
    assert " who " in run("completion", "bash").out
