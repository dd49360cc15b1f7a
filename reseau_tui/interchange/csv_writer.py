"""Tables: people and exchanges as CSV (RFC 4180, UTF-8) for spreadsheets and other programs.

A cell that a spreadsheet would run as a formula gets a leading apostrophe, which our own reader
takes off again; ``raw`` leaves cells as they are.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from reseau_tui.interchange.record import PersonRecord, PointRecord
from reseau_tui.interchange.stored_exchanges import StoredExchange

BETWEEN = " ::: "
"""Between several values of one cell, as Google writes them."""

_CUTS = re.compile(r":{3,}")

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What begins a formula in one spreadsheet or another."""

PEOPLE = (
    "Name", "Nickname", "Organisation", "Title", "E-mail", "Phone", "Address", "City", "Country",
    "Website", "Handle", "Birthday", "Circle", "Sphere", "Style", "Rhythm (days)", "Tags",
    "Met on", "Met where", "Notes", "UID",
)  # fmt: skip
EXCHANGES = (
    "Date", "Time", "Kind", "Initiative", "People", "Text", "Tags", "Place", "Minutes", "UID",
)  # fmt: skip


def people_csv(people: Iterable[PersonRecord], *, raw: bool = False) -> Iterator[str]:
    """Yield a header, then a row for each person; several values of one cell stand between :::."""
    yield csv_row(PEOPLE, raw=True)
    for person in people:
        role = next((role for role in person.roles if not role.to_on), None)
        yield csv_row(
            (
                person.name,
                person.nickname,
                role.organisation if role else "",
                role.title if role else "",
                _values(person.points, "email"),
                _values(person.points, "phone"),
                _values(person.points, "address"),
                person.city,
                person.country,
                _values(person.points, "url"),
                _values(person.points, "handle"),
                _day(person.birthday),
                str(person.circle or ""),
                person.sphere or "",
                person.style or "",
                str(person.rhythm_days or ""),
                _tags(person.tags),
                person.met_on,
                person.met_where,
                person.notes,
                person.uid or "",
            ),
            raw=raw,
        )


def exchanges_csv(exchanges: Iterable[StoredExchange], *, raw: bool = False) -> Iterator[str]:
    """Yield a header, then a row for each exchange."""
    yield csv_row(EXCHANGES, raw=True)
    for one in exchanges:
        yield csv_row(
            (
                one.on,
                one.at or "",
                one.kind,
                one.initiative,
                together(one.people),
                one.text,
                together(one.tags),
                one.place,
                str(one.minutes or ""),
                one.uid,
            ),
            raw=raw,
        )


def safe_cell(value: str) -> str:
    """Return ``value`` as no spreadsheet runs it; see :func:`plain_cell`."""
    return f"'{value}" if value.startswith((*FORMULA, "'")) else value


def plain_cell(value: str) -> str:
    """Return what :func:`safe_cell` was given."""
    if value.startswith("'") and value[1:].startswith((*FORMULA, "'")):
        return value[1:]
    return value


def csv_row(cells: Sequence[str], *, raw: bool = False) -> str:
    """Return one line of a table, its end with it; ``raw`` leaves formulas as they are."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(
        cells if raw else [safe_cell(cell) for cell in cells]
    )
    return line.getvalue()


def _values(points: Iterable[PointRecord], kind: str) -> str:
    return together(point.value for point in points if point.kind == kind)


def _tags(tags: Sequence[str]) -> str:
    """Return tags as one cell; one alone with a comma in it is told from two."""
    alone = len(tags) == 1 and any(mark in tags[0] for mark in ",;")
    return together([*tags, ""] if alone else tags).rstrip(" ")


def together(values: Iterable[str]) -> str:
    """Return several values as one cell; what would cut one in two is written shorter."""
    return BETWEEN.join(_CUTS.sub("::", value) for value in values)


def _day(birthday: tuple[int | None, int, int] | None) -> str:
    if birthday is None:
        return ""
    year, month, day = birthday
    return f"{year:04}-{month:02}-{day:02}" if year else f"--{month:02}-{day:02}"
