"""Good turns: noted from anywhere, thanked for, followed; whom to help first."""

from __future__ import annotations

import datetime
import sqlite3

import pytest
from conftest import HOSTILE, Driver, Running, person
from frames import check_frame

from reseau_tui.model import write
from reseau_tui.model.database import action, connection, opened
from reseau_tui.model.good_turns import TurnFields, add_good_turn, thank_for
from reseau_tui.tui.screens.form import FormScreen
from reseau_tui.tui.screens.good_turns import GoodTurnsScreen
from reseau_tui.tui.widgets.turn_list import TurnList


def turn(contact: int, on: str, text: str, *, given: bool = False, **rest) -> int:
    day = datetime.date.fromisoformat(on)
    return add_good_turn(TurnFields(contact, given, text, on=day, **rest))


@pytest.fixture
def helped(path: str, people: dict[str, int]) -> dict[str, int]:
    """Good turns of every part; Karim looks for what Léa offers."""
    with opened(path), action("good turns"):
        sql = connection()
        turn(people["Marie Dupont"], "2026-11-22", "un conseil sur mes prix", kind="information")
        turn(people["Paul Girard"], "2026-11-12", "his tent for a week", kind="loan",
             through=people["Inès Roche"])  # fmt: skip
        turn(people["Inès Roche"], "2026-11-16", "read her letter", given=True, done=False,
             kind="job")  # fmt: skip
        turn(people["Inès Roche"], "2026-08-03", "an hour of maths", given=True, outcome="good")
        thanked = turn(people["Łukasz Weber"], "2025-03-03", "the flat in Gdańsk")
        thank_for([thanked], datetime.date(2025, 3, 9))
        write.tag_contact(sql, people["Karim Benali"], "carpenter", "seeks")
        write.tag_contact(sql, people["Léa Martin"], "carpenter", "offers")
    return people


def stored(path: str, text: str) -> dict:
    with sqlite3.connect(path) as sql:
        sql.row_factory = sqlite3.Row
        row = sql.execute("SELECT * FROM good_turn WHERE text = ?", (text,)).fetchone()
        return dict(row) if row is not None else {}


def exchanges(path: str) -> list[tuple[str, str, str]]:
    with sqlite3.connect(path) as sql:
        return sql.execute(
            'SELECT kind, "on", text FROM interaction ORDER BY id DESC LIMIT 1'
        ).fetchall()


def name_of(path: str, contact: int) -> str:
    with sqlite3.connect(path) as sql:
        return sql.execute("SELECT name FROM contact WHERE id = ?", (contact,)).fetchone()[0]


async def to_turns(app: Driver) -> None:
    await app.press("g", "c")
    await app.settle()  # its first frame, too
    assert isinstance(app.app.screen, GoodTurnsScreen)


@pytest.mark.parametrize(("columns", "lines"), [(60, 18), (80, 24), (120, 36)])
async def test_the_parts_under_their_headings(
    running: Running, helped: dict[str, int], columns: int, lines: int
) -> None:
    async with running(columns, lines) as app:
        await to_turns(app)
        check_frame(app.app, f"good-turns-{columns}x{lines}")


async def test_nothing_yet_says_what_to_press(running: Running, people: dict[str, int]) -> None:
    async with running(80, 24) as app:
        await to_turns(app)
        assert "No good turn is noted yet." in app.text
        check_frame(app.app, "good-turns-empty-80x24")


async def test_no_difference_and_no_blame_is_shown(
    running: Running, helped: dict[str, int]
) -> None:
    async with running() as app:
        await to_turns(app)
        for word in ("owe", "debt", "balance", "overdue", "score", "rank", "-1", "+1"):
            assert word not in app.text.lower()
        assert "thanked?  Paul" in app.text, "eleven days ago: gently"
        assert "to thank  Marie" in app.text, "yesterday: not recalled yet"


