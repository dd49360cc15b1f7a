"""Two cards side by side: what both say, which side is kept of each row, and the answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from reseau_tui.i18n import _, grouped, ngettext
from reseau_tui.tui.commands import bindings, keyed
from reseau_tui.tui.drawing import Line, fit, safe, wrap
from reseau_tui.tui.widgets.block_list import Block
from reseau_tui.tui.widgets.pair_answers import PairAnswers
from reseau_tui.tui.widgets.pair_rows import PairRow, Words, rows_of

if TYPE_CHECKING:
    from reseau_tui.network.duplicates import Comparison, Duplicate

LEFT, RIGHT, BOTH = "keep", "other", "both"
"""The sides as the model calls them: who stays stands on the left."""

KEPT, LEFT_OUT, UNITED, SAME = "●", "○", "+", "="
"""The marks before a value: what state is shown by, whatever the colours."""

_BESIDE = 66
"""Cells from which the two stand beside each other; below, one above the other."""

_MOST_LINES = 12
"""Lines shown of one value (a long note)."""

_BREAKS = "@./-_,:;&?="


class PairView(PairAnswers):
    """The side-by-side of one pair; the screen writes what is answered."""

    BINDINGS = [*bindings("pair")]  # noqa: RUF012 - Textual's way

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.comparison: Comparison | None = None
        self.sides: dict[str, str] = {}
        self._rows: dict[str, PairRow] = {}

    # What is shown ----------------------------------------------------------------------------

    def show_pair(self, pair: Duplicate, comparison: Comparison) -> None:
        """Show a pair; of the one that is shown already, what was chosen stays chosen."""
        before = self.comparison
        people = (comparison.keep.summary.id, comparison.other.summary.id)
        again = before is not None and people == (before.keep.summary.id, before.other.summary.id)
        chosen = self.sides if again else {}
        rows = rows_of(comparison)
        self.comparison = comparison
        self._rows = {row.field: row for row in rows if row.choosable}
        self.sides = {
            **comparison.sides,
            **{field: side for field, side in chosen.items() if field in self._rows},
        }
        self.border_subtitle = Content(_moves(comparison))
        blocks = [Block(lambda width: _why(pair, width))]
        blocks += [Block(lambda width: _heads(comparison, width))]
        blocks += [self._block(row) for row in rows]
        blocks += [Block(_legend, None if self._rows else "legend")]
        self.show(blocks, keep=again)

    def show_nothing(self) -> None:
        """Forget the pair."""
        self.comparison = None
        self.sides = {}
        self._rows = {}
        self.show([], keep=False)

    def _block(self, row: PairRow) -> Block:
        def draw(width: int) -> list[Line]:
            marks = self._marks(row)
            if width >= _BESIDE:
                return _beside(row, marks, width)
            return _above(row, marks, width)

        return Block(draw, row.field if row.choosable else None)

    def _marks(self, row: PairRow) -> tuple[str, str]:
        if row.same:
            return SAME, SAME
        if not row.field:
            return (UNITED if row.left else " "), (UNITED if row.right else " ")
        side = self.sides.get(row.field, LEFT)
        if side == BOTH:
            return UNITED, UNITED
        return (KEPT, LEFT_OUT) if side == LEFT else (LEFT_OUT, KEPT)

    # Choosing ---------------------------------------------------------------------------------

    def _choose(self, side: str) -> None:
        key = self.chosen_key
        if isinstance(key, str) and key in self._rows:
            self.sides[key] = side
            self.redraw()

    def action_take_left(self) -> None:
        """Keep what the left card says."""
        self._choose(LEFT)

    def action_take_right(self) -> None:
        """Keep what the right card says."""
        self._choose(RIGHT)

    def action_switch_side(self) -> None:
        """Keep the other one; of the notes one, the other or both."""
        key = self.chosen_key
        if not isinstance(key, str) or key not in self._rows:
            return
        row = self._rows[key]
        turns = [LEFT, RIGHT, BOTH] if key == "notes" and row.left and row.right else [LEFT, RIGHT]
        here = self.sides.get(key, LEFT)
        self._choose(turns[(turns.index(here) + 1) % len(turns)] if here in turns else LEFT)

    def action_take_side(self) -> None:
        """Take every row from one side: that of the row under the cursor, then the other."""
        if not self._rows:
            return
        key = self.chosen_key
        side = self.sides.get(key, LEFT) if isinstance(key, str) else LEFT
        if side == BOTH or all(self.sides[field] == side for field in self._rows):
            side = LEFT if side == RIGHT else RIGHT
        self.sides |= dict.fromkeys(self._rows, side)
        self.redraw()

    # Answering --------------------------------------------------------------------------------

    def action_merge(self) -> None:
        """They are one person."""
        self.answer("same")

    def action_later(self) -> None:
        """Another day."""
        self.answer("later")

    def action_pair_back(self) -> None:
        """Back to the list."""
        self.answer("")


def _moves(comparison: Comparison) -> str:
    if not comparison.moves:
        return keyed(_("{merge} makes one card of them"))
    words = ngettext(
        "{merge} makes one card of them · {count} exchange moves",
        "{merge} makes one card of them · {count} exchanges move",
        comparison.moves,
    )
    return keyed(words, count=grouped(comparison.moves))


def _why(pair: Duplicate, width: int) -> list[Line]:
    likely = (
        _("Probably the same person") if pair.preselected == "same" else _("Probably two people")
    )
    said = " · ".join(safe(one) for one in pair.evidence)
    lines: list[Line] = [[(part, "strong")] for part in _wrapped(likely, width)]
    lines += [[(part, "dim")] for part in _wrapped(said, width)]
    return [*lines, []]


def _heads(comparison: Comparison, width: int) -> list[Line]:
    if width < _BESIDE:
        return []
    margin, column = _columns(width)
    heads = [safe(card.summary.name) for card in (comparison.keep, comparison.other)]
    line: Line = [(" " * margin, "")]
    for arrow, name in zip("←→", heads, strict=True):
        said = fit(name, column - 3)
        gap = " " * (column - 2 - cell_len(said))
        line += [(f"{arrow} ", "accent"), (said, "strong"), (gap, "")]
    return [line, [("─" * width, "rule")]]


def _columns(width: int) -> tuple[int, int]:
    """Return the width of the labels and of each of the two columns, marks included."""
    margin = min(16, width // 5)
    return margin, (width - margin) // 2


def _beside(row: PairRow, marks: tuple[str, str], width: int) -> list[Line]:
    margin, column = _columns(width)
    labels = _wrapped(row.label, margin - 1)
    left = _value(row.left, column - 3)
    right = _value(row.right, column - 3)
    lines: list[Line] = []
    for number in range(max(len(labels), len(left), len(right))):
        line: Line = [(_pad(labels, number, margin), "dim")]
        for words, mark in ((left, marks[0]), (right, marks[1])):
            line += _marked(mark, number)
            line.append((_pad(words, number, column - 2), _role(mark)))
        lines.append(line)
    return lines


def _above(row: PairRow, marks: tuple[str, str], width: int) -> list[Line]:
    lines: list[Line] = [[(row.label, "dim")]]
    sides = [(row.left, marks[0], "←"), (row.right, marks[1], "→")]
    if row.same:
        sides = sides[:1]
    for words, mark, arrow in sides:
        if mark == " ":
            continue
        for number, part in enumerate(_value(words, width - 4)):
            sign = " " if row.same or number else arrow
            lines.append([(sign + " ", "accent"), *_marked(mark, number), (part, _role(mark))])
    return lines


def _marked(mark: str, number: int) -> Line:
    return [((mark if number == 0 else " ") + " ", "accent" if mark in (KEPT, UNITED) else "dim")]


def _role(mark: str) -> str:
    return "dim" if mark in (LEFT_OUT, SAME) else ""


def _pad(words: list[str], number: int, width: int) -> str:
    text = words[number] if number < len(words) else ""
    return text + " " * (width - cell_len(text))


def _value(words: Words, width: int) -> list[str]:
    """Return what one card says in lines of ``width`` cells; a very long note ends in "…"."""
    lines = [part for one in words for part in _wrapped(one, width)] or ["—"]
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], "…"]
    return lines


def _legend(width: int) -> list[Line]:
    said = [
        (KEPT, _("taken")),
        (LEFT_OUT, _("left out")),
        (UNITED, _("both are kept")),
        (SAME, _("the same")),
    ]
    lines = [""]
    for mark, word in said:
        part = f"{mark} {word}"
        longer = f"{lines[-1]}   {part}" if lines[-1] else part
        if cell_len(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(part)
    return [[], *([(line, "dim")] for line in lines)]


def _wrapped(text: str, width: int) -> list[str]:
    """Cut ``text`` at blanks; a word longer than a line after one of its signs, as in addresses."""
    lines: list[str] = []
    current = ""
    for word in text.split():
        longer = f"{current} {word}" if current else word
        if cell_len(longer) <= width:
            current = longer
            continue
        if current:
            lines.append(current)
        current = ""
        for piece in _pieces(word, width):
            if cell_len(current + piece) > width:
                lines.append(current)
                current = ""
            current += piece
    return [*lines, current] if current else lines


def _pieces(word: str, width: int) -> Iterator[str]:
    start = 0
    for place, letter in enumerate(word, 1):
        if letter in _BREAKS or place == len(word):
            # What has no such sign (Chinese, a very long name) is cut where the line ends.
            yield from wrap(word[start:place], width, len(word))
            start = place
