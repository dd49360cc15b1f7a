from __future__ import annotations

import pytest

from reseau_tui.i18n import grouped
from reseau_tui.tui.labels import shown_of


@pytest.mark.parametrize(
    ("count", "written"),
    [(0, "0"), (999, "999"), (1359, "1 359"), (100_000, "100 000"), (1_000_000, "1 000 000")],
)
def test_numbers_stand_in_groups_of_three(count: int, written: str) -> None:
    assert grouped(count) == written.replace(" ", "\u202f")


@pytest.mark.parametrize(
    ("shown", "total", "title"),
    [(1359, 1359, "1 359"), (12, 1359, "12/1 359"), (0, 7, "0/7"), (1000, 2000, "1 000/2 000")],
)
def test_titles_say_how_many_of_how_many(shown: int, total: int, title: str) -> None:
    assert shown_of(shown, total) == title.replace(" ", "\u202f")
