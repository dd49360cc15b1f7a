"""The lines that were typed: what the capture bar brings back with ``up``.

The network itself is the record: exchanges keep their line as typed, and so does the Inbox. There
is no file beside it, so a line that was taken back or deleted is not kept behind anybody's back.
"""

from __future__ import annotations

import datetime

from reseau_tui.network.reading import rows

MOST = 100
"""Lines returned at most."""

_LOOKED_AT = 400
"""Exchanges looked at: after an import of thousands, the lines before it are out of reach."""


def captured_lines() -> list[str]:
    """Return the lines captured last, newest first, each once and on one line."""
    exchanges = rows(
        "SELECT line, created_at FROM (SELECT coalesce(line, text) AS line, created_at, source"
        " FROM interaction ORDER BY id DESC LIMIT ?) WHERE source = 'capture' LIMIT ?",
        (_LOOKED_AT, MOST),
    )
    waiting = rows("SELECT text, received_at FROM inbox ORDER BY id DESC LIMIT ?", (MOST,))
    dated = [(created_at, line) for line, created_at in exchanges]
    dated += [(_seconds(received), line) for line, received in waiting]
    # Stable: exchanges of one second stay in the order in which they were written down.
    dated.sort(key=lambda one: one[0], reverse=True)
    lines = (" ".join(line.split()) for _at, line in dated)
    return [line for line in dict.fromkeys(lines) if line][:MOST]


def _seconds(received: str) -> float:
    try:
        return datetime.datetime.fromisoformat(received).timestamp()
    except ValueError:
        return 0.0  # a moment that another program spoilt: the oldest of all
