"""reseau-tui path: the ways with their evidence, the JSON, no way, which one."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def houses(run, path: str) -> None:
    """Airbus over Paul and his partner, another house of that name, and Zoé out of reach."""
    run("add", "Paul Girard", "--circle", "1")
    run("add", "Marie Dupont", "--org", "Airbus", "--title", "HR director")
    run("add", "Zoé Roche", "--org", "Airbus Helicopters")
    from reseau_tui.model.database import action, connection, opened

    with opened(path), action("partner"):
        connection().execute(
            "INSERT INTO relation (contact_id, other_id, kind) VALUES (1, 2, 'partner')"
        )


def test_the_way_and_what_it_rests_on(run, houses) -> None:
    said = run("path", "airbus")
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [
        "you → Paul Girard → Marie Dupont → Airbus",
        "  you → Paul Girard           in your circle 1 (a good link · the weakest link)",
        "  Paul Girard → Marie Dupont  Marie Dupont is the partner of Paul Girard (a good link)",
        "  Marie Dupont → Airbus       HR director at Airbus (a good link)",
    ]
    assert run("path", "Paul").out.startswith("You know Paul Girard directly.\n\nyou → Paul")


def test_the_answer_for_programs(run, houses) -> None:
    answer = json.loads(run("path", "Marie Dupont", "--json", RESEAU_LANG="fr").out)
    assert {**answer, "paths": []} == {
        "to": "Marie Dupont", "kind": "person", "id": 2, "paths": [],
    }  # fmt: skip
    (way,) = answer["paths"]
    assert (way["weakest"], way["asked_on"]) == (0, None)
    assert [(hop["from"], hop["to"], hop["strength"]) for hop in way["hops"]] == [
        (
            {"kind": "me", "id": None, "name": None},
            {"kind": "person", "id": 1, "name": "Paul Girard"},
            "good",
        ),
        (
            {"kind": "person", "id": 1, "name": "Paul Girard"},
            {"kind": "person", "id": 2, "name": "Marie Dupont"},
            "good",
        ),
    ]


def test_no_way_is_an_answer(run, houses) -> None:
    said = run("path", "zoé")
    assert (said.code, said.err) == (0, "")
    assert said.out == "No verified path to Zoé Roche: nothing written down leads there.\n"
    assert json.loads(run("path", "airbus helicopters", "--json").out) == {
        "to": "Airbus Helicopters", "kind": "organisation", "id": None, "paths": [],
    }  # fmt: skip


def test_which_one_and_nobody(run, houses) -> None:
    which = run("path", "air", "--json")
    assert which.code == 4
    assert [
        (one["kind"], one["name"], one["why"]) for one in json.loads(which.out)["candidates"]
    ] == [
        ("organisation", "Airbus", "organisation, 1 person"),
        ("organisation", "Airbus Helicopters", "organisation, 1 person"),
    ]
    nobody = run("path", "nobody")
    assert (nobody.code, nobody.out) == (3, "")
    assert nobody.err == "Nobody and no organisation here is called “nobody”.\n"
    assert run("path").code == 2
    nothing = run("path", " ")
    assert (nothing.code, nothing.err) == (2, "To whom? For instance: reseau-tui path airbus\n")
