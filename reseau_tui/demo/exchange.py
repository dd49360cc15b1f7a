"""One exchange of the demo, before it is a row."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Exchange:
    """One exchange with people named ``people``, as it will be a row."""

    on: datetime.date
    people: tuple[str, ...]
    kind: str
    initiative: str
    text: str
    at: str | None = None
    minutes: int | None = None
    place: str | None = None
    tags: tuple[str, ...] = ()
    sections: tuple[tuple[str, str], ...] = ()
