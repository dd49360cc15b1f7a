"""What the timeline screen changes: an exchange edited or deleted, each one step of undo."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import getters, work
from textual.content import Content

from reseau_tui.i18n import _
from reseau_tui.tui.commands import keyed
from reseau_tui.tui.days import day, full_date
from reseau_tui.tui.drawing import safe, sentence
from reseau_tui.tui.labels import kind_word
from reseau_tui.tui.screens.base import ReseauScreen
from reseau_tui.tui.screens.choice import Choice, ChoiceScreen
from reseau_tui.tui.widgets.card_timeline import people_of
from reseau_tui.tui.widgets.timeline_list import TimelineList

if TYPE_CHECKING:
    from reseau_tui.model.interactions import InteractionFields
    from reseau_tui.network.timeline import Entry

_CHOICES = "123456789"
"""Keys by which somebody of several is chosen."""

_SHOWN_MOST = 300
"""Letters of an exchange in the question whether to delete it."""


class TimelineChanges(ReseauScreen):
    """The changing half of the timeline screen; the other half says which exchange is meant."""

    exchanges = getters.query_one("#exchanges", TimelineList)

    def go_to_entry(self, identifier: int) -> object:
        """Read the list again around an exchange."""
        raise NotImplementedError

    def _chosen(self) -> Entry | None:
        entry = self.exchanges.chosen
        if entry is None:
            self.notify(keyed(_("No exchange is under the cursor: {log} logs one.")))
        return entry

    def _done(self, words: str) -> None:
        self.reseau.tell_done(words)

    @work(exclusive=True, group="change")
    async def action_edit_exchange(self) -> None:
        """Change an exchange."""
        entry = self._chosen()
        if entry is None:
            return
        from reseau_tui.tui.screens import exchange_form
        from reseau_tui.tui.screens.form import FormScreen
        from reseau_tui.tui.screens.people_picker import PeoplePicker

        before = list(zip(entry.people_ids, entry.people, strict=True))
        people = PeoplePicker(self.reseau.gateway, before)
        known = exchange_form.known_of(entry, people)
        values = await self.app.push_screen_wait(
            FormScreen(
                sentence(_("Edit: {what}"), what=_title(entry)), exchange_form.pages(entry, people)
            )
        )
        if values is None:
            return
        fields = exchange_form.fields_of(values, known, people)
        if fields.values or fields.people is not None or fields.tags is not None:
            await self.reseau.gateway.change(
                _("edit {what}").format(what=_title(entry)), partial(_edit, entry.id, fields)
            )
            self._done(_("Changed"))
            self.go_to_entry(entry.id)

    @work(exclusive=True, group="change")
    async def action_delete_exchange(self) -> None:
        """Delete an exchange, after asking."""
        entry = self._chosen()
        if entry is None:
            return
        words = safe(entry.text)
        question = sentence(
            _("Delete this exchange?\n{what}\n{words}"),
            what=f"{full_date(day(entry.on))} · {_title(entry)}",
            words=words[:_SHOWN_MOST] + ("…" if len(words) > _SHOWN_MOST else ""),
        )
        sure = await self.app.push_screen_wait(
            ChoiceScreen(
                question,
                [Choice("y", _("Yes, delete"), True), Choice("n", _("No, keep"), False)],
            )
        )
        if sure:
            await self.reseau.gateway.change(
                _("delete {what}").format(what=_title(entry)), partial(_delete, entry.id)
            )
            self._done(_("Deleted"))

    @work(exclusive=True, group="change")
    async def action_open_person(self) -> None:
        """Show the card of who took part; of several, ask whose."""
        entry = self._chosen()
        if entry is None or not entry.people_ids:
            return
        person: int | None = entry.people_ids[0]
        if len(entry.people_ids) > 1:
            both = zip(_CHOICES, entry.people_ids, entry.people, strict=False)
            person = await self.app.push_screen_wait(
                ChoiceScreen(
                    Content(_("Whose card?")),
                    [Choice(key, safe(name), identifier) for key, identifier, name in both],
                )
            )
        if person is not None:
            self.reseau.show_person(person)


def _title(entry: Entry) -> str:
    """Return the kind and the people, as undo will name it."""
    return f"{kind_word(entry.kind)} · {people_of(entry)}"


def _edit(identifier: int, fields: InteractionFields) -> None:
    from reseau_tui.model.interactions import edit_interaction

    edit_interaction(identifier, fields)


def _delete(identifier: int) -> None:
    from reseau_tui.model.interactions import delete_interaction

    delete_interaction(identifier)
