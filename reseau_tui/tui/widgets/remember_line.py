"""The line of a sitting: names are typed into it, and it never lets go of the focus.

Letters are the beginning of a name, so on an empty line only signs act that no name begins with.
What is said with a letter is said with the letter alone and ``enter``: nobody's name is one letter.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from reseau_tui.text import fold
from reseau_tui.tui.screens.choice import AZERTY
from reseau_tui.tui.widgets.pasted_lines import TakesLists

CIRCLES = frozenset("12345")

AMBIENT, TAKE_BACK, LEAVE = "a", "u", "q"
"""Letters that, alone on the line, are no name."""


class RememberLine(TakesLists):
    """A line with the keys of the sitting."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,down", "screen.pick(1)", show=False),
        Binding("shift+tab,up", "screen.pick(-1)", show=False),
        Binding("escape", "screen.leave", show=False),
    ]

    takes_names = True
    """Whether a name is asked: elsewhere a sign is only text."""

    class Circle(Message):
        """The last name is to have this circle."""

        def __init__(self, circle: int) -> None:
            super().__init__()
            self.circle = circle

    class TakeBack(Message):
        """The last step of the sitting is to be taken back."""

    def on_key(self, event: events.Key) -> None:
        """Take the signs that act on an empty line before they become text."""
        if self.value:
            return
        digit = event.character if event.character in CIRCLES else AZERTY.get(event.key, "")
        # "é" is the 2 of a French keyboard, and the beginning of Élodie.
        if self.takes_names and digit in CIRCLES and not (event.character or "").isalpha():
            event.stop()
            event.prevent_default()
            self.post_message(self.Circle(int(digit)))
        elif event.key == "ctrl+u":
            event.stop()
            event.prevent_default()
            self.post_message(self.TakeBack())


def said_alone(text: str) -> str:
    """Return what a line of one sign means: a digit, one of the letters above, or ""."""
    sign = text.strip()
    if len(sign) != 1:
        return ""
    digit = AZERTY.get(sign, sign)
    if digit in CIRCLES:
        return digit
    letter = fold(sign)
    return letter if letter in (AMBIENT, TAKE_BACK, LEAVE) else ""
