"""Promises by day under their headings, any number of them."""

from __future__ import annotations

import datetime
from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from rich.cells import cell_len

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.network.promises import PromiseIds, PromiseRow
from reseau_tui.tui.days import near
from reseau_tui.tui.drawing import Line, fit, pad, safe
from reseau_tui.tui.widgets.virtual_list import Fetch, Row, VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable

OPEN, KEPT = "○", "✓"
"""The sign before a promise: its state is never told by colour alone."""

DUE, WEEK, LATER, DONE = -1, -2, -3, -4
"""What stands in the list of ids for a heading."""

_NAME = 24
"""Cells of the person's name at most."""


class PromiseList(VirtualList):
    """One line a promise and one a heading; the cursor stands on promises only."""

    CURSOR_STAYS = True

    def __init__(self, fetch: Fetch, *, id: str | None = None) -> None:
        super().__init__(_without_headings(fetch), id=id)
        self.today: datetime.date = clock.today()
        self._counts: dict[int, int] = {}

    @property
    def chosen(self) -> PromiseRow | None:
        """The promise under the cursor, drawn already or not."""
        identifier = self.chosen_id
        if identifier is None or identifier < 0:
            return None
        row = self.row(identifier) or next(iter(self._fetch([identifier])), None)
        return cast("PromiseRow | None", row)

    def show_promises(self, found: PromiseIds, keep: int | None = None) -> None:
        """Show the promises under their headings; the cursor stays on its promise or its place."""
        ids = array("q")
        self._counts = {}
        for heading, part in (
            (DUE, found.due), (WEEK, found.week), (LATER, found.later), (DONE, found.done)
        ):  # fmt: skip
            if part:
                self._counts[heading] = len(part)
                ids.append(heading)
                ids.extend(part)
        self.show(ids, keep)
        if self.cursor >= 0 and not self.selectable(self.cursor):
            self.step(1)

    def selectable(self, item: int) -> bool:
        """A heading cannot be chosen."""
        return 0 <= item < len(self.ids) and self.ids[item] > 0

    def _first_selectable(self) -> int:
        return 1 if len(self.ids) > 1 else -1

    def draw_line(self, line: int, width: int) -> Line:
        """Draw a heading or a promise."""
        identifier = self.ids[line]
        if identifier > 0:
            return super().draw_line(line, width)
        title = f"{_titles()[identifier]} {self._counts[identifier]} "
        rule = "─" * max(0, width - cell_len(title))
        return [(title, "strong"), (rule, "rule")]

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
            (pad(_near(day, self.today), margin), role),
            (words, "dim" if promise.done else ""),
            ("  ", ""),
            (name, "dim"),
        ]

    @property
    def _margin(self) -> int:
        """The width of the column of days: what a day of another year takes."""
        return cell_len(near(f"{self.today.year + 1}-12-28", self.today)) + 2


def _near(value: str, today: datetime.date) -> str:
    try:
        return near(value, today)
    except ValueError:
        return safe(value)  # another program wrote it


def _titles() -> dict[int, str]:
    return {DUE: _("Due"), WEEK: _("This week"), LATER: _("Later"), DONE: _("Done")}


def _without_headings(fetch: Fetch) -> Callable[[Sequence[int]], Sequence[Row]]:
    def fetch_promises(ids: Sequence[int]) -> Sequence[Row]:
        return fetch([one for one in ids if one > 0])

    return fetch_promises
