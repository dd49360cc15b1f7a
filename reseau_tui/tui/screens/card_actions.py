"""What every change of the card in full needs: who it is, a form, one named action."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.content import Content

from reseau_tui.i18n import _
from reseau_tui.model import contacts
from reseau_tui.network.full_card import FullCard, full_card
from reseau_tui.tui import card_rows
from reseau_tui.tui.card_rows import Row
from reseau_tui.tui.drawing import safe, sentence
from reseau_tui.tui.screens import card_contact_form
from reseau_tui.tui.screens.form import FormScreen
from reseau_tui.tui.screens.place import PlaceScreen

if TYPE_CHECKING:
    from reseau_tui.tui.widgets.form_field import Field


class CardActions(PlaceScreen):
    """The shared part; what is added and what is changed stand in modules of their own."""

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        raise NotImplementedError

    @property
    def section(self) -> str:
        """The section the cursor is in."""
        row = self.row
        return row.section if row is not None else card_rows.ABOUT

    def want(self, key: tuple[str, int, str, str]) -> None:
        """Put the cursor on a row with the next reading."""
        raise NotImplementedError

    async def full(self) -> FullCard | None:
        """Return the person as they are stored now; None, and a word, when there is none."""
        if self.person_id is None or not self.reseau.gateway.opened:
            return None
        found = await self.reseau.gateway.ask(full_card, self.person_id)
        if found is None:
            self.notify(_("This is not there any more: another program removed it."))
        return found

    async def form(
        self, title: Content, fields: list[Field], focus: str = ""
    ) -> dict[str, str] | None:
        """Ask for ``fields``, the cursor in the one called ``focus``; None when it was left."""
        return await self.app.push_screen_wait(FormScreen(title, [fields], focus=focus))

    async def change(self, label: str, full: FullCard, what: str, run: Callable[[], Any]) -> Any:
        """Run a change of the model as the action ``label`` says with ``name`` and ``what``."""
        named = label.format(name=full.card.summary.name, what=safe(what)[:80])
        return await self.reseau.gateway.change(named, run)

    async def edit_contact(self, full: FullCard, field: str) -> None:
        """Ask for ``field`` of the contact and what belongs to it."""
        if field == "notes":
            await self._edit_notes_here(full)
            return
        from reseau_tui.tui.screens.person_picker import PersonPicker

        card = full.card
        known = card_contact_form.known_of(card)
        before = (card.met_through, card.met_through_name or "") if card.met_through else None
        through = PersonPicker(self.reseau.gateway, before, but=card.summary.id)
        names = card_contact_form.group_of(field)
        values = await self.form(
            sentence(_("Edit {name}"), name=card.summary.name),
            card_contact_form.contact_fields(known, names, through),
            field,
        )
        if values is None or all(value == known[name] for name, value in values.items()):
            return
        fields, tags = card_contact_form.contact_changes(values, known, through)
        contact = card.summary.id

        def run() -> None:
            contacts.edit_contact(contact, fields)
            for role, wanted in tags.items():
                contacts.replace_tags(contact, wanted, role)

        await self.reseau.gateway.change(_("edit {name}").format(name=card.summary.name), run)
        self.want(Row("", card_rows.FIELD, "", "", field=field).key)
        self.done(_("{name} changed"), name=values.get("name", card.summary.name))

    async def _edit_notes_here(self, full: FullCard) -> None:
        """Ask for the notes in a form; notes written elsewhere meanwhile are not written over."""
        from reseau_tui.tui.screens.notes_editing import NotesEditing

        summary = full.card.summary
        written = full.card.notes or ""
        editing = NotesEditing(self, summary, written)
        while True:
            values = await self.form(
                sentence(_("Notes on {name}"), name=summary.name),
                [card_contact_form.notes_field(written)],
            )
            if values is None:
                if written != (full.card.notes or ""):
                    editing.keep(written)
                return
            saved = await editing.save(values["notes"])
            if isinstance(saved, str):
                written = saved
                continue
            if saved:
                self.notes_changed(summary.name)
            return

    def notes_changed(self, name: str) -> None:
        """Say so, the cursor on the notes."""
        self.want(Row("", card_rows.NOTE, "", "").key)
        self.done(_("Notes on {name} changed"), name=name)
