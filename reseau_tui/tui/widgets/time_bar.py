"""Where the exchanges on the screen stand in time, as a scrollbar of all the days there are."""

from __future__ import annotations

import datetime

from rich.style import Style
from textual import events
from textual.app import RenderResult
from textual.geometry import clamp
from textual.message import Message
from textual.scrollbar import ScrollBarRender
from textual.widget import Widget


class TimeBar(Widget):
    """A scrollbar for a list of which only a stretch is at hand.

    How many entries there are above and below is not known, and pages that come in would move a
    scrollbar that counted lines; days are known, so the bar reaches from the newest to the oldest.
    """

    class Pulled(Message):
        """The mouse asks for what happened around a day."""

        def __init__(self, day: datetime.date) -> None:
            super().__init__()
            self.day = day

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._days = 0
        self._seen = (0, 0)
        self._newest: datetime.date | None = None

    def show_nothing(self) -> None:
        """Show no bar: everything is on the screen."""
        self._days = 0
        self.refresh()

    def show_days(
        self,
        newest: datetime.date,
        oldest: datetime.date,
        first: datetime.date,
        last: datetime.date,
    ) -> None:
        """Show that of the days from ``newest`` back to ``oldest`` these are on the screen."""
        newest, oldest = max(newest, first), min(oldest, last)
        self._newest = newest
        self._days = (newest - oldest).days + 1
        self._seen = ((newest - first).days, (first - last).days + 1)
        self.refresh()

    def render(self) -> RenderResult:
        """Draw the bar in the colours of all scrollbars."""
        if not self._days:
            return ""
        background = self.styles.scrollbar_background
        colour = background + self.styles.scrollbar_color
        position, window = self._seen
        # A day among thousands is still a line high.
        least = -(-self._days // max(1, self.size.height))
        window = clamp(window, least, max(least, self._days))
        return ScrollBarRender(
            virtual_size=self._days,
            window_size=window if window < self._days else 0,
            position=clamp(position, 0, max(0, self._days - window)),
            style=Style.from_color(colour.rich_color, background.rich_color),
        )

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Go where the mouse points, and follow it."""
        event.stop()
        self.capture_mouse()
        self._pull(event.y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Follow the mouse while its button is held."""
        if self.app.mouse_captured is self:
            self._pull(event.y)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let it go."""
        event.stop()
        self.release_mouse()

    def _pull(self, y: float) -> None:
        if self._newest is not None and self._days > 1:
            last = self._days - 1
            back = clamp(round(y * last / max(1, self.size.height - 1)), 0, last)
            self.post_message(self.Pulled(self._newest - datetime.timedelta(days=back)))
