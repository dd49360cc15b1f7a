"""Who would enjoy an article: a title, the people with reasons, one sign to the marked."""

from __future__ import annotations

import sqlite3

import pytest
from conftest import HOSTILE, Driver, Running, exchange, person
from frames import check_frame

from reseau_tui.model.database import action, opened
from reseau_tui.tui.screens.capture import CaptureScreen
from reseau_tui.tui.screens.card import CardScreen
from reseau_tui.tui.screens.enjoy import EnjoyScreen
from reseau_tui.tui.screens.home import HomeScreen
from reseau_tui.tui.screens.today import TodayScreen
from reseau_tui.tui.widgets.reader_list import ReaderList

TITLE = "Pourquoi l’écriture aide les artisans"


@pytest.fixture
def readers(path: str, people: dict[str, int]) -> dict[str, int]:
    """Three with an interest in the title beside ``people``."""
    with opened(path), action("readers"):
        found = {
            "Nadia Ferrand": person("Nadia Ferrand", circle=3, tags=("écriture",)),
            "Yves Lagarde": person("Yves Lagarde", circle=5, notes="parle de l'artisanat nantais"),
            "Odile Marchand": person("Odile Marchand", circle=4),
        }
        exchange("2026-03-03", found["Odile Marchand"], text="son atelier d'écriture")
        exchange("2026-10-03", found["Nadia Ferrand"], text="un texte sur l'écriture")
    return {**people, **found}


async def look(app: Driver, title: str = TITLE) -> ReaderList:
    await app.press("F")
    assert isinstance(app.app.screen, EnjoyScreen)
    await app.write(title)
    await app.press("enter")
    return app.app.screen.query_one(ReaderList)


def forwarded(path: str) -> list[tuple[str, str, str]]:
    with sqlite3.connect(path) as sql:
        return sql.execute(
            'SELECT c.name, i."on", i.text FROM participant p JOIN contact c ON c.id = p.contact_id'
            " JOIN interaction i ON i.id = p.interaction_id WHERE i.kind = 'forward' ORDER BY 1"
        ).fetchall()


@pytest.mark.parametrize(("columns", "lines"), [(60, 18), (80, 24), (120, 36)])
async def test_people_with_reasons(
    running: Running, readers: dict[str, int], columns: int, lines: int
) -> None:
    async with running(columns, lines) as app:
        await app.press("F")
        check_frame(app.app, f"enjoy-asking-{columns}x{lines}")
        await app.write(TITLE)
        await app.press("enter", "space")
        assert "+écriture · talked of it on 3 October" in app.text
        check_frame(app.app, f"enjoy-{columns}x{lines}")


async def test_the_marked_had_it_forwarded_in_one_step(
    running: Running, readers: dict[str, int], path: str
) -> None:
    async with running() as app:
        found = await look(app)
        await app.press("space", "space")
        assert "3 people · 2 marked" in app.text
        await app.press("T")
        assert forwarded(path) == [
            ("Nadia Ferrand", "2026-11-23", TITLE), ("Yves Lagarde", "2026-11-23", TITLE),
        ]  # fmt: skip
        assert app.toasts()[-1] == f"Forwarded to 2 people: {TITLE} · u undoes"
        assert app.text.count("forwarded today") == 2 and not found.marked
        await app.press("u")
        assert forwarded(path) == [] and "forwarded today" not in app.text
        await app.press("g", "g", "T")
        assert forwarded(path) == [("Nadia Ferrand", "2026-11-23", TITLE)]
        assert app.toasts()[-1].startswith("Forwarded to Nadia Ferrand: ")


async def test_the_card_the_capture_and_the_way_back(
    running: Running, readers: dict[str, int]
) -> None:
    async with running() as app:
        await look(app)
        await app.press("enter")
        assert isinstance(app.app.screen, CardScreen) and "Nadia Ferrand" in app.text
        await app.press("q")
        assert isinstance(app.app.screen, EnjoyScreen) and "Yves Lagarde" in app.text
        await app.press("l")
        assert isinstance(app.app.screen, CaptureScreen) and "Nadia Ferrand" in app.text
        await app.press("escape", "space", "escape")
        assert "marked" not in app.text and "Yves Lagarde" in app.text
        await app.press("escape")
        assert "Paste its title" in app.text and "Yves Lagarde" not in app.text
        await app.press("q")
        assert isinstance(app.app.screen, HomeScreen)
        await app.press("g", "o", "F")
        assert isinstance(app.app.screen, EnjoyScreen)
        await app.press("escape", "q")
        assert isinstance(app.app.screen, TodayScreen), "back to where it was asked from"


async def test_what_is_said_when_nobody_is_found(
    running: Running, readers: dict[str, int], path: str
) -> None:
    async with running(60, 18) as app:
        await look(app, "Beekeeping")
        assert "Nobody here is known for Beekeeping." in app.text
        await app.press("T", "space", "enter")
        assert forwarded(path) == []
        await app.press("escape", "slash")
        await app.write("What is it about?")
        assert "A few more words" in app.text


async def test_hostile_titles_and_names_are_harmless(running: Running, path: str) -> None:
    with opened(path), action("hostile"):
        for words in HOSTILE:
            person(words, notes=f"garden {words}", tags=("garden",))
    async with running(80, 24) as app:
        await look(app, 'garden "*)( OR NEAR [/nope] ½')
        assert app.text.count("+garden") == len(HOSTILE)
        for words in HOSTILE:
            await app.press("slash")
            await app.write(f"garden {words}")
            await app.press("enter", "space", "T")
        assert isinstance(app.app.screen, EnjoyScreen)


async def test_the_palette_knows_it(running: Running, readers: dict[str, int]) -> None:
    async with running() as app:
        await app.press("ctrl+p")
        await app.write("who would enjoy")
        await app.press("enter")
        await app.settle()
        assert isinstance(app.app.screen, EnjoyScreen)
