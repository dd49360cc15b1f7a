"""Monica v4's JSON export: people with rhythm, how they were met, calls, activities, notes.

``{"version", "app_version", "account": {"data": [{"type": "contact", "values": […]}, …]}}``; an
entry has its ``properties``, and what hangs on it as collections in ``data``. What has no place
here goes into the notes in words: food, pets, life events, money lent, relations of a special kind.
"""

from __future__ import annotations

import datetime
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, cast

from reseau_tui import clock
from reseau_tui.i18n import _, ngettext
from reseau_tui.interchange.charset import to_utf8
from reseau_tui.interchange.conversations import Message
from reseau_tui.interchange.record import (
    FILE_LIMIT,
    NOTHING_ASKED,
    Asked,
    DateRecord,
    InteractionRecord,
    PersonRecord,
    PointRecord,
    PromiseRecord,
    ReadResult,
    RelationRecord,
    RoleRecord,
    Skipped,
    Unreadable,
)
from reseau_tui.interchange.vcard_values import read_day
from reseau_tui.text import clean, clean_note

Json = dict[str, Any]

SOURCE = "monica"
TASK_DAYS = 7
"""Days until a task without a day is due, as for a promise that names none."""

_RELATIONS = {
    "partner": "partner", "spouse": "partner", "parent": "parent", "child": "child",
    "stepparent": "parent", "stepchild": "child", "sibling": "sibling",
    "grandparent": "relative", "grandchild": "relative", "uncle": "relative",
    "nephew": "relative", "cousin": "relative", "friend": "friend", "bestfriend": "friend",
    "colleague": "colleague", "boss": "colleague", "subordinate": "colleague",
}  # fmt: skip
"""What Monica calls a relation, and what it is here."""

_WHOLE = frozenset(("partner", "spouse", "parent", "child", "sibling", "friend", "colleague"))
"""Those that say no more than we do; of the others the notes keep the word."""

_KINDS = {"email": "email", "phone": "phone", "mobile": "phone", "tel": "phone"}


def recognise(data: bytes, name: str) -> bool:
    """Tell whether a file begins as Monica's export does."""
    del name
    head = b"".join(to_utf8(data[:4096])[0].split())
    return head.startswith(b"{") and b'"app_version"' in head and b'"account"' in head[:4096]


def read(data: bytes, asked: Asked = NOTHING_ASKED) -> ReadResult:
    """Read an export; raises Unreadable when it is over 64 MB or is no JSON."""
    if len(data) > FILE_LIMIT:
        raise Unreadable(_("{name} is larger than 64 MB").format(name=asked.name))
    try:
        whole: Any = json.loads(to_utf8(data)[0].decode("utf-8", "replace"))
    except (ValueError, RecursionError) as error:
        sentence = _("{name} is no whole JSON file: {reason}.")
        raise Unreadable(sentence.format(name=asked.name, reason=error)) from error
    account = _entry(_entry(whole).get("account"))
    if not account:
        raise Unreadable(_("There is no account in {name}.").format(name=asked.name))
    return _Reader(account).result()


def _entry(value: Any) -> Json:
    return cast(Json, value) if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return cast(list[Any], value) if isinstance(value, list) else []


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _values(entry: Json, kind: str) -> Iterator[Any]:
    """Yield the entries of one collection, by its type."""
    for collection in map(_entry, _list(entry.get("data"))):
        if collection.get("type") == kind:
            yield from _list(collection.get("values"))


def _properties(entry: Json) -> Json:
    return _entry(entry.get("properties"))


def _day(value: Any) -> str:
    """Return the day at the start of a time stamp, ``""`` when there is none."""
    found = read_day(_text(value)[:10])
    return f"{found[0]:04}-{found[1]:02}-{found[2]:02}" if found and found[0] else ""


def _special_day(value: Any) -> tuple[int | None, int, int] | None:
    special = _entry(value)
    found = read_day(_text(special.get("date"))[:10])
    if found is None or special.get("is_age_based"):
        return None  # of an age only the year was ever known
    return (None, *found[1:]) if special.get("is_year_unknown") else found


