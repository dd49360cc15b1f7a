"""The network screen: people, the card of one of them, and who to get back to."""

from __future__ import annotations

import contextlib
from array import array
from typing import ClassVar

from textual import events, getters, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static
from textual.worker import WorkerError

from reseau_tui import clock, config
from reseau_tui.config.options import Options
from reseau_tui.i18n import _
from reseau_tui.tui.commands import bindings
from reseau_tui.tui.drawing import safe
from reseau_tui.tui.labels import shown_of
from reseau_tui.tui.messages import Changed
from reseau_tui.tui.screens.home_marks import HomeMarks
from reseau_tui.tui.widgets.contact_list import ContactList
from reseau_tui.tui.widgets.filter_bar import FilterBar
from reseau_tui.tui.widgets.header import Header
from reseau_tui.tui.widgets.key_footer import KeyFooter
from reseau_tui.tui.widgets.line_view import LineView
from reseau_tui.tui.widgets.panel import Panel
from reseau_tui.tui.widgets.person_card import PersonCardView
from reseau_tui.tui.widgets.reconnect_panel import ReconnectPanel
from reseau_tui.tui.widgets.welcome import Welcome

SMALLEST = (60, 18)
"""Columns and lines below which the app asks for a larger window."""

SORTS = ("name", "last", "circle", "added")


