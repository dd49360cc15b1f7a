"""One line at the bottom with what it may mean above it: a person, a day."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reseau_tui import clock
from reseau_tui.i18n import _, ngettext
from reseau_tui.tui.days import age, full_date
from reseau_tui.tui.drawing import content
from reseau_tui.tui.read_day import read_due_day
from reseau_tui.tui.screens.capture_bar import CaptureInput
from reseau_tui.tui.screens.drawn_once import OpensWhole
from reseau_tui.tui.screens.ending import WorkEndsFirst
from reseau_tui.tui.widgets.line_view import LineView
from reseau_tui.tui.widgets.pick_list import MOST, Pick, PickList

if TYPE_CHECKING:
    from reseau_tui.tui.app import ReseauApp

PEOPLE = 20
"""People offered at once."""


class PickLine(WorkEndsFirst, OpensWhole, ModalScreen[Any]):
    """Ask ``title``; gives back the value of the pick that enter took, None for ``esc``."""

    CSS_PATH = "pick_line.tcss"
    AUTO_FOCUS = "#line"
    INHERIT_BINDINGS = False

    line = getters.query_one("#line", CaptureInput)
    picks = getters.query_one(PickList)

    def __init__(self, title: Content, hint: str) -> None:
        super().__init__()
        self._title = title
        self._hint = hint

    async def offers(self, typed: str) -> Sequence[Pick]:
        """Return what ``typed`` may mean, the likeliest first."""
        raise NotImplementedError

    def said(self, typed: str, picks: Sequence[Pick]) -> str:
        """Return what stands under the line."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The picks over the line, a sentence under it."""
        with Vertical(id="pick-line") as box:
            box.border_title = self._title
            box.border_subtitle = Content(_("enter takes it · ↓ the next · esc leaves"))
            yield PickList()
            yield CaptureInput(placeholder=self._hint, id="line", compact=True, max_length=200)
            yield Static(id="said")

    def on_mount(self) -> None:
        """Offer something before anything is typed."""
        self.picks.can_focus = False
        self.picks.close()
        self.show_offers()

    @on(Input.Changed, "#line")
    def type_on(self, event: Input.Changed) -> None:
        """Look again with every letter; the question before it is interrupted."""
        event.stop()
        self.show_offers()

    @work(exclusive=True, group="offers")
    async def show_offers(self) -> None:
        """Show what is typed may mean."""
        await self._look()

    async def _look(self) -> None:
        typed = self.line.value.strip()
        picks = await self.offers(typed)
        self.picks.offer("", picks)
        self.picks.styles.height = min(MOST, len(picks))  # the box has the border
        self.query_one("#said", Static).update(content(self.said(typed, picks)).stylize("$muted"))

    @on(Input.Submitted, "#line")
    def submit(self, event: Input.Submitted) -> None:
        """Enter takes the pick under the cursor."""
        event.stop()
        self.take_fresh(self.picks.cursor)

    @work(exclusive=True, group="offers")
    async def take_fresh(self, place: int) -> None:
        """Take a pick of what stands in the line now, even when it was typed very fast."""
        shown = [pick.value for pick in self.picks.picks]
        await self._look()
        if shown == [pick.value for pick in self.picks.picks]:
            self.picks.cursor = place
        if self.picks.chosen is not None:
            self.dismiss(self.picks.chosen.value)

    @on(LineView.Chosen)
    def take_clicked(self, event: LineView.Chosen) -> None:
        """A double click takes."""
        event.stop()
        if self.picks.chosen is not None:
            self.dismiss(self.picks.chosen.value)

    def action_pick(self, step: int) -> None:
        """Move in the list."""
        self.picks.step(step)

    def action_complete(self) -> None:
        """Write the pick under the cursor into the line."""
        if self.picks.chosen is not None:
            self.line.value = self.picks.chosen.label
            self.line.cursor_position = len(self.line.value)

    def action_leave(self) -> None:
        """Close without an answer."""
        self.dismiss(None)


class PersonSearch(PickLine):
    """Find one person; gives back (id, name)."""

    def __init__(self, title: Content) -> None:
        super().__init__(title, _("a name, or a part of it"))

    async def offers(self, typed: str) -> Sequence[Pick]:
        """The people found; those seen last while nothing is typed."""
        gateway = cast("ReseauApp", self.app).gateway
        ids = await gateway.people_ids(typed, "name" if typed else "last")
        today = clock.today()
        return [
            Pick(
                row.name,
                " · ".join(
                    part for part in (row.organisation, row.city, age(row.last_on, today)) if part
                ),
                (row.id, row.name),
            )
            for row in await gateway.names(ids[:PEOPLE])
        ]

    def said(self, typed: str, picks: Sequence[Pick]) -> str:
        """How many were found, or that nobody was."""
        if picks:
            return _("tab completes the name")
        if typed:
            return _("Nobody is called “{name}”.").format(name=typed)
        return _("Nobody is in the network yet.")


class DayLine(PickLine):
    """Choose a day from today on, by the grammar of capture; gives back a date."""

    def __init__(self, title: Content) -> None:
        super().__init__(title, _("friday, in 3 weeks, 12 December …"))

    async def offers(self, typed: str) -> Sequence[Pick]:
        """The day understood; some near ones while nothing is typed."""
        today = clock.today()
        if typed:
            day = read_due_day(typed)
            return [_pick(full_date(day), day, today)] if day and day >= today else []
        return [
            _pick(words, today + datetime.timedelta(days=days), today)
            for words, days in (
                (_("tomorrow"), 1),
                (_("next week"), 7),
                (_("in two weeks"), 14),
            )
        ]

    def said(self, typed: str, picks: Sequence[Pick]) -> str:
        """What is wrong with what was typed."""
        if picks:
            return _("or write a day") if not typed else ""
        if read_due_day(typed):
            return _("That day is over.")
        return _("A day, please: friday, in 2 weeks, 3 December …")


def _pick(words: str, day: datetime.date, today: datetime.date) -> Pick:
    days = (day - today).days
    ahead = ngettext("in {count} day", "in {count} days", days).format(count=days)
    if not days:
        ahead = _("today")
    shown = full_date(day)
    return Pick(words, ahead if words == shown else shown, day)
