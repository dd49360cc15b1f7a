"""Remember your network: what is asked next, how far one has come, who was remembered.

The rules of the sitting are here, without a screen: a question leads to the next one, the last
one of a school or employer to the next school or employer, the last of a chapter to the next
chapter.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from reseau_tui.i18n import _
from reseau_tui.model.remember import (
    Progress,
    Remembered,
    last_chapter,
    progress_of,
    remembered_in,
)
from reseau_tui.network.name_line import NameLine, name_line
from reseau_tui.network.reading import id_list, rows
from reseau_tui.network.remember_prompts import EMPLOYER, LOST, SCHOOL, Chapter, chapters
from reseau_tui.text import clean, fold

NAMES_MOST = 60
"""People of a chapter that are named beside it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked now: ``number`` of ``total``, or the name of a place when ``of_place``."""

    words: str
    number: int
    total: int
    of_place: bool = False


@dataclass(frozen=True, slots=True)
class ChapterLine:
    """A chapter in the overview: ``people`` are the ids of who was remembered, the latest first."""

    chapter: Chapter
    progress: Progress
    people: tuple[int, ...]

    @property
    def share(self) -> float:
        """How much of it was gone through, from 0 to 1."""
        if self.progress.done:
            return 1.0
        if self.chapter.place and not self.progress.place:
            return 0.5 if self.progress.places else 0.0
        return min(1.0, self.progress.seen / len(self.chapter.questions))

    @property
    def begun(self) -> bool:
        """Whether anything of it was gone through."""
        return bool(self.share or self.people or self.progress.places)


@dataclass(frozen=True, slots=True)
class RememberedPerson:
    """Somebody remembered, as the sitting shows them."""

    id: int
    name: str
    city: str | None
    met_where: str | None
    circle: int | None
    style: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """All chapters, the one last used, and how many people were remembered in all."""

    lines: tuple[ChapterLine, ...]
    last: str
    people: int


def overview() -> Overview:
    """Return how far one has come in every chapter."""
    kept = {one.id: remembered_in(one.id) for one in chapters()}
    everybody = {person for people in kept.values() for person in people}
    there = _there(everybody)
    lines = tuple(
        ChapterLine(
            one,
            progress_of(one.id),
            tuple(person for person in reversed(kept[one.id]) if person in there),
        )
        for one in chapters()
    )
    return Overview(lines, last_chapter(), len(there))


def remembered_people(ids: Iterable[int]) -> list[RememberedPerson]:
    """Return these people in their order; who is gone is left out."""
    found = rows(
        "SELECT c.id, c.name, c.city, c.met_where, c.circle, c.style,"
        " (SELECT group_concat(t.name, char(10)) FROM contact_tag ct JOIN tag t ON t.id = ct.tag_id"
        " WHERE ct.contact_id = c.id AND ct.role = 'tag')"
        " FROM json_each(?) a CROSS JOIN contact c ON c.id = a.value ORDER BY a.key",
        (id_list(ids),),
    )
    return [
        RememberedPerson(*row[:6], tags=tuple(row[6].split("\n")) if row[6] else ())
        for row in found
    ]


def _there(ids: Iterable[int]) -> set[int]:
    found = rows(
        "SELECT c.id FROM json_each(?) a CROSS JOIN contact c ON c.id = a.value", (id_list(ids),)
    )
    return {row[0] for row in found}


# The questions, one after the other -----------------------------------------------------------


def asked(chapter: Chapter, progress: Progress) -> Asked:
    """Return what is asked where one is."""
    total = len(chapter.questions)
    if chapter.place and not progress.place:
        return Asked(_place_question(chapter.place, another=bool(progress.places)), 0, total, True)
    at = min(progress.at, total - 1)
    return Asked(chapter.questions[at], at + 1, total)


def _place_question(place: str, *, another: bool) -> str:
    if place == SCHOOL:
        return _("Another school?") if another else _("Which school or university did you go to?")
    return _("Another employer?") if another else _("Where did you work, or where do you?")


def resumed(chapter: Chapter, progress: Progress) -> Progress:
    """Return where one goes on in a chapter; one that is done begins again."""
    if progress.at < len(chapter.questions):
        return progress
    return replace(progress, at=0, place="", from_on="", to_on="")


def further(chapter: Chapter, progress: Progress) -> Progress | None:
    """Return where an empty line leads, None out of the chapter (see :func:`finished`)."""
    if chapter.place and not progress.place:
        return None
    seen = max(progress.seen, progress.at + 1)
    if progress.at + 1 < len(chapter.questions):
        return replace(progress, at=progress.at + 1, seen=seen)
    if chapter.place:
        return replace(progress, at=0, seen=0, place="", from_on="", to_on="")
    return None


def back(progress: Progress) -> Progress:
    """Return the question before; from the first one of a place, the place is asked again."""
    if progress.at:
        return replace(progress, at=progress.at - 1)
    if not progress.place:
        return progress
    return replace(progress, place="", from_on="", to_on="")


def finished(chapter: Chapter, progress: Progress) -> Progress:
    """Return the progress of a chapter that was gone through."""
    total = len(chapter.questions)
    nothing = bool(chapter.place) and not progress.places
    return replace(progress, at=total, seen=total, place="", from_on="", to_on="", done=not nothing)


def at_place(progress: Progress, line: str) -> Progress | None:
    """Return the progress at a school or employer, ``Name`` or ``Name, 2012-2018``.

    None when the line names none.
    """
    name, years = _years(line)
    if not name:
        return None
    known = {fold(place) for place in progress.places}
    places = progress.places if fold(name) in known else (*progress.places, name)
    from_on, to_on = years
    return replace(progress, at=0, seen=0, place=name, from_on=from_on, to_on=to_on, places=places)


def _years(line: str) -> tuple[str, tuple[str, str]]:
    """Cut the years off a line: ``2012-2018``, ``2012-``, ``-2018`` or ``2018``, the end."""
    name, comma, rest = clean(line).rpartition(",")
    if not comma:
        return rest.strip(), ("", "")
    for dash in ("–", "—", "…"):
        rest = rest.replace(dash, "-")
    first, dash, last = rest.strip().partition("-")
    first, last = first.strip(), last.strip()
    if not dash:
        first, last = "", first
    if not (first or last) or not all(_is_year(one) for one in (first, last) if one):
        return clean(line), ("", "")
    return name.strip(" ,"), (first, last)


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isascii() and text.isdigit() and text[0] in "12"


def next_chapter(identifier: str) -> Chapter | None:
    """Return the chapter after this one, None after the last."""
    there = chapters()
    place = next(number for number, one in enumerate(there) if one.id == identifier)
    return there[place + 1] if place + 1 < len(there) else None


# A name ---------------------------------------------------------------------------------------


def person_of(line: str | NameLine, chapter: Chapter, progress: Progress) -> Remembered | None:
    """Return whom a line remembers, with what the chapter says of them; None without a name."""
    said = name_line(line) if isinstance(line, str) else line
    if not said.name:
        return None
    employed = chapter.place == EMPLOYER
    return Remembered(
        chapter=chapter.id,
        name=said.name,
        sphere=chapter.sphere,
        city=said.city,
        tags=said.tags,
        met_where=progress.place,
        organisation=progress.place if employed else "",
        from_on=progress.from_on if employed else "",
        to_on=progress.to_on if employed else "",
        notes=said.rest,
        lost=chapter.id == LOST,
    )
