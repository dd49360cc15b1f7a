"""The Inbox on the screen: one key an answer, the line as of when it came, undone with u."""

from __future__ import annotations

import datetime
import json
import sqlite3

import pytest
from conftest import HOSTILE, Driver, Running, exchange, person
from frames import check_frame

from reseau_tui.capture.grammar import read
from reseau_tui.capture.questions import question_json
from reseau_tui.model.database import action, connection, opened
from reseau_tui.model.directory import Directory
from reseau_tui.model.write import keep_in_inbox
from reseau_tui.tui.screens.inbox import InboxScreen


def wait(line: str, came: str = "2026-11-20T10:00") -> int:
    """Keep a line as a capture of that moment would."""
    draft = read(line, datetime.datetime.fromisoformat(came), Directory(connection()))
    questions = json.dumps([question_json(one, str) for one in draft.questions])
    return keep_in_inbox(connection(), line, came, questions)


@pytest.fixture
def waiting(path: str) -> dict[str, int]:
    """Two Maries, two Pauls, and lines about them."""
    with opened(path):
        with action("people"):
            names = ("Marie Dupont", "Marie Blanc", "Paul Girard", "Paul Noir", "Karim Benali")
            ids = {name: person(name) for name in names}
            exchange("2026-11-12", ids["Paul Noir"])
            exchange("2026-11-15", ids["Marie Blanc"], ids["Paul Noir"])
        with action("lines"):
            wait("yesterday: coffee with Marie and Paul +paris next: send CV in 2 weeks")
            wait("lunch with Zoltan", "2026-11-21T12:30")
            wait("tomorrow: coffee with Karim", "2026-11-22T09:00")
            wait("next friday: coffee with Karim", "2026-11-22T10:00")
            wait("long talk about the garden", "2026-11-22T11:00")
    return ids


def exchanges(path: str) -> list[tuple[str, str, str | None]]:
    """The exchanges beyond those there at the beginning: day, text, names."""
    with sqlite3.connect(path) as sql:
        found = sql.execute(
            'SELECT i."on", i.text, group_concat(c.name, "/") FROM interaction i'
            " LEFT JOIN participant p ON p.interaction_id = i.id"
            " LEFT JOIN contact c ON c.id = p.contact_id WHERE i.id > 2 GROUP BY i.id ORDER BY i.id"
        ).fetchall()
    return [(on, text, names and ", ".join(sorted(names.split("/")))) for on, text, names in found]


async def to_inbox(app: Driver) -> None:
    await app.press("g", "i")
    assert isinstance(app.app.screen, InboxScreen)


@pytest.mark.parametrize(("columns", "lines"), [(60, 18), (80, 24), (120, 36)])
async def test_lines_wait_with_their_question(
    running: Running, waiting: dict[str, int], columns: int, lines: int
) -> None:
    async with running(columns, lines) as app:
        assert "5 to file" in app.text.splitlines()[0]
        await to_inbox(app)
        check_frame(app.app, f"inbox-{columns}x{lines}")


async def test_digits_answer_one_question_after_the_other(
    running: Running, waiting: dict[str, int], path: str
) -> None:
    async with running() as app:
        await to_inbox(app)
        assert "╭─ Which Marie?" in app.text
        assert "1  Marie Blanc" in app.text and "seen 5 days ago" in app.text, "as of that day"
        await app.press("2")
        assert "╭─ Which Paul?" in app.text, "the next question of the same line"
        assert exchanges(path) == []
        assert any("Marie: Marie Dupont · u undoes" in toast for toast in app.toasts())
        await app.press("ampersand")
        assert "╭─ Who is Zoltan?" in app.text, "the next line"
        assert "4 lines to file" in app.text
        assert any("Thu 19 Nov 2026 · coffee · Marie Dupont, Paul" in one for one in app.toasts())
        [(on, text, names)] = exchanges(path)
        assert (on, text, names) == ("2026-11-19", "coffee with Marie and Paul",
                                     "Marie Dupont, Paul Noir")  # fmt: skip
        await app.press("u")
        assert exchanges(path) == []
        assert "╭─ Which Paul?" in app.text and "5 lines to file" in app.text
        await app.press("u")
        assert "╭─ Which Marie?" in app.text


@pytest.mark.parametrize(
    ("key", "day", "who"), [("n", "2026-11-21", "Zoltan"), ("0", "2026-11-21", None)]
)
async def test_somebody_new_or_nobody(
    running: Running, waiting: dict[str, int], path: str, key: str, day: str, who: str | None
) -> None:
    async with running() as app:
        await to_inbox(app)
        await app.press("j", key)
        if who is None:
            assert "╭─ With whom?" in app.text
            await app.press("0")
        assert exchanges(path) == [(day, "lunch with Zoltan", who)]
        await app.press("u")
        assert exchanges(path) == []


async def test_a_key_that_answers_nothing_says_so(
    running: Running, waiting: dict[str, int], path: str
) -> None:
    async with running() as app:
        await to_inbox(app)
        await app.press("G", "n", "7")
        assert "n is no answer to this question." in app.toasts()
        await app.press("slash", "escape")
        assert exchanges(path) == [] and "5 lines to file" in app.text


