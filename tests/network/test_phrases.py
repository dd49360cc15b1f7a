from __future__ import annotations

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
