"""A small window with a few answers, one key each: yes or no, put off for how long, go where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reseau_tui.i18n import _
from reseau_tui.tui.commands import show_key
from reseau_tui.tui.drawing import Line, fit
from reseau_tui.tui.screens.drawn_once import OpensWhole
from reseau_tui.tui.widgets.block_list import Block, BlockList
from reseau_tui.tui.widgets.line_view import LineView

# The digits of a French keyboard without shift.
AZERTY = {
    "ampersand": "1", "é": "2", "quotation_mark": "3", "apostrophe": "4", "left_parenthesis": "5",
    "minus": "6", "è": "7", "underscore": "8", "ç": "9", "à": "0",
}  # fmt: skip


_AROUND = 8
"""Lines of the window that are not answers: border, room, one line of question, the hint."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: its key, what it says, a word beside it, what is given back."""

    key: str
    label: str
    value: Any
    beside: str = ""


class ChoiceScreen(OpensWhole, ModalScreen[Any]):
    """Ask ``title``; the answer's value is given back, None for ``esc``.

    ``low`` puts the window at the bottom, over the footer, for answers known by heart.
    """

    CSS_PATH = "dialog.tcss"
    BINDINGS = [Binding("escape", "cancel", show=False)]  # noqa: RUF012 - Textual's way

    def __init__(self, title: Content, choices: Sequence[Choice], *, low: bool = False) -> None:
        super().__init__(classes="-low" if low else None)
        self._title = title
        self._choices = choices

    def compose(self) -> ComposeResult:
        """A question, its answers, and how to get out."""
        with Vertical(id="dialog"):
            yield Static(self._title, id="question")
            yield BlockList(id="choices")
            yield Static(Content(_("esc cancels")), id="hint")

    def on_mount(self) -> None:
        """Show the answers, the first one under the cursor."""
        answers = self.query_one(BlockList)
        answers.show([self._block(choice) for choice in self._choices], keep=False)
        answers.focus()

    def on_resize(self) -> None:
        """Where the window is too low for all answers they scroll, so that the rest is seen."""
        room = self.size.height * 9 // 10 - _AROUND - self._title.plain.count("\n")
        self.query_one(BlockList).styles.height = max(2, min(len(self._choices), room))

    def _block(self, choice: Choice) -> Block:
        keys = max(cell_len(show_key(one.key)) for one in self._choices)
        labels = max(cell_len(one.label) for one in self._choices)

        def draw(width: int) -> list[Line]:
            key = show_key(choice.key)
            line: Line = [(key.ljust(keys) + "  ", "accent"), (choice.label, "")]
            if choice.beside:
                line.append((" " * (labels - cell_len(choice.label) + 2), ""))
                line.append((fit(choice.beside, width), "dim"))
            return [line]

        return Block(draw, choice.key)

    def on_key(self, event: events.Key) -> None:
        """One key answers."""
        pressed = {event.key, AZERTY.get(event.key, ""), event.character or ""}
        for choice in self._choices:
            if choice.key in pressed:
                event.stop()
                self.dismiss(choice.value)
                return
        if event.key == "enter":
            event.stop()
            self._give(self.query_one(BlockList).cursor)

    @on(LineView.Chosen)
    def give_chosen(self, event: LineView.Chosen) -> None:
        """A double click answers too."""
        self._give(event.item)

    def _give(self, item: int) -> None:
        if 0 <= item < len(self._choices):
            self.dismiss(self._choices[item].value)

    def action_cancel(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
