"""Who was remembered in this sitting, the latest first, then who was in this sphere before."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import cell_len

from reseau_tui.i18n import _
from reseau_tui.model.remember import AMBIENT
from reseau_tui.network.remember import RememberedPerson
from reseau_tui.tui.drawing import Line, fit, justify, pad, safe
from reseau_tui.tui.labels import CIRCLE_SIGNS, circles, styles
from reseau_tui.tui.widgets.block_list import Block, BlockList

_NAME = 30


class RememberedList(BlockList):
    """Looked at only: the line above keeps the focus."""

    def show_people(
        self, now: Sequence[RememberedPerson], before: Sequence[RememberedPerson]
    ) -> None:
        """Show both; the last one named stands out."""
        blocks = [Block(_drawer(one, last=place == 0)) for place, one in enumerate(now)]
        if before:
            blocks.append(Block(_heading(_("Before"))))
            blocks += [Block(_drawer(one)) for one in before]
        self.show(blocks, keep=False)


def _heading(title: str) -> Callable[[int], list[Line]]:
    def draw(width: int) -> list[Line]:
        return [[(f"{title} ", "dim"), ("─" * max(0, width - cell_len(title) - 1), "rule")]]

    return draw


def _drawer(one: RememberedPerson, *, last: bool = False) -> Callable[[int], list[Line]]:
    def draw(width: int) -> list[Line]:
        name = pad(safe(one.name), min(_NAME, width // 2))
        left: Line = [(name, "strong" if last else ""), ("  ", "")]
        beside = " · ".join(safe(part) for part in (one.city, one.met_where) if part)
        if beside:
            left.append((f"{beside}  ", "dim"))
        if one.tags:
            left.append((" ".join(f"+{safe(tag)}" for tag in one.tags), "tag"))
        right = closeness(one)
        return [justify(left, [(fit(right, width // 3), "dim")] if right else [], width)]

    return draw


def closeness(one: RememberedPerson) -> str:
    """Return the circle and, for who is seen anyway, the style."""
    said: list[str] = []
    if one.circle:
        said.append(f"{CIRCLE_SIGNS[one.circle]} {circles()[one.circle]}")
    if one.style == AMBIENT:
        said.append(styles()[AMBIENT])
    return " · ".join(said)
