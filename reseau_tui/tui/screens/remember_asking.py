"""What a sitting shows: the question, the line, who may be meant, the names that came, the keys.

The line never loses the focus; what it does when enter is pressed stands in ``remember_sitting``.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from textual import getters, on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reseau_tui.i18n import _, ngettext
from reseau_tui.model import remember as model
from reseau_tui.model.remember import Kept, Progress
from reseau_tui.network import remember as steps
from reseau_tui.network.likely import Likely, likely
from reseau_tui.network.name_line import NameLine, name_line
from reseau_tui.network.remember import ChapterLine, Overview, remembered_people
from reseau_tui.network.remember_prompts import EMPLOYER, Chapter
from reseau_tui.tui.drawing import joined_to_fit, safe, sentence
from reseau_tui.tui.screens.drawn_once import OpensWhole
from reseau_tui.tui.screens.ending import WorkEndsFirst
from reseau_tui.tui.widgets.line_view import LineView
from reseau_tui.tui.widgets.pick_list import Pick, PickList
from reseau_tui.tui.widgets.remember_line import (
    AMBIENT,
    LEAVE,
    TAKE_BACK,
    RememberLine,
    said_alone,
)
from reseau_tui.tui.widgets.remembered_list import RememberedList

if TYPE_CHECKING:
    from reseau_tui.tui.app import ReseauApp

_BEFORE_MOST = 60
"""People of a chapter's earlier sittings that are shown."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step that can be taken back: what was written, whether it named somebody."""

    kept: Kept
    named: bool
    chapter: str
    known: bool = False


@dataclass(frozen=True, slots=True)
class Went:
    """A step to a school or employer, from where one was ``before``."""

    before: Progress
    place: str


