"""The card of a person: what matters first, then the timeline, page by page."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from textual.content import Content

from reseau_tui.i18n import _
from reseau_tui.tui.commands import keyed
from reseau_tui.tui.drawing import content
from reseau_tui.tui.widgets.block_list import Block
from reseau_tui.tui.widgets.card_facts import facts
from reseau_tui.tui.widgets.card_timeline import entry_blocks, nothing_yet
from reseau_tui.tui.widgets.entry_pages import EntryPages

if TYPE_CHECKING:
    from reseau_tui.network.people import PersonCard
    from reseau_tui.network.timeline import Entry


class PersonCardView(EntryPages):
    """The middle panel of the home screen: what matters; the card in full has a screen."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._card: PersonCard | None = None
        self._today = datetime.date.min

    def show_nobody(self) -> None:
        """Nobody is chosen."""
        self._card = None
        self.take_newest([])
        self.border_title = Content("")
        self.show(())

    def show_person(self, card: PersonCard, entries: list[Entry], today: datetime.date) -> None:
        """Show a card and the newest page of its timeline."""
        same = self._card is not None and self._card.summary.id == card.summary.id
        self._card = card
        self._today = today
        self.take_newest(entries)
        star = Content("★ ") if card.starred else Content("")
        self.border_title = star.append(content(card.summary.name))
        self.show(self._all_blocks(), keep=same)

    def blocks_of(self, entries: list[Entry], year: str = "") -> list[Block]:
        """Return a few lines of each of ``entries``."""
        contact = self._card.summary.id if self._card is not None else 0
        return entry_blocks(entries, contact, year=year)

    def _all_blocks(self) -> list[Block]:
        card = self._card
        if card is None:
            return []
        blocks = facts(card, self._today)
        if self._entries:
            blocks += self.blocks_of(self._entries)
        else:
            blocks.append(
                nothing_yet(keyed(_("Nothing written down yet: {log} logs an exchange.")))
            )
        return blocks
