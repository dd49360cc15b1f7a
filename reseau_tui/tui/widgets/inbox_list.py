"""The lines that wait for an answer: when each came, its words, what is asked."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, cast

from rich.cells import cell_len

from reseau_tui import clock
from reseau_tui.capture.answering import asked
from reseau_tui.tui.days import near
from reseau_tui.tui.drawing import Line, fit, justify, pad, safe
from reseau_tui.tui.widgets.virtual_list import Fetch, Row, VirtualList

if TYPE_CHECKING:
    from reseau_tui.network.inbox import WaitingLine

_WHEN = 10
"""Cells of the first column."""

_LEAST = 14
"""Cells of the line itself that are seen beside any question."""


class InboxList(VirtualList):
    """One line each; the question stands at the right where there is room."""

    CURSOR_STAYS = True

    def __init__(self, fetch: Fetch, *, id: str | None = None) -> None:
        super().__init__(fetch, id=id)
        self.today: datetime.date = clock.today()

    def draw_row(self, row: Row, width: int) -> Line:
        """Draw the day, the line, the first open question."""
        waiting = cast("WaitingLine", row)
        try:
            when = near(waiting.received_at, self.today)
        except ValueError:
            when = "?"
        line: Line = [(pad(when, _WHEN), "dim"), (safe(waiting.text), "")]
        if not waiting.questions:
            return line
        first = waiting.questions[0]
        question = safe(asked(str(first["about"]), str(first["reason"])))
        # The question is whole before the line is: that one stands below in full.
        room = max(0, width - _WHEN - _LEAST)
        return (
            justify(line, [(fit(question, room), "accent")], width) if cell_len(question) else line
        )
