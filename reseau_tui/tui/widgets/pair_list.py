"""The pairs that may be one person: two names, what speaks for it, surest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from reseau_tui.i18n import _
from reseau_tui.tui.commands import bindings
from reseau_tui.tui.drawing import Line, fit, safe, wrap
from reseau_tui.tui.widgets.block_list import Block
from reseau_tui.tui.widgets.pair_answers import PairAnswers

if TYPE_CHECKING:
    from reseau_tui.network.duplicates import Candidate, Duplicate, Duplicates

_BETWEEN = " ≟ "


class PairList(PairAnswers):
    """The list of the screen of duplicates."""

    BINDINGS = [*bindings("duplicates")]  # noqa: RUF012 - Textual's way

    def show_pairs(self, found: Duplicates) -> None:
        """Show the pairs under their headings; the cursor stays on its pair."""
        headings = _headings()
        blocks: list[Block] = []
        group = ""
        for pair in found.pairs:
            if pair.group != group:
                group = pair.group
                blocks.append(_heading(headings[group], first=not blocks))
            blocks.append(_pair(pair))
        more = found.total - len(found.pairs)
        if more > 0:
            blocks.append(_quiet(_("More come when these are answered.")))
        self.show(blocks)

    def go_to(self, key: tuple[int, int]) -> None:
        """Put the cursor on a pair, if it is there."""
        for item, block in enumerate(self._blocks):
            if block.key == key:
                self.cursor = item
                return

    def action_compare(self) -> None:
        """Show the two side by side."""
        self.answer("compare")


def _headings() -> dict[str, str]:
    return {
        "asked": _("Asked by an import"),
        "likely": _("Probably the same person"),
        "shared": _("One address or number, two names"),
        "namesakes": _("The same name and nothing else: probably two people"),
    }


def _heading(title: str, *, first: bool) -> Block:
    def draw(width: int) -> list[Line]:
        lines = wrap(title, width, 2)
        last = lines[-1]
        rule = "─" * max(0, width - cell_len(last) - 1)
        drawn: list[Line] = [[(line, "strong")] for line in lines[:-1]]
        drawn.append([(last + " ", "strong"), (rule, "rule")])
        return drawn if first else [[], *drawn]

    return Block(draw)


def _pair(pair: Duplicate) -> Block:
    def draw(width: int) -> list[Line]:
        room = (width - cell_len(_BETWEEN)) // 2
        names: Line = [
            *_candidate(pair.first, room),
            (_BETWEEN, "accent"),
            *_candidate(pair.second, room),
        ]
        said = " · ".join(safe(one) for one in pair.evidence)
        if pair.group == "asked":
            likely = _("probably the same") if pair.preselected == "same" else _("probably two")
            said = f"{said} · {likely}"
        return [names, *([("  ", ""), (part, "dim")] for part in wrap(said, width - 2, 2))]

    return Block(draw, pair.key)


def _candidate(candidate: Candidate, room: int) -> Line:
    name = fit(safe(candidate.name), room)
    line: Line = [(name, "")]
    beside = safe(candidate.beside)
    left = room - cell_len(name) - 3
    if beside and left >= 6:
        line.append((f" ({fit(beside, left)})", "dim"))
    return line


def _quiet(words: str) -> Block:
    def draw(width: int) -> list[Line]:
        return [[], *([(part, "dim")] for part in wrap(words, width, 3))]

    return Block(draw)
