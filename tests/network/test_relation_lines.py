"""What somebody's contacts are to them: from their side, the closest first, in words."""

from __future__ import annotations

from networks import TODAY, somebody

from reseau_tui.cli.brief import lines
from reseau_tui.cli.show import as_json
from reseau_tui.i18n import set_language
from reseau_tui.model.database import action, connection
from reseau_tui.model.relations import KINDS, add_relation
from reseau_tui.network.brief import brief
from reseau_tui.network.people import person
from reseau_tui.network.relations import (
    ORDER,
    close_ones,
    kind_words,
    relations_in_words,
    relations_of,
    sentence_of,
)


def related(contact: int, other: int, kind: str, note: str = "") -> None:
    with action("relation"):
        add_relation(connection(), contact, other, kind, note)


def test_both_sides_read_it_in_their_own_way(network: str) -> None:
    paul, lea = somebody("Paul"), somebody("Léa")
    tom, zoe, ines = somebody("Tom"), somebody("Zoé"), somebody("Inès")
    related(ines, paul, "colleague", "at Airbus")
    related(zoe, paul, "parent")
    related(paul, tom, "child")
    related(lea, paul, "partner")
    assert [(one.kind, one.name, one.note) for one in relations_of(paul)] == [
        ("partner", "Léa", ""), ("child", "Tom", ""), ("child", "Zoé", ""),
        ("colleague", "Inès", "at Airbus"),
    ]  # fmt: skip
    assert [(one.kind, one.name) for one in relations_of(tom)] == [("parent", "Paul")]
    assert relations_in_words(relations_of(paul)) == (
        "partner Léa · children Tom, Zoé · colleague Inès"
    )
    assert close_ones(relations_of(paul)) == "partner Léa · children Tom, Zoé"
    card = person(paul)
    assert card is not None
    assert as_json(card, [])["relations"][-1] == {
        "name": "Inès", "uid": relations_of(paul)[-1].uid, "kind": "colleague",
        "note": "at Airbus",
    }  # fmt: skip


def test_mirrored_rows_of_joined_cards_are_told_once(network: str) -> None:
    one, other = somebody("One"), somebody("Other")
    with action("rows"):
        connection().executemany(
            "INSERT INTO relation (contact_id, other_id, kind) VALUES (?, ?, ?)",
            [(one, other, "parent"), (other, one, "child"), (one, one, "friend")],
        )
    assert [line.kind for line in relations_of(one)] == ["parent"]
    assert [line.kind for line in relations_of(other)] == ["child"]


def test_a_brief_names_partner_and_children_before_a_call(network: str) -> None:
    paul = somebody("Paul")
    related(paul, somebody("Léa"), "partner")
    related(paul, somebody("Boss"), "colleague")
    found = brief(paul, TODAY)
    assert found is not None
    assert "Relations  partner Léa" in lines(found)


def test_every_kind_has_its_words_in_both_languages() -> None:
    assert set(ORDER) == set(KINDS)
    for language in ("en", "fr"):
        set_language(language)
        for kind in KINDS:
            assert kind_words()[kind]
            assert {"A", "B"} <= set(sentence_of(kind).format(name="A", other="B").split())
