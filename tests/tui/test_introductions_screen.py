"""Introductions: proposed from anywhere, followed step by step, the tree walked with the arrows."""

from __future__ import annotations

import datetime
import sqlite3

import pytest
from conftest import HOSTILE, Driver, Running, person
from frames import check_frame

from reseau_tui.model import write
from reseau_tui.model.database import action, connection, opened
from reseau_tui.model.introductions import add_introduction, note_outcome, set_status
from reseau_tui.network.introductions import growth_waiting
from reseau_tui.tui import typing_ahead
from reseau_tui.tui.screens.introduction_drafts import DraftsScreen
from reseau_tui.tui.screens.introductions import IntroductionsScreen
from reseau_tui.tui.screens.introductions_answers import answer

TODAY = datetime.date(2026, 11, 23)


def introduce(introducer: int | None, first: int | None, second: int | None, on: str, **rest):
    return add_introduction(
        connection(), introducer=introducer, first=first, second=second, on=on, **rest
    )


@pytest.fixture
def introduced(path: str, people: dict[str, int]) -> dict[str, int]:
    """Introductions of every part, and people met through each other."""
    with opened(path), action("introductions"):
        sql = connection()
        marie, karim, lea = (people[one] for one in ("Marie Dupont", "Karim Benali", "Léa Martin"))
        paul, ines = people["Paul Girard"], people["Inès Roche"]
        introduce(paul, None, lea, "2026-11-02", status="made", why="she knows the trade")
        both = introduce(None, karim, lea, "2026-11-10", why="both love trains")
        set_status(sql, both, "agreed", "2026-11-20")
        introduce(None, marie, ines, "2026-11-12")
        introduce(ines, karim, marie, "2026-10-05", status="made")
        job = introduce(None, marie, karim, "2025-03-01", status="made")
        note_outcome(sql, job, "job", "2025-06-01")
        no = introduce(None, paul, people["Łukasz Weber"], "2026-01-15")
        set_status(sql, no, "declined", "2026-02-01")
        sql.execute("UPDATE contact SET met_through = ? WHERE id = ?", (paul, ines))
        for name in ("Nora Petit", "Tom Petit"):
            person(name, met_through=ines)
        person("Anna Berg", met_through=karim)
    return people


def stored(path: str, first: str, second: str) -> dict:
    with sqlite3.connect(path) as sql:
        sql.row_factory = sqlite3.Row
        row = sql.execute(
            "SELECT i.* FROM introduction i LEFT JOIN contact f ON f.id = i.first_id"
            " LEFT JOIN contact s ON s.id = i.second_id WHERE coalesce(f.name, '') = ?"
            " AND coalesce(s.name, '') = ? ORDER BY i.id DESC",
            (first, second),
        ).fetchone()
        return dict(row) if row is not None else {}


async def to_introductions(app: Driver) -> IntroductionsScreen:
    await app.press("g", "m")
    await app.settle()  # its first frame, too
    assert isinstance(app.app.screen, IntroductionsScreen)
    return app.app.screen


@pytest.mark.parametrize(("columns", "lines"), [(60, 18), (80, 24), (120, 36)])
async def test_the_parts_and_the_tree(
    running: Running, introduced: dict[str, int], columns: int, lines: int
) -> None:
    async with running(columns, lines) as app:
        await to_introductions(app)
        check_frame(app.app, f"introductions-{columns}x{lines}")
        await app.press("v", "down", "right", "right", "right")
        check_frame(app.app, f"introductions-tree-{columns}x{lines}")


async def test_nothing_yet_says_what_to_press(running: Running, people: dict[str, int]) -> None:
    async with running(80, 24) as app:
        await to_introductions(app)
        check_frame(app.app, "introductions-empty-80x24")
        await app.press("v")
        assert "No introduction is noted yet." in app.text


async def test_only_people_met_through_each_other(
    running: Running, people: dict[str, int], path: str
) -> None:
    with opened(path), action("met"):
        person("Anna Berg", met_through=people["Karim Benali"])
    async with running(80, 24) as app:
        await to_introductions(app)
        assert "No introduction is noted yet: a notes one, v shows through whom" in app.text
        await app.press("v")
        assert "Karim Benali · 1 person" in app.text


async def test_step_by_step_to_the_outcome_and_back(
    running: Running, introduced: dict[str, int], path: str
) -> None:
    async with running(120, 36) as app:
        await to_introductions(app)
        await app.press("tab", "greater_than_sign")
        assert "Karim Benali ↔ Léa Martin: both agreed." in app.text
        await app.press("m")
        row = stored(path, "Karim Benali", "Léa Martin")
        assert (row["status"], row["since"]) == ("made", "2026-11-23")
        assert "Karim Benali ↔ Léa Martin: made · u undoes" in app.toasts()[-1]
        screen = app.app.screen
        screen.show_row(row["id"])
        await app.settle()
        await app.press("r", "c")
        row = stored(path, "Karim Benali", "Léa Martin")
        assert (row["status"], row["outcome"]) == ("followed-up", "client")
        assert "a client" in app.text
        await app.press("u", "u")
        assert stored(path, "Karim Benali", "Léa Martin")["status"] == "agreed"
        screen.show_row(stored(path, "Marie Dupont", "Inès Roche")["id"])
        await app.settle()
        await app.press("enter", "b")
        assert stored(path, "Marie Dupont", "Inès Roche")["status"] == "second-agreed"
        await app.press("enter", "a")
        assert stored(path, "Marie Dupont", "Inès Roche")["status"] == "agreed"


