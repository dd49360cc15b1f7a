"""What the keys of today do with the line under the cursor: each change one named action."""

from __future__ import annotations

from textual import work

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.network.agenda import ComingDate, PromiseLine
from reseau_tui.network.good_turns import TurnRow
from reseau_tui.network.growth import GrowthLine
from reseau_tui.network.news import NewsRow
from reseau_tui.network.promises import PromiseRow
from reseau_tui.network.slate import SlateLine
from reseau_tui.network.waiting import ToTell
from reseau_tui.tui.commands import keyed
from reseau_tui.tui.days import full_date
from reseau_tui.tui.drawing import safe, sentence
from reseau_tui.tui.screens.choice import Choice, ChoiceScreen
from reseau_tui.tui.screens.gentle import start_gently
from reseau_tui.tui.screens.growth_answers import answer_growth
from reseau_tui.tui.screens.home_changes import ask_until
from reseau_tui.tui.screens.news_actions import NewsActions
from reseau_tui.tui.screens.promise_changes import PromiseChanges
from reseau_tui.tui.screens.turn_actions import TurnActions
from reseau_tui.tui.widgets.today_list import Item

_EVERYBODY = "everybody"


class TodayActions(PromiseChanges):
    """The doing half of today; the other half says what is under the cursor."""

    @property
    def item(self) -> Item | None:
        """What is under the cursor."""
        raise NotImplementedError

    # A promise under the cursor is changed as on the screen of promises.

    @property
    def chosen(self) -> PromiseRow | None:
        """The promise under the cursor."""
        about = self.item.about if self.item is not None else None
        if not isinstance(about, PromiseLine):
            return None
        return PromiseRow(about.id, about.contact_id, about.name, about.due_on, about.text, None)

    def show_promise(self, promise: int) -> None:
        """The cursor stays on its line by itself."""

    # Keys -------------------------------------------------------------------------------------

    def action_today_open(self) -> None:
        """Show the card of the person, or the screen that the line leads to."""
        item = self.item
        if item is None:
            return
        if isinstance(item.about, GrowthLine):
            self.reseau.show_row(item.about.place, item.about.id)
        elif item.place:
            self.reseau.action_visit(item.place)
        elif item.person is not None:
            self.reseau.open_card(item.person)

    @work(exclusive=True, group="change")
    async def action_today_brief(self) -> None:
        """Show what to know of the person before a call."""
        from reseau_tui.network.brief import brief
        from reseau_tui.tui.screens.brief import BriefScreen

        if self.person_id is None:
            self.notify(_("Nobody is under the cursor."))
            return
        found = await self.reseau.gateway.ask(brief, self.person_id, clock.today())
        if found is not None:
            open_card = await self.app.push_screen_wait(BriefScreen(found))
            if open_card:
                self.reseau.open_card(found.card.summary.id)

    def action_today_done(self) -> None:
        """The promise is kept, thanks said, the gesture made, the news told."""
        about = self.item.about if self.item is not None else None
        if isinstance(about, PromiseLine):
            self.action_keep_promise()
        elif isinstance(about, TurnRow | NewsRow | ToTell):
            self._settle(about)
        elif isinstance(about, GrowthLine):
            self._answer(about)
        else:
            self.notify(
                keyed(_("{log} writes down that you were in touch, {today_later} waits some days."))
            )

    @work(exclusive=True, group="change")
    async def _answer(self, line: GrowthLine) -> None:
        await answer_growth(self, line)

    @work(exclusive=True, group="change")
    async def _settle(self, about: TurnRow | NewsRow | ToTell) -> None:
        if isinstance(about, TurnRow):
            await TurnActions(self, about).thank()
        elif isinstance(about, NewsRow):
            await NewsActions(self.reseau).settle(about)
        else:
            await self._told(about)

    async def _told(self, news: ToTell) -> None:
        """Ask who was told a piece of mine: those of today whom it is for, or everybody."""
        keys = "123"
        choices = [
            Choice(key, safe(name), contact)
            for key, (contact, name) in zip(keys, news.people, strict=False)
        ]
        everybody = Choice("e", _("everybody who matters"), _EVERYBODY, _("it is not news now"))
        told = await self.app.push_screen_wait(
            ChoiceScreen(
                sentence(_("Who was told?\n{text}"), text=news.piece.text[:200]),
                [*choices, everybody],
            )
        )
        if told == _EVERYBODY:
            await NewsActions(self.reseau).settle(news.piece)
        elif isinstance(told, int):
            await NewsActions(self.reseau).tell(news.piece, [told])

    def action_today_later(self) -> None:
        """Put the person off, or the promise to another day."""
        about = self.item.about if self.item is not None else None
        if isinstance(about, PromiseLine):
            self.action_move_promise()
        elif isinstance(about, SlateLine):
            self._put_off(about)
        else:
            self.notify(_("Only people to get back to and promises can wait for a day."))

    @work(exclusive=True, group="change")
    async def _put_off(self, line: SlateLine) -> None:
        until = await ask_until(self, line.name)
        if until is not None:
            await self.reseau.gateway.snooze(line.id, line.name, until)
            self.done(_("{name}: not before {date}"), name=line.name, date=full_date(until))

    def action_today_edit(self) -> None:
        """Change what stands in the line."""
        about = self.item.about if self.item is not None else None
        if isinstance(about, PromiseLine):
            self.action_edit_promise()
        elif about is not None:
            self._edit(about)

    @work(exclusive=True, group="change")
    async def _edit(self, about: object) -> None:
        if isinstance(about, TurnRow):
            await TurnActions(self, about).edit()
        elif isinstance(about, GrowthLine):
            self.reseau.show_row(about.place, about.id)
        elif isinstance(about, NewsRow):
            await NewsActions(self.reseau).edit(about)
        elif isinstance(about, ToTell):
            await NewsActions(self.reseau).edit(about.piece)
        elif isinstance(about, ComingDate) and about.label is not None:
            self.reseau.open_card(about.contact_id)  # its other dates are rows there
        elif self.person_id is not None:
            from reseau_tui.tui.screens.person_editing import edit_person

            card = await self.reseau.gateway.person(self.person_id)
            name = await edit_person(self, card) if card is not None else None
            if name is not None:
                self.done(_("{name} changed"), name=name)

    @work(exclusive=True, group="change")
    async def action_gentle(self) -> None:
        """Spread who is waiting over six weeks, after asking."""
        await start_gently(self)
