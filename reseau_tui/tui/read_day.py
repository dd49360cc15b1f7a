"""Days as forms take them: read by the same grammar as capture."""

from __future__ import annotations

import datetime

from reseau_tui import clock
from reseau_tui.capture.dates import parse_date


def read_past_day(value: str) -> str | None:
    """Return the day (YYYY-MM-DD) a text means, the past preferred; None when it means none."""
    found = parse_date(value, clock.now(), prefer="past")
    return found.on.isoformat() if found else None


def read_due_day(value: str) -> datetime.date | None:
    """Return the day a text means, the future preferred; None when it means none."""
    found = parse_date(value, clock.now(), prefer="future")
    return found.on if found else None


def read_day_of_line(line: str) -> datetime.date | None:
    """Return the day a whole line tells and nothing else, the past preferred; a time is no day.

    >>> read_day_of_line("coffee yesterday")
    """
    found = parse_date(line, clock.now(), prefer="past")
    return found.on if found and found.told and found.at is None else None
