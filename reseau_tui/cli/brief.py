"""``reseau-tui brief NAME``: what to know before a call, on one screen of 80 × 24."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from reseau_tui import clock
from reseau_tui.cli.exits import OK
from reseau_tui.cli.reading import json_option, open_daily, person_named, print_json
from reseau_tui.cli.width import cells, padded, shortened
from reseau_tui.i18n import _

if TYPE_CHECKING:
    from reseau_tui.network.brief import Brief
    from reseau_tui.network.news import NewsRow

COLUMNS = 80
"""Columns a line takes at most."""


def summary() -> str:
    """Return the line of the help."""
    return _("before a call: to tell, to ask, the last exchanges, promises")


def options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("name", nargs="+", metavar=_("NAME"))
    json_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the brief."""
    open_daily(arguments)
    from reseau_tui.network.brief import brief

    found = brief(person_named(arguments.name), clock.today())
    assert found is not None
    if arguments.json:
        print_json(as_json(found))
    else:
        print("\n".join(lines(found)))
    return OK


def lines(found: Brief) -> list[str]:
    """Return the lines for a terminal, none wider than :data:`COLUMNS`."""
    from reseau_tui.network.brief_words import brief_parts, who_lines

    parts = brief_parts(found)
    margin = max((cells(part.label) for part in parts), default=0) + 2
    said = [shortened(line, COLUMNS) for line in who_lines(found)]
    for part in parts:
        for place, text in enumerate(_in_columns(part.rows)):
            head = padded("" if place else part.label, margin)
            said.append(head + shortened(text, COLUMNS - margin))
    return said


def _in_columns(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Return rows as lines: the last cell of a row takes what it needs, the others a column."""
    widths: dict[int, int] = {}
    for row in rows:
        for place, cell in enumerate(row[:-1]):
            widths[place] = max(widths.get(place, 0), cells(cell))
    return [
        "  ".join([*(padded(cell, widths[at]) for at, cell in enumerate(row[:-1])), row[-1]])
        for row in rows
    ]


def as_json(found: Brief) -> dict[str, Any]:
    """Return the shape of ``brief --json``: that of ``show``, the last exchanges only, and news."""
    from reseau_tui.cli.show import as_json as shown

    news, turns = found.card.news, found.card.turns

    def piece(one: NewsRow) -> dict[str, Any]:
        return {"id": one.id, "on": one.on, "text": one.text}

    return {
        **shown(found.card, list(found.exchanges)),
        "promises": [
            {"id": one.id, "due_on": one.due_on, "text": one.text, "done": False}
            for one in found.promises
        ],
        "to_tell": [piece(one) for one in news.to_tell],
        "to_ask": [piece(one) for one in news.to_ask],
        "their_news": [{**piece(one), "gesture": one.gesture} for one in news.theirs],
        "asked": {"asked": news.asked, "of": news.of},
        "good_turns": {
            "given": turns.given, "received": turns.received, "open": turns.open,
            "to_thank": turns.to_thank,
        },
        "dates": [{"on": one.on.isoformat(), "what": one.what} for one in found.dates],
    }  # fmt: skip