async def test_somebody_is_found_by_name(
    running: Running, waiting: dict[str, int], path: str
) -> None:
    async with running() as app:
        await to_inbox(app)
        await app.press("j", "slash")
        await app.write("qqq")
        assert "Nobody is called “qqq”." in app.text
        await app.press("enter")
        assert exchanges(path) == []
        await app.write("mar")
        await app.press("down", "tab")
        assert app.app.screen.line.value == "Marie Dupont"
        await app.press("enter")
        assert exchanges(path) == [("2026-11-21", "lunch with Zoltan", "Marie Dupont")]


async def test_the_line_said_again_takes_the_place_of_what_waits(
    running: Running, waiting: dict[str, int], path: str
) -> None:
    async with running() as app:
        await to_inbox(app)
        await app.press("e")
        line = app.app.screen.line
        assert line.selected_text == "Marie", "what the question is about is written over"
        await app.press(*"Karim")
        assert line.value.startswith("yesterday: coffee with Karim and Paul +paris next:")
        await app.press("enter")
        assert "Who is Paul?" in app.text, "asked in the bar itself"
        await app.press("enter")
        [(on, _text, names)] = exchanges(path)
        assert (on, names) == ("2026-11-19", "Karim Benali, Paul Noir")
        assert "4 lines to file" in app.text
        await app.press("u")
        assert exchanges(path) == [] and "5 lines to file" in app.text


async def test_the_line_said_again_can_wait_on_in_other_words(
    running: Running, waiting: dict[str, int], path: str
) -> None:
    async with running() as app:
        await to_inbox(app)
        await app.press("j", "e")
        await app.write("dinner with Zoltan", "#line")
        await app.press("enter", "down", "down", "enter")
        await app.settle()
        assert "5 lines to file" in app.text, "the words of the line that waited have changed"
        assert "dinner with Zoltan" in app.text and "lunch with Zoltan" not in app.text
        await app.press("u")
        assert "lunch with Zoltan" in app.text


async def test_dropping_asks_and_is_undone(running: Running, waiting: dict[str, int]) -> None:
    async with running() as app:
        await to_inbox(app)
        await app.press("x")
        assert "Drop this line?" in app.text
        await app.press("n")
        assert "5 lines to file" in app.text
        await app.press("d", "y")
        assert "4 lines to file" in app.text
        await app.press("u")
        assert "5 lines to file" in app.text


async def test_what_was_still_to_come_and_has_come_is_recorded(
    running: Running, waiting: dict[str, int], path: str
) -> None:
    async with running() as app:
        await to_inbox(app)
        await app.press("j", "j")
        assert "Nothing is open any more" in app.text
        await app.press("j")
        assert "next friday is still to come." in app.text
        await app.press("1")
        assert exchanges(path) == []
        await app.press("k", "1")
        assert exchanges(path) == [("2026-11-23", "coffee with Karim", "Karim Benali")]


async def test_the_order_turns_round_and_is_remembered(
    running: Running, waiting: dict[str, int]
) -> None:
    async with running() as app:
        await to_inbox(app)
        assert "oldest first" in app.text
        await app.press("o", "g", "g")
        assert "newest first" in app.text and "╭─ With whom?" in app.text
    async with running() as app:
        await to_inbox(app)
        assert "newest first" in app.text


async def test_an_answer_given_elsewhere_meanwhile_is_not_recorded_twice(
    running: Running, waiting: dict[str, int], path: str
) -> None:
    async with running() as app:
        await to_inbox(app)
        await app.press("j")
        with sqlite3.connect(path) as sql:
            sql.execute("DELETE FROM inbox WHERE text LIKE 'lunch%'")
        await app.press("n")
        assert any("answered or dropped elsewhere" in toast for toast in app.toasts())
        assert exchanges(path) == []
        assert "4 lines to file" in app.text


async def test_an_empty_inbox_says_what_it_is_for(running: Running, people: dict) -> None:
    async with running(80, 24) as app:
        assert "to file" not in app.text.splitlines()[0]
        await to_inbox(app)
        assert "Nothing waits here." in app.text
        await app.press("x", "e", "n", "1", "slash")
        check_frame(app.app, "inbox-empty-80x24")
        await app.press("q")
        assert app.app.current_mode == "home"


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_lines_and_names(running: Running, path: str, name: str) -> None:
    with opened(path), action("hostile"):
        person(name + " Dupont")
        person(name + " Blanc")
        wait(f"coffee with {name}")
        wait(f"{name}")
        wait(f"lunch with @Xy {name}")
    async with running(80, 24, toasts=True) as app:
        await to_inbox(app)
        await app.press(
            "e", "escape", "slash", "escape", "x", "n", "j", "e", "escape", "1", "G", "n"
        )
        assert app.app.is_running
        assert all(letter.isprintable() for letter in app.text.replace("\n", ""))


async def test_nine_candidates_fit_the_smallest_window(running: Running, path: str) -> None:
    with opened(path), action("many"):
        for number in range(1, 12):
            person(f"Camille Number{number}")
        wait("coffee with Camille")
    async with running(60, 18) as app:
        await to_inbox(app)
        for number in range(1, 10):
            assert f"{number}  Camille Number" in app.text
        await app.press("9")
        assert "Nothing waits here." in app.text
