"""The list of things to tick off, by itself: ticks belong to rows, rows to people."""

from __future__ import annotations

import datetime

from textual.app import App, ComposeResult

from reseau_tui.network.ticks import Tickable
from reseau_tui.tui.widgets.tick_list import TickList

TODAY = datetime.date(2026, 11, 23)
BOOK = Tickable("promise", 1, "the book", 10, "Marie", "2026-11-23")
NEWS = Tickable("news", 1, "the new job", 10, "Marie")
TENT = Tickable("promise", 2, "the tent", 20, "Karim", "2026-12-02")


class OneList(App[None]):
    """A tick list alone."""

    def compose(self) -> ComposeResult:
        """The list."""
        yield TickList()


async def test_ticks_are_by_kind_and_id_and_only_of_people_still_named() -> None:
    app = OneList()
    async with app.run_test(size=(60, 10)) as pilot:
        ticks = app.query_one(TickList)
        ticks.offer([BOOK, NEWS, TENT], TODAY)
        ticks.focus()
        await pilot.press("space", "j", "j", "space", "k")
        assert ticks.ticked([10, 20]) == [BOOK, TENT], "not the news of the same number"
        assert ticks.ticked([20]) == [TENT], "nobody who is named no more"
        ticks.offer([TENT], TODAY)
        assert ticks.ticked([10, 20]) == [TENT]
        ticks.offer([BOOK, TENT], TODAY)
        assert ticks.ticked([10, 20]) == [BOOK, TENT], "a row that is back is ticked still"
        await pilot.press("home", "space")
        assert ticks.ticked([10, 20]) == [TENT]
        ticks.forget()
        ticks.offer([TENT], TODAY)
        assert ticks.ticked([20]) == []
