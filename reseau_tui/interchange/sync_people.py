"""What a sync makes of a contact, row by row: the whole person, things taken away as well."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, TypeVar

from reseau_tui.interchange.import_people import extra_json
from reseau_tui.interchange.record import PersonRecord
from reseau_tui.model.bulk import Value, insert_rows, remove_rows, update_row
from reseau_tui.model.normal import normal_point
from reseau_tui.model.write import sort_name, tag_contact
from reseau_tui.text import clean, fold

Thing = TypeVar("Thing")

_FIELDS = ("nickname", "city", "country", "notes", "sphere", "circle", "rhythm_days")


def write_person(
    connection: sqlite3.Connection,
    contact: int,
    now: PersonRecord,
    wanted: PersonRecord,
    today: str,
) -> None:
    """Make a contact that is ``now`` be ``wanted``, inside the caller's transaction."""
    values: dict[str, Value] = {
        field: getattr(wanted, field) or None
        for field in _FIELDS
        if (getattr(wanted, field) or None) != (getattr(now, field) or None)
    }
    if wanted.name != now.name:
        values |= {"name": wanted.name, "sort_name": sort_name(clean(wanted.name))}
    if (wanted.style or "regular") != (now.style or "regular"):
        values["style"] = wanted.style or "regular"
    if wanted.birthday != now.birthday:
        year, month, day = wanted.birthday or (None, None, None)
        values |= {"birth_year": year, "birth_month": month, "birth_day": day}
    if wanted.extra != now.extra:
        values["extra"] = extra_json(wanted.extra)
    if wanted.circle and not now.circle:
        values["circle_since"] = today
    update_row(connection, "contact", contact, values)
    _belongings(
        connection, contact, "contact_point", ("kind", "label", "value"), ("kind", "value"),
        [(one.kind, one.label or None, one.value) for one in wanted.points],
    )  # fmt: skip
    _belongings(
        connection, contact, "role", ("organisation", "title", "from_on", "to_on"),
        ("organisation",),
        [(one.organisation or None, one.title or None, one.from_on, one.to_on)
         for one in wanted.roles],
    )  # fmt: skip
    _belongings(
        connection, contact, "important_date", ("label", "year", "month", "day", "yearly"),
        ("label", "month", "day"),
        [(one.label, one.year, one.month, one.day, int(one.yearly)) for one in wanted.dates],
        given="month IS NOT NULL AND day IS NOT NULL",
    )  # fmt: skip
    _tags(connection, contact, wanted.tags)


def _belongings(
    connection: sqlite3.Connection,
    contact: int,
    table: str,
    columns: Sequence[str],
    key: Sequence[str],
    wanted: Iterable[Sequence[Value]],
    given: str = "1",
) -> None:
    """Change, add and remove rows until ``wanted`` is what there is; same ``key``, same row.

    A point is found again by its normal form, a text by its folded one.
    """
    rows = connection.execute(
        f"SELECT id, {', '.join(columns)} FROM {table} WHERE contact_id = ? AND {given}"
        " ORDER BY id",
        (contact,),
    ).fetchall()
    places = [columns.index(column) for column in key]
    same = _same_point if table == "contact_point" else _same_words
    left = {row: tuple(values) for row, *values in rows}
    new: list[tuple[Value, ...]] = []
    for one in wanted:
        if not _take(left, tuple(one), tuple):
            new.append(tuple(one))
    for one in new:
        row = _take(left, one, lambda values: same([values[place] for place in places]))
        values: dict[str, Value] = dict(zip(columns, one, strict=True))
        if table == "contact_point":
            values["normal"] = normal_point(str(values["kind"]), str(values["value"]))
        if row:
            update_row(connection, table, row, values)
        else:
            insert_rows(connection, table, ("contact_id", *values), [(contact, *values.values())])
    remove_rows(connection, table, left)


def _take(
    left: dict[int, tuple[Any, ...]],
    one: tuple[Value, ...],
    form: Callable[[tuple[Any, ...]], Hashable],
) -> int:
    """Take the row that is ``one`` in this form out of those left; return its id, 0 if none."""
    wanted = form(one)
    for row, values in left.items():
        if form(values) == wanted:
            del left[row]
            return row
    return 0


def _same_point(values: Sequence[Any]) -> Hashable:
    kind, value = values
    return kind, normal_point(kind, value) or value


def _same_words(values: Sequence[Any]) -> Hashable:
    return tuple(fold(value) if isinstance(value, str) else value for value in values)


def _tags(connection: sqlite3.Connection, contact: int, wanted: Iterable[str]) -> None:
    names = {fold(name): name for name in wanted}
    rows = connection.execute(
        "SELECT x.id, t.folded FROM contact_tag x JOIN tag t ON t.id = x.tag_id"
        " WHERE x.contact_id = ? AND x.role = 'tag'",
        (contact,),
    ).fetchall()
    remove_rows(connection, "contact_tag", [row for row, folded in rows if folded not in names])
    known = {folded for _row, folded in rows}
    for folded, name in names.items():
        if folded not in known:
            tag_contact(connection, contact, name)