class _Reader:
    def __init__(self, account: Json) -> None:
        self.account = account
        self.people: list[PersonRecord] = []
        self.interactions: list[InteractionRecord] = []
        self.promises: list[PromiseRecord] = []
        self.skipped: list[Skipped] = []
        self.losses: list[str] = []
        self.attending: dict[str, list[str]] = defaultdict(list)
        self.names: dict[str, str] = {}
        self.relations: dict[str, list[RelationRecord]] = defaultdict(list)
        self.special: dict[str, list[str]] = defaultdict(list)
        self.today = clock.today()
        instance = _entry(account.get("instance"))
        self.point_types = {
            _text(entry.get("uuid")): _properties(entry)
            for entry in map(_entry, _list(instance.get("contact_field_types")))
        }

    def result(self) -> ReadResult:
        contacts = [_entry(one) for one in _values(self.account, "contact")]
        for contact in contacts:
            self.names[_text(contact.get("uuid"))] = _name(_properties(contact))
        for relation in map(_entry, _values(self.account, "relationship")):
            self._relation(_properties(relation))
        for number, contact in enumerate(contacts, 1):
            self._contact(contact, number)
        for activity in map(_entry, _values(self.account, "activity")):
            self._activity(activity)
        photos = sum(1 for _one in _values(self.account, "photo"))
        if photos:
            sentence = ngettext("{count} photo left out", "{count} photos left out", photos)
            self.losses.append(sentence.format(count=photos))
        return ReadResult(
            format=SOURCE,
            records=tuple(self.people),
            interactions=tuple(self.interactions),
            promises=tuple(self.promises),
            skipped=tuple(self.skipped),
            losses=tuple(self.losses),
            read=len(contacts),
        )

    def _relation(self, said: Json) -> None:
        """Take what ``of_contact`` is to ``contact_is``; Monica exports both directions."""
        key, called = _text(said.get("of_contact")), _text(said.get("type"))
        whom, other = _text(said.get("contact_is")), self.names.get(key, "")
        if not other or not called:
            return
        kind = _RELATIONS.get(called)
        if kind:
            self.relations[whom].append(RelationRecord(kind, clean(other), key=key))
        if called not in _WHOLE:
            self.special[whom].append(f"{called}: {other}")

    def _contact(self, contact: Json, number: int) -> None:
        said = _properties(contact)
        key, name = _text(contact.get("uuid")), _name(said)
        if not name or not key:
            where = _("person {number}").format(number=number)
            self.skipped.append(Skipped(where, _("no name")))
            return
        losses: list[str] = []
        if said.get("is_active") is False:
            losses.append(_("archived there, not here"))
        for uuid in _values(contact, "activity"):
            self.attending[_text(uuid)].append(key)
        points, city, country = self._points(contact)
        deceased = _special_day(said.get("deceased_date"))
        frequency = said.get("stay_in_touch_frequency")
        met = _special_day(said.get("first_met_date"))
        self.people.append(
            PersonRecord(
                source=SOURCE,
                key=key,
                name=name,
                nickname=clean(_text(said.get("nickname"))),
                roles=_roles(said),
                points=tuple(points),
                birthday=_special_day(said.get("birthdate")),
                dates=tuple(self._dates(contact)),
                city=city,
                country=country,
                notes=self._notes(contact, said, key),
                tags=tuple(clean(tag, 60) for tag in map(_text, _list(said.get("tags"))) if tag),
                rhythm_days=frequency if isinstance(frequency, int) and frequency > 0 else None,
                met_on=datetime.date(met[0], met[1], met[2]).isoformat() if met and met[0] else "",
                met_through=_text(said.get("first_met_through")),
                deceased_on=_full(deceased) or (_day(contact.get("updated_at"))
                                                if said.get("is_dead") else ""),
                losses=tuple(losses),
                relations=tuple(dict.fromkeys(self.relations.get(key, ()))),
                line=0,
            )
        )  # fmt: skip
        self._exchanges(contact, key)
        self._tasks(contact, key)

    def _points(self, contact: Json) -> tuple[list[PointRecord], str, str]:
        points: list[PointRecord] = []
        for field in map(_entry, _values(contact, "contact_field")):
            said = _properties(field)
            kind = self.point_types.get(_text(said.get("type")), {})
            named = _text(kind.get("type")) or _text(kind.get("name"))
            value = clean(_text(said.get("data")), 2000)
            if value:
                protocol = _text(kind.get("protocol")).rstrip(":")
                known = _KINDS.get(named.lower()) or {"mailto": "email", "tel": "phone"}.get(
                    protocol
                )
                web = "url" if value.lower().startswith(("http://", "https://")) else "handle"
                label = "" if known else clean(_text(kind.get("name")))
                points.append(PointRecord(known or web, label, value))
        city = country = ""
        for address in map(_entry, _values(contact, "address")):
            said = _properties(address)
            town = " ".join(filter(None, (_text(said.get("postal_code")), _text(said.get("city")))))
            parts = (said.get("street"), town, said.get("province"), said.get("country"))
            whole = clean(", ".join(part for part in map(_text, parts) if part))
            if _text(said.get("street")) and whole:
                points.append(PointRecord("address", clean(_text(said.get("name"))), whole))
            city = city or clean(_text(said.get("city")))
            country = country or clean(_text(said.get("country")))
        return points, city, country

    def _notes(self, contact: Json, said: Json, key: str) -> str:
        lines = [_text(said.get("description"))]
        if _text(said.get("food_preferences")):
            lines.append(_("Food: {text}").format(text=_text(said.get("food_preferences"))))
        for note in map(_entry, _values(contact, "note")):
            lines.append(f"{_day(note.get('created_at'))}: {_text(_properties(note).get('body'))}")
        for pet in map(_entry, _values(contact, "pet")):
            lines.append(_("Pet: {text}").format(text=_text(_properties(pet).get("name"))))
        for event in map(_entry, _values(contact, "life_event")):
            told = _properties(event)
            words = " — ".join(filter(None, (_text(told.get("name")), _text(told.get("note")))))
            lines.append(f"{_day(told.get('happened_at'))}: {words}")
        for debt in map(_entry, _values(contact, "debt")):
            told = _properties(debt)
            lines.append(_("Money: {text}").format(
                text=f"{told.get('amount')} {_text(told.get('status'))}".strip()
            ))  # fmt: skip
        lines += self.special.get(key, [])
        return clean_note("\n".join(line for line in lines if line.strip(": ")))

    def _dates(self, contact: Json) -> Iterator[DateRecord]:
        for reminder in map(_entry, _values(contact, "reminder")):
            said = _properties(reminder)
            found = read_day(_text(said.get("initial_date"))[:10])
            title = clean(_text(said.get("title")))
            if found and title and said.get("frequency_type") == "year":
                yield DateRecord(title, *found)

    def _tasks(self, contact: Json, key: str) -> None:
        for task in map(_entry, _values(contact, "task")):
            said = _properties(task)
            words = " — ".join(
                filter(None, (_text(said.get("title")), _text(said.get("description"))))
            )
            if words and _text(task.get("uuid")):
                due = self.today + datetime.timedelta(days=TASK_DAYS)
                done = _day(said.get("completed_at")) if said.get("completed") else ""
                self.promises.append(
                    PromiseRecord(
                        source=SOURCE, key=_text(task.get("uuid")), person=key,
                        due_on=done or due.isoformat(), text=clean_note(words),
                        done_on=done or None,
                    )
                )  # fmt: skip
        for reminder in map(_entry, _values(contact, "reminder")):
            said = _properties(reminder)
            day, title = _day(said.get("initial_date")), clean(_text(said.get("title")))
            if said.get("frequency_type") == "one_time" and title and day > self.today.isoformat():
                self.promises.append(
                    PromiseRecord(SOURCE, _text(reminder.get("uuid")), key, day, title)
                )

    def _exchanges(self, contact: Json, key: str) -> None:
        for call in map(_entry, _values(contact, "call")):
            said = _properties(call)
            self._add(call, _day(said.get("called_at")), (key,), "call",
                      "them" if said.get("contact_called") else "me",
                      _text(said.get("content")))  # fmt: skip
        for conversation in map(_entry, _values(contact, "conversation")):
            said = _properties(conversation)
            messages = [_message(_entry(one)) for one in _list(said.get("messages"))]
            words = "\n".join(f"{one.author}: {one.text}" for one in messages)
            first = "me" if not messages or messages[0].mine else "them"
            self._add(conversation, _day(said.get("happened_at")), (key,), "message", first, words)
        for gift in map(_entry, _values(contact, "gift")):
            said = _properties(gift)
            words = " — ".join(filter(None, (_text(said.get("name")), _text(said.get("comment")))))
            if said.get("status") == "offered":
                self._add(gift, _day(said.get("date")), (key,), "gift", "me", words)
            elif said.get("status") == "received":
                self._add(gift, _day(said.get("date")), (key,), "gift", "them", words)

    def _activity(self, activity: Json) -> None:
        said = _properties(activity)
        people = tuple(self.attending.get(_text(activity.get("uuid")), ()))
        words = "\n".join(
            filter(None, (_text(said.get("summary")), _text(said.get("description"))))
        )
        self._add(activity, _day(said.get("happened_at")), people, "other", "both", words)

    def _add(
        self, entry: Json, on: str, people: tuple[str, ...], kind: str, initiative: str, text: str
    ) -> None:
        uuid = _text(entry.get("uuid"))
        if not uuid or not on or not people:
            self.losses.append(_("an exchange without a day or people was left out"))
            return
        self.interactions.append(
            InteractionRecord(
                source=SOURCE, key=uuid, on=on, people=people, kind=kind, initiative=initiative,
                text=clean_note(text),
            )
        )  # fmt: skip


def _message(entry: Json) -> Message:
    said = _properties(entry)
    mine = bool(said.get("written_by_me"))
    return Message(
        at=datetime.datetime.min, mine=mine, author=_("me") if mine else _("they"),
        text=_text(said.get("content")),
    )  # fmt: skip


def _name(said: Mapping[str, Any]) -> str:
    parts = (_text(said.get(part)) for part in ("first_name", "middle_name", "last_name"))
    return clean(" ".join(part for part in parts if part)) or clean(_text(said.get("nickname")))


def _roles(said: Mapping[str, Any]) -> tuple[RoleRecord, ...]:
    organisation, title = clean(_text(said.get("company"))), clean(_text(said.get("job")))
    return (RoleRecord(organisation, title),) if organisation or title else ()


def _full(day: tuple[int | None, int, int] | None) -> str:
    return f"{day[0]:04}-{day[1]:02}-{day[2]:02}" if day and day[0] else ""
