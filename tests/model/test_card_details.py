"""Roles, important dates, ways to reach somebody, notes: changed one by one, taken back by undo."""

from __future__ import annotations

from typing import Any

import pytest
from peewee import DoesNotExist

from reseau_tui.model import important_dates, notes, points, roles, write
from reseau_tui.model.contacts import Point
from reseau_tui.model.database import action, connection
from reseau_tui.model.history import undo

pytestmark = pytest.mark.usefixtures("network")


@pytest.fixture
def marie(network: str) -> int:
    with action("begin"):
        return write.add_contact(connection(), "Marie Dupont", 1)


def stored(sql: str) -> list[tuple[Any, ...]]:
    return connection().execute(sql).fetchall()


def all_rows() -> dict[str, list[tuple[Any, ...]]]:
    tables = ("contact", "role", "important_date", "contact_point")
    return {table: stored(f"SELECT * FROM {table} ORDER BY id") for table in tables}


def test_every_change_is_one_step_of_undo(marie: int) -> None:
    states = [all_rows()]
    ids: dict[str, int] = {}

    def step(label: str, run: Any) -> None:
        with action(label):
            number = run()
        ids[label] = number
        states.append(all_rows())
        assert states[-1] != states[-2], label

    step("role", lambda: roles.add_role(marie, {"organisation": "Airbus", "from_on": "2019-03"}))
    step("role ends", lambda: roles.edit_role(ids["role"], {"to_on": "2024"}))
    step("date", lambda: important_dates.add_important_date(
        marie, {"label": "wedding", "month": 6, "day": 12, "yearly": True}))  # fmt: skip
    step("year", lambda: important_dates.edit_important_date(ids["date"], {"year": 2015}))
    step("phone", lambda: points.add_contact_point(marie, Point("phone", "06 12", "work")))
    step("number", lambda: points.edit_contact_point(ids["phone"], Point("phone", "06 13")))
    step("notes", lambda: notes.change_notes(marie, "", "likes walnut\nand oak"))
    step("no role", lambda: roles.remove_role(ids["role"]))
    step("no date", lambda: important_dates.remove_important_date(ids["date"]))
    step("no phone", lambda: points.remove_contact_point(ids["phone"]))
    for before in reversed(states[:-1]):
        undo(connection(), 2)
        assert all_rows() == before


def test_texts_are_cleaned_and_empty_ones_are_nothing(marie: int) -> None:
    with action("add"):
        roles.add_role(marie, {"organisation": " Air\x1bbus\n", "title": "", "to_on": None})
        points.add_contact_point(marie, Point("email", "<Marie@Example.org> ", "  "))
        important_dates.add_important_date(marie, {"label": "moved\tto Lyon", "year": 2019})
    assert stored("SELECT organisation, title, from_on, to_on FROM role") == [
        ("Airbus", None, None, None)
    ]
    assert stored("SELECT label, normal FROM contact_point") == [(None, "marie@example.org")]
    assert stored("SELECT label, year, month, day, yearly FROM important_date") == [
        ("moved to Lyon", 2019, None, None, 1)
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        lambda marie: roles.add_role(marie, {"organisation": " ", "from_on": "2019"}),
        lambda marie: important_dates.add_important_date(marie, {"label": "\x07", "year": 2019}),
        lambda marie: important_dates.add_important_date(marie, {"label": "wedding"}),
        lambda marie: points.add_contact_point(marie, Point("email", " ")),
        lambda marie: points.add_contact_point(marie, Point("pigeon", "coo")),
    ],
)
def test_what_says_nothing_is_refused(marie: int, wrong: Any) -> None:
    before = all_rows()
    with pytest.raises(ValueError), action("wrong"):
        wrong(marie)
    assert all_rows() == before


def test_a_field_that_there_is_not_is_refused(marie: int) -> None:
    with pytest.raises(KeyError), action("wrong"):
        roles.add_role(marie, {"contact_id": "7"})
    with pytest.raises(KeyError), action("wrong"):
        important_dates.add_important_date(marie, {"label": "x", "id": 7})


def test_what_is_gone_cannot_be_changed_but_can_be_removed(marie: int) -> None:
    with action("gone"):
        for change in (
            lambda: roles.edit_role(7, {"title": "x"}),
            lambda: important_dates.edit_important_date(7, {"label": "x"}),
            lambda: points.edit_contact_point(7, Point("email", "a@b")),
            lambda: notes.change_notes(7, "", "x"),
        ):
            with pytest.raises(DoesNotExist):
                change()
        roles.remove_role(7)
        important_dates.remove_important_date(7)
        points.remove_contact_point(7)


def test_the_same_number_twice_is_one_that_learns_its_label(marie: int) -> None:
    with action("twice"):
        first = points.add_contact_point(marie, Point("phone", "+33 6 12 34 56 78"))
        again = points.add_contact_point(marie, Point("phone", "0033612345678", "mobile"))
    assert first == again
    assert stored("SELECT value, label FROM contact_point") == [("+33 6 12 34 56 78", "mobile")]


def test_nothing_new_makes_no_action(marie: int) -> None:
    with action("role"):
        role = roles.add_role(marie, {"title": "chef"})
    before = stored("SELECT count(*) FROM action")
    with action("nothing"):
        roles.edit_role(role, {"title": " chef "})
        assert notes.change_notes(marie, "", "  ") is False
    assert stored("SELECT count(*) FROM action") == before


def test_notes_changed_meanwhile_are_not_written_over(marie: int) -> None:
    with action("theirs"):
        notes.change_notes(marie, "", "written elsewhere")
    with pytest.raises(notes.NotesChanged) as caught, action("mine"):
        notes.change_notes(marie, "", "mine")
    assert caught.value.notes == "written elsewhere"
    assert stored("SELECT notes FROM contact") == [("written elsewhere",)]
    with action("the same"):
        assert notes.change_notes(marie, "", "written elsewhere\n") is False
