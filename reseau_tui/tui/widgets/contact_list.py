"""The people: one line each, when we were last in touch, and a dot when it is time."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, cast

from rich.cells import cell_len

from reseau_tui import clock
from reseau_tui.tui.days import age
from reseau_tui.tui.drawing import Line, fit, safe
from reseau_tui.tui.labels import spheres
from reseau_tui.tui.marks import Marks
from reseau_tui.tui.widgets.virtual_list import Fetch, Row, VirtualList

if TYPE_CHECKING:
    from reseau_tui.network.people import PersonRow

DOTS = {
    "soon": ("○", "soon"),
    "reconnect": ("●", "due"),
    "long": ("●", "due"),
    "dormant": ("◌", "dim"),
}
"""The sign after a name and its role, by the state of the tie; calm people have none."""

MARK = "✓ "
"""What stands before the name of who is marked."""

_AGE_WIDTH = 6
_ROOMY = 46
"""Cells from which the organisation or city stands beside the name."""


class ContactList(VirtualList):
    """The list on the left of the home screen."""

    CURSOR_STAYS = True

    def __init__(self, fetch: Fetch, *, id: str | None = None) -> None:
        super().__init__(fetch, id=id)
        self.today: datetime.date = clock.today()
        self.marks = Marks()

    def draw_row(self, row: Row, width: int) -> Line:
        """Draw the name, what tells namesakes apart where there is room, the age and the dot."""
        person = cast("PersonRow", row)
        when = age(person.last_on, self.today)
        dot, role = DOTS.get(person.state or "", (" ", ""))
        room = width - max(_AGE_WIDTH, cell_len(when)) - 4
        star = "★ " if person.starred else ""
        marked = person.id in self.marks
        sign = MARK if marked else ""
        name = fit(star + safe(person.name), room - len(sign))
        left = room - len(sign) - cell_len(name)
        line: Line = [(sign, "accent"), (name, "strong" if marked else "")]
        sphere = spheres().get(person.sphere or "", person.sphere)
        beside = safe(person.organisation or person.city or sphere or "")
        if beside and width >= _ROOMY and left >= 10:
            shown = fit(beside, left - 2)
            line.append(("  " + shown, "dim"))
            left -= cell_len(shown) + 2
        padding = " " * (left + max(_AGE_WIDTH, cell_len(when)) - cell_len(when) + 1)
        return [*line, (padding, ""), (when, "dim"), (" ", ""), (dot, role), (" ", "")]
