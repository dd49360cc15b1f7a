"""Lines that are nothing but a relation, and the exchanges that must never be taken for one."""

from __future__ import annotations

import pytest
from town import NOW, Town

from reseau_tui.capture.echo import echo
from reseau_tui.capture.record import record
from reseau_tui.capture.relation_line import read_any
from reseau_tui.model.database import connection
from reseau_tui.network.relations import relations_of

RELATIONS = [
    ("@Paul partner of @Léa", "partner"),
    ("@paul partner of @lea", "partner"),
    ("@Paul Girard is the husband of @Léa Martin.", "partner"),
    ("@Paul is a friend of @[Léa Martin]", "friend"),
    ("@Paul conjoint de @Léa", "partner"),
    ("@Paul est le père de @Léa", "parent"),
    ("@Paul fils de @Léa", "child"),
    ("@Paul ami d'@Léa", "friend"),
    ("@Paul frère du @Léa", "sibling"),
    ("@Paul cousin of @Léa", "relative"),
    ("@Paul collègue de @Léa", "colleague"),
]

EXCHANGES = [
    "@Paul coffee with the partner of @Léa",
    "@Paul coffee, a friend of @Léa",
    "@Paul told me of @Léa",
    "@Paul partner of @Léa coffee yesterday",
    "@Paul partner of @Léa +paris",
    "@Paul friend of @Léa next: call her",
    "yesterday @Paul partner of @Léa",
    "@Paul partner of Léa",
    "@Paul @Léa lunch",
]


@pytest.fixture
def town(network: str) -> Town:
    return Town("Paul Girard", "Léa Martin", "Anne Roche", "Anne Petit")


@pytest.mark.parametrize(("line", "kind"), RELATIONS)
def test_a_relation_is_understood(town: Town, line: str, kind: str) -> None:
    draft = read_any(line, NOW, town.directory)
    assert draft.relation is not None
    assert draft.relation.kind == kind
    assert [one.name for one in draft.relation.sides if one] == ["Paul Girard", "Léa Martin"]
    assert not draft.questions


@pytest.mark.parametrize("line", EXCHANGES)
def test_an_exchange_stays_one(town: Town, line: str) -> None:
    draft = read_any(line, NOW, town.directory)
    assert draft.relation is None
    assert draft.text == town.read(line).text


def test_a_name_that_several_bear_is_asked_and_a_new_one_is_added(town: Town) -> None:
    line = "@Zoé Martin daughter of @Anne"
    draft = read_any(line, NOW, town.directory)
    assert [(one.about, one.reason) for one in draft.questions] == [("Anne", "ambiguous")]
    answered = read_any(line, NOW, town.directory, answers={"Anne": town.ids["Anne Petit"]})
    assert answered.created == ["Zoé Martin"]
    done = record(connection(), answered, 5)
    assert done.interaction is None
    lines = relations_of(town.ids["Anne Petit"])
    assert [(one.kind, one.name) for one in lines] == [("child", "Zoé Martin")]
    assert connection().execute("SELECT count(*) FROM interaction").fetchone() == (0,)
    assert echo(answered, "en")[:2] == [
        "✓ Zoé Martin is a child of Anne Petit", "  new in the network: Zoé Martin",
    ]  # fmt: skip


def test_nobody_as_an_answer_makes_it_a_line_like_any_other(town: Town) -> None:
    draft = read_any("@Paul friend of @Anne", NOW, town.directory, answers={"Anne": "skip"})
    assert draft.relation is None
