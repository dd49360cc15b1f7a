"""A list of any length in parts under their headings; the cursor passes over these."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

from rich.cells import cell_len

from reseau_tui.i18n import grouped
from reseau_tui.tui.drawing import Line
from reseau_tui.tui.widgets.virtual_list import Fetch, Row, VirtualList


class HeadedList(VirtualList):
    """One line an item and one a heading; a heading is a negative number among the ids."""

    CURSOR_STAYS = True

    def __init__(self, fetch: Fetch, *, id: str | None = None) -> None:
        def fetch_items(ids: Sequence[int]) -> Sequence[Row]:
            return fetch([one for one in ids if one > 0])

        super().__init__(fetch_items, id=id)
        self._counts: dict[int, int] = {}

    def titles(self) -> Mapping[int, str]:
        """Return what stands for each heading."""
        raise NotImplementedError

    @property
    def chosen_row(self) -> Row | None:
        """The item under the cursor, drawn already or not."""
        identifier = self.chosen_id
        if identifier is None or identifier < 0:
            return None
        return self.row(identifier) or next(iter(self._fetch([identifier])), None)

    def show_parts(self, parts: Mapping[int, array[int]], keep: int | None = None) -> None:
        """Show the parts that are not empty; the cursor stays on its item, or its place."""
        ids = array("q")
        self._counts = {}
        for heading, part in parts.items():
            if part:
                self._counts[heading] = len(part)
                ids.append(heading)
                ids.extend(part)
        self.show(ids, keep)
        if self.cursor >= 0 and not self.selectable(self.cursor):
            self.step(1)

    def step_part(self, way: int) -> None:
        """Go to the first line of the next part, or of the one before; around the ends."""
        headings = [place for place, number in enumerate(self.ids) if number < 0]
        if not headings:
            return
        here = sum(place < self.cursor for place in headings) - 1
        self.cursor = headings[(here + way) % len(headings)] + 1

    def selectable(self, item: int) -> bool:
        """A heading cannot be chosen."""
        return 0 <= item < len(self.ids) and self.ids[item] > 0

    def _first_selectable(self) -> int:
        return 1 if len(self.ids) > 1 else -1

    def draw_line(self, line: int, width: int) -> Line:
        """Draw a heading or an item."""
        identifier = self.ids[line]
        if identifier > 0:
            return super().draw_line(line, width)
        title = f"{self.titles()[identifier]} {grouped(self._counts[identifier])} "
        rule = "─" * max(0, width - cell_len(title))
        return [(title, "strong"), (rule, "rule")]
