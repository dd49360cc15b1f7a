"""The demo: an invented network that is whole, alive on any day, and the same each time."""

from __future__ import annotations

import datetime
import sqlite3
from collections import Counter
from typing import Any

import pytest

from reseau_tui import clock
from reseau_tui.capture.grammar import read
from reseau_tui.capture.record import record
from reseau_tui.demo.network import FILE, demo_path, demo_rows, fill_demo
from reseau_tui.demo.sentences import ENGLISH, FRENCH, GROUPS
from reseau_tui.model import history, triggers
from reseau_tui.model.check import check
from reseau_tui.model.contacts import CIRCLES, SPHERES, STYLES
from reseau_tui.model.database import connection
from reseau_tui.model.directory import Directory
from reseau_tui.model.good_turns import KINDS, OUTCOMES
from reseau_tui.network.good_turns import turn_ids, turns_of
from reseau_tui.network.news import card_news
from reseau_tui.network.news_lists import news_ids
from reseau_tui.network.slate import slate

AWKWARD_DAYS = (
    "2026-01-01T00:00", "2026-12-31T23:59", "2027-03-01T10:00", "2028-02-28T10:00",
    "2028-02-29T10:00", "2031-07-14T08:30",
)  # fmt: skip


def rows_of(day: str) -> dict[str, list[dict[str, Any]]]:
    return demo_rows(datetime.datetime.fromisoformat(day))


@pytest.fixture
def filled(network: str) -> sqlite3.Connection:
    fill_demo(clock.now())
    return connection()


def test_the_same_day_gives_the_same_network_and_another_day_moves_it() -> None:
    first, again = rows_of("2026-11-23T10:00"), rows_of("2026-11-23T10:00")
    assert first == again
    later = rows_of("2027-05-04T10:00")
    assert [row["uid"] for row in later["contact"]] == [row["uid"] for row in first["contact"]]
    assert later["promise"][0]["due_on"] == "2027-05-04"


def test_two_databases_of_a_day_hold_the_same(filled: sqlite3.Connection, tmp_path: Any) -> None:
    from reseau_tui.model.database import database, opened

    tables = triggers.RECORDED
    first = [filled.execute(f"SELECT * FROM {table}").fetchall() for table in tables]
    database.close()
    with opened(str(tmp_path / "other.db")):
        fill_demo(clock.now())
        assert [
            connection().execute(f"SELECT * FROM {table}").fetchall() for table in tables
        ] == first


def test_it_is_sound_and_undo_does_not_take_it_back(
    filled: sqlite3.Connection, network: str
) -> None:
    found = check(network)
    assert found.problems == ()
    assert 55 <= found.people <= 75
    assert 700 <= found.interactions <= 1050
    with pytest.raises(history.NothingToUndo):
        history.undo(filled, 0)


def test_somebody_there_already_leaves_the_database_as_it_was(filled: sqlite3.Connection) -> None:
    before = filled.execute("SELECT * FROM contact").fetchall()
    with pytest.raises(sqlite3.IntegrityError):
        fill_demo(clock.now())
    assert filled.execute("SELECT * FROM contact").fetchall() == before
    assert not filled.in_transaction


