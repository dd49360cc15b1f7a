"""Requests: taken to three people at most, closed with thanks to both sides, all of it undoable."""

from __future__ import annotations

from typing import Any

import pytest

from reseau_tui.model import history, requests, write
from reseau_tui.model.check import check
from reseau_tui.model.database import action, connection
from reseau_tui.model.requests import Credits

ON, AT = "2026-11-23", 1_795_000_000
SAID = Credits("Samira helped Camille", "a craftsman", "a craftsman", "a craftsman, for Camille")


@pytest.fixture
def people(network: str) -> dict[str, int]:
    with action("people"):
        return {
            name: write.add_contact(connection(), name, 1)
            for name in ("Camille", "Samira", "Yann", "Paul", "Inès")
        }


def ask(asker: int | None, text: str = "a craftsman", **rest: Any) -> int:
    with action("request"):
        return requests.add_request(connection(), text=text, on=ON, asker=asker, **rest)


def choose(request: int, contact: int) -> None:
    with action("choose"):
        requests.choose(connection(), request, contact, ON, "offers it")


def step(request: int, contact: int, status: str) -> None:
    with action("step"):
        requests.take_step(connection(), request, contact, status, ON)


def close(request: int, *helpers: int, outcome: str = "mended") -> int | None:
    with action("close"):
        return requests.close_request(
            connection(), request, on=ON, at=AT, outcome=outcome, helpers=helpers, credits=SAID
        )


def all_rows(sql: str, *values: object) -> list[Any]:
    return connection().execute(sql, values).fetchall()


def statuses(request: int) -> list[Any]:
    return all_rows(
        "SELECT c.name, h.status FROM request_helper h JOIN contact c ON c.id = h.contact_id"
        " WHERE request_id = ? ORDER BY h.id",
        request,
    )


TURNS = (
    "SELECT c.name, given, kind, text, outcome FROM good_turn JOIN contact c ON c.id = contact_id"
)


def test_closing_credits_both_sides_and_one_undo_takes_it_back(
    network: str, people: dict[str, int]
) -> None:
    camille, samira = people["Camille"], people["Samira"]
    request = ask(camille)
    choose(request, samira)
    step(request, samira, "sent")
    touch = close(request, samira)
    assert all_rows(TURNS) == [
        ("Camille", 1, "recommendation", "a craftsman", "good"),
        ("Samira", 0, "recommendation", "a craftsman, for Camille", "good"),
    ]
    assert all_rows("SELECT through_id FROM good_turn ORDER BY id") == [(samira,), (None,)]
    assert all_rows(
        "SELECT introducer_id, first_id, second_id, status, outcome, request_id, interaction_id"
        " FROM introduction"
    ) == [(None, camille, samira, "followed-up", "met", request, touch)]
    assert all_rows("SELECT contact_id FROM participant WHERE interaction_id = ?", touch) == [
        (camille,), (samira,)
    ]  # fmt: skip
    assert all_rows("SELECT interaction_id, outcome, closed_on FROM request") == [
        (touch, "mended", ON)
    ]
    assert statuses(request) == [("Samira", "helped")]
    # Nobody was spoken to: it is a touch, and no full contact.
    assert all_rows("SELECT DISTINCT last_full_on, last_touch_on FROM contact WHERE id IN (?, ?)",
                    camille, samira) == [(None, ON)]  # fmt: skip
    assert check(network).problems == ()
    history.undo(connection(), AT)
    assert (all_rows(TURNS), all_rows("SELECT * FROM introduction")) == ([], [])
    assert all_rows("SELECT * FROM interaction") == []
    assert statuses(request) == [("Samira", "sent")]
    assert all_rows("SELECT closed_on FROM request") == [(None,)]


def test_a_stranger_has_no_side_of_their_own(people: dict[str, int]) -> None:
    request = ask(None, asker_name=" Jean\x1b Dupré ")
    assert all_rows("SELECT asker_name FROM request") == [("Jean Dupré",)]
    touch = close(request, people["Samira"])
    assert [row[:2] for row in all_rows(TURNS)] == [("Samira", 0)]
    assert all_rows("SELECT contact_id FROM participant WHERE interaction_id = ?", touch) == [
        (people["Samira"],)
    ]
    assert all_rows("SELECT * FROM introduction") == []


def test_without_help_only_the_outcome_is_noted(people: dict[str, int]) -> None:
    request = ask(people["Camille"])
    assert close(request, outcome="gave it up") is None
    assert all_rows("SELECT outcome FROM request") == [("gave it up",)]
    assert all_rows("SELECT 1 FROM good_turn UNION ALL SELECT 1 FROM interaction") == []


@pytest.mark.parametrize("stranger", [False, True])
def test_opened_again_nobody_is_credited_twice(people: dict[str, int], stranger: bool) -> None:
    asker = None if stranger else people["Camille"]
    request = ask(asker, asker_name="Jean" if stranger else None)
    close(request, people["Samira"])
    before = len(all_rows(TURNS))
    with action("again"):
        requests.reopen_request(connection(), request)
    assert close(request, people["Samira"]) is None
    assert len(all_rows(TURNS)) == before
    with action("again"):
        requests.reopen_request(connection(), request)
    close(request, people["Samira"], people["Yann"])
    assert [row[:2] for row in all_rows(TURNS)][before:] == [("Yann", 0)], "the new one only"


def test_three_at_a_time_and_one_more_when_one_cannot(people: dict[str, int]) -> None:
    request = ask(people["Camille"])
    for name in ("Samira", "Yann", "Paul"):
        choose(request, people[name])
    with pytest.raises(requests.TooManyError):
        choose(request, people["Inès"])
    with pytest.raises(ValueError):
        choose(request, people["Samira"])
    with pytest.raises(ValueError):
        choose(request, people["Camille"])
    step(request, people["Yann"], "declined")
    choose(request, people["Inès"])
    step(request, people["Paul"], "nothing")
    choose(request, people["Yann"])
    assert statuses(request) == [
        ("Samira", "chosen"), ("Yann", "chosen"), ("Paul", "nothing"), ("Inès", "chosen"),
    ]  # fmt: skip


def test_what_is_found_is_looked_for_no_longer(people: dict[str, int]) -> None:
    with action("tags"):
        for tag in ("A craftsman", "a flat", "a piano"):
            write.tag_contact(connection(), people["Camille"], tag, "seeks")
    close(ask(people["Camille"], "a craftsman, a piano"), people["Samira"])
    assert all_rows("SELECT t.name FROM contact_tag JOIN tag t ON t.id = tag_id") == [("a flat",)]


@pytest.mark.parametrize(
    "rest", [{"text": " "}, {"asker": None}, {"asker": None, "asker_name": " "}]
)
def test_somebody_looks_for_something(people: dict[str, int], rest: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        ask(**{"asker": people["Camille"], **rest})


def test_whoever_turns_out_to_ask_is_nobody_to_ask(people: dict[str, int]) -> None:
    request = ask(None, asker_name="Sam")
    choose(request, people["Samira"])
    with action("edit"):
        requests.edit_request(
            connection(), request, text="a craftsman", on=ON, asker=people["Samira"],
            asker_name=None, private=True,
        )  # fmt: skip
    assert statuses(request) == []
    assert all_rows("SELECT asker_id, asker_name, private FROM request") == [
        (people["Samira"], None, 1)
    ]
    with action("drop"):
        requests.drop_request(connection(), request)
    assert all_rows("SELECT 1 FROM request") == []
