"""The columns of a table, a line each: its header, what it is said to be, what stands in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len
from textual.geometry import Size

from reseau_tui.tui.column_words import NOTHING, field_words
from reseau_tui.tui.drawing import Line, fit, pad, safe
from reseau_tui.tui.widgets.line_view import LineView

_HEADER, _FIELD = 22, 24
"""Cells at most; the samples have the rest."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``field`` is what it is, ``""`` when it is left out."""

    header: str
    samples: tuple[str, ...]
    field: str = NOTHING

    @property
    def whole(self) -> str:
        """The header and the samples in full."""
        held = " · ".join(sample for sample in self.samples if sample)
        return f"{self.header}: {held}" if held else self.header


class ColumnList(LineView):
    """The columns to be said something of."""

    CURSOR_STAYS = True

    def __init__(self, columns: Sequence[Column], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.columns = list(columns)
        self.virtual_size = Size(0, len(columns))
        # The first one of which nothing is known is the first question.
        unknown = (place for place, one in enumerate(columns) if not one.field)
        self.set_reactive(LineView.cursor, next(unknown, 0))

    def on_mount(self) -> None:
        """Let the first question be seen, far down as it may be."""
        self.call_after_refresh(self.show_cursor)
        self.post_message(self.Moved(self, self.cursor))

    @property
    def column(self) -> Column | None:
        """The column under the cursor."""
        return self.columns[self.cursor] if 0 <= self.cursor < len(self.columns) else None

    def say(self, field: str) -> None:
        """Say what the column under the cursor is."""
        if self.column is not None:
            self.columns[self.cursor] = replace(self.column, field=field)
            self.refresh_item(self.cursor)

    # LineView ---------------------------------------------------------------------------------

    @property
    def item_count(self) -> int:
        """One item a column."""
        return len(self.columns)

    def item_lines(self, item: int) -> range:
        """One line a column."""
        return range(item, item + 1)

    def item_at(self, line: int) -> int:
        """The column of a line is its number."""
        return line if 0 <= line < len(self.columns) else -1

    def draw_line(self, line: int, width: int) -> Line:
        """Draw a column; one that is left out is quiet."""
        column = self.columns[line]
        widest = max(cell_len(safe(one.header)) for one in self.columns)
        header = max(8, min(_HEADER, widest, width // 3))
        field = max(8, min(_FIELD, width // 3))
        held = " · ".join(safe(sample) for sample in column.samples if sample)
        role = "strong" if column.field else "dim"
        return [
            (pad(safe(column.header), header), ""),
            ("  ", ""),
            (pad(field_words(column.field), field), role),
            ("  ", ""),
            (fit(held, max(0, width - header - field - 4)), "dim"),
        ]
