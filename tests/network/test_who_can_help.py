from __future__ import annotations

import pytest

from reseau_tui.network import weights
from reseau_tui.network.who_can_help import access, knows, load, turn_to, value


@pytest.mark.parametrize(
    ("knowledge", "good", "asks", "days", "rhythm", "asked", "given", "expected"),
    [
        (weights.KNOWS_SAYS, 2, 2, 10, 30, 0, 0, 0.817),
        (weights.KNOWS_NOW, 0, 0, 400, 365, 0, 0, 0.468),
        (weights.KNOWS_SAYS, 2, 2, 10, 30, 5, 1, 0.511),
        (weights.KNOWS_NOTES, 0, 0, 1500, 180, 0, 0, 0.126),
    ],
)
def test_whom_to_turn_to(knowledge, good, asks, days, rhythm, asked, given, expected):
    worth, nearness = value(good, asks), access(days, rhythm)
    assert turn_to(knowledge, worth, nearness, load(asked, given)) == pytest.approx(
        expected, abs=5e-4
    )


def test_somebody_in_between_halves_what_is_known():
    assert knows(weights.KNOWS_NOW, between=1) == pytest.approx(0.4)


def test_having_given_more_than_asked_is_no_credit():
    assert load(my_asks=1, my_gives=9) == 0


def test_a_tie_without_rhythm_counts_two_years():
    assert access(730, None) == pytest.approx(0.5**0.5)
