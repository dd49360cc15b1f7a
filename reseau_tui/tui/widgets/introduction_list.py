"""Introductions in parts, by what is next; any number of them."""

from __future__ import annotations

from collections.abc import Mapping

from reseau_tui.i18n import _
from reseau_tui.network.introduction_phrases import pair_words, status_words
from reseau_tui.network.introductions import IntroductionIds, IntroductionRow
from reseau_tui.tui.days import near_width, near_words
from reseau_tui.tui.drawing import Line, fit, justify, pad, safe, width_of
from reseau_tui.tui.widgets.kind_list import KindList, Read
from reseau_tui.tui.widgets.virtual_list import Row

TO_THANK, TO_MAKE, TO_ANSWER, TO_FOLLOW, DONE, DECLINED = -1, -2, -3, -4, -5, -6
"""What stands in the list of ids for a heading."""

_STATUS = 28
"""Cells of the status at most."""


class IntroductionList(KindList[IntroductionRow]):
    """One line an introduction; ``tab`` goes from part to part.

    An item's kind is its part: a step forward takes it to another part, and the cursor stays
    where it is.
    """

    KINDS = 6

    def __init__(self, read: Read[IntroductionRow], *, id: str | None = None) -> None:
        super().__init__(dict.fromkeys(range(self.KINDS), read), id=id)

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
        keep = None
        for heading, part in parts.items():
            if wanted is not None and wanted in part:
                keep = self.number(_kind(heading), wanted)
        self.show_parts(
            {heading: self.numbers(_kind(heading), part) for heading, part in parts.items()}, keep
        )

    def draw_row(self, row: Row, width: int) -> Line:
        """Draw the day, the two, who brings them together, why, and how far it is."""
        one = self.about_of(row)
        margin = near_width(self.today) + 2
        status = safe(status_words(one))
        if one.to_thank:
            status = _("thanked?")
        waits = one.open or one.to_thank
        right: Line = [(fit(status, min(_STATUS, width // 3)), "soon" if waits else "dim")]
        day = near_words(one.on, self.today)
        left: Line = [(pad(day, margin), "dim"), (safe(pair_words(one)), "")]
        if not one.mine:
            through = _("through {name}").format(name=safe(one.introducer))
            left.append((" · " + through, "dim"))
        if one.why and width_of(left) + 8 < width:
            left.append((" · " + safe(one.why), "dim"))
        return justify(left, right, width)


def _kind(heading: int) -> int:
    return -heading - 1
