"""A good turn noted from any screen: the form, one named action, a word about it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from reseau_tui.i18n import _
from reseau_tui.model.good_turns import add_good_turn
from reseau_tui.tui.drawing import sentence
from reseau_tui.tui.screens.form import FormScreen
from reseau_tui.tui.screens.turn_form import TurnForm

if TYPE_CHECKING:
    from reseau_tui.tui.app import ReseauApp


async def add_turn(app: ReseauApp, *, given: bool) -> None:
    """Ask for a good turn given or received, with whom the screen is about if it is anybody."""
    if not app.gateway.opened:
        return
    about = getattr(app.screen, "person_id", None)
    people = await app.gateway.names([about]) if about else ()
    person = (people[0].id, people[0].name) if people else None
    form = TurnForm(app.gateway, given=given, person=person)
    values = await app.push_screen_wait(
        FormScreen(_title(person, given), form.pages(), focus="text" if person else "who")
    )
    if values is None:
        return
    fields = form.fields_of(values)
    label = _("good turn given: {text}") if given else _("good turn received: {text}")
    await app.gateway.change(label.format(text=fields.text[:80]), partial(add_good_turn, fields))
    app.tell_done(_("Noted: {text}"), text=fields.text[:80])


def _title(person: tuple[int, str] | None, given: bool) -> Content:
    if person is None:
        return Content(_("A good turn given") if given else _("A good turn received"))
    words = _("A good turn for {name}") if given else _("A good turn from {name}")
    return sentence(words, name=person[1])
