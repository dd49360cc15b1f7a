"""The rows of relations on the card in full: opened, added, changed, removed."""

from __future__ import annotations

from functools import partial

from textual import work

from reseau_tui.i18n import _
from reseau_tui.network.full_card import FullCard
from reseau_tui.network.relations import RelationLine
from reseau_tui.tui import card_rows
from reseau_tui.tui.card_rows import Row
from reseau_tui.tui.screens.card_actions import CardActions
from reseau_tui.tui.screens.choice import Choice, ChoiceScreen


class CardRelations(CardActions):
    """The part of the card in full that knows relations, and the way back through them."""

    def __init__(self) -> None:
        super().__init__()
        self.trail: list[tuple[int, tuple[str, int, str, str]]] = []
        """Whose cards led to this one, and by which row of theirs, the last one last."""

    async def _relation(self) -> tuple[FullCard, RelationLine] | None:
        """Return what the row under the cursor is about; None, and a word, when it is gone."""
        row = self.row
        full = await self.full() if row is not None and row.kind == card_rows.RELATION else None
        if row is None or full is None:
            return None
        found = next((one for one in full.card.relations if one.id == row.id), None)
        if found is None:
            self.notify(_("This is not there any more: another program removed it."))
            return None
        return full, found

    @work(exclusive=True, group="change")
    async def action_open_relation(self) -> None:
        """The card of the other one; ``esc`` leads back to this one."""
        found = await self._relation()
        row = self.row
        if found is not None and row is not None and self.person_id is not None:
            self.trail.append((self.person_id, row.key))
            self.person_id = found[1].other_id
            self.read_again()

    def step_back(self) -> bool:
        """Go back to the relation that led here; False when none did."""
        if not self.trail:
            return False
        self.person_id, row = self.trail.pop()
        self.want(row)
        self.read_again()
        return True

    @work(exclusive=True, group="change")
    async def action_add_relation(self) -> None:
        """Say what this person is to somebody."""
        await self.add_relation()

    async def add_relation(self) -> None:
        """Ask for it; the cursor goes to it."""
        from reseau_tui.tui.screens.relation_adding import add_relation_of

        number = await add_relation_of(self.reseau)
        if number:
            self.want(Row("", card_rows.RELATION, "", "", id=number).key)

    async def edit_relation(self) -> None:
        """Change the relation in the row."""
        from reseau_tui.tui.screens.relation_adding import ask_relation

        found = await self._relation()
        if found is None:
            return
        summary = found[0].card.summary
        number = await ask_relation(self.reseau, (summary.id, summary.name), found[1])
        if number:
            self.want(Row("", card_rows.RELATION, "", "", id=number).key)

    async def drop_relation(self) -> None:
        """Remove the relation in the row from both sides, after asking."""
        from reseau_tui.tui.screens.relation_adding import question_about

        found = await self._relation()
        if found is None:
            return
        full, relation = found
        sure = await self.app.push_screen_wait(
            ChoiceScreen(
                question_about(full.card.summary.name, relation),
                [Choice("y", _("Yes, remove"), True), Choice("n", _("No, keep"), False)],
            )
        )
        if sure:
            what = f"{relation.words} {relation.name}"
            run = partial(_remove, relation.id)
            await self.change(_("remove from {name}: {what}"), full, what, run)
            self.done(_("Removed: {what}"), what=what[:80])


def _remove(relation: int) -> None:
    from reseau_tui.model.database import connection
    from reseau_tui.model.relations import remove_relation

    remove_relation(connection(), relation)
