"""A list that ends in exchanges, newest first, read page by page as its end comes near."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from reseau_tui.tui.widgets.block_list import Block, BlockList

if TYPE_CHECKING:
    from reseau_tui.network.timeline import Entry

_LINES_AHEAD = 40
"""How near the end of what is loaded the next page is asked for."""


class EntryPages(BlockList):
    """Blocks of exchanges with one person; a subclass says how a page of them is drawn."""

    class Older(Message):
        """The end is near: entries older than moment ``before`` are wanted."""

        def __init__(self, before: int) -> None:
            super().__init__()
            self.before = before

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._entries: list[Entry] = []
        self._more = False

    def blocks_of(self, entries: list[Entry], year: str = "") -> list[Block]:
        """Return the blocks of ``entries``; ``year`` is that of the entry above them."""
        raise NotImplementedError

    def take_newest(self, entries: list[Entry]) -> None:
        """Begin anew with the newest page; the caller shows it."""
        self._entries = list(entries)
        self._more = bool(entries)

    def show_older(self, entries: list[Entry]) -> None:
        """Add the next page at the end."""
        self._more = bool(entries)
        if entries:
            year = self._entries[-1].on[:4] if self._entries else ""
            self._entries += entries
            self.extend(self.blocks_of(entries, year))

    def prepare(self) -> None:
        """Ask for older entries while there is still something to scroll over."""
        bottom = self.scroll_offset.y + self.scrollable_content_region.height
        if self._more and self._entries and bottom + _LINES_AHEAD > self.virtual_size.height:
            self._more = False
            self.post_message(self.Older(self._entries[-1].moment))
