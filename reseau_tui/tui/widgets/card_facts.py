"""The facts at the top of the card beside the list, as blocks."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from rich.cells import cell_len

from reseau_tui.i18n import _
from reseau_tui.network import phrases
from reseau_tui.network.relations import close_ones
from reseau_tui.tui.days import day, full_date, near
from reseau_tui.tui.drawing import Line, fit, safe, width_of, wrap
from reseau_tui.tui.labels import CIRCLE_SIGNS, circles, spheres, styles
from reseau_tui.tui.news_words import news_facts
from reseau_tui.tui.widgets.block_list import Block

if TYPE_CHECKING:
    from reseau_tui.network.people import PersonCard

POINT_SIGNS = {"email": "✉", "phone": "☎", "url": "↗", "handle": "@", "address": "⌂"}
"""How to reach somebody, one sign a kind."""

_DOT = " · "

_POINTS_MOST = 4
"""Ways to reach somebody that are shown here."""

_LINES_MOST = 2
"""Lines of one fact; the card in full shows them all."""


def facts(card: PersonCard, today: datetime.date) -> list[Block]:
    """Return the blocks over the timeline."""
    return [Block(lambda width: _lines(card, today, width))]


def _lines(card: PersonCard, today: datetime.date, width: int) -> list[Line]:
    lines: list[Line] = []
    lines += _parts([(words, "strong") for words in _headline(card)], width)
    lines += _parts([(words, "") for words in _tie(card)], width)
    lines += _parts(_points(card), width, between="   ")
    if card.summary.tags:
        lines += _parts([("+" + safe(tag), "tag") for tag in card.summary.tags], width, between=" ")
    state = _states(card)
    if state:
        lines += _parts([(words, "soon") for words in state], width)
    rows = _rows(card, today)
    if rows:
        lines.append([])
    margin = min(width * 2 // 5, max((cell_len(label) for label, *_rest in rows), default=0) + 2)
    for row in rows:
        lines += _labelled(row, width, margin)
    return [*lines, []]


def _headline(card: PersonCard) -> list[str]:
    summary = card.summary
    parts = [summary.title, summary.organisation, summary.city]
    return [safe(part) for part in parts if part]


def tie_words(card: PersonCard) -> list[str]:
    """Return how close somebody is, where from, how the tie is kept."""
    summary = card.summary
    said: list[str] = []
    if summary.circle:
        said.append(f"{CIRCLE_SIGNS[summary.circle]} {circles()[summary.circle]}")
    else:
        said.append(_("no circle yet"))
    if summary.sphere:
        said.append(spheres().get(summary.sphere, safe(summary.sphere)))
    if summary.style != "regular":
        said.append(styles().get(summary.style, summary.style))
    if card.rhythm:
        said.append(phrases.rhythm(card.rhythm))
    return said


def _tie(card: PersonCard) -> list[str]:
    said = tie_words(card)
    if card.met_through_name:
        said.append(_("met through {name}").format(name=safe(card.met_through_name)))
    return said


def _points(card: PersonCard) -> list[tuple[str, str]]:
    return [
        (f"{POINT_SIGNS.get(point.kind, '·')} {safe(point.value)}", "")
        for point in card.points[:_POINTS_MOST]
    ]


def _states(card: PersonCard) -> list[str]:
    said: list[str] = []
    if card.snoozed_until:
        date = full_date(day(card.snoozed_until))
        said.append(_("put off until {date}").format(date=date))
    if card.archived_at:
        said.append(_("archived"))
    if card.deceased_on:
        said.append(_("died {date}").format(date=safe(card.deceased_on)))
    return said


def _rows(card: PersonCard, today: datetime.date) -> list[tuple[str, str, str]]:
    rows = news_facts(card.news, today)
    for promise in card.promises:
        if not promise.done:
            role = "due" if promise.due_on <= today.isoformat() else ""
            rows.append(
                (_("Promised"), f"{near(promise.due_on, today)}: {safe(promise.text)}", role)
            )
    close = close_ones(card.relations)
    if close:
        rows.append((_("Relations"), safe(close), ""))
    if card.turns.any:
        rows += _turns(card, today)
    if card.offers:
        rows.append((_("Can help"), _DOT.join(map(safe, card.offers)), ""))
    if card.seeks:
        rows.append((_("Looks for"), _DOT.join(map(safe, card.seeks)), ""))
    if card.notes:
        rows.append((_("Notes"), "\n".join(map(safe, card.notes.splitlines())), ""))
    return rows


def _turns(card: PersonCard, today: datetime.date) -> list[tuple[str, str, str]]:
    from reseau_tui.tui.turn_words import counts_words, year_curves

    rows = [(_("Good turns"), counts_words(card.turns, today), "")]
    curves = year_curves(card.turns)
    return [*rows, (_("12 months"), curves, "")] if curves else rows


_PART_LINES = 3


def _parts(parts: list[tuple[str, str]], width: int, between: str = _DOT) -> list[Line]:
    """Put ``parts`` side by side, on as many lines as they need."""
    lines: list[Line] = []
    current: Line = []
    # A long one (an address) goes on over several lines, and only then is cut.
    pieces = [(piece, role) for text, role in parts for piece in wrap(text, width, _PART_LINES)]
    for piece, role in pieces:
        if current and width_of(current) + cell_len(between) + cell_len(piece) > width:
            lines.append(current)
            current = []
        if current:
            current.append((between, "dim"))
        current.append((piece, role))
    return [*lines, current] if current else lines


def _labelled(row: tuple[str, str, str], width: int, margin: int) -> list[Line]:
    label, words, role = row
    head = fit(label, margin - 1)
    rows = wrap(words, width - margin, _LINES_MOST) or [""]
    gap = " " * (margin - cell_len(head))
    lines: list[Line] = [[(head + gap, "dim"), (rows[0], role)]]
    return lines + [[(" " * margin, ""), (row, role)] for row in rows[1:]]
