"""A board: columns of cards beside each other, one cursor for all of them.

As many columns as there is room for are seen, and the one with the cursor among them; the others
are named above with their number of cards.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import clamp
from textual.message import Message
from textual.widgets import Static

from reseau_tui.i18n import grouped
from reseau_tui.tui.commands import bindings
from reseau_tui.tui.drawing import fit
from reseau_tui.tui.widgets.board_column import BoardColumn
from reseau_tui.tui.widgets.line_view import LineView
from reseau_tui.tui.widgets.virtual_list import Row

_COLUMN = 20
"""Cells of a column at least where all of them are seen."""

_ROOMY = 26
"""Cells of a column where only some are."""

_BEFORE, _AFTER = "‹ ", " ›"


class Board(Vertical):
    """The columns ``columns``, shown by ``show``."""

    BINDINGS = [*bindings("board")]  # noqa: RUF012 - Textual's way

    class Moved(Message):
        """The cursor stands on another card, or on none."""

    class Chosen(Message):
        """A card was clicked twice."""

    def __init__(self, columns: Sequence[BoardColumn], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._columns = columns
        self._here = 0
        self._first = 0

    def compose(self) -> ComposeResult:
        """What is not seen in one line, the columns."""
        yield Static(id="aside")
        with Horizontal(id="columns"):
            yield from self._columns

    # What is shown ----------------------------------------------------------------------------

    @property
    def column(self) -> BoardColumn:
        """The column of the cursor."""
        return self._columns[self._here]

    @property
    def card(self) -> Row | None:
        """The card under the cursor."""
        return self.column.chosen

    def show(self, columns: Mapping[str, Sequence[Row]], keep: int | None = None) -> None:
        """Show the cards of every column by its key.

        The cursor follows its card, or the card ``keep``, to whichever column it is in now.
        """
        before = self.card
        wanted = keep if keep is not None else before.id if before is not None else None
        here = -1
        for place, column in enumerate(self._columns):
            cards = columns[column.key]
            column.show(cards, wanted)
            if any(card.id == wanted for card in cards):
                here = place
        if here < 0:
            here = self._near(self._here)
        self._go(here)
        self.post_message(self.Moved())

    def _near(self, place: int) -> int:
        """Return the column with cards that is nearest to ``place``."""
        filled = [at for at, column in enumerate(self._columns) if column.item_count]
        return min(filled, key=lambda at: abs(at - place), default=place)

    def _seen(self) -> int:
        """Return how many columns there is room for."""
        width = self.size.width
        if width >= len(self._columns) * _COLUMN:
            return len(self._columns)
        return clamp(width // _ROOMY, 1, len(self._columns)) if width >= 3 * _ROOMY else 1

    def _go(self, place: int) -> None:
        """Put the cursor into the column at ``place``, and have it seen."""
        used = self.has_focus_within or self.screen.focused is None
        self._here = place
        seen = self._seen()
        self._first = clamp(self._first, place - seen + 1, place)
        self._first = clamp(self._first, 0, len(self._columns) - seen)
        shown = range(self._first, self._first + seen)
        for at in shown:
            self._columns[at].display = True
        if used:
            # At once: two columns that are still to get the focus would take it from each other.
            self.screen.set_focus(self._columns[place], scroll_visible=False)
        for at, column in enumerate(self._columns):
            column.display = at in shown
            if column.here is not (at == place):
                column.here = at == place
                column.refresh_item(column.cursor)
        self._name_the_others(shown)

    def _name_the_others(self, shown: range) -> None:
        line = self.query_one("#aside", Static)
        line.display = len(shown) < len(self._columns)
        if not line.display:
            return
        before = [self._counted(at) for at in range(shown.start)]
        after = [self._counted(at) for at in range(shown.stop, len(self._columns))]
        room = max(20, self.size.width - 2)
        if len(shown) == 1:
            before, after = before[-1:], after[:1]
        left = _BEFORE + " · ".join(before) if before else ""
        right = " · ".join(after) + _AFTER if after else ""
        if cell_len(left) + cell_len(right) + 2 > room:
            left, right = fit(left, room // 2 - 1), fit(right, room // 2 - 1)
        between = " " * max(2, room - cell_len(left) - cell_len(right))
        line.update(Content(left + between + right))

    def _counted(self, at: int) -> str:
        column = self._columns[at]
        return f"{column.title_words} {grouped(column.item_count)}"

    def on_resize(self, event: events.Resize) -> None:
        """There is room for more columns, or for fewer."""
        del event
        self._go(self._here)

    # The cursor -------------------------------------------------------------------------------

    def action_column_left(self) -> None:
        """To the next column on the left that has cards."""
        self._step(-1)

    def action_column_right(self) -> None:
        """To the next column on the right that has cards."""
        self._step(1)

    def _step(self, way: int) -> None:
        place = self._here + way
        while 0 <= place < len(self._columns):
            column = self._columns[place]
            if column.item_count:
                # As high as the card beside: the eye stays on its line.
                column.cursor = min(self._height_of_cursor(), column.item_count - 1)
                self._go(place)
                self.post_message(self.Moved())
                return
            place += way

    def _height_of_cursor(self) -> int:
        column = self.column
        return max(0, column.cursor - column.item_at(column.scroll_offset.y + 1))

    @on(LineView.Moved)
    def tell_moved(self, event: LineView.Moved) -> None:
        """The cursor of a column moved: that of the board, if it stands there."""
        event.stop()
        if event.view is self.column:
            self.post_message(self.Moved())

    @on(LineView.Chosen)
    def tell_chosen(self, event: LineView.Chosen) -> None:
        """A card was clicked twice."""
        event.stop()
        self.post_message(self.Chosen())

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click into another column takes the cursor there; one that lost it again does not."""
        column = event.widget
        if column is not self.screen.focused or column is self.column:
            return
        if isinstance(column, BoardColumn):
            self._go(self._columns.index(column))
            self.post_message(self.Moved())
