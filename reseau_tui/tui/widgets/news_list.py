"""News under their headings: mine to tell, to ask, gestures to make, what is settled."""

from __future__ import annotations

import datetime
from typing import cast

from rich.cells import cell_len

from reseau_tui import clock
from reseau_tui.i18n import _, grouped
from reseau_tui.network.news import TELL, NewsRow
from reseau_tui.network.news_lists import NewsIds
from reseau_tui.network.news_words import gesture_words
from reseau_tui.tui.days import near_width, near_words
from reseau_tui.tui.drawing import Line, fit, pad, safe
from reseau_tui.tui.widgets.headed_list import HeadedList
from reseau_tui.tui.widgets.virtual_list import Fetch, Row

MINE, QUESTIONS, GESTURES, CLOSED = -1, -2, -3, -4
"""What stands in the list of ids for a heading."""

SIGNS = {"tell": "✎", "ask": "?", "theirs": "♡"}
"""The sign of each kind; what is settled has a tick."""

SETTLED = "✓"

_NAME = 24


class NewsList(HeadedList):
    """One line a piece: its sign, its day, the words, who it is about or how many know it."""

    def __init__(self, fetch: Fetch, *, id: str | None = None) -> None:
        super().__init__(fetch, id=id)
        self.today: datetime.date = clock.today()

    @property
    def chosen(self) -> NewsRow | None:
        """The piece under the cursor, drawn already or not."""
        return cast("NewsRow | None", self.chosen_row)

    def show_news(self, found: NewsIds, keep: int | None = None) -> None:
        """Show the pieces under their headings; the cursor stays on its piece or its place."""
        self.show_parts(
            {
                MINE: found.mine,
                QUESTIONS: found.questions,
                GESTURES: found.gestures,
                CLOSED: found.closed,
            },
            keep,
        )

    def titles(self) -> dict[int, str]:
        """Return what stands over each part."""
        return {
            MINE: _("To tell"),
            QUESTIONS: _("To ask"),
            GESTURES: _("Their news, a gesture to make"),
            CLOSED: _("Settled"),
        }

    def draw_row(self, row: Row, width: int) -> Line:
        """Draw one piece."""
        piece = cast("NewsRow", row)
        beside = fit(_beside(piece), min(_NAME, width // 3))
        day = near_words(piece.closed_on or piece.on, self.today)
        margin = near_width(self.today) + 2
        words = safe(piece.text)
        if piece.answer:
            words += " → " + safe(piece.answer)
        elif piece.gesture and not piece.closed:
            words += " · " + safe(gesture_words(piece.gesture))
        room = max(1, width - 2 - margin - cell_len(beside) - 2)
        role = "dim" if piece.closed else ""
        sign = SETTLED if piece.closed else SIGNS.get(piece.kind, "·")
        return [
            (f"{sign} ", "dim" if piece.closed else "accent"),
            (pad(day, margin), "dim"),
            (pad(words, room), role),
            ("  ", ""),
            (beside, "dim"),
        ]


def _beside(piece: NewsRow) -> str:
    if piece.kind != TELL:
        return safe(piece.name or "")
    if not piece.told:
        return _("not told yet")
    return _("told {count}").format(count=grouped(piece.told))
