"""The good turns of somebody in numbers, and the lists: thanks to say, open, all the others."""

from __future__ import annotations

import datetime

import pytest
from networks import TODAY, change, day, somebody

from reseau_tui.model import good_turns
from reseau_tui.model.database import action, connection
from reseau_tui.model.good_turns import TurnFields
from reseau_tui.network.good_turns import (
    thanks_count,
    thanks_for,
    thanks_to_say,
    turn_ids,
    turn_rows,
    turns_of,
)
from reseau_tui.network.ticks import THANK, tickables
from reseau_tui.network.turn_counts import TurnCounts, turn_counts


def turn(contact: int, days_ago: int, text: str, *, given: bool = False, **rest) -> int:
    """Note a good turn so many days ago."""
    on = TODAY - datetime.timedelta(days=days_ago)
    with action("good turn"):
        return good_turns.add_good_turn(TurnFields(contact, given, text, on=on, **rest))


def texts(ids) -> list[str]:
    return [row.text for row in turn_rows(ids)]


def test_given_and_received_stand_side_by_side(network: str) -> None:
    marie, paul = somebody("Marie"), somebody("Paul")
    for days_ago in (0, 1, 60, 400):
        turn(marie, days_ago, "a lift", given=True)
    for days_ago in (61, 330, 1, 2):
        turn(marie, days_ago, "a name", done=days_ago != 2)
    turn(paul, 0, "somebody else's")
    counts = turn_counts(marie, TODAY)
    assert (counts.given, counts.received, counts.open) == (4, 3, 1)
    assert (counts.last_on, counts.to_thank, counts.thanked) == (day(0), 3, 0)
    assert counts.given_months == (0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 2)
    assert counts.received_months == (1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1)
    assert counts.any and counts.lately
    assert turn_counts(999, TODAY) == TurnCounts()
    assert not TurnCounts().any


def test_a_month_of_last_year_and_a_day_to_come_draw_no_bar(network: str) -> None:
    marie = somebody("Marie")
    turn(marie, 365, "a year ago", given=True)
    with action("from elsewhere"):
        connection().execute(
            'INSERT INTO good_turn (contact_id, given, "on", text) VALUES'
            " (?, 1, '2027-03-01', 'to come'), (?, 1, 'soon', 'never')",
            (marie, marie),
        )
    counts = turn_counts(marie, TODAY)
    assert counts.given == 3 and not counts.lately


def test_parts_newest_first_and_each_in_one_part_only(network: str) -> None:
    marie = somebody("Marie")
    gone, dead = somebody("Gone", archived_at=day(9)), somebody("Dead", deceased_on=day(9))
    turn(marie, 9, "old thanks")
    turn(marie, 2, "new thanks")
    turn(marie, 5, "asked of her", done=False)
    turn(marie, 1, "asked of me", given=True, done=False)
    turn(marie, 3, "given", given=True)
    turn(gone, 4, "of the archived")
    turn(dead, 6, "of the dead")
    with action("settled"):
        good_turns.thank_for([turn(marie, 7, "thanked")])
        good_turns.no_thanks(turn(marie, 8, "no thanks"))
    found = turn_ids()
    assert texts(found.to_thank) == ["new thanks", "old thanks"]
    assert texts(found.open) == ["asked of me", "asked of her"]
    assert texts(found.others) == [
        "given", "of the archived", "of the dead", "thanked", "no thanks",
    ]  # fmt: skip
    assert found.shown == 9 and thanks_count() == 2
    assert not turn_ids(with_others=False).others


@pytest.mark.parametrize(
    ("query", "found"),
    [("plumb", ["a plumber"]), ("hel", ["relu le dossier", "a plumber"]),
     ("dossier helene", ["relu le dossier"]), ("*", []), ("umber", [])],
)  # fmt: skip
def test_words_begin_words_of_the_text_or_the_name(network, query, found) -> None:
    hélène = somebody("Hélène Müller")
    turn(hélène, 4, "a plumber")
    turn(hélène, 3, "relu le dossier")
    assert texts(turn_ids(query).to_thank) == found


def test_thanks_are_recalled_after_three_days_and_not_before(network: str) -> None:
    marie = somebody("Marie")
    turn(marie, 2, "two days")
    turn(marie, 3, "three days")
    turn(marie, 30, "a month")
    turn(marie, 30, "given", given=True)
    turn(somebody("Gone", archived_at=day(1)), 9, "gone")
    assert [row.text for row in thanks_to_say(TODAY, 9)] == ["three days", "a month"]
    assert [row.text for row in thanks_to_say(TODAY, 1)] == ["three days"]
    nudged = {row.text: row.nudged(TODAY) for row in turns_of(marie)}
    assert nudged == {"two days": False, "three days": True, "a month": True, "given": False}
    assert [row.text for row in thanks_for([marie, 999], 2)] == ["two days", "three days"]


def test_pages_of_one_person_wait_first_then_go_back_in_time(network: str) -> None:
    marie = somebody("Marie")
    for number in range(4):
        turn(marie, number + 1, f"given {number}", given=True)
    turn(marie, 50, "to thank")
    turn(marie, 60, "open", done=False)
    first = turns_of(marie, limit=4)
    assert [row.text for row in first] == ["to thank", "open", "given 0", "given 1"]
    rest = turns_of(marie, before=(first[-1].on, first[-1].id), limit=4)
    assert [row.text for row in rest] == ["given 2", "given 3"]
    assert turns_of(marie, before=(rest[-1].on, rest[-1].id)) == []


def test_the_third_person_is_named_and_none_when_they_are_one(network: str) -> None:
    marie, paul = somebody("Marie"), somebody("Paul")
    number = turn(marie, 1, "a name", through=paul, kind="job")
    row = turn_rows([999, number])[0]
    assert (row.through_id, row.through, row.kind, row.name) == (paul, "Paul", "job", "Marie")
    with action("one person after all"):
        connection().execute("UPDATE good_turn SET contact_id = ?", (paul,))
    row = turn_rows([number])[0]
    assert (row.through_id, row.through, row.name) == (None, None, "Paul")
    change(paul, name="[/x]")
    assert turn_rows([number])[0].name == "[/x]"


def test_thanks_to_say_can_be_ticked_off(network: str) -> None:
    marie, paul = somebody("Marie"), somebody("Paul")
    older = turn(marie, 20, "a name")
    newer = turn(paul, 1, "his tent")
    turn(paul, 1, "a lift", given=True)
    turn(paul, 1, "asked", done=False)
    found = [(one.kind, one.id, one.text, one.contact_id) for one in tickables([marie, paul])]
    assert found == [(THANK, newer, "his tent", paul), (THANK, older, "a name", marie)]
    with action("thanks"):
        good_turns.thank_for([older])
    assert [one.id for one in tickables([marie, paul])] == [newer]
