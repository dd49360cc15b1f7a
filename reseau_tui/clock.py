"""What time it is: the machine's, or ``RESEAU_NOW`` for tests, screenshots and the demo."""

from __future__ import annotations

import datetime
import os


def now() -> datetime.datetime:
    """Return the local time, without a zone, to the minute's precision or better.

    Raises ValueError when ``RESEAU_NOW`` is not like ``2026-06-17T10:00``.
    """
    fixed = os.environ.get("RESEAU_NOW")
    if fixed:
        return datetime.datetime.fromisoformat(fixed).replace(tzinfo=None)
    return datetime.datetime.now()


def today() -> datetime.date:
    """Return the local day."""
    return now().date()
