"""The capture bar: one line at the bottom of any screen, with what is understood under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import events, getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.tui.drawing import content
from reseau_tui.tui.widgets.chips import preview, problem, recorded
from reseau_tui.tui.widgets.line_view import LineView
from reseau_tui.tui.widgets.pick_list import Pick, PickList

if TYPE_CHECKING:
    from reseau_tui.capture.draft import Draft, Question
    from reseau_tui.tui.app import ReseauApp

KEEP = object()
"""The pick that leaves a question for the Inbox."""


class CaptureInput(Input):
    """The line; up and down belong to the pick list while there is one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "screen.complete", show=False),
        Binding("down", "screen.pick(1)", show=False),
        Binding("up", "screen.pick(-1)", show=False),
        Binding("escape", "screen.leave", show=False),
    ]


class CaptureScreen(ModalScreen[bool]):
    """Record a line; with ``default_person`` (id, name) it is about them when nobody else is named.

    Gives back whether something was written. A line that was left unrecorded is there again the
    next time, selected: typing replaces it.
    """

    CSS_PATH = "capture.tcss"
    AUTO_FOCUS = "#line"
    INHERIT_BINDINGS = False

    line = getters.query_one("#line", CaptureInput)
    picks = getters.query_one(PickList)
    preview = getters.query_one("#preview", Static)

    def __init__(self, default_person: tuple[int, str] | None = None) -> None:
        super().__init__()
        self._default_person = default_person
        self.answers: dict[str, Any] = {}
        self._question: Question | None = None
        self._again = False
        self._unrecorded = ""

    @property
    def reseau(self) -> ReseauApp:
        """The app, by its own type."""
        return cast("ReseauApp", self.app)

    @property
    def heading(self) -> str:
        """What is done here, in words."""
        return _("Write down an exchange")

    def compose(self) -> ComposeResult:
        """The list of picks over the line, what is understood under it."""
        with Vertical(id="capture"):
            yield PickList()
            yield CaptureInput(
                self.reseau.memory.text("line"),
                placeholder=_("yesterday: coffee with Marie +paris next: send CV in 2 weeks"),
                id="line",
                compact=True,
                max_length=20_000,
            )
            yield Static(id="preview")

    def on_mount(self) -> None:
        """Nothing to pick, nothing typed."""
        self.picks.can_focus = False
        self.picks.close()
        self.query_one("#capture").border_title = Content(self.heading)
        self.query_one("#capture").border_subtitle = Content(
            _("enter records · tab completes · esc leaves")
        )
        self._unrecorded = self.line.value
        if self._unrecorded:
            self.show_understood()
        else:
            self._greet()

    def on_unmount(self) -> None:
        """Keep what is not recorded, in a file that only its owner can read."""
        self.reseau.memory.remember(line=self._unrecorded)

    def _greet(self) -> None:
        if self._default_person is not None:
            said = _("With {name}, unless you name somebody else.").format(
                name=self._default_person[1]
            )
        else:
            said = _("Say when, what and with whom, in your own words.")
        self.preview.update(content(said).stylize("$muted"))

    # What is understood -----------------------------------------------------------------------

    @on(Input.Changed, "#line")
    def understand(self, event: Input.Changed) -> None:
        """Read the line anew with every letter; the reading before it is interrupted."""
        event.stop()
        self._unrecorded = event.value
        self._question = None
        self._again = False
        self.picks.close()
        if event.value.strip():
            self.show_understood()
        else:
            self.answers.clear()
            self._greet()

    async def read_line(self) -> Draft:
        """Return what the line is understood to mean now."""
        return await self.reseau.gateway.read_line(
            self.line.value, self.answers, self._default_person
        )

    @work(exclusive=True, group="draft")
    async def show_understood(self) -> None:
        """Show the chips of what is typed now."""
        draft = await self.read_line()
        self._show(draft)

    def _show(self, draft: Draft) -> None:
        said = preview(draft, clock.today())
        wrong = problem(draft)
        if wrong:
            said = Content.assemble(said, "   " if said.plain else "", (wrong, "$muted italic"))
        self.preview.update(said)

    # Recording --------------------------------------------------------------------------------

    @on(Input.Submitted, "#line")
    def submit(self, event: Input.Submitted) -> None:
        """Enter takes the pick under the cursor, else records."""
        event.stop()
        if self.picks.picks:
            self._take(self.picks.chosen)
        elif self.line.value.strip():
            self.record()

    @work(exclusive=True, group="record")
    async def record(self) -> None:
        """Ask what is open, else write the line down."""
        self.workers.cancel_group(self, "draft")
        draft = await self.read_line()
        self._show(draft)
        if draft.questions:
            self._ask(draft.questions[0])
            return
        if not await self.write_down(draft, again=self._again):
            self._again = True
            self.picks.offer(
                _("The same line was written down a moment ago"),
                [
                    Pick(_("No, once is enough"), _("nothing is written"), "once"),
                    Pick(_("Write it again"), "", "again"),
                ],
            )
            return
        self._unrecorded = ""
        self.notify(recorded(draft) + "\n" + _("u undoes it"))
        self.reseau.changed()
        self.dismiss(True)

    async def write_down(self, draft: Draft, *, again: bool) -> bool:
        """Record a draft; False, with nothing written, for the same line a moment ago."""
        return await self.reseau.gateway.record(draft, again=again)

    async def keep_waiting(self, draft: Draft) -> None:
        """Keep a draft with its open questions."""
        await self.reseau.gateway.keep_in_inbox(draft)

    def _ask(self, question: Question) -> None:
        from reseau_tui.capture.draft import why

        self._question = question
        picks = [
            Pick(candidate.name, why(candidate, _), candidate.id)
            for candidate in question.candidates
        ]
        title = _("Who is {name}?").format(name=question.about)
        if question.size:
            title = _("{name}: {count} people").format(name=question.about, count=question.size)
            picks = [Pick(_("Yes, all of them"), "", "all")]
        elif question.reason in ("ambiguous", "unknown") and question.about:
            picks += [
                Pick(_("Create {name}").format(name=question.about), _("a new person"), "create"),
                Pick(_("Nobody"), _("“{name}” is only a word").format(name=question.about), "skip"),
            ]
        elif question.reason == "nobody":
            title = _("Who was it with?")
        elif question.reason == "future":
            title = _("That day is still to come")
        picks.append(Pick(_("Keep it in the inbox"), _("and answer later"), KEEP))
        self.picks.offer(title, picks)

    @on(LineView.Chosen)
    def take_clicked(self, event: LineView.Chosen) -> None:
        """A double click picks."""
        event.stop()
        self._take(self.picks.chosen)

    def _take(self, pick: Pick | None) -> None:
        if pick is None:
            return
        self.picks.close()
        if pick.value is KEEP:
            self.keep()
        elif isinstance(pick.value, _Completion):
            self._put(pick.value)
        elif pick.value == "once":
            self._unrecorded = ""
            self.dismiss(False)
        elif pick.value == "again":
            self.record()
        elif self._question is not None:
            self.answers[self._question.about] = pick.value
            self._question = None
            self.record()

    @work(exclusive=True, group="record")
    async def keep(self) -> None:
        """Put the line into the Inbox with its open questions."""
        draft = await self.read_line()
        await self.keep_waiting(draft)
        self._unrecorded = ""
        self.notify(_("Kept in the inbox, with its question."))
        self.reseau.changed()
        self.dismiss(True)

    # Keys -------------------------------------------------------------------------------------

    def action_pick(self, step: int) -> None:
        """Move in the pick list."""
        if self.picks.picks:
            self.picks.step(step)

    def action_leave(self) -> None:
        """Close the pick list, then the bar; what was typed is kept for the next time."""
        if self.picks.picks:
            self.picks.close()
            self._question = None
        else:
            self.dismiss(False)

    @work(exclusive=True, group="complete")
    async def action_complete(self) -> None:
        """Complete the word before the cursor: a name, a tag or a key."""
        if self.picks.picks:
            self._take(self.picks.chosen)
            return
        start, word = word_before(self.line.value, self.line.cursor_position)
        found = await self.reseau.gateway.completions(word)
        offers = [
            Pick(shown, why, _Completion(start, start + len(word), put))
            for shown, why, put in found
        ]
        if len(offers) == 1:
            self._put(offers[0].value)
        elif offers:
            self.picks.offer(_("Goes on as"), offers)

    def _put(self, completion: _Completion) -> None:
        value = self.line.value
        rest = value[completion.end :]
        put = completion.text + ("" if rest[:1] == " " else " ")
        self.line.value = value[: completion.start] + put + rest
        self.line.cursor_position = completion.start + len(put)

    def on_click(self, event: events.Click) -> None:
        """A click outside of the bar closes it when nothing is typed."""
        if event.widget is self and not self.line.value.strip():
            self.dismiss(False)


class _Completion:
    """What takes the place of ``[start:end]``."""

    __slots__ = ("end", "start", "text")

    def __init__(self, start: int, end: int, text: str) -> None:
        self.start = start
        self.end = end
        self.text = text


def word_before(line: str, cursor: int) -> tuple[int, str]:
    """Return where the word before the cursor starts, and the word.

    >>> word_before("coffee with @Ma", 15)
    (12, '@Ma')
    """
    start = cursor
    while start > 0 and not line[start - 1].isspace():
        start -= 1
    return start, line[start:cursor]
