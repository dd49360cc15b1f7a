"""Several people at once: who of them is still there, which tags they have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reseau_tui.network.reading import id_list, rows

_THEY = "IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class TagHeld:
    """A tag and how many of a group have it."""

    name: str
    people: int


def still_there(ids: Iterable[int], *, archived: bool) -> set[int]:
    """Return those of ``ids`` who are neither deleted nor, since, archived or brought back."""
    found = rows(
        f"SELECT id FROM contact WHERE id {_THEY} AND (archived_at IS NOT NULL) = ?",
        (id_list(ids), int(archived)),
    )
    return {contact for (contact,) in found}


def tags_held(ids: Iterable[int]) -> list[TagHeld]:
    """Return the tags that some of ``ids`` have, the most frequent first."""
    found = rows(
        "SELECT t.name, g.people FROM (SELECT tag_id, count(*) AS people FROM contact_tag"
        f" WHERE role = 'tag' AND contact_id {_THEY} GROUP BY tag_id) g"
        " JOIN tag t ON t.id = g.tag_id ORDER BY g.people DESC, t.folded",
        (id_list(ids),),
    )
    return [TagHeld(*row) for row in found]


def names_of(ids: Iterable[int], most: int) -> list[str]:
    """Return the names of the first ``most`` of ``ids``, by name."""
    found = rows(
        f"SELECT name FROM contact WHERE id {_THEY} ORDER BY sort_name, id LIMIT ?",
        (id_list(ids), most),
    )
    return [name for (name,) in found]


def all_starred(ids: Iterable[int]) -> bool:
    """Tell whether everybody of ``ids`` has a star."""
    found = rows(f"SELECT 1 FROM contact WHERE NOT starred AND id {_THEY} LIMIT 1", (id_list(ids),))
    return not found
