"""One insight in its frame: a plot or sentences, drawn for the room there is, else scrolled."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message

from reseau_tui.i18n import _
from reseau_tui.network.insight_words import titles
from reseau_tui.tui.drawing import Line
from reseau_tui.tui.insight_plots import draw, said
from reseau_tui.tui.widgets.line_view import LineView

_EDGE = 2
"""Cells left and right that a line does not use."""


class InsightPlot(LineView):
    """The insight ``code``; the arrows lead to the plots around it, pages scroll it.

    ``alone`` says whether no other plot is seen: then the arrows scroll it first.
    """

    class Left(Message):
        """The arrows lead out of the plot: ``lines`` of plots down, or up."""

        def __init__(self, lines: int) -> None:
            super().__init__()
            self.lines = lines

    def __init__(self, code: str) -> None:
        super().__init__(id=f"insight-{code}", classes="panel insight")
        self.code = code
        self.found: Any = None
        self.alone = True
        self._lines: list[Line] = []
        self._drawn_for = Size(-1, -1)
        self.border_title = Content(titles()[code])

    def show(self, found: Any) -> None:
        """Show what was found."""
        if found != self.found or not self._lines:
            self.found = found
            self._draw()

    def _draw(self) -> None:
        region = self.scrollable_content_region
        size = Size(max(16, region.width - _EDGE), max(6, region.height))
        self._drawn_for = region.size
        if self.found is None:
            self._lines = said(_("One moment …"), size.width)
        else:
            self._lines = draw(self.code, self.found, size.width, size.height)
        self.virtual_size = Size(0, len(self._lines))
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Draw for the new size."""
        del event
        if self.scrollable_content_region.size != self._drawn_for:
            self._draw()

    # LineView ---------------------------------------------------------------------------------

    @property
    def item_count(self) -> int:
        """One item, that no cursor stands on."""
        return 1

    def item_lines(self, item: int) -> range:
        """Every line."""
        del item
        return range(len(self._lines))

    def item_at(self, line: int) -> int:
        """The one item, nothing below its last line."""
        return 0 if 0 <= line < len(self._lines) else -1

    def selectable(self, item: int) -> bool:
        """No cursor stands on a plot."""
        del item
        return False

    def draw_line(self, line: int, width: int) -> Line:
        """Lines were drawn when there was something to show."""
        del width
        return self._lines[line]

    # Moving -----------------------------------------------------------------------------------

    def action_down(self) -> None:
        """Scroll on, when no other plot is seen; at the end, to the plot below."""
        if self.alone and self.scroll_offset.y < self.max_scroll_y:
            self.scroll_down(animate=False)
        else:
            self.post_message(self.Left(1))

    def action_up(self) -> None:
        """Scroll back, when no other plot is seen; at the beginning, to the plot above."""
        if self.alone and self.scroll_offset.y > 0:
            self.scroll_up(animate=False)
        else:
            self.post_message(self.Left(-1))

    def action_half_down(self) -> None:
        """Half a page down."""
        self.scroll_relative(y=max(1, self.page // 2), animate=False)

    def action_half_up(self) -> None:
        """Half a page up."""
        self.scroll_relative(y=-max(1, self.page // 2), animate=False)

    def action_page_down(self) -> None:
        """One page down."""
        self.scroll_relative(y=self.page, animate=False)

    def action_page_up(self) -> None:
        """One page up."""
        self.scroll_relative(y=-self.page, animate=False)

    def action_top(self) -> None:
        """To the first line."""
        self.scroll_to(y=0, animate=False)

    def action_bottom(self) -> None:
        """To the last line."""
        self.scroll_to(y=self.max_scroll_y, animate=False)

    def on_click(self, event: events.Click) -> None:
        """A second click shows this plot alone."""
        if event.chain > 1:
            self.post_message(self.Chosen(self, 0))
