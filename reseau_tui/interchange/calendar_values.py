"""Values of a calendar: moments in their time zones, lengths, rules of recurrence."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reseau_tui.i18n import _
from reseau_tui.interchange.calendar_zones import Onset, WrittenZone, zone_named
from reseau_tui.interchange.recurrence import FREQUENCIES, Rule
from reseau_tui.interchange.vcard_lines import Property
from reseau_tui.text import clean

if TYPE_CHECKING:
    from reseau_tui.interchange.calendar_events import Component

_FIRST_YEAR, _LAST_YEAR = 1900, 9990
"""Years of a meeting; a zone may begin in 1601."""

_WEEKDAYS = {name: number for number, name in enumerate(("MO", "TU", "WE", "TH", "FR", "SA", "SU"))}
_LONGEST_LIST = 400
_LARGEST = 10_000
"""Longest list of a rule, and largest interval."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A clock time and its zone (None: wherever one is); ``whole_day`` has no clock time."""

    clock: datetime.datetime
    zone: datetime.tzinfo | None = None
    whole_day: bool = False

    def local(self) -> datetime.datetime:
        """Return the clock time here; a day stays the day that was written."""
        if self.zone is None or self.whole_day:
            return self.clock
        # Not .astimezone() alone: it asks the machine, which is what "local" means.
        return self.clock.replace(tzinfo=self.zone).astimezone().replace(tzinfo=None)

    def at_place_of(self, other: Moment) -> datetime.datetime:
        """Return the clock time in the zone of ``other``, the day alone where that is a day."""
        if other.whole_day or self.whole_day:
            return datetime.datetime.combine(self.clock.date(), other.clock.time())
        if self.zone is None or other.zone is None or self.zone == other.zone:
            return self.clock
        there = self.clock.replace(tzinfo=self.zone).astimezone(other.zone)
        return there.replace(tzinfo=None)

    def moved_to(self, clock: datetime.datetime) -> Moment:
        """Return another clock time in the same zone."""
        return Moment(clock, self.zone, self.whole_day)

    def stamp(self) -> str:
        """Return the moment as a word that is the same in every zone it may be written in."""
        if self.whole_day:
            return f"{self.clock:%Y%m%d}"
        if self.zone is None:
            return f"{self.clock:%Y%m%dT%H%M%S}"
        utc = self.clock.replace(tzinfo=self.zone).astimezone(datetime.UTC)
        return f"{utc:%Y%m%dT%H%M%SZ}"


class Values:
    """Reads the values of one calendar.

    ``losses`` says in sentences what was not understood while ``telling``: what is wrong with a
    holiday is nobody's concern.
    """

    def __init__(self, zones: Iterable[Component], windows: Mapping[str, str]) -> None:
        self.losses: list[str] = []
        self.telling = True
        self._told: set[str] = set()
        self._windows = windows
        self._written = {zone.text("TZID"): zone for zone in zones}
        self._zones: dict[str, datetime.tzinfo | None] = {}

    def moment(self, written: Property) -> Moment | None:
        """Return the moment of a property; None when it is none."""
        return self._moment(written.value, written)

    def moments(self, written: Iterable[Property]) -> Iterator[Moment]:
        """Yield the moments of properties that hold several; of a period its beginning."""
        for one in written:
            for part in one.value.split(",")[:_LARGEST]:
                found = self._moment(part.partition("/")[0], one)
                if found is not None:
                    yield found

    def _moment(self, value: str, written: Property) -> Moment | None:
        day = _day(value)
        if day is None or not _FIRST_YEAR <= day.year <= _LAST_YEAR:
            return None
        if not isinstance(day, datetime.datetime):
            return Moment(datetime.datetime.combine(day, datetime.time()), whole_day=True)
        if day.tzinfo is not None:
            return Moment(day.replace(tzinfo=None), datetime.UTC)
        # A zone's name may hold a comma: "(UTC+01:00) Brussels, Copenhagen, Madrid, Paris".
        name = ",".join(written.head.parameters.get("TZID", ()))
        return Moment(day, self._zone(name, written.line) if name else None)

    def _zone(self, name: str, line: int) -> datetime.tzinfo | None:
        if name not in self._zones:
            self._zones[name] = zone_named(name, self._windows) or self._described(name)
        if self._zones[name] is None and self.telling and name not in self._told:
            self._told.add(name)
            said = _("line {line}: the time zone “{zone}” is not known; hours stay as written")
            self.losses.append(said.format(line=line, zone=clean(name, 60)))
        return self._zones[name]

    def _described(self, name: str) -> datetime.tzinfo | None:
        """Return the zone as the file describes it."""
        component = self._written.get(name) or self._written.get(name.replace(",", ", "))
        onsets: list[Onset] = []
        for part in component.inside if component else ():
            start = _day(part.text("DTSTART"))
            offset = _offset(part.text("TZOFFSETTO"))
            if offset is None or not isinstance(start, datetime.datetime):
                continue
            start = start.replace(tzinfo=None)
            written = part.first("RRULE")
            try:
                rule = rule_of(written.value, Moment(start)) if written else None
            except ValueError:
                rule = None
            days = tuple(
                day.replace(tzinfo=None)
                for one in part.all("RDATE")
                for day in map(_day, one.value.split(",")[:_LARGEST])
                if isinstance(day, datetime.datetime)
            )
            onsets.append(Onset(offset, start, rule, days))
        return WrittenZone(name, onsets) if onsets else None

    def length(self, value: str) -> datetime.timedelta | None:
        """Return a DURATION; None when it is none."""
        from icalendar.prop import vDuration

        try:
            return vDuration.from_ical(value) if value else None
        except (ValueError, TypeError, OverflowError):
            return None

    def rule(self, written: Property, start: Moment) -> Rule | None:
        """Return a rule of recurrence; None, with a loss, when it cannot be followed."""
        if not written.value.strip():
            return None
        try:
            return rule_of(written.value, start)
        except ValueError:
            if not self.telling:
                return None
            said = _("line {line}: “{rule}” is no rule that is known; only the first day was taken")
            self.losses.append(said.format(line=written.line, rule=clean(written.value, 60)))
            return None


