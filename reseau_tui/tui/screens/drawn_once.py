"""A screen that opens is styled once and drawn once.

Textual reads every style sheet anew and styles all widgets again when a screen opens, in case the
theme has changed since it was made, and again when the width turns out to have a class. It also
draws whole frames that it then throws away, because a batch of updates is not over. Before the
first frame that was a quarter of our work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen

    _Screen = Screen[Any]
else:
    # Textual reads the style sheet's names off the first base that is a node: that must be Screen.
    _Screen = object

_FRAME = 1 / 60


def styled_once(app: App[Any], screen: Screen[Any]) -> None:
    """Tell a screen that is about to open what Textual would find out by and by.

    It opens in the colours of now, and in the width of now.
    """
    screen._css_update_count = app._css_update_count  # pyright: ignore[reportPrivateUsage]
    width = app.size.width
    fitting = [name for least, name in app.HORIZONTAL_BREAKPOINTS or () if width >= least]
    if fitting:
        screen.add_class(fitting[-1], update=False)


class DrawnOnce(_Screen):
    """The part of a screen that draws no frame which nobody will see."""

    def _compositor_refresh(self) -> None:
        """Draw, unless what is drawn would be thrown away; what waits stays marked."""
        if not self.app._batch_count:  # pyright: ignore[reportPrivateUsage]
            super()._compositor_refresh()  # pyright: ignore[reportPrivateUsage]


class OpensWhole(DrawnOnce):
    """The part of a small window that is not seen before all of it stands.

    Over a dimmed screen a frame costs 20 ms, and Textual draws one at every step of the opening:
    the empty window, its title, its text at a first width, then at the right one.
    """

    _opening = True

    def on_mount(self) -> None:
        """Every widget is here; give them a frame's time to find their sizes."""
        self.set_timer(_FRAME, self._stands)

    def _stands(self) -> None:
        self._opening = False
        self.refresh()

    def _compositor_refresh(self) -> None:
        if not self._opening:
            super()._compositor_refresh()
