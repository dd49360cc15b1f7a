"""A request taken to somebody who was found as who can help: one that is open, or a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reseau_tui.i18n import _
from reseau_tui.model.requests import HELPED
from reseau_tui.network import request_words
from reseau_tui.network.reasons import BETWEEN
from reseau_tui.network.requests import open_requests, request_rows
from reseau_tui.tui.drawing import fit, safe, sentence
from reseau_tui.tui.screens.choice import Choice, ChoiceScreen
from reseau_tui.tui.screens.request_actions import add_request
from reseau_tui.tui.screens.request_steps import choose_person

if TYPE_CHECKING:
    from reseau_tui.network.requests import RequestRow
    from reseau_tui.network.who import Helper
    from reseau_tui.tui.screens.place import PlaceScreen

_KEYS = "123456789"
_LABEL = 60
"""Cells of a request in the window at most."""

_LOOKED_AT = 50
"""Newest open requests among which those are offered that are not taken to this person yet."""


async def route(screen: PlaceScreen, helper: Helper, words: str) -> None:
    """Ask which request may be taken to ``helper``, and choose them; ``words`` found them."""
    found = await screen.reseau.gateway.ask(open_requests, _LOOKED_AT)
    offered = [one for one in found if _fits(one, helper)][: len(_KEYS)]
    choices = [
        Choice(key, fit(safe(request_words.taken(one)), _LABEL), one.id)
        for key, one in zip(_KEYS, offered, strict=False)
    ]
    choices.append(Choice("a", _("a request not noted yet"), 0))
    chosen = await screen.app.push_screen_wait(
        ChoiceScreen(sentence(_("Which request may {name} help with?"), name=helper.name), choices)
    )
    if chosen == 0:
        chosen = await add_request(screen, words)
    if chosen is None:
        return
    rows = await screen.reseau.gateway.ask(request_rows, [chosen])
    if rows and rows[0].asker_id == helper.id:
        screen.notify(_("Who asks is not who helps."))
    elif rows:
        why = BETWEEN.join(helper.why[: helper.knows])
        await choose_person(screen, rows[0], helper.id, helper.name, why)


def _fits(request: RequestRow, helper: Helper) -> bool:
    """Whether the request is not theirs, and they are not among those it was taken to."""
    known = request.helper(helper.id)
    return request.asker_id != helper.id and (
        known is None or not (known.under_way or known.status == HELPED)
    )
