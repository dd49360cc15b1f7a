"""Events in parts: new people to write to, what is on, to come, and the years gone by."""

from __future__ import annotations

from collections.abc import Mapping

from rich.cells import cell_len

from reseau_tui.i18n import _
from reseau_tui.network.events import EventRow, Waiting
from reseau_tui.tui.days import near_width, near_words
from reseau_tui.tui.drawing import Line, fit, joined_to_fit, justify, pad, safe
from reseau_tui.tui.event_words import counts, days_words
from reseau_tui.tui.widgets.kind_list import KindList
from reseau_tui.tui.widgets.virtual_list import Row

TO_WRITE, NOW, COMING, NO_YEAR = -1, -2, -3, -4
"""What stands in the list of ids for a heading; a year gone by is its number, negative."""

EVENT, PERSON = 0, 1
"""What an item is about: an event, or a new person to write to."""

_NAME = 24
"""Cells of a person's name at most."""

About = EventRow | Waiting


def year(number: int) -> int:
    """Return the heading of a year gone by."""
    return -number if number > 9 else NO_YEAR


class EventList(KindList[About]):
    """One line an event or a person; ``tab`` goes from part to part."""

    KINDS = 2

    def titles(self) -> Mapping[int, str]:
        """Return the headings in words."""
        return {
            TO_WRITE: _("Met for the first time: write to them?"),
            NOW: _("On these days"),
            COMING: _("To come"),
            NO_YEAR: _("At some time"),
            **{number: str(-number) for number in self._counts if number < NO_YEAR},
        }

    # Drawing ----------------------------------------------------------------------------------

    def draw_row(self, row: Row, width: int) -> Line:
        """Draw an event, or a person met at one."""
        about = self.about_of(row)
        if isinstance(about, Waiting):
            return self._draw_person(about, width)
        now = not about.over(self.today) and not about.to_come(self.today)
        right = joined_to_fit(
            [*counts(about, self.today), *([safe(about.place)] if about.place else [])] or [""],
            width // 2,
        )
        left: Line = [
            (pad(days_words(about, self.today), self._margin), "accent" if now else "dim"),
            (safe(about.name), "strong" if now else ""),
        ]
        return justify(left, [(right, "dim")] if right else [], width)

    def _draw_person(self, one: Waiting, width: int) -> Line:
        name = pad(safe(one.name), min(_NAME, width // 3))
        told = " · ".join(safe(part) for part in (one.organisation, one.subject) if part)
        where = f"{fit(safe(one.event_name), width // 4)} {near_words(one.on, self.today)}"
        return justify([(name, ""), ("  ", ""), (told, "dim")], [(where, "dim")], width)

    @property
    def _margin(self) -> int:
        """The width of the column of days."""
        return max(cell_len(_("yesterday")), near_width(self.today)) + 2
