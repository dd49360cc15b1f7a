"""Several lines in a row, at the end of a day: the capture bar that stays open."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import getters, on, work
from textual.app import ComposeResult

from reseau_tui import clock
from reseau_tui.i18n import _, ngettext
from reseau_tui.network.ticks import PROMISE
from reseau_tui.tui.commands import keyed
from reseau_tui.tui.days import full_date
from reseau_tui.tui.drawing import safe
from reseau_tui.tui.read_day import read_day_of_line
from reseau_tui.tui.screens.capture import CaptureScreen
from reseau_tui.tui.widgets.chips import day_chip, recorded
from reseau_tui.tui.widgets.sitting_list import SittingList, Written
from reseau_tui.tui.widgets.tick_list import settled_words

if TYPE_CHECKING:
    from reseau_tui.capture.draft import Draft
    from reseau_tui.network.ticks import Tickable


class CaptureLinesScreen(CaptureScreen):
    """Record line after line; a line that is only a day is the day of those that follow.

    Gives back whether something was written. An empty line, or ``esc``, ends it.
    """

    written_list = getters.query_one(SittingList)

    def __init__(self) -> None:
        super().__init__()
        self.day: datetime.date | None = None
        self._written: list[Written] = []

    @property
    def heading(self) -> str:
        """What is done here, in words, and how far it has come."""
        parts = [_("Several lines"), *counts(self._written)]
        if self.day is not None:
            parts.insert(1, full_date(self.day))
        return " · ".join(parts)

    @property
    def hints(self) -> list[str]:
        """The keys, the most needed ones first."""
        ends = _("empty line ends") if self._written else _("esc leaves")
        hints = [_("enter records"), ends]
        if self._written:
            hints.append(keyed(_("shift+tab {undo} undoes")))
        return [*hints, _("tab completes"), _("↑ earlier lines")]

    @property
    def greeting(self) -> str:
        """What is said while nothing is typed."""
        if self.day is None:
            return _("One line after the other. A day alone, like “yesterday”, holds for the next.")
        return _("The next line, please; “today” alone takes the day away.")

    def compose_above(self) -> ComposeResult:
        """What was written down so far."""
        yield SittingList(id="written")

    def on_mount(self) -> None:
        """Nothing written down yet."""
        self.written_list.show_written(())

    def greet(self) -> None:
        """Say what to do while nothing is typed, with the day that holds."""
        chips = [day_chip(self.day, clock.today())] if self.day is not None else []
        self.understood.tell(chips, self.greeting)

    # The day ----------------------------------------------------------------------------------

    @property
    def _day_typed(self) -> datetime.date | None:
        return read_day_of_line(self.line.value)

    async def read_line(self) -> Draft:
        """Return what the line is understood to mean; where it tells no day, the day that holds."""
        return await self.reseau.gateway.read_line(
            self.line.value, self.answers, usual_day=self.day
        )

    def show_draft(self, draft: Draft) -> None:
        """Show what was understood; a day alone is the day of the next lines."""
        day = self._day_typed
        if day is None:
            super().show_draft(draft)
        elif day > clock.today():
            self.understood.tell([], _("That day is still to come."))
        else:
            chip = day_chip(day, clock.today())
            self.understood.tell([chip], _("enter: the day of the next lines"))

    # Recording --------------------------------------------------------------------------------

    @work(exclusive=True, group="record")
    async def record(self) -> None:
        """Take a day alone for the next lines, else record the line."""
        day = self._day_typed
        if day is None:
            await self.record_line()
        elif day <= clock.today():
            self.day = None if day == clock.today() else day
            self._next_line()

    def _next_line(self) -> None:
        self.let_go_of_line()
        self.line.value = ""
        self._again = False
        self.tell_heading()
        self.greet()

    def after_recording(self, draft: Draft, ticked: Sequence[Tickable], action: int) -> None:
        """Put the line above the bar, and wait for the next."""
        echo = recorded(draft).removeprefix("✓ ").replace("\n", " · ")
        echo += "".join(" · " + settled_words(one) for one in ticked)
        people = (*(one.id for one in draft.people if one.id is not None), *draft.created)
        self._note(
            Written(
                action, self.line.value, echo,
                exchange=not draft.promise_only and draft.relation is None,
                promise=draft.promise is not None,
                relation=draft.relation is not None,
                kept=sum(one.kind == PROMISE for one in ticked),
                people=people,
            )
        )  # fmt: skip

    async def keep_waiting(self, draft: Draft) -> int:
        """Keep a draft with its open questions, under the day that holds."""
        return await self.reseau.gateway.keep_in_inbox(draft, self.day)

    def after_keeping(self, draft: Draft, action: int) -> None:
        """Say above the bar that the line waits."""
        said = _("to file: {line}").format(line=safe(draft.line))
        self._note(Written(action, self.line.value, said, waits=True, exchange=False))

    def _note(self, written: Written) -> None:
        self._written.append(written)
        self.written_list.show_written(self._written)
        self._next_line()

    def once_is_enough(self) -> None:
        """The same line again was a slip: the next one."""
        self._next_line()

    # Taking back ------------------------------------------------------------------------------

    def action_lists(self) -> None:
        """Go to what was written down, else to what can be ticked off."""
        if self._written and not self.picks.picks:
            self.written_list.focus()
        else:
            self.go_to_ticks()

    @on(SittingList.Left)
    def leave_written(self) -> None:
        """Type on."""
        self.back_to_line()

    @on(SittingList.TakenBack)
    @work(exclusive=True, group="record")
    async def take_back(self, event: SittingList.TakenBack) -> None:
        """Take a line back; with an empty bar it stands there again, to be said better."""
        from reseau_tui.model.history import UndoRefused

        one = event.written
        try:
            await self.reseau.gateway.undo(one.action)
        except UndoRefused as refusal:
            self.notify(str(refusal), severity="warning")
            return
        self._written.remove(one)
        self.written_list.show_written(self._written)
        self.reseau.changed()
        self.tell_heading()
        if not self.line.value.strip():
            self.put_line(one.line)
        self.back_to_line()

    # Ending -----------------------------------------------------------------------------------

    def submit_nothing(self) -> None:
        """An empty line ends the sitting."""
        self.close_bar()

    def close_bar(self) -> None:
        """Say in a sentence what was written down, and close."""
        if self._written:
            self.notify(
                "✓ " + summary(self._written) + "\n" + keyed(_("{undo} undoes the last line"))
            )
        self.dismiss(bool(self._written))


def counts(written: Sequence[Written]) -> list[str]:
    """Return how many lines were written down and how many wait, in words; nothing that is nought.

    >>> counts([Written(1, "", ""), Written(2, "", "", waits=True)])
    ['1 written down', '1 to file']
    """
    waiting = sum(one.waits for one in written)
    done = len(written) - waiting
    parts: list[str] = []
    if done:
        parts.append(
            ngettext("{count} written down", "{count} written down", done).format(count=done)
        )
    if waiting:
        parts.append(ngettext("{count} to file", "{count} to file", waiting).format(count=waiting))
    return parts


def summary(written: Sequence[Written]) -> str:
    """Return a sitting in a sentence: exchanges, with how many people, promises, what waits."""
    exchanges = sum(one.exchange for one in written)
    people = len({person for one in written if one.exchange for person in one.people})
    promises = sum(one.promise for one in written)
    kept = sum(one.kept for one in written)
    waiting = sum(one.waits for one in written)
    parts: list[str] = []
    if exchanges:
        with_people = ngettext("with {count} person", "with {count} people", people)
        parts.append(
            ngettext("{count} exchange", "{count} exchanges", exchanges).format(count=exchanges)
            + " "
            + with_people.format(count=people)
        )
    relations = sum(one.relation for one in written)
    if relations:
        noted = ngettext("{count} relation", "{count} relations", relations)
        parts.append(noted.format(count=relations))
    if promises:
        made = ngettext("{count} promise made", "{count} promises made", promises)
        parts.append(made.format(count=promises))
    if kept:
        parts.append(ngettext("{count} kept", "{count} kept", kept).format(count=kept))
    if waiting:
        waits = ngettext(
            "{count} line waits for an answer", "{count} lines wait for an answer", waiting
        )
        parts.append(waits.format(count=waiting))
    return ", ".join(parts) + "."
