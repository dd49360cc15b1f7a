"""Style sheets of the other screens, read once the network is shown.

Textual reads a screen's sheet when it is first opened, and with it all the others once more:
10 ms on top of the opening, each time.
"""

from __future__ import annotations

import asyncio
import os
from typing import Any

from textual.app import App

_FOLDER = os.path.join(os.path.dirname(os.path.realpath(__file__)), "screens")

_FIRST = ("dialog.tcss", "place.tcss")
"""What several screens share comes before what each says of itself: of two rules that are as
particular as each other, the later one holds."""

_PAUSE = 0.01
"""Seconds between two sheets, for a key that comes in."""


async def read_ahead(app: App[Any]) -> None:
    """Read every sheet that ``app`` does not have yet, a millisecond's worth at a time."""
    names = sorted(name for name in os.listdir(_FOLDER) if name.endswith(".tcss"))
    for name in dict.fromkeys([*_FIRST, *names]):
        path = os.path.join(_FOLDER, name)
        if not app.stylesheet.has_source(path):
            app.stylesheet.read(path)
            app.stylesheet.parse()
            await asyncio.sleep(_PAUSE)
