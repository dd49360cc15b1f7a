"""Events as they are read: what is on, to come and past, who is there, who waits for a word.

Somebody met for the first time is asked about from the second day after the event until the
sixtieth. A later exchange with them answers by itself: that follows from the exchanges, nothing
is stored.
"""

from __future__ import annotations

import datetime
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from reseau_tui.i18n import _
from reseau_tui.model.event_people import NEW, SKIPPED
from reseau_tui.network.belongings import ORGANISATION
from reseau_tui.network.growth import GrowthLine
from reseau_tui.network.reading import id_list, rows
from reseau_tui.network.text_condition import about

PLACE = "events"

ASKED_AFTER, ASKED_UNTIL = 2, 60
"""Days after an event in which it is asked whether a new person was written to."""

WAITING_MOST = 200
OF_A_PERSON = 20


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event, with how many come, are to be seen, were seen, and were met for the first time."""

    id: int
    name: str
    on: str
    until_on: str | None
    place: str | None
    notes: str | None
    coming: int
    wanted: int
    met: int
    new: int

    @property
    def last_on(self) -> str:
        """Its last day."""
        return self.until_on or self.on

    def to_come(self, today: datetime.date) -> bool:
        """Return whether it has not begun yet."""
        return self.on > today.isoformat()

    def over(self, today: datetime.date) -> bool:
        """Return whether its last day has gone by."""
        return self.last_on < today.isoformat()


@dataclass(frozen=True, slots=True)
class EventIds:
    """Ids of events: those of these days, to come (the next first), past by year (newest first)."""

    now: array[int]
    coming: array[int]
    past: dict[int, array[int]]

    @property
    def shown(self) -> int:
        """How many there are."""
        return len(self.now) + len(self.coming) + sum(map(len, self.past.values()))


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody at an event; ``id`` is the contact's, ``seen_on`` the last exchange with them.

    ``met`` is 0, 1 (seen there) or 2 (for the first time); ``waits`` says that nothing was
    written to a new person since.
    """

    id: int
    name: str
    organisation: str | None
    city: str | None
    coming: bool
    wanted: bool
    met: int
    subject: str | None
    followed_up: str | None
    seen_on: str | None
    waits: bool

    @property
    def skipped(self) -> bool:
        """Whether they are not written to, on purpose."""
        return self.followed_up == SKIPPED


@dataclass(frozen=True, slots=True)
class Waiting:
    """A new person of whom it is asked whether they were written to; ``id`` is this meeting's."""

    id: int
    event: int
    event_name: str
    on: str
    contact: int
    name: str
    organisation: str | None
    subject: str | None

    @property
    def line(self) -> GrowthLine:
        """The question, as Today shows it."""
        words = _("Did you write to {name}, met at {event}?")
        return GrowthLine(
            PLACE, self.event, self.on, words.format(name=self.name, event=self.event_name),
            self.subject or "", self.contact, self.name,
        )  # fmt: skip


_SEEN = "max(coalesce(c.last_full_on, ''), coalesce(c.last_touch_on, ''))"
_WAITS = (
    f"p.met = {NEW} AND p.followed_up IS NULL AND c.archived_at IS NULL AND c.deceased_on IS NULL"
    f' AND {_SEEN} <= coalesce(e.until_on, e."on")'
)


def event_ids(query: str, today: datetime.date) -> EventIds:
    """Return the events with a word that begins as each of ``query``'s: theirs, or a person's."""
    asked = about(
        query, "(e.name || ' ' || coalesce(e.place, '') || ' ' || coalesce(e.notes, ''))",
        "e.id IN (SELECT event_id FROM event_person WHERE contact_id IN {named})",
    )  # fmt: skip
    found = EventIds(array("q"), array("q"), {})
    day = today.isoformat()
    for event, on, last in rows(
        'SELECT e.id, e."on", coalesce(e.until_on, e."on") FROM event e INDEXED BY event_by_day'
        f' WHERE {asked.sql} ORDER BY e."on" DESC, e.id DESC',
        asked.parameters,
    ):
        if last < day:
            found.past.setdefault(int(on[:4]) if on[:4].isdecimal() else 0, array("q")).append(
                event
            )
        elif on > day:
            found.coming.append(event)
        else:
            found.now.append(event)
    found.coming.reverse()
    return found


