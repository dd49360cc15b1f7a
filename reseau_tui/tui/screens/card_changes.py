"""What the keys of the card in full change: each one named action that ``u`` takes back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from textual import work
from textual.content import Content

from reseau_tui.i18n import _
from reseau_tui.model import contacts, important_dates, points, promises, roles
from reseau_tui.network.full_card import FullCard
from reseau_tui.tui import card_rows
from reseau_tui.tui.card_rows import Row
from reseau_tui.tui.commands import keyed
from reseau_tui.tui.days import full_date
from reseau_tui.tui.drawing import sentence
from reseau_tui.tui.read_day import read_due_day
from reseau_tui.tui.screens import card_forms
from reseau_tui.tui.screens.card_adding import CardAdding
from reseau_tui.tui.screens.choice import Choice, ChoiceScreen

_SHOWN_MOST = 200
"""Letters of a row in a question."""


class CardChanges(CardAdding):
    """The changing half of the card in full; the other half says which row is meant."""

    def action_enter_fact(self) -> None:
        """Open whom the row leads to, else change what stands in it."""
        row = self.row
        if row is not None and row.kind == card_rows.RELATION:
            self.action_open_relation()
        elif row is not None and row.kind == card_rows.GROWING:
            self.reseau.show_row(row.field, row.id)
        else:
            self.action_edit_fact()

    @work(exclusive=True, group="change")
    async def action_edit_fact(self) -> None:
        """Change what stands in the row."""
        row = self.row
        if row is None or row.kind == card_rows.NOTHING:
            await self.add_to(self.section)
            return
        if row.kind == card_rows.PIECE:
            await self.edit_piece(row)
            return
        if row.kind == card_rows.TURN:
            await self.edit_turn()
            return
        if row.kind == card_rows.RELATION:
            await self.edit_relation()
            return
        if row.kind == card_rows.GROWING:
            self.reseau.show_row(row.field, row.id)
            return
        full = await self.full()
        if full is None:
            return
        if row.kind == card_rows.FIELD and row.field == "snoozed_until":
            await self.put_off(full)
        elif row.kind == card_rows.FIELD and row.field == "archived_at":
            await self._archive(full)
        elif row.kind == card_rows.FIELD:
            await self.edit_contact(full, row.field)
        elif row.kind == card_rows.NOTE:
            await self.edit_contact(full, "notes")
        else:
            await self._edit_row(full, row)

    async def _edit_row(self, full: FullCard, row: Row) -> None:
        found = _with_id(full, row)
        if found is None:
            self.notify(_("This is not there any more: another program removed it."))
            return
        name = full.card.summary.name
        run: Callable[[], Any]
        if row.kind == card_rows.POINT:
            title = card_rows.point_kinds().get(found.kind, str(found.kind))
            values = await self.form(
                sentence(_("Edit {name}"), name=name),
                card_forms.point_fields(found.kind, title, found),
            )
            if values is None:
                return
            point = card_forms.point_of(found.kind, values)
            run, what = partial(points.edit_contact_point, row.id, point), point.value
        elif row.kind == card_rows.ROLE:
            form = card_forms.RoleForm(found)
            values = await self.form(sentence(_("A role of {name}"), name=name), form.fields())
            if values is None:
                return
            run = partial(roles.edit_role, row.id, form.changes(values))
            what = card_forms.role_words(values)
        elif row.kind == card_rows.DATE:
            values = await self.form(
                sentence(_("A date of {name}"), name=name), card_forms.date_fields(found)
            )
            if values is None:
                return
            changes = card_forms.date_changes(values, found)
            run = partial(important_dates.edit_important_date, row.id, changes)
            what = values["label"]
        else:
            values = await self.form(
                sentence(_("A promise to {name}"), name=name),
                card_forms.promise_edit_fields(found),
            )
            if values is None:
                return
            run, what = partial(_edit_promise, found, values), values["text"]
        await self.change(_("change for {name}: {what}"), full, what, run)
        self.want(row.key)
        self.done(_("Changed: {what}"), what=what[:80])

    def action_fact_done(self) -> None:
        """The promise is kept; one that is kept already is open again."""
        row = self.row
        if row is not None and row.kind in (card_rows.PROMISE, card_rows.KEPT_PROMISE):
            self._finish(row.id, row.kind == card_rows.PROMISE, row.what)

    @work(group="keep")
    async def _finish(self, promise: int, kept: bool, text: str) -> None:
        if kept:
            label, said = _("promise kept: {text}"), _("Promise kept: {text}")
        else:
            label, said = _("promise open again: {text}"), _("Open again: {text}")
        await self.reseau.gateway.change(
            label.format(text=text[:80]), partial(promises.finish_promise, promise, kept)
        )
        self.done(said, text=text[:80])

    @work(exclusive=True, group="change")
    async def action_not_now(self) -> None:
        """Put the person off for some days."""
        full = await self.full()
        if full is not None:
            await self.put_off(full)

    async def put_off(self, full: FullCard) -> None:
        """Ask for how many days, and put the person off."""
        from reseau_tui.tui.screens.home_changes import ask_until

        summary = full.card.summary
        until = await ask_until(self, summary.name)
        if until is not None:
            await self.reseau.gateway.snooze(summary.id, summary.name, until)
            self.done(_("{name}: not before {date}"), name=summary.name, date=full_date(until))

    @work(exclusive=True, group="change")
    async def action_card_archive(self) -> None:
        """Take the person out of the lists, or bring them back."""
        full = await self.full()
        if full is not None:
            await self._archive(full)

    async def _archive(self, full: FullCard) -> None:
        summary = full.card.summary
        away = full.card.archived_at is None
        label = _("archive {name}") if away else _("bring {name} back")
        await self.reseau.gateway.change(
            label.format(name=summary.name), partial(contacts.archive, summary.id, away)
        )
        self.done(_("{name} archived") if away else _("{name} is back"), name=summary.name)

    # Removing ---------------------------------------------------------------------------------

    @work(exclusive=True, group="change")
    async def action_remove_fact(self) -> None:
        """Remove what stands in the row, after asking."""
        row = self.row
        if row is None or row.kind == card_rows.NOTHING:
            self.notify(_("Nothing stands here to be removed."))
            return
        if row.kind == card_rows.PIECE:
            await self.drop_piece(row)
            return
        if row.kind == card_rows.TURN:
            await self.drop_turn(row)
            return
        if row.kind == card_rows.RELATION:
            await self.drop_relation()
            return
        if row.kind == card_rows.GROWING:
            self.notify(keyed(_("{enter_fact} leads to it: there it can be removed.")))
            return
        full = await self.full()
        if full is None:
            return
        remove = _remover(full.card.summary.id, row)
        if remove is None:
            self.notify(keyed(_("This row always stays: {edit_fact} changes it.")))
            return
        question = sentence(
            _("Remove this?\n{label} {what}"), label=row.label, what=row.what[:_SHOWN_MOST]
        )
        if await self._sure(question, _("Yes, remove"), _("No, keep")):
            what = row.what or row.label
            await self.change(_("remove from {name}: {what}"), full, what, remove)
            self.done(_("Removed: {what}"), what=what[:80])

    async def _sure(self, question: Content, yes: str, no: str) -> bool:
        return bool(
            await self.app.push_screen_wait(
                ChoiceScreen(question, [Choice("y", yes, True), Choice("n", no, False)])
            )
        )


def _with_id(full: FullCard, row: Row) -> Any:
    """Return what a row is about as it is stored now, None when it is gone."""
    found = {
        card_rows.POINT: full.card.points,
        card_rows.ROLE: full.card.roles,
        card_rows.DATE: full.card.dates,
    }.get(row.kind, full.promises)
    return next((one for one in found if one.id == row.id), None)


def _edit_promise(known: Any, values: dict[str, str]) -> None:
    if values["text"] != " ".join(known.text.split()):
        promises.edit_promise(known.id, known.contact_id, values["text"])
    due = read_due_day(values["due"])
    if values["due"] != known.due_on and due is not None:
        promises.move_promise(known.id, due)


_EMPTIED = {
    "nickname": ("nickname",),
    "city": ("city", "country"),
    "deceased_on": ("deceased_on",),
    "met_on": ("met_on", "met_where"),
    "met_through": ("met_through",),
    "snoozed_until": ("snoozed_until",),
    "archived_at": ("archived_at",),
    "birthday": ("birth_year", "birth_month", "birth_day"),
}
"""The columns that a row of the contact shows."""


def _remover(contact: int, row: Row) -> Callable[[], None] | None:
    """Return what removes a row, None for one that always stays."""
    by_id: dict[str, Callable[[int], None]] = {
        card_rows.POINT: points.remove_contact_point,
        card_rows.ROLE: roles.remove_role,
        card_rows.DATE: important_dates.remove_important_date,
        card_rows.PROMISE: promises.drop_promise,
        card_rows.KEPT_PROMISE: promises.drop_promise,
    }
    if row.kind in by_id:
        return partial(by_id[row.kind], row.id)
    if row.field == "tags" or row.field in ("offers", "seeks"):
        return partial(
            contacts.replace_tags, contact, (), "tag" if row.field == "tags" else row.field
        )
    columns = ("notes",) if row.kind == card_rows.NOTE else _EMPTIED.get(row.field)
    if columns is None:
        return None
    fields = contacts.ContactFields(values=dict.fromkeys(columns))
    return partial(contacts.edit_contact, contact, fields)
