"""Events (``g a``): new people to write to, what is on, to come, and past by year."""

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
from reseau_tui.model import events as model
from reseau_tui.model.database import connection
from reseau_tui.network.events import (
    EventIds,
    EventRow,
    Waiting,
    event_ids,
    event_rows,
    waiting,
    waiting_rows,
)
from reseau_tui.tui.commands import bindings, command, keyed
from reseau_tui.tui.drawing import sentence
from reseau_tui.tui.labels import shown_of
from reseau_tui.tui.screens.choice import Choice, ChoiceScreen
from reseau_tui.tui.screens.event_form import EventForm
from reseau_tui.tui.screens.events_answers import Meeting, answer
from reseau_tui.tui.screens.form import FormScreen
from reseau_tui.tui.screens.searching import SearchedPlace
from reseau_tui.tui.widgets import event_list
from reseau_tui.tui.widgets.event_list import EventList
from reseau_tui.tui.widgets.filter_bar import FilterBar
from reseau_tui.tui.widgets.header import Header
from reseau_tui.tui.widgets.line_view import LineView
from reseau_tui.tui.widgets.panel import Panel


class EventsScreen(SearchedPlace):
    """One list in parts; ``enter`` opens an event."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("events"), *bindings("screen")]
    SCOPES = ("events", "screen", "list", "app")
    AUTO_FOCUS = "#events"

    events = getters.query_one("#events", EventList)

    def __init__(self) -> None:
        super().__init__()
        self._total = 0

    def body(self) -> ComposeResult:
        """The list, what is said when it is empty."""
        with Panel(id="body"):
            yield FilterBar("search-events")
            yield EventList(
                {event_list.EVENT: self._events, event_list.PERSON: self._people}, id="events"
            )
            yield Static(id="no-hit")
        yield Static(_when_empty(), classes="nothing")

    def _events(self, ids: Sequence[int]) -> Sequence[EventRow]:
        return self.reseau.gateway.at_once(event_rows, ids)

    def _people(self, ids: Sequence[int]) -> Sequence[Waiting]:
        return self.reseau.gateway.at_once(waiting_rows, ids)

    @property
    def main_list(self) -> LineView:
        """The events."""
        return self.events

    @property
    def cursor_id(self) -> int | None:
        """The line that the cursor comes back to after a search."""
        return self.events.chosen_id

    def show_row(self, event: int) -> None:
        """Put the cursor on an event, now or with the first reading."""
        self.wanted = EventList.number(event_list.EVENT, event)
        if self.is_mounted:
            self.read_again()

    # Reading ----------------------------------------------------------------------------------

    def read_again(self) -> None:
        """Read which events there are, and who waits for a word."""
        self.read_events()

    @work(exclusive=True, group="events")
    async def read_events(self) -> None:
        """Read the ids; the cursor stays on its line, else on its place."""
        ask = self.reseau.gateway.ask
        today = clock.today()
        found = await ask(event_ids, self.query_text, today)
        people = [] if self.query_text else await ask(waiting, today)
        self.events.today = today
        numbers = EventList.numbers
        self.events.show_parts(
            {
                event_list.TO_WRITE: numbers(event_list.PERSON, (one.id for one in people)),
                event_list.NOW: numbers(event_list.EVENT, found.now),
                event_list.COMING: numbers(event_list.EVENT, found.coming),
                **{event_list.year(year): numbers(event_list.EVENT, ids)
                   for year, ids in found.past.items()},
            },
            self.take_wanted(),
        )  # fmt: skip
        if not self.query_text:
            self._total = found.shown
        self._say_how_many(found, len(people))
        self.say_when_empty(found.shown, _("No event has “{query}”.\n\nesc gives all of them back"))
        self._follow()

    def _say_how_many(self, found: EventIds, people: int) -> None:
        total = self._total
        words = ngettext("{count} event", "{count} events", total).format(count=grouped(total))
        if people:
            said = ngettext("{count} new person to write to", "{count} new people to write to",
                            people)  # fmt: skip
            words += " · " + said.format(count=grouped(people))
        self.query_one(Header).about = words if total else _("Events")
        panel = self.query_one("#body")
        panel.border_title = Content(
            _("Events") + (" " + shown_of(found.shown, total) if self.query_text else "")
        )

    @on(LineView.Moved, "#events")
    def follow(self, event: LineView.Moved) -> None:
        """A capture or a good turn from here is about the person of the line."""
        event.stop()
        self._follow()

    def _follow(self) -> None:
        about = self.events.about
        self.person_id = about.contact if isinstance(about, Waiting) else None

    @on(LineView.Chosen, "#events")
    def open_clicked(self, event: LineView.Chosen) -> None:
        """A double click opens the event."""
        event.stop()
        self.action_open_event()

    # Keys -------------------------------------------------------------------------------------

    def action_open_event(self) -> None:
        """Open the event of the line; from a person, with the cursor on them."""
        from reseau_tui.tui.screens.event import open_event

        about = self.events.about
        if isinstance(about, EventRow):
            open_event(self.reseau, about.id)
        elif about is not None:
            open_event(self.reseau, about.event, about.contact)

    def action_new_card(self) -> None:
        """Show the card of the new person; an event has none, and opens."""
        about = self.events.about
        if isinstance(about, Waiting):
            self.reseau.open_card(about.contact)
        else:
            self.action_open_event()

    def _event(self) -> EventRow | None:
        about = self.events.about
        if isinstance(about, EventRow):
            return about
        self.notify(keyed(_("No event is under the cursor: {add_event} adds one.")))
        return None

    def _person(self) -> Waiting | None:
        about = self.events.about
        if isinstance(about, Waiting):
            return about
        self.notify(_("That is for the new people at the top of the list."))
        return None

    @work(exclusive=True, group="change")
    async def action_add_event(self) -> None:
        """Add an event and open it."""
        from reseau_tui.tui.screens.event import open_event

        form = EventForm()
        values = await self.app.push_screen_wait(
            FormScreen(Content(_("New event")), form.pages(), focus="name")
        )
        if values is None:
            return
        fields = form.fields_of(values)
        event = await self.reseau.gateway.change(
            _("event: {name}").format(name=fields.name),
            lambda: model.add_event(connection(), fields),
        )
        self.wanted = EventList.number(event_list.EVENT, event)
        self.done(_("Event noted: {name}"), name=fields.name)
        open_event(self.reseau, event)

    @work(exclusive=True, group="change")
    async def action_edit_event(self) -> None:
        """Change what is known of the event."""
        event = self._event()
        if event is not None:
            await edit_event(self, event)

    @work(exclusive=True, group="change")
    async def action_drop_event(self) -> None:
        """Remove the event, after asking."""
        event = self._event()
        if event is None:
            return
        words = _("Remove “{name}”?")
        if event.met:
            words += "\n" + _("The people and what is in the timeline stay.")
        sure = await self.app.push_screen_wait(
            ChoiceScreen(
                sentence(words, name=event.name),
                [Choice("y", _("Yes, remove"), True), Choice("n", _("No, keep"), False)],
            )
        )
        if sure:
            await self.reseau.gateway.change(
                _("event removed: {name}").format(name=event.name),
                lambda: model.drop_event(connection(), event.id),
            )
            self.done(_("Removed: {name}"), name=event.name)

    @work(exclusive=True, group="change")
    async def action_event_from_calendar(self) -> None:
        """Take events out of a calendar file."""
        from reseau_tui.tui.screens.event_import import EventImport

        event = await EventImport(self).run()
        if event is not None:
            self.show_row(event)

    # New people -------------------------------------------------------------------------------

    @work(exclusive=True, group="change")
    async def action_wrote_to_new(self) -> None:
        """Written to: log it with a line."""
        one = self._person()
        if one is not None:
            await self._meeting(one).wrote(one.subject or "")

    @work(exclusive=True, group="change")
    async def action_leave_new(self) -> None:
        """Nothing is to be written."""
        one = self._person()
        if one is not None:
            await self._meeting(one).leave()

    @work(exclusive=True, group="change")
    async def action_answer_new(self) -> None:
        """Choose among the answers."""
        one = self._person()
        if one is not None:
            await answer(self, one.line)

    def _meeting(self, one: Waiting) -> Meeting:
        return Meeting(self, one.event, one.contact, one.name)

    # Moving, searching ------------------------------------------------------------------------

    def action_next_event_part(self) -> None:
        """To the next part of the list."""
        self.events.step_part(1)

    def action_previous_event_part(self) -> None:
        """To the part before."""
        self.events.step_part(-1)

    def action_search_events(self) -> None:
        """Search as you type."""
        self.start_search()

    def action_all_events(self) -> None:
        """Clear the search."""
        if self.query_text:
            self.drop_search()


async def edit_event(screen: SearchedPlace, event: EventRow) -> None:
    """Change what is known of an event by its form."""
    form = EventForm(event)
    pages = form.pages()
    before = {field.name: field.value.strip() for page in pages for field in page}
    values = await screen.app.push_screen_wait(
        FormScreen(Content(_("Edit the event")), pages, focus="name")
    )
    if values is None or values == before:
        return
    fields = form.fields_of(values)

    def run() -> None:
        model.edit_event(connection(), event.id, fields)

    await screen.reseau.gateway.change(_("edit event: {name}").format(name=fields.name), run)
    screen.done(_("Event changed: {name}"), name=fields.name)


def _when_empty() -> Content:
    return Content.assemble(
        (_("No event is noted yet."), "bold $foreground"),
        "\n\n",
        _("A fair, a wedding, a meetup: who comes, whom you want to see, whom you met."),
        "\n\n",
        (command("add-event").key, "bold $primary"), " ", _("new event"),
        "   ",
        (command("event-from-calendar").key, "bold $primary"), " ", _("from a calendar"),
    )  # fmt: skip
