"""What Today asks about an introduction, answered: by the same choices as on its own screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.model.introductions import FOLLOWED_UP
from reseau_tui.network.introductions import THANKS_DAYS, introduction_rows
from reseau_tui.tui.screens.introduction_actions import IntroductionActions

if TYPE_CHECKING:
    from reseau_tui.network.growth import GrowthLine
    from reseau_tui.tui.screens.base import ReseauScreen


async def answer(screen: ReseauScreen, line: GrowthLine) -> None:
    """Ask what ``line`` asks and note the answer as one undoable action."""
    found = await screen.reseau.gateway.ask(introduction_rows, [line.id])
    if not found:
        screen.notify(_("This introduction is gone."))
        return
    row = found[0]
    actions = IntroductionActions(screen, row)
    thanks = row.days(clock.today()) >= THANKS_DAYS or row.status == FOLLOWED_UP
    if row.to_thank and thanks:
        await actions.thank()
    else:
        await actions.step()
