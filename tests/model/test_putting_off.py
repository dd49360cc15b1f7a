"""Many people put off at once, and promises kept with an exchange: one step of undo each."""

from __future__ import annotations

import datetime

import pytest

from reseau_tui.model import history, write
from reseau_tui.model.contacts import snooze
from reseau_tui.model.database import action, connection
from reseau_tui.model.promises import keep_promises
from reseau_tui.model.putting_off import put_off

TODAY = datetime.date(2026, 11, 23)


def crowd(count: int) -> list[int]:
    with action("crowd"):
        return [write.add_contact(connection(), f"Person {number}", 1) for number in range(count)]


def snoozed() -> dict[int, str]:
    return dict(
        connection()
        .execute("SELECT id, snoozed_until FROM contact WHERE snoozed_until IS NOT NULL")
        .fetchall()
    )


@pytest.mark.parametrize("count", [3, 950])
def test_everybody_until_a_day_of_their_own_in_one_action(network: str, count: int) -> None:
    people = crowd(count)
    plan = {person: TODAY + datetime.timedelta(days=1 + person % 42) for person in people}
    before = len(history.steps(connection(), 99))
    assert put_off("start gently", plan) == count
    assert snoozed() == {person: day.isoformat() for person, day in plan.items()}
    assert len(history.steps(connection(), 99)) == before + 1
    history.undo(connection(), 2)
    assert snoozed() == {}
    history.redo(connection(), 3)
    assert len(snoozed()) == count


def test_who_was_put_off_again_since_stays_when_it_is_undone(network: str) -> None:
    people = crowd(5)
    put_off("start gently", dict.fromkeys(people, TODAY))
    (step,) = (one for one in history.steps(connection()) if one.label == "start gently")
    later = TODAY + datetime.timedelta(days=90)
    with action("not now"):
        snooze(people[2], later)
    undone = history.undo(connection(), 2, step.action_id)
    assert undone.stayed == ("Person 2",)
    assert snoozed() == {people[2]: later.isoformat()}


def test_no_plan_no_action(network: str) -> None:
    assert put_off("start gently", {}) == 0
    assert history.steps(connection()) == []


def kept() -> list[tuple[str, str | None]]:
    return connection().execute("SELECT text, done_at FROM promise ORDER BY id").fetchall()


def test_promises_are_kept_on_the_day_of_the_exchange_but_not_in_the_future(network: str) -> None:
    (person,) = crowd(1)
    with action("promises"):
        ids = [
            write.add_promise(connection(), person, "2026-11-20", text, 1) for text in ("a", "b")
        ]
    with action("kept"):
        assert keep_promises([ids[0], 999], datetime.date(2026, 11, 21)) == 1
        assert keep_promises(ids, datetime.date(2026, 12, 24)) == 1, "kept once stays as it was"
    assert kept() == [("a", "2026-11-21"), ("b", "2026-11-23")]
