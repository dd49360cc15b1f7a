"""Earlier lines come back with up and down; whom a line is about when it names nobody."""

from __future__ import annotations

import json
import os
import sqlite3
import stat

import pytest
from conftest import Driver, Running

pytestmark = pytest.mark.usefixtures("people")


def line(app: Driver) -> str:
    return app.app.screen.query_one("#line").value


def newest(path: str) -> tuple[str, list[str]]:
    """Text and people of the exchange written down last."""
    with sqlite3.connect(path) as sql:
        number, text = sql.execute(
            "SELECT id, text FROM interaction ORDER BY id DESC LIMIT 1"
        ).fetchone()
        names = sql.execute(
            "SELECT name FROM participant p JOIN contact c ON c.id = p.contact_id"
            " WHERE interaction_id = ? ORDER BY name",
            (number,),
        )
        return text, [name for (name,) in names]


async def test_up_brings_lines_back_and_down_the_draft(running: Running, path: str) -> None:
    async with running() as app:
        await app.press("l")
        await app.write("called Karim today")
        await app.press("enter", "l")
        await app.write("never mind")
        await app.press("escape", "l")
        await app.write("lunch with")
        await app.press("up")
        assert line(app) == "never mind", "what was left in this run"
        await app.press("up")
        assert line(app) == "called Karim today", "what was recorded, as typed"
        assert "Karim Benali" in app.text, "and it is understood again"
        await app.press("!", "up")
        assert line(app) == "lunch", "what the network holds from before"
        await app.press("down")
        assert line(app) == "called Karim today!", "changed while one goes to and fro"
        await app.press("down", "down")
        assert line(app) == "lunch with", "the draft again"
        await app.press("down")
        assert line(app) == "lunch with"
        await app.press("escape", "l", "ctrl+u", "up", "up", "up")
        assert line(app) == "called Karim today", "the line itself was not changed"
    assert newest(path)[0] == "called Karim"


async def test_what_was_left_stays_between_runs_but_nothing_else_is_kept(
    running: Running, path: str
) -> None:
    async with running() as app:
        await app.press("l")
        await app.write("a secret that was dropped")
        await app.press("escape", "l")
        await app.write("coffee with")
        await app.press("escape")
    kept = path + "-view.json"
    assert stat.S_IMODE(os.stat(kept).st_mode) == 0o600
    with open(kept, encoding="utf-8") as file:
        text = file.read()
    assert json.loads(text)["line"] == "coffee with"
    assert "secret" not in text
    async with running() as app:
        await app.press("l", "up")
        assert line(app) == "lunch", "of the network; the dropped line was of the last run"


async def test_an_answer_to_one_line_does_not_count_for_another(
    running: Running, path: str
) -> None:
    async with running() as app:
        await app.press("l")
        await app.write("call with Paul and Zoé")
        await app.press("enter", "down", "enter")
        assert "Who is Zoé?" in app.text, "Paul was answered"
        await app.press("escape", "up", "down")
        assert line(app) == "call with Paul and Zoé"
        assert "Paul? (2)" in app.text


async def test_a_capture_on_the_timeline_is_about_all_who_took_part(
    running: Running, path: str
) -> None:
    async with running() as app:
        await app.press("g", "t", "l")
        assert "With Marie Dupont, Paul Girard, unless" in app.text
        await app.write("sent the pictures")
        await app.press("enter")
        assert newest(path) == ("sent the pictures", ["Marie Dupont", "Paul Girard"])
        await app.press("l")
        await app.write("sent the pictures to Karim")
        await app.press("enter")
        assert newest(path)[1] == ["Karim Benali"]
