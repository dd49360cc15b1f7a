"""Three ways to one person: the contact, their card, and both as they were when last in step.

Pure. Unlike an import, a sync takes away too: a number deleted on the telephone is deleted here.
But a program that does not know a property drops it from every card it saves; so tags, dates,
former roles, kept properties and our own ``X-RESEAU-*`` are not taken away when *all* of a kind
are missing.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, NamedTuple, TypeVar

from reseau_tui.i18n import _
from reseau_tui.interchange import merging
from reseau_tui.interchange.record import DateRecord, PersonRecord, PointRecord, RoleRecord
from reseau_tui.interchange.vcard_person import NAME_MARK
from reseau_tui.model.normal import normal_point
from reseau_tui.text import NOTE_LIMIT, fold

Thing = TypeVar("Thing")

BLANK = PersonRecord(source="", key="", name="")
HERE, THERE, BOTH = "here", "there", "both"
"""Which side of a clash stays; both: ours in the field, theirs in the notes."""

_FIELDS = ("name", "nickname", "birthday", "city", "country", "notes")
_OWN_FIELDS = ("circle", "rhythm_days", "sphere", "style")


class Clash(NamedTuple):
    """A field that both sides changed, each to something else; as words."""

    field: str
    here: str
    there: str


class Merged(NamedTuple):
    """The person both sides are to hold, and what clashed on the way."""

    person: PersonRecord
    clashes: tuple[Clash, ...] = ()


def merge(
    now: PersonRecord,
    now_before: PersonRecord | None,
    said: PersonRecord,
    said_before: PersonRecord | None,
    *,
    month: str,
    answers: Mapping[str, str] | None = None,
) -> Merged:
    """Return the contact ``now`` with what its card ``said`` since both were in step.

    ``…_before`` are the two when last in step, None at their first meeting: then nothing is taken
    away. ``answers`` say by field which side stays; ``month`` (YYYY-MM) ends a role that another
    organisation replaced.
    """
    here_before, there_before = now_before or BLANK, said_before or BLANK
    values: dict[str, Any] = {}
    clashes: list[Clash] = []
    aside: list[str] = []
    for field in (*_FIELDS, *_OWN_FIELDS):
        here, there = getattr(now, field), getattr(said, field)
        was_here, was_there = getattr(here_before, field), getattr(there_before, field)
        if field == "style":
            here, there, was_here, was_there = map(_style, (here, there, was_here, was_there))
        if there in (was_there, here) or (not there and field in (*_OWN_FIELDS, "name")):
            continue
        if here == was_here:
            values[field] = there
            continue
        joined = _joined(field, here, there)
        if joined is not None:
            if joined != here:
                values[field] = joined
            continue
        clash = Clash(field, in_words(here), in_words(there))
        clashes.append(clash)
        stays = (answers or {}).get(field, BOTH)
        if stays == THERE:
            values[field] = there
        elif stays == BOTH and field == "notes":
            values[field] = _one_after_the_other(str(here), str(there))
        elif stays == BOTH and there and field not in _OWN_FIELDS:
            aside.append(clash_note(clash))
    notes = str(values.get("notes", now.notes))
    for line in aside:
        if line not in notes:
            notes = _one_after_the_other(notes, line)
    if notes != now.notes:
        values["notes"] = notes
    values |= _lists(now, said, there_before, month)
    return Merged(dataclasses.replace(now, **values), tuple(clashes))


def clash_note(clash: Clash) -> str:
    """Return the line of the notes that keeps what the card said."""
    return _("{field} in the address book: {value}").format(
        field=field_name(clash.field), value=clash.there
    )


def field_name(field: str) -> str:
    """Return a field's name in the user's language."""
    names = {
        "name": _("Name"), "nickname": _("Nickname"), "birthday": _("Birthday"), "city": _("City"),
        "country": _("Country"), "notes": _("Notes"), "circle": _("Circle"),
        "rhythm_days": _("Rhythm"), "sphere": _("Sphere"), "style": _("Style"),
    }  # fmt: skip
    return names.get(field, field)


def in_words(value: Any) -> str:
    """Return a field's value as one text; a day without a year is ``--MM-DD``."""
    if isinstance(value, tuple):
        year, month, day = value
        return f"{year:04}-{month:02}-{day:02}" if year else f"--{month:02}-{day:02}"
    return "" if value is None else str(value)


def _style(style: str | None) -> str | None:
    return None if style == "regular" else style


def _joined(field: str, here: Any, there: Any) -> Any:
    """Return what holds both values, None when they contradict each other."""
    if field == "birthday" and here and there and here[1:] == there[1:]:
        return here if there[0] is None else there if here[0] is None else None
    if field == "notes" and here and there:
        return here if there in here else there if here in there else None
    return None


def _one_after_the_other(first: str, second: str) -> str:
    joined = f"{first}\n\n{second}" if first else second
    return joined if len(joined) <= NOTE_LIMIT else first


