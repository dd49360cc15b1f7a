"""The people who would enjoy an article: the name, and what speaks for it."""

from __future__ import annotations

from collections.abc import Sequence

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.network import phrases
from reseau_tui.network.enjoy import Reader
from reseau_tui.network.reading import as_day
from reseau_tui.network.reasons import BETWEEN
from reseau_tui.tui.drawing import Line, fit, pad, safe, wrap
from reseau_tui.tui.widgets.block_list import Block, BlockList
from reseau_tui.tui.widgets.contact_list import MARK

_INDENT = "  "
_WIDE = 70
_NAME = 28
"""Cells of a line from which the reasons stand beside the names, and of that column."""


class ReaderList(BlockList):
    """One block a person; ``marked`` are those it is to be forwarded to."""

    CURSOR_STAYS = True

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.marked: set[int] = set()
        self._readers: dict[int, Reader] = {}

    @property
    def chosen(self) -> Reader | None:
        """The person under the cursor."""
        key = self.chosen_key
        return self._readers.get(key) if isinstance(key, int) else None

    def show_readers(self, readers: Sequence[Reader], *, keep: bool) -> None:
        """Show ``readers``; with ``keep`` the cursor and the marks stay."""
        self._readers = {one.id: one for one in readers}
        self.marked &= self._readers.keys() if keep else set()
        self.show([self._block(one) for one in readers], keep=keep)

    def turn_mark(self) -> None:
        """Mark who is under the cursor, or take the mark away; then one down."""
        chosen = self.chosen
        if chosen is not None:
            self.marked ^= {chosen.id}
            self.redraw()
            self.step(1)

    def clear_marks(self) -> None:
        """Take every mark away."""
        self.marked.clear()
        self.redraw()

    def _block(self, reader: Reader) -> Block:
        why = BETWEEN.join(safe(one) for one in reader.why)
        sent = _sent(reader.sent_on)

        def draw(width: int) -> list[Line]:
            marked = reader.id in self.marked
            beside = _NAME if width >= _WIDE else 0
            room = width - (beside or len(_INDENT))
            shown = wrap(why, room, 2) + ([fit(sent, room)] if sent else [])
            sign = (MARK if marked else _INDENT, "accent")
            role = "accent" if marked else "strong"
            if beside:
                first, *more = shown or [""]
                name = pad(safe(reader.name), beside - len(MARK) - 2) + "  "
                lines: list[Line] = [[sign, (name, role), (first, "")]]
            else:
                more = shown
                lines = [[sign, (fit(safe(reader.name), width - len(MARK)), role)]]
            margin = " " * (beside or len(_INDENT))
            return [*lines, *([(margin, ""), (line, "dim")] for line in more)]

        return Block(draw, reader.id)


def _sent(on: str | None) -> str:
    day = as_day(on)
    if day is None:
        return ""
    return _("forwarded {ago}").format(ago=phrases.ago(day, clock.today()))
