"""Events: people noted, met, written to; the exchange that grows; each change undone exactly."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest

from reseau_tui.model import event_people as people
from reseau_tui.model import events
from reseau_tui.model.contacts import ContactFields, add_contact
from reseau_tui.model.database import action, connection, opened
from reseau_tui.model.events import EventFields
from reseau_tui.model.history import redo, undo

DAY = datetime.date.fromisoformat


@pytest.fixture
def sql(path: str, monkeypatch: pytest.MonkeyPatch) -> Iterator:
    monkeypatch.setenv("RESEAU_NOW", "2026-11-23T10:00")
    with opened(path):
        yield connection()


def event(sql, name: str = "Forum", on: str = "2026-11-23", until: str = "", **rest) -> int:
    with action("event"):
        days = DAY(on), DAY(until) if until else None
        return events.add_event(sql, EventFields(name, *days, **rest))


def person(name: str) -> int:
    with action("person"):
        return add_contact(ContactFields({"name": name}))


def told(sql) -> list[tuple]:
    """What the timeline tells: day, text, place, who."""
    return sql.execute(
        "SELECT i.\"on\", i.text, i.place, (SELECT group_concat(name, ', ') FROM (SELECT c.name"
        " FROM participant p JOIN contact c ON c.id = p.contact_id WHERE p.interaction_id = i.id"
        " ORDER BY p.id)) FROM interaction i WHERE i.kind = 'event' ORDER BY i.id"
    ).fetchall()


def where_met(sql, contact: int) -> tuple:
    """When and where somebody was met."""
    return sql.execute("SELECT met_on, met_where FROM contact WHERE id = ?", (contact,)).fetchone()


def state(sql) -> list[list[tuple]]:
    """Every row that an event can change."""
    tables = ("event", "event_person", "contact", "role", "interaction", "participant", "tag")
    return [sql.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in tables]


def test_one_exchange_grows_name_by_name_and_shrinks_by_undo(sql) -> None:
    forum = event(sql, place="Nantes")
    léa = person("Léa Martin")
    before = [state(sql)]
    with action("one"):
        karim = people.meet_somebody_new(
            sql, forum, "Karim Benali", organisation="Airbus", subject="wings", tags=("craft",)
        )
    before.append(state(sql))
    with action("two"):
        people.meet(sql, forum, léa, subject="the choir", organisation="Atelier")
    before.append(state(sql))
    with action("again"):
        people.meet(sql, forum, karim, subject="wings, and sailing")
    assert told(sql) == [("2026-11-23", "Forum", "Nantes", "Karim Benali, Léa Martin")]
    assert sql.execute(
        "SELECT contact_id, met, subject FROM event_person ORDER BY id"
    ).fetchall() == [(karim, 2, "wings, and sailing"), (léa, 1, "the choir")]
    assert where_met(sql, karim) == ("2026-11-23", "Forum")
    assert sql.execute("SELECT contact_id, organisation FROM role ORDER BY id").fetchall() == [
        (karim, "Airbus"), (léa, "Atelier"),
    ]  # fmt: skip
    after = state(sql)
    while before:
        undo(sql, 1)
        assert state(sql) == before.pop()
    for _ in range(3):
        redo(sql, 1)
    assert state(sql) == after


def test_a_role_known_already_stays(sql) -> None:
    forum = event(sql)
    with action("person"):
        marie = add_contact(ContactFields({"name": "Marie"}, organisation="Airbus"))
    with action("met"):
        people.meet(sql, forum, marie, organisation="Elsewhere")
    assert sql.execute("SELECT organisation FROM role").fetchall() == [("Airbus",)]


@pytest.mark.parametrize(
    ("on", "until", "day"),
    [
        ("2026-11-23", "", "2026-11-23"),
        ("2026-11-22", "2026-11-25", "2026-11-23"),
        ("2026-11-01", "2026-11-03", "2026-11-03"),
        ("2020-02-29", "", "2020-02-29"),
    ],
)
def test_met_on_a_day_of_the_event(sql, on: str, until: str, day: str) -> None:
    forum = event(sql, on=on, until=until)
    with action("met"):
        people.meet_somebody_new(sql, forum, "Karim")
    assert [row[0] for row in told(sql)] == [day]


def test_each_day_has_its_exchange_and_nobody_is_met_before(sql, monkeypatch) -> None:
    forum = event(sql, on="2026-11-23", until="2026-11-24")
    later = event(sql, "Later", on="2026-11-24")
    with action("first day"):
        people.meet_somebody_new(sql, forum, "Karim")
    with pytest.raises(people.ToCome), action("too soon"):
        people.meet_somebody_new(sql, later, "Nobody")
    monkeypatch.setenv("RESEAU_NOW", "2026-11-24T10:00")
    with action("second day"):
        people.meet_somebody_new(sql, forum, "Léa")
    with action("another event, the same day"):
        people.meet_somebody_new(sql, later, "Paul")
    assert told(sql) == [
        ("2026-11-23", "Forum", None, "Karim"),
        ("2026-11-24", "Forum", None, "Léa"),
        ("2026-11-24", "Later", None, "Paul"),
    ]


def test_an_event_that_moves_takes_along_what_is_told_of_it(sql) -> None:
    forum = event(sql, on="2026-11-10", until="2026-11-11", place="Nantes")
    with action("met"):
        people.meet_somebody_new(sql, forum, "Karim", on=DAY("2026-11-11"))
        people.meet_somebody_new(sql, forum, "Léa", on=DAY("2026-11-10"))
    sql.execute("UPDATE interaction SET place = 'the station' WHERE \"on\" = '2026-11-10'")
    with action("moved"):
        events.edit_event(
            sql, forum, EventFields("Salon", DAY("2026-11-17"), DAY("2026-11-18"), "Rezé")
        )
    assert told(sql) == [
        ("2026-11-18", "Salon", "Rezé", "Karim"), ("2026-11-17", "Salon", "the station", "Léa"),
    ]  # fmt: skip
    met = sql.execute("SELECT name, met_on, met_where FROM contact ORDER BY name").fetchall()
    assert met == [("Karim", "2026-11-18", "Salon"), ("Léa", "2026-11-17", "Salon")]
    with action("goes on"):
        people.meet_somebody_new(sql, forum, "Paul")
    assert told(sql)[0][3] == "Karim, Paul", "still known as the exchange of this event"


def test_taken_out_leaves_no_trace_but_the_person(sql) -> None:
    forum = event(sql)
    with action("met"):
        karim = people.meet_somebody_new(sql, forum, "Karim")
        léa = people.meet_somebody_new(sql, forum, "Léa")
    with action("out"):
        people.take_out(sql, forum, karim)
    assert told(sql) == [("2026-11-23", "Forum", None, "Léa")]
    assert where_met(sql, karim) == (None, None)
    with action("out"):
        people.take_out(sql, forum, léa)
    assert told(sql) == []
    with action("removed"):
        events.drop_event(sql, forum)
    assert sql.execute("SELECT count(*) FROM contact").fetchone() == (2,)


def test_coming_wanted_and_no_longer(sql) -> None:
    forum, marie = event(sql, on="2026-12-12"), person("Marie")
    with action("comes"):
        people.set_coming(sql, forum, marie)
        people.set_wanted(sql, forum, marie)
        people.set_wanted(sql, forum, marie, False)
    assert sql.execute("SELECT coming, wanted, met FROM event_person").fetchall() == [(1, 0, 0)]
    with action("does not come"):
        people.set_coming(sql, forum, marie, False)
    assert sql.execute("SELECT count(*) FROM event_person").fetchone() == (0,)


def test_written_to_is_a_message_of_mine(sql) -> None:
    forum = event(sql, on="2026-11-20")
    with action("met"):
        karim = people.meet_somebody_new(sql, forum, "Karim")
    with action("written"):
        people.follow_up(sql, forum, karim, "sent the link")
    row = sql.execute(
        'SELECT "on", kind, initiative, text FROM interaction ORDER BY id DESC'
    ).fetchone()
    assert row == ("2026-11-23", "message", "me", "sent the link")
    assert sql.execute("SELECT followed_up FROM event_person").fetchone() == ("2026-11-23",)


@pytest.mark.parametrize(
    "fields",
    [EventFields(" ", DAY("2026-11-23")),
     EventFields("Forum", DAY("2026-11-23"), DAY("2026-11-22"))],
)  # fmt: skip
def test_no_event_without_a_name_or_backwards(sql, fields: EventFields) -> None:
    with pytest.raises(ValueError), action("wrong"):
        events.add_event(sql, fields)


def test_a_calendar_knows_its_event_again(sql) -> None:
    fields = EventFields("Fête", DAY("2026-12-05"), None, "Brest")
    marie, paul = person("Marie"), person("Paul")
    with action("first"):
        taken, new, _ = events.take_in(sql, "x@cal", fields, [marie])
    assert new
    with action("again") as step:
        assert events.take_in(sql, "x@cal", fields, [marie]) == (taken, False, False)
    assert not sql.execute("SELECT 1 FROM change WHERE action_id = ?", (step.id,)).fetchone()
    moved = EventFields("Another name", DAY("2026-12-06"), None, "Elsewhere")
    with action("moved"):
        assert events.take_in(sql, "x@cal", moved, [paul]) == (taken, False, True)
    row = sql.execute('SELECT name, "on", place FROM event').fetchone()
    assert row == ("Fête", "2026-12-06", "Brest")
    assert sql.execute("SELECT count(*) FROM event_person").fetchone() == (2,)
