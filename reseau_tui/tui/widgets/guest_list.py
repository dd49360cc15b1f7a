"""Everybody at one event, in parts: to write to, to see, met, seen again, who comes."""

from __future__ import annotations

import datetime
from array import array
from collections.abc import Mapping, Sequence
from typing import cast

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.network.events import Guest
from reseau_tui.tui.days import age
from reseau_tui.tui.drawing import Line, justify, pad, safe
from reseau_tui.tui.event_words import about_words, followed_words
from reseau_tui.tui.widgets.headed_list import HeadedList
from reseau_tui.tui.widgets.virtual_list import Row

TO_WRITE, TO_SEE, MET, SEEN, COMING = -1, -2, -3, -4, -5
"""What stands in the list of ids for a heading."""

_NAME = 24
"""Cells of a person's name at most."""


class GuestList(HeadedList):
    """One line a person; some hundreds of them, held whole."""

    def __init__(self, *, id: str | None = None) -> None:
        self._guests: dict[int, Guest] = {}

        def fetch(wanted: Sequence[int]) -> Sequence[Row]:
            return [self._guests[one] for one in wanted if one in self._guests]

        super().__init__(fetch, id=id)
        self.today: datetime.date = clock.today()
        self._over = False

    @property
    def guest(self) -> Guest | None:
        """Who is under the cursor."""
        row = self.chosen_row
        return cast("Guest", row) if row is not None else None

    def show_guests(self, guests: Sequence[Guest], *, over: bool, keep: int | None = None) -> None:
        """Show people in their parts; ``over`` says that the event is.

        The cursor does not follow whom a key has settled: it goes on to the next one to write to.
        """
        before = self.guest
        self._guests = {one.id: one for one in guests}
        self._over = over
        parts: dict[int, array[int]] = {
            heading: array("q") for heading in (TO_WRITE, TO_SEE, MET, SEEN, COMING)
        }
        for one in guests:
            parts[_part(one, over)].append(one.id)
        parts[TO_WRITE].reverse()  # in the order in which they were met
        if keep is None and before is not None and before.id in self._guests:
            settled = _part(before, over) == TO_WRITE != _part(self._guests[before.id], over)
            if settled and parts[TO_WRITE]:
                keep = self._next_of(parts[TO_WRITE])
        self.show_parts(parts, keep)

    def _next_of(self, waiting: array[int]) -> int:
        """Return who of ``waiting`` comes after the line of the cursor."""
        after = [one for one in self.ids[self.cursor + 1 :] if one in waiting]
        return after[0] if after else waiting[-1]

    def titles(self) -> Mapping[int, str]:
        """Return the headings in words."""
        return {
            TO_WRITE: _("Met for the first time: write to them?"),
            TO_SEE: _("You wanted to see") if self._over else _("To see there"),
            MET: _("Met for the first time"),
            SEEN: _("Seen again"),
            COMING: _("Were to come") if self._over else _("Who comes"),
        }

    def draw_row(self, row: Row, width: int) -> Line:
        """Draw somebody: the name, where they work and what was said, how it stands."""
        one = cast("Guest", row)
        name = pad(safe(one.name), min(_NAME, width // 3))
        right = followed_words(one, self.today) if one.met == 2 and self._over else ""
        if not one.met:
            right = age(one.seen_on, self.today) if one.seen_on else ""
        left: Line = [(name, ""), ("  ", ""), (about_words(one) or safe(one.city or ""), "dim")]
        return justify(left, [(right, "dim")] if right else [], width)


def _part(one: Guest, over: bool) -> int:
    if one.met == 2:
        return TO_WRITE if over and one.waits else MET
    if one.met:
        return SEEN
    return TO_SEE if one.wanted else COMING
