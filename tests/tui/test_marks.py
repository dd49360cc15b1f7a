"""Marked people: who they are, what is done to them, that one key takes it all back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import pytest
from conftest import Driver, Running, person
from frames import check_frame

from reseau_tui.model import write
from reseau_tui.model.database import action, connection
from reseau_tui.tui.marks import Marks
from reseau_tui.tui.screens.tag_picker import HeldTags, tags_in

# What is marked ---------------------------------------------------------------------------------


def marked(pairs: Iterable[tuple[int, bool]]) -> Marks:
    marks = Marks()
    for one, side in pairs:
        marks.turn(one, side)
    return marks


def test_a_second_time_takes_the_mark_away() -> None:
    assert marked([(1, False), (2, False), (1, False)]).people() == (2,)
    assert marked([(1, False), (1, True)]).people() == ()


def test_all_shown_then_none_of_them() -> None:
    marks = marked([(9, False), (2, False)])
    marks.turn_all([1, 2, 3], archived=False)
    assert marks.people() == (1, 2, 3, 9)
    marks.turn_all([1, 2, 3], archived=False)
    assert marks.people() == (9,)


def test_each_side_keeps_its_own() -> None:
    marks = marked([(1, False), (2, True)])
    assert (marks.of_side(archived=False), marks.of_side(archived=True)) == ({1}, {2})
    assert 1 in marks
    assert 2 in marks
    marks.forget([2, 3])
    assert len(marks) == 1
    marks.clear()
    assert not marks


def test_a_hundred_thousand_are_marked_at_once() -> None:
    marks = Marks()
    marks.turn_all(range(100_000), archived=False)
    assert len(marks) == 100_000


@pytest.mark.parametrize(
    ("written", "tags"),
    [
        ("", []),
        (" , ,", []),
        ("paris", ["paris"]),
        ("+paris, #jazz ,Été, ete", ["paris", "jazz", "Été"]),
        ("le mans", ["le mans"]),
    ],
)
def test_tags_as_they_are_written(written: str, tags: list[str]) -> None:
    assert tags_in(written) == tags


async def test_only_what_they_have_can_be_taken_away() -> None:
    from reseau_tui.network.groups import TagHeld

    held = HeldTags([TagHeld("Paris", 2), TagHeld("jazz", 1)])
    assert held.hint == "Paris (2), jazz (1)"
    assert held.check("PARIS, jazz") is None
    assert held.check("paris, rome") == "Nobody of them has “rome”"
    assert await held.get_suggestion("jazz, pa") == "jazz, Paris"
    assert await held.get_suggestion("jazz, ") is None


# On the screen ----------------------------------------------------------------------------------


def title(app: Driver) -> str:
    return app.text.splitlines()[1].split("╮")[0].strip("╭─ ")


def stored(column: str, *people: int) -> list[object]:
    return [
        connection().execute(f"SELECT {column} FROM contact WHERE id = ?", (one,)).fetchone()[0]
        for one in people
    ]


def elsewhere(path: str, *statements: str) -> None:
    """Change the database as another process would."""
    other = sqlite3.connect(path, isolation_level=None)
    for pragma in write.PRAGMAS:
        other.execute(pragma)
    with write.Action(other, "elsewhere", 1):
        for statement in statements:
            other.execute(statement)
    other.close()


async def test_marks_outlive_search_and_order_and_one_key_changes_them_all(
    running: Running, people: dict[str, int]
) -> None:
    karim, lea, inès = people["Karim Benali"], people["Léa Martin"], people["Inès Roche"]
    async with running(toasts=True) as app:
        await app.press("g", "g", "space", "space", "space", "space")
        assert title(app) == "People 7 · 4 marked"
        assert "✓ Karim Benali" in app.text
        assert "C circle" in app.text.splitlines()[-1]
        # In a search and in another order they stay marked; the search can be taken away again.
        await app.press("slash")
        await app.write("roche")
        await app.press("enter", "o")
        assert title(app) == "People 2/7 · 4 marked"
        await app.press("quotation_mark")
        assert "4 people: circle 3 · u undoes" in app.toasts()
        assert stored("circle", karim, lea, inès, people["Paul Girard"]) == [3, 3, 3, 1]
        await app.press("escape")
        assert title(app) == "People 2/7"
        await app.press("escape", "u")
        assert title(app) == "People 7"
        assert stored("circle", karim, lea, inès, people["Łukasz Weber"]) == [3, 3, 2, None]


async def test_what_is_done_to_the_one_under_the_cursor_when_nobody_is_marked(
    running: Running, people: dict[str, int]
) -> None:
    paul = people["Paul Girard"]
    async with running(toasts=True) as app:
        app.app.show_person(paul)
        await app.settle()
        await app.press("1")
        assert app.toasts()[-1] == "Paul Girard: circle 1 already: nothing was changed."
        await app.press("0", "S", "4", "R", "2", "f")
        assert app.toasts()[-1] == "Paul Girard: starred · u undoes"
        assert "★ Paul Girard" in app.text
        assert stored("sphere || ' ' || rhythm_days || ' ' || (circle IS NULL)", paul) == [
            "work 30 1"
        ]
        await app.press("R", "d")
        await app.write("45")
        await app.press("f2", "Y", "o", "f")
        assert stored("style || ' ' || rhythm_days || ' ' || starred", paul) == ["occasional 45 0"]
        await app.press(*"uuuuuuu")
        assert stored("style || circle || sphere || starred", paul) == ["regular1family0"]
        assert stored("rhythm_days", paul) == [None]


async def test_tags_are_given_and_taken_away(running: Running, people: dict[str, int]) -> None:
    async with running(toasts=True) as app:
        await app.press("asterisk", "t")
        assert "Tags · 7 people" in app.text
        assert "paris (1)" in app.text
        await app.write("pa", into="#field-give")
        await app.press("right")
        await app.write("jazz, paris", into="#field-give")
        assert "new: jazz" in app.text
        await app.write("rome", into="#field-take")
        await app.press("f2")
        assert "Nobody of them has “rome”" in app.text
        await app.write("", into="#field-take")
        await app.press("f2")
        assert app.toasts()[-1] == "7 people: +jazz +paris · u undoes"
        await app.press("slash")
        await app.write("tag:jazz")
        await app.press("enter")
        assert title(app) == "People 7 · 7 marked"


async def test_deleting_says_the_number_and_whom_the_list_does_not_show(
    running: Running, people: dict[str, int]
) -> None:
    async with running(80, 24, toasts=True) as app:
        await app.press("asterisk", "slash")
        await app.write("roche")
        await app.press("enter")
        check_frame(app.app, "home-marked-80x24")
        await app.press("d")
        assert "Delete 7 people?" in app.text
        assert "Inès Roche, Karim Benali, Léa Martin and 4 more" in app.text
        assert "5 of them are not in the list now." in app.text
        await app.press("n")
        assert title(app) == "People 2/7 · 7 marked"
        await app.press("d", "y")
        assert app.toasts()[-1] == "7 people: deleted · u undoes"
        assert connection().execute("SELECT count(*) FROM contact").fetchone() == (0,)
        await app.press("u")
        # Back again, but no longer marked.
        assert title(app) == "People 2/7"
    assert connection().execute("SELECT count(*) FROM interaction").fetchone() == (5,)


async def test_the_archived_have_a_view_of_their_own(
    running: Running, people: dict[str, int], path: str
) -> None:
    async with running(toasts=True) as app:
        await app.press("X")
        assert "Nobody is archived." in app.text
        await app.press("X", "G")
        before = app.app.screen.people.chosen_id
        await app.press("X", "X")
        assert app.app.screen.people.chosen_id == before
        await app.press("g", "g", "space", "space", "x")
        assert app.toasts()[-1] == "2 people: archived · u undoes"
        assert title(app) == "People 5"
        await app.press("X")
        assert title(app) == "Archived 2"
        assert "Inès Roche" in app.text
        await app.press("asterisk")
        assert title(app) == "Archived 2 · 2 marked"
        # Back in the network while this list is looked at: the mark goes with them.
        elsewhere(path, "UPDATE contact SET archived_at = NULL WHERE name = 'Inès Roche'")
        app.app.changed()
        await app.settle()
        assert title(app) == "Archived 1 · 1 marked"
        await app.press("q", "slash")
        await app.write("karim")
        await app.press("enter")
    # The next start shows what was left; in quotes that are still open, too.
    async with running() as app:
        assert title(app) == "Archived 1"
        await app.press("slash")
        await app.write('sphere:"fri')
        assert title(app) == "Archived 1"
        await app.press("enter", "x")
        assert title(app) == "Archived"
        await app.press("escape", "X")
        assert title(app) == "People 7"


async def test_who_vanishes_loses_the_mark(
    running: Running, people: dict[str, int], path: str
) -> None:
    async with running() as app:
        await app.press("asterisk")
        elsewhere(
            path,
            "DELETE FROM contact WHERE name = 'Marie Dupont'",
            "UPDATE contact SET archived_at = '2026-11-23' WHERE name = 'Paul Roche'",
            "INSERT INTO contact (name, sort_name) VALUES ('Zoé Neuf', 'zoe neuf')",
        )
        app.app.changed()
        await app.settle()
        assert title(app) == "People 6 · 5 marked"


async def test_a_long_change_goes_on_beside_the_keys(
    running: Running, people: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reseau_tui.model.bulk_changes.FEW", 1)
    monkeypatch.setattr("reseau_tui.model.bulk_changes._FIRST_STEP", 1)
    del people
    with action("more"):
        for number in range(20):
            person(f"Person {number:02}")
    async with running(60, 18, toasts=True) as app:
        await app.press("asterisk", "5", "j", "j")
        await app.settle()
        assert app.toasts()[-1] == "27 people: circle 5 · u undoes"
        assert "27 people: circle" not in app.text.splitlines()[-2].split("▌")[0]
        await app.press("u")
    (fifth,) = connection().execute("SELECT count(*) FROM contact WHERE circle = 5").fetchone()
    assert fifth == 0