def event_rows(ids: Iterable[int]) -> list[EventRow]:
    """Return the events of ``ids`` in their order; what is gone is left out."""
    asked = id_list(ids)
    counted = {
        row[0]: row[1:]
        for row in rows(
            "SELECT p.event_id, sum(p.coming), sum(p.wanted), sum(p.met > 0),"
            f" sum(p.met = {NEW}) FROM json_each(?) a CROSS JOIN event_person p"
            " ON p.event_id = a.value GROUP BY p.event_id",
            (asked,),
        )
    }
    return [
        EventRow(*row, *counted.get(row[0], (0, 0, 0, 0)))  # pyright: ignore[reportCallIssue]
        for row in rows(
            'SELECT e.id, e.name, e."on", e.until_on, e.place, e.notes'
            " FROM json_each(?) a CROSS JOIN event e ON e.id = a.value ORDER BY a.key",
            (asked,),
        )
    ]


def guests(event: int) -> list[Guest]:
    """Return everybody at an event, who was typed last first."""
    return [
        _guest(row)
        for row in rows(
            f"SELECT c.id, c.name, {ORGANISATION}, c.city, p.coming, p.wanted, p.met, p.subject,"
            f" p.followed_up, {_SEEN}, {_WAITS} FROM event_person p"
            " CROSS JOIN contact c ON c.id = p.contact_id CROSS JOIN event e ON e.id = p.event_id"
            " WHERE p.event_id = ? ORDER BY p.id DESC",
            (event,),
        )
    ]


def _guest(row: tuple[Any, ...]) -> Guest:
    contact, name, organisation, city, coming, wanted, met, subject, followed_up, *rest = row
    seen_on, waits = rest
    return Guest(
        contact, name, organisation, city, bool(coming), bool(wanted), met, subject, followed_up,
        seen_on or None, bool(waits),
    )  # fmt: skip


def waiting(today: datetime.date, limit: int = WAITING_MOST) -> list[Waiting]:
    """Return the new people not written to yet, of the last events first."""
    return _waiting(
        "event e INDEXED BY event_by_day CROSS JOIN event_person p ON p.event_id = e.id",
        'e."on" <= ?2 AND coalesce(e.until_on, e."on") BETWEEN ?1 AND ?2',
        (
            (today - datetime.timedelta(days=ASKED_UNTIL)).isoformat(),
            (today - datetime.timedelta(days=ASKED_AFTER)).isoformat(),
            limit,
        ),
    )


def waiting_rows(ids: Iterable[int]) -> list[Waiting]:
    """Return the meetings of ``ids``, in any order; who does not wait any more is left out."""
    return _waiting(
        "json_each(?1) a CROSS JOIN event_person p ON p.id = a.value"
        " CROSS JOIN event e ON e.id = p.event_id",
        "1",
        (id_list(ids), None, -1),
    )


def _waiting(source: str, where: str, values: tuple[Any, ...]) -> list[Waiting]:
    return [
        Waiting(*row)
        for row in rows(
            f'SELECT p.id, e.id, e.name, e."on", c.id, c.name, {ORGANISATION}, p.subject'
            f" FROM {source} CROSS JOIN contact c ON c.id = p.contact_id"
            f' WHERE {where} AND {_WAITS} ORDER BY e."on" DESC, e.id DESC, p.id LIMIT ?3',
            values,
        )
    ]


def growth_of(contact_id: int) -> list[GrowthLine]:
    """Return the events of somebody, newest first."""
    return [
        GrowthLine(PLACE, event, on, name, _beside(coming, wanted, met, subject), contact_id)
        for event, on, name, coming, wanted, met, subject in rows(
            'SELECT e.id, e."on", e.name, p.coming, p.wanted, p.met, p.subject'
            " FROM event_person p CROSS JOIN event e ON e.id = p.event_id"
            ' WHERE p.contact_id = ? ORDER BY e."on" DESC, e.id DESC LIMIT ?',
            (contact_id, OF_A_PERSON),
        )
    ]


def growth_waiting(today: datetime.date) -> list[GrowthLine]:
    """Return the questions about new people that wait on a day."""
    return [one.line for one in waiting(today)]


def _beside(coming: int, wanted: int, met: int, subject: str | None) -> str:
    if met == NEW:
        said = _("met there")
    elif met:
        said = _("seen there")
    elif wanted:
        said = _("to see there")
    else:
        said = _("comes") if coming else ""
    return " · ".join(part for part in (said, subject) if part)
