from __future__ import annotations

import sqlite3

import pytest
from conftest import HOSTILE, Driver, Running, exchange, person
from frames import check_frame

from reseau_tui.model.contacts import Point, add_point
from reseau_tui.model.database import action, connection, opened

pytestmark = pytest.mark.usefixtures("people")


@pytest.fixture
def twice(path: str, people: dict[str, int]) -> dict[str, int]:
    """Marie is there twice by e-mail, two share a phone, two a name; an import asked as well."""
    with opened(path), action("twice"):
        ids = {
            "M. Dupont": person(
                "M. Dupont", email="Marie@Example.org", circle=1, city="Blagnac",
                notes="met again at the market", country="France",
            ),
            "Nora": person("Nora Girard", organisation="Société des Transports Départementaux"),
            "Paul": person("Paul Roche", city="Nîmes"),
        }  # fmt: skip
        add_point(ids["Nora"], Point("phone", "+33 6 12 34 56 78"))
        add_point(people["Paul Girard"], Point("phone", "06 12 34 56 78"))
        add_point(
            people["Paul Girard"],
            Point("email", "paul.alexandre.emmanuel.girard@laboratoire-de-recherche.example.org"),
        )
        exchange("2026-02-02", ids["M. Dupont"], text="at the market")
        connection().execute(
            "INSERT INTO pair (first_id, second_id, reason, preselected) VALUES (?, ?, ?, 'same')",
            (people["Inès Roche"], people["Łukasz Weber"], "same profile"),
        )
    return {**people, **ids}


def row(app: Driver, label: str) -> str:
    """The line of the side-by-side that begins with ``label``."""
    return next(line for line in app.text.splitlines() if line.lstrip("│▌ ").startswith(label))


async def to_marie(app: Driver) -> None:
    await app.press("g", "u", "j", "enter")


async def test_the_list_says_why_surest_first(
    running: Running, twice: dict[str, int]
) -> None:  # fmt: skip
    async with running(80, 24) as app:
        await app.press("g", "u")
        assert "Duplicates 4" in app.text
        places = [
            app.text.index(words)
            for words in (
                "Asked by an import",
                "same LinkedIn profile",
                "Probably the same person",
                "same e-mail marie@example.org",
                "One address or number, two names",
                "same phone +33612345678, but two names",
                "The same name and nothing else",
            )
        ]
        assert places == sorted(places)


@pytest.mark.parametrize(("columns", "lines"), [(60, 18), (80, 24), (120, 36)])
async def test_the_list_and_the_two_cards_fit(
    running: Running, twice: dict[str, int], columns: int, lines: int
) -> None:
    async with running(columns, lines) as app:
        await app.press("g", "u")
        check_frame(app.app, f"duplicates-{columns}x{lines}")
        await app.press("j", "enter")
        check_frame(app.app, f"duplicates-pair-{columns}x{lines}")


async def test_nobody_twice_is_said_kindly(running: Running) -> None:
    async with running(80, 24) as app:
        await app.press("g", "u")
        assert "Nobody seems to be in the network twice." in app.text
        check_frame(app.app, "duplicates-nobody-80x24")
        await app.press("x", "enter", "q")
        assert app.app.current_mode == "home"


async def test_merging_says_what_moved_goes_on_and_can_be_undone(
    running: Running, twice: dict[str, int]
) -> None:
    async with running(100, 36, toasts=True) as app:
        await to_marie(app)
        assert "The same person? 2/4" in app.text
        assert "M makes one card of them · 1 exchange moves" in app.text
        await app.press("M")
        assert any("One card: Marie Dupont · 1 exchange moved" in said for said in app.toasts())
        assert any("u undoes" in said for said in app.toasts())
        assert "The same person? 2/3" in app.text
        assert "same phone" in app.text, "the next pair"
        card = await app.app.gateway.person(twice["Marie Dupont"])
        assert card is not None
        assert (card.summary.circle, card.country) == (1, "France")
        assert card.summary.city == "Toulouse"
        assert card.interactions == 4
        assert await app.app.gateway.person(twice["M. Dupont"]) is None
        await app.press("u")
        assert await app.app.gateway.person(twice["M. Dupont"]) is not None
        await app.press("escape")
        assert "Duplicates 4" in app.text


