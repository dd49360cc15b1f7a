"""Answering what an introduction, a request, an interview or an event asks, wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reseau_tui.network.growth import GrowthLine
    from reseau_tui.tui.screens.place import PlaceScreen


async def answer_growth(screen: PlaceScreen, line: GrowthLine) -> None:
    """Ask what ``line`` asks, on ``screen``; the answer is one change that can be undone."""
    if line.place == "introductions":
        from reseau_tui.tui.screens.introductions_answers import answer
    elif line.place == "requests":
        from reseau_tui.tui.screens.requests_answers import answer
    elif line.place == "interviews":
        from reseau_tui.tui.screens.interviews_answers import answer
    else:
        from reseau_tui.tui.screens.events_answers import answer
    await answer(screen, line)
