"""Events by keys: who comes, whom I met typed one a line, a word to each new person after."""

from __future__ import annotations

import datetime
import sqlite3
from pathlib import Path

import pytest
from conftest import HOSTILE, Driver, Running, person
from frames import check_frame
from textual.events import Paste

from reseau_tui.model import event_people as met
from reseau_tui.model import events
from reseau_tui.model.database import action, connection, opened
from reseau_tui.model.events import EventFields
from reseau_tui.network.events import growth_waiting
from reseau_tui.tui.screens.event import EventScreen
from reseau_tui.tui.screens.event_entry import EventEntry
from reseau_tui.tui.screens.events import EventsScreen
from reseau_tui.tui.screens.events_answers import answer

DAY = datetime.date.fromisoformat


def event(name: str, on: str, until: str = "", **rest) -> int:
    days = DAY(on), DAY(until) if until else None
    return events.add_event(connection(), EventFields(name, *days, **rest))


@pytest.fixture
def gatherings(path: str, people: dict[str, int]) -> dict[str, int]:
    """One event of each part, some people at them; names → ids of events."""
    with opened(path), action("events"):
        sql = connection()
        ids = {
            "Forum": event("Forum des métiers", "2026-11-20", "2026-11-21", place="Nantes",
                           notes="Hall 3, the stand of the school\nask about the yearly fee"),
            "Meetup": event("Python meetup", "2026-11-23", place="Toulouse"),
            "Fair": event("Crafts fair", "2026-12-05", "2026-12-06"),
            "Wedding": event("Anna's wedding", "2025-06-14"),
        }  # fmt: skip
        for name, told in (("Zoé Blanc", "composite wings"), ("Omar Ziani", "")):
            met.meet_somebody_new(sql, ids["Forum"], name, organisation="Atelier", subject=told)
        met.meet(sql, ids["Forum"], people["Marie Dupont"], subject="the team")
        met.set_wanted(sql, ids["Forum"], people["Karim Benali"])
        met.set_coming(sql, ids["Fair"], people["Marie Dupont"])
        met.set_coming(sql, ids["Fair"], people["Léa Martin"])
        met.set_wanted(sql, ids["Fair"], people["Léa Martin"])
    return ids


def read(path: str, query: str) -> list[tuple]:
    with sqlite3.connect(path) as sql:
        return sql.execute(query).fetchall()


def there(path: str, event: int) -> list[tuple]:
    """Who is at an event: name, coming, wanted, met, subject, followed up."""
    return read(
        path,
        "SELECT c.name, p.coming, p.wanted, p.met, p.subject, p.followed_up FROM event_person p"
        f" JOIN contact c ON c.id = p.contact_id WHERE p.event_id = {event} ORDER BY p.id",
    )


async def to_events(app: Driver) -> None:
    await app.press("g", "a")
    await app.settle()
    assert isinstance(app.app.screen, EventsScreen)


async def open_event(app: Driver, event: int) -> None:
    await to_events(app)
    app.app.screen.show_row(event)
    await app.settle()
    await app.press("enter")
    await app.settle()
    assert isinstance(app.app.screen, EventScreen)


@pytest.mark.parametrize(("columns", "lines"), [(60, 18), (80, 24), (120, 36)])
async def test_parts_and_one_event_open(
    running: Running, gatherings: dict[str, int], columns: int, lines: int
) -> None:
    async with running(columns, lines) as app:
        await to_events(app)
        check_frame(app.app, f"events-{columns}x{lines}")
        await open_event(app, gatherings["Forum"])
        check_frame(app.app, f"event-{columns}x{lines}")


async def test_nothing_yet_says_what_to_press_and_a_new_one_is_open_at_once(
    running: Running, path: str, people: dict[str, int]
) -> None:
    async with running(80, 24) as app:
        await to_events(app)
        assert "No event is noted yet." in app.text and "from a calendar" in app.text
        await app.press("a", "f2")
        assert "What is it called?" in app.text
        await app.write("Fête", "#field-name")
        await app.write("5 December", "#field-on")
        await app.write("3 December", "#field-until")
        await app.press("f2")
        assert "It ends before it begins." in app.text
        await app.write("6 December", "#field-until")
        await app.press("f2")
        assert read(path, 'SELECT name, "on", until_on FROM event') == [
            ("Fête", "2026-12-05", "2026-12-06")
        ]
        assert isinstance(app.app.screen, EventScreen)
        assert "Nobody is noted for this event yet." in app.text
        assert "whom you met" not in app.text, "it is still to come"
        await app.press("u")
        assert isinstance(app.app.screen, EventsScreen), "gone with its event"


