"""Undo and redo, on random histories and on the cases people meet."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reseau_tui.model import history, triggers, write
from reseau_tui.model.contacts import delete_contact
from reseau_tui.model.database import action, connection

AT = 1_795_000_000
KINDS = ("coffee", "call", "comment", "text")
INITIATIVES = ("me", "them", "both")


def rows(sql: sqlite3.Connection) -> dict[str, list[tuple[Any, ...]]]:
    """Every recorded row, and every kept one: what a user could notice."""
    found = {
        table: sql.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()
        for table in triggers.RECORDED
    }
    sql.execute("CREATE VIRTUAL TABLE temp.v USING fts5vocab(main, interaction_search, row)")
    found["interaction words"] = sql.execute("SELECT term, doc FROM temp.v").fetchall()
    sql.execute("DROP TABLE temp.v")
    found["people words"] = sql.execute(
        "SELECT rowid, name, words FROM contact_search ORDER BY rowid"
    ).fetchall()
    return found


def contact(name: str) -> int:
    with action(f"add {name}"):
        return write.add_contact(connection(), name, AT)


def ids(table: str) -> list[int]:
    return [row[0] for row in connection().execute(f"SELECT id FROM {table} ORDER BY id")]


def change(what: str, first: int, second: int) -> None:
    """Make one random change; nothing happens when what it needs is not there."""
    sql = connection()
    people = ids("contact")
    exchanges = ids("interaction")
    a = people[first % len(people)] if people else 0
    b = people[second % len(people)] if people else 0
    i = exchanges[second % len(exchanges)] if exchanges else 0
    with action(what):
        if what == "add":
            write.add_contact(sql, f"Ana {first} Łuc-{second}", AT)
        elif what == "log" and people:
            write.add_interaction(
                sql,
                on=f"2026-{first % 12 + 1:02}-{second % 28 + 1:02}",
                people=dict.fromkeys((a, b)),
                created_at=AT,
                kind=KINDS[first % 4],
                initiative=INITIATIVES[second % 3],
                text=f"word{second} café",
                tags=[f"t{first % 3}"],
                sections=[("got", f"help{first}")] if second % 2 else [],
            )
        elif what == "promise" and people:
            write.add_promise(sql, a, "2026-12-01", "cv", AT, i or None)
        elif what == "rename" and people:
            sql.execute("UPDATE contact SET name = ? WHERE id = ?", (f"Bob {second}", a))
        elif what == "role" and people:
            sql.execute(
                "INSERT INTO role (contact_id, organisation) VALUES (?, ?)", (a, f"Org{second}")
            )
        elif what == "tag" and people:
            write.tag_contact(sql, a, f"t{second % 3}")
        elif what == "through" and people:
            sql.execute("UPDATE contact SET met_through = ? WHERE id = ?", (b, a))
        elif what == "move" and exchanges:
            sql.execute(
                'UPDATE interaction SET "on" = ?, kind = ?, initiative = ? WHERE id = ?',
                (f"2025-0{first % 9 + 1}-11", KINDS[second % 4], INITIATIVES[first % 3], i),
            )
        elif what == "retext" and exchanges:
            sql.execute("UPDATE section SET text = 'other' || id WHERE interaction_id = ?", (i,))
        elif what == "merge" and len(people) > 1:
            sql.execute(
                "UPDATE participant SET contact_id = ? WHERE contact_id = ? AND NOT EXISTS (SELECT"
                " 1 FROM participant o WHERE o.interaction_id = participant.interaction_id"
                " AND o.contact_id = ?)",
                (a, b, a),
            )
        elif what == "delete" and people:
            delete_contact(a)
        elif what == "unlog" and exchanges:
            sql.execute("DELETE FROM interaction WHERE id = ?", (i,))


CHANGES = (
    "add", "log", "promise", "rename", "role", "tag", "through", "move", "retext", "merge",
    "delete", "unlog",
)  # fmt: skip
steps = st.lists(
    st.tuples(st.sampled_from(CHANGES), st.integers(0, 50), st.integers(0, 50)), max_size=14
)


def truth(sql: sqlite3.Connection) -> list[Any]:
    """What is wrong of the kept columns, computed from the rows they follow from."""
    last = triggers.LAST_ON
    wrong = sql.execute(
        f"SELECT id FROM contact WHERE last_full_on IS NOT {last.format(touch=0)}"
        f" OR last_touch_on IS NOT {last.format(touch=1)}"
    ).fetchall()
    for kind, initiative, turn, touch in sql.execute(
        "SELECT i.kind, i.initiative, p.turn, p.touch FROM participant p"
        " JOIN interaction i ON i.id = p.interaction_id"
    ):
        if (turn, touch) != expected_turn(kind, initiative):
            wrong.append((kind, initiative, turn, touch))
    for table in ("participant", "interaction_tag"):
        wrong += sql.execute(
            f"SELECT r.id FROM {table} r JOIN interaction i ON i.id = r.interaction_id"
            " WHERE r.moment IS NOT i.moment"
        ).fetchall()
    return wrong


def expected_turn(kind: str, initiative: str) -> tuple[int, int]:
    """Whose turn an exchange makes it, told in another way, and whether it is a touch."""
    touch = int(kind in ("comment", "like", "forward", "post", "greeting"))
    written = kind in ("text", "mail", "letter", "message")
    if initiative == "them":
        return (2 if written or kind == "call" else 3), touch
    return int(initiative == "me" and (written or bool(touch))), touch


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps)
def test_any_history_undone_and_redone_gives_every_state_back(fresh_network, made) -> None:
    with fresh_network():
        sql = connection()
        contact("First Person")
        contact("Second Person")
        states = [rows(sql)]
        for step in made:
            before = sql.execute("SELECT count(*) FROM action").fetchone()[0]
            change(*step)
            if sql.execute("SELECT count(*) FROM action").fetchone()[0] > before:
                states.append(rows(sql))
            assert truth(sql) == []
        for state in reversed(states[:-1]):
            history.undo(sql, AT)
            assert rows(sql) == state
            assert truth(sql) == []
        for state in states[1:]:
            history.redo(sql, AT)
            assert rows(sql) == state
        with pytest.raises(history.UndoRefused):
            history.redo(sql, AT)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps, st.lists(st.integers(1, 16), min_size=1, max_size=6))
def test_undo_out_of_order_either_does_it_or_changes_nothing(fresh_network, made, chosen) -> None:
    with fresh_network():
        sql = connection()
        for name in ("One", "Two", "Three"):
            contact(name)
        for step in made:
            change(*step)
        for action_id in chosen:
            before = rows(sql)
            try:
                done = history.undo(sql, AT, action_id)
            except history.UndoRefused:
                assert rows(sql) == before
                continue
            assert truth(sql) == []
            assert sql.execute("PRAGMA foreign_key_check").fetchall() == []
            assert rows(sql) != before
            history.redo(sql, AT)
            assert rows(sql) == before
            history.undo(sql, AT, done.action_id)


def test_undo_names_the_later_change_that_stands_on_it(network: str) -> None:
    marie = contact("Marie Dupont")
    added = history.steps(connection())[0].action_id
    with action("coffee · Marie Dupont"):
        write.add_interaction(connection(), on="2026-11-22", people=[marie], created_at=AT)
    with pytest.raises(history.UndoRefused, match="coffee · Marie Dupont"):
        history.undo(connection(), AT, added)
    history.undo(connection(), AT)
    assert history.undo(connection(), AT, added).label == "add Marie Dupont"
    assert ids("contact") == []


def test_a_change_from_outside_is_recorded_and_stops_undo(network: str) -> None:
    marie = contact("Marie Dupont")
    other = sqlite3.connect(network)
    other.execute("PRAGMA recursive_triggers = ON")
    other.execute("UPDATE contact SET city = 'Lyon' WHERE id = ?", (marie,))
    other.commit()
    other.close()
    with pytest.raises(history.UndoRefused, match="Another program"):
        history.undo(connection(), AT)


def test_a_new_change_ends_redo(network: str) -> None:
    contact("Marie Dupont")
    history.undo(connection(), AT)
    contact("Paul Girard")
    with pytest.raises(history.UndoRefused, match="nothing to redo"):
        history.redo(connection(), AT)


def test_nothing_changed_leaves_no_action(network: str) -> None:
    with action("nothing"):
        pass
    with pytest.raises(history.UndoRefused, match="nothing to undo"):
        history.undo(connection(), AT)


def test_undoing_an_import_spares_who_was_used_since(network: str) -> None:
    sql = connection()
    with action("import of 3 people", bulk=True):
        for name in ("Ana", "Bo", "Cy"):
            person = write.add_contact(sql, name, AT)
            write.tag_contact(sql, person, "forum")
            sql.execute("INSERT INTO role (contact_id, title) VALUES (?, 'boss')", (person,))
    with action("coffee with Bo"):
        write.add_interaction(sql, on="2026-11-22", people=[2], created_at=AT)
    root = history.steps(sql)[1].action_id
    assert history.undo(sql, AT, root).stayed == ("Bo",)
    assert sql.execute("SELECT name FROM contact").fetchall() == [("Bo",)]
    assert sql.execute("SELECT contact_id FROM role").fetchall() == [(2,)]
    assert sql.execute("SELECT contact_id FROM contact_tag").fetchall() == [(2,)]
    history.redo(sql, AT)
    assert sql.execute("SELECT name FROM contact ORDER BY id").fetchall() == [
        ("Ana",), ("Bo",), ("Cy",),
    ]  # fmt: skip
    assert sql.execute("SELECT count(*) FROM contact_tag").fetchone() == (3,)


def test_old_chains_are_forgotten_whole(network: str) -> None:
    sql = connection()
    contact("Marie Dupont")
    history.undo(sql, int(1e9))
    sql.execute("UPDATE action SET at = 1000000000")
    contact("Paul Girard")
    assert history.prune(sql, AT) == 1
    assert [step.label for step in history.steps(sql)] == ["add Paul Girard"]
