"""What to know of somebody before a call, in a window: what ``reseau-tui brief`` prints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events, getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from reseau_tui.i18n import _
from reseau_tui.network.brief import Brief
from reseau_tui.network.brief_words import BriefPart, brief_parts, who_lines
from reseau_tui.tui.commands import command
from reseau_tui.tui.drawing import Line, content, fit, pad, safe, wrap
from reseau_tui.tui.screens.drawn_once import OpensWhole
from reseau_tui.tui.widgets.block_list import Block, BlockList

_LINES_MOST = 3
"""Lines of one row; the card in full has all of it."""


class BriefScreen(OpensWhole, ModalScreen[bool]):
    """One person before a call; gives back whether the card is wanted."""

    CSS_PATH = ["dialog.tcss", "brief.tcss"]  # noqa: RUF012 - Textual's way
    AUTO_FOCUS = "#brief"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", show=False),
        Binding("enter,o", "open", show=False),
    ]

    words = getters.query_one("#brief", BlockList)

    def __init__(self, found: Brief, before: Sequence[BriefPart] = ()) -> None:
        """Show what is ``found``, ``before`` it what it is about this time."""
        super().__init__()
        self._found = found
        self._before = before

    def compose(self) -> ComposeResult:
        """One list that scrolls where the window is too low."""
        with Vertical(id="dialog") as box:
            box.border_title = content(self._found.card.summary.name)
            box.border_subtitle = Content(_("enter the card · esc closes"))
            yield BlockList(id="brief")

    def on_mount(self) -> None:
        """Show it."""
        parts = [*self._before, *brief_parts(self._found)]
        margin = max((cell_len(part.label) for part in parts), default=0) + 2
        blocks = [_who(who_lines(self._found))]
        blocks += [_part(part, margin) for part in parts]
        self.words.show(blocks, keep=False)

    def on_key(self, event: events.Key) -> None:
        """The key that opened it closes it, one of one's own as well."""
        if event.key in command("interview-brief" if self._before else "today-brief").keys_now:
            event.stop()
            self.action_close()

    def action_close(self) -> None:
        """Back to where we were."""
        self.dismiss(False)

    def action_open(self) -> None:
        """The card in full."""
        self.dismiss(True)


def _who(lines: list[str]) -> Block:
    def draw(width: int) -> list[Line]:
        first, *rest = [part for line in lines for part in wrap(safe(line), width, 2)] or [""]
        return [[(first, "strong")], *([(line, "dim")] for line in rest), []]

    return Block(draw)


def _part(part: BriefPart, margin: int) -> Block:
    widths: dict[int, int] = {}
    for row in part.rows:
        for place, cell in enumerate(row[:-1]):
            widths[place] = max(widths.get(place, 0), cell_len(safe(cell)))

    def draw(width: int) -> list[Line]:
        lines: list[Line] = []
        for place, row in enumerate(part.rows):
            head = "".join(pad(safe(cell), widths[at]) + "  " for at, cell in enumerate(row[:-1]))
            room = width - margin - cell_len(head)
            label = "" if place else part.label
            for number, words in enumerate(wrap(safe(row[-1]), room, _LINES_MOST) or [""]):
                before = head if not number else " " * cell_len(head)
                lines.append(
                    [
                        (pad(fit(label, margin) if not number else "", margin), "accent"),
                        (before, "dim"),
                        (words, ""),
                    ]
                )
        return lines

    return Block(draw)
