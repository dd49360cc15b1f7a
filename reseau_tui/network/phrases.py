"""Days and silences in words, inside a sentence: ``since Friday``, ``4 years without news``."""

from __future__ import annotations

import datetime

from reseau_tui.i18n import _, ngettext

YEAR = 365.25
"""Days in a year."""


def weekday(day: datetime.date) -> str:
    """Return the name of the day of the week."""
    names = (
        _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"),
        _("Sunday"),
    )  # fmt: skip
    return names[day.weekday()]


def date(day: datetime.date, today: datetime.date) -> str:
    """Return ``3 October``, with the year when it is not this one."""
    months = (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"),
        _("August"), _("September"), _("October"), _("November"), _("December"),
    )  # fmt: skip
    month = months[day.month - 1]
    number = _("1") if day.day == 1 else day.day
    if day.year == today.year:
        return _("{day} {month}").format(day=number, month=month)
    return _("{day} {month} {year}").format(day=number, month=month, year=day.year)


def since(day: datetime.date, today: datetime.date) -> str:
    """Return ``since Friday`` for a day of the past week, else ``since 3 October``."""
    days = (today - day).days
    if days <= 0:
        return _("since today")
    if days == 1:
        return _("since yesterday")
    if days < 7:
        return _("since {weekday}").format(weekday=weekday(day))
    return _("since {date}").format(date=date(day, today))


def coming(day: datetime.date, today: datetime.date) -> str:
    """Return ``today``, ``tomorrow``, ``on Wednesday`` within a week, else ``on 3 December``."""
    days = (day - today).days
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    if 1 < days < 7:
        return _("on {weekday}").format(weekday=weekday(day))
    return _("on {date}").format(date=date(day, today))


def ago(day: datetime.date, today: datetime.date) -> str:
    """Return ``today``, ``yesterday``, ``5 days ago``, ``3 weeks ago``, ``2 months ago`` …"""
    count = (today - day).days
    if count <= 0:
        return _("today")
    if count == 1:
        return _("yesterday")
    if count < 14:
        return ngettext("{count} day ago", "{count} days ago", count).format(count=count)
    if count < 61:
        weeks = count // 7
        return ngettext("{count} week ago", "{count} weeks ago", weeks).format(count=weeks)
    if count < 2 * YEAR:
        months = round(count * 12 / YEAR)
        return ngettext("{count} month ago", "{count} months ago", months).format(count=months)
    years = int(count / YEAR)
    return ngettext("{count} year ago", "{count} years ago", years).format(count=years)


def days(count: int) -> str:
    """Return ``1 day``, ``97 days``."""
    return ngettext("{count} day", "{count} days", count).format(count=count)


def rhythm(count: int) -> str:
    """Return how often a tie is kept: ``every 30 days``, ``once a year``, ``every 2 years``."""
    if count % 365 == 0:
        years = count // 365
        return ngettext("once a year", "every {count} years", years).format(count=years)
    return ngettext("every day", "every {count} days", count).format(count=count)


def silence(count: int) -> str:
    """Return a long silence of ``count`` days: ``14 months without news``, ``4 years …``."""
    if count < 2 * YEAR:
        months = round(count * 12 / YEAR)
        return ngettext("{count} month without news", "{count} months without news", months).format(
            count=months
        )
    years = int(count / YEAR)
    return ngettext("{count} year without news", "{count} years without news", years).format(
        count=years
    )