def _lists(
    now: PersonRecord, said: PersonRecord, before: PersonRecord, month: str
) -> dict[str, Any]:
    """Return the lists that change, each thing compared by what makes it itself."""
    past = _three(_past(now.roles), _past(said.roles), _past(before.roles), _whole_role, dear=True)
    current = _roles(_current(now.roles), _current(said.roles), _current(before.roles), month)
    found: dict[str, tuple[Any, ...]] = {
        "points": _three(now.points, said.points, before.points, point_key, label=_labelled),
        "tags": _three(now.tags, said.tags, before.tags, fold, dear=True),
        "dates": _three(now.dates, said.dates, before.dates, date_key, dear=True),
        "roles": (*current, *(one for one in past if one not in current)),
        "extra": _extra(now.extra, said.extra, before.extra, renamed=said.name != before.name),
    }
    return {
        field: things
        for field, things in found.items()
        if sorted(map(repr, things)) != sorted(map(repr, getattr(now, field)))
    }


def _three(
    now: Iterable[Thing],
    said: Iterable[Thing],
    before: Iterable[Thing],
    key: Callable[[Thing], Hashable],
    *,
    dear: bool = False,
    label: Callable[[Thing, Thing], Thing] | None = None,
) -> tuple[Thing, ...]:
    """Return ``now`` with what the card took away, changed and added since ``before``.

    Of ``dear`` things, none at all means that a program dropped what it does not know.
    """
    theirs = {key(one): one for one in said}
    base = {key(one): one for one in before}
    gone = {one for one in base if one not in theirs} if theirs or not dear else set[Hashable]()
    result: dict[Hashable, Thing] = {}
    for one in now:
        name = key(one)
        if name in gone:
            continue
        if name in theirs and name in base and one == base[name]:
            one = theirs[name]  # noqa: PLW2901 - the same thing, said in another way
        elif name in theirs and name not in base and label:
            one = label(one, theirs[name])  # noqa: PLW2901
        result[name] = one
    for name, one in theirs.items():
        if name not in base:
            result.setdefault(name, one)
    return tuple(result.values())


def _roles(
    now: tuple[RoleRecord, ...],
    said: tuple[RoleRecord, ...],
    before: tuple[RoleRecord, ...],
    month: str,
) -> tuple[RoleRecord, ...]:
    """Return the roles; whom another organisation has now was at the former one until today."""
    merged = list(_three(now, said, before, _role_key))
    gone = [one for one in now if one not in merged]
    new = [one for one in merged if one not in now]
    for old in gone:
        elsewhere = all(fold(one.organisation) != fold(old.organisation) for one in new)
        if new and elsewhere and old.organisation and month:
            merged.append(dataclasses.replace(old, to_on=month))
    return tuple(merged)


def _extra(
    now: tuple[str, ...], said: tuple[str, ...], before: tuple[str, ...], *, renamed: bool
) -> tuple[str, ...]:
    kept = _three(now, said, before, str, dear=True)
    if renamed:  # the parts of the former name say nothing of the new one
        kept = tuple(
            line for line in kept if line in said or not line.startswith(("N:", NAME_MARK))
        )
    return kept


def _past(roles: Iterable[RoleRecord]) -> tuple[RoleRecord, ...]:
    return tuple(role for role in roles if role.from_on or role.to_on)


def _current(roles: Iterable[RoleRecord]) -> tuple[RoleRecord, ...]:
    return tuple(role for role in roles if not (role.from_on or role.to_on))


def _labelled(ours: PointRecord, theirs: PointRecord) -> PointRecord:
    return ours if ours.label else dataclasses.replace(ours, label=theirs.label)


def point_key(point: PointRecord) -> tuple[str, str]:
    """Return what makes a way to reach somebody itself, however it is written."""
    return point.kind, normal_point(point.kind, point.value) or point.value


def date_key(date: DateRecord) -> tuple[str, int, int]:
    """Return what makes an important day itself."""
    return fold(date.label), date.month, date.day


def _role_key(role: RoleRecord) -> tuple[str, str]:
    return fold(role.organisation), fold(role.title)


def _whole_role(role: RoleRecord) -> tuple[str, ...]:
    return (*_role_key(role), role.from_on or "", role.to_on or "")


def said_of(person: PersonRecord) -> str:
    """Return all a card can say of a person as one text; equal texts, nothing to tell."""
    kept = merging.to_json(
        dataclasses.replace(person, style=_style(person.style), met_on="", met_where="",
                            deceased_on="")
    )  # fmt: skip
    for field in ("tags", "extra", "roles", "points", "dates", "relations"):
        if field in kept:
            kept[field] = sorted(kept[field], key=repr)
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def person_said(text: str) -> PersonRecord:
    """Return the person that :func:`said_of` put into a text; BLANK when it is damaged."""
    try:
        return merging.from_json(json.loads(text))
    except (ValueError, TypeError, LookupError, AttributeError):
        return BLANK
