"""What the keys of the requests do with the request, or the person, under the cursor."""

from __future__ import annotations

from textual import getters, work

from reseau_tui.i18n import _
from reseau_tui.network import request_words
from reseau_tui.network.reasons import BETWEEN
from reseau_tui.network.requests import RequestRow, request_rows
from reseau_tui.network.who import Helper
from reseau_tui.tui.commands import keyed
from reseau_tui.tui.drawing import safe
from reseau_tui.tui.screens.request_actions import SHOWN_MOST, RequestActions, add_request
from reseau_tui.tui.screens.request_steps import RequestSteps, choose_person
from reseau_tui.tui.screens.two_panels import TwoPanelPlace
from reseau_tui.tui.widgets.request_list import RequestList
from reseau_tui.tui.widgets.request_people import RequestPeople


class RequestKeys(TwoPanelPlace):
    """The changing half of the requests; the other half says what is shown."""

    requests = getters.query_one("#requests", RequestList)
    helpers = getters.query_one("#helpers", RequestPeople)

    def __init__(self) -> None:
        super().__init__()
        self.next_proposal: int | None = None
        """Who is under the cursor when the people were read again."""

    def _request(self) -> RequestRow | None:
        request = self.requests.chosen
        if request is None:
            self.notify(keyed(_("No request is under the cursor: {add_request} notes one.")))
        return request

    async def _fresh(self) -> RequestRow | None:
        """Return the request under the cursor as it is: a key before may have changed it."""
        request = self._request()
        if request is None:
            return None
        return next(iter(await self.reseau.gateway.ask(request_rows, [request.id])), None)

    async def _actions(self) -> RequestActions | None:
        request = await self._fresh()
        return RequestActions(self, request) if request is not None else None

    async def _steps(self) -> RequestSteps | None:
        """Return what can be done with the person to whom it was taken; None for others."""
        person = self.helpers.helper
        request = await self._fresh() if person is not None else None
        helper = request.helper(person.id) if request is not None and person is not None else None
        if request is None or helper is None:
            return None
        return RequestSteps(self, request, helper)

    def _say_closed(self) -> None:
        self.notify(keyed(_("This request is closed: {close_request} opens it again.")))

    async def _asked_steps(self) -> RequestSteps | None:
        steps = await self._steps()
        if steps is not None and not steps.request.open:
            self._say_closed()
            return None
        if steps is None:
            self.notify(keyed(_("{choose_helper} chooses this person first.")))
        return steps

    # The request ------------------------------------------------------------------------------

    @work(exclusive=True, group="change")
    async def action_add_request(self) -> None:
        """Note what somebody is looking for; the cursor goes there."""
        kept = await add_request(self)
        if kept is not None:
            self.wanted = kept
            self.read_again()

    @work(exclusive=True, group="change")
    async def action_edit_request(self) -> None:
        """Change who looks for what."""
        actions = await self._actions()
        if actions is not None:
            await actions.edit()

    @work(exclusive=True, group="change")
    async def action_close_request(self) -> None:
        """Close it with what came of it; again: it is open."""
        actions = await self._actions()
        if actions is not None:
            await actions.close()

    @work(exclusive=True, group="change")
    async def action_drop_request(self) -> None:
        """Remove it, after asking."""
        actions = await self._actions()
        if actions is not None:
            await actions.drop()

    @work(exclusive=True, group="change")
    async def action_answer_request(self) -> None:
        """Answer what the person under the cursor, or the request, waits for."""
        request = await self._fresh()
        if request is None:
            return
        person = self.helpers.helper if self.at_people else None
        helper = request.helper(person.id) if person is not None else None
        if helper is None:
            helper = next((one for one in request.helpers if one.status == request.step), None)
        if helper is not None and request.open:
            await RequestSteps(self, request, helper).answer()
        else:
            await RequestActions(self, request).answer()

    def action_copy_request(self) -> None:
        """Copy what is looked for."""
        request = self._request()
        if request is not None:
            text = request_words.sought(request)
            self.app.copy_to_clipboard(text)
            self.notify(_("Copied: {what}").format(what=safe(text[:SHOWN_MOST])))

    def action_request_who(self) -> None:
        """Look among everybody with the words of the request."""
        request = self._request()
        if request is not None:
            from reseau_tui.network.request_people import request_words as words_of

            person = self.helpers.person if self.at_people else None
            self.reseau.show_who(" ".join(words_of(request.text)), person)

    def action_request_card(self) -> None:
        """Show the card of who asks, or of the person under the cursor."""
        if self.person_id is not None:
            self.reseau.open_card(self.person_id)
        elif self._request() is not None:
            self.notify(_("Who asks is outside your network and has no card."))

    # The people -------------------------------------------------------------------------------

    def action_helper_open(self) -> None:
        """Show the card of the person under the cursor."""
        if self.helpers.person is not None:
            self.reseau.open_card(self.helpers.person)

    @work(exclusive=True, group="change")
    async def action_choose_helper(self) -> None:
        """Take the request to the person under the cursor, or not any more."""
        steps = await self._steps()
        if steps is not None and not steps.request.open:
            self._say_closed()
        elif steps is not None:
            await steps.turn_choice()
        elif self.helpers.proposal is not None:
            await self._choose(self.helpers.proposal)

    async def _choose(self, proposal: Helper) -> None:
        request = await self._fresh()
        if request is None:
            return
        following = self.helpers.after_proposal()
        why = BETWEEN.join(proposal.why[: proposal.knows])
        if await choose_person(self, request, proposal.id, proposal.name, why):
            self.next_proposal = following

    def action_choose_first(self) -> None:
        """Take the request to the first person proposed."""
        self._choose_numbered(0)

    def action_choose_second(self) -> None:
        """Take the request to the second person proposed."""
        self._choose_numbered(1)

    def action_choose_third(self) -> None:
        """Take the request to the third person proposed."""
        self._choose_numbered(2)

    @work(exclusive=True, group="change")
    async def _choose_numbered(self, place: int) -> None:
        proposed = self.helpers.proposed[place : place + 1]
        if proposed:
            await self._choose(proposed[0])

    @work(exclusive=True, group="change")
    async def action_next_step(self) -> None:
        """One step further with the person under the cursor."""
        steps = await self._asked_steps()
        if steps is not None:
            await steps.forward()

    @work(exclusive=True, group="change")
    async def action_no_step(self) -> None:
        """The person under the cursor cannot help, or nothing came of it."""
        steps = await self._asked_steps()
        if steps is not None:
            await steps.refuse()

    @work(exclusive=True, group="change")
    async def action_leave_helper(self) -> None:
        """Take the person under the cursor off the request, after asking."""
        steps = await self._asked_steps()
        if steps is not None:
            await steps.leave()

    @work(exclusive=True, group="change")
    async def action_copy_letter(self) -> None:
        """Copy the next message."""
        steps = await self._asked_steps()
        if steps is not None:
            await steps.copy_letter()

    @work(exclusive=True, group="change")
    async def action_mail_letter(self) -> None:
        """Open the next message in the mail program."""
        steps = await self._asked_steps()
        if steps is not None:
            await steps.mail_letter()
