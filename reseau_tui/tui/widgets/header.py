"""The first line: how many people, what waits, what day it is."""

from __future__ import annotations

import datetime

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from reseau_tui import clock
from reseau_tui.i18n import _, ngettext
from reseau_tui.tui.days import full_date
from reseau_tui.tui.drawing import Line, fit_line, width_of


class Header(Widget):
    """One line over the whole width; counts appear when the database has answered."""

    COMPONENT_CLASSES = {"header--name", "header--dim"}  # noqa: RUF012 - Textual's way

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
            part.format(count=_grouped(number)) for part, number in zip(parts, numbers, strict=True)
        )

    def render(self) -> Content:
        """Draw the line; when it is narrow the date gives way first."""
        width = self.size.width
        left: Line = [(" Réseau", "name"), ("   ", ""), (self.counts(), "dim")]
        right: Line = [(full_date(self.day) + " ", "dim")]
        if width_of(left) + width_of(right) + 2 > width:
            right = [("", "")]
        left = fit_line(left, width - width_of(right))
        gap = " " * max(0, width - width_of(left) - width_of(right))
        styles = {
            "name": self.get_visual_style("header--name", partial=True),
            "dim": self.get_visual_style("header--dim", partial=True),
            "": "",
        }
        return Content.assemble(
            *((text, styles[role]) for text, role in [*left, (gap, ""), *right])
        )


def _grouped(number: int) -> str:
    """Write a number in groups of three, with a thin blank: ``100 000``."""
    return f"{number:,}".replace(",", "\u202f")
