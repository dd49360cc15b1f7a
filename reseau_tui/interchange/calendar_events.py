"""Calendars (RFC 5545) to events: what programs really write, one bad line never costs another.

Lines are cut by the reader of vCards, which has the same hazards to live with; days, lengths,
rules and the names of Windows's time zones are read with ``icalendar``, the extra ``calendar``.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reseau_tui.i18n import _
from reseau_tui.interchange.calendar_values import Moment, Values
from reseau_tui.interchange.charset import fallback_codec, to_utf8
from reseau_tui.interchange.record import FILE_LIMIT, Asked, Skipped, Unreadable
from reseau_tui.interchange.recurrence import Rule
from reseau_tui.interchange.vcard_lines import BadLine, Property, properties
from reseau_tui.interchange.vcard_values import unescape
from reseau_tui.model.normal import normal_email
from reseau_tui.text import clean, clean_note

_COMPONENTS_DEEP = 20
_ANSWERS = frozenset(("REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH", "ADD"))
"""Methods of files that hold an answer to an invitation, no meeting of their own."""


@dataclass(frozen=True, slots=True)
class Attendee:
    """Who is invited: a normal address (``""``: none), a name, what kind, and what they said."""

    address: str
    name: str
    kind: str = "INDIVIDUAL"
    role: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One event as written; ``instead_of`` is the moment of its series that it stands for."""

    uid: str
    line: int
    start: Moment
    minutes: int | None = None
    last_day: datetime.date | None = None
    sequence: int = 0
    instead_of: Moment | None = None
    cancelled: bool = False
    title: str = ""
    place: str = ""
    notes: str = ""
    organizer: Attendee | None = None
    attendees: tuple[Attendee, ...] = ()
    rule: Rule | None = None
    more: tuple[Moment, ...] = ()
    without: tuple[Moment, ...] = ()


@dataclass(slots=True)
class Component:
    """What stands between BEGIN and END."""

    name: str
    line: int
    properties: list[Property] = field(default_factory=list[Property])
    inside: list[Component] = field(default_factory=list["Component"])

    def first(self, name: str) -> Property | None:
        """Return the first property called ``name``."""
        return next((one for one in self.properties if one.head.name == name), None)

    def text(self, name: str) -> str:
        """Return the value of the first property called ``name``, ``""`` without one."""
        found = self.first(name)
        return unescape(found.value).strip() if found else ""

    def all(self, name: str) -> Iterator[Property]:
        """Yield every property called ``name``."""
        return (one for one in self.properties if one.head.name == name)


@dataclass(slots=True)
class Calendars:
    """The events of a file, in its order; ``owners`` are addresses that calendars are named after.

    ``read`` counts the events met, those in ``skipped`` as well.
    """

    events: list[Event] = field(default_factory=list[Event])
    skipped: list[Skipped] = field(default_factory=list[Skipped])
    losses: list[str] = field(default_factory=list[str])
    owners: set[str] = field(default_factory=set[str])
    read: int = 0
    answers: int = 0


def read_calendars(data: bytes, asked: Asked, windows: Mapping[str, str]) -> Calendars:
    """Read every event of a file; raises Unreadable when it is over 64 MB or no calendar."""
    if len(data) > FILE_LIMIT:
        raise Unreadable(_("{name} is larger than 64 MB").format(name=asked.name))
    content, is_utf8 = to_utf8(data)
    fallback = fallback_codec(asked.encoding)
    whole = _components(properties(content, is_utf8=is_utf8, fallback=fallback))
    found = Calendars()
    for one in whole.inside:
        if one.name == "VCALENDAR":
            _read_calendar(one, found, windows)
        elif one.name == "VEVENT":
            # An event without its calendar: cut out of one, or its BEGIN was lost.
            _read_calendar(Component("VCALENDAR", one.line, inside=[one]), found, windows)
    if not found.read and not any(one.name == "VCALENDAR" for one in whole.inside):
        raise Unreadable(_("{name} holds no calendar.").format(name=asked.name))
    return found


def _components(lines: Iterator[Property | BadLine]) -> Component:
    """Put lines into the component they stand in; what does not end, ends with what is around."""
    whole = Component("", 0)
    open_ones = [whole]
    for one in lines:
        if isinstance(one, BadLine):
            continue
        if one.head.name == "BEGIN":
            begun = Component(one.value.strip().upper(), one.line)
            if begun.name in ("VEVENT", "VCALENDAR", "VTIMEZONE", "VTODO", "VJOURNAL"):
                # None of these stands inside of a sibling: the END before was lost.
                keep = 1 if begun.name == "VCALENDAR" else _depth_of(open_ones, "VCALENDAR")
                del open_ones[keep:]
            open_ones[-1].inside.append(begun)
            if len(open_ones) < _COMPONENTS_DEEP:
                open_ones.append(begun)
        elif one.head.name == "END":
            ended = one.value.strip().upper()
            depth = _depth_of(open_ones, ended)
            if open_ones[depth - 1].name == ended and depth > 1:
                del open_ones[depth - 1 :]
        else:
            open_ones[-1].properties.append(one)
    return whole


