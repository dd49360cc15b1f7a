"""Why somebody would enjoy an article, in words: ``+writing · talked of it on 3 March``."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from reseau_tui.i18n import _
from reseau_tui.network import phrases
from reseau_tui.network.enjoy_evidence import (
    NEWS,
    PAST,
    PLACE,
    ROLE,
    SEEKS,
    SURENESS,
    TAG,
    TURN,
    Card,
    Shown,
)
from reseau_tui.network.enjoy_words import TitleWord
from reseau_tui.network.who_words import around


def in_words(
    card: Card,
    words: Sequence[TitleWord],
    days: Sequence[datetime.date | None],
    today: datetime.date,
) -> list[str]:
    """Return what speaks for somebody, the surest first, each thing said once.

    ``days`` are, word by word, when it was talked of with them last.
    """
    best = card.best(len(words))
    shown = sorted(
        dict.fromkeys(one for one in best if one is not None), key=lambda one: -SURENESS[one.kind]
    )
    said = [_shown(one, words[min(one.words)].folded) for one in shown]
    talked: dict[datetime.date, list[str]] = {}
    known: list[datetime.date] = []
    for word, card_has, day in zip(words, best, days, strict=True):
        if day is not None and card_has is not None:
            known.append(day)
        elif day is not None:
            talked.setdefault(day, []).append(word.shown)
    if known:
        said.append(_("talked of it on {date}").format(date=phrases.date(max(known), today)))
    said += [
        _("talked of {what} on {date}").format(
            what=", ".join(talked[day]), date=phrases.date(day, today)
        )
        for day in sorted(talked, reverse=True)
    ]
    return list(dict.fromkeys(said))


def _shown(one: Shown, word: str) -> str:
    if one.kind == TAG:
        return f"+{one.text}"
    if one.kind == SEEKS:
        return _("looks for {what}").format(what=one.text)
    if one.kind in (ROLE, PAST):
        role = " · ".join(part for part in (one.text, one.beside) if part)
        return role if one.kind == ROLE else _("before: {role}").format(role=role)
    if one.kind == PLACE:
        return _("lives in {place}").format(place=one.text)
    part = around(one.text, word)
    if one.kind == NEWS:
        return _("their news: “{what}”").format(what=part)
    if one.kind == TURN:
        return _("between you: “{what}”").format(what=part)
    return _("your notes: “{what}”").format(what=part)
