"""The rows of a card in full under their headings; the cursor stands on what can be changed."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from rich.cells import cell_len

from reseau_tui.tui.card_rows import SAID, SECTIONS, Row, titles
from reseau_tui.tui.drawing import Line, fit, fit_line, safe, wrap
from reseau_tui.tui.widgets.block_list import Block, BlockList
from reseau_tui.tui.widgets.line_view import LineView

_LINES_MOST = 400
"""Lines of one row: notes as long as they may be are read whole."""

_MARGIN_MOST = 18


class FactList(BlockList):
    """Sections and rows of one person."""

    CURSOR_STAYS = True

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._rows: dict[Hashable, Row] = {}

    @property
    def chosen(self) -> Row | None:
        """The row under the cursor."""
        return self._rows.get(self.chosen_key)

    def show_rows(
        self,
        rows: Mapping[str, list[Row]],
        hints: Mapping[str, str],
        *,
        keep: bool = True,
        wanted: Hashable = None,
    ) -> None:
        """Show the sections, each with a hint at the right of its heading.

        The cursor goes to the key ``wanted``; else it stays when ``keep``, or goes to the top.
        """
        labels = [cell_len(safe(row.label)) for some in rows.values() for row in some]
        margin = min(_MARGIN_MOST, max(labels, default=0)) + 2
        blocks: list[Block] = []
        self._rows = {}
        for section in (one for one in SECTIONS if one in rows):
            blocks.append(_heading(titles()[section], hints.get(section, ""), first=not blocks))
            for row in rows[section]:
                blocks.append(_block(row, margin))
                if row.kind != SAID:
                    self._rows[row.key] = row
        self.show(blocks, keep=keep)
        if wanted is not None:
            self.go_to(wanted)

    def go_to(self, key: Hashable) -> None:
        """Put the cursor on a row, if it is there."""
        for item, block in enumerate(self._blocks):
            if block.key == key:
                self.cursor = item
                self.call_after_refresh(self.show_cursor)
                return

    def action_down(self) -> None:
        """One row down; a row taller than the window is scrolled through first."""
        if not self._scrolled_within(1):
            super().action_down()

    def action_up(self) -> None:
        """One row up; a row taller than the window is scrolled through first."""
        if not self._scrolled_within(-1):
            super().action_up()

    def _scrolled_within(self, way: int) -> bool:
        height = self.scrollable_content_region.height
        if not 0 <= self.cursor < self.item_count:
            return False
        lines = self.item_lines(self.cursor)
        top = self.scroll_offset.y
        hidden = lines.stop > top + height if way > 0 else top > lines.start
        if len(lines) <= height or not hidden:
            return False
        self.scroll_to(y=top + way * max(1, height // 2), animate=False)
        return True

    def show_cursor(self) -> None:
        """Scroll so that the row is seen: its beginning, when it is taller than the window."""
        if 0 <= self.cursor < self.item_count:
            lines = self.item_lines(self.cursor)
            if len(lines) > self.scrollable_content_region.height:
                self.scroll_to(y=lines.start, animate=False)
                return
        LineView.show_cursor(self)


def _heading(title: str, hint: str, *, first: bool) -> Block:
    def draw(width: int) -> list[Line]:
        shown = hint if cell_len(title) + cell_len(hint) + 6 <= width else ""
        end = f" {shown}" if shown else ""
        rule = "─" * max(0, width - cell_len(title) - 1 - cell_len(end))
        line: Line = [(title + " ", "strong"), (rule, "rule"), (end, "dim")]
        return [line] if first else [[], line]

    return Block(draw)


def _block(row: Row, margin: int) -> Block:
    def draw(width: int) -> list[Line]:
        start = margin if row.label else 0
        start = min(start, width * 2 // 5)
        parts = [
            piece
            for line in row.words.splitlines() or [""]
            for piece in wrap(safe(line), width - start, _LINES_MOST) or [""]
        ]
        head = fit(safe(row.label), start - 1)
        gap = " " * (start - cell_len(head))
        lines: list[Line] = [[(head + gap, "dim"), (parts[0], row.role)]]
        lines += [[(" " * start, ""), (part, row.role)] for part in parts[1:]]
        if row.beside:
            beside = safe(row.beside)
            if start + cell_len(parts[-1]) + cell_len(beside) + 3 <= width:
                lines[-1].append((f" · {beside}", "dim"))
            else:
                more = wrap(beside, width - start, _LINES_MOST)
                lines += [[(" " * start, ""), (part, "dim")] for part in more]
        return [fit_line(line, width) for line in lines]

    return Block(draw, None if row.kind == SAID else row.key)
