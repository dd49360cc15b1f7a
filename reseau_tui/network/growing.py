"""Introductions, requests, network interviews and events together: of a person, and of a day."""

from __future__ import annotations

import datetime

from reseau_tui.network import events, interviews, introductions, requests
from reseau_tui.network.growth import GrowthLine

_ALL = (introductions, requests, interviews, events)


def growth_of(contact_id: int) -> list[GrowthLine]:
    """Return what concerns somebody: one capability after the other, newest first in each."""
    return [line for one in _ALL for line in one.growth_of(contact_id)]


def growth_waiting(today: datetime.date) -> list[GrowthLine]:
    """Return what waits for an answer of mine on ``today``, one capability after the other."""
    return [line for one in _ALL for line in one.growth_waiting(today)]
