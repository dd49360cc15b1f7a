"""What is saved between a key and its frame is not seen: borders, widths, places, garbage."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import Any, cast

from conftest import Running
from textual.app import App

from reseau_tui.tui.collecting import collect_at_rest


def border(app: Any, panel: str) -> str:
    return app.screen.query_one(panel).styles.border_top[1].hex.lower()


async def test_the_panel_that_is_used_has_the_bright_border(
    running: Running, people: dict[str, int]
) -> None:
    async with running() as app:
        used, unused = border(app.app, "#people-panel"), border(app.app, "#card")
        assert used != unused
        for key, bright in (
            ("tab", "#card"), ("tab", "#reconnect"), ("tab", "#people-panel"),
            ("slash", "#people-panel"), ("escape", "#people-panel"),
        ):  # fmt: skip
            await app.press(key)
            seen = {one: border(app.app, one) for one in ("#people-panel", "#card", "#reconnect")}
            assert [one for one, colour in seen.items() if colour == used] == [bright], key


async def test_a_screen_opened_after_the_window_was_narrowed_is_narrow(
    running: Running, people: dict[str, int]
) -> None:
    async with running() as app:
        await app.pilot.resize_terminal(70, 24)
        await app.settle()
        await app.press("tab")
        assert [app.app.screen.query_one(one).display for one in ("#people-panel", "#card")] == [
            False,
            True,
        ]
        await app.press("g", "p")
        assert app.app.screen.has_class("-narrow")
        assert not app.app.screen.has_class("-wide")


async def test_the_bar_stays_at_the_bottom_whatever_was_opened_before(
    running: Running, people: dict[str, int]
) -> None:
    async with running() as app:
        for keys in (("l",), ("escape", "question_mark"), ("escape", "l")):
            await app.press(*keys)
            line = app.app.screen.query_one("#dialog" if "question_mark" in keys else "#capture")
            at_the_bottom = line.region.bottom == app.app.size.height
            assert at_the_bottom is ("question_mark" not in keys), keys


def test_garbage_is_collected_again_once_the_app_runs() -> None:
    looks: list[Callable[[], None]] = []

    class Fake:
        def set_interval(self, seconds: float, look: Callable[[], None]) -> None:
            looks.append(look)

    thresholds = gc.get_threshold()
    app = cast("App[Any]", Fake())
    try:
        collect_at_rest(app)
        assert not looks, "nothing to do where it was never turned off"
        gc.disable()
        collect_at_rest(app)
        assert gc.isenabled() and len(looks) == 1
        looks[0]()
    finally:
        gc.unfreeze()
        gc.enable()
        gc.set_threshold(*thresholds)
