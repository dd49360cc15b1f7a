"""The timeline of a card as blocks: years as rules, an exchange in one to three lines."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

from reseau_tui.tui.days import day, short_date
from reseau_tui.tui.drawing import Line, fit, justify, safe, wrap
from reseau_tui.tui.labels import kind_sign, kind_word
from reseau_tui.tui.widgets.block_list import Block

if TYPE_CHECKING:
    from reseau_tui.network.timeline import Entry

ARROWS = {"me": "→", "them": "←"}
"""Who started it; both is no arrow."""

_LINES_MOST = 3


def entry_blocks(
    entries: Sequence[Entry], contact_id: int, today: datetime.date, year: str = ""
) -> list[Block]:
    """Return the blocks of ``entries``, a rule where the year is another than ``year``."""
    del today
    blocks: list[Block] = []
    dates = max((cell_len(short_date(day(entry.on))) for entry in entries), default=6)
    for entry in entries:
        if entry.on[:4] != year:
            year = entry.on[:4]
            blocks.append(_rule(year))
        blocks.append(_entry(entry, contact_id, max(7, dates + 1)))
    return blocks


def nothing_yet(words: str) -> Block:
    """Return the empty timeline."""

    def draw(width: int) -> list[Line]:
        return [[], *([(part, "dim")] for part in wrap(words, width, 3))]

    return Block(draw)


def _rule(year: str) -> Block:
    def draw(width: int) -> list[Line]:
        return [[("─ ", "rule"), (year, "dim"), (" " + "─" * max(0, width - 7), "rule")]]

    return Block(draw)


def words_of(entry: Entry, contact_id: int) -> str:
    """Return what happened in words: the text, else the kind and the others who were there."""
    if entry.text.strip():
        return safe(entry.text)
    others = [
        safe(name)
        for name, person in zip(entry.people, entry.people_ids, strict=False)
        if person != contact_id
    ]
    return " · ".join([kind_word(entry.kind), *others])


def _entry(entry: Entry, contact_id: int, date_width: int) -> Block:
    def draw(width: int) -> list[Line]:
        date = short_date(day(entry.on)).ljust(date_width)
        arrow = ARROWS.get(entry.initiative, " ")
        tags = fit(" ".join("+" + safe(tag) for tag in entry.tags), max(0, width // 3))
        margin = date_width + 3
        rows = wrap(words_of(entry, contact_id), width - margin, _LINES_MOST) or [""]
        start: Line = [(date, "dim"), (kind_sign(entry.kind), "accent"), (arrow + " ", "dim")]
        right: Line = [(tags, "tag")] if tags else []
        if tags and len(rows) == 1 and cell_len(rows[0]) + cell_len(tags) + margin < width:
            return [justify([*start, (rows[0], "")], right, width)]
        lines: list[Line] = [[*start, (rows[0], "")]]
        lines += [[(" " * margin, ""), (row, "")] for row in rows[1:]]
        if tags:
            lines.append(justify([(" " * margin, "")], right, width))
        return lines

    return Block(draw, ("entry", entry.id))
