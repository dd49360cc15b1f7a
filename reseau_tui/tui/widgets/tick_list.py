"""Things to tick off under a line: promises kept, news told, questions asked, thanks said."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from reseau_tui.i18n import _
from reseau_tui.network.ticks import ASK, PROMISE, TELL, THANK
from reseau_tui.tui.days import near
from reseau_tui.tui.drawing import Line, fit, justify, safe
from reseau_tui.tui.widgets.block_list import Block, BlockList
from reseau_tui.tui.widgets.line_view import LineView

if TYPE_CHECKING:
    from reseau_tui.network.ticks import Tickable

LINES_MOST = 4
"""Rows seen at once; the list scrolls beyond."""

_NAME_MOST = 24


class TickList(BlockList):
    """Rows with a box each; ``space`` ticks, ``enter`` is for the line they stand under.

    ``a`` asks what was answered to a question, and ticks it.

    A row is known by its kind and id: a tick stays while other rows come and go, and is back when
    its row is.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", show=False),
        Binding("a", "answer", show=False),
        Binding("enter", "settle", show=False),
        Binding("escape,tab,shift+tab", "leave", show=False),
    ]

    class Settled(Message):
        """What is ticked is to be written down with the line."""

    class Answering(Message):
        """What was answered to a question is to be noted."""

        def __init__(self, row: Tickable) -> None:
            super().__init__()
            self.row = row

    class Left(Message):
        """Back to the line."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: Sequence[Tickable] = ()
        self._ticked: set[tuple[str, int]] = set()
        self._answers: dict[tuple[str, int], str] = {}
        self._today = datetime.date.min

    @property
    def rows(self) -> Sequence[Tickable]:
        """What can be ticked now."""
        return self._rows

    def ticked(self, people: Iterable[int]) -> list[Tickable]:
        """Return the rows ticked that are about any of ``people``."""
        about = set(people)
        return [
            replace(row, answer=self._answers.get(_key(row), ""))
            for row in self._rows
            if _key(row) in self._ticked and row.contact_id in about
        ]

    def offer(self, rows: Sequence[Tickable], today: datetime.date) -> None:
        """Show ``rows``; nothing is seen while there are none."""
        self._rows, self._today = rows, today
        self.border_title = Content(f" {_title({row.kind for row in rows})} ")
        self.set_class(not rows, "-none")
        self.can_focus = bool(rows)
        self.styles.height = min(LINES_MOST, len(rows)) + 1  # the title's line
        self._show()

    def forget(self) -> None:
        """No row, no tick."""
        self._ticked.clear()
        self._answers.clear()
        self.offer((), self._today)

    def _show(self) -> None:
        self.show([Block(self._drawer(row), _key(row)) for row in self._rows])

    def _drawer(self, row: Tickable) -> Callable[[int], list[Line]]:
        def draw(width: int) -> list[Line]:
            ticked = _key(row) in self._ticked
            box = ("[x] ", "strong") if ticked else ("[ ] ", "dim")
            about = fit(safe(row.name), _NAME_MOST)
            if row.on is not None:
                about += " · " + near(row.on, self._today)
            words = settled_words(row) if row.kind in (TELL, ASK, THANK) else safe(row.text)
            answer = self._answers.get(_key(row))
            if ticked and answer:
                words += f" → {safe(answer)}"
            return [justify([box, (words, "strong" if ticked else "")], [(about, "dim")], width)]

        return draw

    def action_tick(self) -> None:
        """Tick the row under the cursor, or take the tick away."""
        key = self.chosen_key
        if isinstance(key, tuple):
            self._ticked ^= {key}
            self._show()

    def action_answer(self) -> None:
        """Note what was answered to the question under the cursor."""
        row = next((row for row in self._rows if _key(row) == self.chosen_key), None)
        if row is not None and row.kind == ASK:
            self.post_message(self.Answering(row))

    def answered(self, row: Tickable, answer: str) -> None:
        """Tick a question, with what was answered to it."""
        self._ticked.add(_key(row))
        self._answers[_key(row)] = answer
        self._show()

    def action_settle(self) -> None:
        """The line is finished."""
        self.post_message(self.Settled())

    def action_leave(self) -> None:
        """Back to the line, the ticks stay."""
        self.post_message(self.Left())

    def action_up(self) -> None:
        """One row up; from the first one, back to the line above."""
        if self.cursor <= 0:
            self.action_leave()
        else:
            super().action_up()

    def on_line_view_chosen(self, event: LineView.Chosen) -> None:
        """A double click ticks."""
        event.stop()
        self.action_tick()


def _key(row: Tickable) -> tuple[str, int]:
    return (row.kind, row.id)


def _title(kinds: set[str]) -> str:
    if kinds <= {PROMISE}:
        return _("Kept by this? ↓, then space ticks")
    if ASK in kinds:
        return _("Done by this? ↓, space ticks, a notes an answer")
    return _("Done by this? ↓, then space ticks")


def settled_words(row: Tickable) -> str:
    """Return a row that was ticked in words, for a toast."""
    text = safe(row.text)
    if row.kind == TELL:
        return _("told: {text}").format(text=text)
    if row.kind == ASK:
        return _("asked: {text}").format(text=text)
    if row.kind == THANK:
        return _("thanked for: {text}").format(text=text)
    return _("kept: {text}").format(text=text)
