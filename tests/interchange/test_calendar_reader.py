"""Calendars: which meetings become exchanges, with whom, on which day and at which hour."""

from __future__ import annotations

import datetime
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from calendars import APPLE, GOOGLE, OUTLOOK, calendar, event

from reseau_tui.interchange import calendar_reader
from reseau_tui.interchange.exporting import Asked as AskedOut
from reseau_tui.interchange.exporting import export_named
from reseau_tui.interchange.formats import format_of
from reseau_tui.interchange.importing import ImportOptions, import_files
from reseau_tui.interchange.record import Asked, InteractionRecord, ReadResult, Unreadable
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


WITH = "ATTENDEE;CN=Ana Silva:mailto:ana@example.org"


def read(data: bytes, since: str = "2026-01-01", until: str = "2026-12-31") -> ReadResult:
    day = datetime.date.fromisoformat
    return calendar_reader.read(data, Asked(name="x.ics", since=day(since), until=day(until)))


def shown(found: ReadResult) -> list[tuple[str, str | None, str]]:
    return sorted(((one.on, one.at, one.text) for one in found.interactions), key=str)


def one(found: ReadResult, text: str) -> InteractionRecord:
    return next(each for each in found.interactions if each.text == text)


def test_google() -> None:
    found = read(GOOGLE)
    assert shown(found) == [
        ("2026-10-05", "09:00", "Hebdo"),
        ("2026-10-12", "14:00", "Point projet, suite"),
        ("2026-10-20", "11:00", "Hebdo, un mardi"),
        ("2026-11-02", "09:00", "Hebdo"),
    ]
    meeting = one(found, "Point projet, suite")
    assert meeting.people == ("helene@example.org",)
    assert (meeting.initiative, meeting.minutes, meeting.place, meeting.kind) == (
        "me", 45, "Café du Port, quai 3", "meeting",
    )  # fmt: skip
    assert one(found, "Hebdo").initiative == "them"
    assert {person.key: person.name for person in found.records} == {
        "helene@example.org": "Hélène Petit",
        "paul@example.org": "Paul Arnaud",
    }
    assert all(person.only_known for person in found.records)
    assert found.read == 5
    assert set(found.losses) == {
        "1 event that was cancelled or declined was left out",
        "1 event with nobody else in it was left out",
    }


def test_outlook() -> None:
    found = read(OUTLOOK)
    assert shown(found) == [
        ("2026-01-15", "14:00", "Janvier"),
        ("2026-06-15", "14:00", "Juin"),
        ("2026-07-15", "09:00", "Comité"),
        ("2026-09-01", None, "Séminaire"),
    ]
    meeting = one(found, "Comité")
    assert meeting.people == ("helene@example.org", "paul@example.org", "grace weber")
    assert (meeting.place, meeting.minutes, meeting.initiative) == ("Salle étoile", 90, "me")
    assert one(found, "Janvier").minutes == 60
    assert one(found, "Séminaire").minutes is None
    names = {person.key: person.name for person in found.records}
    assert names["helene@example.org"] == "Petit, Hélène"
    assert names["paul@example.org"] == "Arnaud, Paul"
    assert found.losses == ("1 event that was cancelled or declined was left out",)


def test_apple() -> None:
    found = read(APPLE)
    # Half past seven in the evening in New York is half past one of the next day here.
    assert shown(found) == [("2026-11-11", "01:30", "Appel")]
    # Of two people who are in everything nobody can tell which one is me.
    assert one(found, "Appel").people == ("helene@example.org", "nora@example.net")
    assert one(found, "Appel").initiative == "both"


def test_hours_in_a_zone_that_only_the_file_describes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    found = read(OUTLOOK)
    assert one(found, "Janvier").at == "13:00"
    assert one(found, "Juin").at == "12:00"
    assert one(found, "Comité").at == "07:00"


