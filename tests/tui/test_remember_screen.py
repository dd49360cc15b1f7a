"""Remember your network: names typed one after the other, left in the middle, gone on with."""

from __future__ import annotations

import pytest
from conftest import Driver, Running
from frames import check_frame
from textual.events import Paste

from reseau_tui.model import write
from reseau_tui.model.database import action, connection, opened
from reseau_tui.network.people import person
from reseau_tui.network.remember import overview


def asked_of(name: str, column: str) -> object:
    """Return what the database holds of somebody."""
    row = connection().execute(f"SELECT {column} FROM contact WHERE name = ?", (name,)).fetchone()
    return row[0] if row else None


async def type_line(app: Driver, text: str) -> None:
    await app.write(text)
    await app.press("enter")


async def test_thirty_people_without_the_mouse_left_in_the_middle(running: Running) -> None:
    async with running(80, 24) as app:
        await app.press("b", "enter")
        check_frame(app.app, "remember-sitting-new-80x24")
        for number in range(28):
            await type_line(app, f"Person{number} Namesen")
        await type_line(app, "Jeanne Morel, Nantes, +choir")
        await app.press("2")
        await type_line(app, "Ali Haddad")
        await type_line(app, "a")
        assert "30 names in this sitting" in app.text
        assert "Nantes  +choir" in app.text
        assert "② close" in app.text
        await app.press("enter", "enter")
        assert "Who came into the family by marriage" in app.text
    # As after a kill: nothing was closed, another process opens the same file.
    async with running(80, 24) as app:
        await app.press("g", "b")
        assert "30 people · question 3 of 4" in app.text
        await app.press("enter")
        assert "Who came into the family by marriage" in app.text
        assert asked_of("Ali Haddad", "style") == "ambient"
        assert asked_of("Jeanne Morel", "sphere || circle || city") == "family2Nantes"
        await app.press("up")
        assert "Who sits around the table" in app.text


async def test_a_letter_is_a_letter_and_a_step_can_be_taken_back(running: Running) -> None:
    async with running(80, 24) as app:
        await app.press("b", "enter")
        await app.press("3")
        assert "First a name" in app.text
        await app.press(*"anne", "enter", "é", *"milie", "enter", *"ulrich", "enter", *"quentin")
        await app.press("enter", "apostrophe")
        assert [row[0] for row in connection().execute("SELECT name FROM contact ORDER BY id")] == [
            "anne", "émilie", "ulrich", "quentin",
        ]  # fmt: skip
        assert asked_of("quentin", "circle") == 4
        await app.press("ctrl+u")
        assert asked_of("quentin", "circle") is None
        await type_line(app, "u")
        assert asked_of("quentin", "id") is None
        assert "Taken back: remember quentin" in app.text
        await type_line(app, "é")
        assert asked_of("ulrich", "circle") == 2
        await type_line(app, "q")
        assert "3 remembered" in app.text
        await app.press("u", "u")
        assert "2 remembered" in app.text, "undo of every day takes names back too"


async def test_who_is_there_already_is_noticed_while_typing(running: Running, path: str) -> None:
    with opened(path), action("before"):
        there = write.add_contact(connection(), "Bruno Durand", 0)
    async with running(80, 24) as app:
        await app.press("g", "b", "enter")
        await app.write("Brunu Durand")
        assert "Bruno Durand   nearly the same name" in app.text
        await app.press("escape")
        await app.write("Bruno Durand, Lille, +rugby")
        assert "same name, already there" in app.text
        check_frame(app.app, "remember-likely-80x24")
        await app.press("enter")
        assert "is there already" in app.text
        assert asked_of("Bruno Durand", "count(*)") == 1
        await app.press("down", "enter")
        assert asked_of("Bruno Durand", "count(*)") == 1
        card = person(there)
        assert card is not None
        assert (card.summary.city, card.summary.sphere) == ("Lille", "family")
        assert card.summary.tags == ("rugby",)
        await app.write("Bruno Durand")
        await app.press("enter", "enter")
        assert asked_of("Bruno Durand", "count(*)") == 2


async def test_a_pasted_list_is_taken_name_by_name(running: Running, path: str) -> None:
    with opened(path), action("before"):
        write.add_contact(connection(), "Bruno Durand", 0)
    async with running(80, 24) as app:
        await app.press("g", "b", "enter")
        app.app.post_message(Paste("Ali Haddad, Lyon\r\n\r\nBruno Durand\r\nJeanne, +choir\r\n"))
        await app.until(lambda: "2 names in this sitting" in app.text)
        assert "Already there, left alone: Bruno Durand" in app.text
        assert asked_of("Ali Haddad", "city") == "Lyon"
        assert asked_of("Bruno Durand", "count(*)") == 1


async def test_one_pasted_line_stands_there_once(running: Running, path: str) -> None:
    async with running(80, 24) as app:
        await app.press("g", "b", "enter")
        app.app.post_message(Paste("Ali Haddad, Lyon\n"))
        await app.until(lambda: "Ali Haddad, Lyon" in app.text)
        await app.press("enter")
        assert asked_of("Ali Haddad", "city") == "Lyon"
        app.app.post_message(Paste("- Tom Weber\n • Léa Petit, Brest\n"))
        await app.until(lambda: "3 names in this sitting" in app.text)
        assert asked_of("Tom Weber", "count(*)") == asked_of("Léa Petit", "count(*)") == 1