@pytest.mark.parametrize("day", AWKWARD_DAYS)
def test_any_day_has_a_sound_network(
    day: str, network: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RESEAU_NOW", day)
    fill_demo(clock.now())
    assert check(network).problems == ()
    today = clock.today()
    sql = connection()
    newest, oldest = sql.execute('SELECT max("on"), min("on") FROM interaction').fetchone()
    assert today - datetime.timedelta(days=7) <= datetime.date.fromisoformat(newest) <= today
    assert datetime.date.fromisoformat(oldest) >= today - datetime.timedelta(days=5 * 366)
    for table, columns in (
        ("contact", ("birth_year", "birth_month", "birth_day")),
        ("important_date", ("year", "month", "day")),
    ):
        for year, month, dd in sql.execute(f"SELECT {', '.join(columns)} FROM {table}"):
            if month:
                datetime.date(year or 2000, month, dd)  # raises on a day that is not


@pytest.mark.parametrize("day", ("2026-11-23T10:00", *AWKWARD_DAYS))
def test_the_day_has_the_three_people_of_the_tour(
    day: str, network: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RESEAU_NOW", day)
    fill_demo(clock.now())
    lines = slate(clock.today()).lines
    assert [line.name for line in lines] == ["Karim Benali", "Inès Roche", "Tom Weber"]
    assert lines[0].reason == "97 days · you usually talk every 90 · ask about Lisbonne"
    assert lines[1].reason.startswith("a message waits since ")
    assert "4 years without news" in lines[2].reason
    assert "helped you in " in lines[2].reason


def test_every_kind_of_tie_is_there(filled: sqlite3.Connection) -> None:
    def values(column: str) -> set[Any]:
        return {row[0] for row in filled.execute(f"SELECT DISTINCT {column} FROM contact")}

    assert values("circle") == {None, *CIRCLES}
    assert values("sphere") == set(SPHERES)
    assert values("style") == set(STYLES)
    for column in ("archived_at", "deceased_on", "snoozed_until", "rhythm_days", "nickname"):
        assert len(values(column)) > 1, column
    assert {role for (role,) in filled.execute("SELECT DISTINCT role FROM contact_tag")} == {
        "tag", "offers", "seeks",
    }  # fmt: skip
    cities = values("city")
    assert {"Toulouse", "Nantes", "Lyon", "Paris", "Montréal", "Lisbon", "Kraków"} <= cities


def test_the_people_of_the_tour_are_there_once(filled: sqlite3.Connection) -> None:
    names = Counter(name for (name,) in filled.execute("SELECT name FROM contact"))
    for name in (
        "Marie Dupont", "Karim Benali", "Léa Martin", "Paul Girard", "Inès Roche", "Tom Weber",
        "Nora Haddad", "Camille Durand", "Camille Delmas", "Jo Amar", "Joël Le Goff",
        "Jean-Pierre Lacaze", "Jean Moreau", "Łukasz Nowak", "Nguyễn Minh Anh", "Aoife O'Brien",
    ):  # fmt: skip
        assert names[name] == 1, name
    first = Counter(name.split()[0] for name in names)
    assert first["Camille"] == 2
    assert first["Marie"] == first["Paul"] == 1


def test_marie_dupont_is_as_the_first_screen_shows_her(filled: sqlite3.Connection) -> None:
    row = filled.execute(
        "SELECT c.circle, c.sphere, c.rhythm_days, p.name, r.title, r.organisation, c.city"
        " FROM contact c JOIN contact p ON p.id = c.met_through"
        " JOIN role r ON r.contact_id = c.id AND r.to_on IS NULL WHERE c.name = 'Marie Dupont'"
    ).fetchone()
    assert row == (2, "work", 30, "Paul Girard", "HR director", "Airbus", "Toulouse")
    points = filled.execute(
        "SELECT value FROM contact_point WHERE kind IN ('email', 'phone') AND contact_id ="
        " (SELECT id FROM contact WHERE name = 'Marie Dupont')"
    ).fetchall()
    assert points == [("marie@example.org",), ("+33 6 12 34 56 78",)]


def test_birthdays_promises_and_inbox(filled: sqlite3.Connection) -> None:
    nora = filled.execute(
        "SELECT birth_year, birth_month, birth_day FROM contact WHERE name = 'Nora Haddad'"
    ).fetchone()
    assert nora == (1986, 11, 25)
    known = filled.execute("SELECT birth_year, birth_month, birth_day FROM contact").fetchall()
    assert any(year is None and month for year, month, _day in known)
    assert any((month, day) == (2, 29) for _year, month, day in known)
    promises = Counter(
        "done" if done else "today" if due == "2026-11-23" else "later"
        for due, done in filled.execute("SELECT due_on, done_at FROM promise")
    )
    assert promises["today"] == 1
    assert promises["done"] > 2
    assert promises["later"] > 3
    assert filled.execute("SELECT count(*) FROM inbox").fetchone()[0] == 2


def test_news_wait_to_be_told_and_questions_to_be_asked(filled: sqlite3.Connection) -> None:
    mine = filled.execute(
        "SELECT n.audience, (SELECT count(*) FROM told t WHERE t.news_id = n.id) FROM news n"
        " WHERE n.kind = 'tell' AND n.closed_on IS NULL"
    ).fetchall()
    assert len(mine) == 3
    assert len({audience for audience, _told in mine}) == 3
    assert all(told for _audience, told in mine)
    lists = news_ids(clock.today(), with_closed=True)
    assert (len(lists.mine), len(lists.gestures)) == (3, 2)
    assert 4 <= len(lists.questions) <= 10
    assert len(lists.closed) > 30
    answered = "SELECT count(*) FROM news WHERE kind = 'ask' AND answer IS NOT NULL"
    assert filled.execute(answered).fetchone()[0]


def test_help_went_both_ways_for_years(filled: sqlite3.Connection) -> None:
    turns = turn_ids()
    waiting = filled.execute(
        "SELECT c.name FROM good_turn g JOIN contact c ON c.id = g.contact_id"
        " WHERE g.id IN (SELECT value FROM json_each(?)) ORDER BY c.name",
        (str(turns.to_thank.tolist()),),
    ).fetchall()
    assert waiting == [("Emmanuelle Sorel",), ("Léa Martin",)]
    assert len(turns.open) == 2
    years = filled.execute(
        'SELECT given, count(DISTINCT substr("on", 1, 4)), count(*) FROM good_turn GROUP BY given'
    ).fetchall()
    assert [(given, spread >= 4, count > 40) for given, spread, count in years] == [
        (0, True, True), (1, True, True),
    ]  # fmt: skip
    known = {kind for (kind,) in filled.execute("SELECT DISTINCT kind FROM good_turn")}
    assert known == set(KINDS)
    outcomes = {row[0] for row in filled.execute("SELECT DISTINCT outcome FROM good_turn")}
    assert outcomes == {None, *OUTCOMES}
    assert filled.execute("SELECT count(*) FROM good_turn WHERE through_id > 0").fetchone()[0] > 3


SEASONS = [
    ("2026-11-23T10:00", [2026], {"answered", "first", "sent", "skipped"}),
    ("2026-12-20T10:00", [2026, 2027], {"sent", "written"}),
    ("2026-01-01T00:00", [2025, 2026], {"sent", "written"}),
    ("2027-03-01T10:00", [2027], {"answered", "first", "sent", "skipped"}),
]


@pytest.mark.parametrize(("day", "years", "newest"), SEASONS)
def test_greetings_of_the_last_season_and_of_the_one_that_is_on(
    day: str, years: list[int], newest: set[str]
) -> None:
    rows = rows_of(day)
    assert [row["year"] for row in rows["campaign"]] == years
    last = [row for row in rows["greeting"] if row["campaign_id"] == len(years)]
    assert newest <= {row["status"] for row in last}
    assert max(row["on"] for row in rows["greeting"]) <= day[:10]
    kinds = {row["id"]: row["kind"] for row in rows["interaction"]}
    for row in rows["greeting"]:
        if row["status"] in ("sent", "answered"):
            assert kinds[row["interaction_id"]] == "greeting"
    greeted = {row["id"] for row in rows["contact"] if row["greeted"]}
    assert {row["contact_id"] for row in rows["greeting"]} <= greeted
    assert 20 < len({row["contact_id"] for row in rows["greeting"]}) < len(greeted)


def test_how_each_is_written_to(filled: sqlite3.Connection) -> None:
    for column, values in (
        ("language", {"fr", "en"}), ("form", {None, "tu", "vous"}),
        ("channel", {None, "call", "letter", "message"}), ("greeted", {0, 1}),
    ):  # fmt: skip
        found = {row[0] for row in filled.execute(f"SELECT DISTINCT {column} FROM contact")}
        assert found == values, column


def test_a_day_in_the_life(
    filled: sqlite3.Connection, network: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The story of the tour: a call, what was told and asked in it, thanks two days later."""

    def said(line: str) -> None:
        draft = read(line, clock.now(), Directory(filled))
        assert not draft.questions
        record(filled, draft, int(clock.now().timestamp()))

    (karim,) = filled.execute("SELECT id FROM contact WHERE name = 'Karim Benali'").fetchone()
    to_tell = [piece.text for piece in card_news(karim).to_tell]
    assert to_tell[0] == "A new job from January: half-time at the Cité de l'espace"
    assert [piece.text for piece in card_news(karim).to_ask] == ["Lisbonne"]
    said("called Karim news: the new job asked: Lisbon got: the name of his accountant")
    assert to_tell[0] not in [piece.text for piece in card_news(karim).to_tell]
    assert card_news(karim).to_ask == ()
    help_now = turns_of(karim)[0]
    assert (help_now.text, help_now.to_thank) == ("the name of his accountant", True)
    assert "Karim Benali" not in [line.name for line in slate(clock.today()).lines]
    monkeypatch.setenv("RESEAU_NOW", "2026-11-25T10:00")
    said("thanked Karim for his accountant")
    assert not [turn for turn in turns_of(karim) if turn.to_thank]
    found = filled.execute(
        "SELECT c.name FROM contact_search s JOIN contact c ON c.id = s.rowid"
        " WHERE contact_search MATCH 'accountant' ORDER BY c.name"
    ).fetchall()
    assert found == [("Karim Benali",), ("Samira Kaddouri",)]
    assert check(network).problems == ()


def test_introductions_make_a_chain(filled: sqlite3.Connection) -> None:
    through = dict(filled.execute("SELECT id, met_through FROM contact").fetchall())

    def hops(contact: int) -> int:
        return 0 if through[contact] is None else 1 + hops(through[contact])

    assert max(map(hops, through)) >= 3


def test_nobody_can_be_reached_through_it() -> None:
    for row in rows_of("2026-11-23T10:00")["contact_point"]:
        value = row["value"]
        if row["kind"] == "email":
            assert value.endswith(("@example.org", "@example.com", "@example.net"))
        if row["kind"] == "phone" and value != "+33 6 12 34 56 78":
            assert value.startswith(("06 39 98 ", "01 99 00 ", "+1 514 555 01")), value
        if row["kind"] == "url":
            assert value.startswith("https://example.com/")


def test_the_texts_read_like_a_life() -> None:
    interactions = rows_of("2026-11-23T10:00")["interaction"]
    texts = [row["text"] for row in interactions]
    assert not [text for text in texts if "{" in text or "|" in text or not text[0].isprintable()]
    assert len(set(texts)) > 0.8 * len(texts)
    sentences = [
        line
        for book in (*FRENCH.values(), *ENGLISH.values(), *(group[5] for group in GROUPS))
        for line in book.strip().splitlines()
    ]
    assert len(set(sentences)) >= 120
    sundays = [row["on"] for row in interactions if row["text"].startswith("Appel du dimanche")]
    assert sundays
    assert {datetime.date.fromisoformat(day).weekday() for day in sundays} == {6}


@pytest.mark.parametrize("day", ("2026-11-23T10:00", *AWKWARD_DAYS))
def test_nobody_meets_twice_a_day_or_after_their_death(day: str) -> None:
    rows = rows_of(day)
    on = {row["id"]: row["on"] for row in rows["interaction"]}
    days = Counter((row["contact_id"], on[row["interaction_id"]]) for row in rows["participant"])
    assert [seen for seen, times in days.items() if times > 1] == []
    deceased = {row["id"]: row["deceased_on"] for row in rows["contact"] if row["deceased_on"]}
    assert deceased
    for contact, day in days:
        assert contact not in deceased or day < deceased[contact]


def test_where_the_demo_goes(tmp_path: Any) -> None:
    assert demo_path(str(tmp_path)) == str(tmp_path / FILE)
