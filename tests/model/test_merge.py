"""Two contacts become one: what is kept, what moves, and that undo gives everything back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from peewee import DoesNotExist
from test_history import AT, contact, rows, truth

from reseau_tui.model import (
    history,
    history_bulk,
    introductions,
    merge,
    relations,
    triggers,
    write,
)
from reseau_tui.model.contacts import (
    RHYTHMS,
    ContactFields,
    Point,
    add_contact,
    add_point,
)
from reseau_tui.model.database import action, connection
from reseau_tui.model.important_dates import add_important_date
from reseau_tui.model.merge_choices import NotesTooLongError
from reseau_tui.model.promises import finish_promise


def somebody(name: str, **columns: Any) -> int:
    """Add a contact with these columns."""
    with action(f"add {name}"):
        made = write.add_contact(connection(), name, columns.pop("created_at", AT))
        for column, value in columns.items():
            connection().execute(f"UPDATE contact SET {column} = ? WHERE id = ?", (value, made))
    return made


def merged(keep: int, other: int, **choices: str) -> merge.Merged:
    with action("merge"):
        return merge.merge_contacts(keep, other, choices)


def columns(contact_id: int, *names: str) -> tuple[Any, ...]:
    return connection().execute(
        f"SELECT {', '.join(names)} FROM contact WHERE id = ?", (contact_id,)
    ).fetchone()  # fmt: skip


def column(sql: str, *values: Any) -> list[Any]:
    return [row[0] for row in connection().execute(sql, values).fetchall()]


# name, keep, other, choices -> the values of the one who stays
FIELDS = [
    ("what is empty is filled", {"city": None}, {"city": "Lyon"}, {}, {"city": "Lyon"}),
    ("what is there stays", {"city": "Albi"}, {"city": "Lyon"}, {}, {"city": "Albi"}),
    ("as chosen", {"city": "Albi"}, {"city": "Lyon"}, {"city": "other"}, {"city": "Lyon"}),
    ("empty, if chosen", {"city": "Albi"}, {}, {"city": "other"}, {"city": None}),
    ("the closer circle", {"circle": 4}, {"circle": 2}, {}, {"circle": 2}),
    ("a circle at all", {}, {"circle": 5}, {}, {"circle": 5}),
    ("never lowered", {"circle": 1}, {"circle": 5}, {}, {"circle": 1}),
    ("unless chosen", {"circle": 1}, {"circle": 5}, {"circle": "other"}, {"circle": 5}),
    ("the shorter rhythm", {"rhythm_days": 60}, {"rhythm_days": 21}, {}, {"rhythm_days": 21}),
    (
        "the circle's own is shorter still",
        {"circle": 2},
        {"circle": 5, "rhythm_days": 90},
        {},
        {"circle": 2, "rhythm_days": None},
    ),
    (
        "any rhythm is shorter than none",
        {"circle": 5},
        {"circle": 5, "rhythm_days": 90},
        {},
        {"rhythm_days": 90},
    ),
    (
        "the day known best",
        {"birth_month": 4, "birth_day": 12},
        {"birth_year": 1986, "birth_month": 4, "birth_day": 12},
        {},
        {"birth_year": 1986, "birth_month": 4, "birth_day": 12},
    ),
    (
        "a birthday is one thing",
        {"birth_year": 1986, "birth_month": 4, "birth_day": 12},
        {"birth_month": 5, "birth_day": 1},
        {"birthday": "other"},
        {"birth_year": None, "birth_month": 5, "birth_day": 1},
    ),
    ("in the lists again", {"archived_at": "2026-01-01"}, {}, {}, {"archived_at": None}),
    ("not archived", {}, {"archived_at": "2026-01-01"}, {}, {"archived_at": None}),
    ("starred", {}, {"starred": 1}, {}, {"starred": 1}),
    ("a style of its own", {}, {"style": "ambient"}, {}, {"style": "ambient"}),
    (
        "put off for longer",
        {"snoozed_until": "2026-12-01"},
        {"snoozed_until": "2026-12-24"},
        {},
        {"snoozed_until": "2026-12-24"},
    ),
    ("notes joined", {"notes": "tall"}, {"notes": "sings"}, {}, {"notes": "tall\n\nsings"}),
    ("notes once", {"notes": "tall, sings"}, {"notes": "sings"}, {}, {"notes": "tall, sings"}),
    ("one note", {"notes": "tall"}, {"notes": "sings"}, {"notes": "other"}, {"notes": "sings"}),
    ("both properties", {"extra": '["A:1"]'}, {"extra": '["A:1", "B:2"]'}, {},
     {"extra": '["A:1", "B:2"]'}),
    ("known since", {"created_at": 20}, {"created_at": 10}, {}, {"created_at": 10}),
    (
        "a circle since the first of the two",
        {"circle": 2, "circle_since": "2026-05-01"},
        {"circle": 3, "circle_since": "2025-05-01"},
        {},
        {"circle": 2, "circle_since": "2025-05-01"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("keep", "other", "choices", "expected"),
    [row[1:] for row in FIELDS],
    ids=[r[0] for r in FIELDS],
)
def test_each_field_comes_from_the_side_it_should(
    network: str,
    keep: dict[str, Any],
    other: dict[str, Any],
    choices: dict[str, str],
    expected: dict[str, Any],
) -> None:
    one, two = somebody("Ana Lund", **keep), somebody("Ana Lund", **other)
    merged(one, two, **choices)
    assert columns(one, *expected) == tuple(expected.values())
    assert columns(two, "id") is None


@pytest.mark.parametrize(
    ("keep", "other", "name"),
    [
        ("Marie Dupont", "M. Dupont", "Marie Dupont"),
        ("M. Dupont", "Marie Dupont", "Marie Dupont"),
        ("marie@example.org", "Marie", "Marie"),
        ("+33612345678", "marie@example.org", "+33612345678"),
        ("Marie Dupont", "Marie Claire Dupont", "Marie Dupont"),
    ],
)
def test_the_whole_name_stays_and_is_sorted_and_found(
    network: str, keep: str, other: str, name: str
) -> None:
    one = somebody(keep)
    assert merged(one, somebody(other)).name == name
    assert columns(one, "name", "sort_name") == (name, write.sort_name(name))
    word = write.sort_name(name).replace("+", "").replace("@", " ").split()[0]
    found = "SELECT rowid FROM contact_search WHERE contact_search MATCH ?"
    assert column(found, f'"{word}"') == [one]


def test_lists_are_united_and_what_both_have_is_there_once(network: str) -> None:
    one, two = somebody("Ana Lund"), somebody("Ana Lund")
    sql = connection()
    with action("belongings"):
        for person, label in ((one, None), (two, "home")):
            add_point(person, Point("email", "ana@example.org", label))
            write.tag_contact(sql, person, "paris")
            add_important_date(
                person,
                {
                    "label": "Name day",
                    "year": 2020 if person == two else None,
                    "month": 7,
                    "day": 26,
                },
            )
            write.add_promise(sql, person, "2026-12-01", "send CV", AT)
            sql.execute(
                "INSERT INTO role (contact_id, organisation, from_on) VALUES (?, 'Airbus', ?)",
                (person, None if person == one else "2021"),
            )
        add_point(one, Point("phone", "06 12 34 56 78"))
        add_point(two, Point("phone", "+33 6 12 34 56 78"))
        add_point(two, Point("email", "lund@example.com"))
        add_important_date(two, {"label": "Wedding", "month": 6, "day": 1})
        write.tag_contact(sql, two, "paris", "offers")
        sql.execute("INSERT INTO role (contact_id, title) VALUES (?, 'chair')", (two,))
        finish_promise(write.add_promise(sql, two, "2026-11-01", "call", AT))
        sql.execute(
            "INSERT INTO source_record (contact_id, source, key, imported)"
            " VALUES (?, 'vcard', 'k', '{}')",
            (two,),
        )
    merged(one, two)
    assert sql.execute(
        "SELECT kind, label, value FROM contact_point WHERE contact_id = ? ORDER BY id", (one,)
    ).fetchall() == [
        ("email", "home", "ana@example.org"),
        ("phone", None, "+33 6 12 34 56 78"),
        ("email", None, "lund@example.com"),
    ]
    assert sql.execute("SELECT contact_id, role FROM contact_tag ORDER BY role").fetchall() == [
        (one, "offers"), (one, "tag"),
    ]  # fmt: skip
    assert sql.execute("SELECT label, year FROM important_date ORDER BY id").fetchall() == [
        ("Name day", 2020), ("Wedding", None),
    ]  # fmt: skip
    assert sql.execute("SELECT organisation, title, from_on FROM role ORDER BY id").fetchall() == [
        ("Airbus", None, "2021"), (None, "chair", None),
    ]  # fmt: skip
    assert column("SELECT text FROM promise ORDER BY id") == ["send CV", "call"]
    for table in ("promise", "source_record", "contact_point", "role", "important_date"):
        assert set(column(f"SELECT contact_id FROM {table}")) == {one}


def test_exchanges_move_and_one_in_which_both_took_part_is_there_once(network: str) -> None:
    one, two, third = somebody("Ana Lund"), somebody("A. Lund"), contact("Bo Ek")
    sql = connection()
    with action("log"):
        both = write.add_interaction(sql, on="2026-03-01", people=[one, two, third], created_at=AT)
        later = write.add_interaction(
            sql, on="2026-05-01", people=[two], created_at=AT, sections=[("got", "a lift")]
        )
        sql.execute("UPDATE participant SET note = 'late' WHERE contact_id = ?", (one,))
        sql.execute(
            "UPDATE participant SET note = 'tired' WHERE contact_id = ? AND interaction_id = ?",
            (two, both),
        )
    done = merged(one, two)
    assert done == merge.Merged(one, "Ana Lund", 1)
    taken = sql.execute(
        "SELECT interaction_id, contact_id, note FROM participant ORDER BY interaction_id, id"
    ).fetchall()
    assert taken == [(both, one, "late · tired"), (both, third, None), (later, one, None)]
    assert columns(one, "last_full_on") == ("2026-05-01",)
    assert column("SELECT interaction_id FROM section") == [later]
    assert truth(sql) == []


def test_who_was_met_through_the_one_who_goes_was_met_through_the_one_who_stays(
    network: str,
) -> None:
    one, two = somebody("Ana Lund"), somebody("A. Lund")
    child = somebody("Bo Ek", met_through=two)
    merged(one, two)
    assert columns(child, "met_through") == (one,)


@pytest.mark.parametrize("chosen", [{}, {"met_through": "keep"}, {"met_through": "other"}])
def test_nobody_is_met_through_themselves(network: str, chosen: dict[str, str]) -> None:
    third = contact("Bo Ek")
    two = somebody("A. Lund", met_through=third)
    one = somebody("Ana Lund", met_through=two)
    merged(one, two, **chosen)
    assert columns(one, "met_through") == (third,)


def test_questions_and_answers_about_the_one_who_goes_go_on_about_the_other(network: str) -> None:
    one, two, bo, cy = (contact(name) for name in ("Ana Lund", "A. Lund", "Bo", "Cy"))
    with action("ask"):
        merge.mark_different(two, bo)
        merge.mark_different(one, cy)
        for pair in ((one, two), (one, bo), (two, cy)):
            connection().execute(
                "INSERT OR IGNORE INTO pair (first_id, second_id, reason) VALUES (?, ?, 'x')", pair
            )
    merged(one, two)
    assert connection().execute(
        "SELECT first_id, second_id, decision FROM pair ORDER BY second_id"
    ).fetchall() == [(one, bo, "different"), (one, cy, "different")]


def test_the_place_of_today_stays_in_the_family(network: str) -> None:
    one, two = contact("Ana Lund"), contact("A. Lund")
    connection().execute("INSERT INTO slate_pick VALUES ('2026-11-23', 1, ?)", (two,))
    merged(one, two)
    assert column("SELECT contact_id FROM slate_pick") == [one]


def test_a_table_of_a_later_capability_follows_by_itself(
    network: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sql = connection()
    sql.execute(
        "CREATE TABLE handshake (id INTEGER PRIMARY KEY AUTOINCREMENT,"
        " one INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,"
        " two INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,"
        " UNIQUE (one, two), CHECK (one <> two))"
    )
    recorded = (*triggers.RECORDED, "handshake")
    for module in (triggers, merge, history_bulk):
        monkeypatch.setattr(module, "RECORDED", recorded)
    monkeypatch.setattr("reseau_tui.model.bulk.RECORDED", recorded)
    triggers.build_triggers(sql)
    ana, twin, bo, cy = (contact(name) for name in ("Ana Lund", "A. Lund", "Bo", "Cy"))
    with action("introduce"):
        for pair in ((ana, bo), (twin, bo), (cy, twin), (ana, twin)):
            sql.execute("INSERT INTO handshake (one, two) VALUES (?, ?)", pair)
    before = sql.execute("SELECT * FROM handshake").fetchall()
    merged(ana, twin)
    assert sql.execute("SELECT one, two FROM handshake ORDER BY id").fetchall() == [
        (ana, bo), (cy, ana),
    ]  # fmt: skip
    history.undo(sql, AT)
    assert sql.execute("SELECT * FROM handshake").fetchall() == before


def test_what_cannot_be_is_refused_and_changes_nothing(network: str) -> None:
    one, two = somebody("Ana", notes="x" * 15_000), somebody("Ana", notes="y" * 15_000)
    before = rows(connection())
    for error, arguments in (
        (NotesTooLongError, (one, two)),
        (ValueError, (one, one)),
        (ValueError, (one, two, {"shoe": "keep"})),
        (ValueError, (one, two, {"name": "both"})),
        (DoesNotExist, (one, 99)),
    ):
        with pytest.raises(error), action("merge"):
            merge.merge_contacts(*arguments)
    assert rows(connection()) == before
    merged(one, two, notes="other")
    assert columns(one, "notes") == ("y" * 15_000,)


def test_two_people_are_remembered_once_and_it_can_be_undone(network: str) -> None:
    one, two = contact("Ana Lund"), contact("Ana Lund")
    with action("two people"):
        merge.mark_different(two, one, "same phone")
    with action("two people"):
        merge.mark_different(one, two)
    pair = "SELECT first_id, second_id, reason, decision FROM pair"
    assert connection().execute(pair).fetchall() == [(one, two, "same phone", "different")]
    history.undo(connection(), AT)
    assert connection().execute(pair).fetchall() == []
    with pytest.raises(sqlite3.IntegrityError), action("gone"):
        merge.mark_different(one, 99)
    with pytest.raises(ValueError), action("one"):
        merge.mark_different(one, one)


# --- any two contacts, whatever hangs on them ---------------------------------------------------

LIKE = st.sampled_from(["", "a", "b"])
THINGS = st.lists(
    st.tuples(
        st.sampled_from(
            ("role", "date", "point", "phone", "tag", "log", "log both", "promise", "source",
             "through", "pair", "different", "columns", "relation", "introduction", "request",
             "interview", "event")
        ),
        st.integers(0, 3),
        LIKE,
        LIKE,
    ),
    max_size=16,
)  # fmt: skip


def _relation(me: int, next_one: int, some: str, other: str) -> None:
    kind = "parent" if some else "friend"
    relations.add_relation(connection(), me, next_one, kind, other)


def _introduction(me: int, next_one: int, some: str, other: str) -> None:
    three = [me, next_one, None]
    turned = len(some) + 2 * len(other)
    introducer, first, second = three[turned % 3 :] + three[: turned % 3]
    introductions.add_introduction(
        connection(), introducer=introducer, first=first, second=second, on="2026-05-01",
        status="made" if other else "proposed",
    )  # fmt: skip


def _request(me: int, next_one: int, some: str, other: str) -> None:
    sql = connection()
    sql.execute(
        'INSERT INTO request (asker_id, text, "on") VALUES (?, ?, ?)',
        (me if other else None, "a flat", "2026-05-01"),
    )
    for helper in (me, next_one):
        if helper != me or not other:
            sql.execute(
                'INSERT INTO request_helper (request_id, contact_id, status, "on", why)'
                " SELECT max(id), ?, ?, '2026-05-02', ? FROM request",
                (helper, "agreed" if some else "asked", other or None),
            )


def _interview(me: int, next_one: int, some: str, other: str) -> None:
    connection().execute(
        "INSERT INTO interview (contact_id, for_id, recommender_id, since)"
        " VALUES (?, ?, ?, '2026-05-01')",
        (me, next_one if some else None, next_one if other else None),
    )


def _event(me: int, next_one: int, some: str, other: str) -> None:
    sql = connection()
    sql.execute("INSERT INTO event (name, \"on\") VALUES ('forum', '2026-05-01')")
    for number, somebody_there in enumerate((me, next_one)):
        sql.execute(
            "INSERT INTO event_person (event_id, contact_id, coming, met, subject)"
            " SELECT max(id), ?, ?, ?, ? FROM event",
            (somebody_there, len(some), number * 2, other or None),
        )


JOINED_WITH_THEMSELVES = (
    "SELECT 1 FROM relation WHERE contact_id = other_id UNION ALL SELECT 1 FROM introduction"
    " WHERE introducer_id = first_id OR introducer_id = second_id OR first_id = second_id"
    " UNION ALL SELECT 1 FROM interview WHERE contact_id IN (for_id, recommender_id)"
    " UNION ALL SELECT 1 FROM request r JOIN request_helper h ON h.request_id = r.id"
    " AND h.contact_id = r.asker_id"
)

GROWTH = {
    "relation": _relation, "introduction": _introduction, "request": _request,
    "interview": _interview, "event": _event,
}  # fmt: skip


def give(what: str, who: int, some: str, other: str, number: int) -> None:
    """Hang something on one of four people."""
    sql = connection()
    people = column("SELECT id FROM contact ORDER BY id")
    me, next_one = people[who], people[(who + 1) % 4]
    if what == "role":
        sql.execute(
            "INSERT INTO role (contact_id, organisation, title, from_on) VALUES (?, ?, ?, ?)",
            (me, some or None, other or None, "2020" if other else None),
        )
    elif what == "date":
        add_important_date(
            me, {"label": "day " + some, "year": 2000 if other else None, "month": 5, "day": 1}
        )
    elif what == "point":
        add_point(me, Point("email", f"{some}x@example.org", other or None))
    elif what == "phone":
        add_point(me, Point("phone", "+33612345678" if some else "0612345678"))
    elif what == "tag":
        write.tag_contact(sql, me, "t" + some, "offers" if other else "tag")
    elif what.startswith("log"):
        some_people = [me, next_one] if what == "log both" else [me]
        write.add_interaction(
            sql, on=f"2026-0{who + 1}-0{len(some) + 1}", people=some_people, created_at=AT,
            text=f"word{some}", kind="like" if other else "call",
            sections=[("got", other)] if other else [],
        )  # fmt: skip
        sql.execute("UPDATE participant SET note = ? WHERE contact_id = ?", (some or None, me))
    elif what == "promise":
        write.add_promise(sql, me, "2026-12-01", "do " + some, AT)
    elif what == "source":
        sql.execute(
            "INSERT INTO source_record (contact_id, source, key, imported) VALUES (?, 'v', ?, ?)",
            (me, str(number), "{}"),
        )
    elif what == "through":
        sql.execute("UPDATE contact SET met_through = ? WHERE id = ?", (next_one, me))
    elif what in GROWTH:
        GROWTH[what](me, next_one, some, other)
    elif what == "different":
        merge.mark_different(me, next_one)
    elif what == "pair":
        sql.execute(
            "INSERT INTO pair (first_id, second_id, reason) SELECT ?, ?, 'same name' WHERE NOT"
            " EXISTS (SELECT 1 FROM pair WHERE first_id + second_id = ?)",
            (me, next_one, me + next_one),
        )
    else:
        sql.execute(
            "UPDATE contact SET circle = ?, notes = ?, city = ?, birth_month = ? WHERE id = ?",
            (who + 1, some or None, other or None, 3 if some else None, me),
        )


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(THINGS, st.permutations(range(4)), st.sampled_from(["keep", "other"]))
def test_any_two_contacts_can_be_merged_and_undo_gives_everything_back(
    fresh_network: Callable[..., AbstractContextManager[str]],
    things: list[tuple[str, int, str, str]],
    order: list[int],
    side: str,
) -> None:
    with fresh_network():
        sql = connection()
        people = [contact(name) for name in ("Ana Lund", "A. Lund", "Ana", "Bo Ek")]
        with action("things"):
            for number, thing in enumerate(things):
                give(*thing, number)
        keep, other, third = (people[place] for place in order[:3])
        states = [rows(sql)]
        exchanges = set(column("SELECT interaction_id FROM participant WHERE contact_id IN (?, ?)",
                               keep, other))  # fmt: skip
        merged(keep, other, name=side, circle=side, city=side, birthday=side, notes=side)
        assert truth(sql) == []
        assert sql.execute("PRAGMA foreign_key_check").fetchall() == []
        taken = column("SELECT interaction_id FROM participant WHERE contact_id = ?", keep)
        assert sorted(taken) == sorted(exchanges)
        assert not column(JOINED_WITH_THEMSELVES)
        for table, name in merge._references(sql):
            assert not column(f'SELECT id FROM {table} WHERE "{name}" = ?', other)
        states.append(rows(sql))
        merged(keep, third)
        with action("after"):
            write.add_interaction(sql, on="2026-11-01", people=[keep], created_at=AT)
        states.append(rows(sql))
        history.undo(sql, AT)
        history.undo(sql, AT)
        assert rows(sql) == states[1]
        history.undo(sql, AT)
        assert rows(sql) == states[0]
        assert truth(sql) == []
        history.redo(sql, AT)
        assert rows(sql) == states[1]


@pytest.mark.parametrize("circle", [1, 2, 3, 4, 5])
def test_the_rhythm_of_a_circle_is_the_one_the_database_computes(network: str, circle: int) -> None:
    with action("add"):
        identifier = add_contact(ContactFields(values={"name": "Marie", "circle": circle}))
    row = connection().execute("SELECT rhythm FROM contact WHERE id = ?", (identifier,)).fetchone()
    assert row == (RHYTHMS.get(circle),)
