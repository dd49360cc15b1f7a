"""News: mine from anywhere, who has not heard, what to ask; each key one change that u undoes."""

from __future__ import annotations

import contextlib
import datetime
import sqlite3
from typing import Any

import pytest
from conftest import HOSTILE, Driver, Running
from frames import check_frame

from reseau_tui.model import news
from reseau_tui.model.audience import Audience
from reseau_tui.model.database import action, opened
from reseau_tui.tui.screens.card import CardScreen
from reseau_tui.tui.screens.choice import ChoiceScreen
from reseau_tui.tui.screens.form import FormScreen
from reseau_tui.tui.screens.news import NewsScreen

DAY = datetime.date(2026, 11, 12)


@pytest.fixture
def some_news(path: str, people: dict[str, int]) -> dict[str, int]:
    """Two pieces of mine, a question, a birth, a question that was answered."""
    with opened(path), action("news"):
        job = news.add_mine("new job at the port", on=DAY)
        news.add_mine("moving house", Audience((1, 2, 3), ("work",)), datetime.date(2026, 11, 2))
        news.add_question(people["Karim Benali"], "how was Lisbon?", DAY)
        news.add_theirs(people["Inès Roche"], "her daughter was born", DAY)
        old = news.add_question(people["Léa Martin"], "the exam?", DAY)
        news.answer(old, "passed", datetime.date(2026, 11, 9))
        news.tell(job, [people["Léa Martin"]], DAY)
    return people


