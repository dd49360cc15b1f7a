"""The facts at the top of a card as blocks: a short version beside the list, all of it in full."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from rich.cells import cell_len

from reseau_tui.i18n import _, ngettext
from reseau_tui.tui.days import day, full_date, month, near
from reseau_tui.tui.drawing import Line, fit, safe, width_of, wrap
from reseau_tui.tui.labels import CIRCLE_SIGNS, circles, spheres, styles
from reseau_tui.tui.widgets.block_list import Block

if TYPE_CHECKING:
    from reseau_tui.network.people import PersonCard

POINT_SIGNS = {"email": "✉", "phone": "☎", "url": "↗", "handle": "@", "address": "⌂"}
"""How to reach somebody, one sign a kind."""

_DOT = " · "

_LINES_FULL = 60
"""Lines of one fact in the card in full; beside the list it has two."""


def facts(card: PersonCard, today: datetime.date, *, full: bool = False) -> list[Block]:
    """Return the blocks over the timeline."""
    return [Block(lambda width: _lines(card, today, width, full=full))]


def _lines(card: PersonCard, today: datetime.date, width: int, *, full: bool) -> list[Line]:
    lines: list[Line] = []
    lines += _parts([(words, "strong") for words in _headline(card)], width)
    lines += _parts([(words, "") for words in _tie(card)], width)
    lines += _parts(_points(card, full=full), width, between="   ")
    if card.summary.tags:
        lines += _parts([("+" + safe(tag), "tag") for tag in card.summary.tags], width, between=" ")
    state = _states(card)
    if state:
        lines += _parts([(words, "soon") for words in state], width)
    rows = _rows(card, today)
    if full:
        rows += _more_rows(card)
    if rows:
        lines.append([])
    margin = min(width * 2 // 5, max((cell_len(label) for label, *_rest in rows), default=0) + 2)
    for row in rows:
        lines += _labelled(row, width, margin, _LINES_FULL if full else 2)
    return [*lines, []]


def _headline(card: PersonCard) -> list[str]:
    summary = card.summary
    parts = [summary.title, summary.organisation, summary.city]
    return [safe(part) for part in parts if part]


def _tie(card: PersonCard) -> list[str]:
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
        said.append(
            ngettext("every day", "every {count} days", card.rhythm).format(count=card.rhythm)
        )
    if card.met_through_name:
        said.append(_("met through {name}").format(name=safe(card.met_through_name)))
    return said


def _points(card: PersonCard, *, full: bool) -> list[tuple[str, str]]:
    shown = card.points if full else card.points[:4]
    found: list[tuple[str, str]] = []
    for point in shown:
        label = f" ({safe(point.label)})" if full and point.label else ""
        found.append((f"{POINT_SIGNS.get(point.kind, '·')} {safe(point.value)}{label}", ""))
    return found


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
    rows: list[tuple[str, str, str]] = []
    for promise in card.promises:
        if not promise.done:
            role = "due" if promise.due_on <= today.isoformat() else ""
            rows.append(
                (_("Promised"), f"{near(promise.due_on, today)}: {safe(promise.text)}", role)
            )
    turns: list[str] = []
    if card.given:
        turns.append(
            ngettext("{count} given", "{count} given", card.given).format(count=card.given)
        )
    if card.received:
        received = ngettext("{count} received", "{count} received", card.received)
        turns.append(received.format(count=card.received))
    if turns:
        rows.append((_("Good turns"), _DOT.join(turns), ""))
    if card.offers:
        rows.append((_("Can help"), _DOT.join(map(safe, card.offers)), ""))
    if card.seeks:
        rows.append((_("Looks for"), _DOT.join(map(safe, card.seeks)), ""))
    if card.notes:
        rows.append((_("Notes"), "\n".join(map(safe, card.notes.splitlines())), ""))
    return rows


def _more_rows(card: PersonCard) -> list[tuple[str, str, str]]:
    rows: list[tuple[str, str, str]] = []
    if card.summary.nickname:
        rows.append((_("Nickname"), safe(card.summary.nickname), ""))
    birthday = _written(card.birth_year, card.birth_month, card.birth_day)
    if birthday:
        rows.append((_("Birthday"), birthday, ""))
    for date in card.dates:
        rows.append((safe(date.label), _written(date.year, date.month, date.day), ""))
    for role in card.roles:
        words = _DOT.join(safe(part) for part in (role.title, role.organisation) if part)
        if role.from_on or role.to_on:
            words += f" ({role.from_on or '…'} – {role.to_on or '…'})"
        rows.append((_("Role"), words, "" if role.to_on is None else "dim"))
    where = [part for part in (card.summary.city, card.country) if part]
    if where:
        rows.append((_("Place"), ", ".join(map(safe, where)), ""))
    met = [_met_on(card.met_on), card.met_where]
    if any(met):
        rows.append((_("Met"), _DOT.join(safe(part) for part in met if part), ""))
    if card.summary.last_on:
        rows.append((_("Last contact"), full_date(day(card.summary.last_on)), ""))
    rows.append((_("Exchanges"), str(card.interactions), ""))
    return rows


def _met_on(date: str | None) -> str | None:
    return full_date(day(date)) if date and len(date) >= 10 else date


def _written(year: int | None, number: int | None, date: int | None) -> str:
    parts = [str(date) if date else "", month(number) if number else "", str(year) if year else ""]
    return " ".join(part for part in parts if part)


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


def _labelled(row: tuple[str, str, str], width: int, margin: int, most: int) -> list[Line]:
    label, words, role = row
    head = fit(label, margin - 1)
    parts = words.splitlines() if most > 2 else [words]
    rows = [row for part in parts for row in wrap(part, width - margin, most) or [""]] or [""]
    gap = " " * (margin - cell_len(head))
    lines: list[Line] = [[(head + gap, "dim"), (rows[0], role)]]
    return lines + [[(" " * margin, ""), (row, role)] for row in rows[1:]]
