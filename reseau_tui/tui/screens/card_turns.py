"""The rows of good turns on the card in full: thanked for, done, changed, removed, added."""

from __future__ import annotations

from textual import work
from textual.content import Content

from reseau_tui.i18n import _
from reseau_tui.network.good_turns import turn_rows
from reseau_tui.tui import card_rows
from reseau_tui.tui.card_rows import Row
from reseau_tui.tui.screens.card_actions import CardActions
from reseau_tui.tui.screens.choice import Choice, ChoiceScreen
from reseau_tui.tui.screens.turn_actions import TurnActions


class CardTurns(CardActions):
    """The part of the card in full that changes good turns."""

    async def _turn(self) -> TurnActions | None:
        """Return what the row under the cursor can do; None, and a word, when it is gone."""
        row = self.row
        if row is None or row.kind != card_rows.TURN:
            return None
        found = await self.reseau.gateway.ask(turn_rows, [row.id])
        if not found:
            self.notify(_("This is not there any more: another program removed it."))
            return None
        self.want(row.key)
        return TurnActions(self, found[0])

    @work(exclusive=True, group="change")
    async def action_thank(self) -> None:
        """Thanks were said, or there are none to say."""
        turn = await self._turn()
        if turn is not None:
            await turn.thank()

    @work(exclusive=True, group="change")
    async def action_turn_done(self) -> None:
        """It is done; again: it is open."""
        turn = await self._turn()
        if turn is not None:
            await turn.finish()

    @work(exclusive=True, group="change")
    async def action_turn_outcome(self) -> None:
        """Note what came of it."""
        turn = await self._turn()
        if turn is not None:
            await turn.outcome()

    async def edit_turn(self) -> None:
        """Change what is known of the good turn in the row."""
        turn = await self._turn()
        if turn is not None:
            await turn.edit()

    async def drop_turn(self, row: Row) -> None:
        """Remove the good turn in a row, after asking."""
        found = await self.reseau.gateway.ask(turn_rows, [row.id])
        if found:
            await TurnActions(self, found[0]).drop()

    async def add_turn(self) -> None:
        """Add a good turn, given or received."""
        from reseau_tui.tui.screens.turn_adding import add_turn

        given = await self.app.push_screen_wait(
            ChoiceScreen(
                Content(_("Who helped?")),
                [Choice("+", _("you helped them"), True), Choice("-", _("they helped you"), False)],
            )
        )
        if given is not None:
            await add_turn(self.reseau, given=given)
