"""What the sections of a captured line mean, and that undo and a line said again take it back."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from peewee import DoesNotExist
from test_history import AT, rows

from reseau_tui.capture.grammar import read
from reseau_tui.capture.record import record
from reseau_tui.model import amending, history, upkeep_before, write
from reseau_tui.model.check import check
from reseau_tui.model.contacts import archive, delete_contact
from reseau_tui.model.database import action, connection
from reseau_tui.model.directory import Directory
from reseau_tui.model.interactions import delete_interaction
from reseau_tui.model.merge import merge_contacts
from reseau_tui.model.merge_choices import NotesTooLongError
from reseau_tui.model.news import add_mine, add_question

NOW = datetime.datetime(2026, 11, 23, 10, 0)
KARIM, MARIE, PAUL = 1, 2, 3


@pytest.fixture
def town(network: str) -> str:
    """Three people; the database's path."""
    with action("people"):
        for name in ("Karim Benali", "Marie Dupont", "Paul Girard"):
            write.add_contact(connection(), name, AT)
    return network


def said(line: str, **more: Any) -> int:
    """Record a line as it was typed; return the interaction."""
    draft = read(line, NOW, Directory(connection()))
    done = record(connection(), draft, more.pop("at", AT), **more)
    assert done.interaction is not None
    return done.interaction


def column(sql: str, *values: Any) -> list[Any]:
    return [row[0] for row in connection().execute(sql, values).fetchall()]


def all_rows(sql: str) -> list[Any]:
    return connection().execute(sql).fetchall()


