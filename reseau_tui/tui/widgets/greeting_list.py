"""The people of a campaign by circle: what became of each greeting, and what to write about."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import cast

from rich.cells import cell_len

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.model.greetings import ANSWERED, FIRST, SENT, SKIPPED, WRITTEN
from reseau_tui.network.greeting_filter import OUT, TO_WRITE
from reseau_tui.network.greetings import GreetingIds, GreetingRow
from reseau_tui.tui.days import month_and_year, short_date
from reseau_tui.tui.drawing import Line, fit, pad, safe
from reseau_tui.tui.labels import CIRCLE_SIGNS, circles, kind_sign, kind_word
from reseau_tui.tui.marks import Marks
from reseau_tui.tui.widgets.headed_list import HeadedList
from reseau_tui.tui.widgets.virtual_list import Fetch, Row

SIGNS = {
    TO_WRITE: "○", WRITTEN: "✎", SENT: "→", ANSWERED: "✓", FIRST: "←", SKIPPED: "–", OUT: "×",
}  # fmt: skip
"""One cell a status: it is never told by colour alone."""

MARK = "✓ "

_UNSORTED = -9
_NAME = 26
_WORDS = 66
"""Cells from which the channel is a word."""

_ROOMY = 100
"""Cells from which last year's status is one too."""

CHANNEL_SIGNS = {"mail": "@", "letter": "✉", "message": "»", "call": "☎"}
"""One cell a channel."""


def statuses() -> dict[str, str]:
    """Return every status in words."""
    return {
        TO_WRITE: _("to write"),
        WRITTEN: _("written"),
        SENT: _("sent"),
        ANSWERED: _("answered"),
        FIRST: _("wrote first"),
        SKIPPED: _("not this year"),
        OUT: _("never"),
    }


def channels() -> dict[str, str]:
    """Return the channels in words."""
    return {
        "mail": _("mail"),
        "letter": _("letter"),
        "message": _("message"),
        "call": _("call"),
    }


def tongue(language: str, form: str) -> str:
    """Return language and form for a column: ``fr tu``; English has no two forms."""
    return safe(language) if language == "en" else f"{safe(language)} {form}"


class GreetingList(HeadedList):
    """One line a person under the headings of the circles."""

    def __init__(self, fetch: Fetch, *, id: str | None = None) -> None:
        super().__init__(fetch, id=id)
        self.today: datetime.date = clock.today()
        self.last_year: int | None = None
        self.marks = Marks()

    @property
    def chosen(self) -> GreetingRow | None:
        """The greeting under the cursor, drawn already or not."""
        return cast("GreetingRow | None", self.chosen_row)

    def show_greetings(self, found: GreetingIds, keep: int | None = None) -> None:
        """Show the people by circle; the cursor stays on its person or its place."""
        self.show_parts({-(circle or -_UNSORTED): ids for circle, ids in found.parts}, keep)

    def titles(self) -> Mapping[int, str]:
        """Return what stands over each circle."""
        named = {-number: f"{CIRCLE_SIGNS[number]} {name}" for number, name in circles().items()}
        return {**named, _UNSORTED: _("not sorted yet")}

    def draw_row(self, row: Row, width: int) -> Line:
        """Draw status, name, channel, language and form, what to write about, last year's."""
        one = cast("GreetingRow", row)
        role = "dim" if one.settled else "accent"
        last = self._last(one, width >= _ROOMY)
        marked = one.id in self.marks
        sign = MARK if marked else ""
        name = pad(sign + safe(one.name), min(_NAME, max(12, width // 3)))
        line: Line = [
            (f"{SIGNS.get(one.status, '?')} ", role),
            (name, "strong" if marked else "dim" if one.settled else ""),
            ("  ", ""),
            (_channel(one.channel, width >= _WORDS), "dim"),
            (" ", ""),
            (pad(tongue(one.language, one.form), 7), "dim"),
            ("  ", ""),
        ]
        room = width - sum(cell_len(text) for text, _role in line) - cell_len(last) - 1
        text, colour = self._hook(one)
        if room > 6:
            line.append((pad(text, room), colour))
        else:
            line.append((" " * max(0, room), ""))
        return [*line, (" ", ""), (last, "dim")]

    def _last(self, one: GreetingRow, roomy: bool) -> str:
        """Return what became of it the year before, in a column of one width."""
        if self.last_year is None:
            return ""
        if roomy:
            width = max(map(cell_len, statuses().values()))
            said = statuses().get(one.last or "", "")
            return pad(f"{self.last_year} {said}" if said else "", width + 5)
        sign = SIGNS.get(one.last or "", "")
        return f"{self.last_year % 100:02} {sign}" if sign else "    "

    def _hook(self, one: GreetingRow) -> tuple[str, str]:
        """Return what there is to write about: my news for them, else the last exchange."""
        if one.status in (WRITTEN,) and one.text:
            return _("“{text}”").format(text=safe(" ".join(one.text.split()))), ""
        if one.news and not one.settled:
            return "✎ " + " · ".join(safe(news.text) for news in one.news), "soon"
        if one.spoke_on is None:
            return "", "dim"
        near = (self.today - one.spoke_on).days < 330
        day = short_date(one.spoke_on).strip() if near else month_and_year(one.spoke_on)
        words = safe(one.spoke or "") or kind_word(one.spoke_kind or "")
        return fit(f"{day} {kind_sign(one.spoke_kind or '')} {words}", 200), "dim"


def _channel(code: str | None, words: bool) -> str:
    if not words:
        return CHANNEL_SIGNS.get(code or "", "·")
    return pad(channels().get(code or "", "—"), max(map(cell_len, channels().values())))
