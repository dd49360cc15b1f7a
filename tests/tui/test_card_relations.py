"""Relations as a person meets them: from home, on the card, along them, in the capture bar."""

from __future__ import annotations

import pytest
from conftest import HOSTILE, Driver, Running, person
from frames import check_frame
from test_card_screen import ask, to_row

from reseau_tui.model.database import action, connection, opened
from reseau_tui.model.relations import add_relation
from reseau_tui.tui.screens.card import CardScreen
from reseau_tui.tui.screens.choice import ChoiceScreen
from reseau_tui.tui.screens.form import FormScreen

ALL = (
    "SELECT a.name, r.kind, b.name, r.note FROM relation r JOIN contact a ON a.id = r.contact_id"
    " JOIN contact b ON b.id = r.other_id ORDER BY r.id"
)


def stored(path: str) -> list[tuple[str, ...]]:
    return ask(path, ALL)


async def to_card(app: Driver, name: str) -> CardScreen:
    await app.press("slash")
    await app.write(name)
    await app.press("enter", "enter")
    await app.settle()
    screen = app.app.screen
    assert isinstance(screen, CardScreen)
    return screen


async def test_a_family_is_noted_walked_changed_and_taken_back(
    running: Running, people: dict[str, int], path: str
) -> None:
    async with running(120, 36) as app:
        await app.press("slash")
        await app.write("marie dupont")
        await app.press("enter", "w")
        assert isinstance(app.app.screen, FormScreen)
        await app.write("mother", "#field-kind")
        assert "Marie Dupont is a parent of" in app.text
        await app.write("Paul Gi, Zoé Dupont", "#field-whom")
        assert "Paul Girard, Zoé Dupont (new)" in app.text
        await app.press("f2")
        assert isinstance(app.app.screen, ChoiceScreen), "nobody is added by a slip of the hand"
        await app.press("n")
        assert isinstance(app.app.screen, FormScreen), "what was written is still there"
        await app.press("f2", "y")
        assert stored(path) == [
            ("Paul Girard", "parent", "Marie Dupont", None),
            ("Zoé Dupont", "parent", "Marie Dupont", None),
        ]
        assert "Relations  children Paul Girard, Zoé" in app.text
        await app.press("enter")
        await app.settle()
        screen = app.app.screen
        assert isinstance(screen, CardScreen)
        await to_row(app, "child Zoé")
        await app.press("enter")
        assert screen.facts.border_title is not None
        assert "Zoé Dupont" in str(screen.facts.border_title)
        await to_row(app, "parent Marie")
        await app.press("e")
        await app.write("godson of nobody", "#field-kind")
        await app.press("f2")
        assert isinstance(app.app.screen, FormScreen), "no such kind"
        await app.write("friend of", "#field-kind")
        await app.write("since the choir", "#field-note")
        await app.press("f2")
        assert stored(path)[1][1:] in [("friend", "Zoé Dupont", "since the choir")]
        await app.press("escape")
        assert screen.person_id == people["Marie Dupont"], "back along the relation"
        assert screen.row is not None
        assert "Zoé Dupont" in screen.row.what, "to the row that led there"
        await to_row(app, "friend Zoé")
        await app.press("d")
        assert "Marie Dupont is a friend of Zoé Dupont" in app.text
        await app.press("y")
        assert len(stored(path)) == 1
        await app.press("u", "u", "u")
        assert stored(path) == []
        await app.press("ctrl+r")
        assert len(stored(path)) == 2


async def test_a_relation_needs_somebody_else_and_one_of_them(
    running: Running, people: dict[str, int], path: str
) -> None:
    async with running(80, 24) as app:
        await to_card(app, "marie dupont")
        await to_row(app, "adds a partner")
        await app.press("a")
        await app.write("partner of", "#field-kind")
        await app.write("Marie Dupont", "#field-whom")
        assert "That is this person." in app.text
        await app.write("+", "#field-whom")
        await app.press("f2")
        assert isinstance(app.app.screen, FormScreen)
        await app.write("+Paul Girard", "#field-whom")
        assert "Paul Girard (new)" in app.text
        await app.press("f2", "y")
        (row,) = stored(path)
        assert row[:3] == ("Marie Dupont", "partner", "Paul Girard")
        found = ask(path, "SELECT count(*) FROM contact WHERE name = 'Paul Girard'")
        assert found == [(2,)], "another one of that name, because it was asked for"


async def test_the_capture_bar_writes_a_relation_down(
    running: Running, people: dict[str, int], path: str
) -> None:
    async with running(80, 24) as app:
        await app.press("l")
        await app.write("@Paul Girard conjoint de @Marie Dupont")
        assert "Paul Girard is the partner of Marie Dupont" in app.text
        assert "a relation, no exchange" in app.text
        await app.press("enter")
        assert [row[1] for row in stored(path)] == ["partner"]
        assert any("Paul Girard is the partner of" in toast for toast in app.toasts())
        await app.press("l")
        await app.write("@Marie Dupont partner of @Paul Girard")
        await app.press("enter")
        assert "That is noted already" in app.toasts()[-1], "nothing that u would undo"
        await app.press("u")
        assert stored(path) == []


@pytest.mark.parametrize(("columns", "lines"), [(120, 36), (80, 24), (60, 18)])
async def test_relations_stand_on_the_card_whatever_their_names(
    running: Running, people: dict[str, int], path: str, columns: int, lines: int
) -> None:
    marie = people["Marie Dupont"]
    with opened(path), action("relations"):
        for place, name in enumerate(HOSTILE):
            kind = ("partner", "child", "parent", "sibling", "relative", "friend", "knows")[place]
            add_relation(connection(), marie, person(name), kind, "a note" * (place % 2))
    async with running(columns, lines) as app:
        await to_card(app, "marie dupont")
        await to_row(app, "knows")
        check_frame(app.app, f"card-relations-{columns}x{lines}")
