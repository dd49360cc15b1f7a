"""One entry that reached many: everybody is a little fresher, and one undo takes it back."""

from __future__ import annotations

import pytest

from reseau_tui.model import history, touches
from reseau_tui.model.check import check
from reseau_tui.model.database import action, connection
from reseau_tui.model.write import add_contact


def rows(sql: str) -> list[tuple[object, ...]]:
    return connection().execute(sql).fetchall()


def test_a_newsletter_reaches_everybody_in_one_entry(network: str) -> None:
    with action("people"):
        people = [add_contact(connection(), f"Reader {number}", 1) for number in range(450)]
    seen: list[int] = []
    count = touches.reach(
        "450 people: post", [*people, people[0]], on="2026-11-20", kind="post",
        text="Letter 16: walking", progress=seen.append,
    )  # fmt: skip
    assert (count, seen[-1]) == (450, 450)
    assert rows('SELECT "on", kind, initiative, text FROM interaction') == [
        ("2026-11-20", "post", "me", "Letter 16: walking")
    ]
    assert rows("SELECT count(*), min(last_touch_on), max(last_full_on) FROM contact") == [
        (450, "2026-11-20", None)
    ]
    assert check(network).ok
    history.undo(connection(), 1)
    assert rows("SELECT count(*) FROM interaction") == [(0,)]
    assert rows("SELECT count(*) FROM contact WHERE last_touch_on IS NOT NULL") == [(0,)]
    assert check(network).ok


def test_nobody_is_no_audience(network: str) -> None:
    with pytest.raises(ValueError, match="somebody"):
        touches.reach("x", [], on="2026-11-20", kind="post", text="")
