"""The Inbox (``g i``): captured lines that wait, each with its question, one key an answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events, getters, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static

from reseau_tui import clock
from reseau_tui.capture import answering
from reseau_tui.capture.draft import Draft
from reseau_tui.i18n import _, grouped, ngettext
from reseau_tui.network.inbox import WaitingLine, waiting_ids, waiting_rows
from reseau_tui.tui import filing
from reseau_tui.tui.commands import bindings, command, keyed
from reseau_tui.tui.drawing import content, safe, sentence
from reseau_tui.tui.screens.choice import AZERTY, Choice, ChoiceScreen
from reseau_tui.tui.screens.pick_line import PersonSearch
from reseau_tui.tui.screens.place import PlaceScreen
from reseau_tui.tui.screens.say_again import SayAgainScreen
from reseau_tui.tui.trouble import NetworkTrouble
from reseau_tui.tui.widgets.answer_list import KEYS, RECORD, AnswerList, title_of
from reseau_tui.tui.widgets.chips import recorded
from reseau_tui.tui.widgets.header import Header
from reseau_tui.tui.widgets.inbox_list import InboxList
from reseau_tui.tui.widgets.key_footer import KeyFooter
from reseau_tui.tui.widgets.line_view import LineView
from reseau_tui.tui.widgets.panel import Panel

_LEAST_LINES = 3
"""Lines of the list that are always seen, its border included."""

_LOW = 22
"""Lines of a window below which the question is told in few words."""


class InboxScreen(PlaceScreen):
    """The lines on one side, the question of the one under the cursor on the other."""

    CSS_PATH = ["place.tcss", "inbox.tcss"]  # noqa: RUF012 - Textual's way
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("inbox"), *bindings("screen")]
    SCOPES = ("inbox", "screen", "list", "app")
    AUTO_FOCUS = "#waiting"

    lines = getters.query_one("#waiting", InboxList)
    answers = getters.query_one("#answers", AnswerList)

    def __init__(self) -> None:
        super().__init__()
        self._newest_first = False
        self._asked: tuple[WaitingLine, Draft] | None = None
        self._gone: int | None = None

    def body(self) -> ComposeResult:
        """The lines, the question, what is said when there are none."""
        with Container(id="body"):
            with Panel(id="waiting-panel"):
                yield InboxList(self._rows, id="waiting")
            yield AnswerList(id="answers", classes="panel")
        yield Static(_when_empty(), classes="nothing")

    @property
    def main_list(self) -> LineView:
        """The lines."""
        return self.lines

    def _rows(self, ids: Sequence[int]) -> Sequence[WaitingLine]:
        return self.reseau.gateway.at_once(waiting_rows, ids)

    def on_mount(self) -> None:
        """Take up the order of the last time."""
        self._newest_first = self.reseau.memory.text("inbox-order") == "newest"

    # Reading ----------------------------------------------------------------------------------

    def read_again(self) -> None:
        """Read which lines wait."""
        self.read_lines()

    @work(exclusive=True, group="lines")
    async def read_lines(self) -> None:
        """Read the lines, then the question of the one under the cursor."""
        ids = await self.reseau.gateway.ask(waiting_ids, newest_first=self._newest_first)
        self.lines.today = clock.today()
        # Undone, a line comes back with the cursor on it.
        back = self._gone if self._gone in ids else None
        self.lines.show(ids, back)
        if back is not None:
            self._gone = None
        count = ngettext(
            "Inbox · {count} line to file", "Inbox · {count} lines to file", len(ids)
        ).format(count=grouped(len(ids)))
        self.query_one(Header).about = count if ids else _("Inbox")
        panel = self.query_one("#waiting-panel")
        panel.border_title = Content(_("To file {count}").format(count=grouped(len(ids))))
        panel.border_subtitle = Content(
            _("newest first") if self._newest_first else _("oldest first")
        )
        self.set_class(not ids, "-nothing")
        self.query_one(KeyFooter).scopes = self.SCOPES if ids else ("screen", "app")
        self.read_question()

    @work(exclusive=True, group="question")
    async def read_question(self) -> None:
        """Read the line under the cursor anew: people may have been added since it came."""
        number = self.lines.chosen_id
        found = None
        if number is not None:
            found = await self.reseau.gateway.ask(filing.look, number)
        if number != self.lines.chosen_id:
            return
        self._asked = found
        if found is None:
            self.answers.show_nothing()
            self.answers.border_title = Content("")
            return
        waiting, draft = found
        low = self.size.height < _LOW and not self.has_class("-wide")
        self.answers.show_question(waiting, draft, clock.today(), compact=low)
        self.answers.border_title = content(title_of(draft))
        left = len(draft.questions)
        self.answers.border_subtitle = Content(
            ngettext("{count} question", "{count} questions", left).format(count=left)
            if left > 1
            else ""
        )
        self._share_the_room()

    def _share_the_room(self) -> None:
        """Under each other, the question takes what it needs and the lines the rest."""
        if self.has_class("-wide"):
            self.answers.styles.height = None
            return
        room = self.size.height - 2
        self.answers.styles.height = min(self.answers.height_wanted, room - _LEAST_LINES)

    def on_resize(self, event: events.Resize) -> None:
        """Share the room anew."""
        del event
        self.call_after_refresh(self.read_question)

    @on(LineView.Moved, "#waiting")
    def follow(self, event: LineView.Moved) -> None:
        """Another line, another question."""
        event.stop()
        self.read_question()

    # Answers ----------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """A digit takes the candidate of that number, on a French keyboard without shift too."""
        key = AZERTY.get(event.key, event.character or event.key)
        if key in (*KEYS, "0") and self.answers.answer(key) is not None:
            event.stop()
            self.give(key)

    def give(self, key: str) -> None:
        """Answer with what a key stands for; a key that stands for nothing here says so."""
        answer = self.answers.answer(key)
        if answer is None:
            if self._asked is not None:
                self.notify(_("{key} is no answer to this question.").format(key=key))
            return
        self.answer(answer)

    def action_take_candidate(self) -> None:
        """Take the first candidate."""
        self.give("1")

    def action_new_person(self) -> None:
        """The name is that of somebody new."""
        self.give("n")

    def action_nobody(self) -> None:
        """The name is nobody's."""
        self.give("0")

    @on(LineView.Chosen, "#answers")
    def give_clicked(self, event: LineView.Chosen) -> None:
        """A double click answers."""
        event.stop()
        key = str(self.answers.chosen_key)
        screens = {"e": self.action_say_again, "x": self.action_drop_line,
                   "/": self.action_answer_with}  # fmt: skip
        if key in screens:
            screens[key]()
        else:
            self.give(key)

    @on(LineView.Chosen, "#waiting")
    def open_clicked(self, event: LineView.Chosen) -> None:
        """A double click opens the line to say it again."""
        event.stop()
        self.action_say_again()

    @work(exclusive=True, group="answer")
    async def answer(self, answer: int | str, name: str = "") -> None:
        """Answer the first open question; the next one of the same line comes up at once."""
        if self._asked is None:
            return
        waiting, draft = self._asked
        answers = dict(waiting.answers)
        if answer != RECORD:
            answers[draft.questions[0].about] = answer
        self._asked = None  # one key, one answer, however fast
        try:
            now, written = await filing.write(
                self.reseau.gateway, answering.settle, waiting, waiting.text, answers
            )
        except NetworkTrouble:
            self.read_lines()
            raise
        if written is not None:
            self._gone = waiting.id
            self.notify(recorded(now) + "\n" + keyed(_("{undo} undoes it")))
        else:
            about = draft.questions[0].about
            meant = name or _in_words(draft, answer)
            said = _("{name}: {answer}").format(name=about, answer=meant) if about else meant
            self.notify(keyed(_("{done} · {undo} undoes"), done=safe(said)))
        self.reseau.changed()

    @work(exclusive=True, group="change")
    async def action_answer_with(self) -> None:
        """Answer with somebody found by name."""
        if self._asked is None:
            return
        question = next(iter(self._asked[1].questions), None)
        if question is None or question.reason == "future":
            self.notify(_("{key} is no answer to this question.").format(key="/"))
            return
        found = await self.app.push_screen_wait(
            PersonSearch(content(answering.asked(question.about, question.reason)))
        )
        if found is not None:
            self.answer(found[0], found[1])

    @work(exclusive=True, group="change")
    async def action_say_again(self) -> None:
        """Open the capture bar with the line, to say it in other words."""
        if self._asked is None:
            return
        waiting, draft = self._asked
        about = draft.questions[0].about if draft.questions else ""
        if await self.app.push_screen_wait(SayAgainScreen(waiting, about)):
            self._gone = waiting.id

    @work(exclusive=True, group="change")
    async def action_drop_line(self) -> None:
        """Throw the line away, after asking."""
        if self._asked is None:
            return
        waiting = self._asked[0]
        sure = await self.app.push_screen_wait(
            ChoiceScreen(
                sentence(_("Drop this line?\n{line}"), line=waiting.text[:200]),
                [Choice("y", _("Yes, drop"), True), Choice("n", _("No, keep"), False)],
            )
        )
        if sure:
            await filing.write(self.reseau.gateway, answering.drop, waiting)
            self._gone = waiting.id
            self.done(_("Dropped: {line}"), line=waiting.text[:80])

    def action_inbox_order(self) -> None:
        """The newest first, or the oldest."""
        self._newest_first = not self._newest_first
        self.reseau.memory.remember(**{"inbox-order": "newest" if self._newest_first else ""})
        self.read_lines()


def _in_words(draft: Draft, answer: int | str) -> str:
    if answer == "create":
        return _("somebody new")
    if answer == "skip":
        return _("only a word")
    if answer == "all":
        return _("all of them")
    names = {one.id: one.name for one in draft.questions[0].candidates}
    return names.get(answer, str(answer)) if isinstance(answer, int) else str(answer)


def _when_empty() -> Content:
    return Content.assemble(
        (_("Nothing waits here."), "bold $foreground"),
        "\n\n",
        _("A line that cannot be understood yet, from here or from reseau-tui --log,"),
        "\n",
        _("is kept here with its question, so that nothing is lost."),
        "\n\n",
        (command("log").key, "bold $primary"), " ", _("write down an exchange"),
        "   ",
        (command("leave").key, "bold $primary"), " ", _("home"),
    )  # fmt: skip
