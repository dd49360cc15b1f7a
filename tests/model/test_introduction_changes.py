"""Introductions written: three different people, steps, what came of it, thanks, undo."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from earlier_schema import opened_as_version

from reseau_tui.model import history, upkeep, write
from reseau_tui.model import introductions as model
from reseau_tui.model.database import action, connection, opened
from reseau_tui.model.introduction_line import introduction_lines

AT = 1_795_000_000
ON = "2026-11-20"


@pytest.fixture
def people(network: str) -> list[int]:
    """Paul, Karim, Léa."""
    with action("people"):
        return [write.add_contact(connection(), name, AT) for name in ("Paul", "Karim", "Léa")]


def row(introduction: int) -> sqlite3.Row | dict:
    sql = connection()
    cursor = sql.execute("SELECT * FROM introduction WHERE id = ?", (introduction,))
    names = [one[0] for one in cursor.description]
    return dict(zip(names, cursor.fetchone(), strict=True))


def met_through(contact: int) -> int | None:
    found = connection().execute("SELECT met_through FROM contact WHERE id = ?", (contact,))
    return found.fetchone()[0]


def add(introducer: int | None, first: int | None, second: int | None, **rest) -> int:
    with action("introduction"):
        return model.add_introduction(
            connection(), introducer=introducer, first=first, second=second, on=ON, **rest
        )


def test_three_different_people(people: list[int]) -> None:
    paul, karim, _lea = people
    for three in ((None, None, paul), (paul, paul, karim), (None, karim, karim)):
        with pytest.raises(ValueError, match="three different"):
            add(*three)
    with pytest.raises(ValueError, match="no status"):
        add(None, paul, karim, status="asked")


def test_made_through_somebody_says_how_i_met_the_other(people: list[int]) -> None:
    paul, karim, lea = people
    waiting = add(paul, None, lea)
    assert met_through(lea) is None, "it is only proposed"
    with action("made"):
        model.set_status(connection(), waiting, "made", "2026-11-22")
    assert met_through(lea) == paul
    assert row(waiting)["since"] == "2026-11-22"
    add(karim, lea, None, status="made")
    assert met_through(lea) == paul, "what is known stays"
    add(None, paul, karim, status="made")
    add(lea, paul, karim, status="made")
    assert met_through(karim) is None, "I am no side of these"
    history.undo(connection(), AT)
    history.undo(connection(), AT)
    history.undo(connection(), AT)
    history.undo(connection(), AT)
    assert met_through(lea) is None, "with the introduction goes what it said"


def test_outcome_and_status_go_together(people: list[int]) -> None:
    paul, karim, _lea = people
    one = add(None, paul, karim, status="made")
    sql = connection()
    with action("steps"):
        model.note_outcome(sql, one, "job", "2026-11-22")
        assert (row(one)["status"], row(one)["outcome"]) == ("followed-up", "job")
        model.note_outcome(sql, one, None, "2026-11-23")
        assert (row(one)["status"], row(one)["outcome"]) == ("made", None)
        model.set_status(sql, one, "made", "2026-11-23", "met")
        model.set_status(sql, one, "declined", "2026-11-23")
        assert row(one)["outcome"] is None
        with pytest.raises(ValueError, match="no outcome"):
            model.note_outcome(sql, one, "great", "2026-11-23")
        with pytest.raises(LookupError):
            model.set_status(sql, 999, "made", "2026-11-23")


def test_thanks_are_the_introducers(people: list[int]) -> None:
    paul, karim, lea = people
    one = add(paul, None, lea, status="made")
    sql = connection()
    with action("thanks"):
        logged = model.say_thanks(sql, one, "Thank you!", "2026-11-23", AT)
    assert row(one)["thanked_on"] == "2026-11-23"
    assert sql.execute(
        "SELECT i.kind, p.contact_id FROM interaction i JOIN participant p"
        " ON p.interaction_id = i.id WHERE i.id = ?",
        (logged,),
    ).fetchall() == [("thanks", paul)]
    with action("edit"):
        model.edit_introduction(
            sql, one, introducer=karim, first=None, second=lea, on=ON, why="trains"
        )
    assert (row(one)["thanked_on"], row(one)["why"]) == (None, "trains"), "Karim was not thanked"
    mine = add(None, paul, karim, status="made")
    with pytest.raises(ValueError, match="me"), action("thanks"):
        model.say_thanks(sql, mine, "Thank you!", ON, AT)


def test_thanks_that_are_captured_are_for_introductions_too(people: list[int]) -> None:
    paul, karim, lea = people
    made = add(paul, None, lea, status="made")
    later = add(paul, karim, None, status="made")
    proposed = add(paul, None, karim)
    mine, others = add(None, paul, lea, status="made"), add(karim, paul, lea, status="made")
    with action("none to say"):
        model.no_thanks(connection(), later)
    with action("the day before"):
        upkeep.thank(connection(), "2026-11-19", [paul])
    assert row(made)["thanked_on"] is None, "thanks are for what was there by then"
    with action("thanks"):
        upkeep.thank(connection(), ON, [paul])
    said = [row(one)["thanked_on"] for one in (made, later, proposed, mine, others)]
    assert said == [ON, None, None, None, None]
    history.undo(connection(), AT)
    assert row(made)["thanked_on"] is None


def test_who_was_named_by_mistake_is_not_whom_i_met_them_through(people: list[int]) -> None:
    paul, karim, lea = people
    one = add(paul, None, lea, status="made")

    def edit(introducer: int | None, first: int | None, second: int | None, why: str = "") -> None:
        with action("edit"):
            model.edit_introduction(
                connection(), one, introducer=introducer, first=first, second=second, on=ON,
                why=why,
            )  # fmt: skip

    edit(karim, None, lea)
    assert met_through(lea) == karim
    edit(karim, None, paul)
    assert (met_through(lea), met_through(paul)) == (None, karim), "it was Paul whom I met"
    edit(None, karim, paul)
    assert met_through(paul) is None, "it was me who introduced them"
    for _step in range(3):
        history.undo(connection(), AT)
    assert met_through(lea) == paul
    with action("met otherwise"):
        connection().execute("UPDATE contact SET met_through = NULL WHERE id = ?", (lea,))
    edit(paul, None, lea, "trains")
    assert met_through(lea) == paul
    with action("met otherwise"):
        connection().execute("UPDATE contact SET met_through = ? WHERE id = ?", (karim, lea))
    edit(None, paul, lea)
    assert met_through(lea) == karim, "what somebody else said of it stays"


LINES = [
    ("Karim > Léa", [("", "Karim", "Léa", "")]),
    ("Karim → Léa, both love trains", [("", "Karim", "Léa", "both love trains")]),
    ("Karim et Léa", [("", "Karim", "Léa", "")]),
    ("Karim and Léa for a job", [("", "Karim", "Léa", "a job")]),
    ("Paul: Karim > Léa (a job)", [("Paul", "Karim", "Léa", "a job")]),
    ("Paul: moi > Léa", [("Paul", "", "Léa", "")]),
    ("Karim et Tom > Léa", [("", "Karim", "Léa", ""), ("", "Tom", "Léa", "")]),
    ("@Karim > @[Léa de la Tour]", [("", "Karim", "Léa de la Tour", "")]),
    ("the one with the long dog > cat", []),
    ("Karim", []),
    ("moi > Léa", []),
    ("Karim > karim", []),
    ("> Léa", []),
    ("1 > 2", []),
    ("Karim > Léa > Tom", []),
]


@pytest.mark.parametrize(("text", "meant"), LINES)
def test_a_section_is_read(text: str, meant: list[tuple[str, ...]]) -> None:
    found = introduction_lines(text)
    assert [(*one.names, one.why) for one in found] == meant


def test_sections_of_before_become_introductions_where_the_names_are_whole(path: str) -> None:
    with opened_as_version(path, 2):
        sql = connection()
        with action("people"):
            ids = {
                name: write.add_contact(sql, name, AT)
                for name in ("Paul Girard", "Karim Benali", "Léa Martin", "Tom", "Tom")
            }
        for on, text in (
            ("2026-11-01", "Karim Benali > Léa Martin, trains"),
            ("2020-01-01", "Paul Girard: moi > Karim Benali"),
            ("2026-11-02", "Karim > Léa"),
            ("2026-11-03", "Tom > Léa Martin"),
        ):
            with action(text):
                sections = [("intro", text)]
                people = [ids["Paul Girard"]]
                one = write.add_interaction(
                    sql, on=on, people=people, created_at=AT, text="mail", sections=sections
                )
                upkeep.fill(sql, one, on, people, sections, AT)
    Path(path + "-wal").unlink(missing_ok=True)
    with opened(path):
        sql = connection()
        found = sql.execute(
            "SELECT introducer_id, first_id, second_id, why, status, no_thanks FROM introduction"
            " ORDER BY id"
        ).fetchall()
        paul, karim, lea = (ids[one] for one in ("Paul Girard", "Karim Benali", "Léa Martin"))
        assert found == [
            (paul, None, karim, "", "followed-up", 1),
            (None, karim, lea, "trains", "made", 0),
        ], "the old one asks for nothing any more; names that are not whole stay words"
        for _step in range(3):
            history.undo(sql, AT)
        assert len(sql.execute("SELECT 1 FROM introduction").fetchall()) == 1
        history.undo(sql, AT)
        assert not sql.execute("SELECT 1 FROM introduction").fetchall(), "gone with its line"
