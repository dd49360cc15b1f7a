"""What the keys of the promises change: each is one named action that ``u`` takes back."""

from __future__ import annotations

from functools import partial

from textual import work
from textual.content import Content

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.model import promises
from reseau_tui.network.promises import PromiseRow
from reseau_tui.tui.commands import keyed
from reseau_tui.tui.days import full_date
from reseau_tui.tui.drawing import sentence
from reseau_tui.tui.read_day import read_due_day
from reseau_tui.tui.screens.choice import Choice, ChoiceScreen
from reseau_tui.tui.screens.form import FormScreen
from reseau_tui.tui.screens.home_changes import promise_fields
from reseau_tui.tui.screens.person_picker import PersonPicker
from reseau_tui.tui.screens.pick_line import DayLine
from reseau_tui.tui.screens.place import PlaceScreen
from reseau_tui.tui.widgets.form_field import Field


class PromiseChanges(PlaceScreen):
    """The changing half of the promises; the other half says which one is meant."""

    @property
    def chosen(self) -> PromiseRow | None:
        """The promise under the cursor."""
        raise NotImplementedError

    def show_promise(self, promise: int) -> None:
        """Put the cursor on a promise with the next reading."""
        raise NotImplementedError

    def _chosen(self) -> PromiseRow | None:
        if self.chosen is None:
            self.notify(keyed(_("No promise is under the cursor: {add_promise} adds one.")))
        return self.chosen

    @work(group="keep")
    async def action_keep_promise(self) -> None:
        """The promise is kept; one that is kept already is open again."""
        promise = self._chosen()
        if promise is None:
            return
        finish = partial(promises.finish_promise, promise.id, not promise.done)
        if promise.done:
            label, said = _("promise open again: {text}"), _("Open again: {text}")
        else:
            label, said = _("promise kept: {text}"), _("Promise kept: {text}")
        await self.reseau.gateway.change(label.format(text=promise.text[:80]), finish)
        self.done(said, text=promise.text[:80])

    @work(exclusive=True, group="change")
    async def action_move_promise(self) -> None:
        """Give the promise another day."""
        promise = self._chosen()
        if promise is None:
            return
        day = await self.app.push_screen_wait(
            DayLine(sentence(_("When? {text}"), text=promise.text[:60]))
        )
        if day is None:
            return
        await self.reseau.gateway.change(
            _("promise moved: {text}").format(text=promise.text[:80]),
            partial(promises.move_promise, promise.id, day),
        )
        self.show_promise(promise.id)
        self.done(_("Moved to {date}: {text}"), date=full_date(day), text=promise.text[:80])

    @work(exclusive=True, group="change")
    async def action_edit_promise(self) -> None:
        """Change the words, or to whom it was promised."""
        promise = self._chosen()
        if promise is None:
            return
        who = PersonPicker(self.reseau.gateway, (promise.contact_id, promise.name))
        text = promise_fields(clock.today())[0]
        values = await self.app.push_screen_wait(
            FormScreen(
                Content(_("Edit the promise")),
                [
                    [
                        _who_field(who),
                        Field(
                            text.name, text.label, " ".join(promise.text.split()),
                            check=text.check, wide=True,
                        ),
                    ]
                ],
            )
        )  # fmt: skip
        if values is None:
            return
        contact = who.id_of(values["who"])
        words = values["text"]
        if words == " ".join(promise.text.split()):
            words = promise.text  # its lines stay when only the person changes
        if contact is None or (contact, words) == (promise.contact_id, promise.text):
            return
        await self.reseau.gateway.change(
            _("edit promise: {text}").format(text=promise.text[:80]),
            partial(promises.edit_promise, promise.id, contact, words),
        )
        self.done(_("Promise changed: {text}"), text=words[:80])

    @work(exclusive=True, group="change")
    async def action_drop_promise(self) -> None:
        """Drop the promise, after asking."""
        promise = self._chosen()
        if promise is None:
            return
        sure = await self.app.push_screen_wait(
            ChoiceScreen(
                sentence(
                    _("Drop this promise?\n{text} · {name}"),
                    text=promise.text[:200], name=promise.name,
                ),
                [Choice("y", _("Yes, drop"), True), Choice("n", _("No, keep"), False)],
            )
        )  # fmt: skip
        if sure:
            await self.reseau.gateway.change(
                _("promise dropped: {text}").format(text=promise.text[:80]),
                partial(promises.drop_promise, promise.id),
            )
            self.done(_("Dropped: {text}"), text=promise.text[:80])

    @work(exclusive=True, group="change")
    async def action_add_promise(self) -> None:
        """Promise something to somebody."""
        who = PersonPicker(self.reseau.gateway)
        values = await self.app.push_screen_wait(
            FormScreen(
                Content(_("A new promise")), [[_who_field(who), *promise_fields(clock.today())]]
            )
        )
        if values is None:
            return
        contact, due = who.id_of(values["who"]), read_due_day(values["due"])
        if contact is None or due is None:
            return
        added = await self.reseau.gateway.change(
            _("promise: {text}").format(text=values["text"][:80]),
            partial(promises.add_promise, contact, due, values["text"]),
        )
        self.show_promise(added)
        self.done(_("Promised for {date}"), date=full_date(due))

    def action_promise_person(self) -> None:
        """Show to whom it was promised."""
        promise = self._chosen()
        if promise is not None:
            self.reseau.show_person(promise.contact_id)


def _who_field(who: PersonPicker) -> Field:
    def check(value: str) -> str | None:
        return who.check(value) if value else _("To whom?")

    return Field(
        "who", _("To whom"), who.written, hint=_("somebody you know"), check=check,
        explain=who.explain, prepare=who.prepare, suggester=who, wide=True,
    )  # fmt: skip
