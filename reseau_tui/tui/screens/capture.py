"""The capture bar: one line at the bottom of any screen, with what is understood under it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on, work
from textual.widgets import Input

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.tui.commands import keyed
from reseau_tui.tui.drawing import safe, sentence
from reseau_tui.tui.screens.capture_bar import CaptureBar
from reseau_tui.tui.screens.capture_picks import AGAIN, KEEP, ONCE, asked, said_again
from reseau_tui.tui.widgets.chips import chips, problem, recorded
from reseau_tui.tui.widgets.pick_list import Pick
from reseau_tui.tui.widgets.tick_list import TickList, settled_words

if TYPE_CHECKING:
    from reseau_tui.capture.draft import Draft, Question
    from reseau_tui.network.ticks import Tickable
    from reseau_tui.tui.capturing import Somebody


class CaptureScreen(CaptureBar):
    """Record a line; it is about ``default_people`` (id, name) when nobody else is named.

    Gives back whether something was written. A line that was left unrecorded is there again the
    next time, selected: typing replaces it.
    """

    def __init__(self, default_people: Sequence[Somebody] = ()) -> None:
        super().__init__()
        self._default_people = tuple(default_people)
        self._question: Question | None = None
        self._again = False
        self._people: tuple[int, ...] = ()

    @property
    def greeting(self) -> str:
        """What is said while nothing is typed."""
        if self._default_people:
            names = ", ".join(safe(name) for _id, name in self._default_people[:3])
            names += " …" if len(self._default_people) > 3 else ""
            return _("With {name}, unless you name somebody else.").format(name=names)
        return _("Say when, what and with whom, in your own words.")

    # What is understood -----------------------------------------------------------------------

    @on(Input.Changed, "#line")
    def understand(self, event: Input.Changed) -> None:
        """Read the line anew with every letter; the reading before it is interrupted."""
        event.stop()
        self._unrecorded = event.value
        self._question = None
        self._again = False
        self.close_picks()
        if event.value.strip():
            self.show_understood()
        else:
            self.workers.cancel_group(self, "draft")
            self.answers.clear()
            self._people = ()
            self.ticks.forget()
            self.greet()

    async def read_line(self) -> Draft:
        """Return what the line is understood to mean now."""
        return await self.reseau.gateway.read_line(
            self.line.value, self.answers, self._default_people
        )

    @work(exclusive=True, group="draft")
    async def show_understood(self) -> None:
        """Show the chips of what is typed now, then what it may settle."""
        draft = await self.read_line()
        self.show_draft(draft)
        await self._offer_ticks(draft)

    def show_draft(self, draft: Draft) -> None:
        """Show what was understood, and what keeps it from being recorded."""
        self.understood.tell(chips(draft, clock.today()), problem(draft))

    async def _offer_ticks(self, draft: Draft) -> None:
        from reseau_tui.network.ticks import tickables

        people: tuple[int, ...] = ()
        if self.FREE and not draft.promise_only and draft.relation is None:
            people = tuple(one.id for one in draft.people if one.id is not None)
        if people != self._people:
            rows = await self.reseau.gateway.ask(tickables, people) if people else []
            self._people = people
            self.ticks.offer(rows, clock.today())

    # Recording --------------------------------------------------------------------------------

    @on(Input.Submitted, "#line")
    def submit(self, event: Input.Submitted) -> None:
        """Enter takes the pick under the cursor, else records."""
        event.stop()
        if self.picks.picks:
            self.take_chosen()
        elif self.line.value.strip():
            self.record()
        else:
            self.submit_nothing()

    def submit_nothing(self) -> None:
        """Enter on an empty line does nothing here."""

    @on(TickList.Settled)
    def submit_from_ticks(self) -> None:
        """Enter beside the ticks records the line."""
        self.back_to_line()
        self.record()

    @on(TickList.Answering)
    @work(exclusive=True, group="change")
    async def note_answer(self, event: TickList.Answering) -> None:
        """Ask what was answered to a question; it is ticked with that."""
        from reseau_tui.tui.screens.form import FormScreen
        from reseau_tui.tui.screens.news_forms import answer_field

        row = event.row
        title = sentence(_("{name}: {text}"), name=row.name, text=row.text[:60])
        values = await self.app.push_screen_wait(FormScreen(title, [[answer_field()]]))
        if values is not None:
            self.ticks.answered(row, values["answer"])

    @work(exclusive=True, group="record")
    async def record(self) -> None:
        """Ask what is open, else write the line down."""
        await self.record_line()

    async def record_line(self) -> None:
        """Do so, within the worker that holds back the next key."""
        self.workers.cancel_group(self, "draft")
        draft = await self.read_line()
        self.show_draft(draft)
        if draft.questions:
            self._question = draft.questions[0]
            self.offer_picks(*asked(draft.questions[0]))
            return
        if draft.relation is not None and draft.relation.known:
            from reseau_tui.capture.relation_line import noted_already

            self.notify(safe(noted_already(draft)))
            self.once_is_enough()
            return
        ticked = self.ticks.ticked(one.id for one in draft.people if one.id is not None)
        written = await self.write_down(draft, ticked, again=self._again)
        if written is None:
            self._again = True
            self.offer_picks(*said_again())
            return
        self.reseau.changed()
        self.after_recording(draft, ticked, written)

    async def write_down(
        self, draft: Draft, ticked: Sequence[Tickable], *, again: bool
    ) -> int | None:
        """Record a draft; None, with nothing written, for the same line a moment ago."""
        return await self.reseau.gateway.record(draft, again=again, ticked=ticked)

    def after_recording(self, draft: Draft, ticked: Sequence[Tickable], action: int) -> None:
        """Say what was written down, and close."""
        del action
        said = [recorded(draft), *(settled_words(one) for one in ticked)]
        self.notify("\n".join([*said, keyed(_("{undo} undoes it"))]))
        self.let_go_of_line()
        self.dismiss(True)

    @work(exclusive=True, group="record")
    async def keep(self) -> None:
        """Put the line into the Inbox with its open questions."""
        draft = await self.read_line()
        action = await self.keep_waiting(draft)
        self.reseau.changed()
        self.after_keeping(draft, action)

    async def keep_waiting(self, draft: Draft) -> int:
        """Keep a draft with its open questions; return the id of the action."""
        return await self.reseau.gateway.keep_in_inbox(draft)

    def after_keeping(self, draft: Draft, action: int) -> None:
        """Say that the line waits, and close."""
        del draft, action
        self.notify(_("Kept in the inbox, with its question."))
        self.let_go_of_line()
        self.dismiss(True)

    # Picking ----------------------------------------------------------------------------------

    def take(self, pick: Pick) -> None:
        """Go on with an answer."""
        if pick.value is KEEP:
            self.keep()
        elif pick.value is ONCE:
            self.once_is_enough()
        elif pick.value is AGAIN:
            self.record()
        elif self._question is not None:
            self.answers[self._question.about] = pick.value
            self._question = None
            self.record()

    def once_is_enough(self) -> None:
        """The same line again was a slip, or says what is noted already."""
        self.let_go_of_line()
        self.dismiss(False)
