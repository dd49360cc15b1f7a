"""The news with one person in words, for cards."""

from __future__ import annotations

import datetime

from reseau_tui.i18n import _, ngettext
from reseau_tui.network.news import CardNews, NewsRow
from reseau_tui.network.news_words import asked_words, gesture_words
from reseau_tui.tui.days import near_words
from reseau_tui.tui.drawing import safe

_MOST = 3
"""Pieces of one kind on the card beside the list; the card in full shows them all."""


def news_facts(news: CardNews, today: datetime.date) -> list[tuple[str, str, str]]:
    """Return (label, words, role) of what is to tell and to ask, the first few of each."""
    found: list[tuple[str, str, str]] = []
    for label, pieces in (
        (_("To tell"), news.to_tell),
        (_("To ask"), news.to_ask),
        (_("Their news"), news.theirs),
    ):
        for place, piece in enumerate(pieces[:_MOST]):
            found.append(("" if place else label, piece_words(piece, today), ""))
        if len(pieces) > _MOST:
            more = ngettext("and {count} more", "and {count} more", len(pieces) - _MOST)
            found.append(("", more.format(count=len(pieces) - _MOST), "dim"))
    if news.asked:
        found.append((_("Asked"), asked_words(news), "dim"))
    return found


def piece_words(piece: NewsRow, today: datetime.date) -> str:
    """Return a piece with its day, and the gesture or the answer if there is one."""
    said = f"{safe(piece.text)} ({near_words(piece.on, today)})"
    if piece.answer:
        said += f" → {safe(piece.answer)}"
    if piece.gesture and not piece.closed:
        said += f" · {safe(gesture_words(piece.gesture))}"
    return said
