from __future__ import annotations

import random

import pytest
from networks import day, exchange, promise, somebody

from reseau_tui.model import upkeep
from reseau_tui.model.database import action, connection
from reseau_tui.network.people import (
    people_count,
    people_ids,
    people_rows,
    people_summaries,
    person,
)


def names(query: str = "", sort: str = "name", limit: int | None = None) -> list[str]:
    return [row.name for row in people_rows(people_ids(query, sort, limit))]


@pytest.fixture
def four(network):
    for name, circle, ago in (("Émile", 3, 9), ("ana", None, None), ("Zoé", 1, 40), ("Bo", 3, 9)):
        contact = somebody(name, circle=circle, city="Nantes")
        if ago:
            exchange(ago, contact)
    somebody("Gone", archived_at=day(2), city="Nantes")


@pytest.mark.parametrize("query", ["", "city:nantes"])
@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("name", ["ana", "Bo", "Émile", "Zoé"]),
        ("last", ["Bo", "Émile", "Zoé", "ana"]),
        ("circle", ["Zoé", "Bo", "Émile", "ana"]),
        ("added", ["Bo", "Zoé", "ana", "Émile"]),
    ],
)
def test_orders_of_a_list(four, query, sort, expected):
    assert names(query, sort) == expected
    assert names(query, sort, 2) == expected[:2]
    assert names(query, sort, 0) == []
    assert people_count() == 4


def test_an_unknown_order_is_refused(four):
    with pytest.raises(KeyError):
        people_ids("", "size")


def test_the_orders_of_a_crowd_are_those_of_python(network):
    chance = random.Random(3)
    wanted = []
    for number in range(300):
        name = chance.choice(["Ana", "bo", "Çem", "Dié"]) + str(chance.randrange(50))
        circle = chance.choice([None, 1, 2, 3])
        wanted.append((somebody(name, circle=circle), name, circle, number))
    from reseau_tui.text import fold

    assert list(people_ids()) == [
        row[0] for row in sorted(wanted, key=lambda row: (fold(row[1]), row[0]))
    ]
    assert list(people_ids(sort="circle")) == [
        row[0] for row in sorted(wanted, key=lambda row: (row[2] or 9, fold(row[1]), row[0]))
    ]


def test_rows_come_in_the_order_asked_for_and_who_is_gone_is_left_out(network):
    ana, bo = somebody("Ana", circle=2), somebody("Bo", circle=2)
    assert [row.id for row in people_rows([bo, 999, ana])] == [bo, ana]
    assert people_rows([]) == []


@pytest.mark.parametrize(
    ("columns", "ago", "expected"),
    [
        ({"circle": 2}, 3, "calm"),
        ({"circle": 2}, 25, "soon"),
        ({"circle": 2}, 31, "reconnect"),
        ({"circle": 2}, 60, "long"),
        ({"circle": 2}, 2000, "dormant"),
        ({"circle": 2, "snoozed_until": "2026-12-01"}, 60, "calm"),
        ({"circle": 2, "style": "ambient"}, 60, "calm"),
        ({"circle": 2, "archived_at": "2026-10-01"}, 60, "calm"),
        ({"circle": 2, "deceased_on": "2026-10-01"}, 60, "calm"),
        ({}, 60, "calm"),
    ],
)
def test_the_dot_of_a_line(network, columns, ago, expected):
    ana = somebody("Ana", **columns)
    exchange(ago, ana)
    [row] = people_rows([ana])
    card = person(ana)
    assert card is not None
    assert (row.state, row.last_on, card.state) == (expected, day(ago), expected)


def test_the_current_role_is_the_one_begun_last_without_an_end(network):
    ana = somebody("Ana")
    with action("roles"):
        connection().executemany(
            "INSERT INTO role (contact_id, organisation, title, from_on, to_on)"
            " VALUES (?, ?, ?, ?, ?)",
            [
                (ana, "Third", "baker", "2020", None),
                (ana, "Second", "cook", "2015", None),
                (ana, "First", "clerk", "2022", "2023"),
            ],
        )
    [row] = people_rows([ana])
    [summary] = people_summaries([ana])
    card = person(ana)
    assert card is not None
    assert (row.organisation, summary.organisation, summary.title) == ("Third", "Third", "baker")
    assert [role.organisation for role in card.roles] == ["Third", "Second", "First"]


