"""How the rules read: whole result sets at once, ids as one JSON parameter, days as numbers.

Always ``fetchall``: a cursor held open between keys would stop checkpoints.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Sequence
from typing import Any

from reseau_tui.model.database import connection

DAY_ZERO = 1_721_425
"""Julian day number of the day before 1 January of the year 1 (``date.toordinal()`` 0)."""

MOMENT_BITS = 24
"""A moment is a day number shifted by these bits, plus a number within the day."""


def rows(sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """Return every row of a query."""
    return connection().execute(sql, parameters).fetchall()


def id_list(ids: Iterable[int]) -> str:
    """Return ids as the one parameter of ``IN (SELECT value FROM json_each(?))``."""
    return json.dumps(list(ids))


def day_number(day: datetime.date) -> int:
    """Return the Julian day number of a day, as the schema's generated columns count."""
    return day.toordinal() + DAY_ZERO


def first_moment(day: datetime.date) -> int:
    """Return the least moment an interaction of ``day`` can have."""
    return day_number(day) << MOMENT_BITS


def day_of(moment: int) -> datetime.date:
    """Return the day of a moment."""
    return datetime.date.fromordinal((moment >> MOMENT_BITS) - DAY_ZERO)


def as_day(value: str | None) -> datetime.date | None:
    """Return the day at the start of a stored text; None for none or an impossible one."""
    if not value:
        return None
    try:
        return datetime.date.fromisoformat(value[:10])
    except ValueError:
        return None
