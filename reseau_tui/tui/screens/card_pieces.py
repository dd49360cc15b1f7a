"""The rows of news on the card in full: settled, changed, dropped."""

from __future__ import annotations

from textual import work

from reseau_tui.i18n import _
from reseau_tui.network.news import TELL, NewsRow, news_rows
from reseau_tui.tui.card_rows import Row
from reseau_tui.tui.screens.card_actions import CardActions
from reseau_tui.tui.screens.news_actions import NewsActions


class CardPieces(CardActions):
    """The part of the card in full that changes news."""

    async def _piece(self, row: Row | None) -> NewsRow | None:
        """Return the piece of a row as it is stored now; None, and a word, when it is gone."""
        if row is None:
            return None
        found = await self.reseau.gateway.ask(news_rows, [row.id])
        if not found:
            self.notify(_("This is not there any more: another program removed it."))
        return found[0] if found else None

    @work(exclusive=True, group="change")
    async def action_news_done(self) -> None:
        """Told to this person, asked, the gesture made; a settled one is open again."""
        row = self.row
        piece = await self._piece(row)
        if row is not None and piece is not None:
            await NewsActions(self.reseau).settle(piece, self.person_id)
            if piece.kind != TELL:
                self.want(row.key)

    async def edit_piece(self, row: Row) -> None:
        """Change a piece."""
        piece = await self._piece(row)
        if piece is not None:
            await NewsActions(self.reseau).edit(piece)

    async def drop_piece(self, row: Row) -> None:
        """Drop a piece, after asking."""
        piece = await self._piece(row)
        if piece is not None:
            await NewsActions(self.reseau).drop(piece)

    async def add_piece(self) -> None:
        """Add a question or what was told."""
        await NewsActions(self.reseau).with_somebody(self.person_id)
