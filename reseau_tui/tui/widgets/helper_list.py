"""The people who may help: the name, what shows it, how the two of you stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

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
    return Block(helper_drawer(helper), helper.id)


def helper_drawer(helper: Helper, lead: str = "") -> Callable[[int], list[Line]]:
    """Return what draws somebody with the reasons, ``lead`` before the name."""
    knows = BETWEEN.join(safe(one) for one in helper.why[: helper.knows])
    stands = BETWEEN.join(safe(one) for one in helper.why[helper.knows :])
    advice = warm_up() if helper.warm_up else ""

    def draw(width: int) -> list[Line]:
        beside = _NAME + cell_len(lead) if width >= _WIDE else 0
        indent = " " * (beside or max(len(_INDENT), cell_len(lead)))
        room = width - len(indent)
        shown = wrap(knows, room, 2)
        start: Line = [(lead, "accent")] if lead else []
        if beside:
            first, *more = shown or [""]
            name = pad(safe(helper.name), _NAME - 2) + "  "
            lines: list[Line] = [[*start, (name, "strong"), (first, "")]]
        else:
            lines = [[*start, (fit(safe(helper.name), width - cell_len(lead)), "strong")]]
            more = shown
        lines += [[(indent, ""), (part, "")] for part in more]
        lines += [[(indent, ""), (part, "dim")] for part in wrap(stands, room, 3)]
        lines += [[(indent, ""), (part, "soon")] for part in wrap(advice, room, 2)]
        return lines

    return draw
