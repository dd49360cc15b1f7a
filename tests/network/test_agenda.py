from __future__ import annotations

import datetime

import pytest
from networks import TODAY, day, exchange, promise, somebody

from reseau_tui.model import write
from reseau_tui.model.database import action, connection
from reseau_tui.network.agenda import (
    coming_dates,
    open_promises,
    promises_of,
    today,
)


def important(contact: int, label: str, month: int, date: int, **columns) -> None:
    with action("date"):
        connection().execute(
            "INSERT INTO important_date (contact_id, label, month, day, year, yearly)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (contact, label, month, date, columns.get("year"), columns.get("yearly", 1)),
        )


def test_promises_open_due_and_done(network):
    ana, bo = somebody("Ana"), somebody("Bo")
    promise(ana, 5, "later")
    promise(bo, 0, "today")
    promise(ana, -9, "overdue")
    kept = promise(ana, -2, "kept")
    with action("done"):
        connection().execute("UPDATE promise SET done_at = ? WHERE id = ?", (day(1), kept))
    assert [line.text for line in open_promises()] == ["overdue", "today", "later"]
    assert [line.text for line in open_promises(TODAY)] == ["overdue", "today"]
    assert [line.text for line in open_promises(limit=1)] == ["overdue"]
    assert [(line.text, line.done) for line in promises_of(ana)] == [
        ("overdue", False), ("later", False), ("kept", True),
    ]  # fmt: skip
    line = open_promises(TODAY)[1]
    assert (line.name, line.contact_id, line.due_on, line.done) == ("Bo", bo, day(0), False)


def coming(first: datetime.date = TODAY, **options) -> list[tuple[str, str, str]]:
    return [(date.on.isoformat(), date.name, date.what) for date in coming_dates(first, **options)]


def test_birthdays_and_dates_of_two_weeks_in_their_order(network):
    somebody("Nora", birth_month=11, birth_day=25, birth_year=1986)
    somebody("Later", birth_month=12, birth_day=8)
    somebody("Last day", birth_month=12, birth_day=7)
    somebody("Yesterday", birth_month=11, birth_day=22)
    somebody("Archived", birth_month=11, birth_day=25, archived_at=day(1))
    dead = somebody("Dead", birth_month=11, birth_day=25, deceased_on="2020-11-26")
    important(dead, "passed away", 11, 26, year=2020)
    close = somebody("Zoé", circle=1, birth_month=11, birth_day=25)
    important(close, "name day", 11, 23)
    important(close, "the exam", 12, 1, year=2026, yearly=0)
    important(close, "the move", 12, 1, year=2025, yearly=0)
    assert coming() == [
        ("2026-11-23", "Zoé", "name day"),
        ("2026-11-25", "Zoé", "birthday"),
        ("2026-11-25", "Nora", "birthday (40)"),
        ("2026-11-26", "Dead", "passed away (6)"),
        ("2026-12-01", "Zoé", "the exam"),
        ("2026-12-07", "Last day", "birthday"),
    ]
    assert coming(limit=2) == coming()[:2]
    assert coming(days=0) == coming()[:1]


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        (datetime.date(2027, 2, 20), ["2027-02-28"]),
        (datetime.date(2028, 2, 20), ["2028-02-29"]),
        (datetime.date(2027, 3, 1), []),
        (datetime.date(2028, 2, 14), []),
        (datetime.date(2027, 2, 28), ["2027-02-28"]),
        (datetime.date(2100, 2, 28), ["2100-02-28"]),
    ],
)
def test_29_february(network, first, expected):
    somebody("Leap", birth_month=2, birth_day=29, birth_year=1988)
    assert [date.on.isoformat() for date in coming_dates(first)] == expected


def test_dates_across_the_year(network):
    somebody("New year", birth_month=1, birth_day=1, birth_year=2000)
    assert coming(datetime.date(2026, 12, 30)) == [("2027-01-01", "New year", "birthday (27)")]


def test_a_year_to_come_or_of_birth_gives_no_age(network):
    somebody("Newborn", birth_month=11, birth_day=25, birth_year=2026)
    assert coming() == [("2026-11-25", "Newborn", "birthday")]


def test_today_as_a_whole(network):
    ana = somebody("Ana", circle=2, birth_month=11, birth_day=30)
    exchange(44, ana)
    promise(ana, 14, "send CV")
    promise(ana, 15, "next month's")
    with action("inbox"):
        write.keep_in_inbox(connection(), "avec Camille", "2026-11-22T10:00", "[]")
    found = today(datetime.datetime(2026, 11, 23, 10, 0))
    assert found.date == TODAY
    assert [(line.name, line.state, line.days) for line in found.slate.lines] == [
        ("Ana", "reconnect", 44)
    ]
    assert found.slate.lines[0].reason == (
        "44 days · you usually talk every 30 · birthday on 30 November"
    )
    assert [line.text for line in found.promises] == ["send CV"]
    assert [date.name for date in found.dates] == ["Ana"]
    assert found.inbox == 1


def test_an_empty_network_has_an_empty_day(network):
    found = today(datetime.datetime(2026, 11, 23, 10, 0))
    assert (found.slate.lines, found.promises, found.dates, found.inbox) == ((), (), (), 0)
