"""Who could know somebody lost from sight, each with all the reasons; one of them is chosen."""

from __future__ import annotations

from textual import events

from reseau_tui.tui.commands import show_key
from reseau_tui.tui.drawing import Line, fit, wrap
from reseau_tui.tui.screens.choice import Choice, ChoiceScreen
from reseau_tui.tui.widgets.block_list import Block, BlockList

_REASONS = 3
"""Lines that the reasons of one person take at most."""

_AROUND = 8
"""Lines of the window that are not answers."""


class CouldKnowScreen(ChoiceScreen):
    """A choice whose answers say on lines of their own what stands beside them elsewhere."""

    CSS_PATH = ["dialog.tcss", "could_know.tcss"]  # noqa: RUF012 - Textual's way

    def on_resize(self, event: events.Resize) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Where the window is too low for everybody, they scroll."""
        event.prevent_default()  # the window of one line an answer is lower
        answers = self.query_one(BlockList)
        lines = sum(len(self._block(one).draw(self._width)) for one in self._choices)
        room = self.size.height * 9 // 10 - _AROUND - self._title.plain.count("\n")
        answers.styles.height = max(2, min(lines, room))

    @property
    def _width(self) -> int:
        return max(20, min(self.size.width - 4, 84) - 8)

    def _block(self, choice: Choice) -> Block:
        key = show_key(choice.key)

        def draw(width: int) -> list[Line]:
            room = width - 3
            lines: list[Line] = [[(key + "  ", "accent"), (fit(choice.label, room), "strong")]]
            if not choice.beside:
                lines = [[(key + "  ", "accent"), (fit(choice.label, room), "")]]
            lines += [[("   " + line, "dim")] for line in wrap(choice.beside, room, _REASONS)]
            return lines

        return Block(draw, choice.key)
