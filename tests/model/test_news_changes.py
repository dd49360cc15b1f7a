"""News kept, changed, told and answered; every change is one step of undo."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest
from peewee import DoesNotExist

from reseau_tui.model import news, write
from reseau_tui.model.audience import EVERYBODY, Audience, audience_of, stored
from reseau_tui.model.database import action, connection
from reseau_tui.model.gestures import proposed
from reseau_tui.model.history import undo

pytestmark = pytest.mark.usefixtures("network")

DAY = datetime.date(2026, 11, 20)


def rows(sql: str) -> list[tuple[Any, ...]]:
    return connection().execute(sql).fetchall()


def all_rows() -> list[tuple[Any, ...]]:
    return rows("SELECT * FROM news ORDER BY id") + rows("SELECT * FROM told ORDER BY id")


@pytest.fixture
def marie(network: str) -> int:
    with action("begin"):
        return write.add_contact(connection(), "Marie Dupont", 1)


def test_every_change_is_one_step_of_undo(marie: int) -> None:
    states = [all_rows()]
    ids: dict[str, int] = {}

    def step(label: str, run: Any) -> None:
        with action(label):
            ids[label] = run()
        assert all_rows() != states[-1], label
        states.append(all_rows())

    step("mine", lambda: news.add_mine("new job", Audience(circles=(1, 2)), DAY))
    step("ask", lambda: news.add_question(marie, "how was Lisbon?", DAY))
    step("theirs", lambda: news.add_theirs(marie, "a daughter was born", DAY))
    step("edit mine", lambda: news.edit_mine(ids["mine"], "new job in Lyon", EVERYBODY))
    step("edit ask", lambda: news.edit_question(ids["ask"], marie, "how is Lisbon?"))
    step("edit theirs", lambda: news.edit_theirs(ids["theirs"], marie, "two daughters", "bake"))
    step("tell", lambda: news.tell(ids["mine"], [marie, marie], DAY))
    step("answer", lambda: news.answer(ids["ask"], "sunny", DAY))
    step("open", lambda: news.open_again(ids["ask"]))
    step("close", lambda: news.close_news(ids["theirs"]))
    step("drop", lambda: news.drop_news(ids["mine"]))
    for before in reversed(states[:-1]):
        undo(connection(), 1)
        assert all_rows() == before


def test_what_is_kept(marie: int) -> None:
    with action("news"):
        mine = news.add_mine("new\x1b job", Audience(circles=(3, 1), tags=("Été",)))
        ask = news.add_question(marie, "Lisbon", DAY)
        theirs = news.add_theirs(marie, "sa fille est née")
        none = news.add_theirs(marie, "sa fille est née", gesture="")
        own = news.add_theirs(marie, "a new boat", gesture="send a card")
        news.answer(ask, "", DAY)
        news.answer(ask, "sunny")
        news.answer(ask, "")
        news.tell(mine, [marie], datetime.date(2027, 1, 1))
    assert rows(f'SELECT "on", text FROM news WHERE id = {mine}') == [("2026-11-23", "new job")]
    kept = rows(f"SELECT audience FROM news WHERE id = {mine}")[0][0]
    assert json.loads(kept) == {"circles": [1, 3], "tags": ["Été"]}
    assert rows(f"SELECT closed_on, answer FROM news WHERE id = {ask}") == [("2026-11-20", "sunny")]
    gestures = rows(f"SELECT gesture FROM news WHERE id IN ({theirs}, {none}, {own}) ORDER BY id")
    assert gestures == [("congratulate",), (None,), ("send a card",)]
    assert rows('SELECT "on" FROM told') == [("2026-11-23",)], "nobody is told in the future"


def test_told_once_whoever_says_it_twice(marie: int) -> None:
    with action("news"):
        mine = news.add_mine("new job")
        assert news.tell(mine, [marie, marie], DAY) == 1
        assert news.tell(mine, [marie]) == 0
    assert rows('SELECT "on" FROM told') == [("2026-11-20",)]


def test_what_cannot_be_kept(marie: int) -> None:
    with action("wrong"):
        for run in (
            lambda: news.add_mine(" \u202e "),
            lambda: news.add_question(marie, ""),
            lambda: news.add_mine("x", Audience(circles=(6,))),
            lambda: news.add_mine("x", Audience(spheres=("moon",))),
        ):
            with pytest.raises(ValueError):
                run()
        with pytest.raises(DoesNotExist):
            news.close_news(99)
    assert all_rows() == []


@pytest.mark.parametrize(
    ("column", "audience"),
    [
        (None, EVERYBODY),
        ("{}", EVERYBODY),
        ("no json", EVERYBODY),
        ("[1]", EVERYBODY),
        ('{"circles": [2, 9, "x", 1], "spheres": ["work", "moon"], "tags": ["a", 7, " "]}',
         Audience((1, 2), ("work",), ("a",))),
    ],
)  # fmt: skip
def test_an_audience_of_another_program_does_no_harm(
    column: str | None, audience: Audience
) -> None:
    assert audience_of(column) == audience
    assert audience_of(stored(audience)) == audience


def test_the_usual_audience_is_kept_as_none() -> None:
    assert stored(Audience(circles=(1, 2, 3, 4))) is None
    assert stored(Audience(circles=(1, 2, 3, 4), spheres=("work",))) is not None


@pytest.mark.parametrize(
    ("told", "gesture"),
    [
        ("Her daughter was born on Friday", "congratulate"),
        ("un nouveau poste chez un fabricant", "congratulate"),
        ("new job", "congratulate"),
        ("lost his job", "support"),
        ("il a perdu son travail", "support"),
        ("perdu sa mère en mars", "condolences"),
        ("her father died", "condolences"),
        ("his wife passed away", "condolences"),
        ("knee surgery next week", "wishes"),
        ("ils ont déménagé", "visit"),
        ("l’examen est mardi", "good-luck"),
        ("Lisbon", None),
        ("", None),
    ],
)
def test_the_gesture_that_words_propose(told: str, gesture: str | None) -> None:
    assert proposed(told) == gesture


def test_a_captured_line_fills_gesture_and_search(marie: int) -> None:
    from reseau_tui.model import upkeep

    with action("log"):
        sql = connection()
        interaction = write.add_interaction(sql, on="2026-11-20", people=[marie], created_at=1)
        news.add_question(marie, "how was Lisbon?", DAY)
        sections = [("asked", "Lisbon was sunny"), ("asked", "pregnant")]
        upkeep.fill(sql, interaction, "2026-11-20", [marie], sections, 1)
    assert rows("SELECT kind, answer, gesture, closed_on FROM news ORDER BY id") == [
        ("ask", "Lisbon was sunny", None, "2026-11-20"),
        ("theirs", None, None, None),
        ("theirs", None, "congratulate", None),
    ]
    with action("answer"):
        news.answer(news.add_question(marie, "the boat"), "called Walrus")
    found = rows("SELECT rowid FROM contact_search WHERE contact_search MATCH 'walrus'")
    assert found == [(marie,)], "an answer is found like every word about somebody"
