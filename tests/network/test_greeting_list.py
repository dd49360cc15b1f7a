"""Whom a campaign is for, in which order, how far it is, and what a row knows."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from networks import change, exchange, somebody

from reseau_tui.model import greetings as model
from reseau_tui.model import news
from reseau_tui.model.bulk_changes import change_people
from reseau_tui.model.contacts import Point
from reseau_tui.model.database import action
from reseau_tui.model.greetings import Season, new_year
from reseau_tui.model.points import add_contact_point
from reseau_tui.network.greetings import (
    Campaign,
    GreetingRow,
    campaign_now,
    campaigns,
    greeting_ids,
    greeting_rows,
    postal_addresses,
)

TODAY = datetime.date(2026, 12, 10)


@pytest.fixture
def people(network: str) -> dict[str, int]:
    """Nine people, six of them greeted; last year Zoé was, and Ana was left out."""
    ids = {
        "Zoé": somebody("Zoé", circle=1, sphere="family"),
        "Ana": somebody("Ana", circle=1, sphere="work"),
        "Bob": somebody("Bob", circle=3, sphere="work", tags=("paris",)),
        "Far": somebody("Far", circle=5),
        "Cat": somebody("Cat", circle=5, rhythm_days=30),
        "New": somebody("New"),
        "Gone": somebody("Gone", circle=1, deceased_on="2026-01-01"),
        "Away": somebody("Away", circle=1, archived_at="2026-01-01"),
        "Out": somebody("Out", circle=1, greeted=0),
    }
    last = new_year(2026)
    change_people("last year", [ids["Zoé"], ids["Out"]], model.sent(last))
    change_people("last year", [ids["Ana"]], model.not_this_year(last))
    return ids


def now() -> Campaign:
    return campaign_now(campaigns(TODAY), TODAY)


def make(change: Any, *people: int) -> None:
    change_people("change", people, change)


def names(query: str = "") -> list[str]:
    campaign = now()
    return [row.name for row in greeting_rows(campaign, greeting_ids(campaign, query).ids)]


def row(contact: int) -> GreetingRow:
    return greeting_rows(now(), [contact])[0]


def test_everybody_is_thought_of_by_circle_then_name(people: dict[str, int]) -> None:
    assert names() == ["Zoé", "Ana", "Bob", "Cat", "Far", "New"], "last year's first in a circle"


def test_the_campaign_of_the_day(network: str) -> None:
    assert now() == Campaign(new_year(2027))
    easter = Season(2027, "Easter", datetime.date(2026, 12, 5), datetime.date(2027, 1, 5))
    with action("begin"):
        ours, theirs = model.begin(new_year(2027)), model.begin(easter)
        before = model.begin(new_year(2026))
    found = campaigns(TODAY)
    assert [one.id for one in found] == [before, ours, theirs]
    assert campaign_now(found, TODAY).id == theirs, "the one begun last"
    assert campaign_now(found, datetime.date(2027, 1, 20)) == Campaign(
        new_year(2027), ours, {}, before
    )
    march = datetime.date(2027, 3, 20)
    assert campaign_now(campaigns(march), march) == Campaign(new_year(2028), None, {}, ours)


def test_progress_counts_what_is_settled(people: dict[str, int]) -> None:
    year = now().season
    make(model.sent(year), people["Zoé"])
    make(model.not_this_year(year), people["Bob"])
    make(model.wrote_first(year), people["Ana"])
    with action("write"):
        model.write_text(year, people["Far"], "Dear Far")
    found = greeting_ids(now())
    assert (found.done, found.total) == (2, 6)
    assert greeting_ids(now(), "status:sent").done == 2, "whatever is shown"
    assert found.next_open(None) == people["Ana"]
    assert found.next_open(people["Ana"]) == people["Cat"]
    assert found.next_open(people["New"]) == people["Ana"], "from the top again"
    assert found.next_open(people["Ana"], frozenset({people["Cat"]})) == people["Far"]
    everybody = frozenset(people.values())
    assert found.next_open(people["Ana"], everybody) is None


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Zoé", "Ana", "Bob", "Cat", "Far", "New"]),
        ("status:", ["Zoé", "Ana", "Bob", "Cat", "Far", "New"]),
        ("status:to-write", ["Ana", "Cat", "New"]),
        ("status:to", ["Ana", "Cat", "New"]),
        ("statut:à-écrire circle:5", ["Cat"]),
        ("status:written", ["Far"]),
        ("status:sent", ["Zoé"]),
        ("status:se", ["Zoé"]),
        ("status:sent,written", ["Zoé", "Far"]),
        ("status:first", ["Ana"]),
        ("status:skipped", ["Bob"]),
        ("status:answered", []),
        ("status:zzz", []),
        ("status:out", ["Out"]),
        ("status:to-write status:sent", ["Zoé", "Ana", "Cat", "New"]),
        ("circle:5", ["Cat", "Far"]),
        ("sphere:work", ["Ana", "Bob"]),
        ("tag:paris", ["Bob"]),
        ("zo", ["Zoé"]),
        ("sphere:work status:first", ["Ana"]),
        ("archived", []),
        ("***", []),
    ],
)
def test_filters(people: dict[str, int], query: str, found: list[str]) -> None:
    year = now().season
    make(model.sent(year), people["Zoé"])
    make(model.not_this_year(year), people["Bob"])
    make(model.wrote_first(year), people["Ana"])
    with action("write"):
        model.write_text(year, people["Far"], "Dear Far")
    assert names(query) == found


def test_a_row_knows_what_to_write_about(people: dict[str, int]) -> None:
    exchange(40, people["Bob"], text="older", initiative="me")
    exchange(20, people["Bob"], kind="call", text="the flat in Lyon", initiative="them")
    exchange(1, people["Bob"], kind="like", text="a touch says little")
    with action("more"):
        news.add_mine("new job")
        add_contact_point(people["Bob"], Point("phone", "0612345678"))
    bob = row(people["Bob"])
    assert (bob.spoke, bob.spoke_kind, bob.spoke_by) == ("the flat in Lyon", "call", "them")
    assert bob.spoke_on == datetime.date(2026, 11, 3)
    assert [one.text for one in bob.news] == ["new job"]
    assert (bob.channel, bob.phone, bob.email, bob.status) == (
        "message", "0612345678", None, "to-write",
    )  # fmt: skip
    assert row(people["Far"]).news == (), "my news are for the first four circles"
    assert (row(people["Zoé"]).last, row(people["Ana"]).last, bob.last) == ("sent", "skipped", None)


@pytest.mark.parametrize(
    ("columns", "language", "form"),
    [
        ({}, "en", "vous"), ({"circle": 2}, "en", "tu"), ({"circle": 3}, "en", "vous"),
        ({"sphere": "friends", "circle": 4}, "en", "tu"), ({"language": "fr"}, "fr", "vous"),
        ({"circle": 1, "form": "vous"}, "en", "vous"),
    ],
)  # fmt: skip
def test_language_and_form_follow_from_the_tie(
    network: str, columns: dict[str, Any], language: str, form: str
) -> None:
    one = row(somebody("Marie", **columns))
    assert (one.language, one.form) == (language, form)


def test_the_channel_it_went_by_stays(people: dict[str, int]) -> None:
    change(people["Bob"], channel="letter")
    make(model.sent(now().season), people["Bob"])
    change(people["Bob"], channel="mail")
    assert row(people["Bob"]).channel == "letter"


def test_who_is_gone_has_no_row(people: dict[str, int]) -> None:
    assert greeting_rows(now(), [9999]) == []
    assert row(people["Out"]).status == "out" and row(people["Out"]).settled


def test_addresses_are_of_those_who_have_one(people: dict[str, int]) -> None:
    with action("addresses"):
        add_contact_point(people["Bob"], Point("address", "12 rue des Lilas, 31000 Toulouse"))
        add_contact_point(people["Ana"], Point("address", "1 High St, London"))
        add_contact_point(people["Ana"], Point("email", "ana@example.org"))
    change(people["Bob"], city="Toulouse", country="France")
    found = postal_addresses([people["Bob"], people["Zoé"], people["Ana"]])
    assert [(one.name, one.channel, one.city) for one in found] == [
        ("Bob", "letter", "Toulouse"), ("Ana", "mail", None),
    ]  # fmt: skip