async def test_each_row_is_chosen_with_the_keys_and_shown_by_a_mark(
    running: Running, twice: dict[str, int]
) -> None:
    async with running(100, 36) as app:
        await to_marie(app)
        assert row(app, "Circle").count("○") == 1
        assert row(app, "Circle").index("○") < row(app, "Circle").index("●"), "the closer one"
        assert "● Toulouse" in row(app, "City") and "○ Blagnac" in row(app, "City")
        while "▌City" not in app.text:
            await app.press("j")
        await app.press("right")
        assert "○ Toulouse" in row(app, "City") and "● Blagnac" in row(app, "City")
        await app.press("space")
        assert "● Toulouse" in row(app, "City")
        await app.press("greater_than_sign")
        assert "● Blagnac" in row(app, "City")
        await app.press("less_than_sign", "right", "a")
        assert "● M. Dupont" in row(app, "Name")
        assert "● ① intimates" in row(app, "Circle")
        await app.press("a")
        assert "● Marie Dupont" in row(app, "Name")
        await app.press("right", "M")
        card = await app.app.gateway.person(twice["Marie Dupont"])
        assert card is not None
        assert (card.summary.name, card.summary.city, card.summary.circle) == (
            "Marie Dupont", "Blagnac", 2,
        )  # fmt: skip


async def test_two_people_are_not_shown_again_and_later_changes_nothing(
    running: Running, twice: dict[str, int]
) -> None:
    async with running(100, 36) as app:
        await app.press("g", "u", "enter")
        assert "The same person? 1/4" in app.text
        await app.press("s")
        assert "The same person? 2/4" in app.text
        await app.press("x")
        assert "The same person? 2/3" in app.text
        assert "same phone" in app.text
        await app.press("s", "s")
        assert "Duplicates 3" in app.text, "after the last one the list is back"
        assert "M. Dupont" not in app.text
        await app.press("g", "g", "x")
        assert "Duplicates 2" in app.text
        assert "same LinkedIn profile" not in app.text
        await app.press("u", "u")
        assert "Duplicates 4" in app.text


async def test_the_last_answer_leaves_the_kind_words(
    running: Running, twice: dict[str, int]
) -> None:
    async with running(100, 36) as app:
        await app.press("g", "u", "enter", "x", "x", "x", "x")
        assert "Nobody seems to be in the network twice." in app.text
        await app.press("u")
        assert "Duplicates 1" in app.text
        assert app.app.screen.focused.id == "pairs"


async def test_a_person_who_goes_elsewhere_goes_from_here_too(
    running: Running, twice: dict[str, int], path: str
) -> None:
    async with running(100, 36) as app:
        await to_marie(app)
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("PRAGMA foreign_keys = ON")
        other.execute("PRAGMA recursive_triggers = ON")
        other.execute("DELETE FROM contact WHERE id = ?", (twice["M. Dupont"],))
        other.close()
        await app.press("M")
        assert app.app.is_running
        await app.app.gateway.changed_elsewhere()
        app.app.changed()
        await app.settle()
        assert "Duplicates 3" in app.text
        assert await app.app.gateway.person(twice["Marie Dupont"]) is not None


async def test_notes_that_do_not_fit_together_are_a_choice(
    running: Running, twice: dict[str, int], path: str
) -> None:
    with opened(path), action("long notes"):
        for name, text in (("Marie Dupont", "so "), ("M. Dupont", "la ")):
            connection().execute(
                "UPDATE contact SET notes = ? WHERE id = ?", (text * 5000, twice[name])
            )
    async with running(100, 36, toasts=True) as app:
        await to_marie(app)
        await app.press("M")
        assert any("choose one of them" in said for said in app.toasts())
        while app.app.screen.pair.chosen_key != "notes":
            await app.press("j")
        await app.press("right", "M")
        card = await app.app.gateway.person(twice["Marie Dupont"])
        assert card is not None and card.notes is not None and card.notes.startswith("la la")


async def test_while_another_screen_is_shown_nothing_is_looked_for(
    running: Running, twice: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    from reseau_tui.network import duplicates as module

    looked = []
    real = module.duplicates_in_pieces
    monkeypatch.setattr(module, "duplicates_in_pieces", lambda: looked.append(1) or real())
    async with running(100, 36) as app:
        await app.press("g", "u", "g", "h")
        assert looked
        looked.clear()
        app.app.changed()
        await app.settle()
        assert not looked
        await app.press("g", "u")
        assert looked


async def test_hostile_names_are_shown_literally(running: Running, path: str) -> None:
    with opened(path), action("hostile"):
        for name in HOSTILE * 2:
            exchange(
                "2026-01-02",
                person(name, circle=1, organisation=name, tags=(name,), notes=name, city=name),
            )
    for size in ((60, 18), (100, 36)):
        async with running(*size) as app:
            await app.press("g", "u")
            for _ in range(len(HOSTILE)):
                await app.press("enter", "space", "a", "s", "escape", "j")
            assert "[" in app.text
            assert all(letter.isprintable() for line in app.text.splitlines() for letter in line)
            await app.press("g", "g", "enter", "M")
            assert app.app.is_running
