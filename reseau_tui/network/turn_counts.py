"""Good turns with one person in numbers: given and received side by side, never set off."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from reseau_tui.i18n import ngettext
from reseau_tui.network.reading import rows

MONTHS = 12
"""Months of the small curve on a card, this one included."""


@dataclass(frozen=True, slots=True)
class TurnCounts:
    """The good turns with one person.

    ``given`` and ``received`` are those done, ``open`` those asked for on either side, ``to_thank``
    those received for which thanks are still to say, ``thanked`` those for which they were said.
    ``last_on`` is the day of the last one done. The months are the last twelve, the oldest first.
    """

    given: int = 0
    received: int = 0
    open: int = 0
    to_thank: int = 0
    thanked: int = 0
    last_on: str | None = None
    given_months: tuple[int, ...] = (0,) * MONTHS
    received_months: tuple[int, ...] = (0,) * MONTHS

    @property
    def any(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.given or self.received or self.open)

    @property
    def lately(self) -> bool:
        """Whether the last twelve months had any."""
        return any(self.given_months) or any(self.received_months)


def turn_counts(contact_id: int, today: datetime.date) -> TurnCounts:
    """Return the good turns with one person in numbers; ``today`` ends the twelve months."""
    found = rows(
        'SELECT given, substr("on", 1, 7), sum(done), sum(done = 0),'
        " sum(given = 0 AND done AND thanked_on IS NULL AND no_thanks = 0),"
        ' sum(given = 0 AND thanked_on IS NOT NULL), max(CASE WHEN done THEN "on" END)'
        " FROM good_turn WHERE contact_id = ? GROUP BY 1, 2",
        (contact_id,),
    )
    if not found:
        return TurnCounts()
    months = [[0] * MONTHS, [0] * MONTHS]
    for given, month, done, *_rest in found:
        place = MONTHS - 1 - _months_ago(month, today)
        if 0 <= place < MONTHS:
            months[bool(given)][place] += done
    return TurnCounts(
        given=sum(row[2] for row in found if row[0]),
        received=sum(row[2] for row in found if not row[0]),
        open=sum(row[3] for row in found),
        to_thank=sum(row[4] for row in found),
        thanked=sum(row[5] for row in found),
        last_on=max((row[6] for row in found if row[6]), default=None),
        given_months=tuple(months[1]),
        received_months=tuple(months[0]),
    )


def counted(counts: TurnCounts) -> list[str]:
    """Return ``4 given``, ``3 received``, ``1 open``: what there is of each, in words."""
    return [
        words.format(count=count)
        for count, words in (
            (counts.given, ngettext("{count} given", "{count} given", counts.given)),
            (counts.received, ngettext("{count} received", "{count} received", counts.received)),
            (counts.open, ngettext("{count} open", "{count} open", counts.open)),
        )
        if count
    ]


def thanks_to_say(counts: TurnCounts) -> list[str]:
    """Return ``thanks to say``, how often if several; nothing when all are said."""
    if not counts.to_thank:
        return []
    words = ngettext("thanks to say", "{count} thanks to say", counts.to_thank)
    return [words.format(count=counts.to_thank)]


def _months_ago(month: str, today: datetime.date) -> int:
    """Return how many months lie between a month (YYYY-MM) and today's; -1 for no month."""
    try:
        day = datetime.date.fromisoformat(f"{month}-01")
    except ValueError:
        return -1  # another program wrote it
    return (today.year - day.year) * 12 + today.month - day.month
