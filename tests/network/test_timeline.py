from __future__ import annotations

import datetime
import random

import pytest
from networks import TODAY, day, exchange, somebody

from reseau_tui.model.database import action, connection
from reseau_tui.network import timeline as module
from reseau_tui.network.timeline import entries, timeline


@pytest.fixture
def history(network):
    marie = somebody("Marie Dupont", circle=2, city="Toulouse", sphere="work")
    paul = somebody("Paul Girard", circle=1, organisation="Halwen")
    nora = somebody("Nora O'Neil", circle=5, archived_at=day(1))
    exchange(9, marie, paul, text="concert in town", tags=["paris"], place="Bibent")
    exchange(3, paul, text="coffee", at="15:30", minutes=40, sections=[("gave", "a cake recipe")])
    exchange(900, marie, nora, kind="call", initiative="them", text="about p1 and p2")
    exchange(3, nora, kind="mail", text="Garden, œuvre", tags=["paris", "choir"])
    return {"marie": marie, "paul": paul, "nora": nora}


def texts(*arguments, **options) -> list[str]:
    return [entry.text for entry in timeline(*arguments, **options)]


ALL = ["Garden, œuvre", "coffee", "concert in town", "about p1 and p2"]


def test_newest_first_whatever_the_order_of_entry(history):
    assert texts() == ALL
    assert texts(history["marie"]) == ["concert in town", "about p1 and p2"]
    assert texts(999) == []


def test_everything_of_an_entry(history):
    entry = timeline(history["paul"])[0]
    assert (entry.on, entry.at, entry.kind, entry.initiative) == (day(3), "15:30", "coffee", "both")
    assert (entry.minutes, entry.place, entry.tags) == (40, None, ())
    assert entry.sections == (("gave", "a cake recipe"),)
    entry = timeline(history["paul"])[1]
    assert entry.people == ("Marie Dupont", "Paul Girard")
    assert entry.people_ids == (history["marie"], history["paul"])
    assert (entry.place, entry.tags) == ("Bibent", ("paris",))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("concert", ["concert in town"]),
        ("conc tow", ["concert in town"]),
        ("oeuvre", ["Garden, œuvre"]),
        ("cake", ["coffee"]),
        ("bibent", ["concert in town"]),
        ("marie", ["concert in town", "about p1 and p2"]),
        ("marie concert", ["concert in town"]),
        ("marie nora", ["about p1 and p2"]),
        ("o'neil", ["Garden, œuvre", "about p1 and p2"]),
        ("p1", ["about p1 and p2"]),
        ("p2 p1", ["about p1 and p2"]),
        ("tag:paris", ["Garden, œuvre", "concert in town"]),
        ("tag:paris tag:choir", ["Garden, œuvre"]),
        ("tag:choir concert", []),
        ("tag:nothing", []),
        ("circle:1", ["coffee", "concert in town"]),
        ("circle:1,2", ["coffee", "concert in town", "about p1 and p2"]),
        ("circle:1 city:toulouse", []),
        ("city:toulouse", ["concert in town", "about p1 and p2"]),
        ("city:toulouse tag:paris", ["concert in town"]),
        ("org:halwen concert", ["concert in town"]),
        ("sphere:work", ["concert in town", "about p1 and p2"]),
        ("archived", ["Garden, œuvre", "about p1 and p2"]),
        ("never", []),
        ("marie circle:5", ["about p1 and p2"]),
        ("marie tag:paris", ["concert in town"]),
        ("***", []),
        ('x") OR text:(coffee', []),
        ("kind:call", ["about p1 and p2"]),
        ("kind:cal", ["about p1 and p2"]),
        ("genre:appel", ["about p1 and p2"]),
        ("kind:mail,call", ["Garden, œuvre", "about p1 and p2"]),
        ("kind:unheard", []),
        ("kind:coffee marie", ["concert in town"]),
        ("kind:coffee tag:paris", ["concert in town"]),
        ("kind:coffee circle:2", ["concert in town"]),
        ("from:them", ["about p1 and p2"]),
        ("de:eux", ["about p1 and p2"]),
        ("from:me", []),
        ("from:them kind:call", ["about p1 and p2"]),
        ("from:both kind:call", []),
        ("kind:mail garden", ["Garden, œuvre"]),
        ("kind:mail from:both tag:choir", ["Garden, œuvre"]),
        ("tag:p", ["Garden, œuvre", "concert in town"]),
        ("tag:c kind:mail", ["Garden, œuvre"]),
        ("call", []),
        ("both", []),
        ("them", []),
        ("from:both city:toulouse", ["concert in town"]),
        ("year:2026", ["Garden, œuvre", "coffee", "concert in town"]),
        ("année:2024", ["about p1 and p2"]),
        ("year:2024 kind:call marie", ["about p1 and p2"]),
        ("since:2026-11-20", ["Garden, œuvre", "coffee"]),
        ('since:"last week"', ["Garden, œuvre", "coffee"]),
        ("depuis:2026-11 paul", ["coffee", "concert in town"]),
        ("until:2026-11-14", ["concert in town", "about p1 and p2"]),
        ("jusqu'à:2025", ["about p1 and p2"]),
        ("since:2026-11-14 until:2026-11-14", ["concert in town"]),
        ("since:2026 until:2025", []),
    ],
)
@pytest.mark.parametrize("few", [2000, 0])
def test_what_a_filter_line_finds(history, monkeypatch, query, expected, few):
    # Found from the people or the tags when they are few, from the days when they are many.
    monkeypatch.setattr(module, "FEW_PEOPLE", few)
    monkeypatch.setattr(module, "MERGED_MOST", few)
    assert texts(query=query) == expected
    assert texts(query=query, limit=1) == expected[:1]


