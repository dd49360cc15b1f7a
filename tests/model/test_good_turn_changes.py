"""Good turns noted, finished, thanked for: each an action that undo takes back whole."""

from __future__ import annotations

import datetime

import pytest
from peewee import DoesNotExist

from reseau_tui.model import good_turns, history, write
from reseau_tui.model.database import action, connection
from reseau_tui.model.good_turns import TurnFields
from reseau_tui.model.tables import GoodTurn

TODAY = datetime.date(2026, 11, 23)


@pytest.fixture
def marie(network: str) -> int:
    with action("beginning"):
        return write.add_contact(connection(), "Marie Dupont", 1)


def add(contact: int, text: str = "a name", **rest) -> int:
    with action("add"):
        return good_turns.add_good_turn(TurnFields(contact, rest.pop("given", False), text, **rest))


def stored(turn: int) -> dict:
    return GoodTurn.select().where(GoodTurn.id == turn).dicts().get()


def everything() -> list:
    return list(GoodTurn.select().order_by(GoodTurn.id).dicts())


def undo() -> None:
    history.undo(connection(), 2)


def test_noted_with_all_there_is_and_cleaned(marie: int) -> None:
    with action("paul"):
        paul = write.add_contact(connection(), "Paul", 1)
    turn = add(marie, " a\x1b lift\u202e ", given=True, kind="moving", through=paul, done=False,
               on=datetime.date(2026, 11, 1))  # fmt: skip
    row = stored(turn)
    assert (row["contact"], row["given"], row["kind"], row["on"]) == (
        marie, 1, "moving", "2026-11-01"
    )  # fmt: skip
    assert (row["text"], row["through"], row["done"], row["outcome"]) == ("a lift", paul, 0, None)
    assert len(row["uid"]) == 36
    undo()
    assert everything() == []


def test_no_day_to_come_and_today_by_itself(marie: int) -> None:
    assert stored(add(marie))["on"] == "2026-11-23"
    assert stored(add(marie, on=datetime.date(2027, 1, 1)))["on"] == "2026-11-23"


@pytest.mark.parametrize(
    "wrong", [{"text": " \n"}, {"kind": "favour"}, {"outcome": "bad"}, {"through": 1}]
)
def test_what_makes_no_sense_is_refused(marie: int, wrong: dict) -> None:
    with pytest.raises(ValueError, match=r"."):
        add(marie, **wrong)
    assert everything() == []


def test_finished_from_the_day_it_was_done(marie: int) -> None:
    turn = add(marie, on=datetime.date(2026, 9, 1), done=False)
    with action("done"):
        good_turns.finish_good_turn(turn, "some")
    assert (stored(turn)["done"], stored(turn)["on"], stored(turn)["outcome"]) == (
        1, "2026-11-23", "some"
    )  # fmt: skip
    undo()
    assert (stored(turn)["done"], stored(turn)["on"]) == (0, "2026-09-01")
    for what in ("finish_good_turn", "note_outcome"):
        with pytest.raises(ValueError, match="no outcome"), action("wrong"):
            getattr(good_turns, what)(turn, "great")


def test_open_again_is_not_thanked_any_more(marie: int) -> None:
    turn = add(marie, outcome="good")
    with action("thanks"):
        assert good_turns.thank_for([turn]) == 1
    with action("open"):
        good_turns.reopen_good_turn(turn)
    row = stored(turn)
    assert (row["done"], row["outcome"], row["thanked_on"]) == (0, None, None)


def test_only_what_was_received_and_done_is_thanked_for_once(marie: int) -> None:
    received, given, asked = add(marie), add(marie, given=True), add(marie, done=False)
    with action("thanks"):
        day = datetime.date(2026, 11, 20)
        assert good_turns.thank_for([received, given, asked, 999], day) == 1
        assert good_turns.thank_for([received]) == 0
    assert [row["thanked_on"] for row in everything()] == ["2026-11-20", None, None]
    undo()
    assert [row["thanked_on"] for row in everything()] == [None, None, None]


def test_no_thanks_to_say_and_back(marie: int) -> None:
    turn = add(marie)
    with action("none"):
        good_turns.no_thanks(turn)
    assert (stored(turn)["no_thanks"], stored(turn)["thanked_on"]) == (1, None)
    with action("after all"):
        assert good_turns.thank_for([turn]) == 1
    assert (stored(turn)["no_thanks"], stored(turn)["thanked_on"]) == (0, "2026-11-23")
    with action("back"):
        good_turns.unthank(turn)
    assert (stored(turn)["no_thanks"], stored(turn)["thanked_on"]) == (0, None)


def test_thanks_logged_as_an_exchange_for_this_one_only(marie: int) -> None:
    turn, other = add(marie), add(marie, "something else")
    with action("thanks"):
        logged = good_turns.say_thanks(turn, "Thanked her", datetime.date(2026, 11, 22))
    row = (
        connection()
        .execute('SELECT "on", kind, initiative, text FROM interaction WHERE id = ?', (logged,))
        .fetchone()
    )
    assert row == ("2026-11-22", "thanks", "me", "Thanked her")
    assert (stored(turn)["thanked_on"], stored(other)["thanked_on"]) == ("2026-11-22", None)
    undo()
    assert stored(turn)["thanked_on"] is None
    assert connection().execute("SELECT count(*) FROM interaction").fetchone() == (0,)
    with pytest.raises(ValueError, match="words"), action("none"):
        good_turns.say_thanks(turn, " ")


def test_edited_to_given_needs_no_thanks(marie: int) -> None:
    turn = add(marie)
    with action("thanks"):
        good_turns.thank_for([turn])
    with action("edit"):
        good_turns.edit_good_turn(turn, TurnFields(marie, False, "her name", kind="job"))
    assert (stored(turn)["text"], stored(turn)["thanked_on"]) == ("her name", "2026-11-23")
    with action("edit"):
        good_turns.edit_good_turn(turn, TurnFields(marie, True, "her name"))
    assert (stored(turn)["given"], stored(turn)["thanked_on"]) == (1, None)
    undo()
    assert (stored(turn)["given"], stored(turn)["kind"]) == (0, "job")


def test_edited_to_not_done_yet_is_open_in_every_way(marie: int) -> None:
    turn = add(marie, outcome="good")
    with action("thanks"):
        good_turns.thank_for([turn])
    with action("edit"):
        good_turns.edit_good_turn(
            turn, TurnFields(marie, False, "a name", done=False, outcome="good")
        )
    row = stored(turn)
    assert (row["done"], row["outcome"], row["thanked_on"]) == (0, None, None)


def test_what_is_gone_is_said_so(marie: int) -> None:
    turn = add(marie)
    with action("drop"):
        good_turns.drop_good_turn(turn)
    for change in (
        lambda: good_turns.edit_good_turn(turn, TurnFields(marie, True, "x")),
        lambda: good_turns.finish_good_turn(turn),
        lambda: good_turns.say_thanks(turn, "x"),
        lambda: good_turns.no_thanks(turn),
    ):
        with pytest.raises(DoesNotExist), action("gone"):
            change()
    undo()
    assert stored(turn)["text"] == "a name"
