"""The people who have not heard a piece of my news, read page by page, the closest first."""

from __future__ import annotations

import datetime
from array import array
from collections.abc import Sequence
from typing import cast

from rich.cells import cell_len
from textual.geometry import Size
from textual.message import Message

from reseau_tui import clock
from reseau_tui.network.news_lists import PAGE, Listener
from reseau_tui.tui.days import age
from reseau_tui.tui.drawing import Line, fit, safe
from reseau_tui.tui.labels import CIRCLE_SIGNS
from reseau_tui.tui.widgets.contact_list import MARK
from reseau_tui.tui.widgets.virtual_list import Row, VirtualList

_AHEAD = 40
"""Lines before the end at which the next page is asked for."""

_AGE = 6


class ListenerList(VirtualList):
    """One line a person: circle, name, how long since we spoke."""

    CURSOR_STAYS = False

    class More(Message):
        """The end is near: the people after the place ``after`` are wanted."""

        def __init__(self, after: tuple[int | None, str, int]) -> None:
            super().__init__()
            self.after = after

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(self._at_hand, id=id)
        self.today: datetime.date = clock.today()
        self.marked: set[int] = set()
        self._people: dict[int, Listener] = {}
        self._more = False

    def _at_hand(self, ids: Sequence[int]) -> Sequence[Row]:
        return [self._people[one] for one in ids if one in self._people]

    @property
    def chosen(self) -> Listener | None:
        """The person under the cursor."""
        return self._people.get(self.chosen_id or 0)

    def show_people(self, people: Sequence[Listener], *, same: bool) -> None:
        """Show the first page; marks stay while it is about the ``same`` piece."""
        self._people = {one.id: one for one in people}
        self._more = len(people) == PAGE
        if not same:
            self.marked.clear()
        self.show(array("q", self._people), None if same else next(iter(self._people), None))

    def show_more(self, people: Sequence[Listener]) -> None:
        """Add the next page at the end; the cursor stays."""
        self._more = len(people) == PAGE
        new = [one for one in people if one.id not in self._people]
        self._people.update((one.id, one) for one in new)
        self._ids.extend(one.id for one in new)
        self.virtual_size = Size(0, len(self._ids))
        self.refresh()

    def prepare(self) -> None:
        """Ask for the next page while there may be one."""
        super().prepare()
        bottom = self.scroll_offset.y + self.scrollable_content_region.height
        if self._more and self._people and bottom + _AHEAD > len(self._ids):
            self._more = False
            self.post_message(self.More(self._people[self._ids[-1]].place))

    def turn_mark(self) -> None:
        """Mark who is under the cursor, or take the mark away; then one down."""
        chosen = self.chosen
        if chosen is not None:
            self.marked ^= {chosen.id}
            self.refresh_item(self.cursor)
            self.step(1)

    def draw_row(self, row: Row, width: int) -> Line:
        """Draw one person."""
        one = cast("Listener", row)
        when = age(one.last_on, self.today)
        sign = MARK if one.id in self.marked else ""
        circle = CIRCLE_SIGNS.get(one.circle or 0, "·")
        room = max(1, width - 2 - len(sign) - max(_AGE, cell_len(when)) - 1)
        name = fit(safe(one.name), room)
        gap = " " * max(1, width - 2 - len(sign) - cell_len(name) - cell_len(when))
        return [
            (f"{circle} ", "dim"),
            (sign, "accent"),
            (name, "strong" if sign else ""),
            (gap, ""),
            (when, "dim"),
        ]
