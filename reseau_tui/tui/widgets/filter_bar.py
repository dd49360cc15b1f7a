"""The search line above the people: reads every letter, enter keeps it, esc gives it up."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from reseau_tui.i18n import _
from reseau_tui.tui.commands import command, keyed
from reseau_tui.tui.widgets.key_footer import KeyFooter


class FilterInput(Input):
    """The line itself; it takes the focus only when it is asked to."""

    BINDINGS = [  # noqa: RUF012 - Textual's way
        Binding("escape", "leave", show=False),
        Binding("down,tab", "keep", show=False),
    ]

    def action_leave(self) -> None:
        """Give the search up."""
        self.value = ""
        self.post_message(FilterBar.Left())

    def action_keep(self) -> None:
        """Keep the search and go to the hits."""
        self.post_message(FilterBar.Kept())


class FilterBar(Horizontal):
    """A magnifying glass and a line; ``search`` is the command whose key starts it."""

    class Kept(Message):
        """The search stays, the list takes over."""

    class Left(Message):
        """The search was given up."""

    def __init__(self, search: str = "filter") -> None:
        super().__init__()
        self._command = search

    def compose(self) -> ComposeResult:
        """Draw both."""
        yield Static(Content("⌕"), id="glass")
        words = keyed(_("{key} to search"), key=command(self._command).key)
        yield FilterInput(placeholder=words, id="filter", compact=True)

    @property
    def input(self) -> FilterInput:
        """The line."""
        return self.query_one(FilterInput)

    def on_mount(self) -> None:
        """Tab passes it by: it is a part of the list, not a panel."""
        self.input.can_focus = False

    def start(self) -> None:
        """Let the line take what is typed."""
        self.input.can_focus = True
        self.input.focus()

    def show_text(self, text: str) -> None:
        """Show what is searched for without asking for a new search."""
        with self.input.prevent(Input.Changed):
            self.input.value = text

    @on(Input.Submitted)
    def keep(self, event: Input.Submitted) -> None:
        """Enter keeps the search."""
        event.stop()
        self.post_message(self.Kept())

    def on_descendant_focus(self) -> None:
        """Say what the keys of the line do."""
        self._tell_footer(searching=True)

    def on_descendant_blur(self) -> None:
        """Out of the way of tab again."""
        self.input.can_focus = False
        self._tell_footer(searching=False)

    def _tell_footer(self, *, searching: bool) -> None:
        for footer in self.screen.query(KeyFooter):
            footer.searching = searching
