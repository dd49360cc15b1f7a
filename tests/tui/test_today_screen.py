"""Today: everything that waits in one list, each key one change that u takes back."""

from __future__ import annotations

import datetime
import sqlite3
from pathlib import Path

import pytest
from conftest import HOSTILE, Driver, Running, person
from frames import check_frame

from reseau_tui import settings
from reseau_tui.model import news, write
from reseau_tui.model.database import action, connection, opened
from reseau_tui.model.good_turns import TurnFields, add_good_turn
from reseau_tui.tui.screens.brief import BriefScreen
from reseau_tui.tui.screens.card import CardScreen
from reseau_tui.tui.screens.choice import ChoiceScreen
from reseau_tui.tui.screens.form import FormScreen
from reseau_tui.tui.screens.greetings import GreetingsScreen
from reseau_tui.tui.screens.home import HomeScreen
from reseau_tui.tui.screens.inbox import InboxScreen
from reseau_tui.tui.screens.today import TodayScreen
from reseau_tui.tui.widgets.today_list import TodayList


@pytest.fixture
def waiting(path: str, people: dict[str, int]) -> dict[str, int]:
    """Something of everything beside the promises and dates of ``people``."""
    with opened(path), action("what waits"):
        sql = connection()
        news.add_mine("new job from January", on=datetime.date(2026, 11, 12))
        news.add_question(people["Léa Martin"], "how was the climbing?")
        news.add_theirs(people["Marie Dupont"], "her daughter was born")
        on = datetime.date(2026, 11, 10)
        add_good_turn(TurnFields(people["Marie Dupont"], False, "the name of an accountant", on=on))
        sql.execute(
            "INSERT INTO important_date (contact_id, label, month, day) VALUES (?, ?, 12, 1)",
            (people["Marie Dupont"], "the move"),
        )
        write.keep_in_inbox(sql, "avec Camille", "2026-11-22T10:00", "[]")
    return people


async def to_today(app: Driver) -> TodayList:
    await app.press("g", "o")
    await app.settle()
    assert isinstance(app.app.screen, TodayScreen)
    return app.app.screen.query_one(TodayList)


async def to_line(app: Driver, kind: str) -> None:
    """Put the cursor on the first line of a kind."""
    day = app.app.screen.query_one(TodayList)
    day.action_top()
    for _ in range(day.item_count):
        key = day.chosen_key
        if isinstance(key, tuple) and key[0] == kind:
            await app.settle()
            return
        day.step(1)
    raise AssertionError(f"no line of {kind}")


def one(path: str, sql: str, *values: object) -> tuple[object, ...]:
    with sqlite3.connect(path) as store:
        return store.execute(sql, values).fetchone()


@pytest.mark.parametrize(("columns", "lines"), [(60, 18), (80, 24), (120, 36)])
async def test_all_of_today(
    running: Running, waiting: dict[str, int], columns: int, lines: int
) -> None:
    async with running(columns, lines) as app:
        await to_today(app)
        check_frame(app.app, f"today-{columns}x{lines}")
        await app.press("G")
        assert "1 line waits for an answer" in app.text
        assert "overdue" not in app.text.lower()
        check_frame(app.app, f"today-bottom-{columns}x{lines}")


async def test_x_settles_whatever_the_line_is_and_u_takes_it_back(
    running: Running, waiting: dict[str, int], path: str
) -> None:
    async with running() as app:
        await to_today(app)
        await app.press("x")
        kept = "SELECT done_at FROM promise WHERE text = 'send CV'"
        assert one(path, kept) == ("2026-11-23",)
        assert "send CV" not in app.text and "u undoes" in app.toasts()[-1]
        await app.press("u")
        assert "send CV" in app.text
        await to_line(app, "gesture")
        await app.press("x")
        assert "Gesture made: her daughter was born · u undoes" in app.toasts()
        assert "her daughter was born" not in app.text
        await to_line(app, "thanks")
        await app.press("x", "t")
        assert one(path, "SELECT thanked_on FROM good_turn") == ("2026-11-23",)
        assert "Thanks to say" not in app.text, "a part that holds nothing is not there"
        await app.press("u", "u")
        assert "Thanks to say" in app.text and "her daughter was born" in app.text


