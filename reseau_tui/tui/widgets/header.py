"""The first line: how many people, what waits, what day it is."""

from __future__ import annotations

import datetime

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from reseau_tui import clock
from reseau_tui.i18n import _, grouped, ngettext
from reseau_tui.tui.days import full_date
from reseau_tui.tui.drawing import Line, fit_line, width_of

_STYLES = {"name": "bold $primary", "dim": "$muted", "": ""}


class Header(Widget):
    """One line over the whole width; counts appear when the database has answered."""

    people: reactive[int | None] = reactive(None)
    to_reconnect: reactive[int] = reactive(0)
    promises: reactive[int] = reactive(0)
    to_file: reactive[int] = reactive(0)
    about: reactive[str] = reactive("")
    """What another screen than home says in place of the counts."""

    day: reactive[datetime.date] = reactive(clock.today)

    def counts(self) -> str:
        """Return what there is and what waits, in words; nothing that is nought."""
        if self.about or not self.people:
            return self.about
        parts = [ngettext("{count} person", "{count} people", self.people)]
        numbers = [self.people]
        if self.to_reconnect:
            parts.append(_("{count} to reconnect"))
            numbers.append(self.to_reconnect)
        if self.promises:
            parts.append(ngettext("{count} promise", "{count} promises", self.promises))
            numbers.append(self.promises)
        if self.to_file:
            parts.append(ngettext("{count} to file", "{count} to file", self.to_file))
            numbers.append(self.to_file)
        return " · ".join(
            part.format(count=grouped(count)) for part, count in zip(parts, numbers, strict=True)
        )

    def render(self) -> Content:
        """Draw the line; when it is narrow the date gives way first."""
        width = self.size.width
        left: Line = [(" Réseau", "name"), ("   ", ""), (self.counts(), "dim")]
        if getattr(self.app, "IS_DEMO", False):
            left.insert(1, (" " + _("demo"), "name"))
        right: Line = [(full_date(self.day) + " ", "dim")]
        if width_of(left) + width_of(right) + 2 > width:
            right = [("", "")]
        left = fit_line(left, width - width_of(right))
        gap = " " * max(0, width - width_of(left) - width_of(right))
        return Content.assemble(
            *((text, _STYLES[role]) for text, role in [*left, (gap, ""), *right])
        )
