"""iCalendar in: meetings with others become exchanges with those of them who are in the network.

Nobody is added: a calendar is full of people one has met once. A series is taken day by day
inside the window asked for, with its exceptions, as calendars show it.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from reseau_tui import clock
from reseau_tui.i18n import _, grouped, ngettext
from reseau_tui.interchange.record import (
    NOTHING_ASKED,
    Asked,
    InteractionRecord,
    PersonRecord,
    PointRecord,
    ReadResult,
    Unreadable,
)
from reseau_tui.interchange.recurrence import YEARLY, Steps, TooMany, occurrences
from reseau_tui.model.normal import is_shared_mailbox
from reseau_tui.text import fold

if TYPE_CHECKING:
    from reseau_tui.interchange.calendar_events import Attendee, Calendars, Event
    from reseau_tui.interchange.calendar_values import Moment

SOURCE = "calendar"

MANY = 20
"""Others from which on a meeting is a gathering, no contact with each of them."""

MEETINGS = 1_000_000
STEPS = 5_000_000
"""Exchanges of a file, and periods of all its recurrence rules that are looked at."""

OWN = "@reseau-tui"
_NO_PEOPLE = frozenset(("ROOM", "RESOURCE", "GROUP"))
NOT_THERE = frozenset(("DECLINED", "DELEGATED"))
_NO_ADDRESSES = ("@resource.calendar.google.com", "@group.calendar.google.com")
_CALENDAR = re.compile(rb"^[ \t]*BEGIN:(?:VCALENDAR|VEVENT)[ \t\r]*$", re.IGNORECASE | re.MULTILINE)


def recognise(data: bytes, name: str) -> bool:
    """Tell whether a file is a calendar: it begins one near its head."""
    del name
    from reseau_tui.interchange.charset import to_utf8

    return _CALENDAR.search(to_utf8(data[:8192])[0].replace(b"\r", b"\n")) is not None


def calendars(data: bytes, asked: Asked) -> Calendars:
    """Read the calendars of a file.

    Raises Unreadable for what is none, and when the extra ``calendar`` is not installed.
    """
    try:
        from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON
    except ImportError as error:
        raise Unreadable(
            _('Calendars need one more package: pip install "reseau-tui[calendar]"')
        ) from error
    from reseau_tui.interchange.calendar_events import read_calendars

    return read_calendars(data, asked, WINDOWS_TO_OLSON)


def read(data: bytes, asked: Asked = NOTHING_ASKED) -> ReadResult:
    """Read the meetings of the window asked for: the last twelve months when nothing is said.

    Raises Unreadable for what is no calendar, and when the extra ``calendar`` is not installed.
    """
    found = calendars(data, asked)
    meetings = _Meetings(found, *_window(asked))
    records = tuple(meetings.run())
    return ReadResult(
        format="ical",
        records=tuple(meetings.people.values()),
        skipped=tuple(found.skipped),
        losses=(*found.losses, *meetings.losses()),
        interactions=records,
        read=found.read,
    )


def _window(asked: Asked) -> tuple[datetime.date, datetime.date]:
    until = asked.until or clock.today()
    if asked.since:
        return asked.since, until
    year = max(1, until.year - 1)
    try:
        return until.replace(year=year), until
    except ValueError:  # 29 February
        return until.replace(year=year, day=28), until


class _Meetings:
    """Events on their way to exchanges; what is left out is counted."""

    def __init__(self, found: Calendars, since: datetime.date, until: datetime.date) -> None:
        self.people: dict[str, PersonRecord] = {}
        self._found = found
        self._since = since
        self._until = until
        self._first = datetime.datetime.combine(since, datetime.time())
        self._last = datetime.datetime.combine(until, datetime.time.max)
        self._me = _me(found)
        self._steps = Steps(STEPS)
        self._too_long = False
        self._left_out: Counter[str] = Counter()

    def run(self) -> Iterator[InteractionRecord]:
        """Yield an exchange for every meeting in the window, once each."""
        done: set[str] = set()
        for series in by_series(self._found.events):
            for record in self._of_series(series):
                if record.key not in done:
                    done.add(record.key)
                    yield record
                if len(done) >= MEETINGS:
                    return

    def _of_series(self, series: Mapping[str, Event]) -> Iterator[InteractionRecord]:
        """Yield the meetings of events of one UID, by the moment each stands for."""
        whole = series.get("")
        others = [event for stamp, event in series.items() if stamp]
        if whole is not None:
            # Changed once, taken out later: only the newer of the two says so.
            gone = {one.at_place_of(whole.start) for one in whole.without}
            others = [
                event
                for event in others
                if event.instead_of is None
                or event.sequence >= whole.sequence
                or event.instead_of.at_place_of(whole.start) not in gone
            ]
        for event in others:
            if self._is_meeting(event):
                yield from self._record(event, event.start, f"{event.uid} {_stamp(event, whole)}")
        if whole is None or not self._is_meeting(whole):
            return
        if whole.rule is None and not whole.more:
            yield from self._record(whole, whole.start, whole.uid)
            return
        instead = {
            event.instead_of.at_place_of(whole.start) for event in others if event.instead_of
        }
        for moment in self._moments(whole):
            if moment.clock not in instead:
                yield from self._record(whole, moment, f"{whole.uid} {moment.stamp()}")

    def _moments(self, event: Event) -> Iterator[Moment]:
        """Yield the moments of a series near the window; which of them are in it is seen later."""
        start = event.start
        # A day on both sides: the window is local, the rule where the meeting is.
        around = datetime.timedelta(days=2)
        first, last = _moved(self._first, -around), _moved(self._last, around)
        clocks: set[datetime.datetime] = set()
        if first <= start.clock <= last:
            clocks.add(start.clock)
        if event.rule is not None:
            try:
                clocks.update(occurrences(event.rule, start.clock, first, last, self._steps))
            except TooMany:
                self._too_long = True
        clocks.update(
            more for one in event.more if first <= (more := one.at_place_of(start)) <= last
        )
        # Some leave out a day where others leave out an hour: the same either way.
        without = {one.at_place_of(start) for one in event.without}
        for moment in sorted(clocks):
            if moment not in without:
                yield start.moved_to(moment)

    def _is_meeting(self, event: Event) -> bool:
        """Tell whether an event is one with others, that took place, with few enough of them."""
        ours = event.uid.endswith(OWN)
        yearly = event.start.whole_day and event.rule is not None and event.rule.frequency == YEARLY
        if ours or yearly:
            self._left_out["days"] += 1
        elif event.cancelled:
            self._left_out["cancelled"] += 1
        elif any(one.address in self._me and one.answer in NOT_THERE for one in event.attendees):
            self._left_out["declined"] += 1
        elif not any(True for _one in self._others(event)):
            self._left_out["alone"] += 1
        elif len({attendee_key(one) for one in self._others(event, all_invited=True)}) > MANY:
            self._left_out["many"] += 1
        else:
            return True
        return False

    def _others(self, event: Event, *, all_invited: bool = False) -> Iterator[Attendee]:
        """Yield the people of an event who are not me, and were there as far as it says."""
        answers = {one.address: one.answer for one in event.attendees if one.address}
        organizer = [event.organizer] if event.organizer else []
        for one in (*organizer, *event.attendees):
            if not (one.address or one.name) or one.address in self._me or not is_person(one):
                continue
            answer = one.answer or answers.get(one.address, "")
            there = answer not in NOT_THERE and one.role != "NON-PARTICIPANT"
            if there or all_invited:
                yield one

    def _record(self, event: Event, start: Moment, key: str) -> Iterator[InteractionRecord]:
        at = start.local()
        if not self._since <= at.date() <= self._until:
            self._left_out["outside"] += 1
            return
        keys: dict[str, None] = {}
        for one in self._others(event):
            keys[self._person(one)] = None
        organizer = event.organizer.address if event.organizer else ""
        initiative = "both"
        if self._me and organizer:
            initiative = "me" if organizer in self._me else "them"
        yield InteractionRecord(
            source=SOURCE,
            key=key,
            on=at.date().isoformat(),
            at=None if start.whole_day else f"{at:%H:%M}",
            people=tuple(keys),
            kind="meeting",
            initiative=initiative,
            text=event.title,
            place=event.place,
            minutes=event.minutes,
            line=event.line,
        )

    def _person(self, one: Attendee) -> str:
        """Return the key of somebody, who is known by the best name that any event has."""
        key = attendee_key(one)
        known = self.people.get(key)
        if known is None or (known.name == one.address and one.name):
            points = (PointRecord("email", "", one.address),) if one.address else ()
            name = one.name or one.address
            self.people[key] = PersonRecord(SOURCE, key, name, points=points, only_known=True)
        return key

    def losses(self) -> list[str]:
        """Return what was left out, in sentences."""
        said: list[str] = []
        if self._left_out["many"]:
            count = self._left_out["many"]
            said.append(
                ngettext(
                    "{count} meeting with more than {most} people was left out",
                    "{count} meetings with more than {most} people were left out",
                    count,
                ).format(count=grouped(count), most=MANY)
            )
        missed = self._left_out["cancelled"] + self._left_out["declined"] + self._found.answers
        if missed:
            said.append(
                ngettext(
                    "{count} event that was cancelled or declined was left out",
                    "{count} events that were cancelled or declined were left out",
                    missed,
                ).format(count=grouped(missed))
            )
        alone = self._left_out["alone"] + self._left_out["days"]
        if alone:
            said.append(
                ngettext(
                    "{count} event with nobody else in it was left out",
                    "{count} events with nobody else in them were left out",
                    alone,
                ).format(count=grouped(alone))
            )
        if self._left_out["outside"]:
            sentence = _("only meetings from {since} to {until} were taken")
            said.append(sentence.format(since=self._since, until=self._until))
        if self._too_long:
            said.append(_("some series are too long to be followed to their end"))
        return said


def _moved(moment: datetime.datetime, by: datetime.timedelta) -> datetime.datetime:
    try:
        return moment + by
    except OverflowError:
        return moment


def by_series(events: Iterable[Event]) -> list[dict[str, Event]]:
    """Return events by UID, then by the moment they stand for; the latest version of each."""
    series: dict[str, dict[str, Event]] = {}
    for event in events:
        of_uid = series.setdefault(event.uid, {})
        stamp = event.instead_of.stamp() if event.instead_of else ""
        known = of_uid.get(stamp)
        if known is None or event.sequence >= known.sequence:
            of_uid[stamp] = event
    return list(series.values())


def _stamp(event: Event, whole: Event | None) -> str:
    """Return the moment that an exception stands for, written as its series writes it."""
    moment = event.instead_of or event.start
    if whole is not None:
        moment = whole.start.moved_to(moment.at_place_of(whole.start))
    return moment.stamp()


def attendee_key(one: Attendee) -> str:
    """Return what somebody is known by in a calendar: the address, else the name."""
    return one.address or fold(one.name)


def is_person(one: Attendee) -> bool:
    """Tell a person from a room, a group, a shared mailbox."""
    if one.kind in _NO_PEOPLE or one.address.endswith(_NO_ADDRESSES):
        return False
    return not (one.address and is_shared_mailbox(one.address))


def _me(found: Calendars) -> set[str]:
    """Return my addresses: what the calendar is named after, else who is in most of its events.

    Two people who are both in all of them cannot be told apart: then nobody is me.
    """
    seen: Counter[str] = Counter()
    met: set[str] = set()
    for event in found.events:
        everybody = [*event.attendees, *([event.organizer] if event.organizer else [])]
        addresses = {one.address for one in everybody if one.address and is_person(one)}
        if len(addresses) > 1 and event.uid not in met:
            met.add(event.uid)
            seen.update(addresses)
    named = found.owners & set(seen)
    if named or len(met) < 3:
        return named
    first, *others = seen.most_common(2)
    alone = not others or others[0][1] < first[1]
    return {first[0]} if alone and first[1] * 2 > len(met) else set()
