"""The card of a person: what matters first, then the timeline, page by page."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message

from reseau_tui.i18n import _
from reseau_tui.tui.drawing import content
from reseau_tui.tui.widgets.block_list import Block, BlockList
from reseau_tui.tui.widgets.card_facts import facts
from reseau_tui.tui.widgets.card_timeline import entry_blocks, nothing_yet

if TYPE_CHECKING:
    from reseau_tui.network.people import PersonCard
    from reseau_tui.network.timeline import Entry

_LINES_AHEAD = 40
"""How near the end of what is loaded the next page is asked for."""


class PersonCardView(BlockList):
    """The middle panel of the home screen; ``full`` shows every field that is known."""

    class Older(Message):
        """The end is near: entries older than moment ``before`` are wanted."""

        def __init__(self, before: int) -> None:
            super().__init__()
            self.before = before

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id)
        if classes:
            self.add_class(classes)
        self._card: PersonCard | None = None
        self._entries: list[Entry] = []
        self._today = datetime.date.min
        self._more = False
        self._full = False

    @property
    def full(self) -> bool:
        """Whether every field is shown."""
        return self._full

    @full.setter
    def full(self, value: bool) -> None:
        self._full = value
        if self._card is not None:
            self.show(self._all_blocks())

    def show_nobody(self) -> None:
        """Nobody is chosen."""
        self._card = None
        self._entries = []
        self._more = False
        self.border_title = Content("")
        self.show(())

    def show_person(self, card: PersonCard, entries: list[Entry], today: datetime.date) -> None:
        """Show a card and the newest page of its timeline."""
        same = self._card is not None and self._card.summary.id == card.summary.id
        self._card = card
        self._entries = entries
        self._today = today
        self._more = bool(entries)
        star = Content("★ ") if card.starred else Content("")
        self.border_title = star.append(content(card.summary.name))
        self.show(self._all_blocks(), keep=same)

    def show_older(self, entries: list[Entry]) -> None:
        """Add the next page at the end."""
        self._more = bool(entries)
        if self._card is not None and entries:
            last = self._entries[-1].on[:4] if self._entries else ""
            self._entries += entries
            contact = self._card.summary.id
            self.extend(entry_blocks(entries, contact, year=last, full=self._full))

    def _all_blocks(self) -> list[Block]:
        card = self._card
        if card is None:
            return []
        blocks = facts(card, self._today, full=self._full)
        if self._entries:
            blocks += entry_blocks(self._entries, card.summary.id, full=self._full)
        else:
            blocks.append(nothing_yet(_("Nothing written down yet: l logs an exchange.")))
        return blocks

    def prepare(self) -> None:
        """Ask for older entries while there is still something to scroll over."""
        bottom = self.scroll_offset.y + self.scrollable_content_region.height
        if self._more and self._entries and bottom + _LINES_AHEAD > self.virtual_size.height:
            self._more = False
            self.post_message(self.Older(self._entries[-1].moment))
