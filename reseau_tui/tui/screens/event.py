"""One event open: who comes and whom to see before, whom I met there during, a word after."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.network.events import EventRow, Guest, event_rows, guests
from reseau_tui.text import fold, words
from reseau_tui.tui.commands import bindings, command, keyed
from reseau_tui.tui.drawing import content, safe, sentence, wrap
from reseau_tui.tui.event_words import DOT, counts, whole_days_words
from reseau_tui.tui.screens.event_keys import EventKeys
from reseau_tui.tui.widgets.filter_bar import FilterBar
from reseau_tui.tui.widgets.guest_list import GuestList
from reseau_tui.tui.widgets.header import Header
from reseau_tui.tui.widgets.line_view import LineView
from reseau_tui.tui.widgets.panel import Panel

if TYPE_CHECKING:
    from reseau_tui.tui.app import ReseauApp

_NOTES_LINES = 2
"""Lines of the notes seen over the people."""


def open_event(app: ReseauApp, event: int, person: int | None = None) -> None:
    """Open an event, the cursor on somebody there; ``esc`` leads back to where one is now."""
    came_from = app.current_mode
    app.action_visit("event")
    screen = app.screen
    if isinstance(screen, EventScreen):
        screen.open_event(event, person, came_from)


class EventScreen(EventKeys):
    """The people of one event in parts, what is known of it above them.

    What keys change stands in ``event_keys``.
    """

    CSS_PATH = ["place.tcss", "event.tcss"]  # noqa: RUF012 - Textual's way
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("event"), *bindings("screen")]
    SCOPES = ("event", "screen", "list", "app")
    AUTO_FOCUS = "#guests"

    def __init__(self) -> None:
        super().__init__()
        self._came_from = "events"
        self._everybody: Sequence[Guest] = ()

    def open_event(self, event: int, person: int | None, came_from: str) -> None:
        """Show an event; ``came_from`` is the mode to go back to."""
        self._came_from = came_from if came_from != "event" else "events"
        if event != self.event_id:
            self.query_text = ""
            if self.is_mounted:
                self.filter_bar.show_text("")
        self.event_id = event
        self.wanted = person
        if self.is_mounted:
            self.read_again()

    def body(self) -> ComposeResult:
        """What is known of the event, the people."""
        with Panel(id="body"):
            yield Static(id="about")
            yield FilterBar("search-guests")
            yield GuestList(id="guests")
            yield Static(id="no-hit")
            yield Static(id="alone")

    @property
    def main_list(self) -> LineView:
        """The people."""
        return self.guests

    @property
    def cursor_id(self) -> int | None:
        """Whom the cursor comes back to after a search."""
        return self.person_id

    # Reading ----------------------------------------------------------------------------------

    def read_again(self) -> None:
        """Read the event and its people."""
        self.read_event()

    @work(exclusive=True, group="event")
    async def read_event(self) -> None:
        """Read and show; an event that is gone meanwhile is left."""
        ask = self.reseau.gateway.ask
        found = await ask(event_rows, [self.event_id])
        if not found:
            self.event = None
            if self.is_current:
                self.action_leave()
            return
        self.event = found[0]
        self._everybody = await ask(guests, self.event_id)
        self._show()

    def _show(self) -> None:
        event = self.event
        if event is None:
            return
        today = clock.today()
        self.guests.today = today
        self.shown = [one for one in self._everybody if _has(one, self.query_text)]
        self.guests.show_guests(self.shown, over=event.over(today), keep=self.take_wanted())
        self.query_one(Header).about = safe(event.name)
        panel = self.query_one("#body")
        panel.border_title = content(event.name)
        panel.border_subtitle = Content(DOT.join(counts(event, today)))
        self.query_one("#about", Static).update(self._about(event))
        self.set_class(not self._everybody, "-alone")
        self.query_one("#alone", Static).update(_when_alone(event))
        self.set_class(bool(self._everybody) and not self.shown, "-no-hit")
        said = _("Nobody here has “{query}”.\n\nesc gives all of them back")
        self.query_one("#no-hit", Static).update(sentence(said, query=self.query_text))
        self._follow()

    def _about(self, event: EventRow) -> Content:
        lines = [whole_days_words(event) + (DOT + safe(event.place) if event.place else "")]
        width = max(20, self.size.width - 6)
        for line in (event.notes or "").splitlines():
            lines += wrap(line, width, _NOTES_LINES)
        kept = lines[: 1 + _NOTES_LINES]
        return Content("\n".join(kept) + (" …" if len(lines) > len(kept) else ""))

    @on(LineView.Moved, "#guests")
    def follow(self, event: LineView.Moved) -> None:
        """A capture from here is about the person of the line."""
        event.stop()
        self._follow()

    def _follow(self) -> None:
        chosen = self.guests.chosen_id
        self.person_id = chosen if chosen is not None and chosen > 0 else None

    @on(LineView.Chosen, "#guests")
    def open_clicked(self, event: LineView.Chosen) -> None:
        """A double click shows the person."""
        event.stop()
        self.action_guest_card()

    # Moving, searching ------------------------------------------------------------------------

    def action_next_event_part(self) -> None:
        """To the next part of the list."""
        self.guests.step_part(1)

    def action_previous_event_part(self) -> None:
        """To the part before."""
        self.guests.step_part(-1)

    def action_search_guests(self) -> None:
        """Search as you type."""
        self.start_search()

    def action_event_back(self) -> None:
        """Clear the search, else back."""
        if self.query_text:
            self.drop_search()
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Back to where the event was opened."""
        self.reseau.action_visit(self._came_from)


def _has(guest: Guest, query: str) -> bool:
    """Tell whether each word of ``query`` begins one of what is shown of somebody."""
    told = [word.folded for word in words(
        " ".join(part for part in (guest.name, guest.organisation, guest.subject) if part)
    )]  # fmt: skip
    return all(any(one.startswith(fold(word)) for one in told) for word in query.split())


def _when_alone(event: EventRow) -> Content:
    met = not event.to_come(clock.today())
    first = _("Nobody is noted for this event yet.")
    parts: list[str | tuple[str, str]] = [(first, "bold $foreground"), "\n\n"]
    if met:
        parts += [(command("met-there").key, "bold $primary"), " ",
                  _("whom you met: name, organisation, subject"), "\n"]  # fmt: skip
    parts += [
        (command("who-comes").key, "bold $primary"), " ", _("who comes"), "\n",
        (command("whom-to-see").key, "bold $primary"), " ", _("three people you want to see"), "\n",
        (command("edit-event").key, "bold $primary"), " ", _("place, days, notes"), "\n\n",
        keyed(_("{event_back} goes back")),
    ]  # fmt: skip
    return Content.assemble(*parts)
