"""Several people at once, and the filters that say what somebody is."""

from __future__ import annotations

import pytest
from networks import change, day, somebody

from reseau_tui.network.filters import Filter, parse
from reseau_tui.network.groups import TagHeld, all_starred, names_of, still_there, tags_held
from reseau_tui.network.people import people_count, people_ids, people_rows


@pytest.fixture
def four(network: str) -> dict[str, int]:
    del network
    return {
        "Zoé": somebody("Zoé", tags=("paris", "jazz"), starred=1),
        "Ana": somebody("Ana", tags=("Jazz", "jazz")),
        "Ben": somebody("Ben", starred=1, archived_at=day(3)),
        "Cid": somebody("Cid", tags=("paris",)),
    }


def test_who_is_still_there(four: dict[str, int]) -> None:
    everybody = [*four.values(), 999]
    assert still_there(everybody, archived=True) == {four["Ben"]}
    change(four["Ana"], archived_at=day(0))
    assert still_there(everybody, archived=False) == {four["Zoé"], four["Cid"]}
    assert still_there([], archived=False) == set()


def test_tags_they_have_the_most_frequent_first(four: dict[str, int]) -> None:
    assert tags_held([four["Zoé"], four["Ana"], four["Ben"]]) == [
        TagHeld("jazz", 2), TagHeld("paris", 1),
    ]  # fmt: skip
    assert tags_held([four["Ben"]]) == []


def test_some_of_their_names_in_order(four: dict[str, int]) -> None:
    assert names_of(four.values(), 3) == ["Ana", "Ben", "Cid"]
    assert names_of([999], 3) == []


def test_whether_all_have_a_star(four: dict[str, int]) -> None:
    assert all_starred([four["Zoé"], four["Ben"]])
    assert not all_starred(four.values())


def test_how_many_there_are_on_each_side(four: dict[str, int]) -> None:
    assert (people_count(), people_count(archived=True)) == (3, 1)


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("is:starred", Filter(starred=True)),
        ("EST:Favorites", Filter(starred=True)),
        ("is:archived is:starred", Filter(archived=True, starred=True)),
        ("est:archivé", Filter(archived=True)),
        ("is:never", Filter(never=True)),
        ("is: ana", Filter(("ana",))),
        ("is:tall", Filter(("is", "tall"))),
        ('"is:starred"', Filter(("is", "starred"))),
        ("starred", Filter(("starred",))),
    ],
)
def test_what_somebody_is(line: str, asked: Filter) -> None:
    assert parse(line) == asked


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("is:starred", ["Zoé"]),
        ("is:archived is:starred", ["Ben"]),
        ("is:starred tag:paris", ["Zoé"]),
        ("is:starred tag:rome", []),
    ],
)
def test_who_is(four: dict[str, int], line: str, names: list[str]) -> None:
    assert [row.name for row in people_rows(people_ids(line))] == names