def _day(value: str) -> datetime.date | None:
    """Return a day, or a day and hour (with UTC as its zone when it says Z); None for no day."""
    from icalendar.prop import vDDDTypes

    value = value.strip()
    if not value.isascii() or not value[:8].isdigit():
        return None
    if len(value) == 13 and value[8] in "tT":
        value += "00"  # hours and minutes only, as some write
    try:
        day = vDDDTypes.from_ical(value.upper())
    except (ValueError, TypeError, OverflowError):
        return None
    if isinstance(day, datetime.datetime) and day.tzinfo is not None:
        return day.replace(tzinfo=datetime.UTC)
    return day if isinstance(day, datetime.date) else None


def _offset(value: str) -> datetime.timedelta | None:
    from icalendar.prop import vUTCOffset

    try:
        offset: datetime.timedelta = vUTCOffset.from_ical(value)
    except (ValueError, TypeError, OverflowError):
        return None
    return offset if abs(offset) < datetime.timedelta(hours=24) else None


def rule_of(value: str, start: Moment) -> Rule:
    """Read a rule; raises ValueError for one that is none or that a meeting does not have."""
    from icalendar.prop import vRecur

    try:
        parts: dict[str, Any] = {
            str(name).upper(): list(values)
            for name, values in vRecur.from_ical("".join(value.split())).items()
        }
    except (TypeError, AttributeError, OverflowError) as error:
        raise ValueError(value) from error
    frequency = str(parts.get("FREQ", [""])[0]).upper()
    times = [parts.get(name, ()) for name in ("BYHOUR", "BYMINUTE", "BYSECOND")]
    if frequency not in FREQUENCIES or any(len(one) > 1 for one in times):
        raise ValueError(value)
    if str(parts.get("RSCALE", ["GREGORIAN"])[0]).upper() != "GREGORIAN":
        raise ValueError(value)
    week_start = _WEEKDAYS.get(str(parts.get("WKST", ["MO"])[0]).upper(), 0)
    return Rule(
        frequency=frequency,
        interval=_number(parts, "INTERVAL", 1),
        # -1 is what some write for "no end".
        count=_number(parts, "COUNT", 0) if parts.get("COUNT", [-1]) != [-1] else None,
        until=_until(parts["UNTIL"][0], start) if parts.get("UNTIL") else None,
        months=_numbers(parts, "BYMONTH", 1, 12),
        month_days=_numbers(parts, "BYMONTHDAY", -31, 31),
        year_days=_numbers(parts, "BYYEARDAY", -366, 366),
        weeks=_numbers(parts, "BYWEEKNO", -53, 53),
        days=tuple(_weekday(str(day)) for day in parts.get("BYDAY", ())[:_LONGEST_LIST]),
        positions=_numbers(parts, "BYSETPOS", -366, 366),
        week_start=week_start,
    )


def _until(value: object, start: Moment) -> datetime.datetime:
    """Return the end of a rule in the clock time of ``start``; a day alone is meant whole."""
    if isinstance(value, datetime.datetime):
        zone = datetime.UTC if value.tzinfo is not None else None
        if not _FIRST_YEAR <= value.year <= _LAST_YEAR:
            raise ValueError(value)
        return Moment(value.replace(tzinfo=None), zone).at_place_of(start)
    if isinstance(value, datetime.date):
        return datetime.datetime.combine(value, datetime.time.max)
    raise ValueError(value)


def _number(parts: Mapping[str, Any], name: str, default: int) -> int:
    number = int(parts.get(name, [default])[0])
    if not default <= number <= _LARGEST:
        raise ValueError(name)
    return number


def _numbers(parts: Mapping[str, Any], name: str, least: int, most: int) -> tuple[int, ...]:
    numbers = tuple(int(number) for number in parts.get(name, ())[:_LONGEST_LIST])
    if any(not least <= number <= most or not number for number in numbers):
        raise ValueError(name)
    return numbers


def _weekday(text: str) -> tuple[int, int]:
    """Return the place and the weekday of ``2MO``, ``-1FR`` or ``TU``."""
    place = text[:-2].lstrip("+")
    number = int(place) if place else 0
    if abs(number) > 53:
        raise ValueError(text)
    try:
        return number, _WEEKDAYS[text[-2:].upper()]
    except KeyError as error:
        raise ValueError(text) from error
