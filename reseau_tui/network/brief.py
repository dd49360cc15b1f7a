"""What to know of somebody before a call: the last exchanges, news, promises, dates soon."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from reseau_tui.network.agenda import ComingDate, PromiseLine
from reseau_tui.network.anniversaries import days_of_year
from reseau_tui.network.people import PersonCard, person
from reseau_tui.network.timeline import Entry, timeline

EXCHANGES = 3
"""Exchanges looked back at."""

SOON_DAYS = 30
"""How far dates are looked for."""


@dataclass(frozen=True, slots=True)
class Brief:
    """One person before a call: the card, the last exchanges, open promises, dates soon.

    News and good turns are those of the card.
    """

    card: PersonCard
    exchanges: tuple[Entry, ...]
    promises: tuple[PromiseLine, ...]
    dates: tuple[ComingDate, ...]


def brief(contact_id: int, today: datetime.date) -> Brief | None:
    """Return what to know of somebody on ``today``; None when there is no such person."""
    card = person(contact_id)
    if card is None:
        return None
    return Brief(
        card,
        tuple(timeline(contact_id=contact_id, limit=EXCHANGES)),
        tuple(one for one in card.promises if not one.done),
        tuple(dates_soon(card, today)),
    )


def dates_soon(card: PersonCard, today: datetime.date) -> list[ComingDate]:
    """Return the birthday and the other dates of a person within a month, the next one first.

    The birthday of the dead is left out; 29 February is kept on the 28th in common years.
    """
    near = days_of_year(today, SOON_DAYS)
    one = card.summary
    found: list[ComingDate] = []
    known: list[tuple[str | None, int | None, int | None, int | None, bool]] = [
        (date.label, date.year, date.month, date.day, date.yearly) for date in card.dates
    ]
    if not card.deceased_on:
        known.append((None, card.birth_year, card.birth_month, card.birth_day, True))
    for label, year, month, day, yearly in known:
        on = near.get((month or 0, day or 0))
        if on is not None and (yearly or year == on.year):
            years = on.year - year if year and year < on.year else None
            found.append(ComingDate(one.id, one.name, on, label, years))
    return sorted(found, key=lambda date: (date.on, date.label or ""))
