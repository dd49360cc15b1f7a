"""Time zones of a calendar: by their usual names, by those of Windows, by what the file says.

The well-known names come first: what programs write into a file about them is often the rule of
one year only.
"""

from __future__ import annotations

import contextlib
import datetime
import re
import zoneinfo
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reseau_tui.interchange.recurrence import Rule, Steps, TooMany, occurrences

_FIXED = re.compile(r"(?:UTC|GMT)(?P<sign>[+-])(?P<hours>[01]?\d):?(?P<minutes>[0-5]\d)?\Z")
_NEVER = datetime.timedelta(0)
_LOOKED_BACK = datetime.timedelta(days=800)
"""A rule of a year without its day (29 February) still has one in the time before."""


@dataclass(frozen=True, slots=True)
class Onset:
    """From when on clocks are ``offset`` ahead of UTC: once, again on ``days``, and by ``rule``."""

    offset: datetime.timedelta
    start: datetime.datetime
    rule: Rule | None = None
    days: tuple[datetime.datetime, ...] = ()

    def last_before(self, moment: datetime.datetime) -> datetime.datetime | None:
        """Return the latest beginning that is not after ``moment``."""
        begun = [day for day in (self.start, *self.days) if day <= moment]
        if self.rule is not None and begun:
            earliest = max(self.start, _shifted_back(moment))
            with contextlib.suppress(TooMany):
                begun += occurrences(self.rule, self.start, earliest, moment, Steps(1000))
        return max(begun, default=None)


def _shifted_back(moment: datetime.datetime) -> datetime.datetime:
    try:
        return moment - _LOOKED_BACK
    except OverflowError:
        return datetime.datetime.min


class WrittenZone(datetime.tzinfo):
    """A zone as the file itself describes it."""

    def __init__(self, name: str, onsets: Sequence[Onset]) -> None:
        super().__init__()
        self._name = name
        self._onsets = onsets
        self._known: dict[datetime.datetime, datetime.timedelta] = {}

    def utcoffset(self, dt: datetime.datetime | None) -> datetime.timedelta:
        """Return how far clocks are ahead at ``dt``; before all onsets as after the first one."""
        if dt is None or not self._onsets:
            return _NEVER
        # Clocks change on full hours: thousands of events share a few hundred of them.
        hour = dt.replace(minute=0, second=0, microsecond=0, tzinfo=None)
        if hour not in self._known:
            begun = [
                (last, onset.offset)
                for onset in self._onsets
                if (last := onset.last_before(hour)) is not None
            ]
            first = min(self._onsets, key=lambda onset: onset.start)
            self._known[hour] = max(begun, default=(hour, first.offset))[1]
        return self._known[hour]

    def dst(self, dt: datetime.datetime | None) -> datetime.timedelta:
        """Return nothing: only the whole offset is ever asked for."""
        del dt
        return _NEVER

    def tzname(self, dt: datetime.datetime | None) -> str:
        """Return the name in the file."""
        del dt
        return self._name

    def fromutc(self, dt: datetime.datetime) -> datetime.datetime:
        """Return the clock time of a moment that is given in UTC."""
        near = dt + self.utcoffset(dt)
        return dt + self.utcoffset(near)


def zone_named(name: str, windows: Mapping[str, str]) -> datetime.tzinfo | None:
    """Return the zone with this usual name, or with its Windows name; None when there is none.

    Some programs put their own address in front: ``/mozilla.org/20050126_1/Europe/Paris``.
    """
    name = name.strip().strip('"')
    fixed = _FIXED.match(name)
    if fixed:
        ahead = datetime.timedelta(hours=int(fixed["hours"]), minutes=int(fixed["minutes"] or 0))
        return datetime.timezone(-ahead if fixed["sign"] == "-" else ahead)
    parts = [part for part in name.split("/") if part]
    tries = [windows.get(name, ""), name.lstrip("/"), "/".join(parts[-2:]), "/".join(parts[-3:])]
    for one in tries:
        if one and not one.startswith("."):
            try:
                return zoneinfo.ZoneInfo(one)
            except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
                continue
    return None
