"""Which pairs are shown, in what order, with what said for them: the table of 6-interchange."""

from __future__ import annotations

from typing import Any

import pytest
from networks import change, exchange, somebody

from reseau_tui.model import merge
from reseau_tui.model.contacts import Point, add_point
from reseau_tui.model.database import action, connection
from reseau_tui.network.duplicates import Duplicate, comparison, duplicates


def person(name: str, **fields: Any) -> int:
    """Add somebody; ``email``, ``phone`` and ``url`` beside the columns."""
    points = [Point(kind, fields.pop(kind)) for kind in ("email", "phone", "url") if kind in fields]
    made = somebody(name, **fields)
    with action("points"):
        for point in points:
            add_point(made, point)
    return made


def pairs() -> tuple[Duplicate, ...]:
    return duplicates().pairs


def asked(first: int, second: int, reason: str, preselected: str = "different") -> None:
    with action("import"):
        connection().execute(
            "INSERT INTO pair (first_id, second_id, reason, preselected) VALUES (?, ?, ?, ?)",
            (first, second, reason, preselected),
        )


MARIE = "Marie Dupont"
MAIL = {"email": "m@example.org"}
PHONE = {"phone": "06 12 34 56 78"}
IN = "https://www.linkedin.com/in/marie-d"
BORN = {"birth_year": 1986, "birth_month": 4, "birth_day": 12}
MAIL_SAID, PHONE_SAID = "same e-mail m@example.org", "same phone +33612345678"

