"""Adding, changing and removing contacts. Callers open the action; every text is cleaned here."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from peewee import fn

from reseau_tui import clock
from reseau_tui.model import write
from reseau_tui.model.database import connection
from reseau_tui.model.normal import normal_point
from reseau_tui.model.table import cleaned
from reseau_tui.model.tables import (
    Contact,
    ContactPoint,
    ContactTag,
    Role,
)
from reseau_tui.text import clean, clean_note, fold

SPHERES = (
    "family", "friends", "school", "work", "leisure", "neighbours", "community", "online",
    "readers", "other",
)  # fmt: skip
STYLES = ("regular", "ambient", "occasional")
CIRCLES = (1, 2, 3, 4, 5)
RHYTHMS: Mapping[int, int] = {1: 14, 2: 30, 3: 90, 4: 365}
"""Days between contacts wished for where no own rhythm is set, by circle; the fifth has none.

The schema's ``contact.rhythm`` says the same.
"""


@dataclass(frozen=True, slots=True)
class Point:
    """A way to reach somebody: ``kind`` is email, phone, url, handle or address."""

    kind: str
    value: str
    label: str | None = None


@dataclass(slots=True)
class ContactFields:
    """What a form or a command says of a contact; None leaves a field alone, "" empties it.

    ``organisation`` and ``title`` are those of the current role. ``points`` of a kind named in
    ``point_kinds`` replace the ones there; ``tags`` replace the tags (role ``tag``).
    """

    values: dict[str, Any] = field(default_factory=dict)
    organisation: str | None = None
    title: str | None = None
    points: tuple[Point, ...] = ()
    point_kinds: frozenset[str] = frozenset()
    tags: tuple[str, ...] | None = None


def add_contact(fields: ContactFields) -> int:
    """Insert a contact and return its id; ``fields.values["name"]`` is the one thing it needs.

    Raises ValueError when nothing of the name is left after cleaning.
    """
    contact = write.add_contact(
        connection(), str(fields.values.get("name", "")), int(clock.now().timestamp())
    )
    edit_contact(contact, fields)
    return contact


def edit_contact(contact_id: int, fields: ContactFields) -> None:
    """Change what ``fields`` names of a contact.

    Raises ValueError for an empty name, peewee's DoesNotExist for a contact that is gone.
    """
    contact = Contact.get_by_id(contact_id)
    for name, value in _checked(fields.values).items():
        if getattr(contact, name) != value:
            setattr(contact, name, value)
    if "name" in fields.values:
        if not clean(contact.name):
            raise ValueError("a contact needs a name")
        sort_name = write.sort_name(clean(contact.name))
        if contact.sort_name != sort_name:
            contact.sort_name = sort_name
    if contact.circle and not contact.circle_since:
        contact.circle_since = clock.today().isoformat()
    if contact.is_dirty():
        contact.save()
    if fields.organisation is not None or fields.title is not None:
        _change_current_role(contact_id, fields.organisation, fields.title)
    if fields.point_kinds:
        _replace_points(contact_id, fields.points, fields.point_kinds)
    if fields.tags is not None:
        replace_tags(contact_id, fields.tags)


def _checked(values: Mapping[str, Any]) -> dict[str, Any]:
    checked = dict(values)
    for name, value in checked.items():
        if isinstance(value, str):
            text = clean_note(value) if name == "notes" else clean(value)
            checked[name] = text if text or name == "name" else None
    circle = checked.get("circle")
    if circle is not None and circle not in CIRCLES:
        raise ValueError(f"no circle {circle}")
    if checked.get("sphere") not in (None, *SPHERES):
        raise ValueError(f"no sphere {checked['sphere']}")
    if checked.get("style", "regular") not in STYLES:
        raise ValueError(f"no style {checked['style']}")
    return checked


def _change_current_role(contact_id: int, organisation: str | None, title: str | None) -> None:
    role = (
        Role.select()
        .where((Role.contact == contact_id) & Role.to_on.is_null())
        .order_by(fn.coalesce(Role.from_on, "").desc(), Role.id.desc())
        .first()
    )
    new_organisation = clean(organisation or "") or None
    new_title = clean(title or "") or None
    if role is None:
        if new_organisation or new_title:
            Role.create(contact=contact_id, organisation=new_organisation, title=new_title)
        return
    if organisation is not None and role.organisation != new_organisation:
        role.organisation = new_organisation
    if title is not None and role.title != new_title:
        role.title = new_title
    if not role.organisation and not role.title:
        role.delete_instance()
    elif role.is_dirty():
        role.save()


def _replace_points(contact_id: int, points: Iterable[Point], kinds: frozenset[str]) -> None:
    wanted = {}
    for point in points:
        value = cleaned("value", point.value)
        if value:
            wanted[(point.kind, normal_point(point.kind, value))] = (value, point.label)
    there = ContactPoint.select().where(
        (ContactPoint.contact == contact_id) & ContactPoint.kind.in_(list(kinds))
    )
    for point in list(there):
        kept = wanted.pop((point.kind, point.normal), None)
        if kept is None:
            point.delete_instance()
        elif kept[0] != point.value:
            point.value = kept[0]
            point.save()
    for (kind, normal), (value, label) in wanted.items():
        ContactPoint.create(contact=contact_id, kind=kind, label=label, value=value, normal=normal)


def add_point(contact_id: int, point: Point) -> None:
    """Give a contact one more way to be reached."""
    value = cleaned("value", point.value)
    if value:
        ContactPoint.create(
            contact=contact_id,
            kind=point.kind,
            label=clean(point.label) if point.label else None,
            value=value,
            normal=normal_point(point.kind, value),
        )


def replace_tags(contact_id: int, names: Iterable[str], role: str = "tag") -> None:
    """Make ``names`` the contact's tags in this role; spellings that fold alike are one."""
    wanted = {fold(name): name for name in (clean(name, 60) for name in names) if name}
    there = ContactTag.select().where(
        (ContactTag.contact == contact_id) & (ContactTag.role == role)
    )
    for contact_tag in list(there):
        if contact_tag.tag.folded in wanted:
            del wanted[contact_tag.tag.folded]
        else:
            contact_tag.delete_instance()
    for name in wanted.values():
        write.tag_contact(connection(), contact_id, name, role)


def snooze(contact_id: int, until: datetime.date) -> None:
    """Put a contact off until a day ("not now")."""
    contact = Contact.get_by_id(contact_id)
    contact.snoozed_until = until.isoformat()
    if contact.is_dirty():
        contact.save()


def archive(contact_id: int, archived: bool = True) -> None:
    """Take a contact out of the lists, or bring it back."""
    contact = Contact.get_by_id(contact_id)
    contact.archived_at = clock.today().isoformat() if archived else None
    contact.save()


def delete_contact(contact_id: int) -> None:
    """Remove a contact; interactions that others took part in stay."""
    sql = connection()
    alone = sql.execute(
        "SELECT interaction_id FROM participant p WHERE contact_id = ? AND NOT EXISTS"
        " (SELECT 1 FROM participant o WHERE o.interaction_id = p.interaction_id"
        " AND o.contact_id <> p.contact_id)",
        (contact_id,),
    ).fetchall()
    for (interaction,) in alone:
        sql.execute("DELETE FROM interaction WHERE id = ?", (interaction,))
    sql.execute("DELETE FROM contact WHERE id = ?", (contact_id,))
