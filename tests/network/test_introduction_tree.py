"""Who introduced whom: branches, counts, circles in the data, depth without end."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as some
from networks import TODAY, change, day, somebody

from reseau_tui.model.database import action, connection
from reseau_tui.model.introductions import add_introduction
from reseau_tui.network.full_card import full_card
from reseau_tui.network.introduction_tree import ME, introduction_tree, met_thanks_to
from reseau_tui.tui.card_rows import card_rows


def test_people_stand_under_whom_i_met_them_through(network: str) -> None:
    paul, ines = somebody("Paul"), somebody("Inès")
    karim, nora = (somebody(name, met_through=paul) for name in ("Karim", "Nora"))
    lea = somebody("Léa", met_through=karim)
    somebody("Alone")
    tree = introduction_tree()
    assert tree.children == {ME: [paul], paul: [karim, nora], karim: [lea]}, "Alone is no root"
    assert (tree.sizes, tree.met) == ({ME: 4, paul: 3, karim: 1}, 3)
    assert tree.way_to(lea) == [paul, karim]
    assert [met_thanks_to(one) for one in (paul, karim, lea, ines)] == [3, 1, 0, 0]
    card = full_card(paul)
    assert card is not None
    words = [row.words for row in card_rows(card, TODAY)["about"]]
    assert "3 people met thanks to them" in words


def test_made_introductions_count_where_nothing_else_is_said(network: str) -> None:
    paul, karim, lea, nora = (somebody(name) for name in ("Paul", "Karim", "Léa", "Nora"))
    sql = connection()
    with action("introductions"):
        for first, second, status in (
            (None, lea, "made"), (nora, None, "proposed"), (karim, lea, "made"),
        ):  # fmt: skip
            add_introduction(
                sql, introducer=paul, first=first, second=second, on=day(9), status=status
            )
        mine = add_introduction(
            sql, introducer=None, first=karim, second=nora, on=day(1), status="made"
        )
        sql.execute("UPDATE contact SET met_through = NULL")  # as an import may bring it
    tree = introduction_tree()
    assert tree.children == {ME: [paul], paul: [lea]}
    assert (tree.pairs, tree.met) == ({paul: [3], ME: [mine]}, 1)
    assert met_thanks_to(paul) == 1
    change(lea, met_through=nora)
    assert introduction_tree().children == {ME: [nora, paul], nora: [lea]}, "the card decides"


def test_a_circle_is_cut_once_and_nobody_is_lost(network: str) -> None:
    one, two, three = (somebody(name) for name in ("One", "Two", "Three"))
    for person, through in ((one, three), (two, one), (three, two)):
        change(person, met_through=through)
    change(somebody("Self"), met_through=4)
    tree = introduction_tree()
    assert tree.children == {ME: [one], one: [two], two: [three]}
    assert [met_thanks_to(person) for person in (one, two, three)] == [2, 2, 2]


def test_a_branch_as_deep_as_the_network(network: str) -> None:
    above = somebody("First")
    with action("deep"):
        connection().executemany(
            "INSERT INTO contact (name, sort_name, met_through) VALUES (?, ?, ?)",
            [(f"P{number}", f"p{number}", number) for number in range(1, 3001)],
        )
    tree = introduction_tree()
    assert (tree.sizes[above], len(tree.way_to(3001)), met_thanks_to(above)) == (3000, 3000, 3000)


@settings(max_examples=25, deadline=None)
@given(some.lists(some.integers(0, 9), min_size=10, max_size=10))
def test_everybody_with_a_go_between_is_there_once(fresh_network, above: list[int]) -> None:
    with fresh_network():
        people = [somebody(f"Person {number}") for number in range(10)]
        for person, through in zip(people, above, strict=True):
            change(person, met_through=people[through])
        tree = introduction_tree()
        listed = [person for below in tree.children.values() for person in below]
        assert len(listed) == len(set(listed)) == tree.sizes.get(ME, 0)
        meant = {
            one
            for person, through in zip(people, above, strict=True)
            if person != people[through]
            for one in (person, people[through])
        }
        assert set(listed) == meant
