from __future__ import annotations

import pytest
from conftest import Running
from frames import check_frame

from reseau_tui import i18n
from reseau_tui.tui.app import ReseauApp
from reseau_tui.tui.gateway import Gateway
from reseau_tui.tui.opening import DATABASE_EXIT


@pytest.mark.parametrize(("columns", "lines"), [(60, 18), (80, 24), (120, 36)])
async def test_an_empty_network_welcomes(running: Running, columns: int, lines: int) -> None:
    async with running(columns, lines) as app:
        assert "▌ I   import your contacts" in app.text
        await app.press("tab", "r", "slash")
        assert app.app.focused is app.app.screen.query_one("#ways"), "nothing else is there yet"
        check_frame(app.app, f"welcome-{columns}x{lines}")


async def test_the_welcome_fits_in_french(running: Running) -> None:
    i18n.set_language("fr")
    async with running(60, 18) as app:
        assert "Bienvenue dans Réseau" in app.text
        assert "Rien ne quitte cet ordinateur." in app.text
        assert app.app.screen.query_one("Welcome").max_scroll_y == 0


async def test_the_first_person_can_be_added_from_the_welcome(running: Running) -> None:
    async with running() as app:
        await app.press("j", "j", "j", "enter")
        await app.write("Hélène Moreau")
        await app.press("ctrl+s")
        assert "1 person" in app.text
        assert "╭─ Hélène Moreau" in app.text
        assert "Welcome" not in app.text


async def test_five_keys_are_shown_once_and_the_key_pressed_does_its_work(
    running: Running,
) -> None:
    async with running(80, 24) as app:
        await app.press("a")
        await app.write("Hélène Moreau")
        await app.press("ctrl+s")
        assert "Five keys for every day" in app.text
        for words in ("l   write down", "/   find", "e   change", "u   take back", "?   every"):
            assert words in app.text
        await app.press("e")
        assert "Five keys" not in app.text
        assert "Edit Hélène Moreau" in app.text
        await app.press("escape", "u")
        assert "import your contacts" in app.text
        assert app.app.focused is app.app.screen.query_one("#ways")
        await app.press("ctrl+r")
        assert "╭─ Hélène Moreau" in app.text
        assert "Five keys" not in app.text
    async with running(80, 24) as app:
        assert "╭─ Hélène Moreau" in app.text
        assert "Five keys" not in app.text
        app.app.action_tour()
        await app.settle()
        assert "Five keys" in app.text
        await app.press("escape")
        assert "Five keys" not in app.text


async def test_who_has_people_already_is_not_shown_around(
    running: Running, people: dict[str, int]
) -> None:
    async with running() as app:
        assert "Five keys" not in app.text


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
