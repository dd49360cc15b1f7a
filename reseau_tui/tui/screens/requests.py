"""Requests (``g d``): who looks for what, whom it was taken to, what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from reseau_tui import clock
from reseau_tui.i18n import _, grouped, ngettext
from reseau_tui.network.request_people import people_for
from reseau_tui.network.requests import RequestRow, open_count, request_ids, request_rows
from reseau_tui.network.who import Helper
from reseau_tui.tui.commands import bindings, command, keyed
from reseau_tui.tui.labels import shown_of
from reseau_tui.tui.screens.request_keys import RequestKeys
from reseau_tui.tui.widgets.filter_bar import FilterBar
from reseau_tui.tui.widgets.header import Header
from reseau_tui.tui.widgets.line_view import LineView
from reseau_tui.tui.widgets.panel import Panel
from reseau_tui.tui.widgets.request_list import RequestList
from reseau_tui.tui.widgets.request_people import RequestPeople

_PANELS = (("requests", "request-list"), ("helpers", "request-people"))
_SCOPES = ("requests", *(scope for _list, scope in _PANELS))


class RequestsScreen(RequestKeys):
    """The requests in one panel, the people of the one under the cursor in the other."""

    CSS_PATH = ["place.tcss", "requests.tcss"]  # noqa: RUF012 - Textual's way
    BINDINGS: ClassVar[list[BindingType]] = [
        *(one for scope in (*_SCOPES, "screen") for one in bindings(scope)),
    ]
    SCOPES = (*_SCOPES, "screen", "list", "app")
    AUTO_FOCUS = "#requests"
    PANELS = _PANELS
    PLACE = "requests"

    requests = getters.query_one("#requests", RequestList)
    helpers = getters.query_one("#helpers", RequestPeople)

    def __init__(self) -> None:
        super().__init__()
        self._total = 0
        self._shown: int | None = None
        self._known: int | None = None
        self._opening: int | None = None

    def body(self) -> ComposeResult:
        """The requests, the people, what is said when there is nothing."""
        with Horizontal(id="body"):
            with Panel(id="request-panel"):
                yield FilterBar("search-requests")
                yield RequestList(self._rows, id="requests")
                yield Static(id="no-hit")
            with Panel(id="helper-panel"):
                yield RequestPeople(id="helpers")
        yield Static(_when_empty(), classes="nothing")

    def _rows(self, ids: Sequence[int]) -> Sequence[RequestRow]:
        return self.reseau.gateway.at_once(request_rows, ids)

    @property
    def main_list(self) -> LineView:
        """The list of the panel that is used."""
        return self.helpers if self.at_people else self.requests

    @property
    def cursor_id(self) -> int | None:
        """The request that the cursor comes back to after a search."""
        return self.requests.chosen_id

    def show_row(self, request: int) -> None:
        """Put the cursor on a request; a search gives way to it."""
        self.wanted = request
        if self.query_text:
            self.query_text = ""
            self.filter_bar.show_text("")
        if self.is_mounted and self.reseau.gateway.opened:
            self.read_again()

    # Reading ----------------------------------------------------------------------------------

    def read_again(self) -> None:
        """Read which requests there are."""
        self.read_requests()

    @work(exclusive=True, group="requests")
    async def read_requests(self) -> None:
        """Read the ids; the cursor stays on its request, wherever it went, else on its place."""
        ask = self.reseau.gateway.ask
        found = await ask(request_ids, self.query_text)
        count = await ask(open_count)
        self.requests.today = clock.today()
        self.requests.show_requests(found, self.take_wanted())
        shown = sum(map(len, found.values()))
        if not self.query_text:
            self._total = shown
        self._say_how_many(shown, count)
        self.say_when_empty(shown, _("No request has “{query}”.\n\nesc gives all of them back"))
        self.read_people()

    def _say_how_many(self, shown: int, count: int) -> None:
        said = ngettext("{count} open request", "{count} open requests", count)
        header = said.format(count=grouped(count)) if self._total else _("Requests")
        self.query_one(Header).about = header
        title = _("Requests")
        if self.query_text:
            title += " " + shown_of(shown, self._total)
        self.query_one("#request-panel").border_title = Content(title)

    @on(LineView.Moved, "#requests")
    def follow(self, event: LineView.Moved) -> None:
        """The other panel is about the request under the cursor."""
        event.stop()
        self.read_people()

    @work(exclusive=True, group="people")
    async def read_people(self) -> None:
        """Show the request under the cursor at once, then who could help with it."""
        request = self.requests.chosen
        same = request is not None and request.id == self._shown
        self._shown = request.id if request is not None else None
        self._known = None
        today = clock.today()
        if not same:
            self.helpers.show_request(request, (), today, keep=False)
        proposed: Sequence[Helper] = ()
        if request is not None and request.open:
            left_out = [one.id for one in request.helpers]
            if request.asker_id is not None:
                left_out.append(request.asker_id)
            proposed = await self.reseau.gateway.ask(people_for, request.text, today, left_out)
        choose, self.next_proposal = self.next_proposal, None
        self.helpers.show_request(request, proposed, today, keep=same, choose=choose)
        self.query_one("#helper-panel").border_title = Content(
            _("Whom to ask") if request is not None and request.open else _("Who was asked")
        )
        if self.at_people and not self.helpers.anybody:
            self.show_panel()
        self.follow_person()
        self._known = self._shown
        if self._opening is not None and self._opening == self._known:
            self._open()

    @on(LineView.Moved, "#helpers")
    def follow_helper(self, event: LineView.Moved) -> None:
        """A capture from here is about the person under the cursor."""
        event.stop()
        self.follow_person()

    def follow_person(self) -> None:
        """The person under the cursor, else who asks."""
        request = self.requests.chosen
        self.person_id = request.asker_id if request is not None else None
        if self.at_people:
            self.person_id = self.helpers.person or self.person_id

    # Panels -----------------------------------------------------------------------------------

    def show_people_of(self, request: int) -> None:
        """To the people of a request, at once or when they have been read."""
        self._opening = request
        if self._known == request:
            self._open()

    def _open(self) -> None:
        self._opening = None
        request = self.requests.chosen
        if self.helpers.anybody:
            self.show_panel(people=True)
        elif request is not None:
            said = _("Nobody to ask is found by these words: {request_who} looks with others.")
            self.notify(keyed(said) if request.open else _("It was taken to nobody."))

    def action_open_request(self) -> None:
        """To the people of the request under the cursor."""
        request = self.requests.chosen
        if request is not None:
            self.show_people_of(request.id)

    def action_request_panel(self) -> None:
        """The other panel."""
        if self.at_people:
            self.show_panel()
        else:
            self.action_open_request()

    def action_request_back(self) -> None:
        """To the list, then out of the search."""
        if self.at_people:
            self.show_panel()
        elif self.query_text:
            self.drop_search()

    @on(LineView.Chosen)
    def open_clicked(self, event: LineView.Chosen) -> None:
        """A double click opens."""
        event.stop()
        if self.at_people:
            self.action_helper_open()
        else:
            self.action_open_request()

    def action_search_requests(self) -> None:
        """Search as you type."""
        self.show_panel()
        self.start_search()


def _when_empty() -> Content:
    return Content.assemble(
        (_("Nobody is looking for anything here yet."), "bold $foreground"),
        "\n\n",
        _("A need heard of goes to the right person; a line notes it too:"),
        "\n",
        (_("coffee with Camille seeks: a craftsman in Nantes"), "$muted"),
        "\n\n",
        (command("add-request").key, "bold $primary"), " ", _("somebody is looking for something"),
        "   ",
        (command("log").key, "bold $primary"), " ", _("write down an exchange"),
    )  # fmt: skip
