"""A line that takes a pasted list as a list: Textual's keeps the first of its lines only."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.widgets import Input

_BULLETS = " \t-–•*·"
"""What stands before the names of a list, and is no part of them."""


class TakesLists(Input):
    """One pasted line is typed, several are a list of names for the screen."""

    class Pasted(Message):
        """Several lines were pasted at once."""

        def __init__(self, lines: list[str]) -> None:
            super().__init__()
            self.lines = lines

    def _on_paste(self, event: events.Paste) -> None:
        """Leave one line to the handler of Input, which Textual calls after this one."""
        lines = [line.strip(_BULLETS) for line in event.text.splitlines()]
        lines = [line for line in lines if line]
        if len(lines) > 1:
            event.stop()
            event.prevent_default()
            self.post_message(self.Pasted(lines))
