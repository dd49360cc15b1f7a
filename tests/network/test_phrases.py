from __future__ import annotations

import datetime

import pytest

from reseau_tui.network import phrases


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "every day"), (14, "every 14 days"), (90, "every 90 days"), (364, "every 364 days"),
        (365, "once a year"), (366, "every 366 days"), (730, "every 2 years"),
        (1095, "every 3 years"),
    ],
)  # fmt: skip
def test_a_rhythm_is_said_as_people_say_it(days: int, said: str) -> None:
    assert phrases.rhythm(days) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-3, "today"), (0, "today"), (1, "yesterday"), (2, "2 days ago"), (13, "13 days ago"),
        (14, "2 weeks ago"), (60, "8 weeks ago"), (61, "2 months ago"), (365, "12 months ago"),
        (730, "24 months ago"), (731, "2 years ago"), (1500, "4 years ago"),
    ],
)  # fmt: skip
def test_how_long_ago(days: int, said: str) -> None:
    today = datetime.date(2026, 11, 23)
    assert phrases.ago(today - datetime.timedelta(days=days), today) == said