class HomeScreen(HomeMarks):
    """Home. The three panels read by themselves; this screen says what to read and when."""

    CSS_PATH = "home.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("home")]
    SCOPES = ("home", "list", "reconnect", "app")
    AUTO_FOCUS = "#people"

    filter_bar = getters.query_one(FilterBar)
    header = getters.query_one(Header)

    def __init__(self) -> None:
        super().__init__()
        self.add_class("-at-people", update=False)
        self.query_text = ""
        self.sort = "name"
        self._everybody = 0
        self._of_this_kind = 0
        self._before_filter: int | None = None
        self._wanted: int | None = None

    def compose(self) -> ComposeResult:
        """Header, three panels, the keys."""
        yield Header()
        with Horizontal(id="panels"):
            with Panel(id="people-panel"):
                yield FilterBar("filter")
                yield ContactList(self.reseau.gateway.people_rows, id="people")
                yield Static(id="no-hit")
            yield PersonCardView(id="card", classes="panel")
            yield ReconnectPanel(id="reconnect", classes="panel")
        yield Welcome()
        yield Static(id="too-small")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Say what each panel is, and listen for changes."""
        self.reseau.network_changed.subscribe(self, lambda _: self.post_message(Changed()))
        memory = self.reseau.memory
        options = config.chosen()
        sort = memory.latest("sort", options.sort, Options().sort)
        self.sort = sort if sort in SORTS else "name"
        self.set_class(not options.reconnect_panel, "-no-reconnect")
        self.query_text = memory.text("query")
        self.archived_view = bool(memory.number("archived"))
        self._wanted = memory.number("person")
        self.filter_bar.show_text(self.query_text)
        self.title_people()
        self.reconnect.border_title = Content(_("Reconnect"))
        self.query_one("#too-small", Static).update(
            Content(
                _("Réseau needs a little more room:\nat least {columns} × {lines}.").format(
                    columns=SMALLEST[0], lines=SMALLEST[1]
                )
            )
        )
        if self.reseau.gateway.opened:
            self.post_message(Changed())  # another screen was the first one

    def on_resize(self, event: events.Resize) -> None:
        """Below the smallest size, say so kindly and keep everything as it is."""
        self.set_class(event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1], "-tiny")
        self.call_after_refresh(self.keep_focus)

    # Reading ----------------------------------------------------------------------------------

    @on(Changed)
    def read_again(self) -> None:
        """Read what the panels show."""
        today = clock.today()
        self.header.day = today
        self.people.today = today
        self.read_people()
        self.keep_marks()
        self.read_today()

    @work(exclusive=True, group="people")
    async def read_people(self) -> None:
        """Read who matches; the row under the cursor stays under it, or goes to who is wanted."""
        gateway = self.reseau.gateway
        if not gateway.opened:
            return
        ids: array[int] = await gateway.people_ids(self.list_query, self.sort)
        self._everybody = await gateway.people_count()
        self._of_this_kind = (
            await gateway.people_count(archived=True) if self.archived_view else self._everybody
        )
        self.people.show(ids, self._wanted)
        self._wanted = None
        self.header.people = self._everybody
        self.title_people()
        self._say_when_empty()
        self._remember()
        # The same person may have been changed: no Moved message will say so.
        self.read_card()

    def _remember(self) -> None:
        self.reseau.memory.remember(
            sort=self.sort,
            query=self.query_text,
            person=self.people.chosen_id,
            archived=int(self.archived_view),
        )

    def _say_when_empty(self) -> None:
        self.set_class(not self._everybody and not self.archived_view, "-empty")
        self.query_one(Welcome).know(self._everybody)
        nothing = (bool(self._everybody) or self.archived_view) and not self.people.ids
        self.set_class(nothing, "-no-hit")
        if nothing:
            self.query_one("#no-hit", Static).update(
                Content(
                    _("Nobody matches “{query}”.\n\nesc gives everybody back").format(
                        query=safe(self.query_text)
                    )
                    if self.query_text
                    else self.nobody_here()
                )
            )

    def title_people(self) -> None:
        """Say what the list shows, how many, and in which order."""
        panel = self.query_one("#people-panel")
        shown = len(self.people.ids)
        count = shown_of(shown, self._of_this_kind)
        names = {
            "name": _("by name"),
            "last": _("by last contact"),
            "circle": _("by circle"),
            "added": _("by date added"),
        }
        panel.border_title = Content(self.list_title(count if self._of_this_kind else ""))
        panel.border_subtitle = Content("" if self.sort == "name" else names[self.sort])

    @work(exclusive=True, group="today")
    async def read_today(self) -> None:
        """Read who to get back to, promises and dates."""
        if not self.reseau.gateway.opened:
            return
        from reseau_tui.tui.screens.gentle import people_to_spread

        today = await self.reseau.gateway.today()
        self.reconnect.show_today(today, clock.today(), await people_to_spread(self))
        self.header.to_reconnect = len(today.slate.lines)
        self.header.promises = today.open_promises
        self.header.to_file = today.inbox

    @on(ReconnectPanel.Kept)
    def keep_promise(self, event: ReconnectPanel.Kept) -> None:
        """A promise was kept."""
        self.finish_promise(event.promise, event.text)

    @work(exclusive=True, group="card")
    async def read_card(self) -> None:
        """Read the card of the person chosen."""
        person = self.person_id
        gateway = self.reseau.gateway
        if person is None or not gateway.opened:
            self.card.show_nobody()
            return
        card = await gateway.person(person)
        if card is None:
            # Gone (undone, deleted elsewhere): whoever is under the cursor takes the place.
            self.card.show_nobody()
            if self.people.chosen_id != person:
                self.follow(self.people.chosen_id)
            return
        self.card.show_person(card, await gateway.timeline(person), clock.today())

    @work(exclusive=True, group="older")
    async def read_older(self, before: int) -> None:
        """Read the next page of the timeline when its end comes near."""
        person = self.person_id
        if person is not None:
            entries = await self.reseau.gateway.timeline(person, before)
            if person == self.person_id:
                self.card.show_older(entries)

    @on(PersonCardView.Older)
    def want_older(self, event: PersonCardView.Older) -> None:
        """The card has come near its end."""
        self.read_older(event.before)

    # Who is meant -----------------------------------------------------------------------------

    @on(LineView.Moved, "#people")
    def follow_list(self, event: LineView.Moved) -> None:
        """The card shows who is under the cursor."""
        event.stop()
        chosen = self.people.chosen_id
        if chosen is not None:
            self._remember()
        if self.focused is not self.reconnect or self.person_id is None:
            self.follow(chosen)

    @on(LineView.Moved, "#reconnect")
    def follow_reconnect(self, event: LineView.Moved) -> None:
        """The card shows who is proposed, while that panel is used."""
        event.stop()
        if self.focused is self.reconnect:
            self.follow(self.reconnect.chosen_person or self.person_id)

    @on(LineView.Chosen, "#people")
    def open_chosen(self) -> None:
        """A double click opens the card."""
        self.action_open()

    @on(LineView.Chosen, "#reconnect")
    def go_to_chosen(self) -> None:
        """A double click goes to the person."""
        self.action_open()

    def show_person(self, contact_id: int) -> None:
        """Put the cursor on somebody, giving the whole list back when the search hides them."""
        if not self.people.go_to(contact_id):
            self.query_text = ""
            self.archived_view = False
            self.filter_bar.show_text("")
            self._wanted = contact_id
            self.read_people()
        self.follow(contact_id)

    # Searching and sorting --------------------------------------------------------------------

    def action_filter(self) -> None:
        """Search as you type."""
        if self.has_class("-empty"):
            return  # the welcome stands in the place of the list
        self._before_filter = self.people.chosen_id
        self.go_to_panel("people")
        self.filter_bar.start()

    @on(Input.Changed, "#filter")
    def search(self, event: Input.Changed) -> None:
        """Read again with every letter; the query before it is interrupted."""
        event.stop()
        if event.value != self.query_text:
            self.query_text = event.value
            self.read_people()

    @on(FilterBar.Kept)
    @work(exclusive=True, group="go")
    async def keep_filter(self) -> None:
        """To the first hit, once the list is that of the whole search; the search stays."""
        for worker in [one for one in self.workers if one.group == "people"]:
            with contextlib.suppress(WorkerError):
                await worker.wait()
        self.go_to_panel("people")
        self.people.action_top()
        self.follow(self.people.chosen_id)

    @on(FilterBar.Left)
    def leave_filter(self) -> None:
        """Everybody again, with the cursor where it was."""
        self.query_text = ""
        self._wanted = self._before_filter
        self.read_people()
        self.go_to_panel("people")

    def action_sort(self) -> None:
        """The next order; the cursor stays on its person."""
        self.sort = SORTS[(SORTS.index(self.sort) + 1) % len(SORTS)]
        self.title_people()
        self.read_people()

    def action_back(self) -> None:
        """Close, in this order: the panel over the people, marks, the search."""
        if self.has_class("-slid") and self.reconnect_slides:
            self.remove_class("-slid")
            self.go_to_panel("people")
        elif self.has_class("-narrow") and self.at_panel() != "people":
            self.go_to_panel("people")
        elif self.marks:
            self.clear_marks()
        elif self.query_text:
            self.filter_bar.show_text("")
            self.leave_filter()
