"""The help page: every key of a screen, and how a line is written, both searched as one types."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reseau_tui.i18n import _
from reseau_tui.tui.commands import command
from reseau_tui.tui.screens.drawn_once import OpensWhole
from reseau_tui.tui.screens.help_blocks import key_blocks, line_blocks, nothing_found
from reseau_tui.tui.widgets.block_list import BlockList
from reseau_tui.tui.widgets.filter_bar import FilterBar

PAGES = ("keys", "line")


class PageName(Static):
    """The name of a page; a click opens it."""

    def __init__(self, page: str, title: str) -> None:
        super().__init__(id=f"page-{page}", classes="page")
        self._page = page
        self._title = title

    def mark(self, page: str) -> None:
        """Show whether this is the page that is open, by more than its colour."""
        here = page == self._page
        self.set_class(here, "-here")
        self.update(Content(f"{'●' if here else '○'} {self._title}"))

    async def on_click(self, event: events.Click) -> None:
        """Open this page."""
        event.stop()
        await self.screen.run_action(f"page('{self._page}')")


class HelpScreen(OpensWhole, ModalScreen[None]):
    """The keys of a screen's scopes, and the grammar of a line; ``page`` is what opens first."""

    CSS_PATH = ["dialog.tcss", "help.tcss"]  # noqa: RUF012 - Textual's way
    AUTO_FOCUS = "#keys"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("q", "close", show=False),
        Binding("slash", "search", show=False),
        Binding("tab,shift+tab,left,right", "turn", show=False),
    ]

    keys = getters.query_one("#keys", BlockList)
    bar = getters.query_one(FilterBar)

    def __init__(self, scopes: Iterable[str], page: str = "keys") -> None:
        super().__init__()
        self._scopes = tuple(scopes)
        self._page = page

    def compose(self) -> ComposeResult:
        """The names of the pages, the search line, and one list that fills the window."""
        with Vertical(id="dialog") as box:
            box.border_title = Content(_("Help"))
            box.border_subtitle = Content(_("tab the other page · esc closes"))
            with Horizontal(id="pages"):
                yield PageName("keys", _("Keys"))
                yield PageName("line", _("How to write a line"))
            yield FilterBar()
            yield BlockList(id="keys")

    def on_mount(self) -> None:
        """Open the first page."""
        self._show()

    def _show(self) -> None:
        query = self.bar.input.value
        if self._page == "keys":
            blocks = key_blocks(self._scopes, query)
        else:
            blocks = line_blocks(query)
        for name in self.query(PageName):
            name.mark(self._page)
        self.keys.show(blocks or [nothing_found(query)], keep=False)

    def action_page(self, page: str) -> None:
        """Open a page; what is searched for is searched for there."""
        self._page = page
        self._show()

    def action_turn(self) -> None:
        """Open the other page."""
        self.action_page(PAGES[1 - PAGES.index(self._page)])

    def on_key(self, event: events.Key) -> None:
        """The key that opened the page closes it, one of one's own as well."""
        if event.key in command("help").keys_now:
            event.stop()
            self.action_close()

    # Searching --------------------------------------------------------------------------------

    def action_search(self) -> None:
        """Search as you type."""
        self.bar.start()

    @on(Input.Changed, "#filter")
    def narrow(self, event: Input.Changed) -> None:
        """Show only what holds every word typed."""
        event.stop()
        self._show()

    @on(FilterBar.Kept)
    def keep(self) -> None:
        """The search stays, the keys scroll the list again."""
        self.keys.focus()

    @on(FilterBar.Left)
    def give_up(self) -> None:
        """Everything again."""
        self.keys.focus()

    def action_leave(self) -> None:
        """Give the search up, then close."""
        if self.bar.input.value:
            self.bar.input.value = ""
        else:
            self.action_close()

    def action_close(self) -> None:
        """Back to where we were."""
        self.dismiss(None)
