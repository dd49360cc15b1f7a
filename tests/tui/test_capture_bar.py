from __future__ import annotations

import sqlite3

import pytest
from conftest import Driver, Running
from frames import check_frame

pytestmark = pytest.mark.usefixtures("people")


def bar(app: Driver) -> str:
    """The words of the capture bar."""
    return app.text.partition("Write down an exchange")[2]


def count(path: str, table: str) -> int:
    with sqlite3.connect(path) as connection:
        return connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


async def test_while_typing_the_line_is_understood_as_chips(running: Running) -> None:
    async with running() as app:
        await app.press("l")
        await app.write(
            "yesterday: coffee with Marie and Paul +paris next: send CV in 2 weeks place: Bibent"
        )
        seen = bar(app)
        assert "Sun 22 Nov" in seen
        assert "coffee" in seen
        assert "Marie Dupont" in seen
        assert "Paul? (2)" in seen
        assert "+paris" in seen
        assert "promise Sun 6 Dec" in seen
        assert "@ Bibent" in seen
        check_frame(app.app, "capture-120x36")


async def test_enter_records_and_u_undoes(running: Running, path: str) -> None:
    before = count(path, "interaction")
    async with running() as app:
        await app.press("l")
        await app.write("yesterday: lunch with Karim next: lend the tent in 3 days")
        await app.press("enter")
        assert len(app.app.screen_stack) == 1
        toast = app.toasts()[-1]
        assert "✓ Sun 22 Nov 2026 · meal · Karim Benali" in toast
        assert "promise: lend the tent — Wed 25 Nov 2026" in toast
        assert "u undoes" in toast
        assert "3 promises" in app.text
        assert count(path, "interaction") == before + 1
        await app.press("u")
        assert count(path, "interaction") == before
        assert "2 promises" in app.text


async def test_an_ambiguous_name_opens_a_pick_list_with_reasons(
    running: Running, path: str
) -> None:
    async with running() as app:
        await app.press("l")
        await app.write("call with Paul today")
        await app.press("enter")
        assert "Who is Paul?" in app.text
        assert "Paul Girard" in bar(app) or "Paul Girard" in app.text
        assert "seen 3 days ago" in app.text
        before = count(path, "interaction")
        await app.press("down", "enter")
        assert count(path, "interaction") == before + 1
        assert any("Paul Roche" in toast for toast in app.toasts())


async def test_esc_closes_the_pick_list_then_the_bar(running: Running, path: str) -> None:
    before = count(path, "interaction")
    async with running() as app:
        await app.press("l")
        await app.write("call with Paul today")
        await app.press("enter", "escape")
        assert "Who is Paul?" not in app.text
        assert "Write down an exchange" in app.text
        await app.press("escape")
        assert "Write down an exchange" not in app.text
    assert count(path, "interaction") == before


async def test_an_unknown_name_can_be_created_or_kept_for_later(
    running: Running, path: str
) -> None:
    async with running() as app:
        await app.press("l")
        await app.write("coffee with @Zoé yesterday")
        await app.press("enter")
        assert "Create Zoé" in app.text
        while "▌Create" not in app.text:
            await app.press("down")
        await app.press("enter")
        assert "8 people" in app.text
        await app.press("l")
        await app.write("coffee with @Anatole yesterday")
        await app.press("enter")
        while "▌Keep it" not in app.text:
            await app.press("down")
        await app.press("enter")
        assert "8 people" in app.text
        assert count(path, "inbox") == 1
        assert "1 line waits for an answer" in app.text


async def test_the_person_under_the_cursor_takes_part_when_nobody_is_named(
    running: Running, path: str
) -> None:
    async with running() as app:
        await app.press("j", "l")
        assert "With Karim Benali" in app.text
        await app.write("long call about the tent")
        await app.press("enter")
        assert any("call · Karim Benali" in toast for toast in app.toasts())
        await app.press("l")
        await app.write("another call with Léa")
        assert "Karim" not in bar(app).splitlines()[2]


async def test_a_day_to_come_is_not_recorded(running: Running, path: str) -> None:
    before = count(path, "interaction")
    async with running() as app:
        await app.press("l")
        await app.write("tomorrow: lunch with Marie")
        assert "still to come" in app.text
        await app.press("enter", "escape", "escape")
    assert count(path, "interaction") == before


async def test_the_same_line_again_asks(running: Running, path: str) -> None:
    before = count(path, "interaction")
    async with running() as app:
        for _ in range(2):
            await app.press("l")
            await app.write("call with Marie")
            await app.press("enter")
        assert "a moment ago" in app.text
        await app.press("enter")
        assert count(path, "interaction") == before + 1
        await app.press("l")
        await app.write("call with Marie")
        await app.press("enter", "down", "enter")
        assert count(path, "interaction") == before + 2


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("coffee with Mari", "coffee with Marie Dupont "),
        ("coffee with @lu", "coffee with @Łukasz Weber "),
        ("lunch +par", "lunch +paris "),
        ("lunch with Marie nex", "lunch with Marie next: "),
    ],
)
async def test_tab_completes_names_tags_and_keys(running: Running, typed: str, line: str) -> None:
    async with running() as app:
        await app.press("l")
        await app.write(typed)
        await app.press("tab")
        assert app.app.focused.value == line


async def test_several_completions_are_offered(running: Running) -> None:
    async with running() as app:
        await app.press("l")
        await app.write("coffee with Pau")
        await app.press("tab")
        assert "Goes on as" in app.text
        await app.press("down", "tab")
        assert app.app.focused.value == "coffee with Paul Roche "


async def test_a_hostile_line_is_only_text(running: Running, path: str) -> None:
    async with running() as app:
        await app.press("l")
        await app.write("[@click=app.quit]x[/] \x1b]0;no\x07 call with Marie +[/b] \u202eevil")
        assert all(letter.isprintable() for letter in app.text.replace("\n", ""))
        await app.press("enter")
        assert app.app.is_running
        assert all(letter.isprintable() for letter in app.text.replace("\n", ""))


async def test_a_line_left_unrecorded_is_there_again_and_typing_replaces_it(
    running: Running, path: str
) -> None:
    async with running() as app:
        await app.press("l")
        await app.write("coffee with Marie and")
        await app.press("escape", "l")
        assert "coffee with Marie and" in bar(app)
        assert "Marie Dupont" in bar(app), "and it is understood again"
    async with running() as app:
        await app.press("l")
        assert "coffee with Marie and" in bar(app), "the next run has it too"
        await app.press("x")
        assert app.app.focused.value == "x"
        await app.write("called Karim today")
        await app.press("enter", "l")
        assert app.app.focused.value == "", "what was recorded is not offered again"


async def test_a_message_does_not_cover_the_line(running: Running) -> None:
    async with running(80, 24, toasts=True) as app:
        await app.press("s", "3")
        assert "u undoes" in app.text
        await app.press("l")
        await app.write("yesterday: lunch with Karim about the flat by the river in Lyon")
        assert "in Lyon" in bar(app)
        assert "u undoes" not in bar(app)
        assert "u undoes" in app.text
