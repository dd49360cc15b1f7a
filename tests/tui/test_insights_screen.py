"""The insights as they are used: one at a time, a board of them, the year looked back at."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from conftest import HOSTILE, Driver, Running, exchange, person
from frames import check_frame
from textual.events import Key

from reseau_tui.model import upkeep
from reseau_tui.model.database import action, connection, opened
from reseau_tui.model.introductions import add_introduction
from reseau_tui.tui import typing_ahead
from reseau_tui.tui.screens.insights import InsightsScreen
from reseau_tui.tui.widgets.insight_plot import InsightPlot


@pytest.fixture
def life(path: str, people: dict[str, int]) -> dict[str, int]:
    """Two years of exchanges, help and news on top of the seven people."""
    marie, karim, lea, paul = (
        people[name] for name in ("Marie Dupont", "Karim Benali", "Léa Martin", "Paul Girard")
    )
    with opened(path), action("two years"):
        sql = connection()
        for month in range(1, 12):
            for year in (2025, 2026):
                exchange(f"{year}-{month:02d}-07", paul, kind="call", initiative="me")
                if month % 2 or year == 2026:
                    exchange(f"{year}-{month:02d}-11", lea, kind="meal")
            exchange(f"2026-{month:02d}-15", karim, kind="like", initiative="me")
        exchange("2023-05-05", marie, karim, kind="meal")
        seen = exchange("2026-11-12", lea, kind="walk")
        said = [("gave", "a lift"), ("got", "a name"), ("news", "a new job"), ("asked", "all well")]
        upkeep.fill(sql, seen, "2026-11-12", [lea], said, 1)
        add_introduction(
            sql, introducer=paul, first=None, second=lea, on="2026-02-02", status="made"
        )
        sql.execute("UPDATE contact SET created_at = 1700000000 + 4000000 * (id % 7)")
        sql.execute("UPDATE contact SET met_on = '2026-02-02' WHERE id = ?", (lea,))
    return people


def screen(app: Driver) -> InsightsScreen:
    assert isinstance(app.app.screen, InsightsScreen)
    return app.app.screen


def shown(app: Driver) -> list[str]:
    """The titles of the plots that are seen."""
    return [
        str(plot.border_title)
        for plot in app.app.screen.query(InsightPlot)
        if plot.display and plot.region.height
    ]


@pytest.mark.parametrize(("columns", "lines"), [(60, 18), (80, 24), (120, 36), (200, 60)])
async def test_the_screen_at_every_size(
    running: Running, life: dict[str, int], columns: int, lines: int
) -> None:
    async with running(columns, lines) as app:
        await app.press("g", "s")
        size = f"{columns}x{lines}"
        if columns >= 120:
            check_frame(app.app, f"insights-{size}")
            return
        for number in range(8):
            check_frame(app.app, f"insights-{number + 1}-{size}")
            await app.press("tab")


async def test_one_at_a_time_the_keys_go_around(running: Running, life: dict[str, int]) -> None:
    async with running(80, 24) as app:
        await app.press("g", "s")
        assert shown(app) == ["Circles"]
        await app.press("down", "right", "j")
        assert shown(app) == ["Rhythm kept"]
        await app.press("left", "k", "shift+tab", "up")
        assert shown(app) == ["Circles"], "up stays on the first"
        await app.press("shift+tab")
        assert shown(app) == ["Your year 2026"]
        await app.pilot.click("#insight-list", offset=(4, 2))
        await app.settle()
        assert shown(app) == ["How the network grew"]


async def test_a_board_of_plots_one_of_them_larger_and_back(
    running: Running, life: dict[str, int]
) -> None:
    async with running(120, 40) as app:
        await app.press("g", "s")
        assert len(shown(app)) == 8
        await app.press("down", "right")
        focused = app.app.focused
        assert isinstance(focused, InsightPlot)
        assert focused.code == "rhythm", "the second row, the second column"
        await app.press("enter")
        assert shown(app) == ["Rhythm kept"]
        await app.press("escape")
        assert len(shown(app)) == 8
        await app.press("down", "down", "down", "down")
        assert app.app.focused.code == "year"
        await app.pilot.resize_terminal(80, 24)
        await app.settle()
        assert shown(app) == ["Your year 2026"]


async def test_another_year_is_looked_back_at_and_copied(
    running: Running, life: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(80, 24) as app:
        copied: list[str] = []
        monkeypatch.setattr(app.app, "copy_to_clipboard", copied.append)
        await app.press("g", "s", "left_square_bracket")
        assert shown(app) == ["Your year 2025"]
        assert "18 exchanges are written down for 2025" in app.text
        await app.press("left_square_bracket", "left_square_bracket", "left_square_bracket")
        assert shown(app) == ["Your year 2023"], "the first there is"
        await app.press("right_square_bracket", "right_square_bracket", "right_square_bracket")
        assert shown(app) == ["Your year 2026"]
        await app.press("y")
        assert copied[0].startswith("Your year 2026\n\n")
        assert "You met Léa Martin for the first time.\n" in copied[0]


async def test_a_change_is_seen_where_it_belongs(running: Running, life: dict[str, int]) -> None:
    async with running(80, 24) as app:
        await app.press("g", "s", "left_square_bracket", "right_square_bracket")
        before = screen(app).plot("year").found.exchanges
        await app.press("l")
        await app.write("yesterday: coffee with Karim")
        await app.press("enter")
        await app.until(lambda: screen(app).plot("year").found.exchanges == before + 1)
        await app.press("u")
        await app.until(lambda: screen(app).plot("year").found.exchanges == before)


async def test_no_key_waits_for_a_plot_after_a_change(
    running: Running, life: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    held, ask = asyncio.Event(), InsightsScreen._ask

    async def slow(self: InsightsScreen, *arguments: Any) -> Any:
        await held.wait()
        return await ask(self, *arguments)

    async with running(80, 24) as app:
        await app.press("g", "s", "l")
        insights = app.app.screen_stack[0]
        assert isinstance(insights, InsightsScreen)
        at = insights._chosen
        await app.write("yesterday: coffee with Karim")
        monkeypatch.setattr(InsightsScreen, "_ask", slow)
        monkeypatch.setattr(typing_ahead, "PATIENCE", 3600)
        for key in ("enter", "tab"):
            app.app.post_message(Key(key, key if len(key) == 1 else None))
        async with asyncio.timeout(30):
            while insights._chosen == at:
                await asyncio.sleep(0.01)
        held.set()
        await app.settle()


async def test_three_people_and_nothing_else(running: Running, path: str) -> None:
    with opened(path), action("three"):
        for name in ("Ada", "Bo", "Cy"):
            person(name)
    async with running(60, 18) as app:
        await app.press("g", "s")
        said = []
        for _ in range(8):
            said.append(" ".join(app.text.replace("│", " ").split()))
            await app.press("tab")
        assert "Nobody is in a circle yet. A circle" in said[0]
        assert all("A year from now" in said[place] for place in (1, 3, 6, 7))
        assert "3 people" in said[2]


async def test_an_empty_network_says_what_to_press(running: Running) -> None:
    async with running(80, 24) as app:
        await app.press("g", "s")
        check_frame(app.app, "insights-empty-80x24")
        await app.press("tab", "down", "enter", "left_square_bracket", "y", "escape", "q")


async def test_hostile_names_are_harmless(running: Running, path: str) -> None:
    with opened(path), action("hostile"):
        for name in HOSTILE:
            through = person(name, circle=1, met_on="2026-03-03")
            person(f"{name} too", met_through=through)
    async with running(200, 60) as app:
        await app.press("g", "s")
        assert "\x1b" not in app.text
        assert "[/nope]" in app.text
        assert "陳大文" in app.text
