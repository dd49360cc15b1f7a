from __future__ import annotations

import pytest
from networks import day, exchange, somebody

from reseau_tui.model.database import action, connection
from reseau_tui.network.find import find_people


@pytest.fixture
def people(network):
    for name, columns in (
        ("Marie Dupont", {"circle": 2}),
        ("Marie Martin", {"circle": 3}),
        ("Hélène O'Brien", {"nickname": "Lène"}),
        ("Jean-Pierre Faure", {}),
        ("Paule Girard", {}),
        ("Camille Durand", {}),
        ("Camille Noir", {"archived_at": day(1)}),
        ("[/x] <b>", {}),
        ("김민준", {}),
        ("Tom Weber", {"archived_at": day(1)}),
        ("Tom Weber", {}),
        ("Tom Weber", {}),
    ):
        somebody(name, **columns)
    with action("handle"):
        connection().execute(
            "INSERT INTO contact_point (contact_id, kind, value, normal)"
            " SELECT id, 'handle', '@cam.durand', 'cam.durand' FROM contact"
            " WHERE name = 'Camille Durand'"
        )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Marie Dupont", ["Marie Dupont"]),
        ("marie dupont", ["Marie Dupont"]),
        ("Dupont Marie", ["Marie Dupont"]),
        ("Marie D", ["Marie Dupont"]),
        ("marie dup", ["Marie Dupont"]),
        ("dupont", ["Marie Dupont"]),
        ("Marie", ["Marie Dupont", "Marie Martin"]),
        ("helene", ["Hélène O'Brien"]),
        ("obrien", ["Hélène O'Brien"]),
        ("Lène", ["Hélène O'Brien"]),
        ("@helene", ["Hélène O'Brien"]),
        ("Jean-Pierre", ["Jean-Pierre Faure"]),
        ("Jean", ["Jean-Pierre Faure"]),
        ("Paul", []),
        ("paul", []),
        ("pauleg", []),
        ("Camille", ["Camille Durand"]),
        ("cami", ["Camille Durand"]),
        ("camille noir", ["Camille Noir"]),
        ("cam.durand", ["Camille Durand"]),
        ("[/x] <b>", ["[/x] <b>"]),
        ("김민준", ["김민준"]),
        ("Tom", ["Tom Weber", "Tom Weber"]),
        ("Tom Weber", ["Tom Weber", "Tom Weber"]),
        ("12", ["Tom Weber"]),
        ("999", []),
        ("Nobody Here", []),
        ("Marie Nobody", []),
        ("", []),
        ("  \x1b ", []),
        ('" OR 1=1', []),
    ],
)
def test_whom_a_name_means(people, name, expected):
    assert [found.name for found in find_people(name)] == expected


def test_the_one_seen_last_comes_first_and_each_says_why(people):
    martin = find_people("marie martin")[0].id
    exchange(9, martin)
    assert [(found.name, found.why) for found in find_people("marie")] == [
        ("Marie Martin", "seen 9 days ago"),
        ("Marie Dupont", "circle 2"),
    ]