@pytest.mark.parametrize(
    ("who", "query", "expected"),
    [
        ("marie", "concert", ["concert in town"]),
        ("nora", "concert", []),
        ("marie", "tag:paris", ["concert in town"]),
        ("marie", "circle:1", ["concert in town"]),
        ("paul", "marie", ["concert in town"]),
        ("paul", "tag:paris", ["concert in town"]),
        ("marie", "circle:5", ["about p1 and p2"]),
        ("marie", "kind:call", ["about p1 and p2"]),
        ("marie", "kind:mail", []),
        ("marie", "from:them", ["about p1 and p2"]),
        ("marie", "kind:call tag:paris", []),
        ("marie", "kind:call circle:1", []),
    ],
)
def test_a_filter_line_within_one_person(history, who, query, expected):
    assert texts(history[who], query) == expected
    assert texts(history[who], query, limit=1) == expected[:1]


@pytest.mark.parametrize("query", ["", "about", "tag:paris", "circle:1,2,5 archived"])
def test_days_bound_what_is_found(history, query):
    whole = timeline(query=query)
    for since, until in ((day(9), day(4)), (day(3), day(3)), (None, day(10)), (day(2), None)):
        first = datetime.date.fromisoformat(since) if since else None
        last = datetime.date.fromisoformat(until) if until else None
        assert timeline(query=query, since=first, until=last) == [
            entry for entry in whole if (since or "") <= entry.on <= (until or "9")
        ]
    assert timeline(until=datetime.date.max)


def test_a_kind_of_an_import_s_own_is_found_word_for_word(history):
    exchange(1, history["marie"], kind="Video call", text="seen on a screen")
    exchange(2, history["nora"], kind="them", text="odd")
    assert texts(query='kind:"Video call"') == ["seen on a screen"]
    assert texts(history["marie"], 'kind:"Video call"') == ["seen on a screen"]
    assert texts(query="kind:call") == ["about p1 and p2"]
    assert texts(query="kind:them") == ["odd"]
    assert texts(query="from:them") == ["about p1 and p2"]
    assert texts(query="video") == []


def test_what_changes_of_an_exchange_is_found_anew(history):
    found = timeline(query="about")[0].id
    with action("edit"):
        connection().execute(
            "UPDATE interaction SET kind = 'letter', initiative = 'me', \"on\" = ? WHERE id = ?",
            (day(2), found),
        )
        connection().execute("UPDATE interaction_tag SET interaction_id = ? WHERE id = 1", (found,))
    assert texts(query="kind:letter") == texts(query="from:me") == ["about p1 and p2"]
    assert texts(query="kind:call") == texts(query="from:them") == []
    assert texts(query="tag:paris") == ["about p1 and p2", "Garden, œuvre"]


def test_a_name_that_many_bear_is_looked_for_in_texts_alone(history, monkeypatch):
    monkeypatch.setattr(module, "NAMED_MOST", 1)
    somebody("Marie Martin")
    exchange(1, history["paul"], text="saw Marie's brother")
    assert texts(query="marie") == ["saw Marie's brother"]
    assert texts(query="marie dupont") == ["concert in town", "about p1 and p2"]


@pytest.mark.parametrize(
    "query", ["", "garden", "tag:choir", "circle:2", "kind:coffee", "from:both"]
)
@pytest.mark.parametrize("alone", [False, True])
def test_pages_hold_everything_once(network, query, alone):
    chance = random.Random(5)
    people = [somebody(f"Person {number}", circle=2) for number in range(4)]
    for number in range(90):
        exchange(
            chance.randrange(12), *chance.sample(people, 2), text=f"garden {number}",
            tags=["choir"],
        )  # fmt: skip
    who = people[0] if alone else None
    whole = timeline(who, query, limit=1000)
    assert [entry.moment for entry in whole] == sorted(
        (entry.moment for entry in whole), reverse=True
    )
    assert len(whole) == 90 or alone
    pages, before = [], None
    while page := timeline(who, query, before=before, limit=7):
        assert len(page) <= 7
        pages += page
        before = page[-1].moment
    assert pages == whole
    pages, after = [], 0
    while page := timeline(who, query, after=after, limit=7):
        assert len(page) <= 7
        pages = page + pages
        after = page[0].moment
    assert pages == whole


def test_entries_of_nothing(network):
    assert entries([]) == []
    assert entries([999]) == []
    assert timeline(until=TODAY) == []
