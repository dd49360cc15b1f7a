"""What can be done with a request: noted, changed, closed, opened again, removed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.content import Content

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.model import requests as model
from reseau_tui.model.database import connection
from reseau_tui.network import request_words
from reseau_tui.network.people import people_rows
from reseau_tui.tui.drawing import sentence
from reseau_tui.tui.screens.choice import Choice, ChoiceScreen
from reseau_tui.tui.screens.form import FormScreen
from reseau_tui.tui.screens.request_form import Asked, ClosingForm, RequestForm

if TYPE_CHECKING:
    from reseau_tui.network.requests import RequestRow
    from reseau_tui.tui.app import ReseauApp
    from reseau_tui.tui.screens.place import PlaceScreen

LABEL_MOST = 80
SHOWN_MOST = 200
"""Letters of a request in a toast or a label, and in a question."""


async def add_request(screen: PlaceScreen, text: str = "") -> int | None:
    """Ask who looks for what and keep it; return its id. ``text`` is what is known already."""
    gateway = screen.reseau.gateway
    if not gateway.opened:
        return None
    form = RequestForm(gateway, text=text)
    values = await screen.app.push_screen_wait(
        FormScreen(Content(_("Somebody is looking for something")), form.pages(), focus="who")
    )
    if values is None:
        return None
    asked = form.asked(values)
    said = {"name": form.name(values), "text": asked.text[:LABEL_MOST]}
    kept = await gateway.change(
        _("request of {name}: {text}").format(**said), partial(_keep, asked, None)
    )
    screen.done(_("Noted: {name} is looking for {text}"), **said)
    return kept


def _keep(asked: Asked, request: int | None) -> int:
    """Write a request down, a new one or a known one again; who is new is added with it."""
    asker = asked.asker
    if asked.new is not None:
        from reseau_tui.model import write

        asker = write.add_contact(connection(), asked.new, int(clock.now().timestamp()))
    values: dict[str, Any] = {
        "text": asked.text, "on": asked.on, "asker": asker, "asker_name": asked.asker_name,
        "private": asked.private,
    }  # fmt: skip
    if request is None:
        return model.add_request(connection(), **values)
    model.edit_request(connection(), request, **values)
    return request


def visit_request(reseau: ReseauApp, request: int) -> None:
    """Show a request on its screen, with its people."""
    from reseau_tui.tui.screens.requests import RequestsScreen

    reseau.action_visit("requests")
    screen = reseau.screen
    if isinstance(screen, RequestsScreen):
        screen.show_row(request)
        screen.show_people_of(request)


class RequestActions:
    """The request ``request`` as ``screen`` changes it."""

    def __init__(self, screen: PlaceScreen, request: RequestRow) -> None:
        self.screen = screen
        self.request = request

    async def edit(self) -> None:
        """Change who looks for what."""
        request = self.request
        form = RequestForm(self.screen.reseau.gateway, known=request)
        pages = form.pages()
        before = {field.name: field.value.strip() for page in pages for field in page}
        values = await self.screen.app.push_screen_wait(
            FormScreen(Content(_("Edit the request")), pages, focus="text")
        )
        if values is None or values == before:
            return
        await self.change(
            _("edit request: {text}"), _("Request changed: {text}"),
            partial(_keep, form.asked(values), request.id),
        )  # fmt: skip

    async def drop(self) -> None:
        """Remove it, after asking."""
        sure = await self.choose(
            _("Remove this request?\n{text}, for {name}"),
            [Choice("y", _("Yes, remove"), True), Choice("n", _("No, keep"), False)],
        )
        if sure:
            await self.change(
                _("request removed: {text}"), _("Removed: {text}"),
                lambda: model.drop_request(connection(), self.request.id),
            )  # fmt: skip

    async def close(self, helped: tuple[int, ...] = ()) -> None:
        """Close it with what came of it; one that is closed is open again."""
        request = self.request
        if not request.open:
            await self.change(
                _("request open again: {text}"), _("Open again: {text}"),
                lambda: model.reopen_request(connection(), request.id),
            )  # fmt: skip
            return
        gateway = self.screen.reseau.gateway
        form = ClosingForm(gateway, request, helped)
        values = await self.screen.app.push_screen_wait(
            FormScreen(
                sentence(
                    _("{name}: {text}"), name=request_words.asker(request),
                    text=request.text[:LABEL_MOST],
                ),
                form.pages(),
            )
        )  # fmt: skip
        if values is None:
            return
        helpers = form.helpers(values)
        people = await gateway.ask(people_rows, helpers) if helpers else ()
        names = [one.name for one in people]
        said = request_words.credits_for(request, names, values["outcome"])
        run = partial(
            _close, request.id, form.day(values).isoformat(), values["outcome"], helpers, said
        )
        done = _("Closed: {text}")
        if names:
            done = _("Closed, thanks to {helpers}: {text}")
        await self.change(
            _("request closed: {text}"), done, run, helpers=request_words.joined(names)
        )

    async def answer(self) -> None:
        """Ask what is to be done with it now."""
        choices = [
            Choice("w", _("see who could help"), "who"),
            Choice("c", _("close it"), "close"),
            Choice("n", _("leave it open"), None),
        ]
        if not self.request.open:
            choices[1] = Choice("c", _("open it again"), "close")
        chosen = await self.choose(_("{name} is looking for {text}"), choices)
        if chosen == "who":
            visit_request(self.screen.reseau, self.request.id)
        elif chosen == "close":
            await self.close()

    async def choose(self, asked: str, choices: list[Choice], **values: str) -> Any:
        """Ask something about it, in a small window."""
        named = sentence(
            asked, text=self.request.text[:SHOWN_MOST],
            name=request_words.asker(self.request), **values,
        )  # fmt: skip
        return await self.screen.app.push_screen_wait(ChoiceScreen(named, choices))

    async def change(self, label: str, said: str, run: Callable[[], Any], **values: str) -> None:
        """Make one change, a step of undo, and say so."""
        values |= {
            "text": self.request.text[:LABEL_MOST], "name": request_words.asker(self.request),
        }  # fmt: skip
        await self.screen.reseau.gateway.change(label.format(**values), run)
        self.screen.done(said, **values)


def _close(
    request: int, on: str, outcome: str, helpers: tuple[int, ...], said: model.Credits
) -> None:
    model.close_request(
        connection(), request, on=on, at=int(clock.now().timestamp()), outcome=outcome,
        helpers=helpers, credits=said,
    )  # fmt: skip
