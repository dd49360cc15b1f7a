"""What every row of the demo is made with: ids, uids that stay the same, days counted back."""

from __future__ import annotations

import datetime
import uuid

from reseau_tui.demo.people import PEOPLE
from reseau_tui.model.bulk import Value

Row = dict[str, Value]

IDS = {person.name: number for number, person in enumerate(PEOPLE, 1)}
"""The id of everybody by name."""

_NAMES = uuid.UUID("7d0c1f5e-3b0a-5c1e-9b55-52657365f00d")


def uid(*parts: object) -> str:
    """Return the uid of what ``parts`` name, the same every time."""
    return str(uuid.uuid5(_NAMES, ":".join(str(part) for part in parts)))


def ago(today: datetime.date, days: float) -> datetime.date:
    """Return the day that many days before today."""
    return today - datetime.timedelta(days=int(days))


def seconds(day: datetime.date, at: str = "21:00") -> int:
    """Return the local time ``at`` (HH:MM) of a day in seconds since 1970."""
    return int(datetime.datetime.combine(day, datetime.time.fromisoformat(at)).timestamp())
