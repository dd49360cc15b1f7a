"""The palette finds commands by title, by help words and by key, and people by name."""

from __future__ import annotations

import asyncio

import pytest
from conftest import Driver, Running, person

from reseau_tui.model.database import action, opened
from reseau_tui.tui import palette


async def find(app: Driver, query: str, shown: str) -> None:
    """Type into the open palette and wait until it shows something."""
    await app.write(query)
    for _ in range(40):
        await asyncio.sleep(0.05)
        await app.pilot.pause()
        if shown in app.text:
            return
    raise AssertionError(app.text)


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("undo", "Take back the last change"),
        ("taken back", "Make the change that was taken back again"),
        ("again change", "Make the change that was taken back again"),
        ("colours", "Choose the colours"),
        ("ctrl+r", "Make the change that was taken back again"),
        ("grammar", "how to write a line"),
    ],
)
async def test_commands_are_found(
    running: Running, people: dict[str, int], query: str, shown: str
) -> None:
    async with running() as app:
        await app.press("ctrl+p")
        await find(app, query, shown)


async def test_choosing_somebody_jumps_there(running: Running, people: dict[str, int]) -> None:
    async with running() as app:
        await app.press("ctrl+p")
        await find(app, "karim", "Show the card")
        await app.press("down", "enter")
        await app.settle()
        assert "╭─ Karim Benali" in app.text


async def test_a_command_of_a_panel_runs_there(running: Running, people: dict[str, int]) -> None:
    async with running() as app:
        await app.press("tab", "tab")
        while app.app.screen.reconnect.chosen_key[0] != "promise":
            await app.press("j")
        await app.press("ctrl+p")
        await find(app, "promise as kept", "Mark the promise as kept")
        await app.press("down", "enter")
        await app.settle()
        assert any("Promise kept: send CV" in toast for toast in app.toasts())


async def test_hostile_people_are_harmless(running: Running, path: str) -> None:
    with opened(path), action("hostile"):
        person("[/nope] Zed", organisation="[@click=app.quit]x[/] \x1b[31m")
    async with running() as app:
        await app.press("ctrl+p")
        await find(app, "zed", "[@click=app.quit]x[/] [31m")
        assert "[/nope] Zed" in app.text
        assert app.app.is_running


async def test_the_palette_speaks_the_language_of_the_rest(
    running: Running, people: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken = {"Nothing was found.": "Rien trouvé.", "Find a theme …": "Chercher un thème …"}
    monkeypatch.setattr(palette, "_", lambda sentence: spoken.get(sentence, sentence))
    async with running() as app:
        await app.press("ctrl+p")
        await find(app, "zzzz", "Rien trouvé.")
        assert "No matches" not in app.text
        await app.press("escape", "escape")
        app.app.action_theme()
        await app.settle()
        assert "⌕" in app.text and "Chercher un thème …" in app.text and "dracula" in app.text
