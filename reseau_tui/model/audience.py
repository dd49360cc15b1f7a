"""For whom a piece of my news is: circles, spheres, tags, as the table ``news`` keeps them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from reseau_tui.model.contacts import CIRCLES, SPHERES
from reseau_tui.text import clean, fold

USUAL_CIRCLES = (1, 2, 3, 4)
"""The circles of who hears a piece of news that names no audience."""


@dataclass(frozen=True, slots=True)
class Audience:
    """Who is to hear a piece of news: one of each kind that is named must fit.

    With nothing named it is everybody up to the fourth circle.
    """

    circles: tuple[int, ...] = ()
    spheres: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    @property
    def usual(self) -> bool:
        """Whether it is the audience of news that name none."""
        return not (self.spheres or self.tags) and self.circles in ((), USUAL_CIRCLES)


EVERYBODY = Audience()


def audience_of(stored: str | None) -> Audience:
    """Return what the column holds; what is no audience (another program's) is everybody's."""
    try:
        held: Any = json.loads(stored or "{}")
    except ValueError:
        return EVERYBODY
    if not isinstance(held, dict):
        return EVERYBODY
    parts = cast("Mapping[str, Any]", held)
    return Audience(
        tuple(sorted({one for one in _list(parts, "circles") if one in CIRCLES})),
        tuple(one for one in SPHERES if one in _list(parts, "spheres")),
        tuple(dict.fromkeys(clean(one, 60) for one in _list(parts, "tags")
                            if isinstance(one, str) and fold(clean(one, 60)))),
    )  # fmt: skip


def _list(held: Mapping[str, Any], name: str) -> list[Any]:
    found = held.get(name)
    return cast("list[Any]", found) if isinstance(found, list) else []


def stored(audience: Audience) -> str | None:
    """Return what the column keeps of an audience, None for the usual one.

    Raises ValueError for a circle or a sphere that there is not.
    """
    wrong = [one for one in audience.circles if one not in CIRCLES]
    wrong_spheres = [one for one in audience.spheres if one not in SPHERES]
    if wrong or wrong_spheres:
        raise ValueError(f"no such audience: {wrong} {wrong_spheres}")
    if audience.usual:
        return None
    parts = {
        "circles": sorted(set(audience.circles)),
        "spheres": [one for one in SPHERES if one in audience.spheres],
        "tags": list(dict.fromkeys(filter(None, (clean(one, 60) for one in audience.tags)))),
    }
    return json.dumps({name: value for name, value in parts.items() if value}, ensure_ascii=False)
