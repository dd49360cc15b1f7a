"""Events in parts: new people to write to, what is on, to come, and the years gone by."""

from __future__ import annotations

import datetime
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from rich.cells import cell_len

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.network.events import EventRow, Waiting
from reseau_tui.tui.days import near
from reseau_tui.tui.drawing import Line, fit, joined_to_fit, justify, pad, safe
from reseau_tui.tui.event_words import counts, days_words
from reseau_tui.tui.widgets.headed_list import HeadedList
from reseau_tui.tui.widgets.virtual_list import Row

TO_WRITE, NOW, COMING, NO_YEAR = -1, -2, -3, -4
"""What stands in the list of ids for a heading; a year gone by is its number, negative."""

_NAME = 24
"""Cells of a person's name at most."""

About = EventRow | Waiting


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the list: its number there and what it is about."""

    id: int
    about: About


def events(ids: Iterable[int]) -> array[int]:
    """Return the numbers that events have in the list: even ones."""
    return array("q", [one * 2 for one in ids])


def people(ids: Iterable[int]) -> array[int]:
    """Return the numbers that new people to write to have in the list: odd ones."""
    return array("q", [one * 2 + 1 for one in ids])


def year(number: int) -> int:
    """Return the heading of a year gone by."""
    return -number if number > 9 else NO_YEAR


class EventList(HeadedList):
    """One line an event or a person; ``tab`` goes from part to part."""

    def __init__(
        self,
        read_events: Callable[[Sequence[int]], Sequence[EventRow]],
        read_people: Callable[[Sequence[int]], Sequence[Waiting]],
        *,
        id: str | None = None,
    ) -> None:
        def fetch(wanted: Sequence[int]) -> Sequence[Row]:
            found: list[Item] = []
            held = [number // 2 for number in wanted if number % 2 == 0]
            met = [number // 2 for number in wanted if number % 2]
            if held:
                found += [Item(one.id * 2, one) for one in read_events(held)]
            if met:
                found += [Item(one.id * 2 + 1, one) for one in read_people(met)]
            return found

        super().__init__(fetch, id=id)
        self.today: datetime.date = clock.today()

    @property
    def about(self) -> About | None:
        """What is under the cursor."""
        row = self.chosen_row
        return cast("Item", row).about if row is not None else None

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
        about = cast("Item", row).about
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
        where = f"{fit(safe(one.event_name), width // 4)} {near(one.on, self.today)}"
        return justify([(name, ""), ("  ", ""), (told, "dim")], [(where, "dim")], width)

    @property
    def _margin(self) -> int:
        """The width of the column of days."""
        return max(cell_len(_("yesterday")), cell_len(near("2001-12-28", self.today))) + 2