async def test_thanked_for_with_one_key_or_logged_with_it(
    running: Running, helped: dict[str, int], path: str
) -> None:
    async with running() as app:
        await to_turns(app)
        await app.press("t", "t")
        assert stored(path, "un conseil sur mes prix")["thanked_on"] == "2026-11-23"
        assert "Thanked Marie Dupont: un conseil sur mes prix · u undoes" in app.toasts()[-1]
        assert "1 to say thanks for" in app.text
        await app.press("t", "l")
        assert isinstance(app.app.screen, FormScreen)
        await app.write("Told him it never rained", "#field-words")
        await app.write("yesterday", "#field-on")
        await app.press("f2")
        assert stored(path, "his tent for a week")["thanked_on"] == "2026-11-22"
        assert exchanges(path) == [("thanks", "2026-11-22", "Told him it never rained")]
        await app.press("u")
        assert stored(path, "his tent for a week")["thanked_on"] is None
        assert exchanges(path) != [("thanks", "2026-11-22", "Told him it never rained")]


async def test_on_another_day_no_thanks_and_taken_back(
    running: Running, helped: dict[str, int], path: str
) -> None:
    async with running() as app:
        await to_turns(app)
        await app.press("t", "o")
        await app.write("last friday", "#field-on")
        await app.press("f2")
        assert stored(path, "un conseil sur mes prix")["thanked_on"] == "2026-11-20"
        await app.press("t", "n")
        assert stored(path, "his tent for a week")["no_thanks"] == 1
        assert "Thanks to say" not in app.text
        await app.press("slash")
        await app.write("tent")
        await app.press("enter", "t", "t")
        assert stored(path, "his tent for a week")["no_thanks"] == 0
        await app.press("escape")
        assert "Thanks to say 1" in app.text


async def test_done_with_what_came_of_it_and_open_again(
    running: Running, helped: dict[str, int], path: str
) -> None:
    async with running() as app:
        await to_turns(app)
        await app.press("tab", "x", "g")
        row = stored(path, "read her letter")
        assert (row["done"], row["outcome"], row["on"]) == (1, "good", "2026-11-23")
        assert "it helped" in app.text
        await app.press("slash")
        await app.write("letter")
        await app.press("enter", "t")
        assert "needs no thanks" in app.toasts()[-1]
        await app.press("r", "n")
        assert stored(path, "read her letter")["outcome"] == "nothing"
        await app.press("x")
        assert stored(path, "read her letter")["done"] == 0
        await app.press("u", "u", "u")
        assert stored(path, "read her letter")["on"] == "2026-11-16"


async def test_who_only_helped_and_who_could_be_helped(
    running: Running, helped: dict[str, int], path: str
) -> None:
    async with running() as app:
        await to_turns(app)
        await app.press("tab", "tab", "tab")
        assert "looks for carpenter: Léa Martin" in app.text
        await app.press("x")
        assert "No good turn is under the cursor: + notes one" in app.toasts()[-1]
        await app.press("plus")
        await app.write("the number of a carpenter", "#field-text")
        await app.press("f2")
        row = stored(path, "the number of a carpenter")
        assert (row["given"], row["contact_id"]) == (1, helped["Karim Benali"])
        await app.press("enter")
        assert "Karim Benali" in app.text and app.app.current_mode == "home"


async def test_noted_from_home_with_everything_the_form_has(
    running: Running, people: dict[str, int], path: str
) -> None:
    async with running(60, 18) as app:
        await app.press("slash")
        await app.write("marie")
        await app.press("enter", "minus")
        assert "A good turn from Marie Dupont" in app.text
        await app.write("the name of an accountant", "#field-text")
        await app.write("inf", "#field-kind")
        await app.write("last friday", "#field-on")
        await app.write("Karim", "#field-through")
        await app.write("not yet", "#field-state")
        await app.press("f2")
        row = stored(path, "the name of an accountant")
        assert (row["given"], row["kind"], row["on"], row["done"]) == (
            0, "information", "2026-11-20", 0
        )  # fmt: skip
        assert name_of(path, row["contact_id"]) == "Marie Dupont"
        assert name_of(path, row["through_id"]) == "Karim Benali"
        await app.press("u")
        assert not stored(path, "the name of an accountant")


