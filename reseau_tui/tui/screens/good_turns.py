"""Good turns (``g c``): thanks still to say, what is open, whom to help first, all there were."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from reseau_tui import clock
from reseau_tui.i18n import _, grouped, ngettext
from reseau_tui.network.good_turns import TurnIds, thanks_count, turn_ids, turn_rows
from reseau_tui.network.turn_people import (
    give_first_ids,
    give_first_rows,
    only_asked_ids,
    only_asked_rows,
)
from reseau_tui.tui.commands import bindings, command, keyed
from reseau_tui.tui.labels import shown_of
from reseau_tui.tui.screens.searching import SearchedPlace
from reseau_tui.tui.screens.turn_actions import TurnActions
from reseau_tui.tui.widgets import turn_list
from reseau_tui.tui.widgets.filter_bar import FilterBar
from reseau_tui.tui.widgets.header import Header
from reseau_tui.tui.widgets.kind_list import Read
from reseau_tui.tui.widgets.line_view import LineView
from reseau_tui.tui.widgets.panel import Panel
from reseau_tui.tui.widgets.turn_list import TurnList


class GoodTurnsScreen(SearchedPlace):
    """One list in parts; what its keys change stands in ``turn_actions``."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("good-turns"), *bindings("screen")]
    SCOPES = ("good-turns", "screen", "list", "app")
    AUTO_FOCUS = "#turns"

    turns = getters.query_one("#turns", TurnList)

    def __init__(self) -> None:
        super().__init__()
        self._total = 0

    def body(self) -> ComposeResult:
        """The list, what is said when it is empty."""
        with Panel(id="body"):
            yield FilterBar("search-turns")
            yield TurnList(
                {
                    turn_list.TURN: partial(self._rows, turn_rows),
                    turn_list.SETTLED: partial(self._rows, turn_rows),
                    turn_list.ASKED: partial(self._rows, only_asked_rows),
                    turn_list.GIVE: partial(self._rows, give_first_rows),
                },
                id="turns",
            )
            yield Static(id="no-hit")
        yield Static(_when_empty(), classes="nothing")

    def _rows(self, fetch: Read[turn_list.About], ids: Sequence[int]) -> Sequence[turn_list.About]:
        return self.reseau.gateway.at_once(fetch, ids)

    @property
    def main_list(self) -> LineView:
        """The good turns."""
        return self.turns

    @property
    def cursor_id(self) -> int | None:
        """The line that the cursor comes back to after a search."""
        return self.turns.chosen_id

    # Reading ----------------------------------------------------------------------------------

    def read_again(self) -> None:
        """Read which good turns there are."""
        self.read_turns()

    @work(exclusive=True, group="turns")
    async def read_turns(self) -> None:
        """Read the ids; the cursor stays on its line, else on its place."""
        ask = self.reseau.gateway.ask
        found = await ask(turn_ids, self.query_text)
        asked = await ask(only_asked_ids, self.query_text)
        give = await ask(give_first_ids, self.query_text)
        thanks = await ask(thanks_count)
        self.turns.today = clock.today()
        numbers = TurnList.numbers
        self.turns.show_parts(
            {
                turn_list.TO_THANK: numbers(turn_list.TURN, found.to_thank),
                turn_list.OPEN: numbers(turn_list.TURN, found.open),
                turn_list.ONLY_ASKED: numbers(turn_list.ASKED, asked),
                turn_list.GIVE_FIRST: numbers(turn_list.GIVE, give),
                turn_list.OTHERS: numbers(turn_list.SETTLED, found.others),
            },
            self.take_wanted(),
        )
        if not self.query_text:
            self._total = found.shown
        self._say_how_many(found, thanks)
        shown = found.shown + len(asked) + len(give)
        self.say_when_empty(shown, _("No good turn has “{query}”.\n\nesc gives all of them back"))
        self._follow()

    def _say_how_many(self, found: TurnIds, thanks: int) -> None:
        total = self._total
        said = ngettext("{count} good turn", "{count} good turns", total)
        words = said.format(count=grouped(total))
        if thanks:
            to_say = ngettext("{count} to say thanks for", "{count} to say thanks for", thanks)
            words += " · " + to_say.format(count=grouped(thanks))
        self.query_one(Header).about = words if total else _("Good turns")
        panel = self.query_one("#body")
        panel.border_title = Content(
            _("Good turns") + (" " + shown_of(found.shown, total) if self.query_text else "")
        )
        panel.border_subtitle = Content(
            keyed(_("{turn_given} you helped · {turn_received} you were helped"))
        )

    @on(LineView.Moved, "#turns")
    def follow(self, event: LineView.Moved) -> None:
        """A capture or a good turn from here is about the person of the line."""
        event.stop()
        self._follow()

    def _follow(self) -> None:
        self.person_id = self.turns.person

    @on(LineView.Chosen, "#turns")
    def open_clicked(self, event: LineView.Chosen) -> None:
        """A double click shows the person."""
        event.stop()
        self.action_turn_person()

    # The good turn under the cursor -----------------------------------------------------------

    def _actions(self) -> TurnActions | None:
        turn = self.turns.turn
        if turn is None:
            self.notify(
                keyed(
                    _(
                        "No good turn is under the cursor: {turn_given} notes one that you did,"
                        " {turn_received} one done for you."
                    )
                )
            )
            return None
        return TurnActions(self, turn)

    @work(exclusive=True, group="change")
    async def action_thank(self) -> None:
        """Thanks were said, or there are none to say."""
        actions = self._actions()
        if actions is not None:
            await actions.thank()

    @work(exclusive=True, group="change")
    async def action_turn_done(self) -> None:
        """It is done; again: it is open."""
        actions = self._actions()
        if actions is not None:
            await actions.finish()

    @work(exclusive=True, group="change")
    async def action_turn_outcome(self) -> None:
        """Note what came of it."""
        actions = self._actions()
        if actions is not None:
            await actions.outcome()

    @work(exclusive=True, group="change")
    async def action_edit_turn(self) -> None:
        """Change what is known of it."""
        actions = self._actions()
        if actions is not None:
            await actions.edit()

    @work(exclusive=True, group="change")
    async def action_drop_turn(self) -> None:
        """Remove it, after asking."""
        actions = self._actions()
        if actions is not None:
            await actions.drop()

    def action_turn_person(self) -> None:
        """Show with whom it was."""
        person = self.turns.person
        if person is not None:
            self.reseau.show_person(person)

    def action_next_part(self) -> None:
        """To the next part of the list."""
        self.turns.step_part(1)

    def action_previous_part(self) -> None:
        """To the part before."""
        self.turns.step_part(-1)

    # Searching --------------------------------------------------------------------------------

    def action_search_turns(self) -> None:
        """Search as you type."""
        self.start_search()

    def action_all_turns(self) -> None:
        """Clear the search."""
        if self.query_text:
            self.drop_search()


def _when_empty() -> Content:
    return Content.assemble(
        (_("No good turn is noted yet."), "bold $foreground"),
        "\n\n",
        _("Help given, help received: a name, an hour, a lift."),
        "\n",
        (_("coffee with Marie got: the name of an accountant"), "$muted"),
        "\n\n",
        (command("turn-given").key, "bold $primary"), " ", _("you helped"),
        "   ",
        (command("turn-received").key, "bold $primary"), " ", _("you were helped"),
        "   ",
        (command("log").key, "bold $primary"), " ", _("write down an exchange"),
    )  # fmt: skip
