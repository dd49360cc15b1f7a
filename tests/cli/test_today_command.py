"""``reseau-tui today``: what waits besides people and promises, in words and as JSON."""

from __future__ import annotations

import datetime
import json

import pytest

from reseau_tui.model import news, write
from reseau_tui.model.database import action, connection, opened
from reseau_tui.model.good_turns import TurnFields, add_good_turn

from .conftest import Run


@pytest.fixture
def waiting(path: str) -> str:
    """Karim waits; news to tell and to ask, a birth, a good turn of last week."""
    with opened(path), action("the beginning"):
        sql = connection()
        karim = write.add_contact(sql, "Karim Benali", 1)
        nora = write.add_contact(sql, "Nora [b]", 1)
        sql.execute("UPDATE contact SET circle = 2, circle_since = '2026-01-01'")
        for contact, on in ((karim, "2026-08-18"), (nora, "2026-11-22")):
            write.add_interaction(sql, on=on, people=(contact,), kind="call", created_at=1)
        news.add_mine("new job")
        news.add_question(nora, "Lisbon")
        news.add_theirs(nora, "her son was born")
        on = datetime.date(2026, 11, 12)
        add_good_turn(TurnFields(karim, given=False, text="the name of\nan accountant", on=on))
        for number in range(12):
            write.add_promise(sql, nora, f"2026-11-{number + 10}", f"photo {number}", 1)
    return path


def test_what_waits_is_printed_each_part_only_when_it_holds_something(
    run: Run, waiting: str
) -> None:
    said = run("today").out
    assert "To tell\n  new job  for Nora [b], Karim Benali · 2 have not heard\n" in said
    assert "To ask\n  Nora [b]  Lisbon\n" in said
    assert "Their news\n  Nora [b]  her son was born  congratulate\n" in said
    assert "Thanks to say\n  Karim Benali  the name of an accountant\n" in said
    assert "and 2 more" in said and "photo 9" in said and "photo 10" not in said
    assert "Greetings" not in said and "Dates" not in said and "quiet" not in said
    assert "overdue" not in said
    december = run("today", RESEAU_NOW="2026-12-05T10:00").out
    assert "Greetings\n  greetings 2027  0 of 2 written\n" in december


def test_json_keeps_its_shape_and_has_what_waits(run: Run, waiting: str) -> None:
    found = json.loads(run("today", "--json").out)
    assert list(found)[:5] == ["date", "slate", "promises", "dates", "inbox"]
    assert len(found["promises"]) == 12
    assert found["news"] == [
        {
            "id": 1, "kind": "tell", "on": "2026-11-23", "text": "new job",
            "people": ["Nora [b]", "Karim Benali"], "not_told": 2,
        },
        {
            "id": 2, "kind": "ask", "on": "2026-11-23", "text": "Lisbon",
            "people": ["Nora [b]"], "not_told": None,
        },
    ]  # fmt: skip
    assert found["gestures"] == [
        {
            "id": 3, "name": "Nora [b]", "on": "2026-11-23", "text": "her son was born",
            "gesture": "congratulate",
        }
    ]  # fmt: skip
    assert found["thanks"] == [
        {
            "id": 1, "name": "Karim Benali", "on": "2026-11-12",
            "text": "the name of\nan accountant",
        }
    ]  # fmt: skip
    assert found["greetings"] == []


def test_an_empty_network_is_quiet(run: Run) -> None:
    assert "All quiet today." in run("today").out
    found = json.loads(run("today", "--json").out)
    assert (found["news"], found["thanks"], found["gestures"]) == ([], [], [])


def test_after_a_while_away_the_first_word_is_gentle(run: Run, path: str) -> None:
    with opened(path):
        with action("the beginning"):
            sql = connection()
            for number in range(6):
                one = write.add_contact(sql, f"Person {number}", 1)
                write.add_interaction(sql, on="2026-08-10", people=(one,), created_at=1)
            sql.execute("UPDATE contact SET circle = 2")
        at = datetime.datetime(2026, 9, 20, 12).timestamp()
        connection().execute("UPDATE action SET at = ?", (int(at),))
    said = run("today").out.splitlines()
    assert said[1] == "Let's start gently: in the app, A spreads 3 people over six weeks."
    assert sum(line.startswith("  Person") for line in said) == 3, "three names"
