"""The list of promises: by day, each key one change that u takes back."""

from __future__ import annotations

import sqlite3

import pytest
from conftest import HOSTILE, Driver, Running, person
from frames import check_frame

from reseau_tui import i18n
from reseau_tui.model import write
from reseau_tui.model.database import action, connection, opened
from reseau_tui.tui.screens.choice import ChoiceScreen
from reseau_tui.tui.screens.promises import PromisesScreen
from reseau_tui.tui.widgets.promise_list import PromiseList


@pytest.fixture
def promised(path: str, people: dict[str, int]) -> dict[str, int]:
    """Six promises beside the two of ``people``: gone by, this week, later, kept."""
    with opened(path), action("promises"):
        sql = connection()
        for name, day, text in (
            ("Marie Dupont", "2026-11-13", "répondre à l’invitation"),
            ("Paul Girard", "2026-11-24", "bring the ladder"),
            ("Inès Roche", "2026-12-20", "write a recommendation"),
            ("Karim Benali", "2027-02-01", "return the book"),
        ):
            write.add_promise(sql, people[name], day, text, 1)
        kept = write.add_promise(sql, people["Paul Roche"], "2026-11-02", "send the photos", 1)
        sql.execute("UPDATE promise SET done_at = '2026-11-05' WHERE id = ?", (kept,))
    return people


def stored(path: str, text: str) -> tuple[str, str, str | None] | None:
    """Of the promise ``text``: day, person, day it was kept."""
    with sqlite3.connect(path) as sql:
        return sql.execute(
            "SELECT p.due_on, c.name, p.done_at FROM promise p JOIN contact c"
            " ON c.id = p.contact_id WHERE p.text = ?",
            (text,),
        ).fetchone()


async def to_promises(app: Driver) -> None:
    await app.press("g", "p")
    assert isinstance(app.app.screen, PromisesScreen)


def chosen(app: Driver) -> str:
    row = app.app.screen.query_one(PromiseList).chosen
    return row.text if row is not None else ""


@pytest.mark.parametrize(("columns", "lines"), [(60, 18), (80, 24), (120, 36)])
async def test_promises_stand_under_their_days(
    running: Running, promised: dict[str, int], columns: int, lines: int
) -> None:
    async with running(columns, lines) as app:
        await to_promises(app)
        await app.press("v")
        assert "send the photos" in app.text
        check_frame(app.app, f"promises-{columns}x{lines}")


async def test_nobody_is_told_to_be_overdue(running: Running, promised: dict[str, int]) -> None:
    async with running() as app:
        await to_promises(app)
        assert "Due 2 ─" in app.text and "This week 2 ─" in app.text and "Later 2 ─" in app.text
        assert "overdue" not in app.text.lower() and "Kept" not in app.text


async def test_the_cursor_passes_over_headings(running: Running, promised: dict[str, int]) -> None:
    async with running() as app:
        await to_promises(app)
        seen = [chosen(app)]
        for _ in range(6):
            await app.press("j")
            seen.append(chosen(app))
        assert seen == [
            "répondre à l’invitation", "send CV", "bring the ladder", "lend the tent",
            "write a recommendation", "return the book", "return the book",
        ]  # fmt: skip
        await app.press("g", "g")
        assert chosen(app) == "répondre à l’invitation"
        await app.press("G")
        assert chosen(app) == "return the book"


async def test_kept_open_again_and_undone(
    running: Running, promised: dict[str, int], path: str
) -> None:
    async with running() as app:
        await to_promises(app)
        await app.press("j", "x")
        assert stored(path, "send CV") == ("2026-11-23", "Léa Martin", "2026-11-23")
        assert "send CV" not in app.text
        assert "Promise kept: send CV · u undoes" in app.toasts()
        await app.press("u")
        assert stored(path, "send CV") == ("2026-11-23", "Léa Martin", None)
        await app.press("v", "G")
        assert "✓ 5 Nov" in app.text, "kept is a sign, not a colour"
        await app.press("x")
        assert stored(path, "send the photos") == ("2026-11-02", "Paul Roche", None)
        await app.press("v", "v")
        assert "Kept" not in app.text


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        (["enter"], "2026-11-24"),
        (["down", "enter"], "2026-11-30"),
        (["down", "down", "enter"], "2026-12-07"),
    ],
)
async def test_moved_by_a_quick_choice(
    running: Running, promised: dict[str, int], path: str, keys: list[str], day: str
) -> None:
    async with running(80, 24) as app:
        await to_promises(app)
        await app.press("m")
        assert "next week" in app.text and "Mon 30 Nov 2026" in app.text
        await app.press(*keys)
        assert stored(path, "répondre à l’invitation") == (day, "Marie Dupont", None)
        assert chosen(app) == "répondre à l’invitation", "the cursor goes with it"
        await app.press("u")
        assert stored(path, "répondre à l’invitation") == ("2026-11-13", "Marie Dupont", None)


