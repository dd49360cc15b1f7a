"""``check`` finds what went out of step, ``--repair`` mends it."""

from __future__ import annotations

import os

import pytest

from reseau_tui.model import check, write
from reseau_tui.model.database import action, connection


@pytest.fixture
def filled(network: str) -> str:
    sql = connection()
    with action("story"):
        for number in range(5):
            person = write.add_contact(sql, f"Person {number}", 0)
            write.add_interaction(
                sql, on=f"2026-01-0{number + 1}", people=[person], created_at=0, text="word café",
                sections=[("got", "help")], tags=["paris"] if number == 2 else [],
            )  # fmt: skip
    return network


def test_all_is_well(filled: str) -> None:
    found = check.check(filled)
    assert (found.ok, found.problems, found.people, found.interactions) == (True, (), 5, 5)


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        ("UPDATE contact SET last_full_on = '2020-01-01' WHERE id = 1", "last contact"),
        ("UPDATE participant SET moment = 3 WHERE id = 2", "out of step"),
        ("UPDATE participant SET turn = 2 WHERE id = 3", "out of step"),
        ("UPDATE interaction_tag SET moment = 5", "tag of an interaction"),
        ("UPDATE contact SET sort_name = 'zzz' WHERE id = 3", "out of order"),
        ("DELETE FROM contact_search WHERE rowid = 4", "missing from the search"),
        ("INSERT INTO interaction_search (interaction_search) VALUES ('delete-all')", "missing"),
        ("DROP TRIGGER search_in_participant_insert", "triggers"),
    ],
)
def test_what_is_wrong_is_named_and_mended(filled: str, harm: str, words: str) -> None:
    connection().execute(harm)
    found = check.check(filled)
    assert [problem for problem in found.problems if words in problem], found.problems
    check.repair(filled)
    assert check.check(filled).problems == ()


def test_a_database_others_can_read_is_named(filled: str) -> None:
    os.chmod(filled, 0o644)
    assert "others can read" in check.check(filled).problems[0]
    check.repair(filled)
    assert check.check(filled).ok
