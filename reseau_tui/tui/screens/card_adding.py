"""What is added on the card in full: each one named action that ``u`` takes back."""

from __future__ import annotations

from functools import partial

from textual import work
from textual.content import Content

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.model import important_dates, points, promises, roles
from reseau_tui.network.full_card import FullCard
from reseau_tui.tui import card_rows
from reseau_tui.tui.card_rows import Row
from reseau_tui.tui.days import full_date
from reseau_tui.tui.drawing import sentence
from reseau_tui.tui.read_day import read_due_day
from reseau_tui.tui.screens import card_contact_form, card_forms
from reseau_tui.tui.screens.card_pieces import CardPieces
from reseau_tui.tui.screens.card_relations import CardRelations
from reseau_tui.tui.screens.card_turns import CardTurns
from reseau_tui.tui.screens.choice import Choice, ChoiceScreen


class CardAdding(CardPieces, CardRelations, CardTurns):
    """The adding part of the card in full."""

    @work(exclusive=True, group="change")
    async def action_add_fact(self) -> None:
        """Add to the section the cursor is in."""
        await self.add_to(self.section)

    async def add_to(self, section: str) -> None:
        """Add to a section of the card."""
        full = await self.full()
        if full is None:
            return
        if section == card_rows.ABOUT:
            chosen = await self._what_to_add()
            if chosen is None:
                return
            section = chosen
        if section in card_contact_form.OWN or section in (
            "tags",
            "nickname",
            "birthday",
            "met_on",
        ):
            await self.edit_contact(full, section)
        elif section == card_rows.REACH:
            await self._add_point(full)
        elif section == card_rows.ROLES:
            await self._add_role(full)
        elif section == card_rows.DATES:
            await self._add_date(full)
        elif section == card_rows.RELATIONS:
            await self.add_relation()
        elif section == card_rows.NEWS:
            await self.add_piece()
        elif section == card_rows.TURNS:
            await self.add_turn()
        elif section == card_rows.PROMISES:
            await self._add_promise(full)
        else:
            await self.edit_contact(full, "notes")

    async def _what_to_add(self) -> str | None:
        return await self.app.push_screen_wait(
            ChoiceScreen(
                Content(_("Add what?")),
                [
                    Choice("r", _("a way to reach them"), card_rows.REACH),
                    Choice("o", _("a role"), card_rows.ROLES),
                    Choice("d", _("a date"), card_rows.DATES),
                    Choice("l", _("a relation to somebody"), card_rows.RELATIONS),
                    Choice("p", _("a promise"), card_rows.PROMISES),
                    Choice("w", _("something to ask, their news"), card_rows.NEWS),
                    Choice("g", _("a good turn"), card_rows.TURNS),
                    Choice("b", _("the birthday"), "birthday"),
                    Choice("t", _("tags, what they offer and look for"), "tags"),
                    Choice("m", _("where and through whom you met"), "met_on"),
                    Choice("c", _("a nickname, a city"), "nickname"),
                    Choice("n", _("notes"), card_rows.NOTES),
                ],
            )
        )

    async def _add_point(self, full: FullCard) -> None:
        kinds = card_rows.point_kinds()
        kind = await self.app.push_screen_wait(
            ChoiceScreen(
                sentence(_("How to reach {name}"), name=full.card.summary.name),
                [
                    Choice("e", kinds["email"], "email"),
                    Choice("p", kinds["phone"], "phone"),
                    Choice("l", kinds["url"], "url"),
                    Choice("h", kinds["handle"], "handle"),
                    Choice("a", kinds["address"], "address"),
                ],
            )
        )
        if kind is None:
            return
        values = await self.form(
            sentence(_("Add to {name}"), name=full.card.summary.name),
            card_forms.point_fields(kind, kinds[kind], None),
        )
        if values is None:
            return
        point = card_forms.point_of(kind, values)
        add = partial(points.add_contact_point, full.card.summary.id, point)
        number = await self.change(_("add to {name}: {what}"), full, point.value, add)
        self._added(card_rows.POINT, number, point.value)

    async def _add_role(self, full: FullCard) -> None:
        form = card_forms.RoleForm(None)
        values = await self.form(
            sentence(_("A role of {name}"), name=full.card.summary.name), form.fields()
        )
        if values is None:
            return
        add = partial(roles.add_role, full.card.summary.id, form.changes(values))
        what = card_forms.role_words(values)
        number = await self.change(_("add to {name}: {what}"), full, what, add)
        self._added(card_rows.ROLE, number, what)

    async def _add_date(self, full: FullCard) -> None:
        values = await self.form(
            sentence(_("A date of {name}"), name=full.card.summary.name),
            card_forms.date_fields(None),
        )
        if values is None:
            return
        add = partial(
            important_dates.add_important_date,
            full.card.summary.id,
            card_forms.date_changes(values, None),
        )
        number = await self.change(_("add to {name}: {what}"), full, values["label"], add)
        self._added(card_rows.DATE, number, values["label"])

    async def _add_promise(self, full: FullCard) -> None:
        from reseau_tui.tui.screens.home_changes import promise_fields

        values = await self.form(
            sentence(_("A promise to {name}"), name=full.card.summary.name),
            promise_fields(clock.today()),
        )
        due = read_due_day(values["due"]) if values else None
        if values is None or due is None:
            return
        number = await self.reseau.gateway.change(
            _("promise: {text}").format(text=values["text"][:80]),
            partial(promises.add_promise, full.card.summary.id, due, values["text"]),
        )
        self.want(Row("", card_rows.PROMISE, "", "", id=number).key)
        self.done(_("Promised for {date}"), date=full_date(due))

    def _added(self, kind: str, number: int, what: str) -> None:
        self.want(Row("", kind, "", "", id=number).key)
        self.done(_("Added: {what}"), what=what[:80])

    @work(exclusive=True, group="change")
    async def action_promise(self) -> None:
        """Promise something, wherever the cursor is."""
        await self.add_to(card_rows.PROMISES)
