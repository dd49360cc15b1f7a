"""One change of many people, as one step of undo: circle, tags, archive, delete …

A few are one transaction. More are a :class:`BulkAction`, in transactions so short that captures
beside them never wait, and their undo spares whom was changed since.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence

from reseau_tui import clock
from reseau_tui.model.bulk import LONGEST, BulkAction
from reseau_tui.model.contacts import CIRCLES, SPHERES, STYLES
from reseau_tui.model.database import action, connection
from reseau_tui.model.write import tag_id
from reseau_tui.text import clean, fold

PeopleChange = Callable[[sqlite3.Connection, str], int]
"""Changes the people whose ids are in a JSON list; returns how many were not so already."""

FEW = 200
"""People changed in one transaction, all or nothing."""

_FIRST_STEP = 50
_LONGEST_STEP = 5_000

_THEY = "id IN (SELECT value FROM json_each(:people))"


def change_people(
    label: str,
    people: Iterable[int],
    change: PeopleChange,
    progress: Callable[[int], object] | None = None,
) -> int:
    """Make ``change`` to ``people`` in one action called ``label``; return how many it changed.

    Who is gone is passed over. ``progress`` is told how many people are done. Nothing changed
    leaves no action.
    """
    # Neighbours stand on one page of the file: in another order this takes four times as long.
    everybody = sorted(set(people))
    if len(everybody) <= FEW:
        with action(label):
            return change(connection(), json.dumps(everybody))
    changed = 0
    done = 0
    size = _FIRST_STEP
    with BulkAction(connection(), label, int(clock.now().timestamp())) as bulk:
        while done < len(everybody):
            with bulk.step() as sql:
                began = time.perf_counter()
                changed += change(sql, json.dumps(everybody[done : done + size]))
            done += size
            # What a person costs differs a thousandfold: a circle, or ten years of exchanges.
            pace = LONGEST * 0.8 / max(time.perf_counter() - began, 0.001)
            size = max(1, min(_LONGEST_STEP, int(size * min(pace, 2))))
            if progress:
                progress(min(done, len(everybody)))
    return changed


def circle(number: int | None) -> PeopleChange:
    """Put people in a circle; None: not sorted yet. Raises ValueError for one that there is not."""
    if number is not None and number not in CIRCLES:
        raise ValueError(f"no circle {number}")
    return _update(
        "circle = :circle, circle_since = iif(:circle IS NULL, circle_since,"
        " coalesce(circle_since, :today))",
        "circle IS NOT :circle",
        circle=number,
        today=clock.today().isoformat(),
    )


def sphere(code: str | None) -> PeopleChange:
    """Say where ties come from; None: not said. Raises ValueError for a sphere there is not."""
    if code not in (None, *SPHERES):
        raise ValueError(f"no sphere {code}")
    return _update("sphere = :sphere", "sphere IS NOT :sphere", sphere=code)


def style(code: str) -> PeopleChange:
    """Say how ties are kept. Raises ValueError for a style that there is not."""
    if code not in STYLES:
        raise ValueError(f"no style {code}")
    return _update("style = :style", "style <> :style", style=code)


def starred(star: bool) -> PeopleChange:
    """Give people a star, or take it away."""
    return _update("starred = :star", "starred <> :star", star=int(star))


def archived(away: bool) -> PeopleChange:
    """Take people out of the lists, or bring them back; who is there already stays as they are."""
    return _update(
        "archived_at = :day",
        "(archived_at IS NULL) <> (:day IS NULL)",
        day=clock.today().isoformat() if away else None,
    )


def rhythm(days: int | None) -> PeopleChange:
    """Wish for a contact every so many days; None: as often as the circle says.

    A rhythm is that of a regular tie, so the style becomes regular. Raises ValueError for less
    than a day.
    """
    if days is not None and days < 1:
        raise ValueError(f"no rhythm of {days} days")
    return _update(
        "rhythm_days = :days, style = 'regular'",
        "(rhythm_days IS NOT :days OR style <> 'regular')",
        days=days,
    )


def no_rhythm() -> PeopleChange:
    """Wish for no rhythm: a regular tie becomes an occasional one, others stay as they are."""
    return _update(
        "rhythm_days = NULL, style = iif(style = 'regular', 'occasional', style)",
        "(rhythm_days IS NOT NULL OR style = 'regular')",
    )


def tags(add: Sequence[str] = (), take_away: Sequence[str] = ()) -> PeopleChange:
    """Give people tags and take others away; a name in both is given.

    A tag nobody had yet is made; ``Été`` and ``ete`` are one tag. What people offer and seek
    stays.
    """
    given = [name for name in (clean(one, 60) for one in add) if fold(name)]
    taken = [fold(clean(one, 60)) for one in take_away]

    def change(sql: sqlite3.Connection, people: str) -> int:
        wanted = {tag_id(sql, name) for name in given}
        unwanted = {
            tag
            for folded in taken
            for (tag,) in sql.execute("SELECT id FROM tag WHERE folded = ?", (folded,)).fetchall()
        }
        changed: set[int] = set()
        for tag in sorted(wanted):
            changed |= _give_tag(sql, people, tag)
        for tag in sorted(unwanted - wanted):
            changed |= _take_tag(sql, people, tag)
        return len(changed)

    return change


def deleted() -> PeopleChange:
    """Remove people; interactions that others took part in stay."""

    def change(sql: sqlite3.Connection, people: str) -> int:
        values = {"people": people}
        sql.execute(
            "DELETE FROM interaction WHERE id IN (SELECT p.interaction_id FROM participant p"
            " WHERE p.contact_id IN (SELECT value FROM json_each(:people)) AND NOT EXISTS"
            " (SELECT 1 FROM participant o WHERE o.interaction_id = p.interaction_id"
            " AND o.contact_id NOT IN (SELECT value FROM json_each(:people))))",
            values,
        )
        return sql.execute(f"DELETE FROM contact WHERE {_THEY}", values).rowcount

    return change


def _update(columns: str, different: str, **values: str | int | None) -> PeopleChange:
    """Return the change that sets ``columns`` where a row is ``different``."""

    def change(sql: sqlite3.Connection, people: str) -> int:
        return sql.execute(
            f"UPDATE contact SET {columns} WHERE {_THEY} AND {different}",
            {**values, "people": people},
        ).rowcount

    return change


def _give_tag(sql: sqlite3.Connection, people: str, tag: int) -> set[int]:
    values = {"people": people, "tag": tag}
    lacking = [
        contact
        for (contact,) in sql.execute(
            f"SELECT id FROM contact c WHERE {_THEY} AND NOT EXISTS (SELECT 1 FROM contact_tag ct"
            " WHERE ct.contact_id = c.id AND ct.tag_id = :tag AND ct.role = 'tag')",
            values,
        ).fetchall()
    ]
    sql.execute(
        "INSERT INTO contact_tag (contact_id, tag_id) SELECT value, :tag FROM json_each(:lacking)",
        {"tag": tag, "lacking": json.dumps(lacking)},
    )
    return set(lacking)


def _take_tag(sql: sqlite3.Connection, people: str, tag: int) -> set[int]:
    values = {"people": people, "tag": tag}
    having = (
        " FROM contact_tag WHERE tag_id = :tag AND role = 'tag'"
        " AND contact_id IN (SELECT value FROM json_each(:people))"
    )
    found = {one for (one,) in sql.execute(f"SELECT contact_id{having}", values).fetchall()}
    sql.execute(f"DELETE{having}", values)
    return found
