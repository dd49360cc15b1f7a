"""How far a piece of work is: a few words and a bar, drawn with lines that every terminal has."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from reseau_tui.i18n import _, grouped
from reseau_tui.tui.drawing import fit, width_of

_BAR = 30


class WorkBar(Static):
    """One line; without a total there is no bar, only the words."""

    def show_work(self, words: str, done: int, total: int) -> None:
        """Draw ``words`` and how much of ``total`` is ``done``."""
        if not total:
            self.update(Content(words))
            return
        count = _("{done} of {total}").format(done=grouped(done), total=grouped(total))
        room = self.size.width - width_of([(words, ""), (count, "")]) - 4
        size = max(8, min(_BAR, room))
        full = min(size, size * done // total)
        self.update(
            Content.assemble(
                fit(words, max(10, self.size.width - size - len(count) - 4)),
                "  ",
                ("━" * full, "$primary"),
                ("─" * (size - full), "$rule"),
                "  ",
                (count, "$muted"),
            )
        )
