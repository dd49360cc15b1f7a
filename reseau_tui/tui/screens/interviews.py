"""Network interviews (``g e``): a board of six columns, from first contact to outcome told."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar, cast

from textual import events, getters, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from reseau_tui.i18n import _, grouped, ngettext
from reseau_tui.model.interviews import STEPS
from reseau_tui.network.growth import GrowthLine
from reseau_tui.network.interview_words import preparation
from reseau_tui.network.interviews import (
    InterviewCard,
    Whom,
    board,
    for_whom,
    interview,
    names_of,
    steps,
)
from reseau_tui.tui.commands import bindings, command
from reseau_tui.tui.drawing import safe
from reseau_tui.tui.interview_words import InterviewColumn, sheet, short_steps
from reseau_tui.tui.screens.interview_actions import InterviewActions
from reseau_tui.tui.screens.interview_adding import add
from reseau_tui.tui.screens.interviews_answers import answer
from reseau_tui.tui.screens.pick_line import PickLine
from reseau_tui.tui.screens.searching import SearchedPlace
from reseau_tui.tui.widgets.board import Board
from reseau_tui.tui.widgets.filter_bar import FilterBar
from reseau_tui.tui.widgets.header import Header
from reseau_tui.tui.widgets.line_view import LineView
from reseau_tui.tui.widgets.panel import Panel
from reseau_tui.tui.widgets.pick_list import Pick

ROOMY, WIDE = 30, 120
"""Lines and columns of a window from which the card under the cursor is shown in full."""

SHEET_LINES = 4


class InterviewsScreen(SearchedPlace):
    """The board; what its keys change stands in ``interview_actions`` and ``interview_steps``."""

    CSS_PATH = "interviews.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("interviews"), *bindings("screen")]
    SCOPES = ("interviews", "screen", "board", "list", "app")
    AUTO_FOCUS = ""

    board = getters.query_one("#board", Board)

    def __init__(self) -> None:
        super().__init__()
        self.whom: Whom | None = None
        """For whom the interviews shown are; None: for anybody."""
        self.aside = False
        """Whether those put aside are shown instead."""
        self._reveal: int | None = None
        self._one_by_one = asyncio.Lock()

    def body(self) -> ComposeResult:
        """The board, what is said when it is empty."""
        words, short = steps(), short_steps()
        with Panel(id="body"):
            yield FilterBar("search-interviews")
            yield Board(
                [InterviewColumn(step, words[step], short[step]) for step in STEPS], id="board"
            )
            yield Static(id="no-hit")
            yield Static(id="sheet", classes="panel")
        yield Static(classes="nothing")

    @property
    def main_list(self) -> LineView:
        """The column with the cursor."""
        return self.board.column

    @property
    def cursor_id(self) -> int | None:
        """The card that the cursor comes back to after a search."""
        card = self.card
        return card.id if card is not None else None

    @property
    def card(self) -> InterviewCard | None:
        """The card under the cursor."""
        return cast("InterviewCard | None", self.board.card)

    def show_row(self, id: int) -> None:
        """Put the cursor on an interview, wherever it stands; before the first reading as well."""
        self._reveal = id
        if self.is_mounted and self.reseau.gateway.opened:
            self.read_again()

    # Reading ----------------------------------------------------------------------------------

    def read_again(self) -> None:
        """Read the cards."""
        self.read_board()

    @work(exclusive=True, group="interviews")
    async def read_board(self) -> None:
        """Read the cards; the cursor stays on its card, whichever column it is in now."""
        ask = self.reseau.gateway.ask
        if self._reveal is not None:
            await self._make_room_for(self._reveal)
        found = await ask(board, self.query_text, self.whom, aside=self.aside)
        self._reveal = None
        shown = sum(map(len, found.values()))
        if not shown and not self._narrowed:
            away = sum(count for _whom, count in await ask(for_whom, aside=True))
            self.query_one(".nothing", Static).update(_when_empty(away))
        self.board.show(found, self.take_wanted())
        self._say_how_many(shown, found)

    async def _make_room_for(self, wanted: int) -> None:
        card = await self.reseau.gateway.ask(interview, wanted)
        if card is None:
            return
        self.wanted = wanted
        self.whom, self.aside, self.query_text = None, card.aside, ""
        self.filter_bar.show_text("")

    @property
    def _narrowed(self) -> bool:
        """Whether only some of the interviews are asked for."""
        return bool(self.query_text) or self.whom is not None or self.aside

    def _say_how_many(self, shown: int, found: dict[str, list[InterviewCard]]) -> None:
        said = ngettext("{count} interview", "{count} interviews", shown)
        words = [said.format(count=grouped(shown))] if shown else [_("Network interviews")]
        if self.whom is not None:
            words.append(_("for {name}").format(name=safe(_whom_words(self.whom))))
        if self.aside:
            words.append(_("put aside"))
        to_thank = sum(card.to_thank for card in found["done"])
        if to_thank:
            words.append(
                ngettext("{count} to thank", "{count} to thank", to_thank).format(
                    count=grouped(to_thank)
                )
            )
        self.query_one(Header).about = " · ".join(words)
        self.set_class(not shown and not self._narrowed, "-nothing")
        self.set_class(not shown and self._narrowed, "-no-hit")
        nothing = _("No interview here.\n\nesc gives the whole board back")
        if self.query_text:
            nothing = _("No interview has “{query}”.\n\nesc gives all of them back")
        self.query_one("#no-hit", Static).update(
            Content(nothing.format(query=safe(self.query_text)))
        )

    @on(Board.Moved)
    def follow(self, event: Board.Moved) -> None:
        """A capture from here is about the person of the card."""
        event.stop()
        card = self.card
        self.person_id = card.contact_id if card is not None else None
        self.read_sheet()

    @work(exclusive=True, group="sheet")
    async def read_sheet(self) -> None:
        """Show all that is known of the card, where there is room for it."""
        pane = self.query_one("#sheet", Static)
        card = self.card
        pane.display = card is not None and self.size.height >= ROOMY and self.size.width >= WIDE
        if card is None or not pane.display:
            return
        names = await self.reseau.gateway.ask(names_of, card.id) if card.names else []
        where = steps()[card.step]
        pane.border_title = Content(f"{safe(card.name)} · {where}")
        pane.update(sheet(preparation(card, names), self.size.width - 4, SHEET_LINES))

    def on_resize(self, event: events.Resize) -> None:
        """There is room for the sheet, or none any more."""
        super().on_resize(event)
        self.read_sheet()

    @on(Board.Chosen)
    def open_clicked(self, event: Board.Chosen) -> None:
        """A double click opens the card."""
        event.stop()
        self.action_edit_interview()

    # The card under the cursor ----------------------------------------------------------------

    def _do(self, what: Callable[[InterviewActions], Awaitable[object]]) -> None:
        card = self.card
        if card is None:
            self.notify(_("No interview is under the cursor."))
        else:
            self.run_worker(self._in_turn(card.id, what), group="change")

    async def _in_turn(
        self, interview_id: int, what: Callable[[InterviewActions], Awaitable[object]]
    ) -> None:
        """Do it after what the key before it does, to the card as it is then."""
        async with self._one_by_one:
            actions = await InterviewActions.of(self, interview_id)
            if actions is not None:
                self.wanted = interview_id
                await what(actions)

    def action_interview_on(self) -> None:
        """One column on."""
        self._do(lambda actions: actions.move(1))

    def action_interview_back(self) -> None:
        """One column back."""
        self._do(lambda actions: actions.move(-1))

    def action_edit_interview(self) -> None:
        """Change what is known of it."""
        self._do(InterviewActions.edit)

    def action_names_obtained(self) -> None:
        """Note the names obtained."""
        self._do(InterviewActions.names)

    def action_interview_questions(self) -> None:
        """Tick off my questions, note the answers."""
        self._do(InterviewActions.questions)

    def action_interview_brief(self) -> None:
        """Show the sheet to prepare it with."""
        self._do(InterviewActions.prepare)

    def action_interview_thank(self) -> None:
        """Thanks were said, or there are none to say."""
        self._do(InterviewActions.thank)

    def action_put_aside(self) -> None:
        """Take it off the board, or bring it back."""
        self._do(InterviewActions.put_aside)

    def action_copy_interview(self) -> None:
        """Copy the sheet as text."""
        self._do(InterviewActions.copy)

    def action_drop_interview(self) -> None:
        """Remove it, after asking."""
        self._do(InterviewActions.drop)

    def action_interview_next(self) -> None:
        """Ask what comes next."""
        self._do(lambda actions: answer(self, _line(actions.card)))

    def action_interview_person(self) -> None:
        """Show with whom it is."""
        if self.person_id is not None:
            self.reseau.show_person(self.person_id)

    @work(exclusive=True, group="change")
    async def action_add_interview(self) -> None:
        """Note a new interview, for whom the board is shown for."""
        # Not with the person of the card: there is an interview with them already.
        whom = (self.whom.id, self.whom.name) if self.whom is not None else None
        added = await add(self.reseau, None, whom)
        if added is not None:
            self.show_row(added)

    # Finding ----------------------------------------------------------------------------------

    @work(exclusive=True, group="change")
    async def action_for_whom(self) -> None:
        """Ask for whom the interviews shown are to be."""
        chosen = await self.app.push_screen_wait(WhomLine())
        if chosen is not None:
            self.whom, self.aside = chosen
            self.wanted = self.cursor_id
            self.read_again()

    def action_search_interviews(self) -> None:
        """Search as you type."""
        self.start_search()

    def action_all_interviews(self) -> None:
        """Clear the search, then show the whole board again."""
        if self.query_text:
            self.drop_search()
        elif self.whom is not None or self.aside:
            self.whom, self.aside = None, False
            self.read_again()


class WhomLine(PickLine):
    """Choose for whom; gives back whom (None: anybody) and whether those put aside are meant."""

    def __init__(self) -> None:
        super().__init__(Content(_("Interviews for whom?")), _("a name, or a part of it"))

    async def offers(self, typed: str) -> Sequence[Pick]:
        """Everybody for whom there are interviews, those put aside at the end."""
        from reseau_tui.text import fold
        from reseau_tui.tui.app import ReseauApp

        gateway = cast("ReseauApp", self.app).gateway
        found = await gateway.ask(for_whom)
        aside = await gateway.ask(for_whom, aside=True)
        picks = [Pick(_("anybody"), _("the whole board"), (None, False))]
        for whom, count in found:
            said = ngettext("{count} interview", "{count} interviews", count)
            picks.append(Pick(_whom_words(whom), said.format(count=grouped(count)), (whom, False)))
        away = sum(count for _whom, count in aside)
        if away:
            said = ngettext("{count} interview", "{count} interviews", away)
            picks.append(Pick(_("put aside"), said.format(count=grouped(away)), (None, True)))
        return [pick for pick in picks if fold(typed) in fold(pick.label)]

    def said(self, typed: str, picks: Sequence[Pick]) -> str:
        """What is wrong with what was typed."""
        return "" if picks else _("No interview is for “{name}”.").format(name=typed)


def _whom_words(whom: Whom) -> str:
    return whom.name or _("me")


def _line(card: InterviewCard) -> GrowthLine:
    return GrowthLine("interviews", card.id, card.since, "", person=card.contact_id, name=card.name)


def _when_empty(away: int) -> Content:
    """Return what stands there without a card; ``away`` are put aside."""
    if away:
        said = ngettext(
            "The board is empty; {count} interview is put aside.",
            "The board is empty; {count} interviews are put aside.",
            away,
        )
        return Content.assemble(
            (said.format(count=grouped(away)), "bold $foreground"),
            "\n\n",
            (command("for-whom").key, "bold $primary"), " ", _("shows them"),
            "   ",
            (command("add-interview").key, "bold $primary"), " ", _("a new one"),
        )  # fmt: skip
    return Content.assemble(
        (_("No network interview is noted yet."), "bold $foreground"),
        "\n\n",
        _("Half an hour with somebody who knows a trade, a company, a town."),
        "\n",
        (_("For me, for a client, for a friend."), "$muted"),
        "\n\n",
        (command("add-interview").key, "bold $primary"), " ",
        _("the first one: with whom, and why"),
    )  # fmt: skip
