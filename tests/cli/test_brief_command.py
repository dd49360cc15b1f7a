"""``reseau-tui brief``: what to know before a call, on one screen."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from reseau_tui.cli.width import cells, shortened
from reseau_tui.model import news, write
from reseau_tui.model.contacts import ContactFields, Point, add_contact
from reseau_tui.model.database import action, connection, opened

from .conftest import Run


@pytest.fixture
def karim(path: str) -> int:
    """Karim Benali, with more of everything than fits, and hostile words."""
    with opened(path), action("everything"):
        contact = add_contact(
            ContactFields(
                values={"name": "Karim Benali", "circle": 1, "sphere": "friends",
                        "city": "Lisbon", "birth_month": 12, "birth_day": 3, "birth_year": 1986},
                organisation="Farol", title="architect",
                points=(Point("phone", "+33 6 12 34 56 78"),),
                point_kinds=frozenset({"phone"}),
            )
        )  # fmt: skip
        sql = connection()
        for number in range(1, 7):
            write.add_interaction(
                sql, on=f"2026-0{number}-11", people=[contact], created_at=1, kind="coffee",
                text=f"coffee {number} " + "with many words " * 9,
                sections=[("asked", "the boat")] if number % 2 else [],
            )  # fmt: skip
            news.add_question(contact, f"question {number}?")
            news.add_mine(f"[/nope] piece {number} 陳大文" * 6)
            news.add_theirs(contact, f"a baby {number} was born")
            write.add_promise(sql, contact, f"2026-12-{number:02}", f"promise {number}", 1)
            sql.execute(
                "INSERT INTO good_turn (contact_id, given, \"on\", text) VALUES (?, ?, ?, 'x')",
                (contact, number % 3 == 0, f"2026-0{number}-11"),
            )
            sql.execute(
                "INSERT INTO important_date (contact_id, label, month, day) VALUES (?, ?, 12, ?)",
                (contact, f"name day {number}", number),
            )
    return contact


@pytest.mark.parametrize("language", ["en", "fr"])
def test_everything_fits_on_one_screen(run: Run, karim: int, language: str) -> None:
    said = run("brief", "karim", RESEAU_LANG=language)
    assert said.code == 0
    lines = said.out.splitlines()
    assert len(lines) <= 23, "with a prompt under it"
    assert max(map(cells, lines)) <= 80
    if language == "en":
        assert lines[:2] == [
            "Karim Benali · architect · Farol · Lisbon",
            "circle 1 · friends · every 14 days · +33 6 12 34 56 78",
        ]
        for part in (
            "To tell     [/nope] piece 6", "To ask      question 1?", "and 3 more",
            "Their news  a baby 6 was born · congratulate", "Together    11 June   coffee",
            "Promised    1 December  promise 1", "Good turns  2 given · 4 received",
            "4 thanks to say", "Soon        1 December  name day 1",
            "Asked       in 3 of the last 6 contacts",
        ):  # fmt: skip
            assert part in said.out, part


def test_for_programs(run: Run, karim: int) -> None:
    said = run("brief", "Karim", "Benali", "--json")
    found = json.loads(said.out)
    assert found["name"] == "Karim Benali" and found["organisation"] == "Farol"
    assert [one["on"] for one in found["interactions"]] == [
        "2026-06-11",
        "2026-05-11",
        "2026-04-11",
    ]
    assert [one["text"] for one in found["to_ask"]] == [f"question {one}?" for one in range(1, 7)]
    assert found["their_news"][0]["gesture"] == "congratulate"
    assert (len(found["to_tell"]), len(found["promises"])) == (6, 6)
    assert found["asked"] == {"asked": 3, "of": 6}
    assert found["good_turns"] == {"given": 2, "received": 4, "open": 0, "to_thank": 4}
    assert found["dates"][2:4] == [
        {"on": "2026-12-03", "what": "birthday (40)"}, {"on": "2026-12-03", "what": "name day 3"},
    ]  # fmt: skip


def test_somebody_of_whom_nothing_is_known_and_nobody(
    run: Run, people: Callable[..., None]
) -> None:
    people("Ana Sousa")
    said = run("brief", "ana")
    assert said.out == "Ana Sousa\nno circle yet\nTogether  nothing noted yet\n"
    assert run("brief", "nobody").code == 3


def test_a_line_is_cut_by_columns() -> None:
    assert shortened("陳大文陳大文", 7) == "陳大文…"
    assert shortened("two\nlines", 20) == "two lines"
    assert shortened("x" * 9, 9) == "x" * 9
