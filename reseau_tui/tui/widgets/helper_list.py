"""The people who may help: the name, what shows it, how the two of you stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reseau_tui.network.reasons import BETWEEN
from reseau_tui.network.who_sentences import warm_up
from reseau_tui.tui.drawing import Line, fit, pad, safe, wrap
from reseau_tui.tui.widgets.block_list import Block, BlockList

if TYPE_CHECKING:
    from reseau_tui.network.who import Helper

_INDENT = "  "
_WIDE = 70
_NAME = 26
"""Cells of a line from which the reasons stand beside the names, and of that column."""


class HelperList(BlockList):
    """One block a person, whom to turn to first on top."""

    CURSOR_STAYS = True

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._helpers: dict[int, Helper] = {}

    @property
    def chosen(self) -> Helper | None:
        """The person under the cursor."""
        key = self.chosen_key
        return self._helpers.get(key) if isinstance(key, int) else None

    def show_helpers(
        self, helpers: Sequence[Helper], *, keep: bool, choose: int | None = None
    ) -> None:
        """Show ``helpers``; the cursor on ``choose``, else where it was or on the first."""
        self._helpers = {one.id: one for one in helpers}
        self.show([_block(one) for one in helpers], keep=keep)
        if choose in self._helpers:
            self.cursor = list(self._helpers).index(choose)


def _block(helper: Helper) -> Block:
    knows = BETWEEN.join(safe(one) for one in helper.why[: helper.knows])
    stands = BETWEEN.join(safe(one) for one in helper.why[helper.knows :])
    advice = warm_up() if helper.warm_up else ""

    def draw(width: int) -> list[Line]:
        beside = _NAME if width >= _WIDE else 0
        room = width - (beside or len(_INDENT))
        shown = wrap(knows, room, 2)
        if beside:
            first, *more = shown or [""]
            lines: list[Line] = [
                [(pad(safe(helper.name), beside - 2) + "  ", "strong"), (first, "")]
            ]
        else:
            lines = [[(fit(safe(helper.name), width), "strong")]]
            more = shown
        margin = " " * (beside or len(_INDENT))
        lines += [[(margin, ""), (part, "")] for part in more]
        lines += [[(margin, ""), (part, "dim")] for part in wrap(stands, room, 3)]
        lines += [[(margin, ""), (part, "soon")] for part in wrap(advice, room, 2)]
        return lines

    return Block(draw, helper.id)