async def test_thanks_marked_or_logged(
    running: Running, introduced: dict[str, int], path: str
) -> None:
    async with running(80, 24) as app:
        await to_introductions(app)
        await app.press("t", "l", "f2")
        row = stored(path, "", "Léa Martin")
        assert row["thanked_on"] == "2026-11-23"
        with sqlite3.connect(path) as sql:
            assert sql.execute(
                "SELECT kind, text FROM interaction ORDER BY id DESC LIMIT 1"
            ).fetchone() == ("thanks", "Thanked for introducing me to Léa Martin")
        assert "Thanks to say" not in app.text
        await app.press("t")
        assert "Thanks are for an introduction that somebody made for you." in app.toasts()[-1]
        await app.press("u")
        assert "Thanks to say 1" in app.text


async def test_a_new_one_with_somebody_new_in_one_action(
    running: Running, introduced: dict[str, int], path: str
) -> None:
    async with running(80, 24) as app:
        await to_introductions(app)
        await app.press("a")
        await app.write("karim", "#field-first")
        await app.write("karim benali", "#field-second")
        await app.press("f2")
        assert "That is the same person." in app.text
        await app.write("Zoé Blanc", "#field-second")
        assert "Zoé Blanc (new)" in app.text
        await app.write("made", "#field-status")
        await app.write("yesterday", "#field-on")
        await app.press("f2")
        assert "Not in the network yet: Zoé Blanc." in app.text
        await app.press("n")
        await app.write("a flat in Lyon", "#field-why")
        await app.press("f2", "y")
        row = stored(path, "Karim Benali", "Zoé Blanc")
        assert (row["why"], row["status"], row["on"]) == ("a flat in Lyon", "made", "2026-11-22")
        assert "▌yesterday" in app.text, "the cursor is on it"
        assert "Noted: Karim Benali ↔ Zoé Blanc" in app.toasts()[-1], "names in full"
        await app.press("e")
        await app.write("a house", "#field-why")
        await app.press("f2")
        assert stored(path, "Karim Benali", "Zoé Blanc")["why"] == "a house"
        await app.press("d", "y")
        assert not stored(path, "Karim Benali", "Zoé Blanc")
        await app.press("u", "u", "u")
        with sqlite3.connect(path) as sql:
            assert not sql.execute("SELECT 1 FROM contact WHERE name = 'Zoé Blanc'").fetchall()


async def test_keys_in_a_burst_mean_whichever_stands_there_then(
    running: Running, introduced: dict[str, int], path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typing_ahead, "PATIENCE", 20.0)
    with opened(path), action("more"):
        for name in ("Karim Benali", "Inès Roche"):
            introduce(None, introduced["Paul Girard"], introduced[name], "2026-11-23",
                      status="agreed")  # fmt: skip
    async with running(80, 24) as app:
        await to_introductions(app)
        await app.press("tab")
        assert "Both agreed, to make 3" in app.text
        await app.burst("enter", "m", "d", "y", "d", "y", "j")
        await app.settle()
        assert stored(path, "Paul Girard", "Inès Roche")["status"] == "made"
        assert not stored(path, "Paul Girard", "Karim Benali")
        assert not stored(path, "Karim Benali", "Léa Martin")
        await app.press("u", "u")
        assert stored(path, "Karim Benali", "Léa Martin"), "each was a change of its own"
        assert stored(path, "Paul Girard", "Karim Benali")


async def test_introduced_from_home_to_who_fits_and_drafts_copied(
    running: Running, people: dict[str, int], path: str
) -> None:
    with opened(path), action("tags"):
        sql = connection()
        write.tag_contact(sql, people["Karim Benali"], "carpenter", "seeks")
        write.tag_contact(sql, people["Léa Martin"], "carpenter", "offers")
    async with running(80, 24) as app:
        await app.press("slash")
        await app.write("karim")
        await app.press("enter", "i")
        assert "Léa Martin   Karim looks for carpenter" in app.text
        await app.press("enter")
        await app.write("she builds kitchens", "#field-why")
        await app.press("enter")
        row = stored(path, "Karim Benali", "Léa Martin")
        assert (row["status"], row["introducer_id"], row["why"]) == (
            "proposed", None, "she builds kitchens"
        )  # fmt: skip
        await to_introductions(app)
        await app.press("m")
        assert isinstance(app.app.screen, DraftsScreen)
        assert "To Karim Benali, about Léa Martin" in app.text
        await app.press("tab", "y")
        assert app.app.clipboard.startswith("Hello Léa,\n\nI know somebody")
        assert "She builds kitchens." in app.app.clipboard
        await app.press("O")
        assert "No e-mail of Léa Martin is noted." in app.toasts()[-1]


