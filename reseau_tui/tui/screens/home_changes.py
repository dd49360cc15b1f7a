"""What the home screen changes: each key asks, runs one named action, and says what was done."""

from __future__ import annotations

import contextlib
import datetime
from typing import TYPE_CHECKING

from textual import work
from textual.worker import WorkerError

from reseau_tui import clock, config
from reseau_tui.i18n import _, ngettext
from reseau_tui.tui.commands import keyed
from reseau_tui.tui.days import full_date
from reseau_tui.tui.drawing import sentence
from reseau_tui.tui.read_day import read_due_day
from reseau_tui.tui.screens.choice import Choice, ChoiceScreen
from reseau_tui.tui.screens.form import FormScreen
from reseau_tui.tui.screens.home_panels import HomePanels
from reseau_tui.tui.widgets.form_field import Field

if TYPE_CHECKING:
    from reseau_tui.network.full_card import FullCard
    from reseau_tui.network.people import PersonCard
    from reseau_tui.tui.screens.base import ReseauScreen

_DIGITS = "123456789"


def snoozes(days: tuple[int, ...]) -> list[tuple[str, int]]:
    """Return a key for each number of days of "not now": its first digit where that is free."""
    keys: list[tuple[str, int]] = []
    for count in days:
        taken = {key for key, _count in keys}
        key = next(digit for digit in str(count) + _DIGITS if digit not in taken and digit != "0")
        keys.append((key, count))
    return keys


class HomeChanges(HomePanels):
    """The changing half of the home screen; the other half says who is meant."""

    async def _card(self) -> PersonCard | None:
        person = self.person_id
        if person is None or not self.reseau.gateway.opened:
            self.notify(keyed(_("Nobody is under the cursor: {add} adds a person.")))
            return None
        card = await self.reseau.gateway.person(person)
        if card is None:
            # Deleted a moment ago: whoever stands there once the list is read again is meant.
            for worker in [one for one in self.workers if one.group == "people"]:
                with contextlib.suppress(WorkerError):
                    await worker.wait()
            after = self.people.chosen_id
            if after is not None and after != person:
                self.follow(after)
                card = await self.reseau.gateway.person(after)
        return card

    def _done(self, words: str, **values: str) -> None:
        """Say what was done, that ``u`` undoes it, and let every panel read again."""
        self.reseau.tell_done(words, **values)

    @work(exclusive=True, group="change")
    async def action_add(self) -> None:
        """Add a person."""
        from reseau_tui.tui.screens.person_adding import add_person

        added = await add_person(self.reseau)
        if added is not None:
            self._done(_("{name} added"), name=added[1])
            self.show_person(added[0])

    @work(exclusive=True, group="change")
    async def action_edit(self) -> None:
        """Change what is known about somebody."""
        from reseau_tui.tui.screens.person_editing import edit_person

        card = await self._card()
        name = await edit_person(self, card) if card is not None else None
        if name is not None:
            self._done(_("{name} changed"), name=name)

    @work(exclusive=True, group="change")
    async def action_delete(self) -> None:
        """Delete somebody, after asking."""
        card = await self._card()
        if card is None:
            return
        question = sentence(
            _("Delete {name}?\nWhat you did with others stays in their timelines."),
            name=card.summary.name,
        )
        sure = await self.app.push_screen_wait(
            ChoiceScreen(
                question,
                [Choice("y", _("Yes, delete"), True), Choice("n", _("No, keep"), False)],
            )
        )
        if sure:
            await self.reseau.gateway.delete_contact(card.summary.id, card.summary.name)
            self._done(_("{name} deleted"), name=card.summary.name)

    @work(exclusive=True, group="change")
    async def action_add_relation(self) -> None:
        """Say what this person is to somebody."""
        from reseau_tui.tui.screens.relation_adding import add_relation_of

        await add_relation_of(self.reseau)

    @work(exclusive=True, group="change")
    async def action_promise(self) -> None:
        """Promise something to somebody."""
        card = await self._card()
        if card is None:
            return
        values = await self.app.push_screen_wait(
            FormScreen(
                sentence(_("A promise to {name}"), name=card.summary.name),
                [promise_fields(clock.today())],
            )
        )
        if values is None:
            return
        due = read_due_day(values["due"])
        if due is None:
            return
        await self.reseau.gateway.add_promise(
            card.summary.id, card.summary.name, due, values["text"]
        )
        self._done(_("Promised for {date}"), date=full_date(due))

    @work(exclusive=True, group="change")
    async def action_not_now(self) -> None:
        """Put somebody off for some days."""
        card = await self._card()
        if card is None:
            return
        until = await ask_until(self, card.summary.name)
        if until is not None:
            await self.reseau.gateway.snooze(card.summary.id, card.summary.name, until)
            self._done(
                _("{name}: not before {date}"), name=card.summary.name, date=full_date(until)
            )

    @work(exclusive=True, group="change")
    async def action_copy_person(self) -> None:
        """Copy an address of somebody, or the whole card."""
        from reseau_tui.tui.screens.reaching import copy_from

        full = await self._full_card()
        if full is not None:
            await copy_from(self, full)

    @work(exclusive=True, group="change")
    async def action_open_link(self) -> None:
        """Open a link of somebody, a mail or a call."""
        from reseau_tui.tui.screens.reaching import open_from

        full = await self._full_card()
        if full is not None:
            await open_from(self, full)

    async def _full_card(self) -> FullCard | None:
        from reseau_tui.network.full_card import full_card

        card = await self._card()
        return await self.reseau.gateway.ask(full_card, card.summary.id) if card else None

    @work(exclusive=True, group="change")
    async def action_gentle(self) -> None:
        """Spread who is waiting over six weeks, after asking."""
        from reseau_tui.tui.screens.gentle import start_gently

        await start_gently(self)

    @work(exclusive=True, group="change")
    async def finish_promise(self, promise: int, text: str) -> None:
        """Mark a promise as kept."""
        await self.reseau.gateway.finish_promise(promise, text)
        self._done(_("Promise kept: {text}"), text=text)


async def ask_until(screen: ReseauScreen, name: str) -> datetime.date | None:
    """Ask for how many days the person called ``name`` is put off; return until when."""
    today = clock.today()
    days = await screen.app.push_screen_wait(
        ChoiceScreen(
            sentence(_("{name}: not now"), name=name),
            [
                Choice(
                    key,
                    ngettext("{count} day", "{count} days", count).format(count=count),
                    count,
                    full_date(today + datetime.timedelta(days=count)),
                )
                for key, count in snoozes(config.chosen().not_now)
            ],
        )
    )
    return today + datetime.timedelta(days=days) if days else None


def promise_fields(today: datetime.date) -> list[Field]:
    """Return the two lines of a promise; what the day was understood as stands under it."""

    def check_text(value: str) -> str | None:
        return None if value else _("What do you promise?")

    def check_due(value: str) -> str | None:
        day = read_due_day(value)
        if day is None:
            return _("A day, please: friday, in 2 weeks, 3 December …")
        return _("That day is over.") if day < today else None

    def explain_due(value: str) -> str | None:
        day = read_due_day(value)
        return full_date(day) if day else None

    week = today + datetime.timedelta(days=7)
    return [
        Field("text", _("Promise"), hint=_("send the CV"), check=check_text, wide=True),
        Field(
            "due", _("When"), week.isoformat(),
            check=check_due, explain=explain_due, wide=True,
        ),
    ]  # fmt: skip
