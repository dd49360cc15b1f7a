"""The spheres of one's life with how far each was gone through, and who is lost from sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from rich.cells import cell_len

from reseau_tui import clock
from reseau_tui.i18n import _, grouped, ngettext
from reseau_tui.model.remember import Progress
from reseau_tui.network.lost import LostPerson
from reseau_tui.network.remember import ChapterLine, asked
from reseau_tui.network.remember_prompts import EMPLOYER, LOST, SCHOOL, Chapter
from reseau_tui.tui.days import near_words
from reseau_tui.tui.drawing import Line, fit, pad, safe, wrap
from reseau_tui.tui.widgets.block_list import Block, BlockList

_FULL, _REST = "━", "─"
_BAR, _BAR_SHORT = 12, 8
ROOMY = 44
"""Lines of the screen from which each sphere has its next question under it."""

CHAPTER, PERSON = "chapter", "lost"
"""What the key of a block begins with; the id of the chapter or person follows."""


class RememberList(BlockList):
    """Chapters, then the people of the last one."""

    CURSOR_STAYS = True

    @property
    def chapter(self) -> str | None:
        """The chapter under the cursor, by its id."""
        return self._chosen(CHAPTER)

    @property
    def person(self) -> int | None:
        """Who is lost from sight under the cursor."""
        return self._chosen(PERSON)

    def _chosen(self, kind: str) -> Any:
        key = self.chosen_key
        return key[1] if isinstance(key, tuple) and key[0] == kind else None

    def choose(self, key: tuple[str, str | int]) -> None:
        """Put the cursor on a chapter or person, if it is there."""
        for item, block in enumerate(self._blocks):
            if block.key == key:
                self.cursor = item


def overview_blocks(
    lines: Sequence[ChapterLine], lost: Sequence[LostPerson], *, first: bool, roomy: bool
) -> list[Block]:
    """Return the blocks of the overview; ``first`` is before anybody was remembered.

    Where it is ``roomy``, each sphere says what is asked next.
    """
    blocks: list[Block] = []
    if first:
        blocks.append(Block(_greeting))
    titles = max((cell_len(line.chapter.title) for line in lines), default=0)
    for line in lines:
        blocks.append(Block(_chapter_drawer(line, titles, roomy=roomy), (CHAPTER, line.chapter.id)))
    if lost:
        blocks.append(Block(_lost_heading(len(lost))))
        blocks += [Block(_lost_drawer(one), (PERSON, one.id)) for one in lost]
    return blocks


def _greeting(width: int) -> list[Line]:
    words = _(
        "You know many more people than come to mind at once. Question after question, one name a"
        " line; a name is enough, and you can stop and go on at any time."
    )
    return [*([(line, "dim")] for line in wrap(words, width, 4)), []]


def _chapter_drawer(line: ChapterLine, titles: int, *, roomy: bool) -> Callable[[int], list[Line]]:
    def draw(width: int) -> list[Line]:
        title = pad(line.chapter.title, min(titles, max(20, width - 42)))
        size = _BAR if width >= 96 else _BAR_SHORT
        room = width - cell_len(title) - size - 4
        role = "strong" if line.begun and not line.progress.done else ""
        lines: list[Line] = [
            [(title, role), ("  ", ""), *bar(line.share, size), ("  ", ""),
             (fit(_said(line, room), room), "dim")]
        ]  # fmt: skip
        if roomy:
            words = "" if line.progress.done else asked(line.chapter, line.progress).words
            lines.append([("  " + fit(words, width - 2), "dim")])
        return lines

    return draw


def bar(share: float, size: int) -> Line:
    """Return a calm bar of ``size`` cells: a heavy line for what was gone through."""
    full = round(share * size)
    if share > 0:
        full = max(1, full)
    return [(_FULL * full, "soon"), (_REST * (size - full), "rule")]


def _said(line: ChapterLine, room: int) -> str:
    """Return in words what was remembered and where one goes on, as much as fits."""
    said: list[str] = []
    if line.people:
        count = len(line.people)
        said.append(
            ngettext("{count} person", "{count} people", count).format(count=grouped(count))
        )
    elif line.begun:
        said.append(_("nobody yet"))
    places = places_words(line.chapter, line.progress)
    if line.progress.done:
        said += [places, "✓"] if places else ["✓"]
    elif line.begun:
        now = asked(line.chapter, line.progress)
        at = line.progress.place if line.chapter.place else ""
        question = _("question {number} of {total}").format(number=now.number, total=now.total)
        said += [safe(at) or places, question if now.number else ""]
    kept = ""
    for part in filter(None, said):
        longer = f"{kept} · {part}" if kept else part
        if cell_len(longer) > room and kept:
            break
        kept = longer
    return kept


def places_words(chapter: Chapter, progress: Progress) -> str:
    """Return how many schools or employers were gone through, "" for other chapters."""
    count = len(progress.places)
    if not count:
        return ""
    if chapter.place == SCHOOL:
        return ngettext("{count} school", "{count} schools", count).format(count=count)
    if chapter.place == EMPLOYER:
        return ngettext("{count} employer", "{count} employers", count).format(count=count)
    return ""


def _lost_heading(count: int) -> Callable[[int], list[Line]]:
    def draw(width: int) -> list[Line]:
        title = _("To find again {count} ").format(count=grouped(count))
        return [[], [(title, "strong"), ("─" * max(0, width - cell_len(title)), "rule")]]

    return draw


def _lost_drawer(one: LostPerson) -> Callable[[int], list[Line]]:
    def draw(width: int) -> list[Line]:
        name = pad(safe(one.name), min(26, width // 2))
        return [[(name, ""), ("  ", ""), (fit(lost_words(one), width - cell_len(name) - 2), "dim")]]

    return draw


def lost_words(one: LostPerson) -> str:
    """Return where somebody lost was met, and when we last spoke."""
    said = [safe(one.met_where)] if one.met_where else []
    if one.city:
        said.append(safe(one.city))
    if one.last_on:
        said.append(_("last {day}").format(day=near_words(one.last_on, clock.today())))
    elif not said:
        said.append(_("enter: who could know them"))
    return " · ".join(said)


def beside_blocks(line: ChapterLine, names: Sequence[str], more: int) -> list[Block]:
    """Return what stands beside a chapter: what is asked next, and who was remembered in it."""
    now = asked(line.chapter, line.progress)

    def question(width: int) -> list[Line]:
        lines: list[Line] = []
        if line.chapter.id == LOST:
            words = _("Whom you would like to reach, and who could know them.")
        elif line.progress.done:
            words = _("You have been through all of it; enter goes through it once more.")
        elif line.begun:
            words = _("Goes on with")
        else:
            words = _("Begins with")
        lines += [[(one, "dim")] for one in wrap(words, width, 3)]
        if not line.progress.done:
            lines += [[(one, "accent")] for one in wrap(now.words, width, 4)]
        if line.progress.places:
            lines.append([])
            places = " · ".join(safe(place) for place in line.progress.places)
            lines += [[(one, "dim")] for one in wrap(places, width, 4)]
        lines.append([])
        return lines

    blocks = [Block(question)]
    for name in names:
        blocks.append(Block(lambda width, name=name: [[(fit(safe(name), width), "")]]))
    if more > 0:
        said = ngettext("and {count} more", "and {count} more", more).format(count=more)
        blocks.append(Block(lambda _width: [[(said, "dim")]]))
    return blocks
