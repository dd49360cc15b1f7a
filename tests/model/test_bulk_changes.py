"""One change of many people: what it does, that undo gives it all back, that others can write."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_history import rows, truth

from reseau_tui.model import bulk_changes, history, write
from reseau_tui.model.bulk_changes import PeopleChange, change_people
from reseau_tui.model.database import action, connection

AT = 1_795_000_000
NAMES = ("Ana", "Bob", "Cleo", "Dan", "Eva", "Finn", "Gil", "Hana")

CHANGES: dict[str, Callable[[], PeopleChange]] = {
    "circle 3": lambda: bulk_changes.circle(3),
    "no circle": lambda: bulk_changes.circle(None),
    "sphere": lambda: bulk_changes.sphere("work"),
    "no sphere": lambda: bulk_changes.sphere(None),
    "style": lambda: bulk_changes.style("ambient"),
    "rhythm": lambda: bulk_changes.rhythm(60),
    "as circle": lambda: bulk_changes.rhythm(None),
    "no rhythm": bulk_changes.no_rhythm,
    "tags": lambda: bulk_changes.tags(["paris", "Été"], ["lyon", "nobody's"]),
    "star": lambda: bulk_changes.starred(True),
    "no star": lambda: bulk_changes.starred(False),
    "archive": lambda: bulk_changes.archived(True),
    "bring back": lambda: bulk_changes.archived(False),
    "delete": bulk_changes.deleted,
}


@pytest.fixture
def eight(network: str) -> list[int]:
    """Eight people who met in twos and threes, introduced each other, have tags and promises."""
    sql = connection()
    with action("the beginning"):
        people = [write.add_contact(sql, name, AT) for name in NAMES]
        for number, person in enumerate(people):
            sql.execute(
                "UPDATE contact SET circle = ?, sphere = ?, style = ?, rhythm_days = ?,"
                " starred = ?, archived_at = ?, met_through = ?, circle_since = ? WHERE id = ?",
                (
                    number % 6 or None,
                    ("work", "family", None)[number % 3],
                    ("regular", "ambient", "occasional")[number % 3],
                    (None, 60, 90)[number // 2 % 3],
                    number % 2,
                    "2026-01-01" if number > 5 else None,
                    people[(number + 3) % 8] if number % 3 else None,
                    "2020-01-01" if number % 6 else None,
                    person,
                ),
            )
            write.tag_contact(sql, person, ("paris", "lyon")[number % 2])
            write.tag_contact(sql, person, "lyon", "offers")
            write.add_promise(sql, person, "2026-12-01", "cv", AT)
        for day in range(12):
            some = {people[day % 8], people[day * 3 % 8], people[day * 5 % 8]}
            write.add_interaction(
                sql, on=f"2026-05-{day + 1:02}", people=some, created_at=AT, text=f"word{day}",
                kind=("coffee", "like")[day % 2], tags=["paris"], sections=[("got", "help")],
            )  # fmt: skip
        write.add_interaction(sql, on="2026-06-01", people=people[:1], created_at=AT, text="alone")
    return people


@pytest.fixture
def in_steps(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """More than two people are many, changed two at a time."""
    monkeypatch.setattr(bulk_changes, "FEW", 2)
    monkeypatch.setattr(bulk_changes, "_FIRST_STEP", 2)
    monkeypatch.setattr(bulk_changes, "_LONGEST_STEP", 2)
    monkeypatch.setattr("reseau_tui.model.bulk.PAUSE", 0)
    monkeypatch.setattr("reseau_tui.model.history_bulk.CHUNK_PAUSE", 0)
    yield


def value(person: int, column: str) -> Any:
    return (
        connection().execute(f"SELECT {column} FROM contact WHERE id = ?", (person,)).fetchone()[0]
    )


def tags_of(person: int, role: str = "tag") -> list[str]:
    found = connection().execute(
        "SELECT t.name FROM contact_tag ct JOIN tag t ON t.id = ct.tag_id"
        " WHERE ct.contact_id = ? AND ct.role = ? ORDER BY t.folded",
        (person, role),
    )
    return [name for (name,) in found.fetchall()]


@pytest.mark.parametrize("what", CHANGES)
@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(chosen=st.sets(st.integers(0, 7), min_size=1), many=st.booleans())
def test_undo_gives_every_row_back(
    eight: list[int], in_steps: None, what: str, chosen: set[int], many: bool
) -> None:
    sql = connection()
    people = [eight[one] for one in chosen]
    before = rows(sql)
    # The small path at once, the large one two by two: both leave the same rows.
    with pytest.MonkeyPatch.context() as patch:
        if not many:
            patch.setattr(bulk_changes, "FEW", 100)
        changed = change_people(what, people, CHANGES[what]())
    after = rows(sql)
    assert truth(sql) == []
    assert (after != before) == bool(changed)
    if changed:
        assert history.undo(sql, AT).stayed == ()
        assert rows(sql) == before
        history.redo(sql, AT)
        assert rows(sql) == after
        history.undo(sql, AT)
        assert rows(sql) == before


@pytest.mark.parametrize("what", CHANGES)
def test_steps_and_one_transaction_come_to_the_same(
    eight: list[int], in_steps: None, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    sql = connection()
    changed = change_people(what, eight, CHANGES[what]())
    in_twos = rows(sql)
    history.undo(sql, AT)
    monkeypatch.setattr(bulk_changes, "FEW", 100)
    assert change_people(what, eight, CHANGES[what]()) == changed
    at_once = rows(sql)
    for table in ("contact", "interaction", "participant", "promise", "people words"):
        assert in_twos[table] == at_once[table]


def test_what_each_change_does(eight: list[int]) -> None:
    ana, bob, cleo, dan, eva, finn, _gil, hana = eight
    assert change_people("c", [ana, bob, finn], bulk_changes.circle(3)) == 3
    assert [value(one, "circle") for one in (ana, bob, finn)] == [3, 3, 3]
    assert (value(ana, "circle_since"), value(bob, "circle_since")) == ("2026-11-23", "2020-01-01")
    assert change_people("c", [ana, bob], bulk_changes.circle(None)) == 2
    assert (value(ana, "circle"), value(ana, "circle_since")) == (None, "2026-11-23")
    change_people("s", [bob], bulk_changes.sphere("school"))
    assert value(bob, "sphere") == "school"
    change_people("r", [cleo], bulk_changes.rhythm(45))
    assert (value(cleo, "rhythm_days"), value(cleo, "style"), value(cleo, "rhythm")) == (
        45, "regular", 45,
    )  # fmt: skip
    change_people("r", [cleo, eva], bulk_changes.no_rhythm())
    assert (value(cleo, "rhythm"), value(cleo, "style")) == (None, "occasional")
    assert (value(eva, "rhythm"), value(eva, "style")) == (None, "ambient")
    change_people("r", [dan], bulk_changes.rhythm(None))
    assert (value(dan, "rhythm_days"), value(dan, "rhythm")) == (None, 90)
    change_people("t", [dan, eva], bulk_changes.tags(["Paris", "jazz"], ["LYON"]))
    assert tags_of(dan) == ["jazz", "paris"]
    assert tags_of(dan, "offers") == ["lyon"]
    change_people("x", eight, bulk_changes.archived(True))
    assert value(ana, "archived_at") == "2026-11-23"
    assert value(hana, "archived_at") == "2026-01-01"


def test_deleting_keeps_what_others_took_part_in(eight: list[int]) -> None:
    sql = connection()
    change_people("d", eight[:7], bulk_changes.deleted())
    left = sql.execute("SELECT DISTINCT interaction_id FROM participant").fetchall()
    assert sql.execute("SELECT name FROM contact").fetchall() == [("Hana",)]
    assert left
    assert sql.execute("SELECT count(*) FROM interaction").fetchone()[0] == len(left)


def test_nothing_to_change_is_no_step_of_undo(eight: list[int], in_steps: None) -> None:
    sql = connection()
    change_people("star", eight, bulk_changes.starred(True))
    steps = history.steps(sql)
    assert change_people("star", eight, bulk_changes.starred(True)) == 0
    assert change_people("star", eight[:1], bulk_changes.starred(True)) == 0
    assert change_people("star", [9_999], bulk_changes.deleted()) == 0
    assert history.steps(sql) == steps


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: bulk_changes.circle(6),
        lambda: bulk_changes.sphere("pipeline"),
        lambda: bulk_changes.style("odd"),
        lambda: bulk_changes.rhythm(0),
    ],
)
def test_what_there_is_not_is_refused(wrong: Callable[[], PeopleChange]) -> None:
    with pytest.raises(ValueError, match="no "):
        wrong()


def test_others_write_between_the_steps_and_undo_spares_what_they_changed(
    network: str, eight: list[int], in_steps: None
) -> None:
    sql = connection()
    told: list[int] = []
    beside = sqlite3.connect(network, timeout=0, isolation_level=None)
    for pragma in write.PRAGMAS:
        beside.execute(pragma)

    def capture(done: int) -> None:
        told.append(done)
        # No patience at all: "database is locked" at once if the change held the door.
        with write.Action(beside, f"log {done}", AT):
            write.add_interaction(
                beside, on="2026-11-22", people=[eight[0]], created_at=AT, text=f"beside {done}"
            )
        if done == 4:
            with write.Action(beside, "edit Ana", AT):
                beside.execute("UPDATE contact SET circle = 1 WHERE id = ?", (eight[0],))

    assert change_people("8 people: circle 3", eight, bulk_changes.circle(3), capture) == 7
    beside.close()
    assert told == [2, 4, 6, 8]
    bulk = next(step for step in history.steps(sql) if step.label == "8 people: circle 3")
    assert history.undo(sql, AT, bulk.action_id).stayed == ("Ana",)
    assert [value(one, "circle") for one in eight[:3]] == [1, 1, 2]
    (beside_count,) = sql.execute(
        "SELECT count(*) FROM interaction WHERE text LIKE 'beside%'"
    ).fetchone()
    assert beside_count == 4