async def test_with_nobody_meant_the_form_asks_and_says_what_is_wrong(
    running: Running, path: str
) -> None:
    with opened(path), action("beginning"):
        person("Zoé Blanc")
    async with running(80, 24) as app:
        await to_turns(app)
        await app.press("plus", "f2")
        assert isinstance(app.app.screen, FormScreen) and "With whom?" in app.text
        await app.write("Zoé", "#field-who")
        await app.write("Zoé", "#field-through")
        await app.write("a lift", "#field-text")
        await app.press("f2")
        assert "That is this person." in app.text
        await app.write("", "#field-through")
        await app.write("favour", "#field-kind")
        await app.press("f2")
        assert "One of: information, company" in app.text
        await app.write("moving", "#field-kind")
        await app.press("f2")
        assert stored(path, "a lift")["kind"] == "moving"


async def test_edited_on_two_pages_and_removed(
    running: Running, helped: dict[str, int], path: str
) -> None:
    async with running(80, 24) as app:
        await to_turns(app)
        await app.press("e", "f2")
        assert not app.toasts(), "nothing changed"
        await app.press("e")
        await app.write("un conseil", "#field-text")
        await app.press("pagedown")
        await app.write("a little", "#field-outcome")
        await app.press("f2")
        assert stored(path, "un conseil")["outcome"] == "some"
        await app.press("d", "n")
        assert stored(path, "un conseil")
        await app.press("d", "y")
        assert not stored(path, "un conseil")
        await app.press("u")
        assert stored(path, "un conseil")


async def test_search_as_you_type_and_back(running: Running, helped: dict[str, int]) -> None:
    async with running(80, 24) as app:
        await to_turns(app)
        await app.press("tab", "slash")
        await app.write("gdansk")
        assert "the flat in Gdańsk" in app.text and "his tent" not in app.text
        await app.write("nothing like it")
        assert "No good turn has “nothing like it”." in app.text
        await app.press("escape")
        view = app.app.screen.query_one(TurnList)
        assert view.turn is not None and view.turn.text == "read her letter", "the cursor is back"


async def test_on_the_card_a_line_a_curve_and_rows_with_keys(
    running: Running, helped: dict[str, int], path: str
) -> None:
    async with running(120, 40) as app:
        await app.press("slash")
        await app.write("ines")
        await app.press("enter")
        assert "1 given · 1 open · last" in app.text, "no longer than it must be"
        assert "↗ ········▂···" in app.text.replace("\u00a0", " ")
        await app.press("slash")
        await app.write("girard")
        await app.press("enter", "enter")
        check_frame(app.app, "card-good-turns-120x40")
        while "his tent" not in app.app.screen.row.words:
            await app.press("j")
        await app.press("t", "t")
        assert stored(path, "his tent for a week")["thanked_on"] == "2026-11-23"
        await app.press("x")
        assert stored(path, "his tent for a week")["done"] == 0
        await app.press("d", "y")
        assert not stored(path, "his tent for a week")


async def test_thanks_ticked_under_a_line(
    running: Running, helped: dict[str, int], path: str
) -> None:
    async with running(80, 24) as app:
        await app.press("l")
        await app.write("yesterday: coffee with Marie")
        await app.press("down", "space")
        assert "[x] thanked for: un conseil sur mes prix" in app.text
        await app.press("enter")
        assert stored(path, "un conseil sur mes prix")["thanked_on"] == "2026-11-22"
        assert "thanked for: un conseil" in app.toasts()[-1]
        await app.press("u")
        assert stored(path, "un conseil sur mes prix")["thanked_on"] is None


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_hostile_words_are_only_text(
    running: Running, people: dict[str, int], path: str, hostile: str
) -> None:
    with opened(path), action("hostile"):
        sql = connection()
        bad = person(hostile)
        turn(bad, "2026-11-01", hostile, through=people["Marie Dupont"])
        turn(people["Marie Dupont"], "2026-11-02", hostile, given=True, through=bad)
        write.tag_contact(sql, bad, hostile, "offers")
        write.tag_contact(sql, people["Karim Benali"], hostile, "seeks")
    async with running(80, 24) as app:
        await to_turns(app)
        await app.press("t", "escape", "x", "u", "e", "escape", "tab", "tab")
        assert app.app.is_running
        assert all(letter.isprintable() for letter in app.text.replace("\n", ""))
