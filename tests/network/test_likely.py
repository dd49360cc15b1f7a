"""Who is there already and may be meant by a name, while it is being typed."""

from __future__ import annotations

import pytest
from networks import change, day, somebody

from reseau_tui.network.likely import likely


def names(typed: str, **beside: str) -> list[str]:
    return [one.name for one in likely(typed, **beside)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("bruno DURAND", ["Bruno Durand"]),
        ("Bruno Dur", ["Bruno Durand"]),
        ("Durand Bruno", ["Bruno Durand"]),
        ("Brunu Durand", ["Bruno Durand"]),
        ("Bruno Durant", ["Bruno Durand"]),
        ("Bruno Weber", []),
        ("Helene Moreau", ["Hélène Moreau"]),
        ("Nénette", ["Hélène Moreau"]),
        ("B", []),
        ("", []),
        ("陳大文", ["陳大文"]),
        ("O'Brien", ["Jean-Pierre O'Brien"]),
        ("jean pierre o", ["Jean-Pierre O'Brien"]),
        ('"; DROP', []),
    ],
)
def test_a_name_may_mean(network: str, typed: str, found: list[str]) -> None:
    somebody("Bruno Durand")
    change(somebody("Hélène Moreau"), nickname="Nénette")
    somebody("Jean-Pierre O'Brien")
    somebody("陳大文")
    assert names(typed) == found


def test_why_says_who_it_is_and_a_full_name_is_the_same(network: str) -> None:
    somebody("Marie Dupont", organisation="Airbus", city="Toulouse")
    change(somebody("Marie Dupond"), archived_at=day(3))
    found = likely("Marie Dupont")
    assert [(one.why, one.same) for one in found] == [
        ("Airbus · Toulouse · same name, already there", True),
        ("nearly the same name · archived · already there", False),
    ]


def test_a_first_name_alone_means_few_people_or_those_of_the_same_place(network: str) -> None:
    for family in ("Adam", "Bonnet", "Costa", "Denis"):
        somebody(f"Marie {family}")
    assert names("Marie") == []
    change(somebody("Marie Evrard"), city="Nantes")
    assert names("Marie", city="nantes") == ["Marie Evrard"]
    somebody("Marie Faure", organisation="Airbus")
    assert names("marie", organisation="AIRBUS") == ["Marie Faure"]
    somebody("Marie")
    assert names("marie", city="Nantes") == ["Marie", "Marie Evrard"]


def test_of_one_name_the_same_city_comes_first_then_who_was_seen_lately(network: str) -> None:
    far = somebody("Paul Girard", city="Lyon", last_full_on=day(900))
    near = somebody("Paul Girard", city="Nantes", last_full_on=day(5))
    assert [one.id for one in likely("Paul Girard")] == [near, far]
    assert [one.id for one in likely("Paul Girard", city="Lyon")] == [far, near]
    assert len(likely("Paul Girard", most=1)) == 1
