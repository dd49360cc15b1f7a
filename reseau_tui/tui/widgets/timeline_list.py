"""Everybody's exchanges, of which only a stretch around the cursor is at hand.

A million of them cost what a hundred cost: pages are read above and below before the cursor
comes to their end, and what is far away is let go. What is on the screen never moves when that
happens.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Literal

from textual import events
from textual.geometry import clamp
from textual.message import Message

from reseau_tui.tui.drawing import Line
from reseau_tui.tui.widgets.block_list import Block, BlockList
from reseau_tui.tui.widgets.card_timeline import month_blocks, nothing_yet
from reseau_tui.tui.widgets.line_view import LineView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reseau_tui.network.timeline import Entry
    from reseau_tui.network.timeline_window import Window

Direction = Literal["newer", "older", "newest", "oldest"]

_LINES_AHEAD = 60
"""How near the end of what is at hand the next page is asked for."""

_KEPT = 500
"""Entries at hand; what is over is let go at the other end."""


class TimelineList(BlockList):
    """Exchanges newest first, months as rules."""

    CURSOR_STAYS = True

    class Wanted(Message):
        """More entries are wanted: above or below those at hand, or at one of the two ends."""

        def __init__(self, direction: Direction) -> None:
            super().__init__()
            self.direction: Direction = direction

    class Seen(Message):
        """Other days are on the screen: of the first and the last entry seen.

        ``whole`` says that nothing is above or below them.
        """

        def __init__(self, first: str, last: str, *, whole: bool) -> None:
            super().__init__()
            self.first = first
            self.last = last
            self.whole = whole

        def can_replace(self, message: Message) -> bool:
            """Only what is seen in the end matters."""
            return isinstance(message, TimelineList.Seen)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._told: tuple[str, str, bool] | None = None
        self._entries: list[Entry] = []
        self._by_id: dict[int, Entry] = {}
        self._drawn: dict[Entry, Block] = {}
        self._newer = False
        self._older = False

    # What is at hand --------------------------------------------------------------------------

    @property
    def chosen(self) -> Entry | None:
        """The entry under the cursor."""
        key = self.chosen_key
        return self._by_id.get(key[1]) if isinstance(key, tuple) else None

    @property
    def blocks_at_hand(self) -> Sequence[Block]:
        """Entries and months between which the cursor moves without reading."""
        return self._blocks

    @property
    def newest_moment(self) -> int:
        """The moment of the first entry at hand."""
        return self._entries[0].moment

    @property
    def oldest_moment(self) -> int:
        """The moment of the last entry at hand."""
        return self._entries[-1].moment

    def show_nothing(self, words: str) -> None:
        """Show an empty list that says what to do."""
        self._take([], newer=False, older=False)
        self.show([nothing_yet(words)], keep=False)

    def show_window(self, window: Window, *, keep: bool) -> None:
        """Show another stretch, the cursor on the entry chosen there.

        ``keep`` says that it is the same place read again: the line of the cursor stays where it
        is on the screen.
        """
        top = self._top_of_cursor() if keep else 0
        self._take([*window.entries], newer=window.newer, older=window.older)
        self._put_blocks()
        chosen = next((one for one in self._entries if one.moment == window.chosen), None)
        item = self._item_of(chosen.id) if chosen is not None else -1
        self.set_reactive(LineView.cursor, item)
        self._scroll_so_that(item, top)
        self.show_cursor()
        self.refresh()
        self.post_message(self.Moved(self, item))

    def add_older(self, entries: Sequence[Entry], *, more: bool) -> None:
        """Add a page below; ``more`` says that there may be others."""
        over = max(0, len(self._entries) + len(entries) - _KEPT)
        self._change([*self._entries[over:], *entries], newer=self._newer or over > 0, older=more)

    def add_newer(self, entries: Sequence[Entry], *, more: bool) -> None:
        """Add a page above; nothing moves on the screen."""
        kept = self._entries[: max(0, _KEPT - len(entries))]
        self._change(
            [*entries, *kept], newer=more, older=self._older or len(kept) < len(self._entries)
        )

    def _take(self, entries: list[Entry], *, newer: bool, older: bool) -> None:
        self._entries = entries
        self._by_id = {entry.id: entry for entry in entries}
        self._newer = newer
        self._older = older

    def _change(self, entries: list[Entry], *, newer: bool, older: bool) -> None:
        """Take other entries around what is seen, which stays where it is."""
        seen = self._first_seen()
        top = self._starts[seen] - self.scroll_offset.y if seen >= 0 else 0
        anchor = self._blocks[seen].key if seen >= 0 else None
        cursor = self.chosen_key
        before = self.cursor
        self._take(entries, newer=newer, older=older)
        self._put_blocks()
        item = self._item_of(cursor[1]) if isinstance(cursor, tuple) else -1
        if item < 0 and self._blocks:
            # The wheel has left the cursor behind: it stays at the end it went out of.
            item = clamp(before, self._first_selectable(), len(self._blocks) - 1)
        self.set_reactive(LineView.cursor, item)
        self._scroll_so_that(self._item_of(anchor[1]) if isinstance(anchor, tuple) else -1, top)
        self.refresh()
        if item >= 0 and self.chosen_key != cursor:
            self.post_message(self.Moved(self, item))

    def _put_blocks(self) -> None:
        blocks = month_blocks(self._entries, self._block)
        self._drawn = {entry: self._drawn[entry] for entry in self._entries}
        self._blocks = blocks
        self._draw()

    def _block(self, entry: Entry, made: Callable[[Entry], Block]) -> Block:
        """Return the block of an entry, drawn once for as long as it is at hand."""
        if entry not in self._drawn:
            block = made(entry)
            self._drawn[entry] = Block(_Once(block.draw), block.key)
        return self._drawn[entry]

    def _item_of(self, identifier: int) -> int:
        key = ("entry", identifier)
        return next((item for item, block in enumerate(self._blocks) if block.key == key), -1)

    # Places on the screen ---------------------------------------------------------------------

    def _first_seen(self) -> int:
        """Return the first entry of which the first line is on the screen."""
        item = bisect_right(self._starts, self.scroll_offset.y - 1)
        while item < len(self._blocks) and self._blocks[item].key is None:
            item += 1
        return item if item < len(self._blocks) else -1

    def _top_of_cursor(self) -> int:
        if not 0 <= self.cursor < len(self._starts):
            return 0
        return self._starts[self.cursor] - self.scroll_offset.y

    def _scroll_so_that(self, item: int, top: int) -> None:
        """Let the first line of ``item`` stand ``top`` lines below the upper border."""
        start = self._starts[item] if item >= 0 else 0
        self.scroll_to(y=max(0, start - top), animate=False, immediate=True, force=True)

    def show_cursor(self) -> None:
        """Scroll just enough that the entry under the cursor is seen, with the month above it."""
        item = self.cursor
        if not 0 <= item < self.item_count:
            return
        lines = self.item_lines(item)
        first = lines.start
        height = self.scrollable_content_region.height
        if item and not self.selectable(item - 1):
            above = self.item_lines(item - 1).start
            first = above if lines.stop - above <= height else first
        top = self.scroll_offset.y
        if first < top:
            top = first
        elif lines.stop > top + height:
            top = min(lines.start, lines.stop - height)
        # At once: a page that comes in before the next frame counts from where we are.
        self.scroll_to(y=top, animate=False, immediate=True, force=True)

    def on_resize(self, event: events.Resize) -> None:
        """Keep the entry under the cursor in sight when the map above takes its room."""
        super().on_resize(event)
        self.call_after_refresh(self.show_cursor)

    def prepare(self) -> None:
        """Ask for more while there is still something to scroll over."""
        top = self.scroll_offset.y
        bottom = top + self.scrollable_content_region.height
        self._tell_days(top, bottom)
        if self._older and bottom + _LINES_AHEAD > self.virtual_size.height:
            self._older = False
            self.post_message(self.Wanted("older"))
        elif self._newer and top < _LINES_AHEAD:
            self._newer = False
            self.post_message(self.Wanted("newer"))

    def _tell_days(self, top: int, bottom: int) -> None:
        """Tell which days are on the screen, when they are others than before."""
        if not self._entries:
            seen = ("", "", True)
        else:
            items = range(self.item_at(top), self.item_at(min(bottom, len(self._lines)) - 1) + 1)
            keys = [self._blocks[item].key for item in items]
            days = [self._by_id[key[1]].on for key in keys if isinstance(key, tuple)]
            whole = not (self._newer or self._older) and self.virtual_size.height <= bottom - top
            seen = (days[0], days[-1], whole) if days else ("", "", whole)
        if seen != self._told:
            self._told = seen
            self.post_message(self.Seen(seen[0], seen[1], whole=seen[2]))

    # Keys -------------------------------------------------------------------------------------

    @property
    def page(self) -> int:
        """How many entries are on the screen, at least one."""
        height = self.scrollable_content_region.height
        seen = [
            item
            for item in range(self.item_at(self.scroll_offset.y), self.item_count)
            if self.selectable(item) and self._starts[item] < self.scroll_offset.y + height
        ]
        return max(1, len(seen) - 1)

    def action_top(self) -> None:
        """To the newest exchange of all."""
        self.post_message(self.Wanted("newest"))

    def action_bottom(self) -> None:
        """To the oldest exchange of all."""
        self.post_message(self.Wanted("oldest"))


class _Once:
    """What a block draws for a width, kept until the width is another."""

    __slots__ = ("_draw", "_lines", "_width")

    def __init__(self, draw: Callable[[int], list[Line]]) -> None:
        self._draw = draw
        self._width = -1
        self._lines: list[Line] = []

    def __call__(self, width: int) -> list[Line]:
        if width != self._width:
            self._width = width
            self._lines = self._draw(width)
        return self._lines
