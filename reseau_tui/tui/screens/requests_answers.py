"""The answer to a line of a request, wherever it is shown: one small window, one change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reseau_tui.i18n import _
from reseau_tui.network.requests import request_rows
from reseau_tui.tui.screens.request_actions import RequestActions
from reseau_tui.tui.screens.request_steps import RequestSteps

if TYPE_CHECKING:
    from reseau_tui.network.growth import GrowthLine
    from reseau_tui.tui.screens.place import PlaceScreen


async def answer(screen: PlaceScreen, line: GrowthLine) -> None:
    """Offer what can be answered now: about the person of ``line``, else about the request."""
    found = await screen.reseau.gateway.ask(request_rows, [line.id])
    if not found:
        screen.notify(_("This is not there any more: another program removed it."))
        return
    helper = found[0].helper(line.person)
    if helper is not None:
        await RequestSteps(screen, found[0], helper).answer()
    else:
        await RequestActions(screen, found[0]).answer()
