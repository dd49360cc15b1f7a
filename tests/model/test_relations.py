"""What two contacts are to each other: kept once, the same from both sides, taken back whole."""

from __future__ import annotations

import pytest
from peewee import DoesNotExist

from reseau_tui.model import history, write
from reseau_tui.model.database import action, connection
from reseau_tui.model.relations import add_relation, change_relation, remove_relation

ADDED_TWICE = [
    ("partner", 1, 2, "partner"),
    ("partner", 2, 1, "partner"),
    ("parent", 2, 1, "child"),
    ("child", 2, 1, "parent"),
    ("child", 1, 2, "child"),
    ("knows", 2, 1, "knows"),
]


@pytest.fixture
def two(network: str) -> tuple[int, int]:
    with action("people"):
        one = write.add_contact(connection(), "Paul Girard", 1)
        return one, write.add_contact(connection(), "Léa Martin", 1)


def stored() -> list[tuple[int, int, str, str | None]]:
    return (
        connection()
        .execute("SELECT contact_id, other_id, kind, note FROM relation ORDER BY id")
        .fetchall()
    )


@pytest.mark.parametrize(("kind", "contact", "other", "mirror"), ADDED_TWICE)
def test_a_relation_said_from_either_side_is_one(
    two: tuple[int, int], kind: str, contact: int, other: int, mirror: str
) -> None:
    with action("relation"):
        first = add_relation(connection(), two[0], two[1], kind)
        assert add_relation(connection(), two[contact - 1], two[other - 1], mirror) == first
    assert len(stored()) == 1


def test_a_parent_is_no_child(two: tuple[int, int]) -> None:
    with action("relations"):
        add_relation(connection(), *two, "parent")
        add_relation(connection(), *two, "colleague")
    assert [(row[0], row[1], row[2]) for row in stored()] == [
        (*two, "parent"), (*two, "colleague"),
    ]  # fmt: skip


def test_one_that_another_program_wrote_the_other_way_round_is_known(two: tuple[int, int]) -> None:
    with action("relation"):
        connection().execute(
            "INSERT INTO relation (contact_id, other_id, kind) VALUES (?, ?, 'child')", two
        )
        add_relation(connection(), two[1], two[0], "parent")
    assert len(stored()) == 1


def test_a_note_is_taken_and_never_written_over(two: tuple[int, int]) -> None:
    with action("relation"):
        for note in ("", "since 2015", "another"):
            add_relation(connection(), *two, "friend", note)
    assert stored() == [(*two, "friend", "since 2015")]


@pytest.mark.parametrize(("other", "kind"), [(0, "friend"), (1, "boss")])
def test_nobody_is_their_own_friend_and_kinds_are_those_there_are(
    two: tuple[int, int], other: int, kind: str
) -> None:
    with pytest.raises(ValueError, match=r"themselves|boss"), action("relation"):
        add_relation(connection(), two[0], two[other], kind)
    assert not stored()


def test_changed_into_one_that_is_there_they_become_one(two: tuple[int, int]) -> None:
    with action("relations"):
        friend = add_relation(connection(), *two, "friend")
        colleague = add_relation(connection(), *two, "colleague")
        kept = change_relation(connection(), colleague, two[1], two[0], "friend", "at last")
    assert kept == friend
    assert stored() == [(*two, "friend", "at last")]


def test_every_step_is_undone(two: tuple[int, int]) -> None:
    with action("add"):
        relation = add_relation(connection(), *two, "child", "first")
    with action("change"):
        change_relation(connection(), relation, *two, "parent")
    with action("remove"):
        remove_relation(connection(), relation)
    seen = []
    for _step in range(3):
        seen.append(stored())
        history.undo(connection(), 1)
    assert seen == [[], [(*two, "parent", None)], [(two[1], two[0], "parent", "first")]]
    assert stored() == []


def test_a_relation_that_is_gone_cannot_be_changed(two: tuple[int, int]) -> None:
    with pytest.raises(DoesNotExist), action("change"):
        change_relation(connection(), 99, *two, "friend")
