"""The greetings of the year: fifty in one sitting, each key one change that u takes back."""

from __future__ import annotations

import contextlib
import csv
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import HOSTILE, Driver, Running, person
from frames import check_frame
from textual.app import App
from textual.widgets import TextArea

from reseau_tui import i18n
from reseau_tui.model import greetings as model
from reseau_tui.model import news
from reseau_tui.model.bulk_changes import change_people
from reseau_tui.model.contacts import Point
from reseau_tui.model.database import action, opened
from reseau_tui.model.greetings import new_year
from reseau_tui.model.points import add_contact_point
from reseau_tui.tui.screens import reaching
from reseau_tui.tui.screens.form import FormScreen
from reseau_tui.tui.screens.greetings import GreetingsScreen
from reseau_tui.tui.widgets.greeting_list import GreetingList


@pytest.fixture(autouse=True)
def december(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RESEAU_NOW", "2026-12-10T10:00")


@pytest.fixture
def greeted(path: str, people: dict[str, int]) -> dict[str, int]:
    """The people of the tests, news of mine, and what became of some greetings last year."""
    with opened(path):
        last = new_year(2026)
        change_people("last year", [people["Karim Benali"]], model.sent(last))
        change_people("last year", [people["Marie Dupont"]], model.wrote_first(last))
        with action("more"):
            news.add_mine("new job")
            add_contact_point(people["Karim Benali"], Point("phone", "06 12 34 56 78"))
            add_contact_point(people["Léa Martin"], Point("address", "12 rue X, 31000 Toulouse"))
    return people


def ask(path: str, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql, values).fetchall()


def stored(path: str) -> dict[str, str]:
    """Of the new year 2027: names and statuses."""
    return dict(
        ask(
            path,
            "SELECT c.name, g.status FROM greeting g JOIN contact c ON c.id = g.contact_id"
            " JOIN campaign p ON p.id = g.campaign_id WHERE p.year = 2027 ORDER BY g.id",
        )
    )


async def to_greetings(app: Driver) -> None:
    await app.press("g", "v")
    assert isinstance(app.app.screen, GreetingsScreen)


def chosen(app: Driver) -> str:
    row = app.app.screen.query_one(GreetingList).chosen
    return row.name if row is not None else ""


def said(app: Driver) -> str:
    return app.toasts()[-1]


@pytest.mark.parametrize(("columns", "lines"), [(60, 18), (80, 24), (120, 36)])
async def test_everybody_is_thought_of(
    running: Running, greeted: dict[str, int], path: str, columns: int, lines: int
) -> None:
    with opened(path):
        year = new_year(2027)
        with action("write"):
            model.write_text(year, greeted["Léa Martin"], "Chère Léa")
        change_people("sent", [greeted["Paul Girard"]], model.sent(year))
        change_people("not", [greeted["Łukasz Weber"]], model.not_this_year(year))
        change_people("french", [greeted["Inès Roche"]], model.tongue("fr", "vous"))
    async with running(columns, lines) as app:
        await to_greetings(app)
        assert "New year 2027 · 2/7" in app.text
        assert chosen(app) == "Marie Dupont", "the next one to write to"
        check_frame(app.app, f"greetings-{columns}x{lines}")


async def test_a_visit_begins_the_campaign_once(
    running: Running, people: dict[str, int], path: str
) -> None:
    async with running(80, 24) as app:
        await to_greetings(app)
        assert ask(path, "SELECT year, from_on, to_on FROM campaign") == [
            (2027, "2026-12-01", "2027-01-31")
        ]
        await app.press("u", "q", "g", "v")
        assert ask(path, "SELECT * FROM campaign") == [], "taken back is taken back"
        await app.press("s")
        assert stored(path) == {"Paul Girard": "sent"}
        await app.press("u")
        assert ask(path, "SELECT * FROM campaign") == []


async def test_fifty_greetings_in_one_sitting(running: Running, path: str) -> None:
    with opened(path), action("sixty"):
        for number in range(60):
            person(f"Person {number:02}", circle=5, email=f"p{number}@example.org")
    keys = 0
    async with running(80, 24) as app:
        await to_greetings(app)
        for pressed in (
            ["s"] * 20,  # a card by hand
            ["y", "s"] * 2,  # pasted elsewhere
            ["x"] * 4,
            ["tab", "s"],
        ):
            keys += len(pressed)
            await app.burst(*pressed)
        for _ in range(3):
            await app.press("e", "f2", "s")  # the text changed a little, here
            keys += 3
        for _ in range(2):
            await app.press("w", "s")
            keys += 2
        done = len(stored(path))
        assert done == 32 and keys <= 3 * done
        assert "New year 2027 · 32/60" in app.text
        following = chosen(app)
        assert following not in stored(path)
        await app.press("j", "j", "j")
        left = chosen(app)
    async with running(80, 24) as app:
        await to_greetings(app)
        assert chosen(app) == left, "on with whom one was at"
        assert f"▌○ {left}" in app.text, "in sight, far down the list as they are"
        await app.burst(*["s"] * 18)
        assert "New year 2027 · 50/60" in app.text
        statuses = list(stored(path).values())
        assert [statuses.count(one) for one in ("sent", "skipped", "answered")] == [44, 4, 2]
        await app.burst(*["s"] * 10)
        assert "New year 2027 · 60/60" in app.text, "round the end to those passed over"
        await app.press("s")
        assert "was greeted already: tab goes to the next one." in said(app)
        await app.press("tab")
        assert said(app) == "Nobody is left to write to."


async def test_written_copied_sent_and_told(
    running: Running, greeted: dict[str, int], path: str
) -> None:
    async with running() as app:
        await to_greetings(app)
        await app.press("tab")
        assert chosen(app) == "Marie Dupont"
        await app.press("e")
        box = app.app.focused
        assert isinstance(box, TextArea)
        assert box.text.startswith("Dear Marie,\n\nHappy holidays, and my best wishes for 2027!")
        assert "As for me: new job." in box.text
        box.text = "Dear Marie, I have a new job!"
        await app.press("f2")
        assert stored(path) == {"Marie Dupont": "written"}
        assert app.app.clipboard == "Dear Marie, I have a new job!"
        assert "✎ Marie Dupont" in app.text and "“Dear Marie" in app.text
        assert said(app) == "Written and copied: Marie Dupont · s when it is sent · u undoes"
        await app.press("s")
        assert stored(path) == {"Marie Dupont": "sent"}
        assert ask(path, "SELECT kind, initiative, text, \"on\" FROM interaction"
                         " ORDER BY id DESC LIMIT 1") == [
            ("greeting", "me", "New year 2027", "2026-12-10")
        ]  # fmt: skip
        assert ask(path, "SELECT contact_id FROM told") == [(greeted["Marie Dupont"],)]
        assert chosen(app) == "Inès Roche", "on to the next"
        await app.press("u")
        assert stored(path) == {"Marie Dupont": "written"}
        assert ask(path, "SELECT * FROM told") == []
        await app.press("y")
        assert app.app.clipboard.startswith("Dear Inès,")
        await app.press("s")
        assert ask(path, "SELECT substr(text, 1, 10) FROM greeting WHERE contact_id = ?"
                         " AND campaign_id = 2", greeted["Inès Roche"]) == [
            ("Dear Inès,",)
        ]  # fmt: skip


async def test_an_answer_and_a_promise(
    running: Running, greeted: dict[str, int], path: str
) -> None:
    async with running(80, 24) as app:
        await to_greetings(app)
        await app.press("r")
        assert said(app) == ("Nothing was sent to Paul Girard yet: w notes that they wrote first.")
        await app.press("s", "k", "r")
        await app.write("thanks, and lunch?", "#field-words")
        await app.write("propose a lunch", "#field-promise")
        await app.write("in 10 days", "#field-due")
        await app.press("f2")
        assert stored(path) == {"Paul Girard": "answered"}
        assert ask(path, "SELECT due_on FROM promise WHERE text = 'propose a lunch'") == [
            ("2026-12-20",)
        ]
        await app.press("w")
        assert said(app) == "Paul Girard was greeted before: r notes the answer."
        await app.press("u")
        assert stored(path) == {"Paul Girard": "sent"}


async def test_the_marked_are_changed_in_one_step(
    running: Running, greeted: dict[str, int], path: str
) -> None:
    async with running() as app:
        await to_greetings(app)
        await app.press("space", "space", "space")
        assert "0/7 · 3 marked" in app.text
        await app.press("c", "l")
        letter = "SELECT count(*) FROM contact WHERE channel = 'letter'"
        assert ask(path, letter) == [(3,)]
        assert "marked" not in app.text
        await app.press("g", "g", "space", "space", "t", "2")
        assert ask(path, "SELECT count(*) FROM contact WHERE language = 'fr' AND form = 'vous'"
                   ) == [(2,)]  # fmt: skip
        await app.press("g", "g", "space", "space", "s")
        assert len(stored(path)) == 2
        assert said(app) == "Sent: 2 people · u undoes"
        await app.press("u")
        assert stored(path) == {}
        await app.press("asterisk")
        assert "7 marked" in app.text
        await app.press("escape")
        assert "marked" not in app.text


async def test_not_this_year_never_and_back(
    running: Running, greeted: dict[str, int], path: str
) -> None:
    async with running(80, 24) as app:
        await to_greetings(app)
        await app.press("x")
        assert stored(path) == {"Paul Girard": "skipped"} and "– Paul Girard" in app.text
        await app.press("k", "x")
        assert stored(path) == {} and "○ Paul Girard" in app.text
        await app.press("X")
        assert "Paul Girard" not in app.text.split("No more")[0]
        await app.press("slash")
        await app.write("status:out")
        await app.press("enter")
        assert "× Paul Girard" in app.text
        await app.press("s", "e")
        assert said(app) == "They get no greetings: X takes them in again."
        await app.press("X", "escape")
        assert "○ Paul Girard" in app.text


async def test_searching_by_status_and_words(running: Running, greeted: dict[str, int]) -> None:
    async with running(80, 24) as app:
        await to_greetings(app)
        await app.press("s", "s", "s", "slash")
        await app.write("status:to-write roche")
        assert "Inès Roche" not in app.text and "Paul Roche" in app.text
        assert "3/7 · 1 found" in app.text
        await app.write("nobody such")
        assert "Nobody matches “nobody such”." in app.text
        await app.press("escape")
        assert "Inès Roche" in app.text


async def test_a_template_of_ones_own(running: Running, greeted: dict[str, int], path: str) -> None:
    async with running() as app:
        await to_greetings(app)
        await app.press("T")
        await app.press("3")
        box = app.app.screen.query_one("#field-text", TextArea)
        assert box.text.startswith("Dear {first},")
        box.text = "Hello {friend}"
        await app.press("f2")
        assert "There is no field {friend}" in app.text
        box.text = "Hello {first}, {year} it is. {hook}"
        await app.press("f2", "tab", "tab", "k", "k", "k", "k", "k")
        assert "Hello Paul, 2027 it is." in app.text
        await app.press("u")
        assert ask(path, "SELECT templates FROM campaign WHERE year = 2027") == [(None,)]


async def test_the_mail_program_gets_the_text(
    running: Running, greeted: dict[str, int], monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    opened_links: list[str] = []

    class Done:
        def poll(self) -> int:
            return 0

    def open_it(link: str) -> Done:
        opened_links.append(link)
        return Done()

    monkeypatch.setattr(reaching, "open_link", open_it)
    async with running() as app:
        await to_greetings(app)
        await app.press("O")
        assert said(app) == "No e-mail address of Paul Girard is known: y copies the text."
        await app.press("slash")
        await app.write("marie")
        await app.press("enter", "e", "ctrl+o", "escape")
        (link,) = opened_links
        assert link.startswith("mailto:marie@example.org?subject=Happy%20holidays%2C%20and%20my")
        assert "&body=Dear%20Marie%2C%0D%0A%0D%0AHappy%20holidays" in link
        assert stored(path) == {"Marie Dupont": "written"}, "opened is not sent"
        await app.press("s")
        assert stored(path) == {"Marie Dupont": "sent"}
        await app.press("slash")
        await app.write("karim")
        await app.press("enter", "c", "c", "O")
        assert opened_links[1:] == ["tel:0612345678"]


async def test_addresses_go_into_a_file(
    running: Running, greeted: dict[str, int], tmp_path: Path
) -> None:
    file = tmp_path / "labels.csv"
    async with running(80, 24) as app:
        await to_greetings(app)
        await app.press("A")
        await app.write(str(tmp_path / "no" / "x.csv"))
        await app.press("f2")
        assert "There is no such folder." in app.text
        await app.write(str(file))
        await app.press("f2")
        assert said(app) == f"1 address is in {file} · 6 have none"
    with file.open(encoding="utf-8", newline="") as written:
        assert [row[:3] for row in csv.reader(written)][1:] == [
            ["Léa Martin", "12 rue X", "31000 Toulouse"]
        ]


async def test_other_seasons(running: Running, greeted: dict[str, int], path: str) -> None:
    async with running(80, 24) as app:
        await to_greetings(app)
        await app.press("s", "left_square_bracket")
        assert "New year 2026 · 1/7" in app.text
        await app.press("left_square_bracket")
        assert said(app) == "There is no season before this one."
        await app.press("a")
        await app.write("Easter", "#field-name")
        await app.write("20 march 2027", "#field-from")
        await app.write("5 april 2027", "#field-to")
        await app.press("f2")
        assert "Easter 2027 · 0/7" in app.text
        await app.press("e")
        box = app.app.focused
        assert isinstance(box, TextArea) and "Happy" not in box.text
        await app.press("escape", "left_square_bracket")
        assert "New year 2027 · 1/7" in app.text


@pytest.fixture
def editor(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An editor of one's own: a script."""

    @contextlib.contextmanager
    def no_terminal_to_give_back(self: App[Any]) -> Iterator[None]:
        yield

    monkeypatch.setattr(App, "suspend", no_terminal_to_give_back)
    monkeypatch.delenv("VISUAL", raising=False)
    program = tmp_path / "editor"
    monkeypatch.setenv("EDITOR", str(program))
    return program


def edits(program: Path, script: str) -> None:
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o700)


async def test_written_in_ones_own_editor(
    running: Running, greeted: dict[str, int], path: str, editor: Path
) -> None:
    async with running(80, 24) as app:
        await to_greetings(app)
        edits(editor, 'sed -i "s/Dear/Dearest/" "$1"; exit 1')
        await app.press("E")
        assert stored(path) == {} and "the next time" in said(app)
        edits(editor, 'echo PS >> "$1"')
        await app.press("E")
        assert stored(path) == {"Paul Girard": "written"}
        ((text,),) = ask(path, "SELECT text FROM greeting WHERE status = 'written'")
        assert text.startswith("Dearest Paul,") and text.endswith("PS")
        assert not [one for one in Path(path).parent.iterdir() if "-greeting-" in one.name]


async def test_nobody_to_greet(running: Running, path: str) -> None:
    with opened(path), action("one"):
        person("Marie Dupont", deceased_on="2026-01-01")
    async with running(80, 24) as app:
        await to_greetings(app)
        assert "Nobody to greet yet." in app.text
        await app.press("s", "e", "r", "w", "x", "X", "c", "t", "y", "O", "o", "space", "A", "tab")
        assert app.app.is_running and not isinstance(app.app.screen, FormScreen)


@pytest.mark.parametrize("columns", [60, 80, 120])
async def test_the_footer_and_the_header_fit_in_both_languages(
    running: Running, greeted: dict[str, int], columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for code in ("en", "fr"):
        monkeypatch.setenv("RESEAU_LANG", code)
        i18n.set_language(code)
        async with running(columns, 24) as app:
            await to_greetings(app)
            lines = app.text.splitlines()
            assert all(len(line) <= columns for line in lines) and " ? " in lines[-1]
    i18n.set_language("en")


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_names_and_texts(running: Running, path: str, name: str) -> None:
    with opened(path), action("hostile"):
        contact = person(name)
        news.add_mine(name)
        model.write_text(new_year(2027), contact, name)
        model.keep_template(new_year(2027), "en", name)
    async with running(120, 24, toasts=True) as app:
        await to_greetings(app)
        await app.press("e", "f2", "y", "w", "s", "r", "f2", "x", "T", "escape", "space", "slash")
        await app.write(name)
        await app.press("escape", "u", "u")
        assert app.app.is_running
        assert all(letter.isprintable() for letter in app.text.replace("\n", ""))