# known pieces of mine, what is said -> whether a new piece is made, or which one is meant
NEWS: list[tuple[str, Sequence[str], str, str | None]] = [
    ("the very words", ["a new job"], "a new job", "a new job"),
    ("small words say nothing", ["New job in January"], "the new job", "New job in January"),
    ("part of it", ["Half-time at the museum from January"], "museum half-time",
     "Half-time at the museum from January"),
    ("accents and capitals", ["Déménagement à Lyon"], "demenagement a lyon", "Déménagement à Lyon"),
    ("more than it", ["Lisbon"], "a month in Lisbon in spring", "Lisbon"),
    ("another ending", ["Two new jobs"], "the new job", "Two new jobs"),
    ("another subject", ["a new job"], "the marathon", None),
    ("a common small word", ["the end of the book"], "the marathon of the year", None),
    ("a pronoun is no subject", ["my book and his film"], "his knee", None),
    ("a beginning is no ending", ["a port in Brittany"], "the portrait is hung", None),
    ("the best one", ["a book", "a book on silence"], "the book on silence", "a book on silence"),
    ("two alike: neither", ["a book on trains", "a book on silence"], "the book", None),
    ("none there", [], "a new job", None),
    ("nothing but small words", ["a new job"], "the new", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("known", "words", "meant"), [row[1:] for row in NEWS], ids=[row[0] for row in NEWS]
)
def test_which_news_of_mine_is_meant(
    town: str, known: Sequence[str], words: str, meant: str | None
) -> None:
    with action("news"):
        for text in known:
            add_mine(text)
    said(f"called Karim news: {words}")
    told = all_rows("SELECT n.text, t.contact_id FROM told t JOIN news n ON n.id = t.news_id")
    assert told == [(meant or words, KARIM)]
    assert len(all_rows("SELECT id FROM news")) == len(known) + (meant is None)


def test_news_settled_or_somebody_elses_are_not_meant(town: str) -> None:
    with action("news"):
        connection().execute(
            "UPDATE news SET closed_on = '2026-01-01' WHERE id = ?", (add_mine("a new job"),)
        )
        add_question(KARIM, "the new job")
    said("called Karim news: the new job")
    assert column("SELECT text FROM news WHERE kind = 'tell' AND closed_on IS NULL") == [
        "the new job"
    ]


def test_news_are_told_to_everybody_there_once(town: str) -> None:
    first = said("lunch with Karim and Marie news: the new job")
    second = said("call with Marie and Paul news: my new job")
    assert all_rows("SELECT contact_id, interaction_id FROM told ORDER BY id") == [
        (KARIM, first), (MARIE, first), (PAUL, second),
    ]  # fmt: skip
    assert column("SELECT text FROM news") == ["the new job"]


# the open questions about Karim, the line -> the questions left, the answers, what they told
ASKED = [
    (["Lisbonne"], "asked: Lisbon suits him", [], ["Lisbon suits him"]),
    (["his interview"], "asked: the interviews went well", [], ["the interviews went well"]),
    (["his interview", "the knee"], "asked: his knee is better", ["his interview"],
     ["his knee is better"]),
    (["his interview"], "asked: a daughter was born", ["his interview"], []),
    ([], "asked: a daughter was born", [], []),
    (["the knee"], "asked: the knee asked: the flat", [], ["the knee"]),
]  # fmt: skip


@pytest.mark.parametrize(("questions", "line", "left", "answers"), ASKED)
def test_what_was_asked_answers_the_open_question(
    town: str, questions: list[str], line: str, left: list[str], answers: list[str]
) -> None:
    with action("questions"):
        for question in questions:
            add_question(KARIM, question)
        for somebody_else in (MARIE, PAUL):
            add_question(somebody_else, "the knee, Lisbon and the interview")
    said(f"yesterday: called Karim and Marie {line}")
    mine = (
        "SELECT {} FROM news WHERE kind = 'ask' AND contact_id = 1 AND closed_on IS {} ORDER BY 1"
    )
    assert column(mine.format("text", "NULL")) == left
    assert column(mine.format("answer", "'2026-11-22'")) == answers
    told = column("SELECT text FROM news WHERE kind = 'theirs' ORDER BY id")
    assert told == [part.strip() for part in line.split("asked:")[1:]]
    assert set(column("SELECT contact_id FROM news WHERE kind = 'theirs'")) == {KARIM}
    assert len(column("SELECT id FROM news WHERE contact_id <> 1 AND closed_on IS NULL")) == 2


def test_joys_and_sorrows_come_with_a_gesture(town: str) -> None:
    said("called Karim asked: his daughter was born asked: Lisbon")
    gestures = all_rows("SELECT text, gesture FROM news")
    assert gestures == [("his daughter was born", "congratulate"), ("Lisbon", None)]


def test_help_both_ways_and_what_is_sought_and_offered(town: str) -> None:
    line = (
        "yesterday: lunch with Karim and Marie gave: an hour got: a name got: a chair"
        " seeks: a flat, A FLAT, a boat offers: proofreading ask: Lisbon"
    )
    exchange = said(line)
    turns = 'SELECT contact_id, given, kind, "on", text, done, interaction_id FROM good_turn'
    assert all_rows(turns + " ORDER BY id") == [
        (KARIM, 1, "other", "2026-11-22", "an hour", 1, exchange),
        (KARIM, 0, "other", "2026-11-22", "a name", 1, exchange),
        (KARIM, 0, "other", "2026-11-22", "a chair", 1, exchange),
    ]
    assert all_rows(
        "SELECT contact_id, role, t.name FROM contact_tag JOIN tag t ON t.id = tag_id ORDER BY 2, 3"
    ) == [(KARIM, "offers", "proofreading"), (KARIM, "seeks", "a boat"), (KARIM, "seeks", "a flat")]
    assert all_rows('SELECT kind, contact_id, "on", text, closed_on FROM news') == [
        ("ask", KARIM, "2026-11-22", "Lisbon", None)
    ]
    found = "SELECT rowid FROM contact_search WHERE contact_search MATCH ?"
    for word in ("proofreading", "boat", "chair", "lisbon"):
        assert column(found, word) == [KARIM]


def test_a_line_without_anybody_or_without_words_means_nothing(town: str) -> None:
    said("called Karim got: gave:   ")
    assert all_rows("SELECT * FROM good_turn") == []


HOSTILE = "[/x] \x1b]52;c;eA==\x07 \u202ename " + "y" * 300


def test_hostile_words_are_kept_harmless(town: str) -> None:
    said(f"called Karim got: {HOSTILE} news: {HOSTILE} seeks: {HOSTILE}, , ")
    (text,) = column("SELECT text FROM good_turn")
    assert text.startswith("[/x] ]52;c;eA== name yyy")
    for found in (text, *column("SELECT text FROM news"), *column("SELECT name FROM tag")):
        assert "\x1b" not in found and "\u202e" not in found and "\x07" not in found
    assert max(map(len, column("SELECT name FROM tag"))) <= 60
    assert check(town).problems == ()


# --- thanks -------------------------------------------------------------------------------------

THANKS = [
    ("thanked Karim for the name", ["a name"]),
    ("thanked Karim and Marie", ["a name", "a lift"]),
    ("yesterday: thanked Karim", ["a name"]),
    ("last week: thanked Karim", []),
    ("called Karim", []),
    ("Karim thanked me", []),
]


@pytest.mark.parametrize(("line", "thanked"), THANKS)
def test_thanks_are_those_of_what_was_received_up_to_that_day(
    town: str, line: str, thanked: list[str]
) -> None:
    said("2026-11-20: called Karim got: a name")
    said("2026-11-20: called Karim gave: an hour")
    said("2026-11-20: called Marie got: a lift")
    with action("turns"):
        connection().execute(
            'INSERT INTO good_turn (contact_id, given, "on", text, done, no_thanks) VALUES'
            " (1, 0, '2026-11-01', 'asked for only', 0, 0),"
            " (1, 0, '2026-11-01', 'never mind', 1, 1)"
        )
    said(line)
    assert column("SELECT text FROM good_turn WHERE thanked_on IS NOT NULL ORDER BY id") == thanked
    before = column("SELECT thanked_on FROM good_turn WHERE thanked_on IS NOT NULL")
    said("thanked Karim and Marie", again=True)
    again = column("SELECT thanked_on FROM good_turn WHERE thanked_on IS NOT NULL")
    assert again[: len(before)] == before


# --- taken back ---------------------------------------------------------------------------------

EVERYTHING = (
    "thanked Karim and Marie news: the new job news: a dog asked: Lisbon suits him ask: the dog"
    " gave: an hour got: the name of his accountant seeks: a flat offers: proofreading"
)


def prepare() -> None:
    """Give a line something to settle: a piece of mine, a question, help not thanked for."""
    with action("before"):
        add_mine("my new job")
        add_question(KARIM, "Lisbonne")
        connection().execute(
            'INSERT INTO good_turn (contact_id, given, "on", text) VALUES'
            " (1, 0, '2026-11-01', 'a bed'), (2, 0, '2026-11-01', 'a lift')"
        )


def settled() -> tuple[list[Any], ...]:
    return (
        column("SELECT answer FROM news WHERE text = 'Lisbonne'"),
        column("SELECT count(*) FROM told"),
        column("SELECT count(*) FROM good_turn WHERE thanked_on IS NOT NULL"),
    )


def test_undo_takes_all_of_a_line_back_and_redo_says_it_again(town: str) -> None:
    prepare()
    before = rows(connection())
    said(EVERYTHING)
    after = rows(connection())
    assert settled() == (["Lisbon suits him"], [4], [3])
    history.undo(connection(), AT)
    assert rows(connection()) == before
    history.redo(connection(), AT)
    assert rows(connection()) == after
    history.undo(connection(), AT)
    assert rows(connection()) == before
    assert check(town).problems == ()


def amend(line: str) -> None:
    """Say the last line again, as the command does."""
    sql = connection()
    step = amending.last_capture(sql)
    draft = read(line, NOW, Directory(sql))
    amending.say_again(sql, step, AT, line, lambda: record(sql, draft, AT, again=True))


def settling() -> dict[str, list[Any]]:
    """Return the rows that lines settle; those made and gone again leave no trace but ids."""
    return {
        "news": all_rows("SELECT kind, contact_id, text, answer, closed_on FROM news ORDER BY id"),
        "told": all_rows("SELECT contact_id FROM told ORDER BY id"),
        "turns": all_rows("SELECT contact_id, text, thanked_on FROM good_turn ORDER BY id"),
        "tags": all_rows("SELECT contact_id, role FROM contact_tag ORDER BY id"),
    }


def test_a_line_said_again_leaves_nothing_of_what_it_meant(town: str) -> None:
    prepare()
    untouched = settling()
    said(EVERYTHING)
    with_everything = settling()
    amend("called Paul")
    assert settling() == untouched
    amend(EVERYTHING)
    assert settling() == with_everything
    amend("called Karim asked: Lisbon is over")
    assert settled() == (["Lisbon is over"], [0], [0])
    amend("coffee with Paul")
    assert settling() == untouched
    for expected in ((["Lisbon is over"], [0], [0]), (["Lisbon suits him"], [4], [3])):
        history.undo(connection(), AT)
        assert settled() == expected
    amend("tea with Paul")
    assert settling() == untouched
    for _step in range(3):
        history.undo(connection(), AT)
    assert settling() == with_everything
    history.undo(connection(), AT)
    assert settling() == untouched
    assert check(town).problems == ()


def test_a_redone_line_is_said_again_as_well(town: str) -> None:
    prepare()
    untouched = settling()
    said("called Paul")
    amend(EVERYTHING)
    history.undo(connection(), AT)
    history.redo(connection(), AT)
    amend("tea with Paul")
    assert settling() == untouched
    assert column("SELECT text FROM interaction") == ["tea with Paul"]


def test_what_was_changed_since_is_not_taken_away(town: str) -> None:
    prepare()
    said(EVERYTHING)
    with action("answer set right"):
        connection().execute("UPDATE news SET answer = 'very well' WHERE text = 'Lisbonne'")
    for take_back in (lambda: history.undo(connection(), AT, 3), lambda: amend("called Paul")):
        with pytest.raises(history.UndoRefused, match="answer set right"):
            take_back()
    assert settled()[0] == ["very well"]


# --- people and exchanges that go ---------------------------------------------------------------


def greet(contact: int, status: str, on: str = "2026-12-24", text: str | None = None) -> None:
    sql = connection()
    sql.execute(
        "INSERT INTO campaign (year, from_on, to_on) SELECT 2027, '2026-12-01', '2027-01-31'"
        " WHERE NOT EXISTS (SELECT 1 FROM campaign)"
    )
    sql.execute(
        'INSERT INTO greeting (campaign_id, contact_id, status, "on", text) VALUES (1, ?, ?, ?, ?)',
        (contact, status, on, text),
    )


def tell(news: int, contact: int, on: str) -> None:
    connection().execute(
        'INSERT INTO told (news_id, contact_id, "on") VALUES (?, ?, ?)', (news, contact, on)
    )


def turn(contact: int, text: str, **columns: Any) -> None:
    values = {"contact_id": contact, "text": text, "given": 0, "on": "2026-11-01", **columns}
    listed = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join("?" for _ in values)
    connection().execute(
        f"INSERT INTO good_turn ({listed}) VALUES ({marks})", tuple(values.values())
    )


def undone_is(before: dict[str, Any], path: str) -> None:
    assert check(path).problems == ()
    history.undo(connection(), AT)
    assert rows(connection()) == before
    assert check(path).problems == ()


def test_two_who_are_one_were_told_and_greeted_once(town: str) -> None:
    with action("life"):
        job, dog = add_mine("a new job"), add_mine("a dog")
        tell(job, KARIM, "2026-11-10")
        tell(job, MARIE, "2026-11-02")
        tell(dog, MARIE, "2026-11-03")
        greet(KARIM, "written", text="Dear Karim")
        greet(MARIE, "answered", "2026-12-26")
        for contact in (KARIM, MARIE):
            add_question(contact, "the knee", datetime.date(2026, 11, contact))
        add_question(MARIE, "Lisbon")
        turn(KARIM, "a name")
        turn(MARIE, "a name", thanked_on="2026-11-03", outcome="good")
        turn(MARIE, "a lift", through_id=KARIM)
        turn(PAUL, "a bed", through_id=MARIE)
        connection().execute("UPDATE contact SET language = 'fr' WHERE id = ?", (KARIM,))
        connection().execute(
            "UPDATE contact SET language = 'en', form = 'tu', channel = 'letter', greeted = 0"
            " WHERE id = ?",
            (MARIE,),
        )
    before = rows(connection())
    with action("merge"):
        merge_contacts(KARIM, MARIE)
    assert all_rows('SELECT news_id, contact_id, "on" FROM told ORDER BY news_id') == [
        (job, KARIM, "2026-11-02"), (dog, KARIM, "2026-11-03"),
    ]  # fmt: skip
    assert all_rows('SELECT contact_id, status, "on", text FROM greeting') == [
        (KARIM, "answered", "2026-12-26", "Dear Karim")
    ]
    assert column("SELECT text FROM news WHERE contact_id = 1 ORDER BY id") == [
        "the knee",
        "Lisbon",
    ]
    turns = "SELECT contact_id, text, through_id, thanked_on, outcome FROM good_turn ORDER BY id"
    assert all_rows(turns) == [
        (KARIM, "a name", None, "2026-11-03", "good"),
        (KARIM, "a lift", None, None, None),
        (PAUL, "a bed", KARIM, None, None),
    ]
    assert all_rows("SELECT language, form, channel, greeted FROM contact WHERE id = 1") == [
        ("fr", "tu", "letter", 0)
    ]
    found = "SELECT rowid FROM contact_search WHERE contact_search MATCH 'lisbon'"
    assert column(found) == [KARIM]
    undone_is(before, town)


STATUSES = ("skipped", "written", "first", "sent", "answered")


@pytest.mark.parametrize("ours", STATUSES)
@pytest.mark.parametrize("theirs", STATUSES)
def test_of_two_greetings_the_one_further_along_stays(town: str, ours: str, theirs: str) -> None:
    with action("greet"):
        greet(KARIM, ours)
        greet(MARIE, theirs)
    with action("merge"):
        merge_contacts(KARIM, MARIE)
    assert column("SELECT status FROM greeting") == [max(ours, theirs, key=STATUSES.index)]


def removed(remove: Callable[[], object]) -> Callable[[], None]:
    def within_an_action() -> None:
        with action("remove"):
            remove()

    return within_an_action


def test_somebody_who_is_deleted_takes_their_own_along(town: str) -> None:
    prepare()
    said(EVERYTHING)
    said("called Marie got: a chair")
    with action("more"):
        greet(KARIM, "sent")
        turn(PAUL, "a bed", through_id=KARIM)
    before = rows(connection())
    removed(lambda: delete_contact(KARIM))()
    assert column("SELECT DISTINCT contact_id FROM told") == [MARIE]
    assert column("SELECT text FROM news ORDER BY id") == ["my new job", "a dog"]
    assert all_rows("SELECT text, contact_id, through_id FROM good_turn ORDER BY id") == [
        ("a lift", MARIE, None), ("a chair", MARIE, None), ("a bed", PAUL, None),
    ]  # fmt: skip
    assert column("SELECT count(*) FROM greeting") == [0]
    found = "SELECT rowid FROM contact_search WHERE contact_search MATCH ?"
    assert (column(found, "accountant"), column(found, "chair")) == ([], [MARIE])
    undone_is(before, town)


def test_somebody_who_is_archived_keeps_everything(town: str) -> None:
    said(EVERYTHING)
    before = rows(connection())
    removed(lambda: archive(KARIM))()
    after = rows(connection())
    assert {table for table in before if before[table] != after[table]} == {"contact"}
    undone_is(before, town)


def test_an_exchange_that_is_deleted_was_not_told_and_brought_no_help(town: str) -> None:
    prepare()
    exchange = said(EVERYTHING)
    before = rows(connection())
    removed(lambda: delete_interaction(exchange))()
    assert column("SELECT text FROM good_turn ORDER BY id") == ["a bed", "a lift"]
    assert column("SELECT count(*) FROM told") == [0]
    # News stay news; they are from no exchange any more.
    assert len(column("SELECT id FROM news WHERE interaction_id IS NULL")) == 5
    undone_is(before, town)
    with pytest.raises(DoesNotExist):
        removed(lambda: delete_interaction(99))()


def test_news_of_mine_that_is_dropped_was_told_to_nobody(town: str) -> None:
    said("called Karim news: a new job")
    before = rows(connection())
    removed(lambda: connection().execute("DELETE FROM news"))()
    assert column("SELECT count(*) FROM told") == [0]
    undone_is(before, town)


def test_a_merge_that_is_refused_moves_nothing(town: str) -> None:
    with action("notes"):
        for contact, letter in ((KARIM, "x"), (MARIE, "y")):
            note = letter * 15_000
            connection().execute("UPDATE contact SET notes = ? WHERE id = ?", (note, contact))
            greet(contact, "sent")
    before = rows(connection())
    with pytest.raises(NotesTooLongError), action("merge"):
        merge_contacts(KARIM, MARIE)
    assert rows(connection()) == before


def test_the_words_of_one_person_are_found_without_reading_everybodys(town: str) -> None:
    plan = connection().execute("EXPLAIN QUERY PLAN SELECT words FROM contact_words WHERE id = 1")
    steps = [row[3] for row in plan.fetchall()]
    for table in ("good_turn", "news", "role"):
        assert [step for step in steps if step.startswith(f"SEARCH {table} ")], table
        assert not [step for step in steps if step.startswith(f"SCAN {table}")], table


def test_what_somebody_looks_for_opens_one_request(town: str) -> None:
    heard = said("coffee with Karim Benali seeks: a craftsman, a flat in Nantes")
    assert all_rows('SELECT asker_id, text, private, "on", interaction_id FROM request') == [
        (KARIM, "a craftsman, a flat in Nantes", 0, "2026-11-23", heard)
    ]
    said("called Karim Benali seeks: A CRAFTSMAN, a flat in Nantes", again=True)
    assert column("SELECT count(*) FROM request") == [1], "it is open already"
    history.undo(connection(), AT)
    history.undo(connection(), AT)
    assert column("SELECT count(*) FROM request") == [0]


def test_what_was_looked_for_years_ago_opens_none(town: str) -> None:
    heard = said("coffee with Karim Benali seeks: a craftsman")
    with action("as before"):
        connection().execute("DELETE FROM request")
        upkeep_before.fill_before(connection(), [heard])
    assert column("SELECT count(*) FROM request") == [0]
    assert column("SELECT role FROM contact_tag WHERE contact_id = ?", KARIM) == ["seeks"]
