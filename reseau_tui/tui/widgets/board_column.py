"""One column of a board: cards of one height under each other, any number of them."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Size, clamp

from reseau_tui.i18n import grouped
from reseau_tui.tui.drawing import Line, fit
from reseau_tui.tui.widgets.line_view import LineView
from reseau_tui.tui.widgets.virtual_list import Row

NARROW, NARROWEST = 30, 24
"""Cells below which a card has one line more, and one more again, for what it is about."""

_LINES = 3
"""Lines of a card that is wide enough; one blank line parts it from the next."""

_KEPT = 500
"""Drawn cards that are kept; beyond, they are drawn again."""


class BoardColumn(LineView):
    """The cards of one column; only those that are seen are drawn.

    ``key`` tells the columns apart, ``title`` stands over it, ``short`` where that is too long.
    """

    def __init__(self, key: str, title: str, short: str) -> None:
        super().__init__(id=f"column-{key}", classes="panel")
        self.key = key
        self.title_words = title
        self._short = short
        self._cards: Sequence[Row] = ()
        self._drawn: dict[tuple[int, int], list[Line]] = {}
        self.here = False
        """Whether it is the column of the board's cursor, which is drawn though a line is used."""

    def draw_card(self, card: Row, width: int, lines: int) -> list[Line]:
        """Return at most ``lines`` lines of ``card``, each of at most ``width`` cells."""
        raise NotImplementedError

    @property
    def cards(self) -> Sequence[Row]:
        """The cards, in order."""
        return self._cards

    @property
    def chosen(self) -> Row | None:
        """The card under the cursor."""
        return self._cards[self.cursor] if 0 <= self.cursor < len(self._cards) else None

    def show(self, cards: Sequence[Row], keep: int | None) -> None:
        """Show ``cards``, the cursor on the card ``keep``, else where it was."""
        self._cards = cards
        self._drawn.clear()
        place = next((at for at, card in enumerate(cards) if card.id == keep), self.cursor)
        self.set_reactive(LineView.cursor, clamp(place, 0, len(cards) - 1) if cards else -1)
        self._measure()
        self.call_after_refresh(self.show_cursor)

    def _measure(self) -> None:
        self.virtual_size = Size(0, max(0, len(self._cards) * self._height - 1))
        count = grouped(len(self._cards))
        room = self.outer_size.width - 6  # corners, a line and a blank on both sides
        words = self.title_words
        if cell_len(f"{words} {count}") > room:
            words = fit(self._short, max(4, room - len(count) - 1))
        self.border_title = Content(f"{words} {count}")
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Cards are drawn for another width."""
        del event
        self._drawn.clear()
        self._measure()
        self.call_after_refresh(self.show_cursor)

    @property
    def _height(self) -> int:
        """Lines of a card and the blank one below."""
        width = self.size.width
        return _LINES + (width < NARROW) + (width < NARROWEST) + 1

    @property
    def _cursor_drawn(self) -> bool:
        return self.here

    # LineView ---------------------------------------------------------------------------------

    @property
    def item_count(self) -> int:
        """One item a card."""
        return len(self._cards)

    def item_lines(self, item: int) -> range:
        """The lines of a card, without the blank one below."""
        height = self._height
        return range(item * height, item * height + height - 1)

    def item_at(self, line: int) -> int:
        """The card of a line, -1 between two."""
        item, rest = divmod(line, self._height)
        return item if rest < self._height - 1 and 0 <= item < len(self._cards) else -1

    def draw_line(self, line: int, width: int) -> Line:
        """Draw a line of a card; what was drawn a moment ago is at hand."""
        item, rest = divmod(line, self._height)
        key = (item, width)
        if key not in self._drawn:
            if len(self._drawn) > _KEPT:
                self._drawn.clear()
            self._drawn[key] = self.draw_card(self._cards[item], width, self._height - 1)
        drawn = self._drawn[key]
        return drawn[rest] if rest < len(drawn) else []

    @property
    def page(self) -> int:
        """Cards that are seen at once, at least one."""
        return max(1, self.scrollable_content_region.height // self._height)