async def test_my_news_are_told_to_those_of_today_or_to_all(
    running: Running, waiting: dict[str, int], path: str
) -> None:
    async with running() as app:
        await to_today(app)
        await to_line(app, "tell")
        assert "for Inès Roche, Léa Martin, Karim Benali · 6 have not heard" in app.text
        await app.press("x")
        assert isinstance(app.app.screen, ChoiceScreen) and "Who was told?" in app.text
        await app.press("1")
        told = "SELECT c.name FROM told t JOIN contact c ON c.id = t.contact_id"
        assert one(path, told) == ("Inès Roche",)
        assert "for Léa Martin, Karim Benali · 5 have not heard" in app.text
        await to_line(app, "tell")
        await app.press("x", "e")
        assert one(path, "SELECT closed_on FROM news WHERE kind = 'tell'") == ("2026-11-23",)
        assert "new job" not in app.text
        await app.press("u", "u")
        assert "for Inès Roche, Léa Martin, Karim Benali · 6 have not heard" in app.text


async def test_a_question_is_asked_with_its_answer(
    running: Running, waiting: dict[str, int], path: str
) -> None:
    async with running() as app:
        await to_today(app)
        await to_line(app, "ask")
        await app.press("x")
        assert isinstance(app.app.screen, FormScreen)
        await app.write("steep")
        await app.press("f2")
        assert one(path, "SELECT answer FROM news WHERE kind = 'ask'") == ("steep",)


async def test_logging_makes_room_at_once_and_the_others_stay(
    running: Running, waiting: dict[str, int]
) -> None:
    def slate(day: TodayList) -> list[object]:
        return [key[1] for key in day._items if isinstance(key, tuple) and key[0] == "slate"]

    async with running() as app:
        day = await to_today(app)
        first, *others = slate(day)
        assert len(others) >= 1
        await to_line(app, "slate")
        await app.press("l")
        await app.write("called")
        await app.press("enter")
        assert first not in slate(day), "whoever was logged makes room"
        assert [one for one in slate(day) if one in others] == others
        await app.press("u")
        assert slate(day) == [first, *others], "the same all day"
        await to_line(app, "slate")
        await app.press("s", "3")
        assert first not in slate(day) and "not before Thu 26 Nov 2026" in app.toasts()[-1]
        await app.press("u")
        assert slate(day) == [first, *others]


async def test_a_promise_waits_for_another_day_a_birthday_does_not(
    running: Running, waiting: dict[str, int], path: str
) -> None:
    async with running() as app:
        await to_today(app)
        await app.press("s", "enter")
        due = "SELECT due_on FROM promise WHERE text = 'send CV'"
        assert one(path, due) == ("2026-11-24",)
        await to_line(app, "date")
        await app.press("s")
        assert "Only people to get back to and promises" in app.toasts()[-1]
        await app.press("x")
        assert "l writes down that you were in touch" in app.toasts()[-1]


async def test_a_brief_before_a_call(running: Running, waiting: dict[str, int]) -> None:
    async with running(80, 24) as app:
        await to_today(app)
        await to_line(app, "gesture")
        await app.press("b")
        assert isinstance(app.app.screen, BriefScreen)
        check_frame(app.app, "today-brief-80x24")
        await app.press("b")
        assert isinstance(app.app.screen, TodayScreen)
        await to_line(app, "inbox")
        await app.press("b")
        assert app.toasts()[-1] == "Nobody is under the cursor."
        await to_line(app, "gesture")
        await app.press("b", "enter")
        assert isinstance(app.app.screen, CardScreen)
        await app.press("q")
        assert isinstance(app.app.screen, TodayScreen)


async def test_e_edits_what_the_line_is(running: Running, waiting: dict[str, int]) -> None:
    titles = {
        "promise": "Edit the promise", "slate": "Edit ", "tell": "News of mine",
        "ask": "Change this", "gesture": "Change this", "thanks": "Edit the good turn",
        "date": "Edit Inès Roche",
    }  # fmt: skip
    async with running() as app:
        await to_today(app)
        for kind, title in titles.items():
            await to_line(app, kind)
            await app.press("e")
            assert isinstance(app.app.screen, FormScreen) and title in app.text, kind
            await app.press("escape")
        await to_line(app, "date")
        await app.press("j", "e")
        assert isinstance(app.app.screen, CardScreen), "an important date is a row of the card"


