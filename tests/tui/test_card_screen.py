"""The card in full: every row, and the keys that add, change and remove them."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import HOSTILE, Driver, Running, exchange, person
from frames import check_frame
from textual.app import App

from reseau_tui import i18n
from reseau_tui.model import important_dates, notes, points, roles, write
from reseau_tui.model.contacts import Point, replace_tags
from reseau_tui.model.database import action, connection, opened
from reseau_tui.tui.screens import reaching
from reseau_tui.tui.screens.card import CardScreen
from reseau_tui.tui.screens.choice import ChoiceScreen
from reseau_tui.tui.screens.form import FormScreen


@pytest.fixture
def marie(path: str, people: dict[str, int]) -> int:
    """Marie Dupont, of whom everything is known."""
    contact = people["Marie Dupont"]
    with opened(path), action("everything"):
        sql = connection()
        sql.execute(
            "UPDATE contact SET nickname = 'Mimi', country = 'France', birth_year = 1986,"
            " birth_month = 4, birth_day = 12, met_on = '2019-06', met_where = 'the quay',"
            " met_through = ?, notes = 'Loves walnut.\nTwo cats.', snoozed_until = '2026-12-01',"
            ' starred = 1, extra = \'["X-A:1", "X-B:2"]\' WHERE id = ?',
            (people["Paul Girard"], contact),
        )
        sql.execute(
            "UPDATE contact SET met_through = ? WHERE id = ?",
            (people["Inès Roche"], people["Paul Girard"]),
        )
        points.add_contact_point(contact, Point("phone", "+33 6 12 34 56 78", "mobile"))
        points.add_contact_point(contact, Point("url", "https://example.org/marie"))
        points.add_contact_point(contact, Point("handle", "@marie", "mastodon"))
        points.add_contact_point(contact, Point("address", "12 rue des Lilas, 31000 Toulouse"))
        roles.add_role(contact, {"organisation": "Latécoère", "title": "engineer",
                                 "from_on": "2012", "to_on": "2019-02"})  # fmt: skip
        important_dates.add_important_date(
            contact, {"label": "wedding", "year": 2015, "month": 6, "day": 12}
        )
        replace_tags(contact, ("welding",), "offers")
        replace_tags(contact, ("a flat in Lyon",), "seeks")
        write.add_promise(sql, contact, "2026-12-01", "lend the ladder", 1)
        kept = write.add_promise(sql, contact, "2026-10-01", "send the photos", 1)
        sql.execute("UPDATE promise SET done_at = '2026-10-02' WHERE id = ?", (kept,))
    return contact


def ask(path: str, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with contextlib.closing(sqlite3.connect(path)) as database:
        return database.execute(sql, values).fetchall()


async def to_marie(app: Driver) -> CardScreen:
    await app.press("slash")
    await app.write("marie")
    await app.press("enter", "enter")
    await app.settle()  # a screen that opens for the first time takes one more turn
    screen = app.app.screen
    assert isinstance(screen, CardScreen)
    return screen


async def to_row(app: Driver, words: str) -> None:
    """Put the cursor on the row that says ``words``."""
    screen = app.app.screen
    assert isinstance(screen, CardScreen)
    await app.press("home")
    for _ in range(40):
        row = screen.row
        if row is not None and words in f"{row.label} {row.words}":
            return
        await app.press("j")
    raise AssertionError(f"no row {words}")


@pytest.mark.parametrize(("columns", "lines"), [(120, 40), (80, 24), (60, 18)])
async def test_everything_known_is_there(
    running: Running, marie: int, columns: int, lines: int
) -> None:
    async with running(columns, lines) as app:
        await to_marie(app)
        check_frame(app.app, f"card-{columns}x{lines}")
        if columns == 80:
            await app.press("tab")
            check_frame(app.app, "card-together-80x24")


async def test_an_empty_card_says_how_to_fill_each_section(running: Running, path: str) -> None:
    with opened(path), action("add"):
        person("Nobody Yet")
    async with running(80, 24) as app:
        await app.press("enter")
        await app.settle()
        check_frame(app.app, "card-empty-80x24")


async def test_a_role_is_added_changed_removed_and_all_undone(
    running: Running, marie: int, path: str
) -> None:
    all_roles = "SELECT organisation, title, from_on, to_on FROM role ORDER BY id"
    async with running() as app:
        await to_marie(app)
        before = ask(path, all_roles)
        await to_row(app, "engineer")
        await app.press("a")
        assert isinstance(app.app.screen, FormScreen)
        await app.press("f2")
        assert "A title or an organisation" in app.text
        await app.write("CNRS", "#field-organisation")
        await app.write("mars 2024", "#field-from_on")
        assert "Mar 2024" in app.text, "what was understood stands under the field"
        await app.write("2023", "#field-to_on")
        assert "That is before it began." in app.text
        await app.press("f2")
        assert isinstance(app.app.screen, FormScreen)
        await app.write("", "#field-to_on")
        await app.press("f2")
        assert ask(path, all_roles) == [*before, ("CNRS", None, "2024-03", None)]
        assert "Added: CNRS · since Mar 2024 · u undoes" in app.toasts()
        row = app.app.screen.row
        assert row is not None and row.words == "CNRS", "the cursor stands on it"
        await app.press("e")
        await app.write("chef", "#field-title")
        await app.press("f2")
        assert ask(path, all_roles)[-1] == ("CNRS", "chef", "2024-03", None)
        await app.press("d")
        assert "Remove this?" in app.text
        await app.press("n")
        assert len(ask(path, all_roles)) == len(before) + 1
        await app.press("d", "y")
        assert ask(path, all_roles) == before
        await app.press("u", "u", "u")
        assert ask(path, all_roles) == before
        await app.press("ctrl+r")
        assert ask(path, all_roles)[-1] == ("CNRS", None, "2024-03", None)


async def test_ways_to_reach_dates_and_promises(running: Running, marie: int, path: str) -> None:
    async with running() as app:
        screen = await to_marie(app)
        await to_row(app, "E-mail")
        await app.press("a", "e")
        await app.write("nonsense", "#field-value")
        assert "Like marie@example.org" in app.text
        await app.write("mimi@example.net", "#field-value")
        await app.write("home", "#field-label")
        await app.press("f2")
        assert ("email", "mimi@example.net", "home") in ask(
            path, "SELECT kind, value, label FROM contact_point"
        )
        await to_row(app, "wedding")
        await app.press("a")
        await app.write("Name day", "#field-label")
        await app.write("blue", "#field-date")
        assert "Like 12 June" in app.text
        await app.write("15 août", "#field-date")
        await app.press("f2")
        assert ask(path, "SELECT label, year, month, day, yearly FROM important_date")[-1] == (
            "Name day", None, 8, 15, 1,
        )  # fmt: skip
        await app.press("e")
        await app.write("no", "#field-yearly")
        await app.press("f2")
        assert ask(path, "SELECT yearly FROM important_date")[-1] == (0,)
        await to_row(app, "lend the ladder")
        assert " x done " in app.text.splitlines()[-1]
        await app.press("x")
        assert ask(path, "SELECT done_at FROM promise WHERE text = 'lend the ladder'") == [
            ("2026-11-23",)
        ]
        assert screen.row is not None and "lend" in screen.row.words
        await app.press("x")
        await app.press("e")
        await app.write("in 2 weeks", "#field-due")
        assert "Mon 7 Dec 2026" in app.text
        await app.press("f2")
        assert ask(path, "SELECT due_on, done_at FROM promise WHERE text = 'lend the ladder'") == [
            ("2026-12-07", None)
        ]
        await app.press("p")
        await app.write("call her mother", "#field-text")
        await app.press("f2")
        assert ask(path, "SELECT count(*) FROM promise WHERE text = 'call her mother'") == [(1,)]


async def test_a_row_asks_for_what_belongs_together(
    running: Running, marie: int, path: str
) -> None:
    async with running() as app:
        await to_marie(app)
        await to_row(app, "a flat in Lyon")
        await app.press("enter")
        assert app.app.focused is not None and app.app.focused.id == "field-seeks"
        await app.write("a flat in Lyon, a mentor")
        await app.press("f2")
        assert ask(
            path,
            "SELECT ct.role, t.name FROM contact_tag ct JOIN tag t ON t.id = ct.tag_id"
            " WHERE ct.contact_id = ? ORDER BY ct.id",
            marie,
        ) == [("tag", "paris"), ("offers", "welding"), ("seeks", "a flat in Lyon"),
              ("seeks", "a mentor")]  # fmt: skip
        await to_row(app, "Birthday")
        await app.press("e")
        await app.write("2030", "#field-deceased_on")
        assert "That day is to come." in app.text
        await app.write("March 2025", "#field-deceased_on")
        await app.press("f2")
        assert ask(path, "SELECT deceased_on FROM contact WHERE id = ?", marie) == [("2025-03",)]
        await to_row(app, "Put off")
        await app.press("d", "y")
        await to_row(app, "Died")
        await app.press("d", "y")
        await app.press("X")
        await to_row(app, "Archived")
        assert ask(
            path, "SELECT snoozed_until, deceased_on, archived_at FROM contact WHERE id = ?", marie
        ) == [(None, None, "2026-11-23")]
        await app.press("e")
        assert ask(path, "SELECT archived_at FROM contact WHERE id = ?", marie) == [(None,)]
        await to_row(app, "Closeness")
        await app.press("d")
        assert "This row always stays: e changes it." in app.toasts()


async def test_leaving_a_form_asks_only_when_something_changed(
    running: Running, marie: int
) -> None:
    async with running() as app:
        await to_marie(app)
        await to_row(app, "engineer")
        await app.press("e", "escape")
        assert isinstance(app.app.screen, CardScreen)
        await app.press("e")
        await app.write("pilot", "#field-title")
        await app.press("escape")
        assert "Leave without saving?" in app.text
        await app.press("n")
        assert isinstance(app.app.screen, FormScreen)
        await app.press("escape", "y")
        assert isinstance(app.app.screen, CardScreen)


async def test_exchanges_are_changed_beside_the_card(
    running: Running, marie: int, path: str
) -> None:
    async with running(80, 24) as app:
        await to_marie(app)
        await app.press("tab", "j")
        footer = app.text.splitlines()[-1]
        assert " e edit " in footer and " a add " not in footer
        await app.press("a")
        assert isinstance(app.app.screen, CardScreen), "a is about the rows"
        await app.press("d")
        assert "she wrote about the team" in app.text
        await app.press("y")
        assert ask(path, "SELECT 1 FROM interaction WHERE text = 'she wrote about the team'") == []
        await app.press("u", "escape")
        assert "About" in app.text


async def test_back_to_where_it_was_opened(running: Running, people: dict[str, int]) -> None:
    async with running() as app:
        await app.press("enter", "J", "J")
        assert "╭─ Léa Martin" in app.text and "3/7" in app.text
        await app.press("K", "escape")
        assert "╭─ People" in app.text and "╭─ Karim Benali" in app.text
        app.app.switch_mode("promises")
        await app.settle()
        app.app.open_card(people["Paul Girard"])
        await app.settle()
        assert "╭─ Paul Girard" in app.text
        await app.press("q")
        assert app.app.current_mode == "promises"


async def test_who_is_removed_meanwhile_is_left(running: Running, marie: int, path: str) -> None:
    async with running() as app:
        await to_marie(app)
        with opened(path), action("elsewhere"):
            connection().execute("DELETE FROM contact WHERE id = ?", (marie,))
        app.app.changed()
        await app.settle()
        assert app.app.current_mode == "home"
        assert any("another program removed it" in said for said in app.toasts())


async def test_a_long_past_is_read_page_by_page(running: Running, path: str) -> None:
    with opened(path), action("years of calls"):
        somebody = person("Ada Long", circle=1)
        for number in range(130):
            exchange(f"20{10 + number // 12}-{number % 12 + 1:02d}-05", somebody,
                     kind="call", text=f"call number {number}")  # fmt: skip
    async with running() as app:
        await app.press("enter", "tab")
        assert "call number 129" in app.text
        for _ in range(3):
            await app.press("G")
        assert "call number 0" in app.text


async def test_hostile_words_are_literal_in_every_row(running: Running, path: str) -> None:
    with opened(path), action("hostile"):
        for name in HOSTILE:
            somebody = person(name, nickname=name, city=name, met_where=name, tags=(name,),
                              notes=f"{name}\n{name}")  # fmt: skip
            roles.add_role(somebody, {"organisation": name, "title": name})
            for kind in points.KINDS:
                points.add_contact_point(somebody, Point(kind, name, name))
            important_dates.add_important_date(somebody, {"label": name, "year": 2019})
            sql = connection()
            write.add_promise(sql, somebody, "2026-12-01", name, 1)
            sql.execute("UPDATE contact SET met_on = ?, deceased_on = ?", (name, name))
            sql.execute("UPDATE role SET from_on = ?", (name,))
            exchange("2026-01-02", somebody, text=name, place=name)
    async with running() as app:
        await app.press("enter")
        for _ in range(len(HOSTILE)):
            for keys in ("G", "e", "escape", "y", "escape", "O", "escape", "home", "d", "n"):
                await app.press(keys)
                if not isinstance(app.app.screen, CardScreen | ChoiceScreen | FormScreen):
                    break
            text = app.text
            assert all(sign.isprintable() for line in text.splitlines() for sign in line)
            await app.press("J")
        assert app.app.is_running


# Notes in an editor --------------------------------------------------------------------------


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Return what makes the user's editor a script; $1 is the file."""

    @contextlib.contextmanager
    def no_terminal_to_give_back(self: App[Any]) -> Iterator[None]:
        yield

    monkeypatch.setattr(App, "suspend", no_terminal_to_give_back)
    monkeypatch.delenv("VISUAL", raising=False)

    def use(script: str) -> None:
        program = tmp_path / "my editor"
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o700)
        monkeypatch.setenv("EDITOR", f"'{program}'")

    yield use