class RememberAsking(WorkEndsFirst, OpensWhole, ModalScreen[str]):
    """The showing half of a sitting that goes through the chapters from ``chapter`` on."""

    CSS_PATH = "remember_asking.tcss"
    AUTO_FOCUS = "#line"
    INHERIT_BINDINGS = False
    TOASTS_ASIDE = True

    line = getters.query_one("#line", RememberLine)
    picks = getters.query_one(PickList)
    people = getters.query_one(RememberedList)

    def __init__(self, known: Overview, chapter: str) -> None:
        super().__init__()
        self._chapters: dict[str, ChapterLine] = {one.chapter.id: one for one in known.lines}
        self._progress: dict[str, Progress] = {one.chapter.id: one.progress for one in known.lines}
        self.chapter: Chapter = self._chapters[chapter].chapter
        self._steps: list[Step | Went] = []
        self._now: list[int] = []
        self._names: dict[int, str] = {}
        self._confirmed = ""
        self._lock = asyncio.Lock()

    @property
    def reseau(self) -> ReseauApp:
        """The app, by its own type."""
        return cast("ReseauApp", self.app)

    @property
    def progress(self) -> Progress:
        """Where one is in the chapter of now."""
        return self._progress[self.chapter.id]

    def compose(self) -> ComposeResult:
        """The question, the line, who it may be; below, the names; at last the keys."""
        with Vertical(id="asked"):
            yield Static(id="prompt")
            yield RememberLine(id="line", compact=True, max_length=200)
            yield Static(id="said")
            yield PickList(id="likely")
        with Vertical(id="names", classes="panel"):
            yield RememberedList(id="remembered")
            yield Static(id="nobody")
        yield Static(id="keys")

    def on_mount(self) -> None:
        """Ask where one left off."""
        self.picks.can_focus = False
        self.people.can_focus = False
        self.query_one("#names").can_focus = False
        self._close_picks()
        self._enter(self.chapter)
        self.show_people()

    def on_resize(self) -> None:
        """Draw the keys for the new width."""
        self._tell_keys()

    # What is asked ----------------------------------------------------------------------------

    def _enter(self, chapter: Chapter) -> None:
        """Go on in a chapter where one was."""
        self.chapter = chapter
        self._go(steps.resumed(chapter, self.progress))

    def _go(self, progress: Progress) -> None:
        """Ask what stands at ``progress``, and keep the place for the next time."""
        self._progress[self.chapter.id] = progress
        self._confirmed = ""
        self._ask()
        self.keep(progress)

    @work(group="record")
    async def keep(self, progress: Progress) -> None:
        """Keep where one is."""
        async with self._lock:
            await self.reseau.gateway.write(model.keep_progress, progress)

    def _ask(self) -> None:
        asked = steps.asked(self.chapter, self.progress)
        box = self.query_one("#asked")
        title = [self.chapter.title]
        if self.progress.place:
            title.append(safe(self.progress.place))
        box.border_title = Content(joined_to_fit(title, max(10, self.size.width - 30)))
        dots = "● " * asked.number + "○ " * (asked.total - asked.number)
        box.border_subtitle = Content("" if asked.of_place else dots.strip())
        self.query_one("#prompt", Static).update(Content.assemble((asked.words, "bold $primary")))
        self.line.takes_names = not asked.of_place
        self.line.placeholder = (
            self._place_hint() if asked.of_place else _("Name, city, +tag — the name is enough")
        )
        self._say_hint()
        self._tell_keys()

    def _place_hint(self) -> str:
        if self.chapter.place == EMPLOYER:
            return _("Its name; for one you left, the years: Airbus, 2012-2018")
        return _("Its name: Lycée Kléber, University of Leeds …")

    @property
    def _last(self) -> int | None:
        """Whom the keys of the circles are about: the last one named here."""
        return self._now[-1] if self._now else None

    def _say(self, words: str, **values: str) -> None:
        self.query_one("#said", Static).update(sentence(words, **values).stylize("$muted"))

    def _say_hint(self) -> None:
        """Say what enter does with what stands in the line."""
        typed = self.line.value.strip()
        alone = said_alone(typed)
        of_place = steps.asked(self.chapter, self.progress).of_place
        name = "" if of_place else self._name_of_last()
        if alone == TAKE_BACK and self._steps:
            self._say(_("enter takes the last step back, or type on"))
        elif alone == LEAVE:
            self._say(_("enter leaves, or type on"))
        elif alone == AMBIENT and name:
            self._say(_("enter: {name} is somebody you see anyway, or type on"), name=name)
        elif alone.isdigit() and name:
            self._say(_("enter: circle {circle} for {name}, or type on"), circle=alone, name=name)
        elif not typed and name:
            self._say(_("1–5: the circle of {name}"), name=name)
        else:
            self._say("")

    def _name_of_last(self) -> str:
        return self._names.get(self._last or 0, "")

    def _tell_keys(self) -> None:
        """Write the keys under everything, in two lines where one is too short."""
        leaves, before = _("esc leaves"), _("↑ question before")
        if steps.asked(self.chapter, self.progress).of_place:
            keys = [_("enter goes there"), _("empty line: next sphere"), leaves]
            if self._steps:
                keys.append(_("ctrl+u takes back"))
        else:
            keys = [_("enter adds"), _("empty line: next question"), leaves]
            if self._now:
                keys += [_("1–5 circle"), _("a + enter: seen anyway")]
            if self._steps:
                keys.append(_("ctrl+u takes back"))
        keys.append(before)
        lines = self.query_one("#keys", Static)
        lines.update(Content("\n".join(_in_lines(keys, self.size.width - 2))).stylize("$muted"))

    # Who is here ------------------------------------------------------------------------------

    @work(exclusive=True, group="people")
    async def show_people(self) -> None:
        """Read who was named."""
        await self._show_people()

    async def _show_people(self) -> None:
        earlier = [one for one in self._chapters[self.chapter.id].people if one not in self._now][
            :_BEFORE_MOST
        ]
        now = await self.reseau.gateway.ask(remembered_people, [*reversed(self._now)])
        before = await self.reseau.gateway.ask(remembered_people, earlier)
        self._names = {one.id: one.name for one in now}
        self._now = [one.id for one in reversed(now)]
        self.people.show_people(now, before)
        names = self.query_one("#names")
        names.set_class(not now and not before, "-nobody")
        count = len(now)
        names.border_title = Content(
            ngettext("{count} name in this sitting", "{count} names in this sitting", count).format(
                count=count
            )
            if count
            else _("Names")
        )
        self.query_one("#nobody", Static).update(
            Content(
                _("The names that come back stand here, one under the other.")
                + "\n"
                + _("Anybody counts: first names alone, people not seen for years.")
            ).stylize("$muted")
        )
        self._say_hint()
        self._tell_keys()

    # Typing -----------------------------------------------------------------------------------

    @on(Input.Changed, "#line")
    def type_on(self, event: Input.Changed) -> None:
        """Look with every letter whether it may be somebody who is there."""
        event.stop()
        if event.value != self._confirmed:
            self._confirmed = ""
        self._say_hint()
        self.look()

    def _typed(self) -> NameLine | None:
        """Return the name in the line; None for a place, a sign alone or nothing."""
        if steps.asked(self.chapter, self.progress).of_place or said_alone(self.line.value):
            return None
        typed = name_line(self.line.value)
        return typed if typed.name else None

    @work(exclusive=True, group="likely")
    async def look(self) -> None:
        """Show who is there already and may be meant."""
        typed = self._typed()
        self._offer(await self._likely(typed) if typed else [])

    async def _likely(self, typed: NameLine) -> list[Likely]:
        organisation = self.progress.place if self.chapter.place == EMPLOYER else ""
        return await self.reseau.gateway.ask(
            likely, typed.name, city=typed.city, organisation=organisation
        )

    def _offer(self, found: list[Likely]) -> None:
        if [pick.value for pick in self.picks.picks] == found:
            return
        if not found:
            self._close_picks()
            return
        title = _("Already there? enter: somebody new · ↓ this one")
        self.picks.offer(title, [Pick(one.name, one.why, one) for one in found])
        self.picks.cursor = -1

    def _close_picks(self) -> None:
        self.picks.close()
        self.picks.cursor = -1

    def action_pick(self, step: int) -> None:
        """Down to who is there and back to the line; on an empty line, among the questions."""
        if self.picks.picks:
            if step < 0 and self.picks.cursor <= 0:
                self.picks.cursor = -1
            else:
                self.picks.step(step)
        elif not self.line.value:
            if step < 0:
                self._go(steps.back(self.progress))
            else:
                self._further()

    @on(LineView.Moved)
    def keep_to_ourselves(self, event: LineView.Moved) -> None:
        """No panel follows these cursors."""
        event.stop()

    @on(LineView.Chosen, "#likely")
    def take_clicked(self, event: LineView.Chosen) -> None:
        """A double click takes who is there."""
        event.stop()
        self.enter()

    # What the other half does ------------------------------------------------------------------

    def enter(self) -> object:
        """Do what stands in the line."""
        raise NotImplementedError

    def _further(self) -> None:
        """To the next question."""
        raise NotImplementedError


def _in_lines(parts: list[str], width: int) -> list[str]:
    """Return ``parts`` with dots between them, in two lines at most."""
    lines: list[str] = []
    while parts and len(lines) < 2:
        line = joined_to_fit(parts, width)
        lines.append(line)
        parts = parts[line.count(" · ") + 1 :]
    return lines
