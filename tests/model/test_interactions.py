from __future__ import annotations

from typing import Any

import pytest
from peewee import DoesNotExist

from reseau_tui.model import write
from reseau_tui.model.check import check
from reseau_tui.model.database import action, connection
from reseau_tui.model.history import redo, undo
from reseau_tui.model.interactions import (
    InteractionFields,
    delete_interaction,
    edit_interaction,
)
from reseau_tui.model.triggers import RECORDED


@pytest.fixture
def people(network: str) -> dict[str, int]:
    with action("people"):
        return {name: write.add_contact(connection(), name, 1) for name in ("Ada", "Bo", "Cy")}


@pytest.fixture
def coffee(people: dict[str, int]) -> int:
    """An exchange with all that can hang on one."""
    with action("log"):
        return write.add_interaction(
            connection(), on="2026-11-20", at="15:30", people=[people["Ada"], people["Bo"]],
            kind="coffee", initiative="me", text="about the boat", place="Bibent", minutes=40,
            tags=("boat", "paris"), sections=[("gave", "a map")], created_at=1,
        )  # fmt: skip


def rows(sql: str, *values: Any) -> list[tuple[Any, ...]]:
    return connection().execute(sql, values).fetchall()


def everything() -> dict[str, list[tuple[Any, ...]]]:
    return {table: rows(f"SELECT * FROM {table} ORDER BY id") for table in RECORDED}


def edit(identifier: int, **told: Any) -> None:
    with action("edit"):
        edit_interaction(identifier, InteractionFields(**told))


def last(name: str) -> tuple[str | None, str | None]:
    return rows("SELECT last_full_on, last_touch_on FROM contact WHERE name = ?", name)[0]


def found(word: str) -> int:
    sql = "SELECT count(*) FROM interaction_search WHERE interaction_search MATCH ?"
    return rows(sql, word)[0][0]


@pytest.mark.parametrize(
    ("column", "told", "kept"),
    [
        ("on", "2026-11-02", "2026-11-02"),
        ("at", "08:05", "08:05"),
        ("at", "", None),
        ("kind", "meal", "meal"),
        ("initiative", "them", "them"),
        ("text", " two\x1b[31m\nlines ", "two[31m\nlines"),
        ("text", "", ""),
        ("place", " a\nb ", "a b"),
        ("place", "", None),
        ("minutes", 90, 90),
        ("minutes", None, None),
    ],
)
def test_one_column_changes_and_no_other(coffee: int, column: str, told: Any, kept: Any) -> None:
    columns = '"on", at, kind, initiative, text, place, minutes, line, source, uid, created_at'
    names = [name.strip('" ') for name in columns.split(",")]
    before = dict(zip(names, rows(f"SELECT {columns} FROM interaction")[0], strict=True))
    edit(coffee, values={column: told})
    after = dict(zip(names, rows(f"SELECT {columns} FROM interaction")[0], strict=True))
    assert after == {**before, column: kept}


@pytest.mark.parametrize(
    "told",
    [
        {"values": {"on": "2026-02-30"}},
        {"values": {"on": ""}},
        {"values": {"at": "25:00"}},
        {"values": {"initiative": "us"}},
        {"values": {"kind": ""}},
        {"values": {"minutes": -1}},
        {"values": {"uid": "x"}},
        {"people": ()},
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(
    coffee: int, told: dict[str, Any]
) -> None:
    before = everything()
    with pytest.raises(ValueError):
        edit(coffee, **told)
    assert everything() == before


def test_people_come_and_go_and_the_last_contact_follows(
    coffee: int, people: dict[str, int]
) -> None:
    connection().execute(
        "UPDATE participant SET note = 'shy' WHERE contact_id = ?", (people["Bo"],)
    )
    edit(coffee, people=(people["Cy"], people["Bo"], people["Cy"]))
    there = rows("SELECT contact_id, note FROM participant ORDER BY id")
    assert there == [(people["Bo"], "shy"), (people["Cy"], None)]
    assert [last(name)[0] for name in ("Ada", "Bo", "Cy")] == [None, "2026-11-20", "2026-11-20"]
    assert found(f'"\u2060{people["Cy"]}"') == 1
    assert found(f"p{people['Ada']}") == 0
    edit(coffee, values={"on": "2026-11-01", "kind": "like"})
    assert last("Cy") == (None, "2026-11-01")
    edit(coffee, values={"text": "about the plane"})
    assert (found("plane"), found("boat"), found("map")) == (1, 0, 1)


def test_an_earlier_day_lets_the_exchange_before_be_the_last(people: dict[str, int]) -> None:
    with action("log"):
        sql = connection()
        write.add_interaction(sql, on="2026-11-10", people=[people["Ada"]], created_at=1)
        late = write.add_interaction(sql, on="2026-11-20", people=[people["Ada"]], created_at=1)
    edit(late, values={"on": "2026-10-01"})
    assert last("Ada") == ("2026-11-10", None)


def test_tags_are_replaced_and_spellings_that_fold_alike_are_one(coffee: int) -> None:
    edit(coffee, tags=("Boat", "été", "Ete", " "))
    names = rows(
        "SELECT t.name FROM interaction_tag it JOIN tag t ON t.id = it.tag_id ORDER BY it.id"
    )
    assert names == [("boat",), ("Ete",)]


def test_an_edit_that_changes_nothing_is_no_action(coffee: int, people: dict[str, int]) -> None:
    before = rows("SELECT count(*) FROM action")
    edit(
        coffee, values={"kind": "coffee", "minutes": 40},
        people=(people["Ada"], people["Bo"]), tags=("paris", "boat"),
    )  # fmt: skip
    assert rows("SELECT count(*) FROM action") == before


def test_everything_is_one_step_of_undo(coffee: int, people: dict[str, int], path: str) -> None:
    with action("promise"):
        write.add_promise(connection(), people["Ada"], "2026-12-01", "the map", 1, coffee)
    before = everything()
    edit(
        coffee, values={"on": "2026-11-01", "kind": "like", "text": "x"},
        people=(people["Cy"],), tags=("new",),
    )  # fmt: skip
    edited = everything()
    undo(connection(), 2)
    assert everything() == before
    redo(connection(), 3)
    assert everything() == edited
    undo(connection(), 4)
    with action("delete"):
        delete_interaction(coffee)
    assert rows("SELECT count(*) FROM interaction") == [(0,)]
    assert [last(name) for name in ("Ada", "Bo")] == [(None, None), (None, None)]
    assert rows("SELECT text, interaction_id FROM promise") == [("the map", None)]
    assert found("boat") == 0
    undo(connection(), 5)
    assert everything() == before
    assert found("boat") == 1
    assert not [problem for problem in check(path).problems if "backup" not in problem]


def test_what_is_gone_says_so(network: str) -> None:
    for change in (lambda: edit(9), lambda: delete_interaction(9)):
        with pytest.raises(DoesNotExist):
            change()
