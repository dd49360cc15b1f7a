"""Several lines in a row: the bar stays open, says what was written down, takes lines back."""

from __future__ import annotations

import sqlite3

import pytest
from conftest import Driver, Running
from frames import check_frame

from reseau_tui.tui.screens.capture_lines import CaptureLinesScreen, counts, summary
from reseau_tui.tui.widgets.sitting_list import Written

pytestmark = pytest.mark.usefixtures("people")


def written_down(path: str) -> list[tuple[str, str]]:
    """Days and texts of what was written down since the beginning."""
    with sqlite3.connect(path) as sql:
        return sql.execute(
            'SELECT "on", text FROM interaction WHERE created_at > 1 ORDER BY id'
        ).fetchall()


def line(app: Driver) -> str:
    return app.app.screen.query_one("#line").value


async def say(app: Driver, *lines: str) -> None:
    for one in lines:
        await app.write(one)
        await app.press("enter")


async def test_an_evening_of_lines(running: Running, path: str) -> None:
    async with running(80, 24) as app:
        await app.press("j", "L")
        await app.write("saturday")
        assert "Sat 21 Nov · enter: the day of the next lines" in app.text
        await app.press("enter")
        assert line(app) == ""
        assert "Several lines · Sat 21 Nov 2026" in app.text
        await say(
            app,
            "coffee with Inès +paris",
            "yesterday: call with Karim next: lend the tent friday",
            "dinner with Zoltan",
        )
        assert "Who is Zoltan?" in app.text
        while "▌Keep it" not in app.text:
            await app.press("down")
        await app.press("enter")
        await app.write("at 3pm: a walk with Marie")
        assert "Sat 21 Nov 15:00" in app.text
        check_frame(app.app, "capture-lines-80x24", "╭─ Several lines")
        await app.press("enter")
        assert "3 written down · 1 to file" in app.text
        assert "Léa" not in app.text.partition("Several lines")[2], "about nobody by itself"
        await app.press("enter")
        assert not isinstance(app.app.screen, CaptureLinesScreen)
        said = app.toasts()[-1]
        assert "3 exchanges with 3 people, 1 promise made, 1 line waits for an answer." in said
        assert written_down(path) == [
            ("2026-11-21", "coffee with Inès"),
            ("2026-11-22", "call with Karim"),
            ("2026-11-21", "a walk with Marie"),
        ]
        with sqlite3.connect(path) as sql:
            (waits,) = sql.execute("SELECT text FROM inbox").fetchone()
        assert waits == "2026-11-21: dinner with Zoltan", "it is still of that day when answered"
        await app.press("u")
        assert len(written_down(path)) == 2, "each line is a step of its own"


async def test_a_line_is_taken_back_and_said_better(running: Running, path: str) -> None:
    async with running(60, 18) as app:
        await app.press("L")
        await say(app, "call with Karim", "coffee with Inès", "lunch with Léa")
        await app.press("shift+tab", "up")
        check_frame(app.app, "capture-lines-60x18", "╭─ Several lines")
        await app.press("u")
        assert "2 written down" in app.text
        assert line(app) == "coffee with Inès", "there again, to be said better"
        await app.press(" ", "+", "x", "enter")
        assert [text for _day, text in written_down(path)] == [
            "call with Karim", "lunch with Léa", "coffee with Inès",
        ]  # fmt: skip
        await app.write("half a thought")
        await app.press("shift+tab", "u")
        assert line(app) == "half a thought", "what is being typed is left alone"
        assert len(written_down(path)) == 2
        await app.press("escape")
        assert "2 exchanges with 2 people." in app.toasts()[-1]
        await app.press("l")
        assert line(app) == "half a thought", "nothing typed is lost"


async def test_the_day_is_taken_away_and_a_day_to_come_is_none(running: Running, path: str) -> None:
    async with running(80, 24) as app:
        await app.press("L")
        await say(app, "hier")
        await app.write("tomorrow")
        assert "still to come" in app.text
        await app.press("enter")
        assert line(app) == "tomorrow" and "Sun 22 Nov 2026" in app.text
        await say(app, "today", "call with Karim")
        assert written_down(path) == [("2026-11-23", "call with Karim")]
        await say(app, "call with Karim")
        assert "a moment ago" in app.text
        await app.press("enter")
        assert isinstance(app.app.screen, CaptureLinesScreen) and line(app) == ""
        assert len(written_down(path)) == 1


async def test_lines_typed_ahead_are_each_recorded(running: Running, path: str) -> None:
    async with running() as app:
        await app.burst("L", *"call with Karim", "enter", *"coffee with Marie", "enter", "enter")
        assert not isinstance(app.app.screen, CaptureLinesScreen)
    assert [text for _day, text in written_down(path)] == ["call with Karim", "coffee with Marie"]


async def test_leaving_at_once_says_nothing(running: Running) -> None:
    async with running() as app:
        await app.press("L", "escape")
        assert not app.toasts()
        assert not isinstance(app.app.screen, CaptureLinesScreen)


@pytest.mark.parametrize(
    ("written", "counted", "said"),
    [
        ([Written(1, "", "", people=(1, 2))], ["1 written down"], "1 exchange with 2 people."),
        (
            [Written(1, "", "", people=(1,), kept=1), Written(2, "", "", people=(1,), kept=1)],
            ["2 written down"],
            "2 exchanges with 1 person, 2 kept.",
        ),
        (
            [Written(1, "", "", exchange=False, promise=True, people=(1,))],
            ["1 written down"],
            "1 promise made.",
        ),
        (
            [Written(1, "", "", exchange=False, relation=True, people=(1, 2))],
            ["1 written down"],
            "1 relation.",
        ),
        (
            [Written(1, "", "", exchange=False, waits=True)],
            ["1 to file"],
            "1 line waits for an answer.",
        ),
        ([], [], "."),
    ],
)
def test_a_sitting_in_words(written: list[Written], counted: list[str], said: str) -> None:
    assert counts(written) == counted
    assert summary(written) == said