async def test_taken_back_is_what_was_done_last_and_redone_it_counts_again(
    running: Running,
) -> None:
    async with running(80, 24) as app:
        await app.press("b", "enter")
        await type_line(app, "Ali Haddad")
        await app.press("2", "2", "ctrl+u")
        assert "Taken back: circle 2: Ali Haddad" in app.text
        assert asked_of("Ali Haddad", "circle") is None
        await app.press("ctrl+u")
        assert "Taken back: remember Ali Haddad" in app.text
        await app.press("escape", "ctrl+r")
        assert asked_of("Ali Haddad", "count(*)") == 1
        assert "1 person" in app.text


async def test_who_stands_in_a_later_change_is_not_taken_back(running: Running, path: str) -> None:
    async with running(80, 24) as app:
        await app.press("b", "enter")
        await type_line(app, "Ali Haddad")
        with opened(path), action("coffee"):
            ali = asked_of("Ali Haddad", "id")
            assert isinstance(ali, int)
            write.add_interaction(connection(), on="2026-11-23", people=(ali,), created_at=0)
        await app.press("ctrl+u")
        assert "A later change stands on this one" in app.text
        assert "Taken back" not in app.text
        assert "1 name in this sitting" in app.text
        await app.press("escape")
        assert "1 person" in app.text


async def test_a_school_told_by_mistake_can_be_taken_back(running: Running) -> None:
    async with running(80, 24) as app:
        await app.press("b", "j", "j", "j", "enter")
        app.app.post_message(Paste("Lycée Kléber\nUniversity of Leeds"))
        await app.until(lambda: "names come after it" in app.text)
        await type_line(app, "Lycee Klebr")
        await type_line(app, "Jeanne Morel")
        await app.press("ctrl+u", "ctrl+u")
        assert "Which school" in app.text
        assert "Taken back: Lycee Klebr" in app.text
        await type_line(app, "42")
        assert "School by school · 42" in app.text
        await type_line(app, "Jeanne Morel")
        await app.press("up")
        await app.press("4")
        assert asked_of("Jeanne Morel", "circle") is None
        await app.press("backspace")
        await type_line(app, "q")
        assert "1 person · 1 school" in app.text
        assert "Klebr" not in app.text


async def test_school_by_school_and_employer_by_employer(running: Running) -> None:
    async with running(80, 24) as app:
        await app.press("b", "j", "j", "j", "enter")
        assert "Which school" in app.text
        await type_line(app, "Lycée Kléber")
        await type_line(app, "Jeanne Morel")
        await app.press(*["enter"] * 5)
        assert "Another school?" in app.text
        await type_line(app, "University of Leeds")
        await type_line(app, "Tom Weber")
        await app.press(*["enter"] * 6)
        assert "Where did you work" in app.text
        await type_line(app, "Airbus, 2012-2018")
        await type_line(app, "Karim Benali")
        await app.press("escape")
        assert "2 people · 2 schools · ✓" in app.text
        assert "1 person · Airbus" in app.text
        check_frame(app.app, "remember-80x24")
        assert asked_of("Jeanne Morel", "met_where || sphere") == "Lycée Kléberschool"
        role = connection().execute("SELECT organisation, from_on, to_on FROM role").fetchone()
        assert tuple(role) == ("Airbus", "2012", "2018")


async def test_who_is_lost_from_sight_and_who_could_know_them(running: Running, path: str) -> None:
    with opened(path), action("before"):
        sql = connection()
        paul = write.add_contact(sql, "Paul [b]Girard", 0)
        sql.execute("UPDATE contact SET met_where = 'Lycée Kléber'")
    async with running(120, 36) as app:
        await app.press("g", "b", "a")
        assert "Whom do you wish you knew how to reach?" in app.text
        await type_line(app, "Jeanne Morel")
        await app.press("escape")
        assert "To find again 1" in app.text
        await app.app.gateway.change(
            "where",
            lambda: connection().execute(
                "UPDATE contact SET met_where = 'lycee kleber' WHERE name = 'Jeanne Morel'"
            ),
        )
        app.app.changed()
        await app.press("G")
        assert "Who could know Jeanne Morel?" in app.text
        assert "also met at lycee kleber" in app.text
        check_frame(app.app, "remember-lost-120x36")
        await app.press("enter")
        check_frame(app.app, "remember-could-know-120x36")
        await app.press("enter", "a")
        await app.press("ctrl+s")
        asked = connection().execute("SELECT contact_id, text FROM news").fetchall()
        assert [tuple(row) for row in asked] == [(paul, "do you know how to reach Jeanne Morel?")]
        await app.press("x")
        assert asked_of("Jeanne Morel", "lost_on") is None
        await app.press("u")
        assert asked_of("Jeanne Morel", "lost_on") == "2026-11-23"
        assert overview().people == 1


@pytest.mark.parametrize(("columns", "lines"), [(60, 18), (200, 60)])
async def test_it_fits(running: Running, columns: int, lines: int) -> None:
    async with running(columns, lines) as app:
        await app.press("b")
        check_frame(app.app, f"remember-{columns}x{lines}")
        await app.press("enter")
        await type_line(app, "Jeanne Morel, Nantes, +choir")
        await app.press("1")
        check_frame(app.app, f"remember-sitting-{columns}x{lines}")
        await app.press("escape", "slash", *"lost")
        assert "Close family" not in app.text
        assert "Lost from sight" in app.text
