"""Lost from sight: until the next exchange; who could know them, and why."""

from __future__ import annotations

import pytest
from networks import TODAY, change, day, exchange, somebody

from reseau_tui.model.database import action, connection
from reseau_tui.network.lost import could_know, lost_people


def note(statement: str, *values: object) -> int:
    with action("note"):
        return connection().execute(statement, values).lastrowid or 0


def reasons(contact: int) -> dict[str, tuple[str, ...]]:
    return {one.name: one.why for one in could_know(contact, TODAY)}


def test_an_exchange_finds_somebody_again(network: str) -> None:
    jeanne = somebody("Jeanne", lost_on=day(10))
    exchange(400, jeanne)
    gone = somebody("Gone", lost_on=day(5), deceased_on=day(2))
    assert [one.id for one in lost_people()] == [jeanne]
    assert gone not in [one.id for one in lost_people()]
    exchange(0, jeanne)
    assert lost_people() == []


def test_every_tie_is_a_reason_in_words(network: str) -> None:
    jeanne = somebody(
        "Jeanne Morel", sphere="family", city="Nantes", met_where="Lycée Kléber", lost_on=day(1)
    )
    through = somebody("Through")
    change(jeanne, met_through=through)
    note("INSERT INTO relation (contact_id, other_id, kind) VALUES (?, ?, 'parent')",
         jeanne, somebody("Mother"))  # fmt: skip
    note("INSERT INTO relation (contact_id, other_id, kind) VALUES (?, ?, 'parent')",
         somebody("Son"), jeanne)  # fmt: skip
    met = somebody("Met")
    exchange(400, jeanne, met)
    exchange(30, jeanne, met)
    note('INSERT INTO introduction (introducer_id, first_id, "on", since) VALUES (?, ?, ?, ?)',
         somebody("Host"), jeanne, day(9), day(9))  # fmt: skip
    note('INSERT INTO introduction (introducer_id, first_id, second_id, "on", since, status)'
         " VALUES (?, ?, ?, ?, ?, 'declined')",
         somebody("Refused"), jeanne, met, day(9), day(9))  # fmt: skip
    somebody("Pupil", met_where="lycee kleber")
    somebody("Not quite", met_where="Lycée Kléber annex")
    somebody("Aunt Morel", sphere="family")
    somebody("Neighbour", sphere="family", city="NANTES")
    event = note("INSERT INTO event (name, \"on\") VALUES ('Forum', ?)", day(50))
    for guest in (jeanne, somebody("Guest")):
        note("INSERT INTO event_person (event_id, contact_id) VALUES (?, ?)", event, guest)
    assert reasons(jeanne) == {
        "Mother": ("their father or mother",),
        "Son": ("their child",),
        "Met": ("seen together 2 times, last 4 weeks ago",),
        "Host": ("introduced them",),
        "Through": ("you met them through this person",),
        "Pupil": ("also met at Lycée Kléber",),
        "Guest": ("also came to Forum",),
        "Aunt Morel": ("of the same family name",),
        "Neighbour": ("from the same sphere, also in Nantes",),
    }
    assert next(iter(reasons(jeanne))) in ("Mother", "Son")


@pytest.mark.parametrize(
    ("from_on", "to_on", "known"),
    [
        (None, None, True),
        ("2018", None, True),
        ("2019", None, False),
        ("2018-03", "2018-04", True),
        (None, "2011-12-31", False),
        (None, "2012", True),
    ],
)
def test_colleagues_are_those_of_the_same_years(
    network: str, from_on: str | None, to_on: str | None, known: bool
) -> None:
    jeanne, karim = somebody("Jeanne", lost_on=day(1)), somebody("Karim")
    role = "INSERT INTO role (contact_id, organisation, from_on, to_on) VALUES (?, ?, ?, ?)"
    note(role, jeanne, "Airbus", "2012", "2018")
    note(role, karim, "AIRBUS", from_on, to_on)
    note(role, somebody("Elsewhere"), "Airbus Helicopters", None, None)
    assert reasons(jeanne) == ({"Karim": ("also at Airbus",)} if known else {})


def test_who_is_lost_archived_or_dead_cannot_be_asked(network: str) -> None:
    jeanne = somebody("Jeanne", met_where="Leeds", lost_on=day(1))
    somebody("Lost too", met_where="Leeds", lost_on=day(1))
    somebody("Archived", met_where="Leeds", archived_at=day(1))
    somebody("Dead", met_where="Leeds", deceased_on=day(1))
    far = somebody("Acquaintance", met_where="Leeds", circle=5)
    near = somebody("Close", met_where="Leeds", circle=2)
    assert [one.id for one in could_know(jeanne, TODAY)] == [near, far]
    assert could_know(999, TODAY) == []
