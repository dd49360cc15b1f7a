"""Events in words: their days, how many people, how far one is with who was met."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from reseau_tui.i18n import _, grouped, ngettext
from reseau_tui.network.reading import as_day
from reseau_tui.tui.days import full_date, month, near, near_words, short_date, weekday
from reseau_tui.tui.drawing import safe

if TYPE_CHECKING:
    from reseau_tui.network.events import EventRow, Guest

DOT = " · "


def days_words(event: EventRow, today: datetime.date) -> str:
    """Return its days for a column: ``today``, ``Wed``, ``20–22 Nov``, ``3 Dec``.

    The year of an event that is over is left out: it stands in the heading.
    """
    first, last = as_day(event.on), as_day(event.last_on)
    if first is None or last is None:
        return safe(event.on)
    if first != last:
        return _span(first, last)
    if event.over(today) and first.year != today.year:
        return short_date(first).strip()
    return near(event.on, today)


def _span(first: datetime.date, last: datetime.date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {month(last.month)}"
    return f"{short_date(first).strip()} – {short_date(last).strip()}"


def whole_days_words(event: EventRow) -> str:
    """Return its days in full: ``Fri 20 Nov 2026``, ``Fri 20 – Sun 22 Nov 2026``."""
    first, last = as_day(event.on), as_day(event.last_on)
    if first is None or last is None:
        return safe(event.on)
    if first == last:
        return full_date(first)
    start = full_date(first)
    if first.year == last.year:
        start = f"{weekday(first)} {short_date(first).strip()}"
    return f"{start} – {full_date(last)}"


def counts(event: EventRow, today: datetime.date) -> list[str]:
    """Return how many come, are to be seen, were met; nothing that is nought.

    Of one that is over, whom I met, if anybody.
    """
    said: list[str] = []
    if event.new:
        words = ngettext("{count} met", "{count} met", event.new)
        said.append(words.format(count=grouped(event.new)))
    seen = event.met - event.new
    if seen:
        words = ngettext("{count} seen again", "{count} seen again", seen)
        said.append(words.format(count=grouped(seen)))
    if said and event.over(today):
        return said
    if event.wanted:
        words = ngettext("{count} to see", "{count} to see", event.wanted)
        said.append(words.format(count=grouped(event.wanted)))
    if event.coming:
        words = ngettext("{count} comes", "{count} come", event.coming)
        said.append(words.format(count=grouped(event.coming)))
    return said


def about_words(guest: Guest) -> str:
    """Return where somebody works, and what was talked about."""
    return DOT.join(safe(part) for part in (guest.organisation, guest.subject) if part)


def followed_words(guest: Guest, today: datetime.date) -> str:
    """Return whether a new person was written to since, "" while nobody asks."""
    if guest.skipped:
        return _("left at that")
    if guest.followed_up:
        when = near_words(guest.followed_up, today)
        return _("written to, {when}").format(when=when)
    if guest.seen_on and not guest.waits:
        return _("in touch since")
    return ""
