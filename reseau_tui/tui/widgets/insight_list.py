"""The insights by name, beside the one that is shown."""

from __future__ import annotations

from reseau_tui.network.insight_words import ALL, names
from reseau_tui.tui.drawing import Line, fit
from reseau_tui.tui.widgets.line_view import LineView


class InsightList(LineView, can_focus=False):
    """One line an insight; the mark says which one is shown, a click shows another."""

    CURSOR_STAYS = True

    @property
    def item_count(self) -> int:
        """As many as there are insights."""
        return len(ALL)

    def item_lines(self, item: int) -> range:
        """One line each."""
        return range(item, item + 1)

    def item_at(self, line: int) -> int:
        """The insight of a line."""
        return line if 0 <= line < len(ALL) else -1

    def draw_line(self, line: int, width: int) -> Line:
        """The name of an insight."""
        return [(fit(names()[ALL[line]], width), "" if line == self.cursor else "dim")]

    def show_chosen(self, code: str) -> None:
        """Mark the insight that is shown."""
        self.cursor = ALL.index(code)