def notes_of(path: str, contact: int) -> str | None:
    return ask(path, "SELECT notes FROM contact WHERE id = ?", contact)[0][0]


def left_files(path: str) -> list[str]:
    return [one.name for one in Path(path).parent.iterdir() if "-notes-" in one.name]


async def test_notes_are_written_in_the_editor_and_cleaned(
    running: Running, marie: int, path: str, editor: Callable[[str], None]
) -> None:
    editor("""cp "$1" "$1.orig"; printf 'And \\033[31moak.\\r\\n\\n' >> "$1" """)
    async with running() as app:
        await to_marie(app)
        await app.press("E")
        assert notes_of(path, marie) == "Loves walnut.\nTwo cats.\nAnd [31moak."
        assert "And [31moak." in app.text
        assert left_files(path) == []
        await app.press("u")
        assert notes_of(path, marie) == "Loves walnut.\nTwo cats."
        editor("exit 0")
        await app.press("E")
        assert "The notes are as before." in app.toasts()


async def test_an_editor_that_fails_or_empties_loses_nothing(
    running: Running, marie: int, path: str, editor: Callable[[str], None]
) -> None:
    kept = "Loves walnut.\nTwo cats."
    async with running() as app:
        await to_marie(app)
        editor("exit 1")
        await app.press("E")
        assert "The editor gave up; the notes are as before." in app.toasts()
        editor('echo "half a word" > "$1"; exit 1')
        await app.press("E")
        assert "ended with an error" in app.text
        await app.press("n")
        assert notes_of(path, marie) == kept and left_files(path) == []
        await app.press("E", "escape")
        assert notes_of(path, marie) == kept and left_files(path)
        editor('cat "$1" > "$1.new"; echo more >> "$1.new"; mv "$1.new" "$1"')
        await app.press("E")
        assert "never saved" in app.text and "half a word" in app.text
        await app.press("t")
        assert notes_of(path, marie) == "half a word\nmore"
        assert left_files(path) == []
        editor('rm "$1"')
        await app.press("E")
        assert "Nothing is left of the notes" in app.text
        await app.press("n")
        assert notes_of(path, marie) == "half a word\nmore"
        await app.press("E", "y")
        assert notes_of(path, marie) is None
        await app.press("u")
        assert notes_of(path, marie) == "half a word\nmore"


