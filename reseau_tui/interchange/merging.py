"""Three-way merge: what a file says now, what it said last time, and what the user made of it.

Pure. A field the user edited is never overwritten; lists are united, and what the user took out
stays out; nothing is deleted; circle and rhythm only ever come closer.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from reseau_tui.interchange.record import (
    DateRecord,
    PersonRecord,
    PointRecord,
    RelationRecord,
    RoleRecord,
)
from reseau_tui.model.normal import normal_point
from reseau_tui.text import NOTE_LIMIT, fold

Json = dict[str, Any]
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Merge:
    """What to write of a contact: fields that change, things to add, roles that change.

    ``person`` is the contact as it will be. ``replaced_roles`` pairs a role as stored with what
    it becomes; ``labels`` are points that get a label.
    """

    person: PersonRecord
    fields: tuple[str, ...] = ()
    roles: tuple[RoleRecord, ...] = ()
    replaced_roles: tuple[tuple[RoleRecord, RoleRecord], ...] = ()
    points: tuple[PointRecord, ...] = ()
    labels: tuple[PointRecord, ...] = ()
    dates: tuple[DateRecord, ...] = ()
    tags: tuple[str, ...] = ()

    def changes(self) -> bool:
        """Tell whether there is anything to write."""
        added = (self.fields, self.roles, self.replaced_roles, self.points, self.labels)
        return any(added) or bool(self.dates or self.tags)


_TEXTS = (
    "name", "nickname", "city", "country", "sphere", "style", "met_on", "met_where", "deceased_on",
)  # fmt: skip


def merge(now: PersonRecord, before: PersonRecord | None, said: PersonRecord, month: str) -> Merge:
    """Return what ``said`` changes in a contact that is ``now`` so.

    ``before`` is what the same source said at its last import, None at the first; then only
    what is empty is filled. ``month`` (YYYY-MM) closes a role that another one has replaced.
    """
    base = before or PersonRecord(source="", key="", name="")
    values: dict[str, Any] = {}
    for field in _TEXTS:
        chosen = _text(getattr(now, field), getattr(base, field), getattr(said, field))
        if chosen != getattr(now, field):
            values[field] = chosen
    if not before and _is_stand_in(now) and not _is_stand_in(said):
        values["name"] = said.name
    for field in ("circle", "rhythm_days"):
        chosen = _closer(getattr(now, field), getattr(base, field), getattr(said, field))
        if chosen != getattr(now, field):
            values[field] = chosen
    birthday = _birthday(now.birthday, base.birthday, said.birthday)
    if birthday != now.birthday:
        values["birthday"] = birthday
    notes = _notes(now.notes, base.notes, said.notes)
    if notes != now.notes:
        values["notes"] = notes
    extra = _extra(now.extra, base.extra, said.extra)
    if extra != now.extra:
        values["extra"] = extra
    roles, replaced = _roles(now.roles, base.roles, said.roles, month)
    points = _new(now.points, base.points, said.points, _point_key)
    labels = _labels(now.points, base.points, said.points)
    dates = _new(now.dates, base.dates, said.dates, _date_key)
    tags = _new(now.tags, base.tags, said.tags, fold)
    turned = dict(replaced)
    person = dataclasses.replace(
        now,
        **values,
        roles=(*(turned.get(role, role) for role in now.roles), *roles),
        points=(*now.points, *points),
        dates=(*now.dates, *dates),
        tags=(*now.tags, *tags),
        relations=(
            *now.relations,
            *_new(now.relations, base.relations, said.relations, relation_key),
        ),
    )
    return Merge(
        person=person,
        fields=tuple(values),
        roles=roles,
        replaced_roles=replaced,
        points=points,
        labels=labels,
        dates=dates,
        tags=tags,
    )


def join_records(first: PersonRecord, second: PersonRecord) -> PersonRecord:
    """Return two cards of one person in one file as one record: the later words, lists united."""
    person = merge(first, first, second, "").person
    notes = _notes(first.notes, "", second.notes)
    return dataclasses.replace(person, notes=notes, losses=(*first.losses, *second.losses))


def _text(now: str | None, base: str | None, said: str | None) -> str | None:
    if not said or said == now:
        return now
    if not now:
        return said if not base else now  # emptied by the user: stays empty
    return said if now == base else now


def _is_stand_in(person: PersonRecord) -> bool:
    """Tell whether the name is only an address or a number, for want of a name."""
    return any(point.value == person.name for point in person.points) or "@" in person.name


def _closer(now: int | None, base: int | None, said: int | None) -> int | None:
    if said is None or said == now:
        return now
    if now is None:
        return said if base is None else now
    return said if now == base and said < now else now


def _birthday(now: Any, base: Any, said: Any) -> Any:
    if not said or said == now:
        return now
    if not now:
        return said if not base else now
    if now == base or (now[0] is None and now[1:] == said[1:]):
        # The same source corrected it, or knows the year.
        return said if said[0] is not None or now[1:] != said[1:] else now
    return now


def _notes(now: str, base: str, said: str) -> str:
    if not said or said == base or said in now:
        return now
    if not now and base:
        return now
    if base and base in now:
        changed = now.replace(base, said, 1)
    else:
        changed = f"{now}\n\n{said}" if now else said
    return changed if len(changed) <= NOTE_LIMIT else now


def _extra(now: tuple[str, ...], base: tuple[str, ...], said: tuple[str, ...]) -> tuple[str, ...]:
    if not said or said == base:
        return now
    kept = [line for line in now if line not in base]
    return tuple(dict.fromkeys([*kept, *said]))


def _new(
    now: Iterable[Thing], base: Iterable[Thing], said: Iterable[Thing], key: Any
) -> tuple[Thing, ...]:
    known = {key(one) for one in (*now, *base)}
    added: dict[Any, Thing] = {}
    for one in said:
        if key(one) not in known:
            added.setdefault(key(one), one)
    return tuple(added.values())


def _labels(
    now: tuple[PointRecord, ...], base: tuple[PointRecord, ...], said: tuple[PointRecord, ...]
) -> tuple[PointRecord, ...]:
    """Return the points there that never had a label and now get one."""
    labels = {_point_key(point): point.label for point in said if point.label}
    had = {_point_key(point) for point in (*base, *now) if point.label}
    return tuple(
        dataclasses.replace(point, label=labels[_point_key(point)])
        for point in now
        if not point.label and _point_key(point) in labels and _point_key(point) not in had
    )


def _roles(
    now: tuple[RoleRecord, ...],
    base: tuple[RoleRecord, ...],
    said: tuple[RoleRecord, ...],
    month: str,
) -> tuple[tuple[RoleRecord, ...], tuple[tuple[RoleRecord, RoleRecord], ...]]:
    """Return the roles to add and those that change.

    A new title in the same organisation changes the role; a new organisation ends the one that
    the source had said before, as people change jobs.
    """
    added = list(_new(now, base, said, _role_key))
    gone = [role for role in base if _role_key(role) not in {_role_key(one) for one in said}]
    current = {_role_key(role): role for role in now if not role.to_on}
    replaced: list[tuple[RoleRecord, RoleRecord]] = []
    for old in gone:
        stored = current.get(_role_key(old))
        if stored is None:
            continue
        same = [role for role in added if fold(role.organisation) == fold(old.organisation)]
        if same:
            added.remove(same[0])
            replaced.append((stored, dataclasses.replace(stored, title=same[0].title)))
        elif added and month:
            replaced.append((stored, dataclasses.replace(stored, to_on=month)))
    return tuple(added), tuple(replaced)


def _role_key(role: RoleRecord) -> tuple[str, str]:
    return fold(role.organisation), fold(role.title)


def _point_key(point: PointRecord) -> tuple[str, str]:
    return point.kind, normal_point(point.kind, point.value) or point.value


def _date_key(date: DateRecord) -> tuple[str, int, int]:
    return fold(date.label), date.month, date.day


def relation_key(relation: RelationRecord) -> tuple[str, str]:
    """Return what makes a relation itself as a file says it: who is what."""
    return relation.kind, relation.key or relation.uid or fold(relation.name)


# --- the last import, as it is kept in source_record ------------------------------------------


def to_json(person: PersonRecord) -> Json:
    """Return what an import said of a person, without what is empty; see :func:`from_json`."""
    kept: Json = {"name": person.name}
    for field in (*_TEXTS[1:], "notes", "circle", "rhythm_days"):
        if getattr(person, field):
            kept[field] = getattr(person, field)
    for field in ("birthday", "tags", "extra"):
        if getattr(person, field):
            kept[field] = list(getattr(person, field))
    # Not dataclasses.astuple: it copies deeply, a fifth of the time of an import.
    if person.roles:
        kept["roles"] = [[r.organisation, r.title, r.from_on, r.to_on] for r in person.roles]
    if person.points:
        kept["points"] = [[point.kind, point.label, point.value] for point in person.points]
    if person.dates:
        kept["dates"] = [
            [date.label, date.year, date.month, date.day, *(() if date.yearly else (False,))]
            for date in person.dates
        ]
    if person.relations:
        kept["relations"] = [[one.kind, one.name, one.uid, one.key] for one in person.relations]
    return kept


def from_json(kept: Json, source: str = "", key: str = "") -> PersonRecord:
    """Return the record that :func:`to_json` kept. Raises an error if it is damaged."""
    birthday = kept.get("birthday")
    return PersonRecord(
        source=source,
        key=key,
        name=str(kept.get("name", "")),
        birthday=(birthday[0], birthday[1], birthday[2]) if birthday else None,
        roles=tuple(RoleRecord(*role) for role in kept.get("roles", ())),
        points=tuple(PointRecord(*point) for point in kept.get("points", ())),
        dates=tuple(DateRecord(*date) for date in kept.get("dates", ())),
        tags=tuple(kept.get("tags", ())),
        extra=tuple(kept.get("extra", ())),
        relations=tuple(RelationRecord(*one) for one in kept.get("relations", ())),
        notes=kept.get("notes", ""),
        circle=kept.get("circle"),
        rhythm_days=kept.get("rhythm_days"),
        **{field: kept[field] for field in _TEXTS[1:] if field in kept},
    )
