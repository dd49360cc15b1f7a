"""The exchanges with one person in full, newest first, page by page, one under the cursor."""

from __future__ import annotations

from reseau_tui.network.timeline import Entry
from reseau_tui.tui.widgets.block_list import Block
from reseau_tui.tui.widgets.card_timeline import entry_blocks
from reseau_tui.tui.widgets.entry_pages import EntryPages


class ExchangeList(EntryPages):
    """What was written down about one person, every word of it."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._contact = 0

    @property
    def chosen(self) -> Entry | None:
        """The exchange under the cursor."""
        key = self.chosen_key
        return next((one for one in self._entries if ("entry", one.id) == key), None)

    def blocks_of(self, entries: list[Entry], year: str = "") -> list[Block]:
        """Return every word of ``entries``."""
        return entry_blocks(entries, self._contact, year=year, full=True)

    def show_entries(self, contact_id: int, entries: list[Entry]) -> None:
        """Show the newest page; the cursor stays on its exchange while the person is the same."""
        same = contact_id == self._contact
        self._contact = contact_id
        self.take_newest(entries)
        self.show(self.blocks_of(entries), keep=same)
