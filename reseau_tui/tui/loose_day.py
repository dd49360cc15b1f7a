"""Days of which not everything is known, as forms take them: what they mean, what is wrong."""

from __future__ import annotations

import datetime

from reseau_tui import clock
from reseau_tui.capture.loose_date import LooseDate, iso_of, read_loose_date
from reseau_tui.i18n import _
from reseau_tui.tui.card_rows import written
from reseau_tui.tui.days import full_date


def loose(value: str) -> LooseDate | None:
    """Return what is known of the day a text means; None when it means none."""
    return read_loose_date(value, clock.now()) if value else None


def iso(value: str) -> str | None:
    """Return the day a text means as YYYY, YYYY-MM or YYYY-MM-DD; None without a year."""
    found = loose(value)
    return iso_of(found) if found else None


def check_iso(value: str) -> str | None:
    """A day, a month or a year, or nothing."""
    if not value or iso(value):
        return None
    return _("Like 2019, March 2019 or 1 March 2019")


def check_past(value: str) -> str | None:
    """The same, not to come."""
    problem = check_iso(value)
    on = iso(value) or ""
    return _("That day is to come.") if not problem and on > clock.today().isoformat() else problem


def explain_loose(value: str) -> str | None:
    """Return what was understood, when it is not what stands there already."""
    found = loose(value)
    if found is None:
        return None
    said = written(*found)
    year, month, day = found
    if year and month and day:
        said = full_date(datetime.date(year, month, day))
    return said if said != value else None
