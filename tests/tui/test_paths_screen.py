"""Ways to somebody: named or taken from a screen, read, followed, asked for."""

from __future__ import annotations

import asyncio
import sqlite3

import pytest
from conftest import HOSTILE, Driver, Running, exchange, person
from frames import check_frame

from reseau_tui.model.contacts import ContactFields, edit_contact
from reseau_tui.model.database import action, connection, opened
from reseau_tui.tui.screens.capture import CaptureScreen
from reseau_tui.tui.screens.card import CardScreen
from reseau_tui.tui.screens.home import HomeScreen
from reseau_tui.tui.screens.paths import PathsScreen


@pytest.fixture
def ties(path: str, people: dict[str, int]) -> dict[str, int]:
    """Beside the seven: Nora over Paul's sister or over Karim's colleague, and Tom over nobody."""
    with opened(path), action("ties"):
        nora = person("Nora Haddad", organisation="Hôtel du Lac", city="Annecy")
        zoe = person("Zoé Girard")
        tom = person("Tom Weber", organisation="Hôtel du Port")
        edit_contact(
            people["Karim Benali"], ContactFields(values={"met_through": people["Paul Girard"]})
        )
        exchange("2019-05-02", zoe, kind="post")
        for contact, other, kind in (
            (people["Paul Girard"], zoe, "sibling"), (zoe, nora, "friend"),
            (people["Karim Benali"], nora, "colleague"),
        ):  # fmt: skip
            connection().execute(
                "INSERT INTO relation (contact_id, other_id, kind) VALUES (?, ?, ?)",
                (contact, other, kind),
            )
        return {**people, "Nora Haddad": nora, "Zoé Girard": zoe, "Tom Weber": tom}


def introductions(path: str) -> list[tuple[str, str | None, str, str, str]]:
    """By whom, whom, to whom, why, how far."""
    with sqlite3.connect(path) as sql:
        return sql.execute(
            "SELECT i.name, f.name, s.name, n.why, n.status FROM introduction n"
            " JOIN contact i ON i.id = n.introducer_id LEFT JOIN contact f ON f.id = n.first_id"
            " JOIN contact s ON s.id = n.second_id"
        ).fetchall()


async def ways(app: Driver, name: str = "") -> PathsScreen:
    """Open the screen about who is under the cursor, then name somebody."""
    await app.press("P")
    screen = app.app.screen
    assert isinstance(screen, PathsScreen)
    if name:
        await app.press("slash")
        await app.write(name)
        await app.press("enter")
    return screen


@pytest.mark.parametrize(("columns", "lines"), [(60, 18), (80, 24), (120, 36)])
async def test_what_it_looks_like(
    running: Running, ties: dict[str, int], columns: int, lines: int
) -> None:
    async with running(columns, lines) as app:
        await ways(app, "nora")
        check_frame(app.app, f"paths-{columns}x{lines}")
        await app.press("slash")
        await app.write("hotel")
        check_frame(app.app, f"paths-which-{columns}x{lines}")
        await app.write("")
        check_frame(app.app, f"paths-asking-{columns}x{lines}")


