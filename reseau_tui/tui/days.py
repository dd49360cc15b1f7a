"""Days in words, short enough for a column: ages, dates, what is near."""

from __future__ import annotations

import datetime

from rich.cells import cell_len

from reseau_tui.i18n import _
from reseau_tui.tui.drawing import safe


def day(value: str) -> datetime.date:
    """Return the day written ``YYYY-MM-DD``, whatever follows it."""
    return datetime.date.fromisoformat(value[:10])


def weekday(date: datetime.date) -> str:
    """Return the short name of the day of the week."""
    return _("Mon Tue Wed Thu Fri Sat Sun").split()[date.weekday()]


def month(number: int) -> str:
    """Return the short name of a month, 1 to 12."""
    return _("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split()[number - 1]


def short_date(date: datetime.date) -> str:
    """Return ``20 Nov``."""
    return f"{date.day:2d} {month(date.month)}"


def full_date(date: datetime.date) -> str:
    """Return ``Fri 20 Nov 2026``."""
    return f"{weekday(date)} {date.day} {month(date.month)} {date.year}"


def month_and_year(date: datetime.date) -> str:
    """Return ``November 2026``."""
    names = (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"),
        _("August"), _("September"), _("October"), _("November"), _("December"),
    )  # fmt: skip
    return f"{names[date.month - 1]} {date.year}"


def weekday_letters() -> list[str]:
    """Return Monday to Sunday in two letters each."""
    return _("Mo Tu We Th Fr Sa Su").split()


def age(value: str | None, today: datetime.date) -> str:
    """Return how long ago ``value`` was, in some six cells: ``3 d``, ``2 w``, ``5 mo``, ``4 y``."""
    if not value:
        return "—"
    days = max(0, (today - day(value)).days)
    if days < 14:
        return _("{count} d").format(count=days)
    if days < 61:
        return _("{count} w").format(count=days // 7)
    if days < 730:
        return _("{count} mo").format(count=round(days / 30.44))
    return _("{count} y").format(count=round(days / 365.25))


def near(value: str, today: datetime.date) -> str:
    """Return when a near day is: ``today``, ``tomorrow``, ``Wed``, ``3 Dec``."""
    date = day(value)
    days = (date - today).days
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    if 1 < days < 7:
        return weekday(date)
    if days == -1:
        return _("yesterday")
    if date.year != today.year:
        return f"{short_date(date).strip()} {date.year}"
    return short_date(date).strip()


def near_words(value: str, today: datetime.date) -> str:
    """Return when a stored day is, like :func:`near`; what is no day as it stands."""
    try:
        return near(value, today)
    except ValueError:
        return safe(value)  # another program wrote it


def near_width(today: datetime.date) -> int:
    """Return the cells of a column of near days: what a day of another year takes."""
    return cell_len(near(f"{today.year - 1}-12-28", today))
