"""Introductions read: what is next, what is asked of me, who fits whom, what to write."""

from __future__ import annotations

import pytest
from networks import TODAY, change, day, exchange, somebody

from reseau_tui.model import introductions as model
from reseau_tui.model import write
from reseau_tui.model.database import action, connection
from reseau_tui.network.introduction_fits import fits
from reseau_tui.network.introduction_words import drafts
from reseau_tui.network.introductions import (
    growth_of,
    growth_waiting,
    introduction_ids,
    introduction_rows,
)


def introduce(
    introducer: int | None, first: int | None, second: int | None, days_ago: int = 0, **rest
) -> int:
    with action("introduction"):
        return model.add_introduction(
            connection(), introducer=introducer, first=first, second=second, on=day(days_ago),
            **rest,
        )  # fmt: skip


@pytest.fixture
def three(network: str) -> tuple[int, int, int]:
    """Paul, Karim, Léa."""
    return somebody("Paul Girard"), somebody("Karim Benali"), somebody("Léa Martin")


def test_by_what_is_next(three: tuple[int, int, int]) -> None:
    paul, karim, lea = three
    thanks = introduce(paul, None, karim, status="made")
    make = introduce(None, karim, lea, status="agreed")
    answer = introduce(None, karim, paul, 1, why="both love trains")
    half = introduce(None, paul, lea, status="first-agreed")
    follow = introduce(paul, karim, lea, status="made")
    done = introduce(None, paul, karim, status="followed-up")
    no = introduce(None, paul, lea, status="declined")
    ids = introduction_ids()
    assert [list(part) for part in (ids.to_thank, ids.to_make, ids.to_answer)] == [
        [thanks], [make], [half, answer]
    ]  # fmt: skip
    assert [list(part) for part in (ids.to_follow, ids.done, ids.declined)] == [
        [follow], [done], [no]
    ]  # fmt: skip
    assert (ids.open, ids.all) == (5, 7)
    assert list(introduction_ids("trains").to_answer) == [answer]
    assert introduction_ids("paul lea").all == 3, "each word in a name or in why"
    assert introduction_ids("nobody").all == introduction_ids("!").all == 0


WAITING = [
    (6, "proposed", "mine", None),
    (7, "proposed", "mine", "Did Karim Benali and Léa Martin agree to meet?"),
    (7, "first-agreed", "mine", "Did Léa Martin agree?"),
    (7, "second-agreed", "mine", "Did Karim Benali agree?"),
    (7, "proposed", "for me", "Did Paul Girard introduce you to Léa Martin?"),
    (0, "agreed", "mine", "Karim Benali and Léa Martin agreed: did you introduce them?"),
    (13, "made", "mine", None),
    (14, "made", "mine", "Did Karim Benali and Léa Martin meet?"),
    (2, "made", "for me", None),
    (3, "made", "for me", "Did you thank Paul Girard for introducing you to Léa Martin?"),
    (99, "declined", "mine", None),
    (99, "followed-up", "mine", None),
]


@pytest.mark.parametrize(("days", "status", "whose", "asked"), WAITING)
def test_what_waits_for_an_answer(
    three: tuple[int, int, int], days: int, status: str, whose: str, asked: str | None
) -> None:
    paul, karim, lea = three
    if whose == "mine":
        one = introduce(None, karim, lea, days, status=status)
    else:
        one = introduce(paul, None, lea, days, status=status)
    found = growth_waiting(TODAY)
    assert [line.words for line in found] == ([asked] if asked else [])
    assert all((line.place, line.id) == ("introductions", one) for line in found)
    change(lea, archived_at=day(0))
    assert not growth_waiting(TODAY), "nothing about somebody put away"


def test_thanked_what_came_of_it_is_asked(three: tuple[int, int, int]) -> None:
    paul, _karim, lea = three
    one = introduce(paul, None, lea, 20, status="made")
    with action("thanks"):
        model.thank_introducer(connection(), one, day(1))
    assert [line.words for line in growth_waiting(TODAY)] == ["What came of meeting Léa Martin?"]
    with action("outcome"):
        model.note_outcome(connection(), one, "information", day(0))
    assert not growth_waiting(TODAY)
    (line,) = growth_of(lea)
    assert (line.words, line.beside) == ("Paul Girard introduced you to Léa Martin", "information")


def test_who_fits_is_who_looks_for_what_the_other_offers(network: str) -> None:
    karim = somebody("Karim Benali", city="Lyon", tags=("climbing",))
    tom = somebody("Tom Weber", city="Lyon", circle=4)
    nora = somebody("Nora Roche", city="Nice", tags=("climbing",))
    seen = somebody("Seen Already", circle=1, city="Lyon", tags=("climbing",))
    gone = somebody("Gone Away", archived_at=day(1), tags=("climbing",))
    near = somebody("Near Friend", circle=2, city="Lyon")
    exchange(3, karim, seen)
    with action("tags"):
        write.tag_contact(connection(), karim, "carpenter", "seeks")
        write.tag_contact(connection(), tom, "carpenter", "offers")
    found = fits(karim)
    assert [one.id for one in found] == [tom, near, nora]
    assert [one.why for one in found] == [
        "Karim looks for carpenter · lives in Lyon too", "lives in Lyon too", "+climbing"
    ]  # fmt: skip
    assert not {seen, gone} & {one.id for one in found}
    assert fits(tom)[0].why == "looks for carpenter, Tom can help · lives in Lyon too"
    introduce(None, karim, tom)
    assert tom not in [one.id for one in fits(karim)], "introduced already"


def test_drafts_are_in_the_language_of_who_gets_them(network: str) -> None:
    karim = somebody("Karim Benali", language="en", organisation="Airbus", title="buyer")
    lea = somebody("Léa Martin", language="fr", form="tu", nickname="Lélé", city="Lyon")
    paul = somebody("Paul {why} Girard", language="fr", form="vous")
    with action("mail"):
        connection().execute(
            "INSERT INTO contact_point (contact_id, kind, value, normal)"
            " VALUES (?, 'email', 'k@ex.org', 'k@ex.org')",
            (karim,),
        )
    one = introduce(None, karim, lea, why="you both love trains")
    to_karim, to_lea = drafts(introduction_rows([one])[0])
    assert to_karim.text.startswith("Hello Karim,\n\nI know somebody you might be glad to meet:")
    assert "Léa Martin (Lyon). You both love trains.\n\nMay I" in to_karim.text
    assert (to_karim.email, to_lea.email) == ("k@ex.org", None)
    assert to_lea.text.startswith("Bonjour Lélé,\n\nJe connais quelqu’un que tu aurais")
    assert to_lea.subject == "Karim Benali et Léa Martin"
    with action("agreed"):
        model.set_status(connection(), one, "agreed", day(0))
    to_karim, to_lea = drafts(introduction_rows([one])[0])
    assert "Karim Benali (buyer, Airbus)" in to_lea.text and "\n\nk@ex.org\n\n" in to_lea.text
    assert "\n\n\n" not in to_karim.text, "Léa has no address: no gap stays"
    wish = introduce(paul, None, lea)
    to_paul, first_word = drafts(introduction_rows([wish])[0])
    assert "Accepteriez-vous" in to_paul.text and "Léa Martin (Lyon)." in to_paul.text
    assert "Paul {why} Girard m’a proposé de t’écrire" in first_word.text
    assert not drafts(introduction_rows([introduce(paul, karim, lea)])[0]), "Paul writes"
