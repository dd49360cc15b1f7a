"""``python -m tests.screenshots``: the pictures of the README, drawn by the program itself.

From the demo network on a fixed day, so that the same program draws the same bytes.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reseau_tui.tui.app import ReseauApp

FOLDER = Path(__file__).parent.parent / "screenshots"
NOW = "2026-11-23T10:00"
SURROUNDINGS = {"RESEAU_NOW": NOW, "RESEAU_LANG": "en", "TEXTUAL_ANIMATIONS": "none"}

PERSON = "Marie Dupont"
LINE = "yesterday: coffee with Marie and Paul +paris next: send CV in 2 weeks"

_FONTS = 'ui-monospace, "DejaVu Sans Mono", "Cascadia Mono", Menlo, Consolas, monospace'
"""Fonts that are on the reader's machine: a picture must not need a network."""

_SIZE = "font-size: 21px"
"""One more than Rich's: in these fonts the borders then reach from line to line, without gaps."""


async def home(app: ReseauApp) -> None:
    """The network screen, with somebody under the cursor."""
    from reseau_tui.network.people import people_ids
    from reseau_tui.tui.screens.home import HomeScreen

    app.show_person(people_ids(PERSON)[0])
    screen = app.screen
    assert isinstance(screen, HomeScreen)
    people = screen.people
    await app.workers.wait_for_complete()
    people.scroll_to(y=people.cursor - people.page // 3, animate=False)


async def capture(app: ReseauApp) -> None:
    """The capture bar with a line typed and not recorded."""
    from reseau_tui.tui.screens.capture import CaptureScreen

    await home(app)
    screen = CaptureScreen()
    await app.push_screen(screen)
    screen.line.cursor_blink = False
    screen.line.value = LINE
    screen.line.cursor_position = len(LINE)


def place(mode: str) -> Callable[[ReseauApp], Awaitable[None]]:
    """Return what shows one of the places of ``g``."""

    async def go(app: ReseauApp) -> None:
        await app.switch_mode(mode)

    return go


async def who(app: ReseauApp) -> None:
    """Who can help, with words typed."""
    app.show_who("accountant")


async def tree(app: ReseauApp) -> None:
    """Through whom who was met."""
    from reseau_tui.network.people import people_ids
    from reseau_tui.tui.screens.introductions import IntroductionsScreen

    await app.switch_mode("introductions")
    await app.workers.wait_for_complete()
    screen = app.screen
    assert isinstance(screen, IntroductionsScreen)
    screen.show_in_tree(people_ids("Priya Raman")[0])


async def requests(app: ReseauApp) -> None:
    """A request, and whom it may be taken to."""
    from reseau_tui.model.database import connection

    (row,) = connection().execute("SELECT id FROM request WHERE text LIKE '%artisan%'").fetchone()
    app.show_row("requests", row)


async def path(app: ReseauApp) -> None:
    """The ways to an organisation."""
    app.show_paths(None, "airbus")


async def card(app: ReseauApp) -> None:
    """The whole card of somebody."""
    from reseau_tui.network.people import people_ids

    app.open_card(people_ids(PERSON)[0])


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its file, the size of the terminal, what is done in it, the theme."""

    name: str
    columns: int
    lines: int
    act: Callable[[ReseauApp], Awaitable[None]]
    theme: str = "reseau"


PICTURES = (
    Picture("home-120x36", 120, 36, home),
    Picture("home-80x24", 80, 24, home),
    Picture("capture-120x36", 120, 36, capture),
    Picture("home-120x36-light", 120, 36, home, "reseau-light"),
    Picture("today-120x36", 120, 36, place("today")),
    Picture("card-120x36-light", 120, 36, card, "reseau-light"),
    Picture("timeline-120x36", 120, 36, place("timeline")),
    Picture("greetings-120x36", 120, 36, place("greetings")),
    Picture("who-120x36", 120, 36, who),
    Picture("tree-120x36", 120, 36, tree),
    Picture("path-120x36", 120, 36, path),
    Picture("requests-120x36", 120, 36, requests),
    Picture("interviews-120x36", 120, 36, place("interviews")),
    Picture("insights-120x36", 120, 36, place("insights")),
    Picture("remember-120x36-light", 120, 36, place("remember"), "reseau-light"),
    Picture("good-turns-120x36-light", 120, 36, place("good-turns"), "reseau-light"),
)


async def drawn(picture: Picture, path: str) -> str:
    """Return ``picture`` of the network at ``path`` as SVG."""
    from reseau_tui.tui.app import ReseauApp
    from reseau_tui.tui.gateway import Gateway

    app = ReseauApp(Gateway(path))
    app.theme = picture.theme
    async with app.run_test(size=(picture.columns, picture.lines)) as pilot:
        await settled(app, pilot.pause)
        await picture.act(app)
        await settled(app, pilot.pause)
        return self_contained(app.export_screenshot(title="Réseau"))


async def settled(app: ReseauApp, pause: Callable[[], Awaitable[None]]) -> None:
    """Wait until every panel has been read and drawn."""
    for _ in range(4):
        await pause()
        await app.workers.wait_for_complete()
    await pause()


def self_contained(svg: str) -> str:
    """Return ``svg`` without fonts from elsewhere and with short, constant names."""
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r"<!--.*?-->\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r"terminal-\d+", "t", svg)
    svg = svg.replace("Fira Code, monospace", _FONTS).replace("font-size: 20px", _SIZE)
    return "\n".join(line.strip() for line in svg.splitlines() if line.strip()) + "\n"


def main(folder: Path = FOLDER) -> None:
    """Draw every picture into ``folder``."""
    os.environ.update(SURROUNDINGS)
    from reseau_tui import clock, i18n
    from reseau_tui.demo.network import demo_path, fill_demo
    from reseau_tui.model.database import opened

    i18n.set_language("en")
    folder.mkdir(exist_ok=True)
    for picture in PICTURES:
        # Each from a fresh network: what one picture leaves (who is under the cursor) is not seen.
        with tempfile.TemporaryDirectory(prefix="reseau-screenshots-") as temporary:
            path = demo_path(temporary)
            with opened(path):
                fill_demo(clock.now())
            svg = asyncio.run(drawn(picture, path))
        (folder / f"{picture.name}.svg").write_text(svg, encoding="utf-8")
        print(f"{picture.name}.svg", file=sys.stderr)


if __name__ == "__main__":
    main()
