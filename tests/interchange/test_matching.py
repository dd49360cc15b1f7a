"""The same person? The table of 6-interchange, as examples."""

from __future__ import annotations

import pytest

from reseau_tui.interchange.matching import (
    ASK,
    DIFFERENT,
    LINK,
    NEW,
    SAME,
    Index,
    compatible_names,
    decide,
)
from reseau_tui.interchange.record import PersonRecord, PointRecord, RoleRecord


def person(name: str = "Marie Dupont", **fields: object) -> PersonRecord:
    """Return a record; ``email``, ``phone``, ``url`` and ``organisation`` are short forms."""
    points = tuple(
        PointRecord(kind, "", str(fields.pop(kind)))
        for kind in ("email", "phone", "url")
        if kind in fields
    )
    roles = (RoleRecord(str(fields.pop("organisation"))),) if "organisation" in fields else ()
    return PersonRecord(source="x", key="k", name=name, points=points, roles=roles, **fields)  # type: ignore[arg-type]


def known(*people: PersonRecord) -> Index:
    index = Index()
    for number, one in enumerate(people, 1):
        index.add_person(number, one)
    return index


MAIL, PHONE = "same email", "same phone"
WORK, BORN = "same name and organisation", "same name and birthday"
IN = "https://www.linkedin.com/in/marie-d"


@pytest.mark.parametrize(
    ("there", "comes"),
    [
        (person(url=IN), person("Marie Durand", url=IN + "/?locale=fr")),
        (person(email="m@example.org"), person(email="M@example.org")),
        (person(email="m@example.org"), person("Marie Claire Dupont", email="m@example.org")),
        (person(email="m@example.org"), person("M. Dupont", email="m@example.org")),
        (person(email="m@example.org"), person("Dupont Marie", email="m@example.org")),
        (person(email="m@example.org"), person("Marie", email="m@example.org")),
        (person(email="m@example.org"), person("m@example.org", email="m@example.org")),
        (person("m@example.org", email="m@example.org"), person(email="m@example.org")),
        (person(nickname="Mimi", email="m@example.org"), person("Mimi", email="m@example.org")),
        (person(phone="+33612345678"), person(phone="+33 6 12 34 56 78")),
        (person(phone="06 12 34 56 78"), person("DUPONT, Marie", phone="+33612345678")),
        (
            person(email="m@example.org", phone="+33612345678"),
            person(email="m@example.org", phone="+33612345678"),
        ),
    ],
)
def test_linked_without_a_question(there: PersonRecord, comes: PersonRecord) -> None:
    assert (decide(comes, known(there)).verdict, decide(comes, known(there)).contact) == (LINK, 1)


@pytest.mark.parametrize(
    ("there", "comes", "reason", "first"),
    [
        (person(email="x@example.org"), person("Paul", email="x@example.org"), MAIL, DIFFERENT),
        (person(phone="+33112345678"), person("Luc", phone="+33112345678"), PHONE, DIFFERENT),
        (person(organisation="Airbus"), person(organisation="AIRBUS, Toulouse"), WORK, SAME),
        (person(birthday=(None, 3, 12)), person(birthday=(1980, 3, 12)), BORN, SAME),
        (person(), person(), "same name", DIFFERENT),
        (person("Hélène Dupré"), person("helene dupre"), "same name", DIFFERENT),
        (person(organisation="Airbus"), person(organisation="Boeing"), "same name", DIFFERENT),
        (person(birthday=(1981, 3, 12)), person(birthday=(1980, 3, 12)), "same name", DIFFERENT),
        (person(email="info@x.org"), person(email="info@x.org"), "same name", DIFFERENT),
    ],
)  # fmt: skip
def test_asked(there: PersonRecord, comes: PersonRecord, reason: str, first: str) -> None:
    decision = decide(comes, known(there))
    (question,) = decision.questions
    assert (decision.verdict, question.contact) == (ASK, 1)
    assert (question.reason, question.preselected) == (reason, first)


@pytest.mark.parametrize(
    ("there", "comes"),
    [
        (person(), person("Marie Durand")),
        (person(), person("Marie")),
        (person("Luc", email="info@example.org"), person(email="info@example.org")),
        (person("Luc", phone="15"), person(phone="15")),
        (person("Luc", phone="+33612345678"), person(phone="+41612345678")),
        (person("Luc", email="a@example.org"), person(email="b@example.org")),
    ],
)
def test_new(there: PersonRecord, comes: PersonRecord) -> None:
    assert decide(comes, known(there)).verdict == NEW
    assert decide(comes, Index()).verdict == NEW


def test_two_people_who_fit_are_a_question_not_a_guess() -> None:
    index = known(person(email="m@example.org"), person(phone="+33612345678"))
    decision = decide(person(email="m@example.org", phone="0612345678"), index)
    assert decision.verdict == ASK
    assert [(one.contact, one.preselected) for one in decision.questions] == [(1, SAME), (2, SAME)]


def test_an_address_that_two_people_share_decides_nothing() -> None:
    index = known(person(email="x@example.org"), person("Paul Dupont", email="x@example.org"))
    decision = decide(person(email="x@example.org"), index)
    assert decision.verdict == ASK
    assert [(one.contact, one.preselected) for one in decision.questions] == [
        (1, SAME),
        (2, DIFFERENT),
    ]


def test_a_thousand_namesakes_ask_twenty_questions_at_most() -> None:
    index = known(*[person("A")] * 1000)
    assert len(decide(person("A"), index).questions) == 20


@pytest.mark.parametrize(
    ("first", "second", "fit"),
    [
        ("marie dupont", "marie dupont", True),
        ("marie dupont", "dupont marie", True),
        ("marie dupont", "marie", True),
        ("marie dupont", "m dupont", True),
        ("dr marie dupont", "marie dupont", True),
        ("j p martin", "jean pierre martin", True),
        ("marie dupont", "paul dupont", False),
        ("marie dupont", "marie durand", False),
        ("m d", "marie dupont", False),
        ("marie", "paul", False),
        ("marie marie", "marie dupont", False),
        ("marie dupont", "0612345678", True),
    ],
)
def test_compatible_names(first: str, second: str, fit: bool) -> None:
    assert compatible_names(first, second) is fit
    assert compatible_names(second, first) is fit
