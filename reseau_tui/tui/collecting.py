"""Garbage is collected while nobody types: a whole collection takes as long as four frames."""

from __future__ import annotations

import gc
import time
from typing import Any

from textual.app import App

_SECONDS = 1.0
"""How often we look whether the app rests."""

_RESTING = 0.05
"""Seconds of work in that time below which it does."""

_YOUNG, _MIDDLE = 2_000, 10
_NEVER = 1_000
"""Thresholds: many small collections, and a whole one by itself only if nobody ever rests."""

_ENOUGH = 5
"""Collections of the middle generation after which a whole one is worth while."""


def collect_at_rest(app: App[Any]) -> None:
    """Collect the garbage of ``app`` from now on, where the command line turned that off."""
    if not gc.isenabled():
        # Program and style sheets: 90,000 objects that no collection needs to look through.
        gc.freeze()
        gc.set_threshold(_YOUNG, _MIDDLE, _NEVER)
        gc.enable()
    if gc.get_threshold()[2] == _NEVER:
        app.set_interval(_SECONDS, _Rest().look)


class _Rest:
    """Knows how much the process has worked since the last look."""

    def __init__(self) -> None:
        self._worked = time.process_time()

    def look(self) -> None:
        """Collect if the app rests and it is worth while."""
        worked = time.process_time()
        rests = worked - self._worked < _RESTING
        if rests and gc.get_count()[2] >= _ENOUGH:
            gc.collect()
            worked = time.process_time()
        self._worked = worked
