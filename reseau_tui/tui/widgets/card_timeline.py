"""How an exchange is drawn, in a card and in the timeline of everybody: one to three lines.

A card has years as rules and does not name its own person; the timeline of everybody has months
as rules, the day of the week beside the day, and the people first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

from reseau_tui.i18n import _, ngettext
from reseau_tui.tui.days import day, month_and_year, short_date, weekday
from reseau_tui.tui.drawing import Line, fit, justify, safe, wrap
from reseau_tui.tui.labels import kind_sign, kind_word, section_words
from reseau_tui.tui.widgets.block_list import Block

if TYPE_CHECKING:
    from reseau_tui.network.timeline import Entry

ARROWS = {"me": "→", "them": "←"}
"""Who started it; both is no arrow."""

_NAMED_MOST = 3
"""People an exchange of everybody names."""

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


def month_blocks(
    entries: Sequence[Entry], kept: Callable[[Entry, Callable[[Entry], Block]], Block]
) -> list[Block]:
    """Return the blocks of exchanges of everybody, a rule above each month.

    ``kept`` returns the block of an entry, made by the function it is given if need be.
    """
    blocks: list[Block] = []
    month = ""
    for entry in entries:
        if entry.on[:7] != month:
            month = entry.on[:7]
            blocks.append(_rule(month_and_year(day(entry.on))))
        blocks.append(kept(entry, entry_block))
    return blocks


def entry_block(entry: Entry) -> Block:
    """Return the block of one exchange of everybody: the day, who took part, what happened."""
    date = day(entry.on)
    shown = f"{weekday(date)} {date.day:2d} "
    return _entry(entry, None, cell_len(shown), shown=shown)


def nothing_yet(words: str) -> Block:
    """Return the empty timeline."""

    def draw(width: int) -> list[Line]:
        return [*([(part, "dim")] for part in wrap(words, width, 3))]

    return Block(draw)


def _rule(words: str) -> Block:
    def draw(width: int) -> list[Line]:
        rest = "─" * max(0, width - cell_len(words) - 3)
        return [[("─ ", "rule"), (words, "dim"), (" " + rest, "rule")]]

    return Block(draw)


def people_of(entry: Entry) -> str:
    """Return who took part, the first few by name: ``Marie Dupont, Paul Girard + 3 others``."""
    names = [" ".join(safe(name).split()) for name in entry.people[:_NAMED_MOST]]
    others = len(entry.people) - len(names)
    if not others:
        return ", ".join(names)
    return ngettext("{names} + {count} other", "{names} + {count} others", others).format(
        names=", ".join(names), count=others
    )


def words_of(entry: Entry, contact_id: int | None) -> str:
    """Return what happened in words: the text, else the kind and the others who were there.

    Without a contact everybody is named already.
    """
    if entry.text.strip():
        return safe(entry.text)
    if contact_id is None:
        return kind_word(entry.kind)
    others = [
        safe(name)
        for name, person in zip(entry.people, entry.people_ids, strict=False)
        if person != contact_id
    ]
    return " · ".join([kind_word(entry.kind), *others])


def _entry(
    entry: Entry, contact_id: int | None, date_width: int, *, full: bool = False, shown: str = ""
) -> Block:
    def draw(width: int) -> list[Line]:
        date = (shown or short_date(day(entry.on))).ljust(date_width)
        arrow = ARROWS.get(entry.initiative, " ")
        tags = fit(" ".join("+" + safe(tag) for tag in entry.tags), max(0, width // 3))
        margin = date_width + 3
        most = _LINES_FULL if full else _LINES_MOST
        words = words_of(entry, contact_id)
        if full and not entry.text.strip():
            words = _circumstances(entry, contact_id)
        names = people_of(entry) if contact_id is None else ""
        if names:
            words = f"{names} · {words}"
        rows = wrap(words, width - margin, most) or [""]
        start: Line = [
            (date, "dim"), (kind_sign(entry.kind), "accent"), (arrow + " ", "dim"),
        ]  # fmt: skip
        right: Line = [(tags, "tag")] if tags else []
        beside = tags and margin + cell_len(rows[-1]) + cell_len(tags) + 1 < width
        said = _with_names(rows, len(names))
        lines: list[Line] = [[*start, *said[0]]]
        lines += [[(" " * margin, ""), *row] for row in said[1:]]
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


def _with_names(rows: list[str], length: int) -> list[Line]:
    """Return wrapped rows as lines whose first ``length`` letters, the names, are strong."""
    lines: list[Line] = []
    for row in rows:
        lines.append([(row[:length], "strong"), (row[length:], "")] if length > 0 else [(row, "")])
        length -= len(row) + 1  # the blank at which it was cut
    return lines


def _circumstances(entry: Entry, contact_id: int | None) -> str:
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
