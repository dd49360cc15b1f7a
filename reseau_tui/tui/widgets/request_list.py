"""Requests under what they wait for; those that are over come last."""

from __future__ import annotations

import datetime
from array import array
from collections.abc import Mapping
from typing import cast

from rich.cells import cell_len

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.network import request_words
from reseau_tui.network.requests import CLOSED, NEW, STEPS, RequestRow
from reseau_tui.tui.days import near_width, near_words
from reseau_tui.tui.drawing import Line, fit, justify, pad, safe, width_of
from reseau_tui.tui.widgets.headed_list import HeadedList
from reseau_tui.tui.widgets.virtual_list import Fetch, Row

_HEADINGS = {step: -1 - number for number, step in enumerate(STEPS)}

_NAME = 22
"""Cells of the name at most."""

SIGNS = {NEW: "?", CLOSED: "✓"}
"""The sign of a request nobody is asked about, and of one that is over; the others have theirs."""

UNDER_WAY = "→"


class RequestList(HeadedList):
    """One line a request: its day, who asks, what for, whom it was taken to."""

    def __init__(self, fetch: Fetch, *, id: str | None = None) -> None:
        super().__init__(fetch, id=id)
        self.today: datetime.date = clock.today()

    @property
    def chosen(self) -> RequestRow | None:
        """The request under the cursor, drawn already or not."""
        return cast("RequestRow | None", self.chosen_row)

    def show_requests(self, found: Mapping[str, array[int]], keep: int | None = None) -> None:
        """Show the requests under their headings; the cursor stays on its request or place."""
        self.show_parts({_HEADINGS[step]: found[step] for step in STEPS}, keep)

    def titles(self) -> dict[int, str]:
        """Return what stands over each part."""
        words = request_words.steps()
        return {heading: _capital(words[step]) for step, heading in _HEADINGS.items()}

    def draw_row(self, row: Row, width: int) -> Line:
        """Draw one request."""
        request = cast("RequestRow", row)
        day = near_words(request.closed_on or request.on, self.today)
        margin = near_width(self.today) + 2
        name = pad(safe(request_words.asker(request)), min(_NAME, width // 4))
        sign = SIGNS.get(request.step, UNDER_WAY)
        left: Line = [
            (f"{sign} ", "dim" if not request.open else "accent"), (pad(day, margin), "dim"),
            (name, "dim" if not request.open else "strong"), ("  ", ""),
        ]  # fmt: skip
        beside = _beside(request)
        room = width - width_of(left)
        text = safe(request.text)
        if room - cell_len(text) - 2 < cell_len(beside):
            beside = fit(beside, max(0, room // 3))
        left.append((text, "dim" if not request.open else ""))
        return justify(left, [(beside, "dim")] if beside else [], width)


def _beside(request: RequestRow) -> str:
    """Return who is concerned now: first names, and that it is private."""
    if not request.open:
        return fit(safe(request.outcome or ""), 24)
    first, *more = [one for one in request.helpers if one.status == request.step] or [None]
    said = safe(first.name.split()[0]) if first is not None else ""
    if more:
        said = _("{name} and {count} more").format(name=said, count=len(more))
    if request.private:
        said = _("private · {names}").format(names=said) if said else _("private")
    return said


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
