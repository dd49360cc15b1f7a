"""A sitting: one question, one line for the names it brings back, the names under it.

Every name is written at once, as one step of undo; where one is among the questions is kept with
every step, so that the sitting can end at any moment.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual import events, on, work
from textual.widgets import Input

from reseau_tui.i18n import _
from reseau_tui.model import remember as model
from reseau_tui.model.history import NothingToUndo, UndoRefused
from reseau_tui.model.remember import Kept
from reseau_tui.network import remember as steps
from reseau_tui.network.name_line import name_line
from reseau_tui.tui.screens.remember_asking import RememberAsking, Step, Went
from reseau_tui.tui.trouble import NetworkTrouble
from reseau_tui.tui.widgets.remember_line import (
    AMBIENT,
    LEAVE,
    TAKE_BACK,
    RememberLine,
    said_alone,
)

_ANYWHERE = (TAKE_BACK, LEAVE)
"""Letters alone that mean the same where a school or employer is asked."""


class RememberSitting(RememberAsking):
    """Go through the chapters; gives back the one in which it was left."""

    # Enter ------------------------------------------------------------------------------------

    @on(Input.Submitted, "#line")
    def submit(self, event: Input.Submitted) -> None:
        """A name, a place, a sign, or on to the next question."""
        event.stop()
        self.enter()

    @work(group="record")
    async def enter(self) -> None:
        """Do what stands in the line."""
        async with self._lock:
            typed = self.line.value
            alone = said_alone(typed)
            if not typed.strip():
                self._further()
            elif steps.asked(self.chapter, self.progress).of_place and alone not in _ANYWHERE:
                self._take_place(typed)
            elif alone:
                self.line.value = ""
                await self._act(alone)
            else:
                await self._take_name(typed)

    def _take_place(self, typed: str) -> None:
        there = steps.at_place(self.progress, typed)
        if there is not None:
            self._steps.append(Went(self.progress, there.place))
            self.line.value = ""
            self._go(there)

    async def _act(self, alone: str) -> None:
        if alone == LEAVE:
            self.action_leave()
        elif alone == TAKE_BACK:
            await self._take_back()
        elif alone == AMBIENT:
            await self._change_last(_("ambient: {name}"), model.make_ambient)
        else:
            await self._give_circle(int(alone))

    async def _take_name(self, typed: str) -> None:
        """Add the name, or take who is there; a second one of a full name is asked about."""
        line = self._typed()
        if line is None:
            self._say(_("A name, please, before the city and the tags."))
            return
        person = steps.person_of(line, self.chapter, self.progress)
        assert person is not None
        chosen = self.picks.chosen
        there = chosen.value if chosen is not None else None
        if there is None and self._confirmed != typed:
            found = await self._likely(line)
            if any(one.same for one in found):
                self._offer(found)
                self._confirmed = typed
                self._say(
                    _("{name} is there already: ↓ takes them, enter once more adds another"),
                    name=line.name,
                )
                return
        self._confirmed = ""
        self.line.value = ""
        self._close_picks()
        label = _("remember {name}").format(name=there.name if there else line.name)
        run: Callable[[], Kept] = partial(model.remember, person)
        if there is not None:
            run = partial(model.recognise, there.id, person)
        try:
            kept = await self.reseau.gateway.change(label, run)
        except NetworkTrouble:
            self.line.value = self.line.value or typed
            raise
        if kept.contact in self._now:
            self._now.remove(kept.contact)
        self._now.append(kept.contact)
        self._steps.append(Step(kept, True, self.chapter.id, there is not None))
        await self._show_people()

    @on(RememberLine.Pasted)
    def take_pasted(self, event: RememberLine.Pasted) -> None:
        """A list of names was pasted."""
        event.stop()
        self.add_all(event.lines)

    @work(group="record")
    async def add_all(self, lines: list[str]) -> None:
        """Add the names of a list; whoever is there already is left alone, and told."""
        async with self._lock:
            if steps.asked(self.chapter, self.progress).of_place:
                self._say(_("One of them first, please; names come after it."))
                return
            left: list[str] = []
            for typed in lines:
                line = name_line(typed)
                person = steps.person_of(line, self.chapter, self.progress)
                if person is None:
                    continue
                if any(one.same for one in await self._likely(line)):
                    left.append(line.name)
                    continue
                kept = await self.reseau.gateway.change(
                    _("remember {name}").format(name=line.name), partial(model.remember, person)
                )
                self._now.append(kept.contact)
                self._steps.append(Step(kept, True, self.chapter.id))
            await self._show_people()
            if left:
                names = ", ".join(left[:5]) + (" …" if len(left) > 5 else "")
                self._say(_("Already there, left alone: {names}"), names=names)

    # The last name ----------------------------------------------------------------------------

    @on(RememberLine.Circle)
    def circle_pressed(self, event: RememberLine.Circle) -> None:
        """One key gives the circle."""
        event.stop()
        self.give_circle(event.circle)

    @work(group="record")
    async def give_circle(self, circle: int) -> None:
        """Give the last name a circle."""
        async with self._lock:
            await self._give_circle(circle)

    async def _give_circle(self, circle: int) -> None:
        await self._change_last(
            _("circle {circle}: {name}").replace("{circle}", str(circle)),
            partial(_circle, circle),
        )

    async def _change_last(self, label: str, change: Callable[[int], Kept]) -> None:
        last = self._last
        if last is None:
            self._say(_("First a name: the circle is that of the last one."))
            return
        kept = await self.reseau.gateway.change(
            label.format(name=self._name_of_last()), partial(change, last)
        )
        self._steps.append(Step(kept, False, self.chapter.id))
        await self._show_people()

    @on(RememberLine.TakeBack)
    def take_back_pressed(self, event: RememberLine.TakeBack) -> None:
        """The last step is taken back."""
        event.stop()
        self.take_back()

    @work(group="record")
    async def take_back(self) -> None:
        """Take the last step of this sitting back."""
        async with self._lock:
            await self._take_back()

    async def _take_back(self) -> None:
        while self._steps:
            step = self._steps[-1]
            said = self._take_back_place(step) if isinstance(step, Went) else await self._undo(step)
            if said is not None:
                if said[1]:
                    self._say(said[0], label=said[1])
                return
        self._say(_("Nothing was written in this sitting."))

    def _take_back_place(self, step: Went) -> tuple[str, str]:
        """Back to where the school or employer was asked, as though it had not been told."""
        self._steps.pop()
        if self.chapter.id != step.before.chapter:
            self.chapter = self._chapters[step.before.chapter].chapter
            self.show_people()
        self._go(step.before)
        return _("Taken back: {label}"), step.place

    async def _undo(self, step: Step) -> tuple[str, str] | None:
        """Take back what was written; None for a step that had changed nothing."""
        gateway = self.reseau.gateway
        words, said = _("Taken back: {label}"), ""
        try:
            said = (await gateway.undo(step.kept.action)).label
        except NothingToUndo as refusal:
            # The circle they had already; or somebody who was there, of whom nothing was new.
            words, said = "{label}", "" if step.known else str(refusal)
            if not step.named:
                self._steps.pop()
                return None
        except UndoRefused as refusal:
            return "{label}", str(refusal)
        self._steps.pop()
        if step.named:
            self._now = [one for one in self._now if one != step.kept.contact]
            if step.known:  # the others are gone, and there again with redo
                await gateway.write(model.forget, step.chapter, step.kept.contact)
        await self._show_people()
        return words, said

    # On and away ------------------------------------------------------------------------------

    def _further(self) -> None:
        """To the next question, school, employer or sphere; after the last one, back."""
        onward = steps.further(self.chapter, self.progress)
        if onward is not None:
            self._go(onward)
            return
        self._go(steps.finished(self.chapter, self.progress))
        following = steps.next_chapter(self.chapter.id)
        while following is not None and self._progress[following.id].done:
            following = steps.next_chapter(following.id)
        if following is None:
            self.action_leave()
            return
        self._enter(following)
        self.show_people()

    @work(group="leave")
    async def leave(self) -> None:
        """Close once everything is written."""
        async with self._lock:
            self.dismiss(self.chapter.id)

    def action_leave(self) -> None:
        """Close who may be meant, empty the line, then leave."""
        if self.picks.picks and self.picks.cursor >= 0:
            self.picks.cursor = -1
        elif self.line.value:
            self.line.value = ""
        else:
            self.leave()

    def on_click(self, event: events.Click) -> None:
        """The line keeps the focus, wherever the mouse goes."""
        del event
        self.line.focus()


def _circle(circle: int, contact: int) -> Kept:
    return model.give_circle(contact, circle)