async def test_25_new_people_typed_and_each_is_asked_about_two_days_later(
    running: Running, gatherings: dict[str, int], path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(80, 24) as app:
        await open_event(app, gatherings["Meetup"])
        await app.press("a")
        assert isinstance(app.app.screen, EventEntry)
        for number in range(25):
            await app.write(f"Neo Nova{number}, Studio {number}, subject {number} +meetup")
            await app.press("enter")
        assert "Whom I met · Python meetup · 25" in app.text
        await app.press("enter")
        assert isinstance(app.app.screen, EventScreen) and "25 met" in app.text
    exchanges = read(
        path,
        'SELECT i."on", i.text, i.place, count(*) FROM interaction i JOIN participant p'
        " ON p.interaction_id = i.id WHERE i.kind = 'event' GROUP BY i.id ORDER BY i.id DESC",
    )
    assert exchanges[0] == ("2026-11-23", "Python meetup", "Toulouse", 25)
    assert read(
        path,
        "SELECT c.met_on, c.met_where, r.organisation, t.name FROM contact c JOIN role r"
        " ON r.contact_id = c.id JOIN contact_tag x ON x.contact_id = c.id JOIN tag t"
        " ON t.id = x.tag_id WHERE c.name = 'Neo Nova7'",
    ) == [("2026-11-23", "Python meetup", "Studio 7", "meetup")]
    with opened(path):
        on = DAY("2026-11-25")
        asked = [line.name for line in growth_waiting(on) if line.id == gatherings["Meetup"]]
        assert asked == [f"Neo Nova{number}" for number in range(25)]
    monkeypatch.setenv("RESEAU_NOW", "2026-11-25T10:00")
    async with running(80, 24) as app:
        await to_events(app)
        assert "27 new people to write to" in app.text
        await app.press("f", "enter", "s", "f", "enter")
        assert "24 new people to write to" in app.text
        await app.press("o")
        assert app.app.current_mode == "card" and "Neo Nova3" in app.text
    rows = {row[0]: row[5] for row in there(path, gatherings["Meetup"])}
    assert rows["Neo Nova0"] == "2026-11-25" and rows["Neo Nova1"] == "skipped"
    assert rows["Neo Nova2"] == "2026-11-25" and rows["Neo Nova3"] is None
    assert read(path, "SELECT kind, initiative, text FROM interaction ORDER BY id DESC")[0] == (
        "message", "me", "subject 2",
    )  # fmt: skip


async def test_a_burst_of_lines_loses_nobody(
    running: Running, gatherings: dict[str, int], path: str
) -> None:
    async with running(80, 24) as app:
        await open_event(app, gatherings["Meetup"])
        await app.burst("a", *"Ada", "enter", *"Bo", "enter", *"Cy,X", "enter", "enter")
        await app.until(lambda: isinstance(app.app.screen, EventScreen))
    assert [row[0] for row in there(path, gatherings["Meetup"])] == ["Ada", "Bo", "Cy"]


async def test_a_pasted_list_is_written_down_line_by_line(
    running: Running, gatherings: dict[str, int], path: str
) -> None:
    with opened(path), action("namesakes"):
        person("Jean Petit")
        person("Jean Petit", city="Brest")
    async with running(80, 24) as app:
        await open_event(app, gatherings["Meetup"])
        await app.press("a")
        app.app.post_message(
            Paste("- Ada, Acme, looms +craft\n- Jean Petit\r\n\n- marie dupont, , the choir\nBo\n")
        )
        await app.until(lambda: any("type them: Jean Petit" in one for one in app.toasts()))
        app.app.post_message(Paste("Cy, Acme\n"))
        await app.until(lambda: "Cy, Acme" in app.text)
        await app.press("enter")
        assert "· 4" in app.text
    assert [(row[0], row[3], row[4]) for row in there(path, gatherings["Meetup"])] == [
        ("Ada", met.NEW, "looms"), ("Marie Dupont", met.SEEN, "the choir"),
        ("Bo", met.NEW, None), ("Cy", met.NEW, None),
    ]  # fmt: skip


async def test_quick_answers_are_about_one_after_the_other(
    running: Running, gatherings: dict[str, int], path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(path), action("met"):
        for name in ("Ada", "Bo", "Cy", "Di"):
            met.meet_somebody_new(connection(), gatherings["Meetup"], name)
    monkeypatch.setenv("RESEAU_NOW", "2026-11-25T10:00")
    async with running(80, 24) as app:
        await app.press("g", "a")
        await app.burst("s", "s", "x", "m", "x", "s")
        assert "2 new people to write to" in app.text
    answers = {row[0]: row[5] for row in there(path, gatherings["Meetup"])}
    assert answers == {"Ada": "skipped", "Bo": "skipped", "Cy": "2026-11-25", "Di": "skipped"}


async def test_somebody_known_is_recognised_and_nobody_is_guessed(
    running: Running, gatherings: dict[str, int], path: str
) -> None:
    with opened(path), action("namesakes"):
        person("Jean Petit")
        person("Jean Petit", city="Brest")
    async with running(80, 24) as app:
        await open_event(app, gatherings["Meetup"])
        await app.press("a")
        await app.write("marie dupont, , the choir")
        assert "same name, already there" in app.text
        await app.press("enter")
        await app.write("Karim")
        await app.press("tab", "enter")
        await app.write("Karim Benalli")
        assert "nearly the same name" in app.text
        await app.press("enter")
        line = app.app.screen.query_one("#line")
        line.value = "Jean Petit"
        await app.pilot.press("enter")
        await app.settle()
        assert line.value == "Jean Petit", "two have the name: shown before anything is written"
        await app.press("down", "enter", "enter")
    found = there(path, gatherings["Meetup"])
    assert [(row[0], row[3], row[4]) for row in found] == [
        ("Marie Dupont", 1, "the choir"), ("Karim Benali", 1, None), ("Karim Benalli", 2, None),
        ("Jean Petit", 1, None),
    ]  # fmt: skip


async def test_one_taken_back_in_the_middle_of_typing(
    running: Running, gatherings: dict[str, int], path: str
) -> None:
    async with running(60, 18) as app:
        await open_event(app, gatherings["Meetup"])
        await app.press("a")
        for line in ("Ada Lo, Lab", "Bob Ma"):
            await app.write(line)
            await app.press("enter")
        check_frame(app.app, "event-entry-60x18")
        await app.press("shift+tab", "u")
        assert [row[0] for row in there(path, gatherings["Meetup"])] == ["Ada Lo"]
        assert app.app.screen.query_one("#line").value == "Bob Ma", "to be written better"
        await app.write("Bob Mann")
        await app.press("enter", "escape")
        assert [row[0] for row in there(path, gatherings["Meetup"])] == ["Ada Lo", "Bob Mann"]
        await app.press("u", "u")
        assert not there(path, gatherings["Meetup"])
        assert read(path, "SELECT count(*) FROM contact WHERE name LIKE 'Bob%'") == [(0,)]


async def test_before_who_comes_and_three_to_see(
    running: Running, gatherings: dict[str, int], path: str
) -> None:
    fair = gatherings["Fair"]
    async with running(80, 24) as app:
        await open_event(app, fair)
        await app.press("a")
        assert "still to come" in app.toasts()[-1]
        assert "Who comes · Crafts fair" in app.text
        for line in ("Paul Girard", "Inès Roche", "Karim Benali", "Somebody Else"):
            await app.write(line)
            await app.press("enter")
        await app.press("enter")
        assert [row[:4] for row in there(path, fair)][2:] == [
            ("Paul Girard", 1, 0, 0), ("Inès Roche", 1, 0, 0), ("Karim Benali", 1, 0, 0),
            ("Somebody Else", 1, 0, 0),
        ]  # fmt: skip
        await app.press("v")
        for line in ("Paul Girard", "Inès Roche", "Karim Benali"):
            await app.write(line)
            await app.press("enter")
        assert "already: more makes it hard" in app.text, "Léa, Paul and Inès are three"
        await app.press("n", "escape", "escape")
        wanted = [row[0] for row in there(path, fair) if row[2]]
        assert wanted == ["Léa Martin", "Paul Girard", "Inès Roche"]
        app.app.screen.guests.go_to(app.app.screen.guests.ids[1])
        await app.press("w")
        assert sum(row[2] for row in there(path, fair)) == 2
        await app.press("d", "y")
        assert len(there(path, fair)) == 5


async def test_after_one_key_each_on_the_event_too(
    running: Running, gatherings: dict[str, int], path: str
) -> None:
    forum = gatherings["Forum"]
    async with running(80, 24) as app:
        await open_event(app, forum)
        await app.press("g", "g", "f")
        assert "composite wings" in app.text, "what there is to write about"
        await app.write("sent the article")
        await app.press("enter", "s")
        rows = {row[0]: row[5] for row in there(path, forum)}
        assert rows["Zoé Blanc"] == "2026-11-23" and rows["Omar Ziani"] == "skipped"
        assert "written to, today" in app.text and "left at that" in app.text
        await app.press("u")
        assert {row[0]: row[5] for row in there(path, forum)}["Omar Ziani"] is None
        await app.press("t")
        await app.write("the yearly fee")
        await app.press("enter")
        await app.press("slash")
        await app.write("fee")
        assert "Omar Ziani" in app.text and "Zoé Blanc" not in app.text
        await app.press("escape", "escape")
        assert isinstance(app.app.screen, EventsScreen)


@pytest.mark.parametrize(
    ("key", "stored", "exchanges"),
    [("f", "2026-11-23", 1), ("m", "2026-11-23", 0), ("s", "skipped", 0), ("escape", None, 0)],
)
async def test_today_answers_with_a_window(
    running: Running, gatherings: dict[str, int], path: str, key, stored, exchanges
) -> None:
    async with running(80, 24) as app:
        await to_events(app)
        line = (await app.app.gateway.ask(growth_waiting, DAY("2026-11-23")))[0]
        screen = app.app.screen
        screen.run_worker(answer(screen, line), group="change")
        await app.settle()
        assert "Did you write to Zoé Blanc, met at Forum des métiers?" in app.text
        await app.press(key)
        if exchanges:
            await app.press("enter")
    assert there(path, gatherings["Forum"])[0][5] == stored
    told = read(path, "SELECT text FROM interaction WHERE kind = 'message'")
    assert told == [("composite wings",)] * exchanges


async def test_edited_searched_and_removed(
    running: Running, gatherings: dict[str, int], path: str
) -> None:
    async with running(80, 24) as app:
        await to_events(app)
        await app.press("slash")
        await app.write("zoe")
        assert "Forum des métiers" in app.text and "Crafts fair" not in app.text
        await app.press("enter", "e")
        await app.write("Salon", "#field-name")
        await app.press("f2")
        assert read(path, "SELECT met_where FROM contact WHERE name = 'Zoé Blanc'") == [("Salon",)]
        await app.press("escape", "d", "y")
        assert ("Salon",) not in read(path, "SELECT name FROM event")
        assert read(path, "SELECT count(*) FROM contact WHERE name = 'Zoé Blanc'") == [(1,)]
        await app.press("u")
        assert len(there(path, gatherings["Forum"])) == 4


async def test_out_of_a_calendar_with_a_choice_of_who_is_added(
    running: Running, people: dict[str, int], path: str, tmp_path: Path
) -> None:
    file = tmp_path / "home" / "fair.ics"
    file.parent.mkdir(exist_ok=True)
    file.write_text(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1@cal\nDTSTART;VALUE=DATE:20261205\nSUMMARY:Fair\n"
        "ATTENDEE;CN=M. Dupont:mailto:marie@example.org\n"
        "ATTENDEE;CN=Zoé Blanc:mailto:zoe@example.org\n"
        "ATTENDEE;CN=Omar Ziani:mailto:omar@example.org\nEND:VEVENT\nEND:VCALENDAR\n",
        encoding="utf-8",
    )
    async with running(80, 24) as app:
        await to_events(app)
        await app.press("C", "slash")
        await app.write(str(file), "#path")
        await app.press("enter")
        await app.until(lambda: "Not in the network" in app.text)
        await app.press("space", "enter")
        await app.until(lambda: read(path, "SELECT 1 FROM event"))
        assert [row[:2] for row in there(path, 1)] == [("Marie Dupont", 1), ("Zoé Blanc", 1)]
        assert read(path, "SELECT uid FROM event") == [("1@cal",)]
        assert "Fair: 2 people come" in app.toasts()[-1]
        await app.press("u")
        assert read(path, "SELECT count(*) FROM contact WHERE name = 'Zoé Blanc'") == [(0,)]


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_hostile_words_are_only_text(
    running: Running, people: dict[str, int], path: str, hostile: str
) -> None:
    with opened(path), action("hostile"):
        bad = event(hostile, "2026-11-20", place=hostile, notes=hostile)
        met.meet_somebody_new(connection(), bad, hostile, organisation=hostile, subject=hostile)
    async with running(80, 24) as app:
        await to_events(app)
        await app.press("x", "escape", "f", "escape", "enter", "a")
        await app.write(hostile)
        await app.press("enter", "escape", "escape", "d", "y", "u", "escape")
        assert app.app.is_running
        assert all(letter.isprintable() for letter in app.text.replace("\n", ""))
