"""My questions of an interview in a window: ticked off, answered, added while one talks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events, getters, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reseau_tui.i18n import _
from reseau_tui.model import interviews as model
from reseau_tui.model.database import connection
from reseau_tui.network.interview_questions import Question, questions_in, text_of
from reseau_tui.network.interviews import InterviewCard, interview
from reseau_tui.tui.commands import command, keyed
from reseau_tui.tui.drawing import Line, content, safe, sentence, wrap
from reseau_tui.tui.screens.drawn_once import OpensWhole
from reseau_tui.tui.screens.ending import WorkEndsFirst
from reseau_tui.tui.screens.form import FormScreen
from reseau_tui.tui.widgets.block_list import Block, BlockList
from reseau_tui.tui.widgets.form_field import Field

if TYPE_CHECKING:
    from reseau_tui.tui.app import ReseauApp

TICKED, OPEN = "[x] ", "[ ] "
"""Never told by colour alone."""

_LINES_MOST = 3


class QuestionsScreen(WorkEndsFirst, OpensWhole, ModalScreen[None]):
    """Each key keeps what it changes at once, as an action of its own."""

    CSS_PATH = ["dialog.tcss", "interview_names.tcss"]  # noqa: RUF012 - Textual's way
    AUTO_FOCUS = "#questions"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", show=False),
        Binding("space,x", "tick", show=False),
        Binding("enter,e", "answer", show=False),
    ]

    view = getters.query_one("#questions", BlockList)

    def __init__(self, card: InterviewCard) -> None:
        super().__init__()
        self._card = card
        self._questions = questions_in(card.questions)

    def compose(self) -> ComposeResult:
        """The questions, what is said when there is none, what the keys do."""
        with Vertical(id="dialog") as box:
            box.border_title = sentence(_("My questions to {name}"), name=self._card.name)
            yield BlockList(id="questions")
            yield Static(Content(keyed(_("No question yet: {add_interview} adds one."))), id="none")
            words = _(
                "space ticks off · enter notes the answer · {add_interview} adds ·"
                " {drop_interview} removes"
            )
            yield Static(Content(keyed(words)), id="hint")

    def on_mount(self) -> None:
        """Show what there is."""
        self._show()

    def on_key(self, event: events.Key) -> None:
        """Add and remove with the keys that do so on the board."""
        if event.key in command("add-interview").keys_now:
            event.stop()
            self.action_add()
        elif event.key in command("drop-interview").keys_now:
            event.stop()
            self.action_remove()

    def _show(self) -> None:
        blocks = [Block(partial(_drawn, one), number) for number, one in enumerate(self._questions)]
        self.view.show(blocks)
        self.view.display = bool(blocks)
        self.query_one("#none").display = not blocks

    @property
    def _chosen(self) -> int | None:
        key = self.view.chosen_key
        return key if isinstance(key, int) else None

    def action_tick(self) -> None:
        """It was answered, or not yet after all."""
        place = self._chosen
        if place is not None:
            one = self._questions[place]
            self._keep({place: replace(one, ticked=not one.ticked)})

    @work(group="change")
    async def action_answer(self) -> None:
        """Note what was answered; with an answer it is ticked off."""
        place = self._chosen
        if place is None:
            return
        one = self._questions[place]
        answer = await self._ask(one.text, _("Answer"), one.answer)
        if answer is not None and answer != one.answer:
            self._keep({place: replace(one, answer=answer, ticked=bool(answer) or one.ticked)})

    @work(group="change")
    async def action_add(self) -> None:
        """One more question."""
        asked = await self._ask(_("One more question"), _("Question"), "")
        if asked:
            self._keep({len(self._questions): Question(asked)})

    def action_remove(self) -> None:
        """Leave a question out; ``u`` brings it back."""
        place = self._chosen
        if place is not None:
            self._keep({place: None})

    async def _ask(self, title: str, label: str, value: str) -> str | None:
        field = Field("words", label, value, wide=True)
        values = await self.app.push_screen_wait(FormScreen(content(title), [[field]]))
        return values["words"] if values is not None else None

    @work(group="keep")
    async def _keep(self, changed: dict[int, Question | None]) -> None:
        """Change the questions at some places; they are read again in the same action."""
        gateway = cast("ReseauApp", self.app).gateway

        def run() -> Sequence[Question]:
            card = interview(self._card.id)
            known = questions_in(card.questions) if card is not None else []
            places: dict[int, Question | None] = dict(enumerate(known))
            kept = [one for one in (places | changed).values() if one is not None]
            model.set_questions(connection(), self._card.id, text_of(kept))
            return kept

        label = _("questions to {name}").format(name=self._card.name)
        self._questions = list(await gateway.change(label, run))
        self._show()
        cast("ReseauApp", self.app).changed()

    def action_close(self) -> None:
        """Enough."""
        self.dismiss(None)


def _drawn(one: Question, width: int) -> list[Line]:
    room = width - len(TICKED)
    lines: list[Line] = []
    for number, words in enumerate(wrap(safe(one.text), room, _LINES_MOST)):
        mark = (TICKED if one.ticked else OPEN) if not number else " " * len(TICKED)
        lines.append([(mark, "accent"), (words, "dim" if one.ticked else "")])
    for words in wrap(safe(one.answer), room, _LINES_MOST):
        lines.append([(" " * len(TICKED), ""), (words, "soon")])
    return lines
