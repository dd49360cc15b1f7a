"""What an import does or did, a line a person, under headings; drawn when it is seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.geometry import Size

from reseau_tui.i18n import _, grouped
from reseau_tui.tui.drawing import Line, fit, pad, safe
from reseau_tui.tui.widgets.line_view import LineView

if TYPE_CHECKING:
    from reseau_tui.interchange.importing import ImportReport
    from reseau_tui.interchange.preview import Outcome

_NAMES = 30
"""Cells for names at most; what is said of them has the rest."""


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One line: who or where, and what is said of it; a heading has no ``said`` but a count."""

    what: str
    said: str = ""
    count: int = -1

    @property
    def heading(self) -> bool:
        """Whether this is a heading."""
        return self.count >= 0


def report_lines(report: ImportReport, outcomes: Sequence[Outcome]) -> list[ReportLine]:
    """Return what an import does to whom, and what it passes over; what is short comes first."""

    def of(verdict: str) -> list[tuple[str, str]]:
        return [(one.name, one.details) for one in outcomes if one.verdict == verdict]

    sections = [
        (_("To decide: added, and asked about"), of("asked")),
        (_("Changes"), of("changed")),
        (_("Skipped"), [(skip.where, skip.why) for skip in report.skipped]),
        (_("Left out or changed on the way"), [(loss, "") for loss in report.losses]),
        (_("New"), of("new")),
    ]
    lines: list[ReportLine] = []
    for title, entries in sections:
        if entries:
            lines.append(ReportLine(title, count=len(entries)))
            lines += [ReportLine(what, said) for what, said in entries]
    return lines


class ReportList(LineView):
    """The lines of a report; headings are passed over."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: Sequence[ReportLine] = ()

    def show(self, lines: Sequence[ReportLine]) -> None:
        """Show ``lines`` from the top."""
        self._lines = lines
        self.virtual_size = Size(0, len(lines))
        first = next((n for n, line in enumerate(lines) if not line.heading), -1)
        self.set_reactive(LineView.cursor, first)
        self.scroll_to(y=0, animate=False)
        self.refresh()
        self.post_message(self.Moved(self, first))

    @property
    def whole(self) -> str:
        """The line under the cursor in full."""
        if not 0 <= self.cursor < len(self._lines):
            return ""
        line = self._lines[self.cursor]
        return f"{line.what}: {line.said}" if line.said else line.what

    @property
    def item_count(self) -> int:
        """One item a line."""
        return len(self._lines)

    def item_lines(self, item: int) -> range:
        """One line an item."""
        return range(item, item + 1)

    def item_at(self, line: int) -> int:
        """The item of a line is its number."""
        return line if 0 <= line < len(self._lines) else -1

    def selectable(self, item: int) -> bool:
        """Everything but headings."""
        return 0 <= item < len(self._lines) and not self._lines[item].heading

    def draw_line(self, line: int, width: int) -> Line:
        """Draw a heading, or a name and what is said of it."""
        shown = self._lines[line]
        if shown.heading:
            words = f"{shown.what} {grouped(shown.count)} "
            return [(words, "strong"), ("─" * max(0, width - cell_len(words)), "rule")]
        if not shown.said:
            return [(fit(safe(shown.what), width), "")]
        size = min(_NAMES, width * 2 // 5)
        return [(pad(safe(shown.what), size), ""), ("  ", ""), (safe(shown.said), "dim")]
