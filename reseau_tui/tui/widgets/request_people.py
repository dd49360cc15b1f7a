"""One request: what is looked for, whom it was taken to and how far each is, who could help."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING

from reseau_tui.i18n import _
from reseau_tui.model.requests import AGREED, ASKED, CHOSEN, DECLINED, HELPED, NOTHING, SENT
from reseau_tui.network import request_words
from reseau_tui.tui.days import near_words
from reseau_tui.tui.drawing import Line, justify, safe, wrap
from reseau_tui.tui.widgets.block_list import Block, BlockList
from reseau_tui.tui.widgets.helper_list import helper_drawer

if TYPE_CHECKING:
    from reseau_tui.network.requests import RequestHelper, RequestRow
    from reseau_tui.network.who import Helper

SIGNS = {
    CHOSEN: "○", ASKED: "…", AGREED: "✓", DECLINED: "–", SENT: "→", HELPED: "●", NOTHING: "–",
}  # fmt: skip
"""How far it is with somebody, in a cell; the words stand beside it."""

NUMBERED = 3
"""People proposed who have a number, by which they are chosen."""

_TAKEN, _PROPOSED = "taken", "proposed"
_TEXT_LINES = 4


class RequestPeople(BlockList):
    """The request on top, then the people; the cursor stands on people only."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._request: RequestRow | None = None
        self._proposed: Sequence[Helper] = ()

    @property
    def proposed(self) -> Sequence[Helper]:
        """Who could help and is not asked yet, whom to turn to first on top."""
        return self._proposed

    @property
    def helper(self) -> RequestHelper | None:
        """The one under the cursor to whom the request was taken."""
        number = self._number(_TAKEN)
        return self._request.helper(number) if self._request is not None else None

    @property
    def proposal(self) -> Helper | None:
        """The one under the cursor who could help."""
        number = self._number(_PROPOSED)
        return next((one for one in self._proposed if one.id == number), None)

    @property
    def person(self) -> int | None:
        """Whoever is under the cursor."""
        key = self.chosen_key
        return key[1] if isinstance(key, tuple) else None

    def _number(self, kind: str) -> int | None:
        key = self.chosen_key
        return key[1] if isinstance(key, tuple) and key[0] == kind else None

    @property
    def anybody(self) -> bool:
        """Whether there is somebody for the cursor to stand on."""
        return bool(self._proposed) or bool(self._request and self._request.helpers)

    def after_proposal(self) -> int | None:
        """Return who is proposed below the cursor, else above it: where it goes after a choice."""
        ids = [one.id for one in self._proposed]
        number = self._number(_PROPOSED)
        if number not in ids:
            return None
        place = ids.index(number)
        near = ids[place + 1 : place + 2] or ids[max(0, place - 1) : place]
        return near[0] if near else None

    def show_request(
        self,
        request: RequestRow | None,
        proposed: Sequence[Helper],
        today: datetime.date,
        *,
        keep: bool,
        choose: int | None = None,
    ) -> None:
        """Show a request; the cursor on somebody proposed if ``choose`` is, else where it was."""
        self._request, self._proposed = request, proposed
        blocks: list[Block] = []
        if request is not None:
            blocks = [Block(_about(request, today))]
            blocks += [Block(_taken(one, today), (_TAKEN, one.id)) for one in request.helpers]
            if request.open:
                blocks.append(Block(_heading(bool(proposed))))
            blocks += [
                Block(helper_drawer(one, _box(place)), (_PROPOSED, one.id))
                for place, one in enumerate(proposed)
            ]
        self.show(blocks, keep=keep)
        self._go_to((_PROPOSED, choose))

    def _go_to(self, key: Hashable) -> None:
        for item, block in enumerate(self._blocks):
            if block.key == key:
                self.cursor = item


def _box(place: int) -> str:
    return f"{place + 1} " if place < NUMBERED else "  "


def _about(request: RequestRow, today: datetime.date) -> Callable[[int], list[Line]]:
    """Return what draws the request itself."""
    who = [safe(request_words.asker(request)), near_words(request.on, today)]
    if request.asker_id is None and request.asker:
        who[0] = _("{name}, outside your network").format(name=who[0])
    if request.private:
        who.append(_("private"))
    if request.closed_on:
        who.append(_("closed {date}").format(date=near_words(request.closed_on, today)))
    else:
        who.append(request_words.step(request))

    def draw(width: int) -> list[Line]:
        lines: list[Line] = [
            [(part, "strong")] for part in wrap(safe(request.text), width, _TEXT_LINES)
        ]
        lines += [[(part, "dim")] for part in wrap(" · ".join(who), width, 2)]
        if request.outcome:
            said = "→ " + safe(request.outcome)
            lines += [[(part, "")] for part in wrap(said, width, _TEXT_LINES)]
        return [*lines, []]

    return draw


def _taken(helper: RequestHelper, today: datetime.date) -> Callable[[int], list[Line]]:
    """Return what draws somebody to whom the request was taken."""
    sign = SIGNS.get(helper.status, "·")
    over = helper.status in (DECLINED, NOTHING)

    def draw(width: int) -> list[Line]:
        name: Line = [(f"{sign} ", "accent"), (safe(helper.name), "dim" if over else "strong")]
        lines = [justify(name, [(request_words.since(helper, today), "dim")], width)]
        return lines + [
            [("  ", ""), (part, "dim")] for part in wrap(safe(helper.why), width - 2, 2)
        ]

    return draw


def _heading(anybody: bool) -> Callable[[int], list[Line]]:
    def draw(width: int) -> list[Line]:
        if anybody:
            title = _("Who could help") + " "
            return [[(title, "strong"), ("─" * max(0, width - len(title)), "rule")]]
        said = _("Nobody else here has to do with these words yet: other words may find somebody.")
        return [[(part, "dim")] for part in wrap(said, width, 4)]

    return draw
