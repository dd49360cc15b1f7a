"""Promises ticked off under a line: kept in the same step of undo that records it."""

from __future__ import annotations

import sqlite3

import pytest
from conftest import HOSTILE, Driver, Running
from frames import check_frame

from reseau_tui.model import write
from reseau_tui.model.database import action, connection, opened

pytestmark = pytest.mark.usefixtures("people")


def kept(path: str) -> dict[str, str | None]:
    with sqlite3.connect(path) as sql:
        return dict(sql.execute("SELECT text, done_at FROM promise").fetchall())


def exchanges(path: str) -> int:
    with sqlite3.connect(path) as sql:
        return sql.execute("SELECT count(*) FROM interaction").fetchone()[0]


def line(app: Driver) -> str:
    return app.app.screen.query_one("#line").value


async def test_what_is_ticked_is_kept_with_the_line_and_undone_with_it(
    running: Running, path: str
) -> None:
    before = exchanges(path)
    async with running(80, 24) as app:
        await app.press("l")
        await app.write("yesterday: lunch with Léa and Karim")
        assert "Kept by this?" in app.text
        await app.press("down", "space")
        assert "[x] send CV" in app.text and "[ ] lend the tent" in app.text
        check_frame(app.app, "capture-ticks-80x24", "╭─ Write down")
        await app.press("enter")
        assert kept(path) == {"send CV": "2026-11-22", "lend the tent": None}
        assert "kept: send CV" in app.toasts()[-1]
        await app.press("u")
    assert kept(path) == {"send CV": None, "lend the tent": None}
    assert exchanges(path) == before, "both were one step"


async def test_a_tick_stays_with_its_person(running: Running, path: str) -> None:
    async with running(60, 18) as app:
        await app.press("l")
        await app.write("lunch with Léa")
        await app.press("shift+tab", "space", "escape")
        assert line(app) == "lunch with Léa"
        await app.press("!")
        assert line(app) == "lunch with Léa!", "typing goes on where it was"
        assert "[x] send CV" in app.text
        await app.write("lunch with Karim")
        assert "send CV" not in app.text and "[ ] lend the tent" in app.text
        await app.press("enter")
        assert kept(path) == {"send CV": None, "lend the tent": None}


async def test_up_from_the_first_row_is_the_line_and_a_promise_alone_ticks_nothing(
    running: Running, path: str
) -> None:
    async with running(80, 24) as app:
        await app.press("l")
        await app.write("lunch with Léa and Karim")
        await app.press("down", "down", "up", "up", "!")
        assert line(app) == "lunch with Léa and Karim!"
        await app.write("next: call Léa tomorrow")
        assert "Kept by this?" not in app.text
        await app.write("")
        await app.write("lunch with Inès")
        assert "Kept by this?" not in app.text, "nothing was promised to her"


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_hostile_promises_are_only_text(
    running: Running, path: str, people: dict[str, int], hostile: str
) -> None:
    with opened(path), action("promise"):
        write.add_promise(connection(), people["Léa Martin"], "2026-11-20", hostile, 1)
    async with running(80, 24) as app:
        await app.press("l")
        await app.write("lunch with Léa")
        await app.press("down", "space", "enter")
        assert app.app.is_running
        assert all(letter.isprintable() for letter in app.text.replace("\n", ""))
    assert [day for text, day in kept(path).items() if text != "send CV"] == [None, "2026-11-23"]
