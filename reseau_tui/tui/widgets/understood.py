"""What a line is understood to mean: chips under it, wrapped between them, never in a word."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from reseau_tui.i18n import _
from reseau_tui.tui.drawing import fit, wrap
from reseau_tui.tui.widgets.chips import Chip

BETWEEN = " · "
"""What stands between two chips of a line."""

LINES_MOST = 3
"""Lines of chips shown at once."""

NOTE_LINES = 2
"""Lines of the sentence after them."""

_CHIP_MOST = 44
"""Cells that a chip takes at most: a long section must not push the promise out of sight."""


def chip_lines(chips: Sequence[Chip], width: int, most: int = LINES_MOST) -> list[list[Chip]]:
    """Return ``chips`` in at most ``most`` lines of ``width`` cells.

    A chip is never divided; one that is too long loses words at its end. Those that have no place
    are counted: ``… 3 more``.
    """
    lines: list[list[Chip]] = []
    room = 0
    short = [(_short(words, width), style) for words, style in chips]
    for place, chip in enumerate(short):
        size = cell_len(chip[0])
        if lines and len(BETWEEN) + size <= room:
            lines[-1].append(chip)
            room -= len(BETWEEN) + size
        elif len(lines) < most:
            lines.append([chip])
            room = width - size
        else:
            return [*lines[:-1], _with_count(lines[-1], len(short) - place, width)]
    return lines


def _short(words: str, width: int) -> str:
    return (wrap(words, min(width, _CHIP_MOST), 1) or [""])[0]


def _with_count(line: list[Chip], left_out: int, width: int) -> list[Chip]:
    """Return the last line with the number of chips left out, in the place of as few as can be."""
    kept = list(line)
    while kept:
        count = (_("… {count} more").format(count=left_out), "$muted")
        used = sum(cell_len(words) + len(BETWEEN) for words, _style in kept)
        if used + cell_len(count[0]) <= width:
            return [*kept, count]
        kept.pop()
        left_out += 1
    return [(fit(_("… {count} more").format(count=left_out), width), "$muted")]


class Understood(Widget):
    """The chips of a line, and a sentence where something is to be said about it."""

    DEFAULT_CSS = "Understood { height: auto; min-height: 1; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._chips: Sequence[Chip] = ()
        self._note = ""

    def tell(self, chips: Sequence[Chip], note: str = "") -> None:
        """Show ``chips``, and ``note`` after them."""
        if (chips, note) != (self._chips, self._note):
            self._chips, self._note = chips, note
            self.refresh(layout=True)

    def lines(self, width: int) -> list[list[Chip]]:
        """Return what is drawn in ``width`` cells, line by line."""
        lines = chip_lines(self._chips, width)
        if not self._note:
            return lines
        quiet = "$muted italic" if self._chips else "$muted"
        if lines:
            used = sum(cell_len(words) for words, _style in lines[-1])
            used += len(BETWEEN) * len(lines[-1])
            if used + cell_len(self._note) <= width:
                lines[-1].append((self._note, quiet))
                return lines
        return [*lines, *([(words, quiet)] for words in wrap(self._note, width, NOTE_LINES))]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are."""
        del container, viewport
        return max(1, len(self.lines(max(8, width))))

    def render(self) -> Content:
        """Draw the lines for the width there is."""
        drawn = [self._line(line) for line in self.lines(max(8, self.content_size.width))]
        return Content("\n").join(drawn)

    @staticmethod
    def _line(line: list[Chip]) -> Content:
        parts: list[Chip] = []
        for chip in line:
            if parts:
                parts.append((BETWEEN, "$muted"))
            parts.append(chip)
        return Content.assemble(*parts)