def test_everything_about_one_person(network):
    paul = somebody("Paul Girard")
    marie = somebody(
        "Marie [/x] Dupont", nickname="Mimi", circle=2, sphere="work", style="regular",
        rhythm_days=45, city="Toulouse", country="France", birth_month=4, birth_day=2,
        met_on="2019", met_where="a fair", met_through=paul, notes="two\nlines", starred=1,
        organisation="Airbus", title="HR director", tags=["paris"], snoozed_until=day(-1),
    )  # fmt: skip
    with action("more"):
        sql = connection()
        for kind, value in (
            ("phone", "+33 6 12"), ("email", "m@example.org"), ("email", "b@example.org"),
        ):  # fmt: skip
            sql.execute(
                "INSERT INTO contact_point (contact_id, kind, label, value, normal)"
                " VALUES (?, ?, 'work', ?, ?)",
                (marie, kind, value, value),
            )
        from reseau_tui.model import write

        write.tag_contact(sql, marie, "tax law", "offers")
        write.tag_contact(sql, marie, "a flat", "seeks")
        sql.execute(
            "INSERT INTO important_date (contact_id, label, month, day)"
            " VALUES (?, 'name day', 8, 15)",
            (marie,),
        )
    sections = [("gave", "a tip"), ("got", "a name")]
    met = exchange(10, marie, paul, sections=sections)
    with action("what they mean"):
        upkeep.fill(connection(), met, day(10), [marie, paul], sections, 1)
    exchange(9, marie, kind="like", initiative="me")
    promise(marie, 3, "send CV")
    kept = promise(marie, -3, "call back")
    with action("done"):
        sql.execute("UPDATE promise SET done_at = ? WHERE id = ?", (day(1), kept))
    card = person(marie)
    assert card is not None
    summary = card.summary
    assert len(summary.uid) == 36
    assert (summary.id, summary.name, summary.nickname) == (marie, "Marie [/x] Dupont", "Mimi")
    assert (summary.circle, summary.sphere, summary.style) == (2, "work", "regular")
    assert (summary.rhythm_days, summary.last_on, summary.city) == (45, day(10), "Toulouse")
    assert (summary.organisation, summary.title) == ("Airbus", "HR director")
    assert (summary.tags, summary.phones) == (("paris",), ("+33 6 12",))
    assert summary.emails == ("m@example.org", "b@example.org")
    assert (summary.birthday, summary.archived) == ("--04-02", False)
    assert (card.rhythm, card.last_touch_on, card.country) == (45, day(9), "France")
    assert (card.offers, card.seeks, card.notes) == (("tax law",), ("a flat",), "two\nlines")
    assert (card.points[0].kind, card.points[0].label) == ("phone", "work")
    assert [(date.label, date.month, date.day, date.yearly) for date in card.dates] == [
        ("name day", 8, 15, True)
    ]
    assert [(line.text, line.done) for line in card.promises] == [
        ("send CV", False),
        ("call back", True),
    ]
    assert (card.met_on, card.met_where, card.met_through_name) == ("2019", "a fair", "Paul Girard")
    assert (card.interactions, card.starred) == (2, True)
    assert (card.turns.given, card.turns.received) == (1, 1)
    assert card.snoozed_until == day(-1)
    assert person(999) is None


@pytest.mark.parametrize(
    ("year", "month", "date", "expected"),
    [
        (1986, 4, 12, "1986-04-12"),
        (None, 4, 12, "--04-12"),
        (1986, None, None, None),
        (1986, 4, None, None),
    ],
)
def test_birthdays_as_text(network, year, month, date, expected):
    ana = somebody("Ana", birth_year=year, birth_month=month, birth_day=date)
    assert people_summaries([ana])[0].birthday == expected


def test_summaries_of_more_people_than_one_round(network):
    people = [somebody(f"Person {number}", tags=[f"t{number}"]) for number in range(1001)]
    found = people_summaries(reversed(people))
    assert [summary.id for summary in found] == people[::-1]
    assert found[0].tags == ("t1000",)
