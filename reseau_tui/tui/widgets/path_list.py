"""Ways to somebody, each drawn as a chain with the evidence between its people; or targets."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.network import phrases
from reseau_tui.network.path_targets import Target
from reseau_tui.network.path_words import strength_words
from reseau_tui.network.paths import Hop, Path, stop_name, weakest_words
from reseau_tui.network.reading import as_day
from reseau_tui.network.reasons import BETWEEN
from reseau_tui.tui.drawing import Line, fit, safe, wrap
from reseau_tui.tui.widgets.block_list import Block, BlockList

_LINE, _ARROW = "  │ ", "  ↓ "
"""What joins two people: beside the evidence, and its last line with the arrow."""

_EVIDENCE = 3
"""Lines that the evidence of one step takes at most."""


class PathList(BlockList):
    """One block a way, the best first; or one a person or organisation that a line may mean."""

    CURSOR_STAYS = True

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._paths: dict[int, Path] = {}

    @property
    def path(self) -> Path | None:
        """The way under the cursor."""
        key = self.chosen_key
        return self._paths.get(key) if isinstance(key, int) else None

    @property
    def target(self) -> Target | None:
        """The person or organisation under the cursor, while there are several to choose from."""
        key = self.chosen_key
        return key if isinstance(key, Target) else None

    def show_paths(self, paths: Sequence[Path], *, keep: bool) -> None:
        """Show ways; with ``keep`` the cursor stays on the one of the same first person."""
        self._paths = {path.people[0].id or 0: path for path in paths}
        last = len(paths) - 1
        self.show(
            [_path_block(path, more=place < last) for place, path in enumerate(paths)], keep=keep
        )

    def show_targets(self, targets: Sequence[Target]) -> None:
        """Show what a line may mean."""
        self._paths = {}
        self.show([_target_block(target) for target in targets], keep=False)


def _target_block(target: Target) -> Block:
    def draw(width: int) -> list[Line]:
        name = fit(safe(target.name), width)
        return [[(name, "strong"), ("  ", ""), (safe(target.why), "dim")]]

    return Block(draw, target)


def _path_block(path: Path, *, more: bool) -> Block:
    def draw(width: int) -> list[Line]:
        lines: list[Line] = [[(stop_name(path.stops[0]), "dim")]]
        for place, hop in enumerate(path.hops):
            weakest = len(path.hops) > 1 and place == path.weakest
            lines += _hop_lines(hop, weakest, width)
        if path.asked_on is not None:
            lines.append([(fit(_asked(path.asked_on), width), "accent")])
        return [*lines, []] if more else lines

    return Block(draw, path.people[0].id or 0)


def _hop_lines(hop: Hop, weakest: bool, width: int) -> list[Line]:
    room = width - len(_LINE)
    evidence = BETWEEN.join(safe(one) for one in hop.evidence)
    lines: list[Line] = [[(_LINE, "rule"), (part, "")] for part in wrap(evidence, room, _EVIDENCE)]
    strength = strength_words()[hop.strength]
    if weakest:
        strength = BETWEEN.join((strength, weakest_words()))
    lines.append([(_ARROW, "accent"), (fit(strength, room), "soon" if weakest else "dim")])
    lines.append([(fit(safe(stop_name(hop.end)), width), "strong")])
    return lines


def _asked(on: str) -> str:
    today = clock.today()
    day: datetime.date = as_day(on) or today
    return _("asked for the introduction {ago}").format(ago=phrases.ago(day, today))
