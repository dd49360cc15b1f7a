"""An event out of a calendar: days, place, who comes; twice is once; only when it is asked for."""

from __future__ import annotations

import datetime
import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from calendars import GOOGLE, calendar, event

from reseau_tui.interchange import event_reader
from reseau_tui.interchange.event_guests import known, read_events
from reseau_tui.interchange.formats import format_of
from reseau_tui.interchange.importing import ImportOptions, import_files
from reseau_tui.interchange.record import Asked
from reseau_tui.model.contacts import ContactFields, Point, add_contact
from reseau_tui.model.database import action, connection
from reseau_tui.model.history import undo


@pytest.fixture(autouse=True)
def in_paris(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Paris")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def read(*parts: str, since: str | None = None, until: str | None = None):
    day = datetime.date.fromisoformat
    asked = Asked("x.ics", since=day(since) if since else None, until=day(until) if until else None)
    return event_reader.read(calendar(*parts), asked)


FAIR = event(
    "DTSTART;VALUE=DATE:20261205",
    "DTEND;VALUE=DATE:20261207",
    "SUMMARY:Crafts fair",
    "LOCATION:Nantes",
    "UID:fair@cal",
    "ATTENDEE;CN=Ana Silva;PARTSTAT=ACCEPTED:mailto:Ana@example.org",
    "ATTENDEE;CN=Paul Arnaud;PARTSTAT=DECLINED:mailto:paul@example.org",
    "ATTENDEE;CN=Zoé Blanc:mailto:zoe@example.org",
)


def person(name: str, email: str = "") -> int:
    with action("person"):
        points = (Point("email", email),) if email else ()
        return add_contact(
            ContactFields({"name": name}, points=points, point_kinds=frozenset({"email"}))
        )


@pytest.mark.parametrize(
    ("lines", "on", "until"),
    [
        (("DTSTART;VALUE=DATE:20261205", "DTEND;VALUE=DATE:20261207"), "2026-12-05", "2026-12-06"),
        (("DTSTART;VALUE=DATE:20261205", "DTEND;VALUE=DATE:20261206"), "2026-12-05", None),
        (("DTSTART;VALUE=DATE:20261205",), "2026-12-05", None),
        (("DTSTART:20261205T180000Z", "DTEND:20261205T220000Z"), "2026-12-05", None),
        (("DTSTART:20261205T180000Z", "DTEND:20261205T230000Z"), "2026-12-05", None),
        (("DTSTART:20261205T180000Z", "DTEND:20261206T010000Z"), "2026-12-05", "2026-12-06"),
        (("DTSTART:20261205T080000Z", "DURATION:P2DT4H"), "2026-12-05", "2026-12-07"),
        (("DTSTART:20261205T080000Z", "DTEND:20261204T080000Z"), "2026-12-05", None),
        (("DTSTART:20151205T080000Z",), "2015-12-05", None),
    ],
)
def test_its_days(lines: tuple[str, ...], on: str, until: str | None) -> None:
    (found,) = read(event(*lines, "SUMMARY:Fair")).events
    assert found.on.isoformat() == on
    assert (found.until.isoformat() if found.until else None) == until


def test_of_several_those_from_today_on_or_of_the_days_asked_for() -> None:
    parts = [event(f"DTSTART;VALUE=DATE:{on}", f"SUMMARY:{on}")
             for on in ("20261122", "20261123", "20270101")]  # fmt: skip
    found = read(*parts)
    assert [one.name for one in found.events] == ["20261123", "20270101"]
    assert found.losses == ("only events from today on were taken",)
    found = read(*parts, since="2026-11-01", until="2026-11-23")
    assert [one.name for one in found.events] == ["20261122", "20261123"]


def test_of_a_series_the_next_day_and_nothing_yearly_or_cancelled() -> None:
    found = read(
        event("DTSTART:20260105T180000Z", "RRULE:FREQ=MONTHLY;BYDAY=1MO", "SUMMARY:Meetup",
              "UID:meet"),
        event("DTSTART;VALUE=DATE:20200101", "RRULE:FREQ=YEARLY", "SUMMARY:Birthday", "UID:b"),
        event("DTSTART;VALUE=DATE:20261224", "STATUS:CANCELLED", "SUMMARY:No", "UID:c"),
    )  # fmt: skip
    assert [(one.uid, one.on.isoformat()) for one in found.events] == [
        ("meet 20261207", "2026-12-07")
    ]


def test_no_calendar_is_taken_for_one_by_itself() -> None:
    found = format_of(GOOGLE, "x.ics")
    assert found is not None and found[0] == "ical"


def test_imported_with_who_is_known_and_twice_is_once(network: str, tmp_path: Path) -> None:
    ana = person("Ana Silva", "ana@example.org")
    file = tmp_path / "fair.ics"
    file.write_bytes(calendar(FAIR))
    report = import_files(connection(), [str(file)], ImportOptions(format="event"))
    assert (report.events, report.new) == (1, 0) and report.as_json()["events"] == 1
    assert report.losses == ("1 person is not in the network: Zoé Blanc",)
    sql = connection()
    assert sql.execute('SELECT uid, name, "on", until_on, place FROM event').fetchall() == [
        ("fair@cal", "Crafts fair", "2026-12-05", "2026-12-06", "Nantes")
    ]
    assert sql.execute("SELECT contact_id, coming FROM event_person").fetchall() == [(ana, 1)]
    again = import_files(connection(), [str(file)], ImportOptions(format="event"))
    assert (again.events, again.unchanged, again.action_id) == (0, 1, None)
    undo(sql, 1)
    assert sql.execute("SELECT count(*) FROM event").fetchone() == (0,)
    json.dumps(again.as_json())


def test_what_the_calendar_says_of_it_becomes_its_notes_unless_it_has_some(
    network: str, tmp_path: Path
) -> None:
    file = tmp_path / "fair.ics"
    said = FAIR.replace("LOCATION", "DESCRIPTION:Hall 3\\, stand 12\\nBring cards\nLOCATION")
    notes = "SELECT notes FROM event"
    for lines, kept in ((FAIR, None), (said, "Hall 3, stand 12\nBring cards"), (FAIR, "mine")):
        if kept == "mine":
            with action("notes"):
                connection().execute("UPDATE event SET notes = 'mine'")
        file.write_bytes(calendar(lines))
        import_files(connection(), [str(file)], ImportOptions(format="event"))
        assert connection().execute(notes).fetchall() == [(kept,)]


def test_known_by_address_else_by_a_name_that_one_has(network: str, tmp_path: Path) -> None:
    ana = person("A. S.", "ana@example.org")
    person("Zoé Blanc"), person("Zoé Blanc")
    file = tmp_path / "fair.ics"
    file.write_bytes(calendar(FAIR))
    found = read_events(str(file), "fair.ics")
    assert known(found.people.values()) == {"ana@example.org": ana}
    assert [found.people[key].name for key in found.events[0].people] == ["Ana Silva", "Zoé Blanc"]
