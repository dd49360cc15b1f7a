"""Network interviews by keys: the board at three widths, a story to its end, names, thanks."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from conftest import HOSTILE, Driver, Running, person
from frames import check_frame

from reseau_tui.model import interviews as model
from reseau_tui.model.database import action, connection, opened
from reseau_tui.model.interviews import InterviewFields, NameObtained
from reseau_tui.network.growth import GrowthLine
from reseau_tui.tui.screens.choice import ChoiceScreen
from reseau_tui.tui.screens.form import FormScreen
from reseau_tui.tui.screens.interview_names import NamesScreen
from reseau_tui.tui.screens.interviews import InterviewsScreen
from reseau_tui.tui.screens.interviews_answers import answer


def add(contact: int | str, aim: str = "", *, on: str = "2026-11-01", **values) -> int:
    return model.add_interview(connection(), InterviewFields(contact, aim, **values), on)


@pytest.fixture
def cards(path: str, people: dict[str, int]) -> Iterator[dict[str, int]]:
    """A card in every column; that of Karim is for somebody else and was recommended by Paul."""
    with opened(path), action("interviews"):
        sql = connection()
        camille = person("Camille Durand")
        karim = add(
            people["Karim Benali"], "how a regional newspaper hires its reporters", whom=camille,
            recommender=people["Paul Girard"], questions="Who hires?\nWhen?",
            give_back="an article on cargo bikes",
        )  # fmt: skip
        lea = add(people["Léa Martin"], "the trade of a sound engineer")
        model.move_interview(sql, lea, "asked", "2026-11-18")
        add(people["Marie Dupont"], "from a start-up to Airbus", whom="Sonia", meet_on="2026-11-25")
        ines = add(people["Inès Roche"], "teaching maths in Lyon")
        model.move_interview(sql, ines, "done", "2026-11-20")
        lukasz = add(people["Łukasz Weber"], "work in Gdańsk")
        model.move_interview(sql, lukasz, "done", "2026-10-10")
        model.say_thanks(sql, lukasz, "Thanked him for his time", "2026-10-11")
        model.add_name(sql, lukasz, NameObtained("Ola Kowalska"), "2026-10-11")
        paul = add(people["Paul Roche"], "what a notary does")
        model.move_interview(sql, paul, "done", "2026-09-10")
        model.no_thanks(sql, paul, "2026-09-11")
        model.tell_outcome(sql, paul, "not for me, but a friend since", "2026-10-11", log=False)
    yield {**people, "Camille Durand": camille, "karim": karim, "ines": ines, "lukasz": lukasz}


def asked(path: str, question: str, *values: object) -> list[tuple]:
    with sqlite3.connect(path) as sql:
        return sql.execute(question, values).fetchall()


def step(path: str, interview: int) -> str:
    return asked(path, "SELECT step FROM interview WHERE id = ?", interview)[0][0]


async def to_board(app: Driver) -> InterviewsScreen:
    await app.press("g", "e")
    await app.settle()
    assert isinstance(app.app.screen, InterviewsScreen)
    return app.app.screen


@pytest.mark.parametrize(("columns", "lines"), [(60, 18), (80, 24), (120, 36)])
async def test_the_board(running: Running, cards: dict[str, int], columns: int, lines: int) -> None:
    async with running(columns, lines) as app:
        await to_board(app)
        await app.press("right", "right")
        check_frame(app.app, f"interviews-{columns}x{lines}")


async def test_nothing_yet_says_what_to_press(running: Running, people: dict[str, int]) -> None:
    async with running(80, 24) as app:
        await to_board(app)
        assert "No network interview is noted yet." in app.text
        check_frame(app.app, "interviews-empty-80x24")


async def test_for_a_client_from_first_contact_to_the_outcome(
    running: Running, cards: dict[str, int], path: str
) -> None:
    karim = cards["karim"]
    async with running(80, 24) as app:
        await to_board(app)
        await app.press("greater_than_sign")
        assert step(path, karim) == "asked"
        await app.press("shift+right")
        assert isinstance(app.app.screen, FormScreen), "which day?"
        await app.write("friday", "#field-on")
        await app.press("f2")
        assert asked(path, "SELECT step, meet_on FROM interview WHERE id = ?", karim) == [
            ("date-set", "2026-11-27")
        ]
        await app.press("greater_than_sign")
        assert "Did the interview with Karim Benali take place?" in app.text
        await app.press("n")
        assert step(path, karim) == "done"
        await app.press("r")
        assert isinstance(app.app.screen, NamesScreen)
        assert "0 names so far; two is the custom" in app.text
        await app.write("Nora Blanc, Ouest-France +press")
        await app.press("enter")
        await app.write("Yann Le Goff, Radio Bretagne, hires in spring")
        await app.press("enter")
        assert "2 names so far" in app.text and "custom" not in app.text
        await app.press("enter")
        await app.press("greater_than_sign", "b")
        assert step(path, karim) == "thanked"
        await app.press("greater_than_sign")
        app.app.screen.query_one("#field-outcome").value = "She applies in May"  # type: ignore[attr-defined]
        await app.settle()
        await app.press("f2")
        assert asked(path, "SELECT step, outcome FROM interview WHERE id = ?", karim) == [
            ("told", "She applies in May")
        ]
        assert asked(
            path,
            "SELECT c.name, t.name, n.why, n.first_id FROM introduction n JOIN contact c"
            " ON c.id = n.second_id JOIN contact t ON t.id = c.met_through WHERE interview_id = ?",
            karim,
        ) == [
            ("Nora Blanc", "Karim Benali", "how a regional newspaper hires its reporters",
             cards["Camille Durand"]),
            ("Yann Le Goff", "Karim Benali", "hires in spring", cards["Camille Durand"]),
        ]  # fmt: skip
        assert asked(
            path,
            "SELECT i.kind, c.name FROM interaction i JOIN participant p ON p.interaction_id = i.id"
            " JOIN contact c ON c.id = p.contact_id ORDER BY i.id DESC LIMIT 3",
        ) == [("message", "Karim Benali"), ("thanks", "Paul Girard"), ("thanks", "Karim Benali")]
        await app.press("x")
        assert "Camille" not in app.text, "off the board"
        await app.press(*"uuuuuuuu")  # aside, told, thanked, two names, done, its day, asked
        assert asked(path, "SELECT count(*) FROM introduction WHERE interview_id = ?", karim) == [
            (0,)
        ]
        assert step(path, karim) == "to-contact"


async def test_no_key_passes_done_without_thanks(
    running: Running, cards: dict[str, int], path: str
) -> None:
    ines = cards["ines"]
    async with running(80, 24) as app:
        await to_board(app)
        await app.press("right", "right", "right")
        for key in ("greater_than_sign", "shift+right", "x", "t"):
            await app.press(key)
            assert "Thanked Inès Roche for the interview?" in app.text, key
            await app.press("escape")
            assert step(path, ines) == "done", key
        await app.press("s", "t", "escape")
        assert step(path, ines) == "done"
        await app.press("less_than_sign")
        assert step(path, ines) == "date-set", "back is free"
        await app.press("greater_than_sign", "l")
        assert asked(path, 'SELECT kind, "on", text FROM interaction ORDER BY id DESC LIMIT 1') == [
            ("meeting", "2026-11-23", "Network interview: teaching maths in Lyon")
        ]
        await app.press("t", "n")
        assert step(path, ines) == "thanked", "left out on purpose"


async def test_names_are_noted_from_the_question_about_thanks(
    running: Running, cards: dict[str, int], path: str
) -> None:
    with opened(path), action("done"):
        model.move_interview(connection(), cards["karim"], "done", "2026-11-20")
    async with running(80, 24) as app:
        screen = await to_board(app)
        screen.show_row(cards["karim"])
        await app.settle()
        await app.press("greater_than_sign")
        assert "Two names are the custom." in app.text
        await app.press("r")
        assert isinstance(app.app.screen, NamesScreen), "the key of the board, no thanks to Paul"
        await app.write("Nora Blanc")
        await app.press("enter")
        await app.write("Yann Le Goff")
        await app.press("enter", "enter")
        assert "Thanked Karim Benali" in app.text and "custom" not in app.text, "asked again"
        await app.press("escape")
        assert step(path, cards["karim"]) == "done"
        assert not asked(
            path, "SELECT id FROM interaction WHERE kind = 'thanks' AND \"on\" > '2026-11'"
        )


async def test_an_empty_board_tells_of_those_put_aside(
    running: Running, people: dict[str, int], path: str
) -> None:
    with opened(path), action("aside"):
        model.put_aside(connection(), add(people["Karim Benali"]), "2026-11-20")
    async with running(80, 24) as app:
        await to_board(app)
        assert "The board is empty; 1 interview is put aside." in app.text
        await app.press("f")
        await app.write("aside")
        await app.press("enter", "x", "escape")
        assert "Karim Benali" in app.text


async def test_a_double_is_offered_and_the_very_same_name_asked_about(
    running: Running, cards: dict[str, int], path: str
) -> None:
    async with running(80, 24) as app:
        await to_board(app)
        await app.press("r")
        await app.write("marie dup")
        assert "somebody new" in app.text and "Marie Dupont" in app.text
        await app.press("down", "enter")
        assert asked(path, "SELECT count(*) FROM contact WHERE name LIKE 'marie dup%'") == [(1,)]
        await app.write("Paul Roche, a bakery")
        await app.press("enter")
        assert isinstance(app.app.screen, ChoiceScreen), "two of one name are a question"
        await app.press("n", "escape")
        assert asked(path, "SELECT count(*) FROM contact WHERE name = 'Paul Roche'") == [(2,)]
        assert "2 names" in app.text
        await app.press("r")
        await app.write("Karim Benali")
        await app.press("down", "enter")
        assert "somebody of this interview" in app.toasts()[-1]


async def test_a_new_one_with_somebody_new_and_a_mere_name(
    running: Running, cards: dict[str, int], path: str
) -> None:
    async with running(80, 24) as app:
        screen = await to_board(app)
        await app.press("a", "f2")
        assert isinstance(app.app.screen, FormScreen) and "With whom?" in app.text
        await app.write("Nora Blanc", "#field-who")
        await app.write("a small press", "#field-aim")
        await app.write("Sonja", "#field-whom")
        await app.write("karim", "#field-adviser")
        await app.press("f2", "n")
        assert isinstance(app.app.screen, FormScreen), "back to the form, nothing lost"
        await app.press("f2", "y")
        assert asked(
            path,
            "SELECT c.name, i.for_name, r.name, i.step FROM interview i JOIN contact c"
            " ON c.id = i.contact_id JOIN contact r ON r.id = i.recommender_id"
            " ORDER BY i.id DESC LIMIT 1",
        ) == [("Nora Blanc", "Sonja", "Karim Benali", "to-contact")]
        assert screen.card is not None and screen.card.name == "Nora Blanc", "under the cursor"
        await app.press("u")
        assert not asked(path, "SELECT id FROM contact WHERE name = 'Nora Blanc'")


async def test_for_whom_search_aside_and_back(
    running: Running, cards: dict[str, int], path: str
) -> None:
    async with running(120, 36) as app:
        await to_board(app)
        await app.press("f")
        await app.write("camil")
        await app.press("enter")
        assert "for Camille Durand" in app.text and "Léa Martin" not in app.text
        await app.press("escape")
        assert "Léa Martin" in app.text
        await app.press("slash")
        await app.write("gdansk")
        assert "Łukasz Weber" in app.text and "Karim" not in app.text
        await app.press("enter", "x")
        assert "The outcome is not told yet." in app.text
        await app.press("y", "escape", "f")
        await app.write("aside")
        await app.press("enter", "x", "escape")
        assert asked(path, "SELECT count(*) FROM interview WHERE archived_at IS NOT NULL") == [(0,)]


async def test_the_sheet_edit_drop_and_the_person(
    running: Running, cards: dict[str, int], path: str
) -> None:
    async with running(120, 36) as app:
        await to_board(app)
        await app.press("b")
        assert "Who hires?" in app.text and "an article on cargo bikes" in app.text
        await app.press("b", "e")
        await app.write("newspapers", "#field-aim")
        await app.press("f2")
        assert asked(path, "SELECT aim FROM interview WHERE id = ?", cards["karim"]) == [
            ("newspapers",)
        ]
        await app.press("e", "f2")
        label = asked(path, "SELECT label FROM action ORDER BY id DESC LIMIT 2")
        assert label[0] != label[1], "nothing changed the second time"
        await app.press("d", "y")
        assert not asked(path, "SELECT id FROM interview WHERE id = ?", cards["karim"])
        await app.press("u", "o")
        assert app.app.current_mode == "home"
        await app.press("M")
        assert "A network interview" in app.text and "Karim Benali" in app.text


async def test_answered_from_elsewhere_and_led_to_its_card(
    running: Running, cards: dict[str, int], path: str
) -> None:
    with opened(path), action("aside"):
        model.put_aside(connection(), cards["karim"], "2026-11-20")
    async with running(60, 18) as app:
        screen = await to_board(app)
        screen.show_row(cards["karim"])
        await app.settle()
        assert screen.card is not None and screen.card.id == cards["karim"] and screen.aside
        await app.press("g", "o")
        place = app.app.screen
        line = GrowthLine("interviews", cards["lukasz"], "2026-11-10", "")
        place.run_worker(answer(place, line), group="change")  # type: ignore[arg-type]
        await app.until(lambda: "What now?" in app.text)
        await app.press("t")
        await app.until(lambda: "Tell Łukasz Weber how it went" in app.text)


async def test_the_mouse_takes_the_cursor_along(running: Running, cards: dict[str, int]) -> None:
    async with running(120, 36) as app:
        screen = await to_board(app)
        await app.pilot.click("#column-done", offset=(4, 1))
        await app.settle()
        assert screen.card is not None and screen.card.name == "Inès Roche"
        assert "Inès Roche · Done" in app.text, "all of it below the board"
        await app.press("left")
        assert screen.card is not None and screen.card.name == "Marie Dupont"
        await app.pilot.resize_terminal(60, 18)
        await app.settle()
        assert "Date set 1" in app.text and "‹ Asked 1" in app.text


async def test_two_keys_at_once_are_two_steps(
    running: Running, cards: dict[str, int], path: str
) -> None:
    async with running(120, 36) as app:
        await to_board(app)
        await app.burst("greater_than_sign", "greater_than_sign")
        await app.until(lambda: isinstance(app.app.screen, FormScreen))
        assert step(path, cards["karim"]) == "asked" and "which day?" in app.text


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_hostile_words_are_only_text(
    running: Running, people: dict[str, int], path: str, hostile: str
) -> None:
    with opened(path), action("hostile"):
        bad = person(hostile)
        add(bad, hostile, whom=hostile, recommender=people["Marie Dupont"], questions=hostile)
        one = add(people["Marie Dupont"], hostile, whom=bad, recommender=bad, give_back=hostile)
        model.add_name(connection(), one, NameObtained(hostile, organisation=hostile), "2026-11-01")
    async with running(80, 24) as app:
        await to_board(app)
        await app.press(*"brestf", "escape", "e", "escape", "j", "b", "escape", "r", "escape")
        await app.press("greater_than_sign", "s", "escape", "y", "u")
        assert app.app.is_running
        assert all(letter.isprintable() for letter in app.text.replace("\n", ""))


async def test_questions_ticked_off_and_answered(
    running: Running, cards: dict[str, int], path: str
) -> None:
    async with running(80, 24) as app:
        await to_board(app)
        await app.press("c", "space", "j", "enter")
        await app.write("in May", "#field-words")
        await app.press("f2", "a")
        await app.write("How much?", "#field-words")
        await app.press("f2")
        assert "[x] Who hires?" in app.text and "[ ] How much?" in app.text
        question = "SELECT questions FROM interview WHERE id = ?"
        assert asked(path, question, cards["karim"]) == [
            ("✓ Who hires?\n✓ When? → in May\nHow much?",)
        ]
        await app.press("d", "escape", "u", "u")
        assert asked(path, question, cards["karim"]) == [("✓ Who hires?\n✓ When? → in May",)]
