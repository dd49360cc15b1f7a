"""A whole card as plain text, to be pasted somewhere else."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from reseau_tui.tui.card_rows import GROWTH, NOTHING, SAID, SECTIONS, TURNS, card_rows, titles

if TYPE_CHECKING:
    from reseau_tui.network.full_card import FullCard


def card_text(full: FullCard, today: datetime.date) -> str:
    """Return the card section by section; what is empty, or only counted, is left out.

    So is who helped whom, who introduced whom, who looks for what: that stays between them.
    """
    sections: list[str] = []
    found = card_rows(full, today)
    for section in SECTIONS:
        if section in (TURNS, GROWTH):
            continue
        lines: list[str] = []
        for row in found[section]:
            if row.kind in (NOTHING, SAID):
                continue
            label = row.label.lstrip("✉☎↗@⌂· ")
            beside = f" ({row.beside})" if row.beside else ""
            lines.append(f"{label}: {row.words}{beside}" if label else row.words)
        if lines:
            sections.append("\n".join([titles()[section], *lines]))
    return "\n\n".join(sections) + "\n"
