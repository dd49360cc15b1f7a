"""The demo: an invented network of some sixty people over five years, always up to date.

The same day gives the same network, to the uid: what is chance in it comes from a fixed seed,
and every day is counted back from the day of the demo.
"""

from __future__ import annotations

import calendar
import datetime
import json
import os
from collections.abc import Iterator

from reseau_tui.demo.growing import growing_rows, lost_on
from reseau_tui.demo.keeping import keeping_rows, ways
from reseau_tui.demo.life import Exchange, life
from reseau_tui.demo.people import PEOPLE, Invented
from reseau_tui.demo.rows import IDS, Row, ago, seconds, uid
from reseau_tui.demo.scenes import INBOX, PROMISES
from reseau_tui.demo.season import campaign_rows
from reseau_tui.i18n import _
from reseau_tui.model.bulk import insert_rows
from reseau_tui.model.database import connection
from reseau_tui.model.history import begin_history_here
from reseau_tui.model.normal import normal_point
from reseau_tui.model.write import Action, sort_name
from reseau_tui.text import fold

FILE = "reseau-demo.db"

YEARS = 5
"""How far back the network goes."""


def demo_path(folder: str) -> str:
    """Return where the demo's database goes in ``folder``, a temporary one."""
    return os.path.join(folder, FILE)


def fill_demo(now: datetime.datetime) -> None:
    """Fill the open, empty database with the network as it stands at ``now``.

    One transaction; undo does not take it back. Raises sqlite3.IntegrityError, and changes
    nothing, when there is somebody in the database already.
    """
    sql = connection()
    with Action(sql, _("invented network"), int(now.timestamp())):
        for table, rows in demo_rows(now).items():
            columns = tuple(rows[0]) if rows else ()
            insert_rows(sql, table, columns, ([row[name] for name in columns] for row in rows))
    begin_history_here(sql)


def demo_rows(now: datetime.datetime) -> dict[str, list[Row]]:
    """Return every row of the network at ``now`` by table, parents before children."""
    today = now.date()
    exchanges = life(today, YEARS)
    tags = _Tags()
    interactions = list(_interactions(exchanges))
    rows: dict[str, list[Row]] = {
        "contact": [_contact(person, now) for person in PEOPLE],
        "role": list(_roles(today)),
        "important_date": list(_dates(today)),
        "contact_point": list(_points()),
    }
    contact_tags = list(_contact_tags(tags))
    interaction_tags = list(_interaction_tags(exchanges, tags))
    rows["tag"] = tags.rows
    rows["contact_tag"] = contact_tags
    rows["interaction"] = interactions
    rows["section"] = list(_sections(exchanges))
    rows["participant"] = list(_participants(exchanges))
    rows["interaction_tag"] = interaction_tags
    rows["promise"] = list(_promises(now))
    rows["inbox"] = list(_inbox(today))
    rows |= keeping_rows(exchanges, today)
    rows |= campaign_rows(exchanges, today)
    rows |= growing_rows(today)
    return rows


