"""The timeline screen: everybody's exchanges, newest first, under a map of the year."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, getters, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.tui.commands import bindings, keyed
from reseau_tui.tui.days import day, full_date
from reseau_tui.tui.drawing import safe
from reseau_tui.tui.messages import Changed
from reseau_tui.tui.screens.timeline_changes import TimelineChanges
from reseau_tui.tui.widgets.filter_bar import FilterBar
from reseau_tui.tui.widgets.header import Header
from reseau_tui.tui.widgets.key_footer import KeyFooter
from reseau_tui.tui.widgets.line_view import LineView
from reseau_tui.tui.widgets.panel import Panel
from reseau_tui.tui.widgets.time_bar import TimeBar
from reseau_tui.tui.widgets.timeline_list import TimelineList
from reseau_tui.tui.widgets.year_map import YearMap

if TYPE_CHECKING:
    from reseau_tui.network.timeline_window import Sought

SMALLEST = (60, 18)
"""Columns and lines below which the app asks for a larger window."""

_LOW = 22
"""Lines below which the map is one line until it is used."""


class TimelineScreen(TimelineChanges):
    """A list and a map; the map shows the year of the list, and a day of it filters the list."""

    CSS_PATH = "timeline.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("timeline"), *bindings("map"), *bindings("screen"),
    ]  # fmt: skip
    SCOPES = ("timeline", "map", "year", "screen", "list", "app")
    AUTO_FOCUS = "#exchanges"

    filter_bar = getters.query_one(FilterBar)
    year = getters.query_one("#year", YearMap)
    bar = getters.query_one("#time-bar", TimeBar)

    def __init__(self) -> None:
        super().__init__()
        self.query_text = ""
        self.day: datetime.date | None = None
        self._before_filter: int | None = None
        self._before_day: int | None = None
        self._seen: TimelineList.Seen | None = None
        self._bounds: tuple[datetime.date | None, datetime.date | None] = (None, None)
        self._stale = True

    def compose(self) -> ComposeResult:
        """Header, the year, the list, the keys."""
        yield Header()
        with Vertical(id="timeline"):
            yield YearMap(id="year", classes="panel")
            with Panel(id="exchanges-panel"):
                yield FilterBar("search-exchanges")
                with Horizontal(id="exchanges-room"):
                    yield TimelineList(id="exchanges")
                    yield TimeBar(id="time-bar")
        yield Static(id="too-small")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Listen for changes; read what there is."""
        self.reseau.network_changed.subscribe(self, lambda _: self.post_message(Changed()))
        self.query_one(KeyFooter).scopes = ("timeline", "screen", "app")
        self.query_one("#too-small", Static).update(
            Content(
                _("Réseau needs a little more room:\nat least {columns} × {lines}.").format(
                    columns=SMALLEST[0], lines=SMALLEST[1]
                )
            )
        )
        self._title()

    def on_resize(self, event: events.Resize) -> None:
        """Below the smallest size, say so kindly; in a low window the map folds up."""
        size = event.size
        self.set_class(size.width < SMALLEST[0] or size.height < SMALLEST[1], "-tiny")
        self.set_class(size.height < _LOW, "-low")

    @property
    def about_people(self) -> Sequence[int]:
        """Who took part in the exchange under the cursor."""
        entry = self.exchanges.chosen
        return entry.people_ids if entry else ()

    @property
    def main_list(self) -> TimelineList:
        """The exchanges."""
        return self.exchanges

    # Reading ----------------------------------------------------------------------------------

    def on_screen_resume(self) -> None:
        """Read what has changed while another screen was shown."""
        if self._stale:
            self.post_message(Changed())

    @on(Changed)
    def read_again(self) -> None:
        """Read the list around its cursor, and the year, when this screen is the one shown."""
        self._stale = not self.is_active
        if self._stale or not self.reseau.gateway.opened:
            return
        self.query_one(Header).day = clock.today()
        chosen = self.exchanges.chosen
        self.read_around(chosen.moment if chosen else None, keep=True)
        self.read_year()

    @property
    def sought(self) -> Sought:
        """What the list shows."""
        from reseau_tui.network.timeline_window import Sought

        return Sought(self.query_text, self.day)

    @work(exclusive=True, group="list")
    async def read_around(self, place: int | None, *, keep: bool = False) -> None:
        """Read the list around a moment; the newest of all without one."""
        from reseau_tui.network.timeline_window import window

        self._title()
        found = await self.reseau.gateway.ask(window, self.sought, place)
        if found.entries:
            self.exchanges.show_window(found, keep=keep)
        else:
            self.exchanges.show_nothing(self._nothing())
        self._title()

    def _nothing(self) -> str:
        if self.day is not None:
            return _("Nothing on {day}. esc gives the whole list back.").format(
                day=full_date(self.day)
            )
        if self.query_text:
            return _("Nothing matches “{query}”. esc gives the whole list back.").format(
                query=safe(self.query_text)
            )
        return keyed(_("Nothing written down yet: {log} logs an exchange."))

    @work(exclusive=True, group="more")
    async def read_more(self, *, above: bool) -> None:
        """Read the next page when the end of what is at hand comes near."""
        from reseau_tui.network.timeline_window import PAGE, newer, older

        view, gateway = self.exchanges, self.reseau.gateway
        sought, end = self.sought, view.newest_moment if above else view.oldest_moment
        page = await (gateway.ask(newer, sought, end) if above else gateway.ask(older, sought, end))
        if sought != self.sought or end != (view.newest_moment if above else view.oldest_moment):
            return  # another stretch has taken its place meanwhile
        (view.add_newer if above else view.add_older)(page, more=len(page) == PAGE)

    @on(TimelineList.Wanted)
    def want(self, event: TimelineList.Wanted) -> None:
        """The list has come near an end of what is at hand, or goes to one of its own."""
        from reseau_tui.network.timeline_window import OLDEST

        event.stop()
        if not self.reseau.gateway.opened:
            return
        if event.direction in ("newer", "older"):
            self.read_more(above=event.direction == "newer")
        else:
            self.read_around(OLDEST if event.direction == "oldest" else None)

    @work(exclusive=True, group="year")
    async def read_year(self) -> None:
        """Count the days of the year shown."""
        from reseau_tui.network.year_days import year_days

        if self.reseau.gateway.opened:
            days = await self.reseau.gateway.ask(year_days, self.year.day.year, self.query_text)
            self.year.show_days(days)
            self._bounds = (days.newest, days.oldest)
            self._draw_bar()

    @on(TimelineList.Seen)
    def show_place(self, event: TimelineList.Seen) -> None:
        """Show on the bar beside the list where in time it is."""
        event.stop()
        self._seen = event
        self._draw_bar()

    def _draw_bar(self) -> None:
        seen = self._seen
        if seen is None or seen.whole or not seen.first or self.day is not None:
            self.bar.show_nothing()
            return
        first, last = day(seen.first), day(seen.last)
        newest, oldest = self._bounds
        self.bar.show_days(newest or first, oldest or last, first, last)

    @on(TimeBar.Pulled)
    def go_to_day(self, event: TimeBar.Pulled) -> None:
        """The bar was pulled to a day."""
        from reseau_tui.network.timeline_window import day_below

        event.stop()
        self.read_around(day_below(event.day))

    @on(YearMap.Turned)
    def turn_year(self, event: YearMap.Turned) -> None:
        """Another year is shown."""
        event.stop()
        self.read_year()

    def _title(self) -> None:
        panel = self.query_one("#exchanges-panel")
        shown = full_date(self.day) if self.day else _("everything, newest first")
        panel.border_title = Content(_("Timeline") + " · " + shown)
        filtered = self.day is not None or bool(self.query_text)
        panel.border_subtitle = Content(_("esc gives the whole list back") if filtered else "")

    # The cursor -------------------------------------------------------------------------------

    @on(LineView.Moved, "#exchanges")
    def follow_list(self, event: LineView.Moved) -> None:
        """The map marks the day of the exchange under the cursor; a capture is about its person."""
        event.stop()
        entry = self.exchanges.chosen
        people = entry.people_ids if entry else ()
        self.person_id = people[0] if len(people) == 1 else None
        if entry is not None and not self.year.has_focus:
            self.year.day = day(entry.on)

    @on(LineView.Chosen, "#exchanges")
    def edit_clicked(self, event: LineView.Chosen) -> None:
        """A double click edits."""
        event.stop()
        self.action_edit_exchange()

    @work(exclusive=True, group="list")
    async def go_to_entry(self, identifier: int) -> None:
        """Read the list around an exchange, wherever its day has moved it."""
        from reseau_tui.network.timeline import entries
        from reseau_tui.network.timeline_window import window

        gateway = self.reseau.gateway
        found = await gateway.ask(entries, [identifier])
        place = found[0].moment if found else None
        shown = await gateway.ask(window, self.sought, place)
        if shown.entries:
            self.exchanges.show_window(shown, keep=True)
        else:
            self.exchanges.show_nothing(self._nothing())

    def action_older_month(self) -> None:
        """To the newest exchange of the month before."""
        from reseau_tui.network.timeline_window import month_below

        entry = self.exchanges.chosen
        if entry is not None:
            self.read_around(month_below(entry.moment))

    @work(exclusive=True, group="month")
    async def action_newer_month(self) -> None:
        """To the top of this month, then of the month after."""
        from reseau_tui.network.timeline_window import month_above

        entry = self.exchanges.chosen
        if entry is not None:
            place = await self.reseau.gateway.ask(month_above, self.sought, entry.moment)
            self.read_around(place)

    # The year ---------------------------------------------------------------------------------

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The footer shows the keys of what is used."""
        at_year = event.widget is self.year
        self.query_one(KeyFooter).scopes = (
            ("year", "map", "screen", "app") if at_year else ("timeline", "screen", "app")
        )

    def action_next_pane(self) -> None:
        """From the list to the year and back."""
        (self.exchanges if self.year.has_focus else self.year).focus()

    def action_year_before(self) -> None:
        """Show the year before."""
        self.year.turn(-1)

    def action_year_after(self) -> None:
        """Show the year after."""
        self.year.turn(1)

    @on(YearMap.Chosen)
    def show_day(self, event: YearMap.Chosen) -> None:
        """Only what happened on one day."""
        event.stop()
        if self.day is None and self.exchanges.chosen is not None:
            self._before_day = self.exchanges.chosen.moment
        self.day = event.day
        self.read_around(None)
        self.exchanges.focus()

    # Searching --------------------------------------------------------------------------------

    def action_search_exchanges(self) -> None:
        """Search as you type."""
        if not self.query_text and self.exchanges.chosen is not None:
            self._before_filter = self.exchanges.chosen.moment
        self.filter_bar.start()

    @on(Input.Changed, "#filter")
    def search(self, event: Input.Changed) -> None:
        """Read again with every letter; the query before it is interrupted."""
        event.stop()
        if event.value != self.query_text:
            self.query_text = event.value
            self.read_around(None)
            self.read_year()

    @on(FilterBar.Kept)
    def keep_filter(self) -> None:
        """To the first hit, the search stays."""
        self.exchanges.focus()

    @on(FilterBar.Left)
    def leave_filter(self) -> None:
        """Everything again, with the cursor where it was."""
        self.query_text = ""
        self.read_around(self._before_filter)
        self.read_year()
        self.exchanges.focus()

    def action_whole_list(self) -> None:
        """Give the whole list back: the day first, then the search."""
        if self.day is not None:
            self.day = None
            self.read_around(self._before_day)
        elif self.query_text:
            self.filter_bar.show_text("")
            self.leave_filter()
        elif self.year.has_focus:
            self.exchanges.focus()
