"""The card in full: everything known of one person row by row, what was done together beside it."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import ClassVar

from textual import events, getters, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content

from reseau_tui import clock
from reseau_tui.i18n import _, ngettext
from reseau_tui.network.full_card import FullCard
from reseau_tui.network.timeline import Entry
from reseau_tui.tui import card_rows
from reseau_tui.tui.card_rows import Row
from reseau_tui.tui.commands import bindings, commands_of, keyed
from reseau_tui.tui.drawing import content, safe
from reseau_tui.tui.screens.card_changes import CardChanges
from reseau_tui.tui.screens.timeline_changes import TimelineChanges
from reseau_tui.tui.widgets.exchange_list import ExchangeList
from reseau_tui.tui.widgets.fact_list import FactList
from reseau_tui.tui.widgets.header import Header
from reseau_tui.tui.widgets.key_footer import KeyFooter
from reseau_tui.tui.widgets.line_view import LineView

PANELS = ("facts", "together")

_ROW_SCOPES = ("card-fact", "card-promise", "card-news", "card-turn", "card-exchange")
"""Scopes whose commands are about the row of one of the panels."""

_ACTIONS = {scope: frozenset(one.action for one in commands_of(scope)) for scope in _ROW_SCOPES}
_ABOUT_ROW = frozenset().union(*_ACTIONS.values())


class CardScreen(CardChanges, TimelineChanges):
    """One person; ``J`` and ``K`` go through the list it was opened from."""

    CSS_PATH = ["place.tcss", "card.tcss"]  # noqa: RUF012 - Textual's way
    BINDINGS: ClassVar[list[BindingType]] = [
        *(one for scope in ("card", *_ROW_SCOPES, "screen") for one in bindings(scope)),
    ]
    SCOPES = ("card", *_ROW_SCOPES, "screen", "list", "app")
    AUTO_FOCUS = "#facts"

    facts = getters.query_one("#facts", FactList)
    exchanges = getters.query_one("#together", ExchangeList)  # pyright: ignore[reportAssignmentType]

    def __init__(self) -> None:
        super().__init__()
        self._among: Sequence[int] = array("q")
        self._came_from = "home"
        self._wanted: tuple[str, int, str, str] | None = None
        self._shown: int | None = None

    def open_person(self, contact_id: int, among: Sequence[int], came_from: str) -> None:
        """Show somebody of the list ``among``; ``came_from`` is the mode to go back to."""
        self._among = among
        self._came_from = came_from
        self.trail.clear()
        self.person_id = contact_id
        if self.is_mounted:
            self._show_panel("facts")
            self.read_again()

    def body(self) -> ComposeResult:
        """What is known, what was done together."""
        with Horizontal(id="body"):
            yield FactList(id="facts", classes="panel")
            yield ExchangeList(id="together", classes="panel")

    def on_mount(self) -> None:
        """Both panels have a name; the first one is seen where there is room for one."""
        super().on_mount()
        self.add_class("-at-facts")
        self.exchanges.border_title = Content(_("Together"))

    # Reading ----------------------------------------------------------------------------------

    def read_again(self) -> None:
        """Read the card and the newest of what was done together."""
        self.read_card()

    @work(exclusive=True, group="card")
    async def read_card(self) -> None:
        """Read and show; who is gone meanwhile is left."""
        person = self.person_id
        if person is None:
            return
        full = await self.full()
        if full is None:
            self.action_leave()
            return
        entries = await self.reseau.gateway.timeline(person)
        same = person == self._shown
        self._shown = person
        name = full.card.summary.name
        self.query_one(Header).about = safe(name)
        self.facts.border_title = content(name)
        self.facts.border_subtitle = Content(self._place_in_list())
        self.facts.show_rows(
            card_rows.card_rows(full, clock.today()), self._hints(full), keep=same,
            wanted=self._wanted,
        )  # fmt: skip
        self._wanted = None
        self.exchanges.show_entries(person, entries)
        self._say_together(full, entries)
        self._show_keys()

    def _place_in_list(self) -> str:
        place = self._place()
        return f"{place + 1}/{len(self._among)}" if place is not None else ""

    def _place(self) -> int | None:
        try:
            return self._among.index(self.person_id or 0)
        except ValueError:
            return None

    def _hints(self, full: FullCard) -> dict[str, str]:
        reach = ""
        if full.card.points:
            reach = keyed(_("{copy_person} copies · {open_link} opens"))
        notes = ""
        if full.card.notes:
            notes = keyed(_("{edit_notes} in your editor"))
        relations = ""
        if full.card.relations:
            relations = keyed(_("{enter_fact} opens the card"))
        return {
            card_rows.REACH: reach, card_rows.NOTES: notes, card_rows.RELATIONS: relations,
            card_rows.GROWTH: keyed(_("{enter_fact} leads to it")),
        }  # fmt: skip

    def _say_together(self, full: FullCard, entries: list[Entry]) -> None:
        count = full.card.interactions
        said = ngettext("{count} exchange", "{count} exchanges", count).format(count=count)
        if not entries:
            said = keyed(_("Nothing yet: {log} logs an exchange"))
        self.exchanges.border_subtitle = Content(said)

    @on(ExchangeList.Older)
    def want_older(self, event: ExchangeList.Older) -> None:
        """Its end is near."""
        self.read_older(event.before)

    @work(exclusive=True, group="older")
    async def read_older(self, before: int) -> None:
        """Read the next page of what was done together."""
        person = self.person_id
        if person is not None:
            entries = await self.reseau.gateway.timeline(person, before)
            if person == self.person_id == self._shown:
                self.exchanges.show_older(entries)

    # Where we are -----------------------------------------------------------------------------

    @property
    def main_list(self) -> LineView:
        """What is known."""
        return self.facts

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self.facts.chosen

    def want(self, key: tuple[str, int, str, str]) -> None:
        """Put the cursor on a row with the next reading."""
        self._wanted = key

    def go_to_entry(self, identifier: int) -> None:
        """The cursor stays on its exchange by itself."""

    @property
    def at_exchanges(self) -> bool:
        """Whether keys are about what was done together."""
        return self.has_class("-at-together")

    def _row_scopes(self) -> tuple[str, ...]:
        if self.at_exchanges:
            return ("card-exchange",)
        row = self.facts.chosen if self.is_mounted else None
        if row is not None and row.kind in (card_rows.PROMISE, card_rows.KEPT_PROMISE):
            return ("card-promise", "card-fact")
        if row is not None and row.kind == card_rows.PIECE:
            return ("card-news", "card-fact")
        if row is not None and row.kind == card_rows.TURN:
            return ("card-turn", "card-fact")
        return ("card-fact",)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys about a row are those of the panel that is used."""
        del parameters
        if action in _ABOUT_ROW:
            return any(action in _ACTIONS[scope] for scope in self._row_scopes())
        return True

    def _show_keys(self) -> None:
        self.query_one(KeyFooter).scopes = (*self._row_scopes(), "card", "screen", "app")

    @on(LineView.Moved)
    def show_keys_of_row(self, event: LineView.Moved) -> None:
        """Another row, other keys."""
        event.stop()
        self._show_keys()

    @on(LineView.Chosen, "#facts")
    def edit_clicked(self) -> None:
        """A double click opens whom the row leads to, or edits it."""
        self.action_enter_fact()

    @on(LineView.Chosen, "#together")
    def edit_exchange_clicked(self) -> None:
        """A double click edits the exchange."""
        self.action_edit_exchange()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Remember which panel is used; the footer shows its keys."""
        if event.widget.id in PANELS:
            for one in PANELS:
                self.set_class(one == event.widget.id, f"-at-{one}")
            self._show_keys()

    def _show_panel(self, name: str) -> None:
        for one in PANELS:
            self.set_class(one == name, f"-at-{one}")
        self.query_one(f"#{name}").focus()

    def action_next_panel(self) -> None:
        """The other panel; where there is room for one only, it takes its place."""
        self._show_panel("facts" if self.at_exchanges else "together")

    def action_previous_panel(self) -> None:
        """The other panel."""
        self.action_next_panel()

    def action_next_person(self) -> None:
        """The next one of the list it was opened from."""
        self._step(1)

    def action_previous_person(self) -> None:
        """The one before."""
        self._step(-1)

    def _step(self, way: int) -> None:
        place = self._place()
        if place is not None and 0 <= place + way < len(self._among):
            self.trail.clear()
            self.person_id = self._among[place + way]
            self.read_again()

    def action_card_back(self) -> None:
        """From what was done together to the rows, from there to where we came from."""
        if self.at_exchanges:
            self._show_panel("facts")
        elif not self.step_back():
            self.action_leave()

    def action_leave(self) -> None:
        """Back to where we came from; on home, to this person."""
        if self._came_from == "home" and self.person_id is not None and self._shown:
            self.reseau.show_person(self.person_id)
        else:
            self.reseau.action_visit(self._came_from)

    # Notes, copy, open ------------------------------------------------------------------------

    @work(exclusive=True, group="change")
    async def action_edit_notes(self) -> None:
        """Write the notes in one's own editor."""
        from reseau_tui.tui.screens.notes_editing import NotesEditing

        full = await self.full()
        if full is None:
            return
        card = full.card
        if await NotesEditing(self, card.summary, card.notes or "").run():
            self.notes_changed(card.summary.name)

    def _point(self) -> int:
        row = self.row
        here = row is not None and row.kind == card_rows.POINT and not self.at_exchanges
        return row.id if row is not None and here else 0

    @work(exclusive=True, group="change")
    async def action_copy_person(self) -> None:
        """Copy the address under the cursor, else ask what."""
        from reseau_tui.tui.screens.reaching import copy_from

        full = await self.full()
        if full is not None:
            await copy_from(self, full, self._point())

    @work(exclusive=True, group="change")
    async def action_open_link(self) -> None:
        """Open the link or address under the cursor, else ask which."""
        from reseau_tui.tui.screens.reaching import open_from

        full = await self.full()
        if full is not None:
            await open_from(self, full, self._point())
