"""Every screen at three sizes in both languages, as golden frames; one walk through the app each.

What a screen does is tested beside it; here stands what it looks like, so that no sentence is cut
and nothing leaves its place when a word is longer in French.
"""

from __future__ import annotations

import pytest
from conftest import Running
from frames import check_frame

from reseau_tui import i18n
from reseau_tui.tui.commands.places import PLACES

SIZES = ((60, 18), (80, 24), (120, 36))

OVER = {
    "capture": (("l",), ("escape",)),
    "lines": (("L",), ("escape",)),
    "add": (("a",), ("escape",)),
    "edit": (("e",), ("escape",)),
    "promise": (("p",), ("escape",)),
    "not-now": (("s",), ("escape",)),
    "help": (("question_mark",), ("escape",)),
    "go": (("g",), ("escape",)),
    "introduce": (("i",), ("escape",)),
    "relation": (("w",), ("escape",)),
    "interview": (("M",), ("escape",)),
    "card": (("enter",), ("q",)),
    "paths": (("P",), ("q",)),
}
"""What opens over home, and what closes it again."""


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("columns", "lines"), SIZES)
async def test_every_screen(
    people: dict[str, int],
    running: Running,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    columns: int,
    lines: int,
) -> None:
    monkeypatch.setenv("RESEAU_LANG", language)
    i18n.set_language(language)
    size = f"{language}-{columns}x{lines}"
    async with running(columns, lines) as app:
        for name, (opens, closes) in OVER.items():
            await app.press(*opens)
            await app.settle()
            check_frame(app.app, f"every/{name}-{size}")
            await app.press(*closes)
        for place in PLACES:
            await app.press("g", place.key)
            await app.settle()
            check_frame(app.app, f"every/{place.screen}-{size}")
