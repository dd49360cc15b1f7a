"""One person and one request: chosen, asked, agreed, put in touch, helped; one action each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.model import requests as model
from reseau_tui.model.database import connection
from reseau_tui.network import request_letters, request_words
from reseau_tui.tui.commands import command, keyed
from reseau_tui.tui.drawing import safe
from reseau_tui.tui.screens.choice import Choice
from reseau_tui.tui.screens.request_actions import RequestActions

if TYPE_CHECKING:
    from reseau_tui.network.requests import RequestHelper, RequestRow
    from reseau_tui.tui.screens.place import PlaceScreen

_MARK, _LOG, _COPY = "mark", "log", "copy"


async def choose_person(
    screen: PlaceScreen, request: RequestRow, contact: int, name: str, why: str
) -> bool:
    """Take a request to somebody; return whether it was so, three are under way at most."""
    if request.full:
        screen.notify(
            _(
                "Three people are under way already, and each feels meant. When one of them cannot"
                " help, there is room for {name}."
            ).format(name=safe(name))
        )
        return False
    await RequestActions(screen, request).change(
        _("chose {helper} for: {text}"), _("Chosen: {helper}, for {text}"),
        lambda: model.choose(connection(), request.id, contact, _today(), why), helper=name,
    )  # fmt: skip
    return True


class RequestSteps(RequestActions):
    """The steps of ``helper``, to whom ``request`` was taken, as ``screen`` changes them."""

    def __init__(self, screen: PlaceScreen, request: RequestRow, helper: RequestHelper) -> None:
        super().__init__(screen, request)
        self._helper = helper

    async def forward(self) -> None:
        """One step further."""
        status = self._helper.status
        if status == model.CHOSEN:
            await self._ask()
        elif status == model.ASKED:
            await self._step(model.AGREED)
        elif status == model.AGREED:
            await self._put_in_touch()
        elif status == model.SENT:
            await self._step(model.HELPED)
        elif status == model.HELPED:
            if self.request.open:
                await self.close((self._helper.id,))
        else:
            await self.choose_again()

    async def refuse(self) -> None:
        """They cannot help, or nothing came of it."""
        if self._helper.status in (model.SENT, model.HELPED):
            await self._step(model.NOTHING)
        else:
            await self._step(model.DECLINED)

    async def turn_choice(self) -> None:
        """Not chosen any more; who was asked already is asked about first."""
        if self._helper.status == model.CHOSEN:
            await self._leave_out()
        elif self._helper.under_way or self._helper.status == model.HELPED:
            await self.leave()
        else:
            await self.choose_again()

    async def choose_again(self) -> None:
        """Take the request to them once more."""
        helper = self._helper
        await choose_person(self.screen, self.request, helper.id, helper.name, helper.why)

    async def leave(self) -> None:
        """Take them off the request, after asking."""
        sure = await self._choose(
            _("Take {helper} off this request?\n{text}, for {name}"),
            [Choice("y", _("Yes, take off"), True), Choice("n", _("No, keep"), False)],
        )
        if sure:
            await self._leave_out()

    async def answer(self) -> None:
        """Ask what is known by now, by how far it is."""
        question = request_words.question(self.request, self._helper)
        chosen = await self.choose("{question}", self._answers(), question=question)
        if chosen == "forward":
            await self.forward()
        elif chosen == "close":
            await self.close((self._helper.id,))
        elif chosen == "wait":
            await self._step(self._helper.status, _("{helper}: asked again later"))
        elif chosen == "again":
            await self.choose_again()
        elif chosen is not None:
            await self._step(chosen)

    def _answers(self) -> list[Choice]:
        """Return what may be answered now."""
        forward, close = "forward", Choice("c", _("close the request"), "close")
        status = self._helper.status
        if status == model.CHOSEN:
            return [
                Choice("s", _("ask now, or asked already"), forward),
                Choice("r", _("better not"), model.DECLINED),
            ]
        if status == model.ASKED:
            return [
                Choice("s", _("yes, and agreed"), forward),
                Choice("r", _("cannot help"), model.DECLINED),
                Choice("w", _("no answer yet: ask again in a week"), "wait"),
            ]
        if status == model.AGREED:
            return [
                Choice("s", _("put them in touch now, or done"), forward),
                Choice("r", _("it is not needed any more"), model.NOTHING),
            ]
        if status == model.SENT:
            return [
                Choice("y", _("yes: close it, with thanks to both"), "close"),
                Choice("s", _("yes, and it is still looked for"), model.HELPED),
                Choice("r", _("nothing came of it"), model.NOTHING),
                Choice("w", _("not known yet: ask again in two weeks"), "wait"),
            ]
        if status == model.HELPED:
            return [close, Choice("r", _("nothing came of it after all"), model.NOTHING)]
        return [Choice("s", _("ask them once more"), "again")]

    # Writing ----------------------------------------------------------------------------------

    @property
    def to_asker(self) -> bool:
        """Whether the next message is for who asks, and not for who may help."""
        return self._helper.status not in (model.CHOSEN, model.ASKED)

    async def letter(self) -> str:
        """Return the next message; "" when there is nobody to write to."""
        write = request_letters.address if self.to_asker else request_letters.question
        return await self.screen.reseau.gateway.ask(write, self.request, self._helper.id)

    async def copy_letter(self) -> None:
        """Copy the next message, and say which key is next."""
        text = await self.letter()
        if not text:
            self.screen.notify(_("Nobody is there to write to."))
            return
        self.screen.app.copy_to_clipboard(text)
        said = _("Copied: the message to {name} · {next_step} when it is sent")
        self.screen.notify(keyed(said, name=safe(self._addressee)))

    async def mail_letter(self) -> None:
        """Open the next message in the mail program."""
        from reseau_tui.network.people import person
        from reseau_tui.tui.links import link_of
        from reseau_tui.tui.screens.greeting_writing import mail_link
        from reseau_tui.tui.screens.reaching import open_in_program

        text = await self.letter()
        contact = self.request.asker_id if self.to_asker else self._helper.id
        card = await self.screen.reseau.gateway.ask(person, contact) if contact else None
        points = card.points if card is not None else ()
        mail = next((one.value for one in points if one.kind == "email"), "")
        link = link_of("email", mail) if mail else None
        if not link or not text:
            said = _("No e-mail address of {name} is known: {copy_letter} copies the message.")
            self.screen.notify(keyed(said, name=safe(self._addressee)))
            return
        subject = "" if self.request.private else " ".join(self.request.text.split())[:LINE]
        await open_in_program(
            self.screen, mail_link(link, subject, text), mail, command("copy-letter").key
        )

    @property
    def _addressee(self) -> str:
        return request_words.asker(self.request) if self.to_asker else self._helper.name

    async def _ask(self) -> None:
        how = await self._choose(
            _("Ask {helper}:\n{text}, for {name}"),
            [
                Choice("s", _("asked: only mark it"), _MARK),
                Choice("l", _("asked: log it too"), _LOG),
                Choice("y", _("copy a message to send"), _COPY),
            ],
        )
        await self._written(how, model.ASKED, self._helper.id)

    async def _put_in_touch(self) -> None:
        choices = [Choice("s", _("done: only mark it"), _MARK)]
        if self.request.asker_id is not None:
            choices.append(Choice("l", _("done: log it too"), _LOG))
        choices.append(Choice("y", _("copy a message to send"), _COPY))
        asked = _("{helper} agreed. Tell {name} how to reach them:\n{text}")
        how = await self._choose(asked, choices)
        await self._written(how, model.SENT, self.request.asker_id)

    async def _written(self, how: str | None, status: str, contact: int | None) -> None:
        """Copy the message, or note that it was sent, with an exchange if that is wanted."""
        if how == _COPY:
            await self.copy_letter()
        elif how == _LOG and contact is not None:
            await self._step(status, log=contact)
        elif how == _MARK:
            await self._step(status)

    # Changing ---------------------------------------------------------------------------------

    async def _step(self, status: str, said: str = "", log: int | None = None) -> None:
        request, helper, today = self.request, self._helper, _today()
        text, wanted = request_words.written(request, helper.name, to_asker=self.to_asker)

        def run() -> None:
            model.take_step(connection(), request.id, helper.id, status, today)
            if log is not None:
                at = int(clock.now().timestamp())
                model.write_to(connection(), log, text, wanted, today, at)

        values = {"helper": helper.name, "status": request_words.status(status)}
        await self.change(
            _("{helper}, {status}: {text}"), said or _("{helper}, {status}: {text}"), run, **values
        )

    async def _leave_out(self) -> None:
        request, helper = self.request, self._helper
        await self.change(
            _("took {helper} off: {text}"), _("Not any more: {helper}, for {text}"),
            lambda: model.leave_out(connection(), request.id, helper.id), helper=helper.name,
        )  # fmt: skip

    async def _choose(self, question: str, choices: list[Choice]) -> str | None:
        return await self.choose(question, choices, helper=self._helper.name)


LINE = 120
"""Letters of the subject of a mail at most."""


def _today() -> str:
    return clock.today().isoformat()
