"""Good turns in parts, and the people whom I only asked or could give to, any number of them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from reseau_tui.i18n import _, ngettext
from reseau_tui.network.good_turns import TurnRow
from reseau_tui.network.turn_people import GiveFirst, OnlyAsked, Sought
from reseau_tui.tui.days import near_width, near_words
from reseau_tui.tui.drawing import Line, fit, justify, pad, safe, width_of
from reseau_tui.tui.turn_words import ago_words, outcome_words, sign, thanks_words, what_words
from reseau_tui.tui.widgets.kind_list import KindList
from reseau_tui.tui.widgets.virtual_list import Row

TO_THANK, OPEN, ONLY_ASKED, GIVE_FIRST, OTHERS = -1, -2, -3, -4, -5
"""What stands in the list of ids for a heading."""

TURN, ASKED, GIVE, SETTLED = 0, 1, 2, 3
"""What an item is about.

A settled good turn is another item than one that waits: the cursor does not follow it down, so
that key after key goes through those that wait.
"""

_NAME = 24
"""Cells of the person's name at most."""

About = TurnRow | OnlyAsked | GiveFirst


class TurnList(KindList[About]):
    """One line an item; ``tab`` goes from part to part."""

    KINDS = 4

    @property
    def turn(self) -> TurnRow | None:
        """The good turn under the cursor."""
        about = self.about
        return about if isinstance(about, TurnRow) else None

    @property
    def person(self) -> int | None:
        """Whom the line under the cursor is about."""
        about = self.about
        if about is None:
            return None
        return about.contact_id if isinstance(about, TurnRow) else about.id

    def titles(self) -> Mapping[int, str]:
        """Return the headings in words."""
        return {
            TO_THANK: _("Thanks to say"),
            OPEN: _("Asked for, not done yet"),
            ONLY_ASKED: _("Whom you only asked so far"),
            GIVE_FIRST: _("To whom you could give first"),
            OTHERS: _("Given and received"),
        }

    # Drawing ----------------------------------------------------------------------------------

    def draw_row(self, row: Row, width: int) -> Line:
        """Draw a good turn, or a person and why they stand here."""
        about = self.about_of(row)
        if isinstance(about, TurnRow):
            return self._draw_turn(about, width)
        why = _asked_words(about, self.today) if isinstance(about, OnlyAsked) else _sought(about)
        name = pad(safe(about.name), min(_NAME, width // 3))
        return [(name, ""), ("  ", ""), (why, "dim")]

    def _draw_turn(self, turn: TurnRow, width: int) -> Line:
        name = fit(safe(turn.name), min(_NAME, width // 3))
        status = thanks_words(turn, self.today)
        outcome = outcome_words(turn)
        if outcome and not turn.to_thank and width >= 76:
            status = f"{status} · {outcome}" if status else outcome
        nudged = turn.nudged(self.today)
        day = pad(near_words(turn.on, self.today), self._margin)
        left: Line = [(f"{sign(turn.given)} ", "accent"), (day, "soon" if nudged else "dim")]
        right: Line = [(name, "dim")]
        if status:
            right = [(status, "soon" if nudged else "dim"), ("  ", ""), *right]
        room = width - width_of(left) - width_of(right) - 1
        left.append((what_words(turn, room), ""))
        return justify(left, right, width)

    @property
    def _margin(self) -> int:
        """The width of the column of days: what a day of another year takes."""
        return near_width(self.today) + 2


def _asked_words(person: OnlyAsked, today: datetime.date) -> str:
    said: list[str] = []
    if person.received:
        received = ngettext("{count} received", "{count} received", person.received)
        said.append(received.format(count=person.received))
    if person.open:
        said.append(ngettext("{count} open", "{count} open", person.open).format(count=person.open))
    said.append(_("last {ago}").format(ago=ago_words(person.last_on, today)))
    return " · ".join(said)


def _sought(person: GiveFirst) -> str:
    return " · ".join(
        _("looks for {what}: {who}").format(what=safe(one.what), who=_who(one))
        for one in person.sought
    )


def _who(sought: Sought) -> str:
    said = [safe(name) for _id, name in sought.helpers]
    if sought.more:
        said.append("…")
    if sought.mine:
        said.append(_("you, as with “{text}”").format(text=safe(sought.mine)))
    return ", ".join(said)
