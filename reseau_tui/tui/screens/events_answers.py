"""What became of a new person met at an event: written to, or left at that; one undoable action.

Today calls :func:`answer`; the screens of the events have a key for each answer as well.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from reseau_tui.i18n import _
from reseau_tui.model import event_people as people
from reseau_tui.model.database import connection
from reseau_tui.tui.drawing import safe, sentence
from reseau_tui.tui.screens.choice import Choice, ChoiceScreen
from reseau_tui.tui.screens.form import FormScreen
from reseau_tui.tui.widgets.form_field import Field

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from reseau_tui.network.growth import GrowthLine
    from reseau_tui.tui.screens.place import PlaceScreen

LOG, MARK, LEAVE, AGAIN = "log", "mark", "leave", "again"


async def answer(screen: PlaceScreen, line: GrowthLine) -> None:
    """Ask what became of the person of ``line``, and write it down."""
    if line.person is None:
        return
    chosen = await screen.app.push_screen_wait(
        ChoiceScreen(
            Content("\n".join(safe(one) for one in (line.words, line.beside) if one)),
            [
                Choice("f", _("Written to: log it with a line"), LOG),
                Choice("m", _("Written to: only mark it"), MARK),
                Choice("s", _("Nothing to write: leave it at that"), LEAVE),
            ],
        )
    )  # fmt: skip
    meeting = Meeting(screen, line.id, line.person, line.name)
    if chosen == LOG:
        await meeting.wrote(line.beside)
    elif chosen == MARK:
        await meeting.mark()
    elif chosen == LEAVE:
        await meeting.leave()


class Meeting:
    """Somebody (``contact``, called ``name``) met at ``event``, as ``screen`` settles it."""

    def __init__(self, screen: PlaceScreen, event: int, contact: int, name: str) -> None:
        self._screen = screen
        self._event = event
        self._contact = contact
        self._name = name

    async def wrote(self, subject: str = "") -> None:
        """Log a message with a line; ``subject`` is what there was to write about."""
        values = await self._screen.app.push_screen_wait(
            FormScreen(
                sentence(_("Written to {name}"), name=self._name),
                [[Field("words", _("What you wrote (if you like)"), subject, wide=True)]],
            )
        )
        if values is not None:
            await self._change(
                _("written to {name}"), _("Written to {name}"),
                partial(people.follow_up, words=values["words"]),
            )  # fmt: skip

    async def mark(self) -> None:
        """Only mark that something was written."""
        await self._change(
            _("written to {name}"),
            _("Written to {name}"),
            partial(people.follow_up, log=False),
        )

    async def leave(self) -> None:
        """Nothing is to be written."""
        await self._change(_("left at that: {name}"), _("Left at that: {name}"), people.skip)

    async def ask_again(self) -> None:
        """It is open again whether something is to be written."""
        await self._change(_("to write to: {name}"), _("To write to: {name}"), people.ask_again)

    async def _change(self, label: str, said: str, change: Callable[..., Any]) -> None:
        def run() -> None:
            change(connection(), self._event, self._contact)

        await self._screen.reseau.gateway.change(label.format(name=self._name), run)
        self._screen.app.clear_notifications()
        self._screen.done(said, name=self._name)
