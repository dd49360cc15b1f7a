"""The open question of one captured line: what is understood, whom it may mean, one key each."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.cells import cell_len

from reseau_tui.capture.answering import possible, received
from reseau_tui.capture.draft import why
from reseau_tui.i18n import _
from reseau_tui.tui.days import full_date
from reseau_tui.tui.drawing import Line, fit, safe, wrap
from reseau_tui.tui.widgets.block_list import Block, BlockList
from reseau_tui.tui.widgets.chips import chips

if TYPE_CHECKING:
    from reseau_tui.capture.draft import Draft, Question
    from reseau_tui.network.inbox import WaitingLine

RECORD = "record"
"""The answer to a line in which nothing is open any more."""

KEYS = "123456789"


class AnswerList(BlockList):
    """What can be answered; the keys are the screen's, a double click answers as well."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id)
        if classes:
            self.add_class(classes)
        self._answers: dict[str, int | str] = {}
        self.can_focus = False

    def answer(self, key: str) -> int | str | None:
        """Return what a key answers: a contact, ``create``, ``skip``, ``all``, ``record``."""
        return self._answers.get(key)

    def show_nothing(self) -> None:
        """There is no line to ask about."""
        self._answers = {}
        self.show([], keep=False)

    def show_question(
        self, waiting: WaitingLine, draft: Draft, today: datetime.date, *, compact: bool
    ) -> None:
        """Show what ``waiting`` was understood to mean and what is open in it.

        ``compact`` leaves out what was understood, so that nine candidates fit a low window.
        """
        rows = _rows(draft)
        self._answers = {key: answer for key, _label, _why, answer in rows if answer is not None}
        labels = min(36, max(cell_len(safe(label)) for _key, label, _why, _answer in rows))
        head = [Block(_words_drawer(waiting.text, 1 if compact else 3))]
        if not compact:
            head.append(Block(_understood_drawer(waiting, draft, today)))
        answers = [
            Block(_row_drawer(key, label, beside, labels), key)
            for key, label, beside, _answer in rows
        ]
        self.show([*head, *answers], keep=False)

    @property
    def height_wanted(self) -> int:
        """Lines it takes, its border included."""
        return self.virtual_size.height + 2


def title_of(draft: Draft) -> str:
    """Return what is asked, in words."""
    from reseau_tui.capture.answering import asked

    if not draft.questions:
        return _("Nothing is open any more")
    question = draft.questions[0]
    if question.size:
        return _("{name}: all {count} of them?").format(name=question.about, count=question.size)
    return asked(question.about, question.reason)


_Row = tuple[str, str, str, int | str | None]
"""A key, what it answers in words, why beside it, the answer; None where a screen takes over."""


def _rows(draft: Draft) -> list[_Row]:
    if not draft.questions:
        return [
            ("1", _("Write it down"), _("as it is understood now"), RECORD),
            ("e", _("Say the line again"), "", None),
            ("x", _("Drop the line"), "", None),
        ]
    question = draft.questions[0]
    others = possible(question, draft)
    rows: list[_Row] = []
    if "all" in others:
        rows.append(("1", _("All of them"), _names(question), "all"))
    else:
        rows += [
            (key, one.name, why(one, _), one.id)
            for key, one in zip(KEYS, question.candidates, strict=False)
        ]
    if "create" in others:
        rows.append(("n", question.about, _("somebody new"), "create"))
    if "skip" in others:
        word = _("“{name}” is only a word").format(name=question.about) if question.about else ""
        rows.append(("0", _("Nobody"), word, "skip"))
    if question.reason == "future":
        rows.append(("e", _("Say the line again"), _("next: makes a promise of it"), None))
    else:
        rows.append(("/", _("Somebody else"), _("found by name"), None))
        rows.append(("e", _("Say the line again"), "", None))
    rows.append(("x", _("Drop the line"), "", None))
    return rows


def _names(question: Question) -> str:
    return ", ".join(one.name for one in question.candidates)


def _words_drawer(text: str, most: int) -> Callable[[int], list[Line]]:
    def draw(width: int) -> list[Line]:
        return [[(part, "strong")] for part in wrap(safe(text), width, most)]

    return draw


def _understood_drawer(
    waiting: WaitingLine, draft: Draft, today: datetime.date
) -> Callable[[int], list[Line]]:
    def draw(width: int) -> list[Line]:
        came = received(waiting)
        when = _("came {date}, {time}").format(date=full_date(came.date()), time=f"{came:%H:%M}")
        understood = " · ".join(words for words, _style in chips(draft, today))
        return [
            [(fit(when, width), "dim")],
            *([(part, "dim")] for part in wrap(understood, width, 2)),
            [],
        ]

    return draw


def _row_drawer(key: str, label: str, beside: str, labels: int) -> Callable[[int], list[Line]]:
    def draw(width: int) -> list[Line]:
        shown = fit(safe(label), labels)
        line: Line = [(f"{key}  ", "accent"), (shown, "")]
        if beside:
            gap = labels - cell_len(shown) + 3
            line += [(" " * gap, ""), (fit(safe(beside), width - labels - 6), "dim")]
        return [line]

    return draw
