"""Greetings (``g v``): everybody to think of in a season, and how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from reseau_tui import clock
from reseau_tui.i18n import _, grouped, ngettext
from reseau_tui.model import greetings as model
from reseau_tui.network import greeting_words
from reseau_tui.network.greetings import (
    Campaign,
    GreetingIds,
    GreetingRow,
    campaign_now,
    campaigns,
    greeting_ids,
    greeting_rows,
)
from reseau_tui.tui.commands import bindings, command
from reseau_tui.tui.days import day
from reseau_tui.tui.drawing import joined_to_fit, safe
from reseau_tui.tui.screens.greeting_campaign import GreetingCampaign
from reseau_tui.tui.widgets.filter_bar import FilterBar
from reseau_tui.tui.widgets.greeting_list import SIGNS, GreetingList, statuses
from reseau_tui.tui.widgets.header import Header
from reseau_tui.tui.widgets.key_footer import KeyFooter
from reseau_tui.tui.widgets.line_view import LineView
from reseau_tui.tui.widgets.panel import Panel

FOR_THE_MARKED = ("greeting-sent", "wrote-first", "not-this-year", "greeting-channel",
                  "greeting-tongue", "greet-no-more")  # fmt: skip
"""Commands that come first in the footer while somebody is marked."""


class GreetingsScreen(GreetingCampaign):
    """One list and, in a wide window, the text to the person under the cursor."""

    CSS_PATH = "greetings.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("greetings"), *bindings("screen")]
    SCOPES = ("greetings", "screen", "list", "app")
    AUTO_FOCUS = "#greetings"

    def __init__(self) -> None:
        super().__init__()
        self._began = False
        self._first = True

    def body(self) -> ComposeResult:
        """The list, the letter, what is said when there is nobody."""
        with Horizontal(id="body"):
            with Panel(id="greetings-panel"):
                yield FilterBar("search-greetings")
                yield GreetingList(self._rows, id="greetings")
                yield Static(id="no-hit")
            yield Static(id="letter", classes="panel")
        yield Static(_when_empty(), classes="nothing")

    @property
    def main_list(self) -> LineView:
        """The greetings."""
        return self.greetings

    @property
    def cursor_id(self) -> int | None:
        """Whom the cursor comes back to after a search."""
        return self.person_id

    @property
    def about_people(self) -> Sequence[int]:
        """A capture from here is about the marked people, or the one under the cursor."""
        return self.greetings.marks.people() or super().about_people

    def _rows(self, ids: Sequence[int]) -> Sequence[GreetingRow]:
        return self.reseau.gateway.at_once(partial(greeting_rows, self.campaign), ids)

    # Reading ----------------------------------------------------------------------------------

    def read_again(self) -> None:
        """Read which seasons there are, and whom this one is for."""
        self.read_greetings()

    @work(exclusive=True, group="greetings")
    async def read_greetings(self) -> None:
        """Read the list; the cursor stays on its person, at first on the next one to write to."""
        gateway = self.reseau.gateway
        today = clock.today()
        self.campaigns = await gateway.ask(campaigns, today)
        self.campaign = self._shown()
        if self.campaign.id is None and not self._began:
            # Once: who takes the beginning back has it taken back.
            self._began = True
            label = _("greetings: {season}").format(season=model.label(self.campaign.season))
            await gateway.change(label, partial(model.begin, self.campaign.season))
            self.campaigns = await gateway.ask(campaigns, today)
            self.campaign = self._shown()
        found = await gateway.ask(greeting_ids, self.campaign, self.query_text)
        self.show(found)

    def _shown(self) -> Campaign:
        for one in self.campaigns:
            if (one.season.year, one.season.name) == self.season_key:
                return one
        now = campaign_now(self.campaigns, clock.today())
        self.season_key = (now.season.year, now.season.name)
        return now

    def show(self, found: GreetingIds) -> None:
        """Show what was read."""
        self.found = found
        self.settling.difference_update(found.settled)
        if self.settling:
            self.settling.intersection_update(found.ids)  # who was taken out is not coming back
        view = self.greetings
        view.today = clock.today()
        view.last_year = self.campaign.season.year - 1 if self.campaign.last_id else None
        view.show_greetings(found, self._place(found))
        shown = sum(len(part) for _circle, part in found.parts)
        self._say_how_far(found, shown)
        self.say_when_empty(shown, _("Nobody matches “{query}”.\n\nesc gives all of them back"))
        self._follow()

    def _place(self, found: GreetingIds) -> int | None:
        """Return whom the cursor goes to: who was asked for; at first, where one went on."""
        wanted = self.take_wanted()
        if wanted is None and self._first and found.total:
            there = self.reseau.memory.number("greeting")
            wanted = there
            if there is None or there in found.settled or there not in found.ids:
                wanted = found.next_open(there)
        self._first = False
        return wanted

    def _say_how_far(self, found: GreetingIds, shown: int) -> None:
        season = model.label(self.campaign.season)
        progress = f"{grouped(found.done)}/{grouped(found.total)}"
        said = _("Greetings") + f" · {safe(season)} · {progress}"
        self.query_one(Header).about = said
        panel = self.query_one("#greetings-panel")
        title = f"{safe(season)} · {progress}"
        if self.query_text:
            title += " · " + ngettext("{count} found", "{count} found", shown).format(
                count=grouped(shown)
            )
        marked = len(self.greetings.marks)
        if marked:
            words = ngettext("{count} marked", "{count} marked", marked)
            title += " · " + words.format(count=grouped(marked))
        panel.border_title = Content(title)
        legend = [f"{SIGNS[status]} {words}" for status, words in statuses().items()][:-1]
        panel.border_subtitle = Content(joined_to_fit(legend, max(20, panel.size.width - 6)))

    @on(LineView.Moved, "#greetings")
    def follow(self, event: LineView.Moved) -> None:
        """The letter follows the cursor."""
        event.stop()
        self._follow()

    def _follow(self) -> None:
        chosen = self.greetings.chosen_id
        self.person_id = chosen if chosen is not None and chosen > 0 else None
        if self.person_id is not None:
            self.reseau.memory.remember(greeting=self.person_id)
        self.read_letter()

    @work(exclusive=True, group="letter")
    async def read_letter(self) -> None:
        """Show the text to the person under the cursor, and what it can be about."""
        pane = self.query_one("#letter", Static)
        if not pane.display:
            return
        row = await self.fresh_row()
        pane.border_title = Content(safe(row.name) if row else "")
        if row is None:
            pane.update(Content(""))
            return
        text = greeting_words.letter(self.campaign, row, clock.today())
        parts: list[str | tuple[str, str]] = [(_status_line(row), "$muted"), "\n\n"]
        if row.spoke_on is not None and row.spoke:
            parts += [(f"{safe(row.spoke)[:160]}\n", "$muted"), "\n"]
        parts += [(f"✎ {safe(news.text)}\n", "$secondary") for news in row.news[:3]]
        parts += ["\n" if row.news else "", *(f"{safe(line)}\n" for line in text.split("\n"))]
        pane.update(Content.assemble(*parts))

    def on_resize(self, event: object) -> None:
        """The letter may have come into view, the legend may have more room."""
        super().on_resize(event)  # type: ignore[arg-type]
        if self.found is not None:
            self.call_after_refresh(self._resized)

    def _resized(self) -> None:
        if self.found is not None:
            self._say_how_far(self.found, len(self.found.ids))
            self.read_letter()

    # Marking ----------------------------------------------------------------------------------

    def action_mark_greeting(self) -> None:
        """Mark the person under the cursor, or take the mark away; then one down."""
        if self.person_id is not None:
            self.greetings.marks.turn(self.person_id, archived=False)
            self.show_marks()
            self.greetings.action_down()

    def action_mark_greetings(self) -> None:
        """Mark everybody the list shows, or take their marks away."""
        if self.found is not None:
            self.greetings.marks.turn_all(self.found.ids, archived=False)
            self.show_marks()

    def show_marks(self) -> None:
        """Draw the marks, count them, show the keys that are for them."""
        self.greetings.refresh()
        if self.found is not None:
            self._say_how_far(self.found, len(self.found.ids))
        self.query_one(KeyFooter).first = FOR_THE_MARKED if self.greetings.marks else ()

    # Searching --------------------------------------------------------------------------------

    def action_search_greetings(self) -> None:
        """Search as you type."""
        self.start_search()

    def action_all_greetings(self) -> None:
        """Take the marks away, then the search."""
        if self.greetings.marks:
            self.greetings.marks.clear()
            self.show_marks()
        elif self.query_text:
            self.drop_search()


def _status_line(row: GreetingRow) -> str:
    said = f"{SIGNS.get(row.status, '?')} {statuses().get(row.status, row.status)}"
    if row.on and row.status != "to-write":
        from reseau_tui.tui.days import full_date

        said += f" · {full_date(day(row.on))}"
    return said


def _when_empty() -> Content:
    return Content.assemble(
        (_("Nobody to greet yet."), "bold $foreground"),
        "\n\n",
        _("Everybody in the network is greeted at the new year, the distant ones as well."),
        "\n\n",
        (command("leave").key, "bold $primary"), " ", _("home"),
        "   ",
        (command("import").key, "bold $primary"), " ", _("import"),
        "   ",
        (command("season-before").key, "bold $primary"), " ", _("season before"),
    )  # fmt: skip
