"""Opening the network once the first frame is on the screen, and what must be said then."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from reseau_tui.i18n import _
from reseau_tui.tui.drawing import sentence
from reseau_tui.tui.screens.choice import Choice, ChoiceScreen

if TYPE_CHECKING:
    from reseau_tui.tui.app import ReseauApp

DATABASE_EXIT = 10
"""The documented exit code of a database that cannot be used."""


async def opened(app: ReseauApp) -> bool:
    """Open the app's database; when it is refused, close the app with the sentence."""
    from reseau_tui.model.database import DatabaseRefused

    try:
        await app.gateway.open()
    except DatabaseRefused as refusal:
        app.exit(return_code=DATABASE_EXIT, message=str(refusal))
        return False
    return True


async def settle(app: ReseauApp) -> None:
    """Offer to undo an import that was cut off, then make the backup of the day."""
    step = await app.gateway.cut_off()
    if step is not None:
        undo = await app.push_screen_wait(
            ChoiceScreen(
                sentence(_("“{label}” was cut off half-way."), label=step.label),
                [
                    Choice("u", _("Undo it"), True, _("as if it had not begun")),
                    Choice("k", _("Keep it"), False, _("what has come in stays")),
                ],
            )
        )
        if undo is not None:
            await app.gateway.settle_cut_off(step.action_id, undo=undo)
            app.changed()
    try:
        # A copy of a large database takes seconds: beside both lanes, with its own connection.
        await asyncio.to_thread(app.gateway.backup_if_due)
    except OSError as error:
        reason = error.strerror or str(error)
        app.notify(
            _("Today's backup could not be made: {reason}").format(reason=reason),
            severity="warning",
        )