TABLE = [
    ((MARIE, MAIL), ("M. Dupont", {"email": "M@Example.org"}), "likely", MAIL_SAID),
    ((MARIE, MAIL), ("m@example.org", MAIL), "likely", MAIL_SAID),
    ((MARIE, {**MAIL, "nickname": "Mimi"}), ("Mimi", MAIL), "likely", MAIL_SAID),
    ((MARIE, MAIL), ("Paul Dupré", MAIL), "shared", MAIL_SAID + ", but two names"),
    ((MARIE, PHONE), ("DUPONT Marie", {"phone": "+33612345678"}), "likely", PHONE_SAID),
    ((MARIE, PHONE), ("Léo", {"phone": "+33612345678"}), "shared", PHONE_SAID + ", but two names"),
    ((MARIE, {"url": IN}), ("Marie Durand", {"url": IN + "/?a=b"}), "likely",
     "same LinkedIn profile"),
    ((MARIE, {"organisation": "Airbus"}), ("DUPONT, Marie", {"organisation": "Airbus, Design"}),
     "likely", "same name, both at Airbus"),
    ((MARIE, BORN), ("marie dupont", BORN), "likely", "same name, both born on 12 April 1986"),
    ((MARIE, BORN), (MARIE, {"birth_month": 4, "birth_day": 12}), "likely",
     "same name, both born on 12 April 1986"),
    ((MARIE, BORN), (MARIE, {**BORN, "birth_year": 1960}), "namesakes", "same name"),
    (("Jean-Pierre Roy", {}), ("Jean Pierre Roy", {}), "namesakes", "same name"),
    (("Hélène O’Brien", {}), ("Helene OBrien", {}), "namesakes", "same name"),
    ((MARIE, {}), ("Marie Dupont, PhD", {}), "namesakes", "same name"),
    ((MARIE, {"email": "info@example.org"}), ("Paul", {"email": "info@example.org"}), "", ""),
    ((MARIE, {"phone": "1234"}), ("Paul", {"phone": "1234"}), "", ""),
    ((MARIE, {"phone": "+33612345678"}), ("Paul", {"phone": "+49612345678"}), "", ""),
    ((MARIE, {}), ("Marie Dupond", {}), "", ""),
    (("06 12", {}), ("06 12", {}), "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("one", "two", "group", "said"), TABLE)
def test_what_makes_a_pair_and_what_is_said_for_it(
    network: str, one: tuple[str, dict[str, Any]], two: tuple[str, dict[str, Any]], group: str,
    said: str,
) -> None:  # fmt: skip
    first, second = person(one[0], **one[1]), person(two[0], **two[1])
    found = [(pair.group, pair.evidence[0], pair.key) for pair in pairs()]
    assert found == ([(group, said, (first, second))] if group else [])
    for pair in pairs():
        assert pair.preselected == ("same" if group == "likely" else "different")


def test_everything_that_speaks_for_a_pair_is_said_the_strongest_first(network: str) -> None:
    person(MARIE, **MAIL, **PHONE, organisation="Airbus")
    person(MARIE, **MAIL, phone="+33612345678", organisation="Airbus")
    (pair,) = pairs()
    assert pair.evidence == (MAIL_SAID, PHONE_SAID, "same name, both at Airbus")
    assert pair.reason == "same email"


def test_questions_of_imports_come_first_then_the_surest(network: str) -> None:
    namesakes = person("Ana Lund"), person("Ana Lund")
    clash = person("Bo Ek", **MAIL), person("Cy Dor", **MAIL)
    likely = person("Di Fay", **PHONE), person("Di Fay", **PHONE)
    old = person("Eva Gil"), person("Eve Gill")
    asked(old[1], old[0], "same phone", "same")
    assert [(pair.group, pair.key) for pair in pairs()] == [
        ("asked", old), ("likely", likely), ("shared", clash), ("namesakes", namesakes),
    ]  # fmt: skip
    assert pairs()[0].evidence == ("same phone",)
    assert pairs()[0].preselected == "same"


def test_what_an_import_asked_says_what_is_there_now(network: str) -> None:
    first, second = person(MARIE, **MAIL), person("M. Dupont", **MAIL)
    asked(first, second, "same email")
    (pair,) = pairs()
    assert (pair.group, pair.evidence, pair.preselected) == ("asked", (MAIL_SAID,), "same")


def test_two_people_are_never_asked_about_again(network: str) -> None:
    first, second, third = (person(MARIE, **MAIL) for _ in range(3))
    with action("two people"):
        merge.mark_different(second, first)
    assert [pair.key for pair in pairs()] == [(first, third), (second, third)]
    change(first, name="Marie Claire Dupont")
    assert (first, second) not in [pair.key for pair in pairs()]


def test_an_address_of_many_is_a_switchboard(network: str) -> None:
    for number in range(7):
        person(f"Person {'abcdefg'[number] * 3}", email="reach@example.org")
    assert pairs() == ()
    person("P. aaa", email="reach@example.org")
    assert [pair.group for pair in pairs()] == ["likely"]


def test_a_crowd_of_one_name_does_not_ask_a_billion_questions(network: str) -> None:
    with action("crowd"):
        connection().execute(
            "INSERT INTO contact (name, sort_name) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL"
            " SELECT i + 1 FROM n WHERE i < 300) SELECT 'Kim Li', 'kim li' FROM n"
        )
    found = duplicates(most=50)
    assert len(found.pairs) == 50
    assert found.total == 20 * 19 // 2


def test_the_one_with_more_exchanges_stays_on_the_left(network: str) -> None:
    first, second = person(MARIE, city="Albi"), person("M. Dupont", circle=2)
    exchange(3, first, second)
    exchange(4, second)
    exchange(5, second)
    exchange(6, first)
    found = comparison(first, second)
    assert found is not None
    assert (found.keep.summary.id, found.other.summary.id) == (second, first)
    assert (found.moves, found.shared) == (1, 1)
    assert found.sides["city"] == "other"
    assert found.sides["circle"] == "keep"
    assert found.sides["name"] == "other", "the whole name"
    assert comparison(first, 99) is None


def test_in_pieces_others_are_answered_in_between_and_the_answer_is_the_same(
    network, monkeypatch
) -> None:
    from reseau_tui.network import duplicates as module
    from reseau_tui.network import shared_traits
    from reseau_tui.network.people import people_count
    from reseau_tui.network.pieces import one_piece

    for number in range(9):
        somebody(f"Ana Deru-{number % 3}")
        somebody(f"Bo Lindell {number % 3}")
    at_once = duplicates()
    assert at_once.total == 18
    monkeypatch.setattr(shared_traits, "AT_ONCE", 2)
    monkeypatch.setattr(module, "AT_ONCE", 2)
    work = module.duplicates_in_pieces()
    pieces = 0
    while (done := one_piece(work)) is None:
        pieces += 1
        assert people_count() == 18
    assert pieces > 20
    assert done.answer == at_once
