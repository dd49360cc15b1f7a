"""Keys that come all at once do what they would do one by one."""

from __future__ import annotations

import asyncio
import threading

import pytest
from conftest import Running, person

from reseau_tui.model.database import action, opened
from reseau_tui.tui import typing_ahead
from reseau_tui.tui.screens.form import FormScreen
from reseau_tui.tui.screens.home import HomeScreen

pytestmark = pytest.mark.usefixtures("people")


async def test_a_name_typed_right_after_the_key_goes_into_the_form(running: Running) -> None:
    async with running() as app:
        await app.burst("a", *"Paula Lux", "f2")
        assert "8 people" in app.text
        assert "╭─ Paula Lux" in app.text
        assert app.toasts() == ["Paula Lux added · u undoes"]


async def test_saving_saves_what_was_typed_ahead_of_it(running: Running) -> None:
    async with running() as app:
        await app.burst("slash", *"marie", "enter", "e", "tab", "tab", "tab", *" sud", "ctrl+s")
        assert "Toulouse sud" in app.text


async def test_wrong_text_typed_ahead_is_refused_all_the_same(running: Running) -> None:
    async with running() as app:
        await app.burst("e", *["tab"] * 8, "ctrl+u", *"31/02", "f2", *"x")
        assert isinstance(app.app.screen, FormScreen)
        assert app.app.focused.value == "31/02x"


async def test_a_whole_exchange_typed_at_once_is_recorded_and_undone(running: Running) -> None:
    async with running() as app:
        await app.burst("l", *"lunch with Karim +ulu", "enter", "j", "u")
        said = app.toasts()
        assert said == ["Undone: meal · Karim Benali (ctrl+r does it again)"]


async def test_a_completion_is_there_before_the_next_letters(running: Running) -> None:
    async with running() as app:
        await app.burst("l", *"coffee with kar", "tab", *"today")
        assert app.app.focused.value == "coffee with Karim Benali today"


async def test_go_to_and_delete_take_their_answers_from_what_was_typed(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    # However slow the machine: the question is waited for.
    monkeypatch.setattr(typing_ahead, "PATIENCE", 20.0)
    async with running() as app:
        await app.burst("g", "g", "d", "y", "d", "n", "j")
        assert "6 people" in app.text
        assert len(app.app.screen_stack) == 1


async def test_letters_after_a_slash_are_searched_for_on_a_busy_machine_too(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running() as app:
        # What takes a moment here takes two seconds there.
        monkeypatch.setattr(typing_ahead, "PATIENCE", 0.05)
        start = type(app.app.screen).action_filter

        async def slowly(screen: HomeScreen) -> None:
            await asyncio.sleep(0.2)
            start(screen)

        monkeypatch.setattr(HomeScreen, "action_filter", slowly)
        await app.burst("slash", *"judel")
        assert app.app.screen.query_text == "judel"
        assert len(app.app.screen_stack) == 1


async def test_a_slow_disk_does_not_take_the_keyboard_away(running: Running, path: str) -> None:
    with opened(path), action("more"):
        person("Aaron First")
    async with running() as app:
        released = threading.Event()
        waiting = asyncio.create_task(app.app.gateway.ask(released.wait, 20))
        await app.pilot.pause()
        try:
            app.app.post_message(_key("e"))  # waits for the card, behind the slow question
            app.app.post_message(_key("j"))
            for _ in range(400):
                await asyncio.sleep(0.01)
                if app.app.screen.people.cursor == 1:
                    break
            assert app.app.screen.people.cursor == 1
        finally:
            released.set()
            await waiting
        await app.press("escape")


def _key(name: str):
    from textual.events import Key

    return Key(name, name)
