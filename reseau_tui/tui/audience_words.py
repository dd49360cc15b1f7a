"""The audience of a piece of my news in words, and as a field of a form writes and reads it."""

from __future__ import annotations

from itertools import pairwise

from reseau_tui.i18n import _
from reseau_tui.model.audience import Audience
from reseau_tui.text import clean, fold
from reseau_tui.tui.labels import circles, spheres

COMMA = ","
_DASHES = str.maketrans("–—‐‑", "----")


def audience_words(audience: Audience) -> str:
    """Return for whom a piece is, in words: ``circles 1–3 · work or friends · +paris``."""
    if audience.usual:
        return _("everybody up to circle 4")
    said: list[str] = []
    if len(audience.circles) == 1:
        said.append(_("circle {number}").format(number=audience.circles[0]))
    elif audience.circles:
        said.append(_("circles {numbers}").format(numbers=_numbers(audience.circles)))
    names = spheres()
    if audience.spheres:
        said.append(_(" or ").join(names.get(one, one) for one in audience.spheres))
    if audience.tags:
        said.append(_(" or ").join(f"+{tag}" for tag in audience.tags))
    return " · ".join(said)


def _numbers(numbers: tuple[int, ...]) -> str:
    if len(numbers) > 2 and all(other - one == 1 for one, other in pairwise(numbers)):
        return f"{numbers[0]}–{numbers[-1]}"
    return ", ".join(map(str, numbers))


def written(audience: Audience) -> str:
    """Return an audience as the field has it, nothing for the usual one."""
    if audience.usual:
        return ""
    parts = [_numbers(audience.circles)] if audience.circles else []
    parts += [spheres().get(one, one) for one in audience.spheres]
    return ", ".join([*parts, *(f"+{tag}" for tag in audience.tags)])


def parts_of(value: str) -> list[str]:
    """Return what stands between the commas."""
    return [part for part in (clean(one) for one in value.split(COMMA)) if part]


def circles_named(part: str) -> tuple[int, ...]:
    """Return the circles that a part names, by number, range or name; none when it names none.

    >>> circles_named("1-3"), circles_named("circle 2"), circles_named("work")
    ((1, 2, 3), (2,), ())
    """
    plain = fold(part).translate(_DASHES)
    for word in (fold(_("circles")), fold(_("circle")), "circles", "circle"):
        plain = plain.removeprefix(word).strip()
    first, dash, last = (end.strip() for end in plain.partition("-"))
    known = circles()
    if first.isascii() and first.isdecimal() and (not dash or last.isdecimal()):
        numbers = range(int(first[:3]), int((last or first)[:3]) + 1)
        return tuple(numbers) if numbers and all(one in known for one in numbers) else ()
    return tuple(number for number, name in known.items() if fold(name) == fold(part))


def sphere_named(part: str) -> str | None:
    """Return the sphere that a part names, by its word or the beginning of one word only."""
    wanted = fold(part)
    for code, word in spheres().items():
        if wanted in (code, fold(word)):
            return code
    hits = [code for code, word in spheres().items() if fold(word).startswith(wanted)]
    return hits[0] if len(hits) == 1 else None


def tag_named(part: str) -> str | None:
    """Return the tag that a part with a sign names."""
    return part.lstrip("+#").strip() or None if part[:1] in ("+", "#") else None
