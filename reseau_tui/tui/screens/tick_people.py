"""A window in which any of some people are ticked; none of them is at first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reseau_tui.i18n import _
from reseau_tui.tui.drawing import Line, fit, safe
from reseau_tui.tui.screens.drawn_once import OpensWhole
from reseau_tui.tui.widgets.block_list import Block, BlockList

_AROUND = 8
"""Lines of the window that are not people."""


class TickPeople(OpensWhole, ModalScreen[list[int] | None]):
    """Give back the places of those ticked among ``people`` (name, words); None for ``esc``."""

    CSS_PATH = "dialog.tcss"
    BINDINGS = [  # noqa: RUF012 - Textual's way
        Binding("escape", "cancel", show=False),
        Binding("space", "tick", show=False),
        Binding("asterisk", "tick_all", show=False),
        Binding("enter", "take", show=False),
    ]

    def __init__(self, title: Content, people: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._title = title
        self._people = people
        self._ticked: set[int] = set()

    def compose(self) -> ComposeResult:
        """The question, the people, what the keys do."""
        with Vertical(id="dialog"):
            yield Static(self._title, id="question")
            yield BlockList(id="choices")
            yield Static(Content(_("space ticks · * all · enter goes on · esc cancels")), id="hint")

    def on_mount(self) -> None:
        """The first one is under the cursor."""
        self._show(keep=False)
        self.query_one(BlockList).focus()

    def on_resize(self) -> None:
        """Where the window is low they scroll."""
        room = self.size.height * 9 // 10 - _AROUND
        self.query_one(BlockList).styles.height = max(2, min(len(self._people), room))

    def _show(self, *, keep: bool = True) -> None:
        blocks = [Block(self._drawer(place), place + 1) for place in range(len(self._people))]
        self.query_one(BlockList).show(blocks, keep=keep)

    def _drawer(self, place: int) -> Callable[[int], list[Line]]:
        def draw(width: int) -> list[Line]:
            name, told = self._people[place]
            ticked = place in self._ticked
            box = ("[x] ", "strong") if ticked else ("[ ] ", "dim")
            shown = fit(safe(name), max(8, width * 2 // 3))
            return [[box, (shown, "strong" if ticked else ""), ("  ", ""), (safe(told), "dim")]]

        return draw

    def action_tick(self) -> None:
        """Tick the one under the cursor, or take the tick away; then one down."""
        view = self.query_one(BlockList)
        self._ticked ^= {view.cursor}
        self._show()
        view.step(1)

    def action_tick_all(self) -> None:
        """Tick everybody; again: nobody."""
        everybody = set(range(len(self._people)))
        self._ticked = set() if self._ticked == everybody else everybody
        self._show()

    def action_take(self) -> None:
        """Give back who is ticked."""
        self.dismiss(sorted(self._ticked))

    def action_cancel(self) -> None:
        """Give nothing back."""
        self.dismiss(None)
