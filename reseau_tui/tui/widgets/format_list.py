"""The formats that a network can leave in, a line each."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.geometry import Size

from reseau_tui.tui.drawing import Line, fit, pad
from reseau_tui.tui.exporting import FormatWords
from reseau_tui.tui.widgets.line_view import LineView


class FormatList(LineView):
    """Choose one; the cursor stays while the name of the file is written."""

    CURSOR_STAYS = True

    def __init__(self, formats: Sequence[FormatWords], chosen: str, *, id: str) -> None:
        super().__init__(id=id)
        self._formats = formats
        names = [one.name for one in formats]
        self.virtual_size = Size(0, len(formats))
        self.set_reactive(LineView.cursor, names.index(chosen) if chosen in names else 0)

    @property
    def format(self) -> FormatWords:
        """The one under the cursor."""
        return self._formats[max(0, self.cursor)]

    @property
    def item_count(self) -> int:
        """One item a format."""
        return len(self._formats)

    def item_lines(self, item: int) -> range:
        """One line a format."""
        return range(item, item + 1)

    def item_at(self, line: int) -> int:
        """The format of a line is its number."""
        return line if 0 <= line < len(self._formats) else -1

    def draw_line(self, line: int, width: int) -> Line:
        """Draw what it is called and what it is good for."""
        one = self._formats[line]
        titles = max(cell_len(each.title) for each in self._formats)
        return [(pad(one.title, titles + 2), ""), (fit(one.purpose, width - titles - 2), "dim")]
