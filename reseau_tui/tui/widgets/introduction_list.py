"""Introductions in parts, by what is next; any number of them."""

from __future__ import annotations

import datetime
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from rich.cells import cell_len

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.network.introduction_phrases import pair_words, status_words
from reseau_tui.network.introductions import IntroductionIds, IntroductionRow
from reseau_tui.tui.days import near
from reseau_tui.tui.drawing import Line, fit, justify, pad, safe, width_of
from reseau_tui.tui.widgets.headed_list import HeadedList
from reseau_tui.tui.widgets.virtual_list import Row

TO_THANK, TO_MAKE, TO_ANSWER, TO_FOLLOW, DONE, DECLINED = -1, -2, -3, -4, -5, -6
"""What stands in the list of ids for a heading."""

_PARTS = 6

_STATUS = 28
"""Cells of the status at most."""

Fetcher = Callable[[Sequence[int]], Sequence[IntroductionRow]]


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the list: its number there and the introduction."""

    id: int
    row: IntroductionRow


class IntroductionList(HeadedList):
    """One line an introduction; ``tab`` goes from part to part.

    An item's number is its id times six plus its part: a step forward takes it to another part,
    and the cursor stays where it is, so that key after key goes through those that wait.
    """

    def __init__(self, read: Fetcher, *, id: str | None = None) -> None:
        def fetch(wanted: Sequence[int]) -> Sequence[Row]:
            parts = {number // _PARTS: number for number in wanted}
            return [Item(parts[row.id], row) for row in read(list(parts))]

        super().__init__(fetch, id=id)
        self.today: datetime.date = clock.today()

    @property
    def introduction(self) -> IntroductionRow | None:
        """The introduction under the cursor."""
        row = self.chosen_row
        return cast("Item", row).row if row is not None else None

    def titles(self) -> Mapping[int, str]:
        """Return the headings in words."""
        return {
            TO_THANK: _("Thanks to say"),
            TO_MAKE: _("Both agreed, to make"),
            TO_ANSWER: _("Waiting for an answer"),
            TO_FOLLOW: _("Made: what came of it?"),
            DONE: _("Followed up"),
            DECLINED: _("Declined"),
        }

    def show_introductions(self, ids: IntroductionIds, wanted: int | None = None) -> None:
        """Show them; the cursor goes to the introduction ``wanted``, else stays."""
        parts = {
            TO_THANK: ids.to_thank,
            TO_MAKE: ids.to_make,
            TO_ANSWER: ids.to_answer,
            TO_FOLLOW: ids.to_follow,
            DONE: ids.done,
            DECLINED: ids.declined,
        }
        numbers = {heading: _numbers(heading, part) for heading, part in parts.items()}
        keep = None
        if wanted is not None:
            keep = next(
                (
                    wanted * _PARTS - heading - 1
                    for heading, part in parts.items()
                    if wanted in part
                ),
                None,
            )
        self.show_parts(numbers, keep)

    @property
    def introduction_id(self) -> int | None:
        """The id of the introduction under the cursor."""
        chosen = self.chosen_id
        return None if chosen is None or chosen < 0 else chosen // _PARTS

    def step_part(self, way: int) -> None:
        """Go to the first line of the next part, or of the one before; around the ends."""
        headings = [place for place, number in enumerate(self.ids) if number < 0]
        if not headings:
            return
        here = sum(place < self.cursor for place in headings) - 1
        self.cursor = headings[(here + way) % len(headings)] + 1

    def draw_row(self, row: Row, width: int) -> Line:
        """Draw the day, the two, who brings them together, why, and how far it is."""
        one = cast("Item", row).row
        margin = cell_len(near(f"{self.today.year - 1}-12-28", self.today)) + 2
        status = safe(status_words(one))
        if one.to_thank:
            status = _("thanked?")
        waits = one.open or one.to_thank
        right: Line = [(fit(status, min(_STATUS, width // 3)), "soon" if waits else "dim")]
        left: Line = [(pad(_near(one.on, self.today), margin), "dim"), (safe(pair_words(one)), "")]
        if not one.mine:
            through = _("through {name}").format(name=safe(one.introducer))
            left.append((" · " + through, "dim"))
        if one.why and width_of(left) + 8 < width:
            left.append((" · " + safe(one.why), "dim"))
        return justify(left, right, width)


def _numbers(heading: int, ids: Iterable[int]) -> array[int]:
    return array("q", [one * _PARTS - heading - 1 for one in ids])


def _near(value: str, today: datetime.date) -> str:
    try:
        return near(value, today)
    except ValueError:
        return safe(value)  # another program wrote it
