"""The timeline of a card as blocks: years as rules, an exchange in one to three lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

from reseau_tui.i18n import _
from reseau_tui.tui.days import day, short_date
from reseau_tui.tui.drawing import Line, fit, justify, safe, wrap
from reseau_tui.tui.labels import kind_sign, kind_word, section_words
from reseau_tui.tui.widgets.block_list import Block

if TYPE_CHECKING:
    from reseau_tui.network.timeline import Entry

ARROWS = {"me": "→", "them": "←"}
"""Who started it; both is no arrow."""

_LINES_MOST = 3
_LINES_FULL = 60
"""Lines of an exchange beside the list, and in the card in full."""


def entry_blocks(
    entries: Sequence[Entry], contact_id: int, *, year: str = "", full: bool = False
) -> list[Block]:
    """Return the blocks of ``entries``, a rule where the year is another than ``year``."""
    blocks: list[Block] = []
    dates = max((cell_len(short_date(day(entry.on))) for entry in entries), default=6)
    for entry in entries:
        if entry.on[:4] != year:
            year = entry.on[:4]
            blocks.append(_rule(year))
        blocks.append(_entry(entry, contact_id, max(7, dates + 1), full=full))
    return blocks


def nothing_yet(words: str) -> Block:
    """Return the empty timeline."""

    def draw(width: int) -> list[Line]:
        return [*([(part, "dim")] for part in wrap(words, width, 3))]

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


def _entry(entry: Entry, contact_id: int, date_width: int, *, full: bool) -> Block:
    def draw(width: int) -> list[Line]:
        date = short_date(day(entry.on)).ljust(date_width)
        arrow = ARROWS.get(entry.initiative, " ")
        tags = fit(" ".join("+" + safe(tag) for tag in entry.tags), max(0, width // 3))
        margin = date_width + 3
        most = _LINES_FULL if full else _LINES_MOST
        words = words_of(entry, contact_id)
        if full and not entry.text.strip():
            words = _circumstances(entry, contact_id)
        rows = wrap(words, width - margin, most) or [""]
        start: Line = [
            (date, "dim"), (kind_sign(entry.kind), "accent"), (arrow + " ", "dim"),
        ]  # fmt: skip
        right: Line = [(tags, "tag")] if tags else []
        beside = tags and margin + cell_len(rows[-1]) + cell_len(tags) + 1 < width
        lines: list[Line] = [[*start, (rows[0], "")]]
        lines += [[(" " * margin, ""), (row, "")] for row in rows[1:]]
        if beside:
            lines[-1] = justify(lines[-1], right, width)
        for key, text in entry.sections:
            parts = wrap(section_words(key, text), width - margin, most if full else 2)
            lines += [[(" " * margin, ""), (part, "soon")] for part in parts]
        if full and entry.text.strip():
            parts = wrap(_circumstances(entry, contact_id), width - margin, most)
            lines += [[(" " * margin, ""), (part, "dim")] for part in parts]
        if tags and not beside:
            lines.append(justify([(" " * margin, "")], right, width))
        return lines

    return Block(draw, ("entry", entry.id))


def _circumstances(entry: Entry, contact_id: int) -> str:
    """Return what the card in full says beside the text: when, how long, where, with whom."""
    others = [
        safe(name)
        for name, person in zip(entry.people, entry.people_ids, strict=False)
        if person != contact_id
    ]
    said = [
        kind_word(entry.kind),
        entry.at or "",
        _("{count} min").format(count=entry.minutes) if entry.minutes else "",
        safe(entry.place or ""),
        _("with {names}").format(names=", ".join(others)) if others else "",
    ]
    return " · ".join(part for part in said if part)
