"""A list of any length over an array of ids: the same few milliseconds at 100 and at 100,000."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import Protocol

from textual.cache import LRUCache
from textual.geometry import Size, clamp

from reseau_tui.tui.drawing import Line
from reseau_tui.tui.widgets.line_view import LineView


class Row(Protocol):
    """What a row must have: the id by which it was asked for."""

    @property
    def id(self) -> int:
        """The primary key."""
        ...


Fetch = Callable[[Sequence[int]], Sequence[Row]]

_ROWS_KEPT = 2_000


class VirtualList(LineView):
    """One line an item, rows fetched a page around what is seen, by primary key."""

    def __init__(self, fetch: Fetch, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._fetch = fetch
        self._ids: array[int] = array("q")
        self._rows: LRUCache[int, Row] = LRUCache(_ROWS_KEPT)

    def draw_row(self, row: Row, width: int) -> Line:
        """Return the line of ``row``."""
        raise NotImplementedError

    @property
    def ids(self) -> array[int]:
        """The ids shown, in their order."""
        return self._ids

    @property
    def chosen_id(self) -> int | None:
        """The id under the cursor."""
        return self._ids[self.cursor] if 0 <= self.cursor < len(self._ids) else None

    def show(self, ids: array[int], keep: int | None = None) -> None:
        """Show ``ids``; the cursor stays on ``keep`` (else on its present id) when it is there.

        When that id is gone, the cursor keeps its place in the list.
        """
        wanted = self.chosen_id if keep is None else keep
        before = self.chosen_id
        place = self.cursor
        self._ids = ids
        self._rows.clear()
        self.virtual_size = Size(0, len(ids))
        if not ids:
            found = -1
        else:
            try:
                found = ids.index(wanted) if wanted is not None else 0
            except ValueError:
                found = clamp(place, 0, len(ids) - 1)
        self.set_reactive(LineView.cursor, found)
        self.refresh()
        self.call_after_refresh(self.show_cursor)
        if self.chosen_id != before or found == -1:
            self.post_message(self.Moved(self, found))

    def go_to(self, identifier: int) -> bool:
        """Put the cursor on ``identifier``; return whether it is in the list."""
        try:
            self.cursor = self._ids.index(identifier)
        except ValueError:
            return False
        return True

    # LineView ---------------------------------------------------------------------------------

    @property
    def item_count(self) -> int:
        """One item an id."""
        return len(self._ids)

    def item_lines(self, item: int) -> range:
        """One line an item."""
        return range(item, item + 1)

    def item_at(self, line: int) -> int:
        """The item of a line is its number."""
        return line if 0 <= line < len(self._ids) else -1

    def _first_selectable(self) -> int:
        return 0 if self._ids else -1

    def prepare(self) -> None:
        """Fetch the rows of this page and the ones beside it that are not at hand."""
        height = max(1, self.scrollable_content_region.height)
        top = self.scroll_offset.y
        seen = self._ids[top : top + height]
        if all(identifier in self._rows for identifier in seen):
            return
        around = self._ids[max(0, top - height) : top + 2 * height]
        missing = [identifier for identifier in around if identifier not in self._rows]
        for row in self._fetch(missing):
            self._rows[row.id] = row

    def draw_line(self, line: int, width: int) -> Line:
        """Draw the row at ``line``; a person deleted elsewhere a moment ago is an empty line."""
        row = self._rows.get(self._ids[line])
        return [] if row is None else self.draw_row(row, width)
