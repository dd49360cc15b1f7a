"""``intro: A > B`` in a line: who is meant, who is asked about, what is written."""

from __future__ import annotations

import pytest
from town import NOW, Town

from reseau_tui.capture.draft import Person
from reseau_tui.capture.echo import echo
from reseau_tui.capture.record import record
from reseau_tui.model import history
from reseau_tui.model.database import connection


@pytest.fixture
def town(network: str) -> Town:
    return Town("Paul Girard", "Karim Benali", "Léa Martin", "Anne Roche", "Anne Petit")


def written() -> list[tuple]:
    return connection().execute(
        "SELECT p.name, f.name, s.name, i.why, i.\"on\", i.status, i.interaction_id"
        " FROM introduction i LEFT JOIN contact p ON p.id = i.introducer_id"
        " LEFT JOIN contact f ON f.id = i.first_id LEFT JOIN contact s ON s.id = i.second_id"
        " ORDER BY i.id"
    ).fetchall()  # fmt: skip


def logged(town: Town, line: str, **options) -> list[str]:
    draft = town.read(line, **options)
    assert not draft.questions, draft.questions
    record(connection(), draft, int(NOW.timestamp()))
    return echo(draft, "en")


def test_made_that_day_with_the_exchange_and_the_two_do_not_take_part(town: Town) -> None:
    logged(town, "yesterday coffee with Paul intro: karim > Léa, both love trains")
    assert [row[:6] for row in written()] == [
        (None, "Karim Benali", "Léa Martin", "both love trains", "2026-11-22", "made")
    ]
    exchange = written()[0][6]
    people = connection().execute(
        "SELECT c.name FROM participant p JOIN contact c ON c.id = p.contact_id"
        " WHERE p.interaction_id = ?", (exchange,),
    ).fetchall()  # fmt: skip
    assert people == [("Paul Girard",)]
    history.undo(connection(), 1)
    assert not written()


def test_a_line_that_names_nobody_else_is_with_the_two(town: Town) -> None:
    said = logged(town, "mail intro: Karim > Léa")
    assert "Karim Benali, Léa Martin" in said[0]


def test_through_somebody_i_met_the_other(town: Town) -> None:
    logged(town, "lunch with Karim intro: Paul: moi > Léa")
    assert written()[0][:3] == ("Paul Girard", None, "Léa Martin")
    assert connection().execute(
        "SELECT t.name FROM contact c JOIN contact t ON t.id = c.met_through"
    ).fetchall() == [("Paul Girard",)]


def test_names_that_are_not_certain_are_questions(town: Town) -> None:
    draft = town.read("coffee with Paul intro: Anne > Zoé Blanc")
    assert [(one.about, one.reason) for one in draft.questions] == [
        ("Anne", "ambiguous"), ("Zoé Blanc", "unknown")
    ]  # fmt: skip
    anne = draft.questions[0].candidates[0]
    said = logged(
        town, "coffee with Paul intro: Anne > Zoé Blanc",
        answers={"Anne": anne.id, "Zoé Blanc": "create"},
    )  # fmt: skip
    assert said[0].endswith("coffee · Paul Girard"), "she took no part"
    assert "  new in the network: Zoé Blanc" in said
    assert written()[0][1:3] == (anne.name, "Zoé Blanc")


def test_nobody_or_only_words_leaves_the_section_as_text(town: Town) -> None:
    logged(town, "coffee with Paul intro: Zed > Léa", answers={"Zed": "skip"})
    logged(town, "tea with Paul intro: the man with the dog")
    assert not written()


def test_who_is_under_the_cursor_was_not_there_when_others_are_introduced(town: Town) -> None:
    anne = Person(town.ids["Anne Roche"], "Anne Roche", "default")
    draft = town.read("mail intro: Karim > Léa", default_person=anne)
    assert [one.name for one in draft.people] == ["Karim Benali", "Léa Martin"]
    asked = town.read("mail intro: Karim > Zoé Blanc", default_person=anne)
    assert not asked.people, "not while it is asked who that is, either"
    words = town.read("mail intro: the man with the dog", default_person=anne)
    assert [one.name for one in words.people] == ["Anne Roche"]
