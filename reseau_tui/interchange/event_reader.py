"""Events out of a calendar (``--as event``): name, days, place, and those of the network who come.

Only when it is asked for: a calendar without a word is one of meetings that took place. A file of
one event is taken whatever its day; of several, those from today on, or of the days asked for.
Of a series, the next day it takes place.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.interchange.calendar_reader import (
    NOT_THERE,
    OWN,
    SOURCE,
    attendee_key,
    by_series,
    calendars,
    is_person,
)
from reseau_tui.interchange.record import (
    NOTHING_ASKED,
    Asked,
    EventRecord,
    PersonRecord,
    PointRecord,
    ReadResult,
)
from reseau_tui.interchange.recurrence import YEARLY, Rule, Steps, TooMany, occurrences

if TYPE_CHECKING:
    from reseau_tui.interchange.calendar_events import Attendee, Event

_STEPS = 200_000
_A_YEAR = datetime.timedelta(days=366)


def recognise(data: bytes, name: str) -> bool:
    """Tell that no file is taken for this by itself."""
    del data, name
    return False


def read(data: bytes, asked: Asked = NOTHING_ASKED) -> ReadResult:
    """Read the events; raises Unreadable as the reader of meetings does."""
    found = calendars(data, asked)
    series = [one for one in by_series(found.events) if _is_wanted(one)]
    since = asked.since or (clock.today() if len(series) > 1 else datetime.date.min)
    until = asked.until or datetime.date.max
    steps = Steps(_STEPS)
    people: dict[str, PersonRecord] = {}
    events: list[EventRecord] = []
    outside = 0
    for one in series:
        record = _record(one, max(since, clock.today()) if asked.since is None else since, steps)
        if (record.until or record.on) < since or record.on > until:
            outside += 1
            continue
        events.append(record)
        for guest in _guests(_main(one)):
            people.setdefault(attendee_key(guest), _person(guest))
    losses = list(found.losses)
    if outside and asked.since is None and asked.until is None:
        losses.append(_("only events from today on were taken"))
    return ReadResult(
        format="event",
        records=tuple(people.values()),
        skipped=tuple(found.skipped),
        losses=tuple(losses),
        read=found.read,
        events=tuple(events),
    )


def _main(series: Mapping[str, Event]) -> Event:
    """Return the event itself, not one of the days on which it is different."""
    return series.get("") or next(iter(series.values()))


def _is_wanted(series: Mapping[str, Event]) -> bool:
    """Tell an event from what was cancelled, what we wrote ourselves, and yearly days."""
    event = _main(series)
    yearly = event.start.whole_day and event.rule is not None and event.rule.frequency == YEARLY
    return bool(event.title) and not (event.cancelled or yearly or event.uid.endswith(OWN))


def _record(series: Mapping[str, Event], since: datetime.date, steps: Steps) -> EventRecord:
    event = _main(series)
    first = event.start.local().date()
    length = (event.last_day - first) if event.last_day else datetime.timedelta()
    on, uid = first, event.uid
    if event.rule is not None:
        on = _next_day(event, event.rule, since - length, steps)
        uid = f"{uid} {on:%Y%m%d}"  # the next one of the series is another event
    return EventRecord(
        source=SOURCE,
        uid=uid,
        name=event.title,
        on=on,
        until=on + length if length else None,
        place=event.place,
        people=tuple(dict.fromkeys(attendee_key(one) for one in _guests(event))),
        notes=event.notes,
    )


def _next_day(event: Event, rule: Rule, since: datetime.date, steps: Steps) -> datetime.date:
    """Return the first day of a series from ``since`` on, within a year; else its first of all."""
    start = event.start
    begin = datetime.datetime.combine(since, datetime.time())
    try:
        found = occurrences(rule, start.clock, begin, begin + _A_YEAR, steps)
        left_out = {one.at_place_of(start) for one in event.without}
        days = sorted(one for one in {start.clock, *found} if one >= begin and one not in left_out)
    except (TooMany, OverflowError):
        days = []
    return start.moved_to(days[0]).local().date() if days else start.local().date()


def _guests(event: Event) -> Iterator[Attendee]:
    """Yield the people who come as far as it says."""
    answers = {one.address: one.answer for one in event.attendees if one.address}
    organizer = [event.organizer] if event.organizer else []
    for one in (*organizer, *event.attendees):
        answer = one.answer or answers.get(one.address, "")
        if (one.address or one.name) and is_person(one) and answer not in NOT_THERE:
            yield one


def _person(one: Attendee) -> PersonRecord:
    points = (PointRecord("email", "", one.address),) if one.address else ()
    name = one.name or one.address
    return PersonRecord(SOURCE, attendee_key(one), name, points=points, only_known=True)
