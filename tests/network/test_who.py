"""Who can help: whom some words find, in which order, and what is said about it."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any

import pytest
from networks import AT, TODAY, change, day, exchange, somebody

from reseau_tui.model import write
from reseau_tui.model.database import action, connection
from reseau_tui.model.good_turns import TurnFields, add_good_turn, finish_good_turn
from reseau_tui.network import weights, who_search
from reseau_tui.network.who import Helper, who_can_help
from reseau_tui.network.who_words import around, asked_words


def found(line: str, limit: int = 50) -> list[str]:
    """Whom a line finds, in their order."""
    return [one.name for one in who_can_help(line, TODAY, limit).helpers]


def told(line: str, name: str) -> Helper:
    """What is said of somebody."""
    return next(one for one in who_can_help(line, TODAY).helpers if one.name == name)


def offers(contact: int, tag: str, role: str = "offers") -> None:
    with action("tag"):
        write.tag_contact(connection(), contact, tag, role)


def role(contact: int, organisation: str | None, title: str | None, to_on: str | None) -> None:
    with action("role"):
        connection().execute(
            "INSERT INTO role (contact_id, organisation, title, to_on) VALUES (?, ?, ?, ?)",
            (contact, organisation, title, to_on),
        )


def turn(contact: int, **fields: Any) -> int:
    with action("turn"):
        return add_good_turn(TurnFields(contact, **{"given": False, "text": "help", **fields}))


def test_the_surer_the_evidence_the_earlier(network: str) -> None:
    says, works, worked, noted, heard, near = (
        somebody(name, circle=3, rhythm_days=30)
        for name in ("Says", "Works", "Worked", "Noted", "Heard", "Near")
    )
    exchange(10, says, works, worked, noted, near)
    exchange(10, heard, text="a long talk about accounting")
    offers(says, "accounting")
    role(works, "Accounting & Sons", None, None)
    role(worked, None, "accounting clerk", "2019-06")
    change(noted, notes="knows accounting\nvery well")
    offers(near, "accounting", "seeks")
    assert found("accounting") == ["Says", "Works", "Worked", "Heard", "Noted"]
    assert [told("accounting", name).why for name in found("accounting")] == [
        ("can help with accounting", "spoken 10 days ago"),
        ("works at Accounting & Sons", "spoken 10 days ago"),
        ("accounting clerk until 2019", "spoken 10 days ago"),
        ("13 November: “a long talk about accounting”", "spoken 10 days ago"),
        ("your notes: “knows accounting very well”", "spoken 10 days ago"),
    ]


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("comptable", ["Zoé", "Łukasz"]),
        ("COMPTA", ["Zoé", "Łukasz"]),
        ("comptable kraków", ["Łukasz"]),
        ("krakow comptable", ["Łukasz"]),
        ("hotel", ["Zoé"]),
        ("qui connaît un comptable à Saint-Étienne ?", ["Zoé"]),
        ("mptable", []),
        ("comptable lisbonne", []),
        ("zoé", []),
        ('comptable" OR *', ["Zoé", "Łukasz"]),
    ],
)
def test_words_are_folded_and_all_found(network: str, line: str, who: list[str]) -> None:
    zoe = somebody(
        "Zoé", circle=2, city="Saint-Étienne", title="Comptable", organisation="Hôtel d’Île"
    )
    lukasz = somebody("Łukasz", circle=3, city="Kraków", title="comptable")
    exchange(1, zoe)
    exchange(100, lukasz)
    assert found(line) == who


def test_each_word_may_be_found_elsewhere(network: str) -> None:
    there = somebody("Nora", circle=2, title="lawyer", city="Lyon")
    elsewhere = somebody("Tom", circle=2, title="lawyer", city="Nantes")
    exchange(5, there, text="she sails on the lake")
    exchange(5, elsewhere)
    assert found("lawyer lyon") == ["Nora"]
    assert told("lawyer lyon", "Nora").why == ("lawyer", "lives in Lyon", "spoken 5 days ago")
    assert told("lawyer sails", "Nora").why[:2] == (
        "lawyer", "18 November: “she sails on the lake”",
    )  # fmt: skip
    assert found("lawyer lyon sails") == ["Nora"]


def test_a_city_says_less_than_a_role_and_lowers_none(network: str) -> None:
    mayor = somebody("Mayor", circle=3, organisation="Mairie de Toulouse", city="Toulouse")
    lives = somebody("Lives", circle=3, city="Toulouse")
    says = somebody("Says", circle=3, city="Toulouse", organisation="Port of Toulouse")
    works = somebody("Works", circle=3, organisation="Plumbing Toulouse")
    offers(says, "plumbing")
    exchange(3, mayor, lives, works)
    exchange(10, says)
    assert found("toulouse") == ["Mayor", "Works", "Says", "Lives"]
    assert found("plumbing toulouse") == ["Says", "Works"]
    assert told("toulouse", "Lives").why[0] == "lives in Toulouse"


def test_the_archived_and_the_dead_are_left_out_and_no_way_leads_over_them(network: str) -> None:
    gone = somebody("Gone", circle=1, title="baker", archived_at=day(1))
    dead = somebody("Dead", circle=1, title="baker", deceased_on=day(1))
    far = somebody("Far", circle=5, title="baker", met_through=gone)
    further = somebody("Further", circle=5, title="baker", met_through=dead)
    exchange(2, gone, dead)
    exchange(9000, far, further)
    assert [(one.name, one.through) for one in who_can_help("baker", TODAY).helpers] == [
        ("Far", None), ("Further", None),
    ]  # fmt: skip


def test_the_check_values_as_an_order(network: str) -> None:
    """0.817 · 0.511 · 0.468 · 0.126 of the table of Q, made of rows."""
    first = somebody("First", circle=4, rhythm_days=30)
    asked = somebody("Asked", circle=4, rhythm_days=30)
    quiet = somebody("Quiet", circle=4, rhythm_days=365, organisation="Piano House")
    noted = somebody("Noted", circle=4, rhythm_days=180, notes="piano")
    for contact in (first, asked):
        offers(contact, "piano")
        exchange(10, contact)
        turn(contact, outcome="good", on=TODAY - datetime.timedelta(days=900))
        turn(contact, outcome="good", on=TODAY - datetime.timedelta(days=900))
    for _ in range(4):
        turn(asked, outcome="good")
    exchange(400, quiet)
    exchange(1500, noted)
    assert found("piano") == ["First", "Asked", "Quiet", "Noted"]


def test_what_came_of_asking_moves_people(network: str) -> None:
    """V: an ask that waits and one that came to nothing count against, help that came for."""
    ann, ben, cid = (somebody(name, circle=3, title="dentist") for name in ("Ann", "Ben", "Cid"))
    exchange(20, ann, ben, cid)
    assert found("dentist") == ["Ann", "Ben", "Cid"]
    ask = turn(ann, done=False, text="a good price")
    turn(ben, on=TODAY - datetime.timedelta(days=800))
    assert found("dentist") == ["Ben", "Cid", "Ann"]
    assert told("dentist", "Ann").why[1:] == (
        "spoken 2 weeks ago",
        "your question waits since today",
    )
    assert [(one.id, one.text) for one in told("dentist", "Ann").asked] == [(ask, "a good price")]
    with action("answer"):
        finish_good_turn(ask, "nothing")
    assert found("dentist") == ["Ben", "Cid", "Ann"]
    assert told("dentist", "Ann").asked == ()
    assert "helped" not in " ".join(told("dentist", "Ann").why)
    assert told("dentist", "Ben").why[-1] == "helped you once"


def test_a_question_that_waits_counts_against_long_after(network: str) -> None:
    ann, ben = (somebody(name, circle=3, title="dentist") for name in ("Ann", "Ben"))
    exchange(20, ann, ben)
    turn(ann, done=False, on=TODAY - datetime.timedelta(days=800))
    assert found("dentist") == ["Ben", "Ann"]


def test_asking_more_than_giving_makes_room_for_others(network: str) -> None:
    """L: my asks − my gives of twelve months, never below 0; no difference is ever said."""
    ann, ben = (somebody(name, circle=3, title="dentist") for name in ("Ann", "Ben"))
    exchange(20, ann, ben)
    for _ in range(3):
        turn(ann, outcome="good")
        turn(ben, outcome="good", on=TODAY - datetime.timedelta(days=500))
    assert found("dentist") == ["Ben", "Ann"]
    lately = told("dentist", "Ann").why
    assert lately[-2:] == ("helped you 3 times", "you asked 3 times in a year")
    for _ in range(3):
        turn(ann, given=True)
    assert "you asked" not in " ".join(told("dentist", "Ann").why)
    assert found("dentist") == ["Ann", "Ben"]


@pytest.mark.parametrize("introduced", [True, False])
def test_one_person_in_between(network: str, introduced: bool) -> None:
    paul = somebody("Paul", circle=1)
    zoe = somebody("Zoé", circle=4, title="notary")
    change(*((zoe,) if introduced else (paul,)), met_through=paul if introduced else zoe)
    exchange(2, paul)
    exchange(4000, zoe)
    (helper,) = who_can_help("notary", TODAY).helpers
    assert helper.name == "Zoé"
    assert helper.through is not None and helper.through.name == "Paul"
    assert helper.through.tie == (
        "Paul introduced you" if introduced else "you met Paul through them"
    )
    assert helper.why == (
        "notary", "spoken 10 years ago",
        "ask through Paul, who introduced you: spoken 2 days ago" if introduced
        else "ask through Paul, whom you met through them: spoken 2 days ago",
    )  # fmt: skip
    assert not helper.warm_up, "Paul is near"
    exchange(1, zoe)
    assert told("notary", "Zoé").through is None, "near enough to be asked directly"


def test_half_as_sure_over_somebody_else(network: str) -> None:
    """A way over somebody halves K: a fresh past role comes before a present one far away."""
    paul = somebody("Paul", circle=1)
    far = somebody("Far", circle=4, title="notary", met_through=paul)
    worked = somebody("Worked", circle=3)
    role(worked, None, "notary", "2020")
    exchange(0, paul, worked)
    exchange(4000, far)
    assert found("notary") == ["Worked", "Far"]


@pytest.mark.parametrize(("days", "far"), [(45, False), (46, True), (None, True)])
def test_warm_it_up_first(network: str, days: int | None, far: bool) -> None:
    """A = 2^(−d / 2T) falls below 0.35 after 1.51 · 2T days; T is 15 here."""
    contact = somebody("Nora", circle=3, rhythm_days=15, title="notary")
    if days is not None:
        exchange(days, contact)
    assert told("notary", "Nora").warm_up is far


def test_what_they_told_and_answered_is_evidence(network: str) -> None:
    ann, ben, cid = (somebody(name, circle=3) for name in ("Ann", "Ben", "Cid"))
    exchange(9, ann, ben, cid)
    with action("news"):
        for contact, kind, text, answer in (
            (ann, "theirs", "trained as a welder", None),
            (ben, "ask", "who made the gate?", "a welder in Albi"),
            (cid, "ask", "is he a welder?", None),
        ):
            connection().execute(
                'INSERT INTO news (kind, contact_id, "on", text, answer) VALUES (?, ?, ?, ?, ?)',
                (kind, contact, day(9), text, answer),
            )
    assert [told("welder", name).why[0] for name in found("welder")] == [
        "told you: “trained as a welder”", "told you: “a welder in Albi”",
    ]  # fmt: skip


def test_roles_in_words(network: str) -> None:
    contact = somebody("Ann", circle=3, country="Chile")
    exchange(9, contact)
    role(contact, "Zinc & Co", None, "2019-03")
    role(contact, "Tin Ltd", "solderer", "2012")
    offers(contact, "bells", "tag")
    assert told("zinc", "Ann").why[0] == "at Zinc & Co until 2019"
    assert told("solderer", "Ann").why[0] == "solderer at Tin Ltd until 2012"
    assert told("bells chile", "Ann").why[:2] == ("lives in Chile", "+bells")


def test_what_was_looked_for_or_given_is_no_knowledge(network: str) -> None:
    ann, ben, cid, dan = (somebody(name, circle=3) for name in ("Ann", "Ben", "Cid", "Dan"))
    exchange(3, ann, sections=(("seeks", "a welder"),))
    exchange(3, ben, sections=(("gave", "the number of a welder"),))
    exchange(3, cid, sections=(("got", "the number of a welder"),))
    turn(dan, done=False, text="do you know a welder?")
    assert found("welder") == ["Cid"]
    turn(ann, text="the welder’s address")
    assert told("welder", "Ann").why[0] == "helped you: “the welder’s address”"


def test_an_older_mention_stands_in_for_a_search(network: str) -> None:
    ann = somebody("Ann", circle=3)
    exchange(30, ann, text="her brother is a welder")
    exchange(3, ann, sections=(("seeks", "another welder"),))
    assert told("welder", "Ann").why[0] == "24 October: “her brother is a welder”"


def test_a_search_makes_room_for_the_next(network: str) -> None:
    for number in range(3):
        contact = somebody(f"Seeks {number}", circle=3)
        exchange(1, contact, sections=(("seeks", "a welder"),))
    ann = somebody("Ann", circle=3)
    exchange(60, ann, text="a welder by trade")
    assert found("welder", 1) == ["Ann"]


def test_a_word_inside_another_is_not_the_word(network: str) -> None:
    contact = somebody("Ann", circle=3, title="artwelder", notes="the artwelder knows a welder")
    exchange(3, contact)
    assert told("welder", "Ann").why[0] == "your notes: “the artwelder knows a welder”"


def test_the_best_ones_when_there_are_many(network: str) -> None:
    for number in range(30):
        contact = somebody(f"Person {number:02}", circle=3, notes="chess")
        exchange(number + 1, contact)
    assert found("chess", 5) == [f"Person {number:02}" for number in range(5)]


@pytest.mark.parametrize("walked", [0, 1000])
def test_of_very_many_those_spoken_to_last_and_who_offers(
    network: str, monkeypatch: pytest.MonkeyPatch, walked: int
) -> None:
    monkeypatch.setattr(weights, "HELPERS_WEIGHED", 2)
    monkeypatch.setattr(who_search, "_WALKED", walked)
    for number in range(6):
        exchange(10 - number, somebody(f"Person {number}", circle=3, notes="chess"))
    offers(somebody("Offers", circle=3), "chess club")
    assert sorted(found("chess")) == ["Offers", "Person 4", "Person 5"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", ()),
        ("a", ()),
        ("  ?! ", ()),
        ("Accountant, Toulouse", ("accountant", "toulouse")),
        ("who knows an accountant in Toulouse?", ("accountant", "toulouse")),
        ("qui a un vélo", ("velo",)),
        ("who can help me with moving", ("moving",)),
        ("the who", ("the", "who")),
        ("Aix-en-Provence", ("aix", "provence")),
        ("go Go gó", ("go",)),
    ],
)
def test_the_words_that_count(line: str, words: tuple[str, ...]) -> None:
    assert asked_words(line) == words


def test_no_words_ask_for_nothing(network: str) -> None:
    somebody("Ann", circle=3, city="A")
    assert who_can_help(" a ", TODAY) == who_can_help("", TODAY)
    assert who_can_help("", TODAY).helpers == ()


def test_long_texts_are_shown_around_the_word() -> None:
    text = "one two three " * 8 + "the harbour\nmaster " + "four five six " * 8
    shown = around(text, "harb")
    assert "the harbour master" in shown and shown.startswith("… ") and shown.endswith(" …")
    assert len(shown) <= 64
    assert len(around("x" * 5000, "xx")) <= 210


def test_no_number_leaves_with_the_answer(network: str) -> None:
    contact = somebody("Ann", circle=3, title="welder")
    exchange(3, contact)
    (helper,) = who_can_help("welder", TODAY).helpers
    fields = {field.name: getattr(helper, field.name) for field in dataclasses.fields(helper)}
    assert not [name for name, value in fields.items() if isinstance(value, float)]
    assert not {"score", "rank", "order"} & fields.keys()


def test_hostile_words_and_names(network: str) -> None:
    with action("add"):
        write.add_contact(connection(), "[/nope]", AT)
    contact = somebody("[@click=app.quit]x[/]", circle=3, notes="[b]welder[/nope]")
    exchange(3, contact)
    assert told("welder", "[@click=app.quit]x[/]").why[0] == "your notes: “[b]welder[/nope]”"
    for line in ("\x1b]0;x\x07", "'; DROP", '"', "NEAR(", "words:", "-welder", "\u206012"):
        who_can_help(line, TODAY)
