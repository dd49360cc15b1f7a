"""A short list above the capture bar: who is meant, or how a word goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from rich.cells import cell_len

from reseau_tui.tui.drawing import Line, fit, safe
from reseau_tui.tui.widgets.block_list import Block, BlockList

MOST = 8
"""Lines shown at once; the list scrolls beyond."""


@dataclass(frozen=True, slots=True)
class Pick:
    """One line: what is said, why beside it, what choosing it gives."""

    label: str
    why: str
    value: Any


class PickList(BlockList):
    """Shown only while there is something to pick; the line below keeps the focus."""

    CURSOR_STAYS = True

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._picks: Sequence[Pick] = ()

    @property
    def picks(self) -> Sequence[Pick]:
        """What can be picked."""
        return self._picks

    def offer(self, title: str, picks: Sequence[Pick]) -> None:
        """Show ``picks``, the first one under the cursor."""
        self._picks = picks
        self.display = bool(picks)
        self.styles.height = min(MOST, len(picks)) + 2
        self.border_title = title
        labels = min(40, max((cell_len(safe(pick.label)) for pick in picks), default=0))
        self.show(
            [Block(_drawer(pick, labels), number) for number, pick in enumerate(picks)], keep=False
        )

    def close(self) -> None:
        """Nothing to pick any more."""
        self._picks = ()
        self.display = False

    @property
    def chosen(self) -> Pick | None:
        """The pick under the cursor."""
        return self._picks[self.cursor] if 0 <= self.cursor < len(self._picks) else None


def _drawer(pick: Pick, labels: int) -> Callable[[int], list[Line]]:
    def draw(width: int) -> list[Line]:
        label = fit(safe(pick.label), labels)
        gap = " " * (labels - cell_len(label) + 3)
        return [[(label, ""), (gap, ""), (fit(safe(pick.why), width - labels - 3), "dim")]]

    return draw