@pytest.mark.parametrize(
    ("parts", "days"),
    [
        (["DTSTART:20260301T090000"], ["03-01"]),
        (["DTSTART:20260301T0900"], ["03-01"]),
        (["DTSTART;VALUE=DATE:20260301"], ["03-01"]),
        (["DTSTART:20260301T233000Z"], ["03-02"]),
        (["DTSTART;TZID=/mozilla.org/20050126_1/Asia/Tokyo:20260301T070000"], ["02-28"]),
        (["DTSTART;TZID=Tokyo Standard Time:20260301T070000"], ["02-28"]),
        (["DTSTART;TZID=UTC+9:20260301T070000"], ["02-28"]),
        (["DTSTART:19970106T090000", "RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20260120T000000Z"],
         ["01-05", "01-12", "01-19"]),
        (["DTSTART:20260302T090000", "RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=2"],
         ["03-02", "03-27"]),
        (["DTSTART:20260302T090000", "RRULE:FREQ=DAILY;COUNT=-1;UNTIL=20260303"],
         ["03-02", "03-03"]),
        (["DTSTART:20260302T090000", "RDATE:20260401T100000,20260501T100000"],
         ["03-02", "04-01", "05-01"]),
        (["DTSTART:20260302T090000", "RDATE;VALUE=PERIOD:20260401T100000/PT1H"],
         ["03-02", "04-01"]),
        (["DTSTART:20260302T090000", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE;VALUE=DATE:20260303"],
         ["03-02", "03-04"]),
        (["DTSTART:20260302T090000Z", "RRULE:FREQ=DAILY;COUNT=3",
          "EXDATE;TZID=Europe/Paris:20260303T100000"], ["03-02", "03-04"]),
        (["DTSTART:20260302T090000", "RRULE:FREQ=SECONDLY"], ["03-02"]),
        (["DTSTART:20260302T090000", "RRULE:nonsense"], ["03-02"]),
        (["DTSTART:20260302T090000", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"], ["03-02"]),
        (["DTSTART:20250302T090000", "RRULE:FREQ=WEEKLY;COUNT=3"], []),
        (["DTSTART:20270302T090000"], []),
    ],
)  # fmt: skip
def test_days(parts: list[str], days: list[str]) -> None:
    found = read(calendar(event("UID:1", "SUMMARY:x", WITH, *parts)))
    assert [one[0][5:] for one in shown(found)] == days


def test_what_is_no_meeting_with_others() -> None:
    many = [f"ATTENDEE:mailto:p{number}@example.org" for number in range(21)]
    day = "DTSTART:20260302T090000"
    found = read(
        calendar(
            event("UID:1", day, *many),
            event("UID:2", day, *many[:20]),
            event("UID:3", day, "ATTENDEE;CUTYPE=ROOM:mailto:room@example.org"),
            event("UID:4", day, "ATTENDEE:mailto:info@example.org"),
            event("UID:5", day, WITH.replace(";", ";PARTSTAT=DECLINED;", 1)),
            event("UID:6", day, WITH.replace(";", ";ROLE=NON-PARTICIPANT;", 1)),
            event("UID:7", day, WITH, "STATUS:CANCELLED"),
            event("UID:8", "DTSTART;VALUE=DATE:20200302", "RRULE:FREQ=YEARLY", WITH),
            event("UID:9", WITH),
            event("UID:10", "DTSTART:20261399", WITH),
        )
    )
    assert [one.key for one in found.interactions] == ["2"]
    assert found.read == 10
    assert [(skip.where, skip.why) for skip in found.skipped] == [
        ("line 84", "no day"),
        ("line 88", "“20261399” is not a day"),
    ]
    assert found.losses == (
        "1 meeting with more than 20 people was left out",
        "1 event that was cancelled or declined was left out",
        "5 events with nobody else in them were left out",
    )


def test_a_cancelled_invitation_and_an_answer_are_no_meetings() -> None:
    for method in ("CANCEL", "REPLY"):
        data = calendar(event("UID:1", "DTSTART:20260302T090000", WITH), head=f"METHOD:{method}")
        found = read(data)
        assert not found.interactions
        assert found.losses == ("1 event that was cancelled or declined was left out",)


def test_the_latest_version_of_an_event_counts() -> None:
    found = read(
        calendar(
            event("UID:1", "SEQUENCE:2", "DTSTART:20260303T090000", "SUMMARY:new", WITH),
            event("UID:1", "SEQUENCE:1", "DTSTART:20260302T090000", "SUMMARY:old", WITH),
        )
    )
    assert shown(found) == [("2026-03-03", "09:00", "new")]


def test_a_day_that_was_changed_and_then_taken_out_is_gone() -> None:
    start = "DTSTART:20260302T090000"
    rule = "RRULE:FREQ=WEEKLY;COUNT=3"
    moved = event("UID:1", "SEQUENCE:1", "RECURRENCE-ID:20260309T090000",
                  "DTSTART:20260310T090000", WITH)  # fmt: skip
    kept = read(calendar(event("UID:1", start, rule, WITH), moved))
    assert [day for day, _at, _text in shown(kept)] == ["2026-03-02", "2026-03-10", "2026-03-16"]
    gone = read(
        calendar(event("UID:1", "SEQUENCE:2", start, rule, "EXDATE:20260309T090000", WITH), moved)
    )
    assert [day for day, _at, _text in shown(gone)] == ["2026-03-02", "2026-03-16"]


def test_what_is_broken_costs_only_itself() -> None:
    data = calendar(
        event("UID:1", "DTSTART:20260302T090000", "SUMMARY:first", WITH, "nonsense",
              'ATTENDEE;CN="never closed:mailto:odd@example.org', "ATTENDEE;;;:", "DTEND:x"),
        event("UID:2", "DTSTART;TZID=Nowhere/At All:20260303T090000", "SUMMARY:second", WITH),
        event("UID:3", "DTSTART;TZID=Nowhere/Private:20260303T090000", "RRULE:odd"),
    )  # fmt: skip
    # The END of the first event is lost.
    data = data.replace(b"END:VEVENT\r\n", b"", 1)
    found = read(data)
    assert [text for _on, _at, text in shown(found)] == ["first", "second"]
    assert found.losses[0] == (
        "line 14: the time zone “Nowhere/At All” is not known; hours stay as written"
    )
    assert not any("Private" in loss or "odd" in loss for loss in found.losses)


def test_last_twelve_months_unless_asked_otherwise() -> None:
    days = ("20251122", "20251123", "20261123", "20261124")
    data = calendar(
        *(event(f"UID:{day}", f"DTSTART:{day}T090000", f"SUMMARY:{day}", WITH) for day in days)
    )
    found = calendar_reader.read(data)
    assert [text for _on, _at, text in shown(found)] == ["20251123", "20261123"]
    assert found.losses == ("only meetings from 2025-11-23 to 2026-11-23 were taken",)


def test_recognised_by_content() -> None:
    for data in (
        GOOGLE,
        OUTLOOK,
        APPLE,
        b"\xef\xbb\xbf" + GOOGLE,
        GOOGLE.decode().encode("utf-16"),
    ):
        known = format_of(data, "unnamed")
        assert known is not None
        assert known[0] == "ical"
    assert not calendar_reader.recognise(b"BEGIN:VCARD\r\nNOTE:BEGIN:VCALENDAR\r\n", "x.ics")
    with pytest.raises(Unreadable, match="holds no calendar"):
        calendar_reader.read(b"Hello", Asked(name="x.ics"))


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == "icalendar"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "icalendar", None)
    assert calendar_reader.recognise(GOOGLE, "basic.ics")
    with pytest.raises(Unreadable, match=r'pip install "reseau-tui\[calendar\]"'):
        calendar_reader.read(GOOGLE)


def test_into_the_network_once(tmp_path: Path, network: str) -> None:
    with action("add"):
        for name, email in (("Hélène Petit", "helene@example.org"), ("Grace Weber", "")):
            add_contact(
                ContactFields(
                    values={"name": name},
                    points=(Point("email", email),) if email else (),
                    point_kinds=frozenset({"email"}),
                )
            )
    path = tmp_path / "calendar.ics"
    path.write_bytes(OUTLOOK)
    report = import_files(connection(), [str(path)])
    assert (report.format, report.new, report.updated, report.interactions) == ("ical", 0, 0, 4)
    rows = connection().execute(
        'SELECT i."on", i.at, i.minutes, i.kind, c.name FROM interaction i'
        " JOIN participant p ON p.interaction_id = i.id JOIN contact c ON c.id = p.contact_id"
        " ORDER BY 1, 5"
    )
    assert rows.fetchall() == [
        ("2026-01-15", "14:00", 60, "meeting", "Hélène Petit"),
        ("2026-06-15", "14:00", 60, "meeting", "Hélène Petit"),
        ("2026-07-15", "09:00", 90, "meeting", "Grace Weber"),
        ("2026-07-15", "09:00", 90, "meeting", "Hélène Petit"),
        ("2026-09-01", None, None, "meeting", "Grace Weber"),
    ]
    again = import_files(connection(), [str(path)])
    assert (again.interactions, again.action_id) == (0, None)
    # Its own exception, now with the series it belongs to: the same meeting under the same key.
    series = event(
        "UID:040000008200E00074C5B7101A82E008", "SUMMARY:Comité",
        "DTSTART;TZID=Europe/Paris:20260707T090000", "RRULE:FREQ=WEEKLY;COUNT=2",
        "ATTENDEE:mailto:helene@example.org",
    )  # fmt: skip
    path.write_bytes(
        OUTLOOK.replace(b"END:VCALENDAR", calendar(series).partition(b"2.0")[2].strip())
    )
    assert import_files(connection(), [str(path)]).interactions == 1
    assert report.action_id is not None
    undo(connection(), 0, report.action_id)
    assert connection().execute("SELECT count(*) FROM interaction").fetchone() == (1,)


def test_our_own_calendar_brings_no_exchange(tmp_path: Path, network: str) -> None:
    with action("add"):
        add_contact(
            ContactFields(
                values={"name": "Ana Silva", "birth_month": 3, "birth_day": 2, "circle": 1}
            )
        )
    export = export_named("ics", "")
    assert export is not None
    path = tmp_path / "ours.ics"
    path.write_text("".join(export.pieces(connection(), AskedOut())), encoding="utf-8")
    options = ImportOptions(since=datetime.date(2000, 1, 1))
    report = import_files(connection(), [str(path)], options)
    assert report.read > 0
    assert (report.new, report.interactions) == (0, 0)


PIECES = [
    b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n", b"BEGIN:VCALENDAR\r\n", b"END:VCALENDAR\r\n", b"\r",
    b"\x00", b"=", b" ", b'"', b";", b":", b",", b"\\", b"\xff", b"\xe2\x80\xae", b"\xff\xfe",
    b"RRULE:FREQ=DAILY;INTERVAL=0\r\n", b"RRULE:FREQ=YEARLY;BYDAY=99MO\r\n", b"-", b"9999", b"0001",
    b"RRULE:FREQ=DAILY;COUNT=9999;BYMONTH=2;BYMONTHDAY=31\r\n", b"DTSTART:99991231T235959Z\r\n",
    b"RRULE:FREQ=YEARLY;BYYEARDAY=-366,366;BYSETPOS=-1\r\n", b"DURATION:P99999999999D\r\n",
    b"TZOFFSETTO:+9999\r\n", b"DTSTART:00010101T000000\r\n", b"DTSTART:\xd9\xa1\xd9\xa9\r\n",
    b"TZID=../../etc/passwd:", b"RDATE:20260101,x,20260102T000000/P1D\r\n",
    b"SEQUENCE:\xc2\xb2\r\n",
]  # fmt: skip


@pytest.mark.parametrize("seed", range(200))
def test_damaged_files(seed: int) -> None:
    source = random.Random(seed)
    data = bytearray(source.choice([GOOGLE, OUTLOOK, APPLE]))
    for _time in range(source.randint(1, 8)):
        start = source.randrange(len(data) + 1)
        stop = min(len(data), start + source.choice([1, 1, 3, 20, 200]))
        match source.randrange(5):
            case 0:
                del data[start:stop]
            case 1:
                data[start:start] = data[start:stop]
            case 2:
                data[start:stop] = source.randbytes(stop - start)
            case 3:
                data[start:start] = source.choice(PIECES)
            case _:
                rows = data.split(b"\n")
                source.shuffle(rows)
                data = bytearray(b"\n".join(rows))
    calendar_reader.recognise(bytes(data), "x.ics")
    try:
        found = read(bytes(data), "1990-01-01")
    except Unreadable:
        return
    keys = {person.key for person in found.records}
    for each in found.interactions:
        assert each.people
        assert set(each.people) <= keys
        assert datetime.date.fromisoformat(each.on)
        assert each.at is None or datetime.time.fromisoformat(each.at)
        assert not any(letter < " " or letter in "\x7f\u202e" for letter in each.text + each.place)
    assert len({each.key for each in found.interactions}) == len(found.interactions)
