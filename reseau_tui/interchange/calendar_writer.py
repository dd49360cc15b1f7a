"""iCalendar (RFC 5545), out: birthdays and other days every year, promises, when to get back.

Each event keeps its UID from one export to the next, so that a calendar that reads the file
again updates what it has instead of doubling it. Nothing that is past is written but the yearly
days: a calendar is for what comes.
"""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Iterable, Iterator

import reseau_tui
from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.interchange.vcard_values import escape, is_day
from reseau_tui.interchange.vcard_writer import fold_line
from reseau_tui.text import clean, fold

_HOST = "reseau-tui"
_LEAP_YEAR = 1972
"""The year of a day whose year is not known: it has a 29 February, and no calendar is older."""


Event = tuple[int, list[str]]
"""A contact's id, and the lines of one event."""


def calendar(
    connection: sqlite3.Connection, contacts: Iterable[int] | None = None
) -> Iterator[str]:
    """Yield a calendar in pieces: everybody's, or only what concerns ``contacts``."""
    stamp = f"{clock.now():%Y%m%dT%H%M%S}"
    yield "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
    yield fold_line(f"PRODID:-//reseau-tui//reseau-tui {reseau_tui.__version__}//EN")
    yield fold_line("X-WR-CALNAME:Réseau")
    chosen = None if contacts is None else set(contacts)
    for events in (_birthdays, _days, _promises, _reconnects):
        for contact, event in events(connection):
            if chosen is None or contact in chosen:
                yield "BEGIN:VEVENT\r\n"
                yield f"DTSTAMP:{stamp}\r\n"
                yield "".join(fold_line(line) for line in event)
                yield "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n"
    yield "END:VCALENDAR\r\n"


def _birthdays(connection: sqlite3.Connection) -> Iterator[Event]:
    for contact, uid, name, year, month, day in connection.execute(
        "SELECT id, uid, name, birth_year, birth_month, birth_day FROM contact"
        " WHERE birth_month IS NOT NULL AND birth_day IS NOT NULL AND archived_at IS NULL"
        " AND deceased_on IS NULL ORDER BY id"
    ).fetchall():
        if not is_day(year, month, day):
            continue
        title = _("{name}’s birthday").format(name=clean(name))
        if year:
            title += f" ({year})"
        yield contact, _yearly(f"birthday-{uid}", title, year, month, day)


def _days(connection: sqlite3.Connection) -> Iterator[Event]:
    for contact, uid, name, label, year, month, day, yearly in connection.execute(
        "SELECT c.id, c.uid, c.name, d.label, d.year, d.month, d.day, d.yearly"
        " FROM important_date d JOIN contact c ON c.id = d.contact_id"
        " WHERE d.month IS NOT NULL AND d.day IS NOT NULL AND c.archived_at IS NULL ORDER BY d.id"
    ).fetchall():
        if not is_day(year, month, day):
            continue
        title = f"{clean(name)}: {clean(label)}"
        key = f"date-{uid}-{fold(label).replace(' ', '-')}-{month:02}{day:02}"
        if yearly:
            yield contact, _yearly(key, title, year, month, day)
        elif year:
            yield contact, _once(key, title, f"{year:04}-{month:02}-{day:02}")


def _promises(connection: sqlite3.Connection) -> Iterator[Event]:
    for contact, uid, name, due, text in connection.execute(
        "SELECT c.id, p.uid, c.name, p.due_on, p.text FROM promise p"
        " JOIN contact c ON c.id = p.contact_id WHERE p.done_at IS NULL ORDER BY p.due_on, p.id"
    ).fetchall():
        title = f"{clean(text)} · {clean(name)}"
        yield contact, _once(f"promise-{uid}", title, due)


def _reconnects(connection: sqlite3.Connection) -> Iterator[Event]:
    """The days on which it will be time again (r = 1 in 4-ranking), from tomorrow on."""
    today = clock.today()
    number = today.toordinal() + 1_721_425
    for contact, uid, name, rhythm, days in connection.execute(
        "SELECT id, uid, name, rhythm, (fresh + 1) / 2 + rhythm - ? FROM contact"
        " WHERE rhythm IS NOT NULL AND archived_at IS NULL AND deceased_on IS NULL"
        " AND coalesce(last_full_on, circle_since) IS NOT NULL"
        " AND (circle IS NOT 5 OR rhythm_days IS NOT NULL)"
        " AND (fresh + 1) / 2 + rhythm > ? AND coalesce(snoozed_until, '') <= ? ORDER BY 5, id",
        (number, number, today.isoformat()),
    ).fetchall():
        due = today + datetime.timedelta(days=days)
        title = _("{name}: time for some news").format(name=clean(name))
        lines = _once(f"reconnect-{uid}", title, due.isoformat())
        lines.append(
            "DESCRIPTION:" + escape(_("You usually talk every {days} days.").format(days=rhythm))
        )
        yield contact, lines


def _yearly(key: str, title: str, year: int | None, month: int, day: int) -> list[str]:
    rule = "RRULE:FREQ=YEARLY"
    if (month, day) == (2, 29):
        rule += ";BYMONTH=2;BYMONTHDAY=-1"
    return [*_once(key, title, f"{year or _LEAP_YEAR:04}-{month:02}-{day:02}"), rule]


def _once(key: str, title: str, on: str) -> list[str]:
    start = datetime.date.fromisoformat(on)
    end = start + datetime.timedelta(days=1) if start < datetime.date.max else start
    return [
        f"UID:{key}@{_HOST}",
        f"DTSTART;VALUE=DATE:{start:%Y%m%d}",
        f"DTEND;VALUE=DATE:{end:%Y%m%d}",
        f"SUMMARY:{escape(title)}",
    ]
