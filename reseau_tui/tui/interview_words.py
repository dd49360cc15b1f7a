"""The cards of the board of interviews in lines."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import cast

from rich.cells import cell_len
from textual.content import Content

from reseau_tui import clock
from reseau_tui.i18n import _, ngettext
from reseau_tui.model.interviews import DATE_SET, THANKED, TOLD
from reseau_tui.network.brief_words import BriefPart
from reseau_tui.network.interviews import InterviewCard, steps
from reseau_tui.tui.days import near_words
from reseau_tui.tui.drawing import Line, fit, justify, pad, safe, wrap
from reseau_tui.tui.widgets.board_column import NARROW, BoardColumn
from reseau_tui.tui.widgets.virtual_list import Row

_BETWEEN = 3
"""Cells between the two columns of a sheet."""

FOR = "→"
"""Before the name of the one whom an interview is for."""


class InterviewColumn(BoardColumn):
    """The interviews at one step."""

    def draw_card(self, card: Row, width: int, lines: int) -> list[Line]:
        """Draw with whom, what about, for whom, and where it stands."""
        return card_lines(cast("InterviewCard", card), width, lines, clock.today())


def short_steps() -> dict[str, str]:
    """Return the steps in words for a narrow column."""
    return {**steps(), TOLD: _("Told")}


def card_lines(card: InterviewCard, width: int, lines: int, today: datetime.date) -> list[Line]:
    """Return the lines of a card: ``lines`` of them at most, each of ``width`` cells."""
    name = safe(card.name)
    state, role = state_words(card, today)
    beside = width >= NARROW - 4
    drawn: list[Line] = []
    if beside:
        drawn.append(justify([(name, "strong")], [(state, role)], width))
    else:
        drawn.append([(fit(name, width), "strong")])
    whom = f"{FOR} {safe(card.whom)}" if card.whom else ""
    names = names_words(card.names) if card.names else ""
    left = lines - len(drawn)
    if beside:
        left -= bool(whom or names)
    else:
        left -= bool(whom) + bool(state or names)
    drawn += [[(words, "")] for words in wrap(safe(card.aim), width, left)]
    if beside and (whom or names):
        drawn.append(justify([(whom, "tag")], [(names, "dim")], width))
    elif not beside:
        if whom:
            drawn.append([(fit(whom, width), "tag")])
        if state or names:
            both = names and (not state or cell_len(f"{state}  {names}") <= width)
            drawn.append(justify([(state, role)], [(names, "dim")] if both else [], width))
    return drawn


def state_words(card: InterviewCard, today: datetime.date) -> tuple[str, str]:
    """Return where a card stands, in a few words, and the role to draw them in."""
    if card.step == DATE_SET:
        if not card.meet_on:
            return _("no day yet"), "dim"
        here = card.meet_on <= today.isoformat()
        return near_words(card.meet_on, today), "soon" if here else "dim"
    if card.to_thank:
        return _("to thank"), "soon" if card.thanks_due(today) else "dim"
    if card.step == THANKED:
        if card.outcome_due(today):
            return _("how did it go?"), "soon"
        return (_("no thanks") if card.no_thanks else near_words(card.since, today)), "dim"
    if card.step == TOLD:
        return safe(card.outcome), "dim"
    return near_words(card.since, today), "dim"


def sheet(parts: Sequence[BriefPart], width: int, lines: int) -> Content:
    """Return the sheet of a card in two columns: what it is about, what is asked and obtained."""
    column = max(10, (width - _BETWEEN) // 2)
    margin = max((cell_len(part.label) for part in parts), default=0) + 2
    drawn = [_part(part, margin, column) for part in parts]
    left, right = drawn[:lines], drawn[lines:]
    blank = (" " * margin, " " * (column - margin))
    said: list[str | tuple[str, str]] = []
    for number in range(min(lines, len(left))):
        other = right[number] if number < len(right) else blank
        said += [(left[number][0], "$primary"), left[number][1], " " * _BETWEEN]
        said += [(other[0], "$primary"), other[1], "\n"]
    return Content.assemble(*said)


def _part(part: BriefPart, margin: int, width: int) -> tuple[str, str]:
    words = " · ".join(safe(row[-1]) for row in part.rows)
    return pad(part.label, margin), pad(words, width - margin)


def names_words(count: int) -> str:
    """Return ``2 names``."""
    return ngettext("{count} name", "{count} names", count).format(count=count)