def _depth_of(open_ones: list[Component], name: str) -> int:
    """Return how many components are open up to the innermost called ``name``, else 1."""
    for depth in range(len(open_ones), 1, -1):
        if open_ones[depth - 1].name == name:
            return depth
    return 1


def _read_calendar(calendar: Component, found: Calendars, windows: Mapping[str, str]) -> None:
    method = calendar.text("METHOD").upper()
    owner = normal_email(calendar.text("X-WR-CALNAME"))
    if "@" in owner and " " not in owner:
        found.owners.add(owner)
    values = Values([one for one in calendar.inside if one.name == "VTIMEZONE"], windows)
    for one in calendar.inside:
        if one.name != "VEVENT":
            continue
        found.read += 1
        if method in _ANSWERS:
            found.answers += 1
            continue
        try:
            found.events.append(_event(one, values, cancelled=method == "CANCEL"))
        except ValueError as error:
            where = _("line {line}").format(line=one.line)
            found.skipped.append(Skipped(where, str(error)))
    found.losses += values.losses


def _event(component: Component, values: Values, *, cancelled: bool) -> Event:
    """Read one event; raises ValueError with a sentence when it has no day."""
    values.telling = any(component.all("ATTENDEE")) or component.first("ORGANIZER") is not None
    written = component.first("DTSTART")
    if written is None:
        raise ValueError(_("no day"))
    start = values.moment(written)
    if start is None:
        raise ValueError(_("“{value}” is not a day").format(value=clean(written.value, 40)))
    instead_of = component.first("RECURRENCE-ID")
    organizer = component.first("ORGANIZER")
    rule = component.first("RRULE")
    sequence = component.text("SEQUENCE")
    title = clean(component.text("SUMMARY"))
    return Event(
        # Without a UID an event is known by its day and title.
        uid=clean(component.text("UID"), 500) or f"{start.stamp()} {title}",
        line=component.line,
        start=start,
        minutes=_minutes(component, start, values),
        last_day=_last_day(component, start, values),
        sequence=int(sequence) if sequence.isdecimal() and len(sequence) < 10 else 0,
        instead_of=values.moment(instead_of) if instead_of else None,
        cancelled=cancelled or component.text("STATUS").upper() == "CANCELLED",
        title=title,
        place=clean(component.text("LOCATION")),
        notes=clean_note(component.text("DESCRIPTION")),
        organizer=_attendee(organizer) if organizer else None,
        attendees=tuple(_attendee(one) for one in component.all("ATTENDEE")),
        rule=values.rule(rule, start) if rule else None,
        more=tuple(values.moments(component.all("RDATE"))),
        without=tuple(values.moments(component.all("EXDATE"))),
    )


def _minutes(component: Component, start: Moment, values: Values) -> int | None:
    """Return how long an event is; None for whole days, and when nothing sensible is said."""
    if start.whole_day:
        return None
    length: datetime.timedelta | None = None
    until = component.first("DTEND")
    if until is not None:
        end = values.moment(until)
        if end is not None and not end.whole_day:
            length = end.local() - start.local()
    else:
        length = values.length(component.text("DURATION"))
    minutes = int(length.total_seconds() // 60) if length is not None else 0
    return minutes if 0 < minutes <= 24 * 60 else None


def _last_day(component: Component, start: Moment, values: Values) -> datetime.date | None:
    """Return the last day of an event that is longer than one; None for one day."""
    until = component.first("DTEND")
    end = values.moment(until) if until is not None else None
    if end is not None:
        last = end.local()
    else:
        length = values.length(component.text("DURATION"))
        if length is None:
            return None
        try:
            last = start.local() + length
        except OverflowError:
            return None
    # The end itself is no longer of it: midnight, and the day that a whole day ends on.
    day = (last - datetime.timedelta(microseconds=1)).date()
    return day if day > start.local().date() else None


def _attendee(written: Property) -> Attendee:
    """Read ATTENDEE or ORGANIZER; Apple has the address in a parameter, Outlook sometimes none."""
    parameters = written.head.parameters
    value = written.value.strip()
    address = normal_email(value) if value[:7].lower() == "mailto:" or "@" in value else ""
    if "@" not in address or "/" in address or " " in address:
        address = normal_email(written.head.first("EMAIL"))
    if "@" not in address or " " in address:
        address = ""
    # A comma in a name that nobody put into quotes is no second value.
    name = clean(", ".join(part.strip() for part in parameters.get("CN", ()))).strip("'\" ")
    return Attendee(
        address=clean(address),
        name="" if normal_email(name) == address else name,
        kind=written.head.first("CUTYPE").upper() or "INDIVIDUAL",
        role=written.head.first("ROLE").upper(),
        answer=written.head.first("PARTSTAT").upper(),
    )