async def test_moved_to_a_day_in_words(
    running: Running, promised: dict[str, int], path: str
) -> None:
    async with running(80, 24) as app:
        await to_promises(app)
        await app.press("m")
        await app.write("blue")
        assert "A day, please" in app.text
        await app.press("enter")
        await app.write("3 november 2026")
        assert "That day is over." in app.text
        await app.press("enter")
        await app.write("dans 3 semaines")
        assert "Mon 14 Dec 2026" in app.text and "in 21 days" in app.text
        await app.press("enter")
        assert stored(path, "répondre à l’invitation") == ("2026-12-14", "Marie Dupont", None)
        await app.press("m", "escape")
        assert stored(path, "répondre à l’invitation") == ("2026-12-14", "Marie Dupont", None)


async def test_words_and_person_are_edited_in_one_step(
    running: Running, promised: dict[str, int], path: str
) -> None:
    async with running() as app:
        await to_promises(app)
        await app.press("e")
        await app.write("Karim Benali", "#field-who")
        await app.write("answer the invitation", "#field-text")
        await app.press("f2")
        assert stored(path, "answer the invitation") == ("2026-11-13", "Karim Benali", None)
        await app.press("u")
        assert stored(path, "répondre à l’invitation") == ("2026-11-13", "Marie Dupont", None)
        await app.press("e")
        await app.write("Gaston", "#field-who")
        await app.press("f2")
        assert "Nobody is called “Gaston”." in app.text
        await app.write("", "#field-who")
        await app.press("f2")
        assert "To whom?" in app.text


async def test_dropping_asks(running: Running, promised: dict[str, int], path: str) -> None:
    async with running() as app:
        await to_promises(app)
        await app.press("d")
        assert isinstance(app.app.screen, ChoiceScreen)
        await app.press("n")
        assert stored(path, "répondre à l’invitation")
        await app.press("d", "y")
        assert stored(path, "répondre à l’invitation") is None
        await app.press("u")
        assert stored(path, "répondre à l’invitation")


async def test_a_promise_is_added(running: Running, promised: dict[str, int], path: str) -> None:
    async with running() as app:
        await to_promises(app)
        await app.press("a", "f2")
        assert "To whom?" in app.text
        await app.write("karim", "#field-who")
        await app.write("water the plants", "#field-text")
        await app.write("next sunday", "#field-due")
        await app.press("f2")
        assert stored(path, "water the plants") == ("2026-11-29", "Karim Benali", None)
        assert chosen(app) == "water the plants"
        await app.press("u")
        assert stored(path, "water the plants") is None


async def test_enter_shows_the_person(running: Running, promised: dict[str, int]) -> None:
    async with running() as app:
        await to_promises(app)
        await app.press("j", "enter")
        assert app.app.current_mode == "home"
        assert "╭─ Léa Martin" in app.text
        await app.press("g", "p", "l")
        assert "With Léa Martin, unless you name somebody else." in app.text


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("repondre", ["répondre à l’invitation"]),
        ("invit", ["répondre à l’invitation"]),
        ("THE book", ["return the book"]),
        ("ook", []),
        ("karim", ["lend the tent", "return the book"]),
        ("karim tent", ["lend the tent"]),
        ("ines", ["write a recommendation"]),
        ("[/x]", []),
    ],
)
async def test_searching_words_and_names(
    running: Running, promised: dict[str, int], typed: str, found: list[str]
) -> None:
    async with running() as app:
        await to_promises(app)
        await app.press("j", "slash")
        await app.write(typed)
        texts = ["répondre à l’invitation", "send CV", "bring the ladder", "lend the tent",
                 "write a recommendation", "return the book"]  # fmt: skip
        assert [text for text in texts if text in app.text] == found
        if not found:
            assert f"No promise has “{typed}”." in app.text
        await app.press("escape")
        assert "send CV" in app.text
        assert chosen(app) == "send CV", "the cursor is where it was"


async def test_an_empty_list_says_what_to_press(running: Running, path: str) -> None:
    with opened(path), action("one"):
        person("Marie Dupont")
    async with running(80, 24) as app:
        await to_promises(app)
        assert "Nothing is promised." in app.text
        await app.press("x", "m", "e", "d", "enter")
        assert "No promise is under the cursor: a adds one." in app.toasts()
        check_frame(app.app, "promises-empty-80x24")
        await app.press("slash", "z", "escape")
        assert "Nothing is promised." in app.text


@pytest.mark.parametrize("columns", [60, 80, 120])
async def test_the_footers_fit_in_both_languages(
    running: Running, promised: dict[str, int], columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for code in ("en", "fr"):
        monkeypatch.setenv("RESEAU_LANG", code)
        i18n.set_language(code)
        async with running(columns, 24) as app:
            for place in ("p", "i"):
                await app.press("g", place)
                footer = app.text.splitlines()[-1]
                assert len(footer) <= columns and " ? " in footer
    i18n.set_language("en")


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_promises(running: Running, path: str, name: str) -> None:
    with opened(path), action("hostile"):
        write.add_promise(connection(), person(name), "2026-11-24", name, 1)
    async with running(80, 24, toasts=True) as app:
        await to_promises(app)
        await app.press("m", "enter", "e", "escape", "d", "n", "x", "v", "x", "slash")
        await app.write(name)
        await app.press("escape", "d", "y", "u")
        assert app.app.is_running
        assert all(letter.isprintable() for letter in app.text.replace("\n", ""))