async def test_too_long_is_asked_about(
    running: Running, marie: int, path: str, editor: Callable[[str], None]
) -> None:
    editor('head -c 20005 /dev/zero | tr "\\\\0" x > "$1"')
    async with running() as app:
        await to_marie(app)
        await app.press("E")
        assert "too long by 5 characters" in app.text
        await app.press("y")
        assert len(notes_of(path, marie) or "") == 20_000


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("b", "elsewhere\n\nmine"),
        ("m", "mine"),
        ("t", "elsewhere"),
        ("escape", "elsewhere"),
    ],
)
async def test_notes_changed_elsewhere_meanwhile(
    running: Running, marie: int, path: str, editor: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch, answer: str, expected: str,
) -> None:  # fmt: skip
    editor('echo mine > "$1"')
    from reseau_tui.tui.screens import notes_editing

    run = notes_editing.run_editor

    def meanwhile(command: Any, file: str) -> int:
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("PRAGMA recursive_triggers = ON")
            other.execute("UPDATE contact SET notes = 'elsewhere' WHERE id = ?", (marie,))
        return run(command, file)

    monkeypatch.setattr(notes_editing, "run_editor", meanwhile)
    async with running() as app:
        await to_marie(app)
        await app.press("E")
        assert "changed elsewhere meanwhile" in app.text and "elsewhere" in app.text
        await app.press(answer)
        assert notes_of(path, marie) == expected
        assert bool(left_files(path)) is (answer == "escape")