class _Tags:
    """The tags met so far and their ids; spellings that fold alike are one."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._ids: dict[str, int] = {}

    def id_of(self, name: str) -> int:
        folded = fold(name)
        if folded not in self._ids:
            self._ids[folded] = len(self.rows) + 1
            self.rows.append({"id": len(self.rows) + 1, "name": name, "folded": folded})
        return self._ids[folded]


def _contact(person: Invented, now: datetime.datetime) -> Row:
    today = now.date()
    since = ago(today, min(person.known, YEARS) * 365.25)
    met = ago(today, person.known * 365.25) if person.where or person.through else None
    year, month, day = birthday(person, today)
    return {
        "id": IDS[person.name],
        "uid": uid("contact", person.name),
        "name": person.name,
        "sort_name": sort_name(person.name),
        "nickname": person.nickname,
        "sphere": person.sphere,
        "circle": person.circle,
        "circle_since": since.isoformat() if person.circle else None,
        "style": person.style,
        "rhythm_days": person.rhythm,
        "city": person.city,
        "country": person.country,
        "birth_year": year,
        "birth_month": month,
        "birth_day": day,
        "met_on": met.isoformat() if met else None,
        "met_where": person.where,
        "met_through": IDS[person.through] if person.through else None,
        "notes": person.notes,
        "snoozed_until": _on(today, -person.snoozed if person.snoozed else None),
        "archived_at": _on(today, person.archived),
        "deceased_on": _on(today, person.deceased),
        "starred": int(person.starred),
        **ways(person),
        "lost_on": lost_on(person.name, today),
        "created_at": seconds(since, "09:00"),
    }


def _on(today: datetime.date, days_ago: int | None) -> str | None:
    return None if days_ago is None else ago(today, days_ago).isoformat()


def birthday(person: Invented, today: datetime.date) -> tuple[int | None, int | None, int | None]:
    """Return the birthday of ``person`` as year, month, day; the year may be unknown."""
    if person.born is None:
        return None, None, None
    days, age = person.born
    if days < 0:  # a leap day
        year = today.year - (age or 0)
        while not calendar.isleap(year):
            year -= 1
        return year, 2, 29
    day = today + datetime.timedelta(days=days)
    year = None if age is None else day.year - age
    if year is not None and (day.month, day.day) == (2, 29) and not calendar.isleap(year):
        return year, 3, 1
    return year, day.month, day.day


def _roles(today: datetime.date) -> Iterator[Row]:
    for person in PEOPLE:
        # The past first: the newest row is the current role.
        for organisation, title, begin, end in reversed(person.roles):
            yield {
                "contact_id": IDS[person.name],
                "organisation": organisation,
                "title": title,
                "from_on": ago(today, begin * 365.25).isoformat()[:7],
                "to_on": None if end is None else ago(today, end * 365.25).isoformat()[:7],
            }


def _dates(today: datetime.date) -> Iterator[Row]:
    for person in PEOPLE:
        for label, days, years in person.dates:
            day = today + datetime.timedelta(days=days)
            yield {
                "contact_id": IDS[person.name],
                "label": label,
                "year": None if years is None else day.year - years,
                "month": day.month,
                "day": min(day.day, 28) if day.month == 2 else day.day,
            }


def _points() -> Iterator[Row]:
    for person in PEOPLE:
        for kind, label, value in (
            ("email", "work" if person.sphere == "work" else "home", person.email),
            ("phone", "mobile", person.phone),
            ("handle", None, person.handle),
            ("url", None, person.url),
            ("address", "home", person.address),
        ):
            if value:
                yield {
                    "contact_id": IDS[person.name],
                    "kind": kind,
                    "label": label,
                    "value": value,
                    "normal": normal_point(kind, value),
                }


def _contact_tags(tags: _Tags) -> Iterator[Row]:
    for person in PEOPLE:
        for role, names in (
            ("tag", person.tags), ("offers", person.offers), ("seeks", person.seeks),
        ):  # fmt: skip
            for name in names:
                yield {
                    "contact_id": IDS[person.name],
                    "tag_id": tags.id_of(name),
                    "role": role,
                }


def _interactions(exchanges: list[Exchange]) -> Iterator[Row]:
    for number, exchange in enumerate(exchanges, 1):
        yield {
            "id": number,
            "uid": uid("interaction", number, exchange.text),
            "on": exchange.on.isoformat(),
            "at": exchange.at,
            "kind": exchange.kind,
            "initiative": exchange.initiative,
            "text": exchange.text,
            "place": exchange.place,
            "minutes": exchange.minutes,
            "created_at": seconds(exchange.on, exchange.at or "21:00"),
        }


def _sections(exchanges: list[Exchange]) -> Iterator[Row]:
    for number, exchange in enumerate(exchanges, 1):
        for key, text in exchange.sections:
            yield {"interaction_id": number, "key": key, "text": text}


def _participants(exchanges: list[Exchange]) -> Iterator[Row]:
    for number, exchange in enumerate(exchanges, 1):
        for name in exchange.people:
            yield {"interaction_id": number, "contact_id": IDS[name]}


def _interaction_tags(exchanges: list[Exchange], tags: _Tags) -> Iterator[Row]:
    for number, exchange in enumerate(exchanges, 1):
        for tag in exchange.tags:
            yield {"interaction_id": number, "tag_id": tags.id_of(tag)}


def _promises(now: datetime.datetime) -> Iterator[Row]:
    today = now.date()
    for number, (name, due, text, done) in enumerate(PROMISES, 1):
        made = ago(today, max(7, 14 - due))
        yield {
            "id": number,
            "uid": uid("promise", number, text),
            "contact_id": IDS[name],
            "due_on": (today + datetime.timedelta(days=due)).isoformat(),
            "text": text,
            "done_at": _on(today, done),
            "created_at": seconds(made, "18:00"),
        }


def _inbox(today: datetime.date) -> Iterator[Row]:
    for number, (days, at, text, reason, names) in enumerate(INBOX, 1):
        why, _colon, about = reason.partition(":")
        candidates = [
            {
                "id": IDS[name],
                "name": name,
                "why": _("seen {days} days ago").format(days=seen - days),
            }
            for name, seen in names
        ]
        question = [{"about": about, "reason": why, "candidates": candidates}]
        yield {
            "id": number,
            "uid": uid("inbox", number, text),
            "text": text,
            "received_at": f"{ago(today, days).isoformat()}T{at}",
            "question": json.dumps(question, ensure_ascii=False),
        }
