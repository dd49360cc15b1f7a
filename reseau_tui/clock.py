"""What time it is: the machine's, or ``RESEAU_NOW`` for tests, screenshots and the demo.

The modules of ``--log`` take ``datetime`` from here, where it is the lighter half of it.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
else:
    try:
        # The very same classes. Python 3.11 runs a second, unused implementation of 2,500 lines
        # on its way to them, which costs a twentieth of what a whole capture may.
        import _datetime as datetime
    except ImportError:  # a Python that has no such module
        import datetime

__all__ = ["datetime", "now", "today"]


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
