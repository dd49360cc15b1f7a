"""What the keys of an event do: type people, note what was said with somebody, follow up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import getters, work

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.model import event_people as model
from reseau_tui.model.database import connection
from reseau_tui.network.events import EventRow, Guest
from reseau_tui.tui.drawing import safe, sentence
from reseau_tui.tui.event_words import DOT, about_words
from reseau_tui.tui.screens.choice import Choice, ChoiceScreen
from reseau_tui.tui.screens.event_entry import COMING, MET, WANTED, EventEntry, may_want
from reseau_tui.tui.screens.events import edit_event
from reseau_tui.tui.screens.events_answers import Meeting, answer
from reseau_tui.tui.screens.form import FormScreen
from reseau_tui.tui.screens.searching import SearchedPlace
from reseau_tui.tui.widgets.form_field import Field
from reseau_tui.tui.widgets.guest_list import GuestList

if TYPE_CHECKING:
    from reseau_tui.network.growth import GrowthLine


class EventKeys(SearchedPlace):
    """The changing half of an event; the other half says what is shown."""

    guests = getters.query_one("#guests", GuestList)

    def __init__(self) -> None:
        super().__init__()
        self.event_id = 0
        self.event: EventRow | None = None
        self.shown: Sequence[Guest] = ()
        """The people whom the list shows."""

    # Typing people ----------------------------------------------------------------------------

    @work(exclusive=True, group="change")
    async def action_met_there(self) -> None:
        """Type whom I met; before the event, who comes."""
        if self.event is None:
            return
        if self.event.to_come(clock.today()):
            self.notify(_("It is still to come: these are the people who come."))
            await self._type(COMING)
        else:
            await self._type(MET)

    @work(exclusive=True, group="change")
    async def action_who_comes(self) -> None:
        """Type who comes."""
        await self._type(COMING)

    @work(exclusive=True, group="change")
    async def action_whom_to_see(self) -> None:
        """Type whom I want to see."""
        await self._type(WANTED)

    async def _type(self, purpose: str) -> None:
        event = self.event
        if event is not None:
            last = await self.app.push_screen_wait(EventEntry(event, purpose, self._typed))
            if last:
                self._typed(last)

    def _typed(self, person: int | None) -> None:
        """Show who was written down while the line above goes on."""
        self.wanted = person
        self.read_again()

    # Somebody there ---------------------------------------------------------------------------

    def _guest(self) -> Guest | None:
        guest = self.guests.guest
        if guest is None:
            self.notify(_("Nobody is under the cursor."))
        return guest

    @work(exclusive=True, group="change")
    async def action_want_to_see(self) -> None:
        """I want to see this person there, or no longer."""
        guest = self._guest()
        if guest is None or self.event is None:
            return
        if not guest.wanted and not await may_want(self.app, self.event.wanted):
            return
        event, wanted = self.event_id, not guest.wanted
        said = _("To see there: {name}") if wanted else _("No longer to see: {name}")
        await self.reseau.gateway.change(
            said.format(name=guest.name),
            lambda: model.set_wanted(connection(), event, guest.id, wanted),
        )
        self.wanted = guest.id
        self.done(said, name=guest.name)

    @work(exclusive=True, group="change")
    async def action_event_subject(self) -> None:
        """Note what was talked about."""
        guest = self._guest()
        if guest is None:
            return
        values = await self.app.push_screen_wait(
            FormScreen(
                sentence(_("With {name}"), name=guest.name),
                [[Field("subject", _("What you talked about"), guest.subject or "", wide=True)]],
            )
        )
        if values is None or values["subject"] == (guest.subject or ""):
            return
        event = self.event_id
        await self.reseau.gateway.change(
            _("subject with {name}").format(name=guest.name),
            lambda: model.note_subject(connection(), event, guest.id, values["subject"]),
        )
        self.done(_("Noted with {name}: {text}"), name=guest.name, text=values["subject"])

    @work(exclusive=True, group="change")
    async def action_drop_guest(self) -> None:
        """Take somebody out, after asking."""
        guest = self._guest()
        if guest is None:
            return
        sure = await self.app.push_screen_wait(
            ChoiceScreen(
                sentence(
                    _("Take {name} out of this event?\nThe person stays in the network."),
                    name=guest.name,
                ),
                [Choice("y", _("Yes, take out"), True), Choice("n", _("No, keep"), False)],
            )
        )
        if sure:
            event = self.event_id
            await self.reseau.gateway.change(
                _("out of the event: {name}").format(name=guest.name),
                lambda: model.take_out(connection(), event, guest.id),
            )
            self.done(_("Out of the event: {name}"), name=guest.name)

    def action_guest_card(self) -> None:
        """Show the whole card."""
        guest = self._guest()
        if guest is not None:
            self.reseau.open_card(guest.id, [one for one in self.guests.ids if one > 0])

    # New people -------------------------------------------------------------------------------

    def _new_person(self) -> Guest | None:
        guest = self.guests.guest
        if guest is not None and guest.met == model.NEW:
            return guest
        self.notify(_("That is for who was met here for the first time."))
        return None

    def _meeting(self, guest: Guest) -> Meeting:
        return Meeting(self, self.event_id, guest.id, guest.name)

    @work(exclusive=True, group="change")
    async def action_wrote_to_new(self) -> None:
        """Written to: log it with a line."""
        guest = self._new_person()
        if guest is not None:
            await self._meeting(guest).wrote(guest.subject or "")

    @work(exclusive=True, group="change")
    async def action_leave_new(self) -> None:
        """Nothing is to be written; again: it is."""
        guest = self._new_person()
        if guest is None:
            return
        if guest.followed_up:
            await self._meeting(guest).ask_again()
        else:
            await self._meeting(guest).leave()

    @work(exclusive=True, group="change")
    async def action_answer_new(self) -> None:
        """Choose among the answers."""
        guest = self._new_person()
        if guest is not None and self.event is not None:
            await answer(self, _line(self.event, guest))

    # The event --------------------------------------------------------------------------------

    @work(exclusive=True, group="change")
    async def action_edit_event(self) -> None:
        """Change what is known of the event."""
        if self.event is not None:
            await edit_event(self, self.event)

    def action_copy_guests(self) -> None:
        """Copy the people of the list as text."""
        shown = self.shown
        if not shown:
            self.notify(_("Nobody is here to copy."))
            return
        lines = [DOT.join(part for part in (safe(one.name), about_words(one)) if part)
                 for one in reversed(shown)]  # fmt: skip
        self.app.copy_to_clipboard("\n".join(lines))
        self.notify(_("Copied: {what}").format(what=", ".join(safe(one.name) for one in shown[:3])
                                               + (" …" if len(shown) > 3 else "")))  # fmt: skip


def _line(event: EventRow, guest: Guest) -> GrowthLine:
    from reseau_tui.network.events import Waiting

    return Waiting(
        0, event.id, event.name, event.on, guest.id, guest.name, guest.organisation, guest.subject
    ).line