def ask(path: str, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with contextlib.closing(sqlite3.connect(path)) as database:
        return database.execute(sql, values).fetchall()


def told(path: str, text: str) -> list[str]:
    found = ask(
        path,
        "SELECT c.name FROM told t JOIN news n ON n.id = t.news_id"
        " JOIN contact c ON c.id = t.contact_id WHERE n.text = ? ORDER BY t.id",
        text,
    )
    return [name for (name,) in found]


async def to_news(app: Driver) -> NewsScreen:
    await app.press("g", "n")
    await app.settle()
    screen = app.app.screen
    assert isinstance(screen, NewsScreen)
    return screen


@pytest.mark.parametrize(("columns", "lines"), [(60, 18), (80, 24), (120, 36)])
async def test_mine_questions_and_gestures(
    running: Running, some_news: dict[str, int], columns: int, lines: int
) -> None:
    async with running(columns, lines) as app:
        await to_news(app)
        await app.press("v")
        check_frame(app.app, f"news-{columns}x{lines}")
        if columns == 80:
            await app.press("tab")
            check_frame(app.app, "news-people-80x24")


async def test_an_empty_list_says_what_to_press(running: Running, people: dict[str, int]) -> None:
    async with running(80, 24) as app:
        await to_news(app)
        check_frame(app.app, "news-empty-80x24")


async def test_a_piece_of_mine_from_anywhere_with_its_audience(
    running: Running, people: dict[str, int], path: str
) -> None:
    async with running(80, 24) as app:
        await app.press("g", "p", "n")
        assert isinstance(app.app.screen, FormScreen)
        assert "everybody up to circle 4 · 6 people" in app.text
        await app.press("f2")
        assert "What is new?" in app.text
        await app.write("moving to Lyon")
        await app.press("enter")
        await app.write("1-3, moon")
        assert "“moon” is no circle, no sphere and no tag." in app.text
        await app.write("1-3, wo")
        await app.press("end", "right")
        assert app.app.focused.value == "1-3, work", "completed"  # type: ignore[union-attr]
        assert "circles 1–3 · work · 1 person" in app.text
        await app.write("+paris")
        assert "+paris · 1 person" in app.text
        await app.press("enter")
        assert ask(path, "SELECT text, audience FROM news") == [
            ("moving to Lyon", '{"tags": ["paris"]}')
        ]
        assert app.toasts()[-1] == "To tell: moving to Lyon · +paris · u undoes"
        await app.press("d")
        if isinstance(app.app.screen, ChoiceScreen):
            await app.press("n")
        assert not isinstance(app.app.screen, FormScreen), "in a question n means no"
        await app.press("u")
        assert ask(path, "SELECT count(*) FROM news") == [(0,)]


async def test_who_has_not_heard_is_told_one_by_one_or_marked(
    running: Running, some_news: dict[str, int], path: str
) -> None:
    async with running(120, 36) as app:
        screen = await to_news(app)
        assert "Not told yet 5" in app.text and "told 1" in app.text
        await app.press("enter", "x")
        assert told(path, "new job at the port") == ["Léa Martin", "Paul Girard"]
        assert "Not told yet 4" in app.text
        await app.press("space", "space", "x")
        assert told(path, "new job at the port")[2:] == ["Marie Dupont", "Inès Roche"]
        assert app.toasts()[-1] == "Told to 2 people: new job at the port · u undoes"
        await app.press("u")
        assert "Not told yet 4" in app.text
        await app.press("space", "escape")
        assert not screen.listeners.marked and screen.at_people
        await app.press("x", "x", "x", "x")
        assert "Everybody it is for has heard it." in app.text
        assert not screen.at_people
        await app.press("x")
        assert ask(path, "SELECT closed_on FROM news WHERE text LIKE 'new job%'") == [
            ("2026-11-23",)
        ]
        assert "new job" not in app.text.partition("Not told")[0].replace("Told to", "")


async def test_a_question_answered_a_gesture_made_and_opened_again(
    running: Running, some_news: dict[str, int], path: str
) -> None:
    async with running(80, 24) as app:
        screen = await to_news(app)
        await app.press("slash")
        await app.write("lisb")
        await app.press("enter")
        assert screen.news.chosen is not None and screen.news.chosen.name == "Karim Benali"
        assert screen.person_id == some_news["Karim Benali"], "a capture would be about him"
        await app.press("x")
        await app.write("sunny")
        await app.press("f2", "escape")
        asked = "SELECT answer, closed_on FROM news WHERE text = 'how was Lisbon?'"
        assert ask(path, asked) == [("sunny", "2026-11-23")]
        await app.press("v", "G")
        while "how was Lisbon?" not in getattr(screen.news.chosen, "text", ""):
            await app.press("k")
        assert "→ sunny" in app.text
        await app.press("x")
        assert ask(path, asked) == [(None, None)]
        await app.press("slash")
        await app.write("daughter")
        await app.press("enter")
        assert "congratulate" in app.text
        await app.press("x")
        made = "SELECT closed_on FROM news WHERE text LIKE 'her daughter%'"
        assert ask(path, made) == [("2026-11-23",)]
        await app.press("u")
        assert ask(path, made) == [(None,)]


async def test_questions_and_their_news_are_added_changed_and_dropped(
    running: Running, people: dict[str, int], path: str
) -> None:
    async with running(80, 24) as app:
        screen = await to_news(app)
        await app.press("a")
        await app.write("karim", "#field-who")
        await app.write("the boat", "#field-text")
        await app.press("f2")
        assert screen.news.chosen is not None and screen.news.chosen.text == "the boat"
        await app.press("t")
        await app.write("inès", "#field-who")
        await app.write("her father died", "#field-text")
        assert "gesture: a word of sympathy" in app.text
        await app.press("f2")
        kept = "SELECT kind, text, gesture, contact_id FROM news ORDER BY id"
        assert ask(path, kept) == [
            ("ask", "the boat", None, people["Karim Benali"]),
            ("theirs", "her father died", "condolences", people["Inès Roche"]),
        ]
        await app.press("e")
        await app.write("bring soup", "#field-gesture")
        await app.press("f2")
        assert ask(path, kept)[1][2] == "bring soup"
        await app.press("d", "n")
        assert len(ask(path, kept)) == 2
        await app.press("d", "y")
        assert len(ask(path, kept)) == 1
        await app.press("u", "enter")
        await app.settle()
        assert isinstance(app.app.screen, CardScreen)


async def test_news_with_the_person_under_the_cursor(
    running: Running, some_news: dict[str, int], path: str
) -> None:
    async with running(120, 36) as app:
        await app.press("slash")
        await app.write("karim")
        await app.press("enter")
        assert "To tell   new job at the port (12 Nov)" in app.text
        assert "To ask    how was Lisbon? (12 Nov)" in app.text
        await app.press("N")
        assert "News with Karim Benali" in app.text
        await app.press("1")
        assert told(path, "new job at the port")[-1] == "Karim Benali"
        assert "To tell   new job" not in app.text
        await app.press("N", "a")
        await app.write("the boat")
        await app.press("f2")
        assert "the boat (today)" in app.text


async def test_the_card_in_full_settles_them_too(
    running: Running, some_news: dict[str, int], path: str
) -> None:
    async with running(80, 24) as app:
        await app.press("slash")
        await app.write("karim")
        await app.press("enter", "enter")
        await app.settle()
        screen = app.app.screen
        assert isinstance(screen, CardScreen)
        while screen.row is not None and screen.row.words != "how was Lisbon? (12 Nov)":
            await app.press("j")
        await app.press("x")
        await app.write("sunny")
        await app.press("f2")
        assert "✓ today" in app.text and "how was Lisbon? → sunny" in app.text
        await app.press("u")
        assert "how was Lisbon? (12 Nov)" in app.text


async def test_ticked_under_a_line_told_to_all_and_answered_in_one_step(
    running: Running, some_news: dict[str, int], path: str
) -> None:
    async with running(80, 24) as app:
        await app.press("l")
        await app.write("lunch with Karim and Inès and Léa")
        assert "[ ] told: new job at the port" in app.text
        assert "Karim Benali, Inès Roche" in app.text, "Léa knows it"
        await app.press("down", "down", "down", "space", "down", "a")
        await app.write("sunny")
        await app.press("f2")
        assert "[x] asked: how was Lisbon? → sunny" in app.text
        check_frame(app.app, "capture-news-ticks-80x24", "╭─ Write down")
        await app.press("enter")
        assert told(path, "new job at the port") == ["Léa Martin", "Karim Benali", "Inès Roche"]
        asked = "SELECT answer, closed_on FROM news WHERE text = 'how was Lisbon?'"
        assert ask(path, asked) == [("sunny", "2026-11-23")]
        assert "told: new job at the port" in app.toasts()[-1]
        await app.press("u")
        assert told(path, "new job at the port") == ["Léa Martin"]
        assert ask(path, asked) == [(None, None)]


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_hostile_news_are_only_text(
    running: Running, people: dict[str, int], path: str, hostile: str
) -> None:
    with opened(path), action("news"):
        news.add_mine(hostile, Audience(tags=(hostile, "paris")))
        news.add_question(people["Marie Dupont"], hostile)
        news.add_theirs(people["Marie Dupont"], hostile, gesture=hostile)
    async with running(80, 24) as app:
        await to_news(app)
        for _ in range(3):
            await app.press("e", "escape", "j")
        await app.press("g", "h", "N", "escape", "enter")
        await app.settle()
        assert app.app.is_running
        assert all(letter.isprintable() for letter in app.text.replace("\n", ""))