async def test_a_form_does_not_write_over_notes_of_elsewhere_either(
    running: Running, marie: int, path: str
) -> None:
    async with running(80, 24) as app:
        await to_marie(app)
        await to_row(app, "Loves walnut")
        await app.press("e", "!")
        with opened(path), action("elsewhere"):
            notes.change_notes(marie, "Loves walnut.\nTwo cats.", "a third cat")
        await app.press("f2")
        assert "changed elsewhere meanwhile" in app.text
        await app.press("e")
        assert isinstance(app.app.screen, FormScreen) and "a third cat" in app.text
        await app.press("f2")
        assert notes_of(path, marie) == "a third cat\n\nLoves walnut.\nTwo cats.!"
        await app.press("u", "u")
        assert notes_of(path, marie) == "Loves walnut.\nTwo cats."


async def test_without_an_editor_there_is_a_sentence(
    running: Running, marie: int, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor")
    async with running() as app:
        await to_marie(app)
        await app.press("E")
        assert "There is no editor “no-such-editor”: VISUAL names it." in app.toasts()
        assert left_files(path) == []


# Copy and open -------------------------------------------------------------------------------


async def test_copy_at_once_or_after_asking(running: Running, marie: int) -> None:
    async with running() as app:
        await to_marie(app)
        await app.press("y")
        assert "Copy what?" in app.text
        await app.press("1")
        assert app.app.clipboard == "marie@example.org"
        await to_row(app, "@marie")
        await app.press("y")
        assert app.app.clipboard == "@marie"
        await app.press("home", "y", "w")
        copied = app.app.clipboard
        assert copied.startswith("About\nName: ★ Marie Dupont\nNickname: Mimi\n")
        assert "E-mail: marie@example.org\nPhone: +33 6 12 34 56 78 (mobile)" in copied
        assert "Before: engineer · Latécoère (2012 – Feb 2019)" in copied
        assert copied.endswith("Notes\nLoves walnut.\nTwo cats.\n")
        await app.press("escape", "y", "2")
        assert app.app.clipboard == "+33 6 12 34 56 78", "from home as well"


async def test_open_at_once_or_after_asking(
    running: Running, marie: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened_links: list[str] = []

    class Done:
        def poll(self) -> int:
            return 4 if opened_links[-1].startswith("tel:") else 0

    def remember(link: str) -> Done:
        opened_links.append(link)
        return Done()

    monkeypatch.setattr(reaching, "open_link", remember)
    async with running() as app:
        await to_marie(app)
        await app.press("O", "3")
        assert opened_links == ["https://example.org/marie"]
        await to_row(app, "E-mail")
        await app.press("O")
        assert opened_links[-1] == "mailto:marie@example.org"
        await to_row(app, "Phone")
        await app.press("O")
        assert any("could not be opened" in said for said in app.toasts())
        await to_row(app, "12 rue")
        await app.press("O")
        assert "This cannot be opened; y copies it." in app.toasts()
        assert len(opened_links) == 3


async def test_without_an_opener_there_is_no_traceback(
    running: Running, marie: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    async with running() as app:
        await to_marie(app)
        monkeypatch.setenv("PATH", str(tmp_path))
        await to_row(app, "E-mail")
        await app.press("O")
        assert any("xdg-open is missing" in said for said in app.toasts())


@pytest.mark.parametrize("columns", [60, 80, 120])
async def test_the_card_fits_in_french(
    running: Running, marie: int, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RESEAU_LANG", "fr")
    i18n.set_language("fr")
    async with running(columns, 24) as app:
        await to_marie(app)
        lines = app.text.splitlines()
        assert all(len(line) <= columns for line in lines)
        assert " ? " in lines[-1]
    i18n.set_language("en")
