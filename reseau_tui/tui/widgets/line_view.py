"""What every list of ours shares: lines painted one by one, a cursor, the same keys."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, clamp
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reseau_tui.tui.commands import bindings
from reseau_tui.tui.drawing import Line, fit_line, width_of
from reseau_tui.tui.roles import role_styles

CURSOR_MARK = "▌"


class LineView(ScrollView, can_focus=True):
    """A scrolling list of drawn lines with a cursor on one item.

    A subclass says how many lines and items there are and draws a line; styles are read once a
    frame, and a cursor move repaints the two items concerned only.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("list")]
    COMPONENT_CLASSES = {"line--cursor"}  # noqa: RUF012

    CURSOR_STAYS = False
    """Whether the cursor is still drawn while another panel has the focus."""

    cursor: reactive[int] = reactive(-1, repaint=False)
    """The item under the cursor; -1 when there is none."""

    class Moved(Message):
        """The cursor stands on another item."""

        def __init__(self, view: LineView, item: int) -> None:
            super().__init__()
            self.view = view
            self.item = item

        @property
        def control(self) -> LineView:
            """The list whose cursor moved."""
            return self.view

        def can_replace(self, message: Message) -> bool:
            """Only where the cursor stands in the end matters."""
            return isinstance(message, LineView.Moved) and message.view is self.view

    class Chosen(Message):
        """An item was clicked twice, or chosen with enter where the screen leaves it to us."""

        def __init__(self, view: LineView, item: int) -> None:
            super().__init__()
            self.view = view
            self.item = item

        @property
        def control(self) -> LineView:
            """The list in which something was chosen."""
            return self.view

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._styles: dict[str, Style] = {}
        self._base = Style.null()

    # What a subclass answers ------------------------------------------------------------------

    @property
    def item_count(self) -> int:
        """How many items the cursor can stand on or pass."""
        raise NotImplementedError

    def item_lines(self, item: int) -> range:
        """Return the lines that ``item`` takes."""
        raise NotImplementedError

    def item_at(self, line: int) -> int:
        """Return the item drawn at ``line``, -1 below the last one."""
        raise NotImplementedError

    def selectable(self, item: int) -> bool:
        """Return whether the cursor may stand on ``item``."""
        return 0 <= item < self.item_count

    def draw_line(self, line: int, width: int) -> Line:
        """Return what stands at ``line`` in ``width`` cells; the cursor is painted by us."""
        raise NotImplementedError

    # Painting ---------------------------------------------------------------------------------

    def render_lines(self, crop: Region) -> list[Strip]:
        """Read the styles once, then paint every line with them."""
        self._styles = role_styles(self.app.theme_variables)
        self._styles["cursor"] = self.get_component_rich_style("line--cursor", partial=True)
        self._base = self.rich_style
        self.prepare()
        return super().render_lines(crop)

    @property
    def _cursor_drawn(self) -> bool:
        return self.CURSOR_STAYS or self.has_focus

    def watch_has_focus(self, focused: bool) -> None:
        """Draw the cursor, or draw it no longer."""
        super().watch_has_focus(focused)
        self.refresh_item(self.cursor)

    def prepare(self) -> None:
        """Fetch what the next frame needs; nothing by default."""

    def render_line(self, y: int) -> Strip:
        """Paint one visible line."""
        width = self.scrollable_content_region.width
        line = y + self.scroll_offset.y
        base = self._base
        item = self.item_at(line)
        if item < 0:
            return Strip.blank(width, base)
        here = item == self.cursor and self._cursor_drawn and self.selectable(item)
        if here:
            base += self._styles["cursor"]
        mark_style = base + self._styles["accent"] if here else base
        drawn = fit_line(self.draw_line(line, width - 2), width - 2)
        segments = [Segment(CURSOR_MARK if here else " ", mark_style)]
        segments += [Segment(text, base + self._styles[role]) for text, role in drawn]
        segments.append(Segment(" " * (width - 1 - width_of(drawn)), base))
        return Strip(segments, width)

    def refresh_item(self, item: int) -> None:
        """Repaint the lines of one item."""
        if 0 <= item < self.item_count:
            lines = self.item_lines(item)
            self.refresh_lines(lines.start, len(lines))

    # The cursor -------------------------------------------------------------------------------

    def watch_cursor(self, old: int, new: int) -> None:
        """Repaint the two items and tell the screen."""
        self.refresh_item(old)
        self.refresh_item(new)
        self.show_cursor()
        self.post_message(self.Moved(self, new))

    def show_cursor(self) -> None:
        """Scroll just enough that the item under the cursor is seen."""
        if not 0 <= self.cursor < self.item_count:
            return
        lines = self.item_lines(self.cursor)
        height = self.scrollable_content_region.height
        top = self.scroll_offset.y
        if lines.start < top:
            # Headings above the first item come back into view with it.
            first = self._first_selectable()
            self.scroll_to(y=0 if self.cursor == first else lines.start, animate=False)
        elif height and lines.stop > top + height:
            # Forced: what was shown a moment ago has no scrollbar yet, and would not scroll.
            self.scroll_to(y=lines.stop - height, animate=False, force=True)

    def _first_selectable(self) -> int:
        return next((item for item in range(self.item_count) if self.selectable(item)), -1)

    def step(self, items: int) -> None:
        """Move the cursor by ``items``, over what it cannot stand on."""
        if not self.item_count:
            return
        direction = 1 if items > 0 else -1
        aim = clamp(self.cursor + items, 0, self.item_count - 1)
        for start, way in ((aim, direction), (aim, -direction)):
            item = start
            while 0 <= item < self.item_count:
                if self.selectable(item):
                    self.cursor = item
                    return
                item += way

    def action_down(self) -> None:
        """One item down."""
        self.step(1)

    def action_up(self) -> None:
        """One item up; on the first one, what stands above it comes into view."""
        if self.cursor == self._first_selectable():
            self.scroll_to(y=0, animate=False)
        else:
            self.step(-1)

    def action_half_down(self) -> None:
        """Half a page down."""
        self.step(max(1, self.page // 2))

    def action_half_up(self) -> None:
        """Half a page up."""
        self.step(-max(1, self.page // 2))

    def action_page_down(self) -> None:
        """One page down."""
        self.step(self.page)

    def action_page_up(self) -> None:
        """One page up."""
        self.step(-self.page)

    def action_top(self) -> None:
        """To the first item."""
        self.step(-self.item_count)
        self.scroll_to(y=0, animate=False)

    def action_bottom(self) -> None:
        """To the last item."""
        self.step(self.item_count)

    @property
    def page(self) -> int:
        """How many items make a page, at least one."""
        return max(1, self.scrollable_content_region.height - 1)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse points; a second click chooses."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        item = self.item_at(offset.y + self.scroll_offset.y)
        if self.selectable(item):
            self.cursor = item
            if event.chain > 1:
                self.post_message(self.Chosen(self, item))
