"""The board of interviews as it is read, what concerns somebody, what waits on a day."""

from __future__ import annotations

import datetime

import pytest
from networks import somebody

from reseau_tui.model import interviews as model
from reseau_tui.model.contacts import archive
from reseau_tui.model.database import action, connection
from reseau_tui.model.interviews import InterviewFields, NameObtained
from reseau_tui.network.interview_questions import questions_in, text_of
from reseau_tui.network.interview_words import as_text
from reseau_tui.network.interviews import (
    Whom,
    board,
    for_whom,
    growth_of,
    growth_waiting,
    interview,
    names_of,
)

DAY = datetime.date(2026, 11, 23)


def add(contact: int, aim: str = "", *, on: str = "2026-11-01", **values) -> int:
    with action("add"):
        return model.add_interview(connection(), InterviewFields(contact, aim, **values), on)


def move(one: int, step: str, on: str, meet_on: str | None = None) -> int:
    with action("move"):
        if step in ("thanked", "told"):
            model.no_thanks(connection(), one, on)
        model.move_interview(connection(), one, step, on, meet_on)
    return one


def aims(columns: dict, step: str) -> list[str]:
    return [card.aim for card in columns[step]]


@pytest.fixture
def cards(network: str) -> dict[str, int]:
    karim, marie, camille = somebody("Karim"), somebody("Marie"), somebody("Camille")
    return {
        "karim": karim,
        "camille": camille,
        "press": add(karim, "newspapers", whom=camille, questions="Who hires?"),
        "sound": add(marie, "sound engineer", on="2026-11-09"),
        "later": move(add(marie, "later"), "date-set", "2026-11-02", "2026-12-05"),
        "soon": move(add(marie, "soon", whom="Sonia"), "date-set", "2026-11-01", "2026-11-25"),
        "thank": move(add(marie, "thank"), "done", "2026-11-20"),
    }


def test_each_card_in_its_column_in_a_useful_order(cards: dict[str, int]) -> None:
    found = board()
    assert list(found) == ["to-contact", "asked", "date-set", "done", "thanked", "told"]
    assert aims(found, "to-contact") == ["sound engineer", "newspapers"], "newest first"
    assert aims(found, "date-set") == ["soon", "later"], "soonest first"
    assert aims(board("hires"), "to-contact") == ["newspapers"], "words of its questions"
    assert aims(board("camil"), "to-contact") == ["newspapers"], "for whom it is"
    assert not any(board("nothing").values())


def test_for_whom(cards: dict[str, int]) -> None:
    asked = for_whom()
    assert [(whom.name, count) for whom, count in asked] == [
        ("", 3), ("Camille", 1), ("Sonia", 1)
    ]  # fmt: skip
    mine, client, outsider = (board(whom=whom) for whom, _count in asked)
    assert aims(mine, "to-contact") == ["sound engineer"]
    assert aims(client, "to-contact") == ["newspapers"]
    assert aims(outsider, "date-set") == ["soon"]
    assert board(whom=Whom(name="Camille"))["to-contact"] == []


def test_put_aside_leaves_the_board(cards: dict[str, int]) -> None:
    with action("aside"):
        model.put_aside(connection(), cards["press"], "2026-11-23")
    assert aims(board(), "to-contact") == ["sound engineer"]
    assert aims(board(aside=True), "to-contact") == ["newspapers"]


@pytest.mark.parametrize(
    ("step", "on", "meet_on", "asked"),
    [
        ("asked", "2026-01-01", None, ""),
        ("date-set", "2026-11-01", "2026-11-24", ""),
        ("date-set", "2026-11-01", "2026-11-23", "Interview with Karim today: did it take place?"),
        ("date-set", "2026-11-01", "2026-11-20", "Did the interview with Karim take place?"),
        ("done", "2026-11-23", None, ""),
        ("done", "2026-11-22", None, "Thank Karim for the interview?"),
        ("thanked", "2026-10-25", None, ""),
        ("thanked", "2026-10-24", None, "Tell Karim how it went?"),
        ("told", "2026-01-01", None, ""),
    ],
)
def test_what_waits_on_a_day(
    network: str, step: str, on: str, meet_on: str | None, asked: str
) -> None:
    karim = somebody("Karim")
    one = move(add(karim), step, on, meet_on)
    waiting = growth_waiting(DAY)
    assert [line.words for line in waiting] == ([asked] if asked else [])
    assert [(line.place, line.id, line.person) for line in waiting] == (
        [("interviews", one, karim)] if asked else []
    )
    with action("archive"):
        archive(karim)
    assert not growth_waiting(DAY)


def test_on_the_cards_of_all_whom_it_concerns(cards: dict[str, int]) -> None:
    paul = somebody("Paul")
    one = add(cards["karim"], recommender=paul, on="2026-11-21")
    assert [(line.words, line.beside) for line in growth_of(cards["karim"])] == [
        ("network interview", "To contact"),
        ("network interview for Camille: newspapers", "To contact"),
    ]
    assert [line.words for line in growth_of(cards["camille"])] == [
        "network interview with Karim: newspapers"
    ]
    assert [(line.id, line.words) for line in growth_of(paul)] == [
        (one, "recommended Karim for a network interview")
    ]


def test_the_sheet_with_the_names_obtained(cards: dict[str, int]) -> None:
    with action("name"):
        nora = NameObtained("Nora Blanc", organisation="Ouest-France")
        model.add_name(connection(), cards["press"], nora, "2026-11-23")
    names = names_of(cards["press"])
    card = interview(cards["press"])
    assert card is not None and card.names == 1
    assert as_text(card, names) == (
        "Karim\n\nAim\n  newspapers\n\nFor\n  Camille\n\nQuestions\n  Who hires?\n"
        "\nNames\n  Nora Blanc (Ouest-France)\n"
    )


def test_questions_are_read_as_they_were_written() -> None:
    text = "Who hires?\n✓ When? → in May\n✓ How much?"
    found = questions_in(f"\n{text}\n\n  ✓  \n")
    assert [(one.text, one.ticked, one.answer) for one in found] == [
        ("Who hires?", False, ""), ("When?", True, "in May"), ("How much?", True, "")
    ]  # fmt: skip
    assert text_of(found) == text