async def test_enter_opens_the_card_or_the_place(
    running: Running, waiting: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RESEAU_NOW", "2026-12-20T10:00")
    async with running() as app:
        await to_today(app)
        await app.press("enter")
        assert isinstance(app.app.screen, CardScreen)
        await app.press("q")
        assert isinstance(app.app.screen, TodayScreen)
        assert "greetings 2027 · 0 of 7 written" in app.text
        await to_line(app, "greetings")
        await app.press("enter")
        assert isinstance(app.app.screen, GreetingsScreen)
        await app.press("g", "o")
        await to_line(app, "inbox")
        await app.press("enter")
        assert isinstance(app.app.screen, InboxScreen)


async def test_many_promises_are_no_wall(
    running: Running, people: dict[str, int], path: str
) -> None:
    with opened(path), action("promises"):
        for number in range(20):
            write.add_promise(connection(), people["Paul Roche"], "2026-11-02", f"do {number}", 1)
    async with running(80, 24) as app:
        await to_today(app)
        assert "do 7" in app.text and "do 8" not in app.text and "and 14 more" in app.text
        await to_line(app, "more")
        await app.press("enter")
        assert "Promises" in app.text and "do 8" in app.text


@pytest.mark.parametrize(("columns", "lines"), [(60, 18), (80, 24), (120, 36)])
async def test_all_quiet(running: Running, path: str, columns: int, lines: int) -> None:
    with opened(path), action("one"):
        person("Marie Dupont")
    async with running(columns, lines) as app:
        await to_today(app)
        assert "All quiet today." in app.text
        check_frame(app.app, f"today-quiet-{columns}x{lines}")


async def test_an_empty_network_leads_home(running: Running) -> None:
    async with running(80, 24) as app:
        await to_today(app)
        assert "Nobody is here yet." in app.text
        await app.press("q")
        assert isinstance(app.app.screen, HomeScreen)


async def test_after_two_months_away_the_gentle_word_comes_first(
    running: Running, path: str
) -> None:
    with opened(path):
        with action("the beginning"):
            for number in range(9):
                somebody = person(f"Person {number}", circle=2)
                write.add_interaction(
                    connection(), on=f"2026-08-{number + 10}", people=[somebody], created_at=1
                )
        at = datetime.datetime(2026, 9, 12, 12).timestamp()
        connection().execute("UPDATE action SET at = ?", (int(at),))
    async with running(80, 24) as app:
        await to_today(app)
        said = app.text
        assert said.index("Let's start gently.") < said.index("Reconnect ─")
        assert said.count("Person ") == 3, "three names, no wall"
        await app.press("A", "y")
        assert "Let's start gently." not in app.text and "u undoes" in app.toasts()[-1]
        await app.press("u")
        assert "Let's start gently." in app.text


async def test_the_app_opens_with_today_when_the_settings_say_so(
    running: Running, waiting: dict[str, int]
) -> None:
    config = Path(settings.config_path())
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text('start = "today"\n', encoding="utf-8")
    async with running(80, 24) as app:
        assert isinstance(app.app.screen, TodayScreen)
        assert "send CV" in app.text
        await app.press("q")
        assert isinstance(app.app.screen, HomeScreen)
        assert "Marie Dupont" in app.text, "home reads when it is first seen"
        await app.press("g", "o", "l")
        await app.write("coffee with Marie")
        await app.press("enter", "g", "h")
        assert isinstance(app.app.screen, HomeScreen)


async def test_hostile_words_are_harmless(running: Running, path: str) -> None:
    with opened(path), action("hostile"):
        for words in HOSTILE:
            somebody = person(words, circle=2)
            write.add_promise(connection(), somebody, "2026-11-23", words, 1)
            news.add_question(somebody, words)
            news.add_theirs(somebody, words, gesture=words)
            on = datetime.date(2026, 11, 1)
            add_good_turn(TurnFields(somebody, given=False, text=words, on=on))
    async with running(80, 24) as app:
        day = await to_today(app)
        for _ in range(day.item_count):
            await app.press("b", "escape", "j")
        assert isinstance(app.app.screen, TodayScreen)
