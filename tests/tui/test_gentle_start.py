"""After a while away: the offer to start gently, made, declined, taken and undone."""

from __future__ import annotations

import datetime
import sqlite3

import pytest
from conftest import Running, person

from reseau_tui.model import write
from reseau_tui.model.database import action, connection, opened


@pytest.fixture
def away(path: str) -> str:
    """Nine people who wait, the last change six weeks ago."""
    with opened(path):
        with action("the beginning"):
            for number in range(9):
                somebody = person(f"Person {number}", circle=2)
                write.add_interaction(
                    connection(), on=f"2026-08-{number + 10}", people=[somebody], created_at=1
                )
        at = datetime.datetime(2026, 10, 12, 12).timestamp()
        connection().execute("UPDATE action SET at = ?", (int(at),))
    return path


def put_off(path: str) -> list[str]:
    with sqlite3.connect(path) as sql:
        return [
            day
            for (day,) in sql.execute(
                "SELECT snoozed_until FROM contact WHERE snoozed_until IS NOT NULL ORDER BY 1"
            )
        ]


async def test_the_offer_is_taken_and_undone_in_one_step(running: Running, away: str) -> None:
    async with running() as app:
        assert "Let's start gently." in app.text
        assert "A: 6 people spread over six weeks" in app.text
        await app.press("A")
        assert "6 people come up again a few at a time" in app.text
        assert put_off(away) == [], "it asks first"
        await app.press("y")
        assert put_off(away) == [
            "2026-11-24", "2026-12-01", "2026-12-08", "2026-12-15", "2026-12-22", "2026-12-29",
        ]  # fmt: skip
        assert "Let's start gently." not in app.text
        assert "u undoes" in app.toasts()[-1]
        await app.press("A")
        assert "nothing to spread" in app.toasts()[-1]
        await app.press("u")
        assert put_off(away) == []
        assert "Let's start gently." in app.text


async def test_declined_it_is_silent_for_the_day_but_the_key_still_works(
    running: Running, away: str
) -> None:
    async with running() as app:
        await app.press("A", "escape")
        assert "Let's start gently." in app.text, "no answer yet"
        await app.press("A", "n")
        assert "Let's start gently." not in app.text
    async with running() as app:
        assert "Let's start gently." not in app.text
        await app.press("A")
        assert "Let's start gently." in app.text
    assert put_off(away) == []


async def test_where_the_panel_is_hidden_a_message_says_it_once(
    running: Running, away: str
) -> None:
    async with running(80, 24) as app:
        assert sum("start gently" in said for said in app.toasts()) == 1
    async with running(60, 18) as app:
        assert not app.toasts()


async def test_without_an_absence_nothing_is_offered_but_the_key_works(
    running: Running, people: dict[str, int], path: str
) -> None:
    with sqlite3.connect(path) as sql:
        sql.execute("UPDATE action SET at = ?", (int(datetime.datetime(2026, 11, 20).timestamp()),))
    async with running() as app:
        assert "start gently" not in app.text.lower()
        await app.press("A")
        assert "nothing to spread" in app.toasts()[-1]
