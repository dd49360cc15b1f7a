"""What was written down in one sitting, line by line, above the bar; each can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from reseau_tui.tui.commands import command
from reseau_tui.tui.drawing import Line, safe
from reseau_tui.tui.widgets.block_list import Block, BlockList

LINES_MOST = 6
"""Lines seen at once; the list scrolls beyond, its newest line in view."""


@dataclass(frozen=True, slots=True)
class Written:
    """One line of a sitting: the action that wrote it, the line as typed, what it became.

    ``echo`` is that in words. ``waits`` says that it is in the Inbox, ``promise`` that it makes
    one, ``relation`` that it told what two people are to each other, ``kept`` how many promises
    were ticked off with it; ``people`` are the ids of who took part and the names of who is new.
    """

    action: int
    line: str
    echo: str
    waits: bool = False
    exchange: bool = True
    promise: bool = False
    relation: bool = False
    kept: int = 0
    people: tuple[int | str, ...] = ()


class SittingList(BlockList):
    """Newest at the bottom, next to the line; the key of undo takes one back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,tab,shift+tab", "leave", show=False),
    ]

    class TakenBack(Message):
        """The line under the cursor is to be taken back."""

        def __init__(self, written: Written) -> None:
            super().__init__()
            self.written = written

    class Left(Message):
        """Back to the line."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.written: Sequence[Written] = ()

    def show_written(self, written: Sequence[Written]) -> None:
        """Show the lines of the sitting, the cursor on the newest."""
        self.written = tuple(written)
        self.set_class(not written, "-none")
        self.can_focus = bool(written)
        self.styles.height = min(LINES_MOST, len(written)) + 1  # a rule under them
        self.show([Block(_drawer(one), one.action) for one in written], keep=False)
        self.call_after_refresh(self.action_bottom)

    def on_key(self, event: events.Key) -> None:
        """The key of undo, whichever it is, takes back the line under the cursor."""
        if event.key in command("undo").keys_now and 0 <= self.cursor < len(self.written):
            event.stop()
            self.post_message(self.TakenBack(self.written[self.cursor]))

    def action_leave(self) -> None:
        """Back to the line."""
        self.post_message(self.Left())

    def action_down(self) -> None:
        """One line down; from the newest, back to the bar under it."""
        if self.cursor >= len(self.written) - 1:
            self.action_leave()
        else:
            super().action_down()


def _drawer(one: Written) -> Callable[[int], list[Line]]:
    def draw(width: int) -> list[Line]:
        del width
        sign = ("⋯ ", "due") if one.waits else ("✓ ", "accent")
        return [[sign, (safe(one.echo), "dim" if one.waits else "")]]

    return draw
