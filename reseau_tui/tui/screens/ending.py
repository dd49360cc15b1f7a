"""A screen that goes: what it still reads ends before its panels do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.widget import Widget

    _Node = Widget
else:
    # Textual reads the style sheet's names off the first base that is a node: that must be Screen.
    _Node = object


class WorkEndsFirst(_Node):
    """The part of a screen that cancels its workers when it closes.

    Textual cancels them too, but only after the screen's children are gone: an answer that came
    in between was shown on a panel that was not there any more, and quitting ended in a traceback.
    """

    async def _message_loop_exit(self) -> None:
        """Cancel first, then let the children go; a write under way is finished all the same."""
        self.workers.cancel_node(self)
        await super()._message_loop_exit()
