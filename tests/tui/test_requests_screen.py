"""Requests from the first key to the outcome, by keys only; each step undone one by one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest
from conftest import HOSTILE, Driver, Running, exchange, person
from frames import check_frame

from reseau_tui.model import requests as model
from reseau_tui.model import write
from reseau_tui.model.database import action, connection, opened
from reseau_tui.network.requests import growth_waiting
from reseau_tui.tui.screens.choice import ChoiceScreen
from reseau_tui.tui.screens.form import FormScreen
from reseau_tui.tui.screens.requests import RequestsScreen
from reseau_tui.tui.screens.requests_answers import answer

ON = "2026-11-23"


@pytest.fixture
def craftsmen(path: str, people: dict[str, int]) -> Iterator[dict[str, int]]:
    """Camille, and three who have to do with craftsmen in Nantes."""
    with opened(path), action("craftsmen"):
        sql = connection()
        people["Camille Roux"] = person("Camille Roux", circle=2, city="Rennes", language="en",
                                        email="camille@example.org")  # fmt: skip
        samira = person("Samira Haddad", circle=3, city="Nantes", email="samira@example.org")
        yann = person(
            "Yann Le Goff", circle=4, city="Nantes", organisation="Craftsman Guild of Nantes"
        )
        person("Anna Berg", city="Nantes", notes="her brother is a craftsman")
        write.tag_contact(sql, samira, "craftsman", "offers")
        exchange("2026-11-10", samira, kind="coffee", text="coffee")
        exchange("2026-10-10", yann, kind="call", text="call")
        people |= {"Samira Haddad": samira, "Yann Le Goff": yann}
    yield people


def ask(asker: int | None, text: str, on: str = "2026-11-20", **rest: Any) -> int:
    return model.add_request(connection(), asker=asker, text=text, on=on, **rest)


@pytest.fixture
def asked(path: str, craftsmen: dict[str, int]) -> dict[str, int]:
    """Requests at every step."""
    with opened(path), action("requests"):
        sql = connection()
        camille, samira = craftsmen["Camille Roux"], craftsmen["Samira Haddad"]
        yann, marie = craftsmen["Yann Le Goff"], craftsmen["Marie Dupont"]
        roof = ask(camille, "a craftsman in Nantes")
        for one, status in ((samira, "sent"), (yann, "declined")):
            model.choose(sql, roof, one, "2026-11-02", "can help with craftsman")
            model.take_step(sql, roof, one, status, "2026-11-09")
        ask(None, "a room for a year", "2026-11-22", asker_name="Jean Dupré", private=True)
        job = ask(craftsmen["Karim Benali"], "an internship at Airbus", "2026-10-03")
        model.choose(sql, job, marie, "2026-10-04", "HR director at Airbus")
        model.take_step(sql, job, marie, "agreed", "2026-11-21")
        flat = ask(marie, "a flat in Lyon", "2026-05-02")
        model.close_request(sql, flat, on="2026-06-01", at=1, outcome="found by herself")
        craftsmen["roof"] = roof
    return craftsmen


def column(path: str, query: str, *values: object) -> list[Any]:
    with sqlite3.connect(path) as sql:
        return [row[0] for row in sql.execute(query, values).fetchall()]


def statuses(path: str) -> list[str]:
    return column(path, "SELECT status FROM request_helper ORDER BY id")


async def to_requests(app: Driver) -> RequestsScreen:
    await app.press("g", "d")
    await app.settle()
    screen = app.app.screen
    assert isinstance(screen, RequestsScreen)
    return screen


@pytest.mark.parametrize(("columns", "lines"), [(60, 18), (80, 24), (120, 36)])
async def test_the_requests_by_what_they_wait_for(
    running: Running, asked: dict[str, int], columns: int, lines: int
) -> None:
    async with running(columns, lines) as app:
        screen = await to_requests(app)
        screen.show_row(asked["roof"])
        await app.settle()
        check_frame(app.app, f"requests-{columns}x{lines}")
        if columns == 60:
            await app.press("enter")
            check_frame(app.app, "requests-people-60x18")


async def test_nothing_yet_says_what_to_press(running: Running, people: dict[str, int]) -> None:
    async with running(80, 24) as app:
        await to_requests(app)
        check_frame(app.app, "requests-empty-80x24")


async def test_from_the_first_key_to_the_outcome_and_back(
    running: Running, craftsmen: dict[str, int], path: str
) -> None:
    async with running() as app:
        await to_requests(app)
        await app.press("a")
        await app.write("camille", "#field-who")
        await app.write("a craftsman in Nantes", "#field-text")
        await app.press("f2")
        assert "Camille Roux is looking for a craftsman in Nantes · u undoes" in app.toasts()[-1]
        assert "Samira Haddad" in app.text and "Yann Le Goff" in app.text
        assert "can help with craftsman · lives in Nantes" in app.text, "the reasons in words"
        assert "works at Craftsman Guild of Nantes" in app.text
        await app.press("enter", "space", "space")
        assert statuses(path) == ["chosen", "chosen"]
        assert column(path, "SELECT why FROM request_helper")[0].startswith("can help with")
        await app.press("home", "s", "l")
        assert statuses(path) == ["asked", "chosen"]
        assert column(path, "SELECT text FROM interaction ORDER BY id DESC LIMIT 1") == [
            "asked for Camille Roux"
        ]
        await app.press("s")
        assert statuses(path) == ["agreed", "chosen"]
        await app.press("y")
        assert "samira@example.org" in app.app.clipboard
        assert app.app.clipboard.startswith("Dear Camille,")
        await app.press("s", "s", "s")
        assert statuses(path) == ["helped", "chosen"]
        await app.press("c")
        assert isinstance(app.app.screen, FormScreen)
        await app.write("the roof is mended", "#field-outcome")
        await app.press("f2")
        assert "Closed, thanks to Samira Haddad: a craftsman in Nantes" in app.toasts()[-1]
        turns = (
            "SELECT name || given || t.text FROM good_turn t JOIN contact c ON c.id = contact_id"
        )
        assert column(path, turns) == [
            "Camille Roux1a craftsman in Nantes",
            "Samira Haddad0a craftsman in Nantes, for Camille Roux",
        ]
        told = "Samira Haddad helped Camille Roux · the roof is mended"
        await app.press("g", "t")
        assert told in app.text
        for name in ("Camille Roux", "Samira Haddad"):
            app.app.open_card(craftsmen[name])
            await app.settle()
            assert "the roof is mended" in app.text, name
        await to_requests(app)
        assert "Closed 1" in app.text
        await app.press("s")
        assert "This request is closed: c opens it again." in app.toasts()[-1]
        await app.press("c")
        assert "Closed 1" not in app.text
        await app.press("u", "u")
        assert column(path, turns) == []
        assert statuses(path) == ["helped", "chosen"]
        seen: list[list[str]] = []
        for _step in range(6):
            await app.press("u")
            seen.append(statuses(path))
        assert seen == [
            ["sent", "chosen"], ["agreed", "chosen"], ["asked", "chosen"], ["chosen", "chosen"],
            ["chosen"], [],
        ]  # fmt: skip
        await app.press("u")
        assert "Nobody is looking for anything here yet." in app.text


async def test_who_cannot_help_and_three_at_most(
    running: Running, asked: dict[str, int], path: str
) -> None:
    with opened(path), action("full"):
        for name in ("Léa Martin", "Paul Girard"):
            model.choose(connection(), asked["roof"], asked[name], ON)
    async with running() as app:
        screen = await to_requests(app)
        screen.show_row(asked["roof"])
        await app.settle()
        await app.press("enter", "1")
        assert "each feels meant" in app.toasts()[-1]
        assert "Anna Berg" in app.text
        assert len(statuses(path)) == 5
        await app.press("home", "r", "1")
        with sqlite3.connect(path) as sql:
            found = sql.execute(
                "SELECT c.name, status FROM request_helper h JOIN contact c ON c.id = contact_id"
                " WHERE request_id = ? ORDER BY h.id", (asked["roof"],),
            ).fetchall()  # fmt: skip
        assert found[0] == ("Samira Haddad", "nothing")
        assert found[-1] == ("Anna Berg", "chosen"), "there is room again"
        await app.press("end", "escape", "tab")
        assert screen.at_people


async def test_a_stranger_a_new_person_and_a_private_one(
    running: Running, craftsmen: dict[str, int], path: str
) -> None:
    async with running() as app:
        await to_requests(app)
        await app.press("a")
        await app.write("Jean Dupré", "#field-who")
        assert "only the name is kept" in app.text
        await app.write("a lawyer", "#field-text")
        app.app.screen.query_one("#field-private").focus()
        await app.press("y", "f2")  # in the place of the “no” that stands there
        with sqlite3.connect(path) as sql:
            assert sql.execute("SELECT asker_id, asker_name, private FROM request").fetchall() == [
                (None, "Jean Dupré", 1)
            ]
        assert "Jean Dupré, outside your network" in app.text
        await app.press("o")
        assert "has no card" in app.toasts()[-1]
        await app.press("e")
        await app.write("new", "#field-standing")
        await app.press("f2")
        assert column(path, "SELECT asker_name FROM request") == [None]
        added = "SELECT name FROM contact WHERE id = (SELECT asker_id FROM request)"
        assert column(path, added) == ["Jean Dupré"]
        await app.press("u")
        assert column(path, "SELECT count(*) FROM contact WHERE name = 'Jean Dupré'") == [0]
        assert column(path, "SELECT asker_name FROM request") == ["Jean Dupré"]
        await app.press("d", "y")
        assert column(path, "SELECT 1 FROM request") == []


async def test_a_request_that_was_removed_meanwhile(
    running: Running, asked: dict[str, int], path: str
) -> None:
    async with running() as app:
        screen = await to_requests(app)
        screen.show_row(asked["roof"])
        await app.settle()
        await app.press("c")
        with sqlite3.connect(path) as sql:
            sql.execute("PRAGMA foreign_keys = ON")
            sql.execute("DELETE FROM request WHERE id = ?", (asked["roof"],))
        await app.press("f2")
        assert any("not there any more" in toast for toast in app.toasts())
        assert app.app.is_running
        assert column(path, "SELECT 1 FROM good_turn WHERE kind = 'recommendation'") == []


async def test_today_asks_what_came_of_it(
    running: Running, asked: dict[str, int], path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running() as app:
        screen = await to_requests(app)
        lines = await app.app.gateway.ask(growth_waiting, screen.requests.today)
        line = next(one for one in lines if one.id == asked["roof"])
        assert line.words == "Did Samira Haddad help Camille Roux with a craftsman in Nantes?"
        screen.run_worker(answer(screen, line), group="change")
        await app.settle()
        assert isinstance(app.app.screen, ChoiceScreen)
        assert "Did Samira Haddad help Camille Roux" in app.text
        await app.press("w")
        later = await app.app.gateway.ask(growth_waiting, screen.requests.today)
        assert all(one.words != line.words for one in later), "not asked again before two weeks"
        screen.run_worker(answer(screen, line), group="change")
        await app.settle()
        await app.press("y")
        assert isinstance(app.app.screen, FormScreen)
        assert "Samira Haddad" in app.text, "who helped is there already"
        await app.press("f2")
        assert column(path, "SELECT closed_on FROM request WHERE id = ?", asked["roof"]) == [ON]
        assert len(column(path, "SELECT 1 FROM good_turn")) == 2


async def test_a_request_is_taken_to_who_was_found(
    running: Running, asked: dict[str, int], path: str
) -> None:
    async with running() as app:
        app.app.show_who("nantes", asked["Yann Le Goff"])
        await app.settle()
        await app.press("enter", "r")
        assert "a craftsman in Nantes, for Camille Roux" in app.text, "what comes first"
        await app.press("2")
        found = "SELECT status FROM request_helper WHERE request_id = ? AND contact_id = ?"
        assert column(path, found, asked["roof"], asked["Yann Le Goff"]) == ["chosen"]
        await to_requests(app)
        await app.press("w")
        assert app.app.current_mode == "who"


async def test_searched_copied_and_hostile_names(
    running: Running, asked: dict[str, int], path: str
) -> None:
    with opened(path), action("hostile"):
        for name in HOSTILE:
            taken = person(name)
            model.choose(connection(), ask(taken, name + " {text}"), asked["Paul Girard"], ON, name)
    async with running() as app:
        await to_requests(app)
        await app.press("slash")
        await app.write("samira")
        assert "Requests 1/11" in app.text
        await app.press("enter", "y")
        assert app.app.clipboard == "Camille Roux is looking for a craftsman in Nantes"
        await app.press("escape")
        assert "1/11" not in app.text
        await app.press("slash")
        await app.write("text")
        await app.press("enter")
        for _name in HOSTILE:
            assert "pwned" not in app.text or "\x1b" not in app.text
            await app.press("x", "escape", "c", "escape", "j")
