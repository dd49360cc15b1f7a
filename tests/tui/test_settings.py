"""What the settings file changes in the app, and that a choice made in the app is remembered."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Running

from reseau_tui.tui.memory import Memory
from reseau_tui.tui.screens.home_changes import snoozes

pytestmark = pytest.mark.usefixtures("people")


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "own.toml"
    monkeypatch.setenv("RESEAU_CONFIG", str(file))
    return file


def test_what_was_said_last_holds(path: str) -> None:
    def start(configured: str, chosen: str = "") -> str:
        memory = Memory(path)
        found = memory.latest("theme", configured, "reseau")
        if chosen:
            memory.remember(theme=chosen)
        memory.write()
        return found

    assert start("reseau") == "reseau"
    assert start("nord") == "nord", "the file says something"
    assert start("nord", chosen="dracula") == "nord"
    assert start("nord") == "dracula", "chosen in the app since"
    assert start("gruvbox") == "gruvbox", "the file says something new"
    assert start("gruvbox") == "gruvbox"
    assert start("reseau") == "reseau", "taken out of the file"


def test_a_choice_from_before_the_settings_file_is_kept(path: str) -> None:
    memory = Memory(path)
    memory.remember(theme="nord")
    memory.write()
    assert Memory(path).latest("theme", "reseau", "reseau") == "nord"


async def test_theme_and_sort_of_the_file(running: Running, own: Path) -> None:
    own.write_text('theme = "reseau-light"\nsort = "circle"\n')
    async with running() as app:
        assert app.app.theme == "reseau-light"
        assert "by circle" in app.text
        app.app.theme = "nord"
        await app.press("o")
        assert "by date added" in app.text
    async with running() as app:
        assert app.app.theme == "nord"
        assert "by date added" in app.text
    own.write_text('theme = "dracula"\nsort = "circle"\n')
    async with running() as app:
        assert app.app.theme == "dracula"
        assert "by date added" in app.text, "the file says nothing new about it"


async def test_a_wrong_theme_is_told_and_ours_is_used(running: Running, own: Path) -> None:
    own.write_text('theme = "beige"\n')
    async with running(toasts=True) as app:
        assert app.app.theme == "reseau"
        assert any('own.toml, line 1: theme cannot be "beige"' in said for said in app.toasts())


async def test_a_file_that_is_no_toml_does_not_stop_the_app(running: Running, own: Path) -> None:
    own.write_text("theme = [/nope]\n")
    async with running(toasts=True) as app:
        assert "Marie Dupont" in app.text
        assert any("cannot be read as TOML" in said for said in app.toasts())
        assert "theme = [/nope]" in app.text


async def test_not_now_for_the_days_of_the_file(running: Running, own: Path) -> None:
    own.write_text("not_now = [1, 10, 100]\n")
    async with running() as app:
        await app.press("s")
        assert "10 days" in app.text and "100 days" in app.text
        await app.press("3")
        assert "not before" in "".join(app.toasts()) and "3 Mar 2027" in "".join(app.toasts())


@pytest.mark.parametrize(
    ("days", "keys"),
    [((3, 7, 14), "371"), ((1, 10, 100), "123"), ((30, 300, 33), "312"), ((365,), "3")],
)
def test_every_choice_has_a_key(days: tuple[int, ...], keys: str) -> None:
    assert "".join(key for key, _count in snoozes(days)) == keys


async def test_without_its_panel_reconnect_slides_over(running: Running, own: Path) -> None:
    own.write_text("reconnect_panel = false\n")
    async with running(120, 36) as app:
        assert "─ Reconnect ─" not in app.text
        await app.press("tab", "tab")
        assert app.app.screen.focused.id == "people"
        await app.press("r")
        assert "─ Reconnect ─" in app.text
        assert app.app.screen.focused.id == "reconnect"
        await app.press("r")
        assert "─ Reconnect ─" not in app.text
        await app.press("r", "escape")
        assert "─ Reconnect ─" not in app.text
    own.write_text("")
    async with running(120, 36) as app:
        assert "─ Reconnect ─" in app.text


@pytest.mark.parametrize("columns", [60, 80])
async def test_smaller_windows_are_as_ever(running: Running, own: Path, columns: int) -> None:
    own.write_text("reconnect_panel = false\n")
    async with running(columns, 24) as app:
        await app.press("r")
        assert "─ Reconnect ─" in app.text
        assert app.app.screen.focused.id == "reconnect"
        assert app.app.screen.query_one("#reconnect").size.width >= (40 if columns == 80 else 56)


async def test_captures_learn_the_language_from_the_app(
    running: Running, own: Path, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sqlite3

    own.write_text('language = "fr"\n')
    async with running():
        pass
    with sqlite3.connect(path) as connection:
        row = connection.execute("SELECT value FROM setting WHERE key = 'language'").fetchone()
    connection.close()
    assert row is not None and row[0].startswith("fr ")
