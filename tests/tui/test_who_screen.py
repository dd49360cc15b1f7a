"""Who can help: say what it is about, read why, turn to somebody."""

from __future__ import annotations

import asyncio
import sqlite3

import pytest
from conftest import HOSTILE, Driver, Running, exchange, person
from frames import check_frame

from reseau_tui.model.contacts import ContactFields, edit_contact
from reseau_tui.model.database import action, connection, opened
from reseau_tui.tui.screens.card import CardScreen
from reseau_tui.tui.screens.who import WhoScreen


@pytest.fixture
def helpers(path: str, people: dict[str, int]) -> dict[str, int]:
    """Beside the seven: an accountant met through Paul, one noted, one who has become distant."""
    with opened(path), action("helpers"):
        sql = connection()
        zoe = person("Zoé Martin", circle=4, city="Toulouse", email="zoe@example.org")
        sql.execute(
            "INSERT INTO role (contact_id, organisation, title) VALUES (?, 'Hôtel du Lac',"
            " 'accountant')",
            (zoe,),
        )
        edit_contact(zoe, ContactFields(values={"met_through": people["Paul Girard"]}))
        exchange("2019-05-02", zoe, kind="meeting", text="the fair")
        noted = person("Nora Haddad", circle=3, notes="her sister is an accountant in Lyon")
        exchange("2026-11-02", noted)
        far = person("Tom Weber", circle=3, city="Toulouse")
        sql.execute(
            "INSERT INTO role (contact_id, organisation, title, to_on) VALUES (?, 'Airbus',"
            " 'accountant', '2021')",
            (far,),
        )
        exchange("2024-02-02", far)
        return {**people, "Zoé Martin": zoe, "Nora Haddad": noted, "Tom Weber": far}


def asks(path: str) -> list[tuple[str, str, str | None, int, str | None]]:
    """What was asked of whom through whom, done or not, what came of it."""
    with sqlite3.connect(path) as sql:
        return sql.execute(
            "SELECT c.name, g.text, t.name, g.done, g.outcome FROM good_turn g JOIN contact c"
            " ON c.id = g.contact_id LEFT JOIN contact t ON t.id = g.through_id ORDER BY g.id"
        ).fetchall()


async def look_for(app: Driver, words: str) -> None:
    await app.press("g", "w")
    assert isinstance(app.app.screen, WhoScreen)
    await app.press("slash")
    await app.write(words)
    await app.press("enter")


def names(app: Driver) -> list[str]:
    screen = app.app.screen
    assert isinstance(screen, WhoScreen)
    return [one.name for one in screen.helpers._helpers.values()]


@pytest.mark.parametrize(("columns", "lines"), [(60, 18), (80, 24), (120, 36)])
async def test_what_it_looks_like(
    running: Running, helpers: dict[str, int], columns: int, lines: int
) -> None:
    async with running(columns, lines) as app:
        await app.press("g", "w")
        check_frame(app.app, f"who-empty-{columns}x{lines}")
        await look_for(app, "accountant")
        check_frame(app.app, f"who-{columns}x{lines}")


async def test_from_the_first_letter_to_what_came_of_it(
    running: Running, helpers: dict[str, int], path: str
) -> None:
    async with running() as app:
        await app.press("g", "w", "enter")
        await app.press(*"airb")
        assert names(app) == ["Marie Dupont", "Tom Weber"]
        await app.press("enter")
        assert "works at Airbus · spoken" not in app.text and "works at Airbus" in app.text
        await app.press("enter", "a")
        assert "Asked of Marie Dupont" in app.text
        await app.write("who hires at Airbus?", "#field-text")
        await app.press("ctrl+s")
        assert asks(path) == [("Marie Dupont", "who hires at Airbus?", None, 0, None)]
        assert "your question waits since today" in app.text
        await app.press("enter", "n", "g")
        assert asks(path)[0][3:] == (1, "good")
        assert "helped you once" in app.text and "waits" not in app.text
        await app.press("u", "u")
        assert asks(path) == []
        assert "helped you" not in app.text


async def test_through_the_person_in_between(
    running: Running, helpers: dict[str, int], path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened_for: list[str] = []

    async def open_from(screen: object, full: object, point: int = 0) -> None:
        opened_for.append(full.card.summary.name)  # type: ignore[attr-defined]

    monkeypatch.setattr("reseau_tui.tui.screens.who_actions.open_from", open_from)
    async with running() as app:
        await look_for(app, "accountant hotel")
        assert names(app) == ["Zoé Martin"]
        assert "ask through Paul Girard, who introduced you" in app.text
        await app.press("enter")
        assert "ask through Paul Girard" in app.text
        await app.press("t")
        assert "put you in touch with Zoé Martin" in app.text
        await app.press("w")
        await app.press("enter", "w")
        assert opened_for == ["Paul Girard", "Zoé Martin"]
        await app.press("enter", "t", "a", "ctrl+s")
        assert asks(path) == [("Zoé Martin", "accountant hotel", "Paul Girard", 0, None)]
        await app.press("enter", "t", "i")
        assert "Ask Paul Girard to introduce you to Zoé Martin" in app.text
        assert "Accountant hotel." in app.text, "what it is for stands in the message"
        await app.press("ctrl+s")
        with sqlite3.connect(path) as sql:
            introduced = sql.execute("SELECT introducer_id, second_id, status FROM introduction")
            assert introduced.fetchall() == [
                (helpers["Paul Girard"], helpers["Zoé Martin"], "proposed")
            ]
        await app.press("enter", "t", "o")
        assert isinstance(app.app.screen, CardScreen) and "Paul Girard" in app.text
        await app.press("q", "g", "w", "o")
        assert isinstance(app.app.screen, CardScreen) and "Zoé Martin" in app.text


async def test_nobody_and_back(running: Running, helpers: dict[str, int]) -> None:
    async with running(60, 18) as app:
        await look_for(app, "[/nope] astronaut")
        assert "Nobody here has to do with “[/nope] astronaut” yet." in app.text
        await app.press("enter")
        assert any("Nobody is under the cursor" in toast for toast in app.toasts())
        await app.press("escape")
        assert "accountant toulouse" in app.text and "astronaut" not in app.text


async def test_the_distant_are_to_be_given_news_first(
    running: Running, helpers: dict[str, int]
) -> None:
    async with running(80, 24) as app:
        await look_for(app, "airbus")
        assert "warm it up first: give some news before asking" in app.text


async def test_hostile_people_are_harmless(running: Running, path: str) -> None:
    with opened(path), action("hostile"):
        for name in HOSTILE:
            person(name, circle=3, organisation=f"{name} welders", city=name)
    async with running(80, 24) as app:
        await look_for(app, "welders")
        assert "[/nope]" in app.text and "\x1b" not in app.text
        await app.press("enter", "escape", "j", "a", "escape")
        assert app.app.is_running


async def test_the_palette_answers_who(running: Running, helpers: dict[str, int]) -> None:
    async with running() as app:
        await app.press("ctrl+p")
        await app.write("qui accountant toul")
        for _ in range(40):
            await asyncio.sleep(0.05)
            await app.pilot.pause()
            if "accountant at Hôtel" in app.text:
                break
        await app.press("down", "enter")
        await app.settle()
        assert isinstance(app.app.screen, WhoScreen)
        assert sorted(names(app)) == ["Tom Weber", "Zoé Martin"]
        chosen = app.app.screen.chosen
        assert chosen is not None and chosen.name == names(app)[1], "the cursor is on who was taken"
        assert app.app.screen.filter_bar.input.value == "accountant toul"
