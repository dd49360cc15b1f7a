"""A year as a map: a cell a day, a column a week, Monday on top; signs and colours by count."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.content import Content
from textual.geometry import Region, clamp
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from reseau_tui import clock, config
from reseau_tui.i18n import _, grouped, ngettext
from reseau_tui.tui.commands import bindings, keyed
from reseau_tui.tui.days import full_date, month, weekday_letters
from reseau_tui.tui.drawing import Line, justify

if TYPE_CHECKING:
    from reseau_tui.network.year_days import YearDays

SIGNS = ("·", "▪", "▮", "█")
"""The four shades, told apart without colour."""

_ROLES = ("none", "light", "middle", "dark")
_LETTERS = 3
"""Cells of the names of the days on the left."""

_WEEK = 7
_LEAST_WEEKS = 4
"""Columns that every month has before the next one begins."""


def weeks_of(year: int, starts_on: int = 0) -> int:
    """Return how many weeks a year touches: 53, or 54; ``starts_on`` is 0 for Monday."""
    first = datetime.date(year, 1, 1)
    return column_of(datetime.date(year, 12, 31), first, starts_on) + 1


def column_of(day: datetime.date, first: datetime.date, starts_on: int = 0) -> int:
    """Return the column of a day in the year that begins on ``first``."""
    return ((day - first).days + _row_of(first, starts_on)) // _WEEK


def _row_of(day: datetime.date, starts_on: int) -> int:
    return (day.weekday() - starts_on) % _WEEK


class YearMap(Widget, can_focus=True):
    """The days of :attr:`day`'s year; the arrows move through them.

    The counts come from outside: :class:`Turned` asks for those of another year.
    """

    BINDINGS = [*bindings("year")]  # noqa: RUF012 - Textual's way
    COMPONENT_CLASSES = {  # noqa: RUF012
        *(f"year--{role}" for role in _ROLES), "year--label", "year--day", "year--day-blurred",
    }  # fmt: skip

    day: reactive[datetime.date] = reactive(clock.today)
    """The day under the cursor."""

    class Turned(Message):
        """Another year is to be shown."""

        def __init__(self, year: int) -> None:
            super().__init__()
            self.year = year

    class Chosen(Message):
        """A day was chosen."""

        def __init__(self, day: datetime.date) -> None:
            super().__init__()
            self.day = day

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._days: YearDays | None = None
        self._starts_on = config.chosen().first_weekday
        self._styles: dict[str, Style] = {}

    # What is shown ----------------------------------------------------------------------------

    def show_days(self, days: YearDays) -> None:
        """Show the counts of a year; those of a year left meanwhile are passed over."""
        if days.year == self.day.year:
            self._days = days
            self._say()
            self.refresh()

    @property
    def days(self) -> YearDays | None:
        """The counts of the year shown, None until they are read."""
        return self._days if self._days and self._days.year == self.day.year else None

    def bounds(self) -> tuple[datetime.date, datetime.date]:
        """Return the first and the last day the cursor may stand on: whole years."""
        today = clock.today()
        oldest = (self._days and self._days.oldest) or today
        newest = (self._days and self._days.newest) or today
        first, last = min(oldest, today), max(newest, today)
        return first.replace(month=1, day=1), last.replace(month=12, day=31)

    def watch_day(self, old: datetime.date, new: datetime.date) -> None:
        """Say which day it is; ask for the counts of another year."""
        self._say()
        if old.year != new.year:
            self.post_message(self.Turned(new.year))

    def watch_has_focus(self, focused: bool) -> None:
        """The day under the cursor is named while the arrows move it."""
        super().watch_has_focus(focused)
        self._say()

    def _say(self) -> None:
        """Write the year and the day on the upper border, what the signs mean on the lower."""
        self.border_title = Content(self._words())
        if self.days is not None:
            self.border_subtitle = Content(legend(self.days))

    def _words(self) -> str:
        """Return the year, how many exchanges it had, and the day while the arrows move it."""
        days = self.days
        said = [str(self.day.year)]
        if days is not None:
            said.append(counted(days.total))
            if self.has_focus:
                nothing = _("nothing")
                said.append(f"{full_date(self.day)}: {days.count(self.day) or nothing}")
        return " · ".join(said)

    # Drawing ----------------------------------------------------------------------------------

    @property
    def _cell(self) -> int:
        """Cells of a day: two where there is room, so that weeks stand apart."""
        weeks = weeks_of(self.day.year, self._starts_on)
        return 2 if self.content_size.width >= _LETTERS + 2 * weeks else 1

    def _first_week(self) -> int:
        """Return the first week seen: where not all have room, the day stays in the middle."""
        seen = (self.content_size.width - _LETTERS) // self._cell
        weeks = weeks_of(self.day.year, self._starts_on)
        here = column_of(self.day, self.day.replace(month=1, day=1), self._starts_on)
        return clamp(here - seen // 2, 0, max(0, weeks - seen))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Read the styles once, then draw every line with them."""
        self._styles = {
            name: self.get_component_rich_style(f"year--{name}", partial=True)
            for name in (*_ROLES, "label", "day", "day-blurred")
        }
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw the names of the months, or one day of all weeks."""
        width = self.content_size.width
        base = self.rich_style
        if y > _WEEK:
            return Strip.blank(width, base)
        label = base + self._styles["label"]
        if self.content_size.height <= _WEEK:
            # Folded up: what stands on the border else, and how to open it.
            left: Line = [(" " + self._words(), "")]
            line = justify(left, [(keyed(_("{next_pane} shows its days")) + " ", "")], width)
            return Strip(
                [Segment("".join(text for text, _role in line).ljust(width), label)], width
            )
        if y == 0:
            return Strip([Segment(self._months().ljust(width)[:width], label)], width)
        row = y - 1
        # Every other name: seven under each other are hard to read.
        name = weekday_letters()[(row + self._starts_on) % _WEEK] if row % 2 == 0 else ""
        segments = [Segment(name[:2].ljust(_LETTERS), label)]
        first_week = self._first_week()
        cells = (width - _LETTERS) // self._cell
        last = min(first_week + cells, weeks_of(self.day.year, self._starts_on))
        for week in range(first_week, last):
            segments.append(self._segment(week, row, base))
        drawn = _LETTERS + (last - first_week) * self._cell
        segments.append(Segment(" " * max(0, width - drawn), base))
        return Strip(segments, width)

    def _segment(self, week: int, row: int, base: Style) -> Segment:
        blank = " " * (self._cell - 1)
        day = self._day_at(week, row)
        if day is None:
            return Segment(" " + blank, base)
        days = self.days
        shade = days.shade(day) if days is not None else 0
        coming = day > clock.today() and not shade
        sign = " " if coming or days is None else SIGNS[shade]
        style = base + self._styles[_ROLES[shade]]
        if day == self.day:
            style += self._styles["day" if self.has_focus else "day-blurred"]
            sign = sign.replace(" ", "·")
        return Segment(sign + blank, style)

    def _day_at(self, week: int, row: int) -> datetime.date | None:
        """Return the day of a cell, None where the year has not begun or is over."""
        first = self.day.replace(month=1, day=1)
        place = week * _WEEK + row - _row_of(first, self._starts_on)
        day_of_year = range((first.replace(month=12, day=31) - first).days + 1)
        return first + datetime.timedelta(days=place) if place in day_of_year else None

    def _months(self) -> str:
        """Return the short names of the months above the weeks in which they begin."""
        line = ""
        first = self.day.replace(month=1, day=1)
        first_week = self._first_week()
        names = month_names(_LEAST_WEEKS * self._cell - 1)
        for number, name in enumerate(names, 1):
            begins = first.replace(month=number)
            week = column_of(begins, first, self._starts_on) - first_week
            place = _LETTERS + week * self._cell
            if week >= 0 and place + cell_len(name) <= self.content_size.width:
                line = line.ljust(place) + name
        return line

    # Moving -----------------------------------------------------------------------------------

    def step(self, days: int) -> None:
        """Move the cursor by days, into another year as well; where all ends it stays."""
        first, last = self.bounds()
        aim = clamp(self.day.toordinal() + days, first.toordinal(), last.toordinal())
        self.day = datetime.date.fromordinal(aim)

    def turn(self, years: int) -> None:
        """Go to the same day of another year, as far as there are years."""
        first, last = self.bounds()
        year = clamp(self.day.year + years, first.year, last.year)
        if year != self.day.year:
            # 29 February is 28 in other years.
            day = self.day.day if (self.day.month, self.day.day) != (2, 29) else 28
            self.day = self.day.replace(year=year, day=day)

    def action_week_before(self) -> None:
        """One column to the left."""
        self.step(-_WEEK)

    def action_week_after(self) -> None:
        """One column to the right."""
        self.step(_WEEK)

    def action_day_before(self) -> None:
        """One day back."""
        self.step(-1)

    def action_day_after(self) -> None:
        """One day on."""
        self.step(1)

    def action_show_day(self) -> None:
        """Show only what happened on this day."""
        self.post_message(self.Chosen(self.day))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the day under the mouse; a second click chooses it."""
        offset = event.get_content_offset(self)
        if offset is None or offset.x < _LETTERS or not 1 <= offset.y <= _WEEK:
            return
        week = self._first_week() + (offset.x - _LETTERS) // self._cell
        day = self._day_at(week, offset.y - 1)
        if day is not None:
            self.day = day
            if event.chain > 1:
                self.action_show_day()


def month_names(room: int) -> list[str]:
    """Return the twelve months in at most ``room`` cells: the short names, or their initials.

    Initials stand where the cut names would be the same (``juin`` and ``juillet`` in three).
    """
    names = [month(number).rstrip(".") for number in range(1, 13)]
    cut = [set_cell_size(name, min(room, cell_len(name))) for name in names]
    return cut if len(set(cut)) == len(cut) else [name[:1].upper() for name in names]


def counted(count: int) -> str:
    """Return ``1 exchange``, ``144 643 exchanges``."""
    return ngettext("{count} exchange", "{count} exchanges", count).format(count=grouped(count))


def legend(days: YearDays) -> str:
    """Return what the signs mean: ``▪ 1  ▮ 2–3  █ 4+``."""
    light = "1" if days.middle == 2 else f"1–{days.middle - 1}"
    middle = str(days.middle) if days.dark == days.middle + 1 else f"{days.middle}–{days.dark - 1}"
    return f"{SIGNS[1]} {light}  {SIGNS[2]} {middle}  {SIGNS[3]} {days.dark}+"
