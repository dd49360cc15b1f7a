"""The format of the *friends* program (``friends.md``), out.

Activities, notes, people with their other names, towns and tags, and the towns. A name is marked
by two asterisks and must be the full one, so everybody who took part is named after the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reseau_tui.interchange.record import PersonRecord
from reseau_tui.interchange.stored_exchanges import StoredExchange
from reseau_tui.text import clean

_ENDS = ".,;:!?"
_MARKS = str.maketrans(dict.fromkeys("*_[]()", ""))


def friends(exchanges: Iterable[StoredExchange], people: Iterable[PersonRecord]) -> Iterator[str]:
    """Yield a ``friends.md`` in pieces; ``exchanges`` are given newest first."""
    yield "### Activities:\n"
    for one in exchanges:
        yield _activity(one)
    everybody = list(people)
    yield "\n### Notes:\n"
    for person in everybody:
        # A note needs a day: that on which they were met, else the first there is.
        if person.notes:
            words = clean(person.notes, 20_000)
            yield f"- {person.met_on or '1970-01-01'}: **{_full_name(person.name)}**: {words}\n"
    yield "\n### Friends:\n"
    for person in everybody:
        yield _friend(person)
    yield "\n### Locations:\n"
    for town in sorted({_name(person.city) for person in everybody if _name(person.city)}):
        yield f"- {town}\n"


def _activity(one: StoredExchange) -> str:
    words = clean(one.text, 20_000) or one.kind
    names = ", ".join(f"**{_full_name(name)}**" for name in one.people)
    line = f"- {one.on}: {words}"
    if names:
        line += f" ({names})"
    if one.place:
        line += f" _{_name(one.place)}_"
    return line + _tags(one.tags) + "\n"


def _friend(person: PersonRecord) -> str:
    line = f"- {_full_name(person.name)}"
    if person.nickname:
        others = [_name(one) for one in person.nickname.split(",")]
        line += " (a.k.a. " + " a.k.a. ".join(one for one in others if one) + ")"
    if person.city:
        line += f" [{_name(person.city)}]"
    return line + _tags(person.tags) + "\n"


def _tags(tags: Iterable[str]) -> str:
    words = ("-".join(_name(tag).replace("@", " ").split()).strip(_ENDS) for tag in tags)
    return "".join(f" @{word}" for word in words if word)


def _name(value: str) -> str:
    """Return a name without what would end it in this format."""
    return " ".join(clean(value).translate(_MARKS).split())


def _full_name(value: str) -> str:
    """Return a name that is one: not nothing, and no tag at its end."""
    return " ".join(word.lstrip("@") for word in _name(value).split()).strip() or "?"