async def test_asking_for_the_introduction_is_one_step(
    running: Running, ties: dict[str, int], path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(path), action("tongue"):
        edit_contact(ties["Paul Girard"], ContactFields(values={"language": "fr", "form": "tu"}))
    async with running() as app:
        copied: list[str] = []
        monkeypatch.setattr(app.app, "copy_to_clipboard", copied.append)
        screen = await ways(app, "nora")
        assert [path.people[0].name for path in screen.ways._paths.values()] == [
            "Paul Girard", "Karim Benali", "Zoé Girard",
        ]  # fmt: skip
        assert app.text.count("the weakest link") == 3
        await app.press("y")
        assert copied[0].startswith("Bonjour Paul,\n\nJ’aimerais rencontrer Nora Haddad (Hôtel du")
        assert "Je crois que tu connais Zoé Girard, qui connaît Nora Haddad." in copied[0]
        assert introductions(path) == []
        await app.press("i")
        assert "Ask Paul Girard to introduce you to Nora Haddad" in app.text
        await app.write("her hotel", "#field-why")
        await app.press("ctrl+s")
        assert introductions(path) == [
            ("Paul Girard", None, "Nora Haddad", "her hotel", "proposed")
        ]
        assert copied[1] == copied[0]
        assert app.toasts()[-1] == (
            "Asked Paul Girard for an introduction to Nora Haddad; the message is copied · u undoes"
        )
        assert "asked for the introduction today" in app.text
        await app.press("i")
        assert "Asked today: write to Paul Girard about Nora Haddad again" in app.text
        await app.press("ctrl+s")
        assert len(introductions(path)) == 1 and len(copied) == 3, "asked once, however often"
        await app.press("u")
        assert introductions(path) == [] and "asked for the introduction" not in app.text


async def test_to_a_house_and_on_to_its_people(running: Running, ties: dict[str, int]) -> None:
    async with running() as app:
        await ways(app, "hotel")
        assert "Which one?" in app.text
        await app.press("enter")
        assert "Ways to Hôtel du Lac" in app.text and "works at Hôtel du Lac" in app.text
        await app.press("l")
        assert isinstance(app.app.screen, CaptureScreen) and "Karim Benali" in app.text
        await app.press("escape", "enter", "2")
        assert isinstance(app.app.screen, CardScreen)
        assert app.app.screen.person_id == ties["Nora Haddad"]
        await app.press("K", "q")
        assert isinstance(app.app.screen, PathsScreen)
        await app.press("enter", "2", "P")
        assert "Ways to Nora Haddad" in app.text, "and from the card to the next"
        await app.press("q")
        assert isinstance(app.app.screen, HomeScreen)


async def test_known_directly_unknown_and_no_way(running: Running, ties: dict[str, int]) -> None:
    async with running(80, 24) as app:
        await ways(app)
        assert "You know Inès Roche directly." in app.text, "who is under the cursor"
        await app.press("question_mark")
        assert "Ask the first person on the way" in app.text
        assert "Introduce this person to somebody" not in app.text, "the key means the other here"
        await app.press("escape", "i")
        assert "You know Inès Roche yourself" in app.toasts()[-1]
        await app.press("slash")
        await app.write("tom")
        assert "No verified path to Tom Weber: nothing written down leads there." in app.text
        await app.write("[/nope]")
        assert "Nobody and no organisation here is called “[/nope]”." in app.text
        await app.press("escape")
        assert "How to reach somebody?" in app.text
        await app.press("escape")
        assert isinstance(app.app.screen, HomeScreen)


async def test_the_palette_knows_the_way(running: Running, ties: dict[str, int]) -> None:
    async with running() as app:
        await app.press("ctrl+p")
        await app.write("chemin nora")
        for _ in range(40):
            await asyncio.sleep(0.05)
            await app.pilot.pause()
            if "→" in app.text:
                break
        assert "you → Paul Girard → Zoé Girard → Nora Haddad" in app.text
        await app.press("down", "enter")
        await app.settle()
        assert isinstance(app.app.screen, PathsScreen) and "Ways to Nora Haddad" in app.text


async def test_hostile_people_are_harmless(running: Running, path: str) -> None:
    with opened(path), action("hostile"):
        ann = person("Ann", circle=1)
        for name in HOSTILE:
            other = person(name, organisation=f"{name} welders")
            connection().execute(
                "INSERT INTO relation (contact_id, other_id, kind) VALUES (?, ?, 'friend')",
                (ann, other),
            )
    async with running(80, 24) as app:
        await ways(app, "welders")
        assert "[/nope]" in app.text and "\x1b" not in app.text
        for _ in HOSTILE:
            await app.press("slash")
            await app.write("welders")
            await app.press("enter", "j", "enter", "i", "escape", "enter", "escape")
            assert "\x1b" not in app.text
        assert app.app.is_running
