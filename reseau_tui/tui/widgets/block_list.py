"""A short list of blocks of different heights: facts, headings, entries, people with a reason."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from textual import events
from textual.geometry import Size, clamp

from reseau_tui.tui.drawing import Line
from reseau_tui.tui.widgets.line_view import LineView


@dataclass(frozen=True, slots=True)
class Block:
    """Some lines that belong together, drawn for a width.

    ``key`` tells blocks apart when the list changes, so that the cursor stays; a block without
    one cannot be under the cursor.
    """

    draw: Callable[[int], list[Line]]
    key: Hashable = None


class BlockList(LineView):
    """Blocks under each other, drawn once a width; up to some hundreds of them."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._blocks: Sequence[Block] = ()
        self._lines: list[Line] = []
        self._starts: list[int] = []
        self._drawn_width = -1

    def show(self, blocks: Sequence[Block], *, keep: bool = True) -> None:
        """Show ``blocks``; with ``keep`` the cursor stays on its key, else it goes to the top."""
        key = self.chosen_key if keep else None
        place = self.cursor
        self._blocks = blocks
        self._draw()
        found = next(
            (item for item, block in enumerate(blocks) if key is not None and block.key == key), -1
        )
        if found < 0:
            keys = [item for item, block in enumerate(blocks) if block.key is not None]
            if keys:
                near = bisect_right(keys, place) - 1 if keep else 0
                found = keys[clamp(near, 0, len(keys) - 1)]
        self.set_reactive(LineView.cursor, found)
        if not keep:
            self.scroll_to(y=0, animate=False)
        self.refresh()
        self.post_message(self.Moved(self, found))

    def extend(self, blocks: Sequence[Block]) -> None:
        """Add ``blocks`` at the end; nothing moves."""
        self._blocks = [*self._blocks, *blocks]
        self._draw()
        self.refresh()

    @property
    def chosen_key(self) -> Hashable:
        """The key under the cursor, None without one."""
        if 0 <= self.cursor < len(self._blocks):
            return self._blocks[self.cursor].key
        return None

    def redraw(self) -> None:
        """Draw every block again, for another width or another language."""
        self._draw()
        self.refresh()

    def _draw(self) -> None:
        width = self.scrollable_content_region.width - 2
        self._drawn_width = width
        lines: list[Line] = []
        starts: list[int] = []
        for block in self._blocks:
            starts.append(len(lines))
            lines.extend(block.draw(max(8, width)))
        self._lines = lines
        self._starts = starts
        self.virtual_size = Size(0, len(lines))

    def on_resize(self, event: events.Resize) -> None:
        """Wrap again when the width has changed."""
        del event
        if self.scrollable_content_region.width - 2 != self._drawn_width:
            self.redraw()

    # LineView ---------------------------------------------------------------------------------

    @property
    def item_count(self) -> int:
        """One item a block."""
        return len(self._blocks)

    def item_lines(self, item: int) -> range:
        """The lines drawn for a block."""
        after = self._starts[item + 1] if item + 1 < len(self._starts) else len(self._lines)
        return range(self._starts[item], after)

    def item_at(self, line: int) -> int:
        """The block that a line belongs to."""
        if not 0 <= line < len(self._lines):
            return -1
        return bisect_right(self._starts, line) - 1

    def selectable(self, item: int) -> bool:
        """Only blocks with a key."""
        return 0 <= item < len(self._blocks) and self._blocks[item].key is not None

    def draw_line(self, line: int, width: int) -> Line:
        """Lines were drawn when the blocks were shown."""
        del width
        return self._lines[line]

    def action_down(self) -> None:
        """One block down; where none is left, the text scrolls on."""
        last = next((i for i in reversed(range(self.item_count)) if self.selectable(i)), -1)
        if self.cursor == last:
            self.scroll_down(animate=False)
        else:
            self.step(1)