async def test_the_tree_is_walked_and_searched(
    running: Running, introduced: dict[str, int], path: str
) -> None:
    async with running(80, 24) as app:
        await to_introductions(app)
        await app.press("v", "down")
        assert "▌  ▸ Paul Girard · 4 people" in app.text
        await app.press("right", "right", "right", "right")
        assert "▌      · Nora Petit" in app.text
        await app.press("left")
        assert "▌    ▾ Inès Roche · 2 people" in app.text
        assert "⇄ Karim Benali ↔ Marie Dupont" in app.text, "what she did for others"
        await app.press("left", "left", "left", "left")
        assert "▌▾ You · 5 people met through" in app.text and "▸ Paul" in app.text
        await app.press("slash")
        await app.write("anna")
        assert "Anna Berg" in app.text and "Paul Girard" not in app.text
        await app.press("enter", "escape")
        assert "▌    · Anna Berg" in app.text and "Paul Girard" in app.text, "found, and all back"
        await app.press("slash")
        await app.write("weber")
        assert "Nobody in the tree is called “weber”." in app.text
        await app.write("the trade")
        assert "Nobody in the tree is called" in app.text, "names only"
        await app.press("escape", "enter")
        assert app.app.current_mode == "card" and "Anna Berg" in app.text


async def test_today_and_the_card_lead_to_a_row_and_answer_it(
    running: Running, introduced: dict[str, int], path: str
) -> None:
    with opened(path):
        lines = growth_waiting(TODAY)
    asked = next(one for one in lines if one.words.startswith("Did Karim Benali and Marie"))
    async with running(80, 24) as app:
        screen = await to_introductions(app)
        screen.show_row(asked.id)
        await app.settle()
        assert "▌5 Oct" in app.text
        screen.run_worker(answer(screen, asked), group="change")
        await app.settle()
        assert "What came of it?" in app.text
        await app.press("m")
        assert stored(path, "Karim Benali", "Marie Dupont")["outcome"] == "met"
    with opened(path):
        assert asked not in growth_waiting(TODAY)


async def test_how_did_you_meet_in_one_line(
    running: Running, people: dict[str, int], path: str
) -> None:
    with opened(path), action("event"):
        connection().execute(
            "INSERT INTO event (name, \"on\") VALUES ('Forum de Lyon', '2026-11-21')"
        )

    def met(name: str) -> tuple:
        with sqlite3.connect(path) as sql:
            return sql.execute(
                "SELECT t.name, c.met_where, c.met_on FROM contact c"
                " LEFT JOIN contact t ON t.id = c.met_through WHERE c.name = ?",
                (name,),
            ).fetchone()

    async with running(80, 24) as app:
        for name, line, meant in (
            ("A One", "", (None, None, None)),
            ("A Two", "through girard", ("Paul Girard", None, "2026-11-23")),
            ("A Three", "forum", (None, "Forum de Lyon", "2026-11-21")),
            ("A Four", "par Karim, chez Zoé, 2019", ("Karim Benali", "Zoé", "2019")),
            ("A Five", "the climbing hall, yesterday", (None, "the climbing hall", "2026-11-22")),
        ):
            await app.press("a")
            assert "through Paul, Forum de Lyon" in app.text
            await app.write(name, "#field-name")
            await app.write(line, "#field-met")
            await app.press("f2")
            assert met(name) == meant, line
        await app.press("a")
        await app.write("A Six", "#field-name")
        await app.write("Paul", "#field-met")
        await app.press("f2")
        assert "Which one? Paul" in app.text, "never guessed"
        await app.write("through Nobody", "#field-met")
        await app.press("f2")
        assert "“Nobody” is not in the network: add them first." in app.text


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_hostile_words_are_only_text(
    running: Running, people: dict[str, int], path: str, hostile: str
) -> None:
    with opened(path), action("hostile"):
        bad = person(hostile, city=hostile, met_through=people["Paul Girard"])
        introduce(bad, None, people["Marie Dupont"], "2026-11-01", status="made", why=hostile)
        introduce(None, bad, people["Karim Benali"], "2026-11-01", why=hostile)
    async with running(80, 24) as app:
        await to_introductions(app)
        await app.press("t", "escape", "tab", "m", "tab", "y", "escape", "enter", "a", "u")
        await app.press("e", "escape", "v", "right", "down", "right", "down", "i", "escape")
        assert app.app.is_running
        assert all(letter.isprintable() for letter in app.text.replace("\n", ""))
