"""What ``show`` says of help given and received: both sides, never set off against each other."""

from __future__ import annotations

import json

import pytest

from reseau_tui.model.database import action, connection, opened
from reseau_tui.model.good_turns import TurnFields, add_good_turn, thank_for


@pytest.fixture
def helped(people, path: str) -> None:
    people("Marie Dupont")
    with opened(path), action("good turns"):
        (marie,) = connection().execute("SELECT id FROM contact").fetchone()
        add_good_turn(TurnFields(marie, True, "a lift"))
        add_good_turn(TurnFields(marie, False, "a name"))
        add_good_turn(TurnFields(marie, False, "an hour", done=False))
        thank_for([add_good_turn(TurnFields(marie, False, "her tent"))])


def test_shown_to_a_person_and_to_a_program(run, helped) -> None:
    shown = json.loads(run("show", "Marie", "--json").out)
    assert shown["good_turns"] == {"given": 1, "received": 2, "to_thank": 1}
    said = run("show", "Marie").out
    assert "good turns  1 given · 2 received · 1 open · thanks to say" in said


def test_nobody_helped_is_no_line(run, people) -> None:
    people("Marie Dupont")
    assert "good turns" not in run("show", "Marie").out
    shown = json.loads(run("show", "Marie", "--json").out)
    assert shown["good_turns"] == {"given": 0, "received": 0, "to_thank": 0}
