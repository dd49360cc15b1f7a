"""Promises (``g p``): what is due, this week, later, and what was kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from reseau_tui import clock
from reseau_tui.i18n import _, grouped, ngettext
from reseau_tui.network.promises import PromiseRow, promise_counts, promise_ids, promise_rows
from reseau_tui.tui.commands import bindings, command
from reseau_tui.tui.labels import shown_of
from reseau_tui.tui.screens.promise_changes import PromiseChanges
from reseau_tui.tui.screens.searching import SearchedPlace
from reseau_tui.tui.widgets.filter_bar import FilterBar
from reseau_tui.tui.widgets.header import Header
from reseau_tui.tui.widgets.line_view import LineView
from reseau_tui.tui.widgets.panel import Panel
from reseau_tui.tui.widgets.promise_list import PromiseList


class PromisesScreen(SearchedPlace, PromiseChanges):
    """One list; the other half says what its keys change."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("promises"), *bindings("screen")]
    SCOPES = ("promises", "screen", "list", "app")
    AUTO_FOCUS = "#promises"

    promises = getters.query_one("#promises", PromiseList)

    def __init__(self) -> None:
        super().__init__()
        self._with_done = False

    def body(self) -> ComposeResult:
        """The list, what is said when it is empty."""
        with Panel(id="body"):
            yield FilterBar("search-promises")
            yield PromiseList(self._rows, id="promises")
            yield Static(id="no-hit")
        yield Static(_when_empty(), classes="nothing")

    @property
    def main_list(self) -> LineView:
        """The promises."""
        return self.promises

    @property
    def cursor_id(self) -> int | None:
        """The promise that the cursor comes back to after a search."""
        return self.promises.chosen_id

    @property
    def chosen(self) -> PromiseRow | None:
        """The promise under the cursor."""
        return self.promises.chosen

    def _rows(self, ids: Sequence[int]) -> Sequence[PromiseRow]:
        return self.reseau.gateway.at_once(promise_rows, ids)

    # Reading ----------------------------------------------------------------------------------

    def read_again(self) -> None:
        """Read which promises there are."""
        self.read_promises()

    @work(exclusive=True, group="promises")
    async def read_promises(self) -> None:
        """Read the ids; the cursor stays on its promise, else on its place."""
        gateway = self.reseau.gateway
        today = clock.today()
        found = await gateway.ask(promise_ids, today, self.query_text, with_done=self._with_done)
        total, due = await gateway.ask(promise_counts, today)
        self.promises.today = today
        self.promises.show_promises(found, self.take_wanted())
        self._say_how_many(total, due, found.open)
        shown = found.open + len(found.done)
        # A search that finds nothing keeps its line; so does a list whose promises are all kept.
        self.say_when_empty(shown, _("No promise has “{query}”.\n\nesc gives all of them back"))
        self._follow()

    def _say_how_many(self, total: int, due: int, found: int) -> None:
        said = ngettext("{count} promise", "{count} promises", total).format(count=grouped(total))
        if due:
            said += " · " + _("{count} due").format(count=grouped(due))
        self.query_one(Header).about = said if total else _("Promises")
        panel = self.query_one("#body")
        panel.border_title = Content(
            _("Promises") + (" " + shown_of(found, total) if self.query_text else "")
        )
        panel.border_subtitle = Content(_("with those kept") if self._with_done else "")

    @on(LineView.Moved, "#promises")
    def follow(self, event: LineView.Moved) -> None:
        """A capture from here is about the person of the promise."""
        event.stop()
        self._follow()

    def _follow(self) -> None:
        chosen = self.chosen
        self.person_id = chosen.contact_id if chosen is not None else None

    @on(LineView.Chosen, "#promises")
    def open_clicked(self, event: LineView.Chosen) -> None:
        """A double click shows the person."""
        event.stop()
        self.action_promise_person()

    def show_promise(self, promise: int) -> None:
        """Put the cursor on a promise with the next reading."""
        self.wanted = promise

    # Searching --------------------------------------------------------------------------------

    def action_search_promises(self) -> None:
        """Search as you type."""
        self.start_search()

    def action_all_promises(self) -> None:
        """Clear the search."""
        if self.query_text:
            self.drop_search()

    def action_show_done(self) -> None:
        """Show those kept as well, or hide them."""
        self._with_done = not self._with_done
        self.read_promises()


def _when_empty() -> Content:
    return Content.assemble(
        (_("Nothing is promised."), "bold $foreground"),
        "\n\n",
        _("A line with next: makes a promise, for instance"),
        "\n",
        (_("coffee with Marie next: send the CV in 2 weeks"), "$muted"),
        "\n\n",
        (command("add-promise").key, "bold $primary"), " ", _("promise something"),
        "   ",
        (command("log").key, "bold $primary"), " ", _("write down an exchange"),
        "   ",
        (command("show-done").key, "bold $primary"), " ", _("those kept"),
    )  # fmt: skip
