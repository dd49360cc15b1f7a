"""Whom I only asked so far, and to whom I could give first."""

from __future__ import annotations

from networks import day, somebody
from test_good_turns import turn

from reseau_tui.model import write
from reseau_tui.model.database import action, connection
from reseau_tui.network.turn_people import (
    HELPERS_MOST,
    OnlyAsked,
    Sought,
    give_first_ids,
    give_first_rows,
    only_asked_ids,
    only_asked_rows,
)


def tag(contact: int, name: str, role: str) -> None:
    with action("tag"):
        write.tag_contact(connection(), contact, name, role)


def names(ids) -> list[str]:
    return [row.name for row in only_asked_rows(ids)]


def test_whom_i_only_asked_the_last_one_first(network: str) -> None:
    marie, paul, zoé = somebody("Marie"), somebody("Paul"), somebody("Zoé")
    gone = somebody("Gone", archived_at=day(1))
    turn(marie, 9, "a name")
    turn(marie, 5, "another")
    turn(marie, 3, "asked", done=False)
    turn(paul, 1, "his tent")
    turn(paul, 40, "my car", given=True)
    turn(zoé, 2, "her flat")
    turn(gone, 1, "gone")
    assert names(only_asked_ids()) == ["Zoé", "Marie"]
    assert only_asked_rows([marie]) == [OnlyAsked(marie, "Marie", 2, 1, day(3))]
    assert names(only_asked_ids("zoe")) == ["Zoé"]
    assert names(only_asked_ids("%")) == []


def test_who_looks_for_what_somebody_i_know_offers(network: str) -> None:
    marie = somebody("Marie", circle=3)
    camille = somebody("Camille", circle=2)
    luc, jo = somebody("Luc", circle=1), somebody("Jo", circle=4)
    tag(marie, "accountant", "seeks")
    tag(camille, "Accountant", "seeks")
    tag(camille, "a yacht", "seeks")
    tag(luc, "accountant", "offers")
    tag(jo, "accountant", "offers")
    found = give_first_rows(give_first_ids())
    assert [(row.name, row.sought) for row in found] == [
        ("Camille", (Sought("accountant", ((luc, "Luc"), (jo, "Jo"))),)),
        ("Marie", (Sought("accountant", ((luc, "Luc"), (jo, "Jo"))),)),
    ]
    assert [row.name for row in give_first_rows(give_first_ids("mar"))] == ["Marie"]


def test_nobody_helps_themselves_and_the_archived_are_not_asked(network: str) -> None:
    both, gone = somebody("Both"), somebody("Gone", archived_at=day(1))
    tag(both, "a flat", "seeks")
    tag(both, "a flat", "offers")
    tag(gone, "a flat", "offers")
    assert not give_first_ids()


def test_i_offer_what_a_good_turn_of_mine_spoke_of(network: str) -> None:
    marie, paul = somebody("Marie"), somebody("Paul")
    tag(marie, "déménagement", "seeks")
    turn(paul, 9, "son demenagement, quatre étages")
    assert not give_first_ids(), "that was received"
    turn(paul, 9, "aidé au déménagement à Lyon", given=True)
    (row,) = give_first_rows(give_first_ids())
    assert row.sought == (Sought("déménagement", mine="aidé au déménagement à Lyon"),)


def test_of_many_helpers_the_closest_are_named(network: str) -> None:
    marie = somebody("Marie")
    tag(marie, "a job", "seeks")
    for number in range(HELPERS_MOST + 2):
        tag(somebody(f"Helper {number}", circle=5 - number % 5), "a job", "offers")
    (row,) = give_first_rows([marie])
    assert [name for _id, name in row.sought[0].helpers] == ["Helper 4", "Helper 3", "Helper 2"]
    assert row.sought[0].more
