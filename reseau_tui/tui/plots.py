"""Plots as drawn lines: columns, stacked columns, curves; readable without any colour.

Columns are our own: a month a column, its parts told apart by how dense their sign is. Curves are
drawn in dots by plotille, each named at its end; where they meet, the dots of both are shown.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.cells import cell_len

from reseau_tui.i18n import grouped
from reseau_tui.tui.drawing import Line, fit
from reseau_tui.tui.widgets.year_map import month_names

_EIGHTHS = " ▁▂▃▄▅▆▇█"
_WIDEST = 6
"""Cells of a month at most."""

MONTHS_NAMED = 24
"""Months that are named each; of more, only the years are."""

_SHORT = 3
"""Cells up to which a month is named by its initial."""

_YEAR = 4

_NO_DOTS = "\u2800"
_LEAST_ROWS = 3

_STEPS = (1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10)
"""What an axis may end at, in powers of ten."""


@dataclass(frozen=True, slots=True)
class Part:
    """One of several counts a month: its name, the sign and the role that it is drawn with."""

    name: str
    counts: Sequence[int]
    sign: str
    role: str


@dataclass(frozen=True, slots=True)
class Curve:
    """One line: its name at the end, a value a month (None: nothing known), its role."""

    name: str
    values: Sequence[float | None]
    role: str


def round_top(most: float) -> int:
    """Return the number at the top of an axis: ``most`` or a little more, even.

    >>> [round_top(number) for number in (0, 1, 3, 7, 23, 101, 17171)]
    [2, 2, 4, 8, 24, 120, 20000]
    """
    if most <= 10:
        return max(2, math.ceil(most / 2) * 2)
    unit = 10 ** math.floor(math.log10(most))
    return next(top for step in _STEPS if (top := round(step * unit)) >= most)


def stacked(months: Sequence[str], parts: Sequence[Part], width: int, height: int) -> list[Line]:
    """Draw parts on top of each other, the first at the bottom, months below."""
    totals = [sum(counts) for counts in zip(*(part.counts for part in parts), strict=True)]
    top = round_top(max(totals, default=0))
    rows = max(_LEAST_ROWS, height - 2)
    margin = _margin(top)
    cell = _cell(len(months), width - margin)
    columns = [_levels([part.counts[place] for part in parts], top, rows)
               for place in range(len(months))]  # fmt: skip
    lines: list[Line] = []
    for row in reversed(range(rows)):
        line: Line = [_axis(top, row, rows, margin)]
        for levels in columns:
            found = next((part for part, level in zip(parts, levels, strict=True) if row < level),
                         None)  # fmt: skip
            body, gap = max(1, cell - 1), min(1, cell - 1)
            line.append(((found.sign if found else " ") * body, found.role if found else ""))
            line.append((" " * gap, ""))
        lines.append(line)
    return [*lines, *month_axis(months, cell, margin)]


def _levels(counts: Sequence[int], top: int, rows: int) -> list[int]:
    """Return up to which row each part reaches; something is never drawn as nothing."""
    total, levels = 0, []
    for count in counts:
        total += count
        levels.append(round(total * rows / top))
    if total and not levels[-1]:
        largest = max(range(len(counts)), key=lambda place: counts[place])
        levels[largest:] = [1] * (len(levels) - largest)
    return levels


def columns(
    counts: Sequence[int], top: int, cell: int, rows: int, margin: int, role: str
) -> list[Line]:
    """Draw one count a month as columns of ``rows`` lines, ``top`` at their upper end."""
    lines: list[Line] = []
    eighths = [max(round(count * rows * 8 / top), 1 if count else 0) for count in counts]
    body, gap = max(1, cell - 1), min(1, cell - 1)
    for row in reversed(range(rows)):
        bars = "".join(
            _EIGHTHS[min(8, max(0, high - 8 * row))] * body + " " * gap for high in eighths
        )
        lines.append([_axis(top, row, rows, margin), (bars, role)])
    return lines


def side_by_side(
    months: Sequence[str], parts: Sequence[Part], width: int, height: int
) -> list[Line]:
    """Draw several counts a month under each other, all to the same scale, months below."""
    top = round_top(max((max(part.counts, default=0) for part in parts), default=0))
    margin = _margin(top)
    cell = _cell(len(months), width - margin)
    rows = max(1, (height - 2 - len(parts)) // max(1, len(parts)))
    lines: list[Line] = []
    for part in parts:
        lines.append([(f"{part.name} ", "strong"), (grouped(sum(part.counts)), part.role)])
        lines += columns(part.counts, top, cell, rows, margin, part.role)
    return [*lines, *month_axis(months, cell, margin)]


def curves(
    months: Sequence[str], drawn: Sequence[Curve], top: int, width: int, height: int, unit: str = ""
) -> list[Line]:
    """Draw lines in dots, their names at the right end, months below."""
    from plotille import Canvas

    rows = max(_LEAST_ROWS, height - 2)
    margin = _margin(top, unit)
    names = min(max((cell_len(curve.name) for curve in drawn), default=0), max(12, width * 9 // 20))
    room = max(8, width - margin - names - 2)
    last = max(1, len(months) - 1)
    # A value at the very end of an axis is to be the last dot, not the one after it.
    right, above = last * 2 * room / (2 * room - 1), top * 4 * rows / (4 * rows - 1)
    dots = [[0] * room for _row in range(rows)]
    roles = [[""] * room for _row in range(rows)]
    for curve in drawn:
        canvas = Canvas(room, rows, 0, 0, right, above)
        known = [(place, value) for place, value in enumerate(curve.values) if value is not None]
        for (place, value), (after, then) in pairwise(known):
            if after == place + 1:
                canvas.line(place, min(value, top), after, min(then, top))
        for row, text in enumerate(canvas.plot(linesep="\n").split("\n")[:rows]):
            for column, sign in enumerate(text[:room]):
                if sign not in (_NO_DOTS, " "):
                    dots[row][column] |= ord(sign) - ord(_NO_DOTS)
                    roles[row][column] = curve.role
    ends = _ends(drawn, top, rows)
    lines: list[Line] = []
    for row in range(rows):
        line: Line = [_axis(top, rows - 1 - row, rows, margin, unit)]
        line += _runs(dots[row], roles[row])
        end = ends.get(row)
        if end is not None:
            line += [("  ", ""), (fit(end.name, names), end.role)]
        lines.append(line)
    return [*lines, *month_axis(months, 0, margin, room)]


def _runs(dots: Sequence[int], roles: Sequence[str]) -> Line:
    line: Line = []
    for dot, role in zip(dots, roles, strict=True):
        sign = chr(ord(_NO_DOTS) + dot) if dot else " "
        if line and line[-1][1] == role:
            line[-1] = (line[-1][0] + sign, role)
        else:
            line.append((sign, role))
    return line


def _ends(drawn: Sequence[Curve], top: int, rows: int) -> dict[int, Curve]:
    """Return the row of each name: where its line ends, else as near as there is room."""
    named = sorted(((_last(curve), curve) for curve in drawn[:rows]), key=lambda one: -one[0])
    places: list[int] = []
    for value, _curve in named:
        aim = round((1 - min(value, top) / top) * (rows - 1))
        places.append(max(aim, places[-1] + 1 if places else 0))
    lowest = rows - 1
    for number in reversed(range(len(places))):
        places[number] = min(places[number], lowest)
        lowest = places[number] - 1
    return {row: curve for row, (_value, curve) in zip(places, named, strict=True)}


def _last(curve: Curve) -> float:
    return next((value for value in reversed(curve.values) if value is not None), 0.0)


def month_axis(months: Sequence[str], cell: int, margin: int, room: int = 0) -> list[Line]:
    """Return two lines: the months below their columns, the years below their first months.

    With ``cell`` 0 the months lie evenly on ``room`` cells, as the points of a curve do. Where
    there are too many to name, a rule stands in their place.
    """
    last = max(1, len(months) - 1)
    whole = len(months) * cell if cell else room
    starts = [number * cell if cell else round(number * (room - 1) / last)
              for number in range(len(months))]  # fmt: skip
    each = whole // max(1, len(months))
    above, below = [" "] * (whole + _YEAR), [" "] * (whole + _YEAR)
    if len(months) > MONTHS_NAMED or not each:
        above[:whole] = "─" * whole
    else:
        names = month_names(each - 1 if each > _SHORT else 1)
        for start, month in zip(starts, months, strict=True):
            name = names[int(month[5:7]) - 1]
            above[start : start + len(name)] = name
    free = 0
    for number, (start, month) in enumerate(zip(starts, months, strict=True)):
        january = next((n for n in range(number, len(months)) if months[n][5:7] == "01"), None)
        first = number == 0 and (january is None or starts[january] > _YEAR)
        if (first or january == number) and start >= free:
            below[start : start + _YEAR] = month[:4]
            free = start + _YEAR + 1
    blank = " " * margin
    return [[(blank + "".join(line).rstrip(), "dim")] for line in (above, below)]


def _axis(top: int, row: int, rows: int, margin: int, unit: str = "") -> tuple[str, str]:
    """Return what stands left of a row: the number at the top, its half in the middle."""
    if row == rows - 1:
        label = grouped(top) + unit
    elif rows >= 5 and rows % 2 and row == rows // 2 and top % 2 == 0:
        label = grouped(top // 2) + unit
    else:
        label = ""
    return (label.rjust(margin - 1) + " ", "dim")


def _margin(top: int, unit: str = "") -> int:
    return cell_len(grouped(top) + unit) + 1


def _cell(months: int, room: int) -> int:
    return max(1, min(_WIDEST, room // max(1, months)))


def legend(parts: Sequence[Part], width: int) -> list[Line]:
    """Return what the signs mean, with what there was of each, in as few lines as hold it."""
    lines: list[Line] = []
    left = 0
    for part in parts:
        words = f" {part.name} {grouped(sum(part.counts))}"
        size = cell_len(words) + 1
        if not lines or size + 2 > left:
            lines.append([])
            left = width
        else:
            lines[-1].append(("  ", ""))
            left -= 2
        lines[-1] += [(part.sign, part.role), (words, "dim")]
        left -= size
    return lines


def bar_to_mark(count: int, usual: int, width: int) -> Line:
    """Draw ``count`` as a bar beside a mark for ``usual``; far beyond it, the bar ends in ▸."""
    mark = max(2, width * 3 // 5)
    length = min(width, max(round(count * mark / usual), 1 if count else 0))
    over = count * mark / usual > width
    cells = ["█" if place < length else " " for place in range(width)]
    if over:
        cells[-1] = "▸"
    before, after = "".join(cells[: mark - 1]), "".join(cells[mark:])
    return [(before, "accent"), ("┃" if length >= mark else "╎", "due"), (after, "accent")]
