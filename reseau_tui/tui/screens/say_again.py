"""The capture bar over a line of the Inbox: the line is said again, the rest of it stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets.input import Selection

from reseau_tui.capture import answering
from reseau_tui.i18n import _
from reseau_tui.tui import filing
from reseau_tui.tui.screens.capture import CaptureScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reseau_tui.capture.draft import Draft
    from reseau_tui.network.inbox import WaitingLine
    from reseau_tui.network.ticks import Tickable


class SayAgainScreen(CaptureScreen):
    """Record ``waiting`` in other words; ``about`` is what the open question is about.

    The line is read as of when it came; recording or keeping it takes the place of what waited.
    """

    FREE = False

    def __init__(self, waiting: WaitingLine, about: str) -> None:
        super().__init__()
        self._waiting = waiting
        self._about = about
        self.answers = dict(waiting.answers)

    @property
    def heading(self) -> str:
        """What is done here, in words."""
        return _("Say the line again")

    def on_mount(self) -> None:
        """Put the line in; what the question is about is marked, ready to be written over."""
        self.line.value = self._waiting.text
        start = self._waiting.text.find(self._about) if self._about else -1
        end = len(self._waiting.text)
        if start < 0:
            self.line.cursor_position = end
        else:
            self.line.selection = Selection(start, start + len(self._about))

    async def read_line(self) -> Draft:
        """Return what the line is understood to mean, as of when it came."""
        return await self.reseau.gateway.ask(
            answering.read_waiting, self._waiting, self.line.value, dict(self.answers)
        )

    async def write_down(
        self, draft: Draft, ticked: Sequence[Tickable], *, again: bool
    ) -> int | None:
        """Record the line in place of what waited."""
        del draft, ticked, again
        _draft, written = await filing.write(
            self.reseau.gateway,
            answering.settle, self._waiting, self.line.value, dict(self.answers),
        )  # fmt: skip
        return written.action if written is not None else 0

    async def keep_waiting(self, draft: Draft) -> int:
        """Let the new words wait in place of the old ones."""
        await filing.write(
            self.reseau.gateway, answering.keep, self._waiting, draft, dict(self.answers)
        )
        return 0
