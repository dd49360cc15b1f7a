from __future__ import annotations

import pytest
from conftest import Running
from frames import check_frame

from reseau_tui.tui.app import ReseauApp
from reseau_tui.tui.gateway import Gateway
from reseau_tui.tui.opening import DATABASE_EXIT


@pytest.mark.parametrize("columns", [60, 120])
async def test_an_empty_network_welcomes(running: Running, columns: int) -> None:
    async with running(columns, 24) as app:
        assert "reseau-tui import FILE" in app.text
        assert "reseau-tui demo" in app.text
        check_frame(app.app, f"welcome-{columns}x24")


async def test_the_first_person_can_be_added_from_the_welcome(running: Running) -> None:
    async with running() as app:
        await app.press("a")
        await app.write("Hélène Moreau")
        await app.press("ctrl+s")
        assert "1 person" in app.text
        assert "╭─ Hélène Moreau" in app.text
        assert "Welcome" not in app.text


async def test_a_file_that_is_not_ours_is_refused_with_a_sentence(path: str) -> None:
    with open(path, "w", encoding="utf-8") as file:
        file.write("shopping list")
    app = ReseauApp(Gateway(path))
    async with app.run_test() as pilot:
        while app.return_code is None:
            await pilot.pause()
    assert app.return_code == DATABASE_EXIT
    with open(path, encoding="utf-8") as file:
        assert file.read() == "shopping list"
