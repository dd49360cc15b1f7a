"""Promises by day under their headings, any number of them."""

from __future__ import annotations

import datetime
from typing import cast

from rich.cells import cell_len

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.network.promises import PromiseIds, PromiseRow
from reseau_tui.tui.days import near_width, near_words
from reseau_tui.tui.drawing import Line, fit, pad, safe
from reseau_tui.tui.widgets.headed_list import HeadedList
from reseau_tui.tui.widgets.virtual_list import Fetch, Row

OPEN, KEPT = "○", "✓"
"""The sign before a promise: its state is never told by colour alone."""

DUE, WEEK, LATER, DONE = -1, -2, -3, -4
"""What stands in the list of ids for a heading."""

_NAME = 24
"""Cells of the person's name at most."""


class PromiseList(HeadedList):
    """One line a promise; the cursor stands on promises only."""

    def __init__(self, fetch: Fetch, *, id: str | None = None) -> None:
        super().__init__(fetch, id=id)
        self.today: datetime.date = clock.today()

    @property
    def chosen(self) -> PromiseRow | None:
        """The promise under the cursor, drawn already or not."""
        return cast("PromiseRow | None", self.chosen_row)

    def show_promises(self, found: PromiseIds, keep: int | None = None) -> None:
        """Show the promises under their headings; the cursor stays on its promise or its place."""
        self.show_parts(
            {DUE: found.due, WEEK: found.week, LATER: found.later, DONE: found.done}, keep
        )

    def titles(self) -> dict[int, str]:
        """Return what stands over the promises of each time."""
        return {DUE: _("Due"), WEEK: _("This week"), LATER: _("Later"), DONE: _("Kept")}

    def draw_row(self, row: Row, width: int) -> Line:
        """Draw the sign, the day, the words, to whom."""
        promise = cast("PromiseRow", row)
        day = promise.done_at or promise.due_on
        due = not promise.done and promise.due_on <= self.today.isoformat()
        sign = KEPT if promise.done else OPEN
        margin = self._margin
        name = fit(safe(promise.name), min(_NAME, width // 3))
        room = width - 2 - margin - cell_len(name) - 2
        words = pad(safe(promise.text), max(1, room))
        role = "dim" if promise.done else "due" if due else "accent"
        return [
            (f"{sign} ", "dim" if promise.done else role),
            (pad(near_words(day, self.today), margin), role),
            (words, "dim" if promise.done else ""),
            ("  ", ""),
            (name, "dim"),
        ]

    @property
    def _margin(self) -> int:
        """The width of the column of days: what a day of another year takes."""
        return near_width(self.today) + 2
