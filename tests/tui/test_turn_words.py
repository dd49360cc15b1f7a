"""Good turns in words: counts beside each other, a year's curves told by signs, not by colour."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from reseau_tui.network.good_turns import TurnRow
from reseau_tui.network.turn_counts import TurnCounts
from reseau_tui.tui.turn_words import (
    counts_words,
    outcome_words,
    thanks_words,
    what_words,
    year_curves,
)

TODAY = datetime.date(2026, 11, 23)
TURN = TurnRow(
    1, 2, "Karim", False, "job", "2026-11-20", "a name", 3, "Paul", True, None, None, False
)


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        (TurnCounts(), ""),
        (TurnCounts(given=4, received=3, last_on="2026-09-20"),
         "4 given · 3 received · last 2 months ago"),
        (TurnCounts(received=1, to_thank=1, last_on="2026-11-23"),
         "1 received · thanks to say · last today"),
        (TurnCounts(received=5, to_thank=2, thanked=3, last_on="2026-11-22"),
         "5 received · 2 thanks to say · last yesterday"),
        (TurnCounts(received=1, thanked=1, last_on="2021-11-22"),
         "1 received · last 5 years ago · thanked"),
        (TurnCounts(open=2), "2 open"),
        (TurnCounts(given=1, last_on="somewhen"), "1 given · last somewhen"),
    ],
)  # fmt: skip
def test_counts(counts: TurnCounts, words: str) -> None:
    assert counts_words(counts, TODAY) == words


def test_the_curves_of_a_year() -> None:
    none = (0,) * 12
    assert year_curves(TurnCounts(given=3)) == ""
    few = TurnCounts(given_months=(1, *none[:10], 2), received_months=(*none[:11], 4))
    assert year_curves(few) == "↗\u00a0▂··········▄ ↙\u00a0···········█"
    many = TurnCounts(given_months=(16, 1, *none[:10]), received_months=none)
    assert year_curves(many) == "↗\u00a0█▁·········· ↙\u00a0············", "one scale for both"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "thanked?"),
        ({"on": "2026-11-21"}, "to thank"),
        ({"thanked_on": "2026-11-22"}, "thanked"),
        ({"no_thanks": True}, ""),
        ({"given": True}, ""),
        ({"done": False}, ""),
        ({"on": "somewhen"}, "to thank"),
    ],
)
def test_thanks(changes: dict, words: str) -> None:
    assert thanks_words(replace(TURN, **changes), TODAY) == words


def test_what_it_was_as_far_as_there_is_room() -> None:
    assert what_words(TURN) == "job: a name (through Paul)"
    assert what_words(TURN, 26) == "job: a name (through Paul)"
    assert what_words(TURN, 25) == "a name (through Paul)"
    assert what_words(TURN, 12) == "a name"
    assert what_words(replace(TURN, kind="other", through=None)) == "a name"
    assert what_words(replace(TURN, kind="of\x1b its own", through=None)) == "of its own: a name"
    assert outcome_words(replace(TURN, outcome="some")) == "a little"
    assert outcome_words(TURN) == ""
