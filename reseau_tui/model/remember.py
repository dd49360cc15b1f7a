"""Remembering one's network: names kept one by one, and where one is among the questions.

Callers open the action for people. Where one is stands in the table ``setting``, outside of undo
and of exports: taking a name back must not carry one back to an earlier question, and a place
among questions is no knowledge about anybody. Who was remembered where stands there too, as ids:
whoever is taken back is no longer counted, and counted again when that is undone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from reseau_tui import clock
from reseau_tui.model import setting, write
from reseau_tui.model.contacts import CIRCLES, ContactFields, add_contact, edit_contact
from reseau_tui.model.database import connection
from reseau_tui.model.roles import add_role
from reseau_tui.model.tables import Contact, Role
from reseau_tui.text import clean, fold

_STATE = "remember {chapter}"
_PEOPLE = "remembered {chapter}"
_LAST = "remember"

AMBIENT = "ambient"
"""The style of whom one sees anyway."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where one is in a chapter: the question ``at`` is the next one, ``seen`` the most ever seen.

    ``place`` is the school or employer in hand, with the years ``from_on`` and ``to_on`` if they
    were told; ``places`` are all of them so far. ``done`` once every question was seen.
    """

    chapter: str
    at: int = 0
    seen: int = 0
    place: str = ""
    from_on: str = ""
    to_on: str = ""
    places: tuple[str, ...] = ()
    done: bool = False


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is known of somebody remembered; all but the name may be empty.

    ``organisation`` is where they worked at my time, from ``from_on`` to ``to_on`` (years); an
    empty end is now. ``lost`` says that I do not know how to reach them.
    """

    chapter: str
    name: str
    sphere: str | None = None
    city: str = ""
    tags: tuple[str, ...] = ()
    met_where: str = ""
    organisation: str = ""
    from_on: str = ""
    to_on: str = ""
    notes: str = ""
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """A step of the sitting that was written: whom it is about, and the action to take back."""

    contact: int
    action: int


def remember(person: Remembered) -> Kept:
    """Add somebody remembered. Raises ValueError when nothing of the name is left."""
    values: dict[str, Any] = {"name": person.name, "sphere": person.sphere}
    for column in ("city", "met_where", "notes"):
        if getattr(person, column):
            values[column] = getattr(person, column)
    contact = add_contact(ContactFields(values, tags=person.tags or None))
    _work_with(contact, person)
    _lose(contact, person)
    return _count(contact, person.chapter)


def recognise(contact_id: int, person: Remembered) -> Kept:
    """Remember somebody who is there already: only what is not known yet is filled in.

    Raises peewee's DoesNotExist for somebody who is gone.
    """
    contact = Contact.get_by_id(contact_id)
    wanted = {
        "sphere": person.sphere, "city": person.city, "met_where": person.met_where,
        "notes": person.notes,
    }  # fmt: skip
    missing = {
        column: value for column, value in wanted.items() if value and not getattr(contact, column)
    }
    if missing:
        edit_contact(contact_id, ContactFields(missing))
    for tag in person.tags:
        write.tag_contact(connection(), contact_id, tag)
    _work_with(contact_id, person)
    _lose(contact_id, person)
    return _count(contact_id, person.chapter)


def give_circle(contact_id: int, circle: int) -> Kept:
    """Give somebody a circle from 1 to 5. Raises ValueError for another one."""
    if circle not in CIRCLES:
        raise ValueError(f"no circle {circle}")
    edit_contact(contact_id, ContactFields({"circle": circle}))
    return Kept(contact_id, _action())


def make_ambient(contact_id: int) -> Kept:
    """Note that somebody is seen anyway, and so never comes up for a word."""
    edit_contact(contact_id, ContactFields({"style": AMBIENT}))
    return Kept(contact_id, _action())


def find_again(contact_id: int) -> None:
    """Somebody is not lost from sight any more."""
    connection().execute("UPDATE contact SET lost_on = NULL WHERE id = ?", (contact_id,))


def lose_sight(contact_id: int) -> None:
    """Note that I do not know how to reach somebody; the first day it was noted stays."""
    connection().execute(
        "UPDATE contact SET lost_on = ? WHERE id = ?"
        " AND (lost_on IS NULL OR last_full_on >= lost_on)",
        (clock.today().isoformat(), contact_id),
    )


def _lose(contact: int, person: Remembered) -> None:
    if person.lost:
        lose_sight(contact)


def _work_with(contact: int, person: Remembered) -> None:
    """Give a role at the organisation, unless one there is known."""
    organisation = clean(person.organisation)
    if not organisation:
        return
    known = Role.select(Role.organisation).where(Role.contact == contact)
    if fold(organisation) in {fold(role.organisation or "") for role in known}:
        return
    add_role(
        contact,
        {"organisation": organisation, "from_on": person.from_on, "to_on": person.to_on},
    )


def _action() -> int:
    return connection().execute("SELECT action_id FROM history_state").fetchone()[0]


def _count(contact: int, chapter: str) -> Kept:
    """Keep somebody among those of a chapter, in the transaction that added them."""
    sql = connection()
    key = _PEOPLE.format(chapter=chapter)
    people = _ids(setting.value_of(sql, key))
    if contact not in people:
        setting.keep(sql, key, json.dumps([*people, contact]))
    return Kept(contact, _action())


# Where one is ---------------------------------------------------------------------------------


def keep_progress(progress: Progress) -> None:
    """Keep where one is in a chapter, for the next time; the chapter becomes the last one."""
    sql = connection()
    key = _STATE.format(chapter=progress.chapter)
    setting.keep(sql, key, json.dumps(asdict(progress), ensure_ascii=False))
    setting.keep(sql, _LAST, progress.chapter)


def last_chapter() -> str:
    """Return the chapter in which one was last, "" before the first time."""
    return setting.value_of(connection(), _LAST) or ""


def progress_of(chapter: str) -> Progress:
    """Return where one is in a chapter: at its beginning when nothing is kept."""
    stored = setting.value_of(connection(), _STATE.format(chapter=chapter))
    try:
        kept: dict[str, Any] = json.loads(stored or "{}")
        return Progress(
            chapter,
            at=max(0, int(kept.get("at", 0))),
            seen=max(0, int(kept.get("seen", 0))),
            place=clean(str(kept.get("place", ""))),
            from_on=clean(str(kept.get("from_on", ""))),
            to_on=clean(str(kept.get("to_on", ""))),
            places=tuple(clean(str(place)) for place in kept.get("places", ())),
            done=bool(kept.get("done", False)),
        )
    except (ValueError, TypeError, AttributeError):
        return Progress(chapter)  # another program wrote it: the questions begin again


def remembered_in(chapter: str) -> list[int]:
    """Return the ids of who was remembered in a chapter, the latest last, the gone among them."""
    return _ids(setting.value_of(connection(), _PEOPLE.format(chapter=chapter)))


def _ids(stored: str | None) -> list[int]:
    try:
        found: Iterable[Any] = json.loads(stored or "[]")
        return [one for one in found if isinstance(one, int)]
    except (ValueError, TypeError):
        return []


def forget(chapter: str, contact: int) -> None:
    """Take somebody out of those remembered in a chapter: they were taken back."""
    sql = connection()
    key = _PEOPLE.format(chapter=chapter)
    people = [one for one in _ids(setting.value_of(sql, key)) if one != contact]
    setting.keep(sql, key, json.dumps(people))
