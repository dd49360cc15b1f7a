"""A network interview noted from any screen: the form, one named action, a word about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.model.database import connection
from reseau_tui.model.interviews import add_interview
from reseau_tui.tui.screens.interview_form import InterviewForm
from reseau_tui.tui.screens.new_people import ask_with_new

if TYPE_CHECKING:
    from reseau_tui.tui.app import ReseauApp


async def add(
    app: ReseauApp, person: int | None, whom: tuple[int | None, str] | None = None
) -> int | None:
    """Ask for a new interview, with ``person`` unless another is named, and for ``whom``.

    Return its id, None when it was left.
    """
    if not app.gateway.opened:
        return None
    people = await app.gateway.names([person]) if person else ()
    known = (people[0].id, people[0].name) if people else None
    form = InterviewForm(app.gateway, person=known, whom=whom)
    title = Content(_("A network interview"))
    values = await ask_form(app, title, form, "aim" if known else "who")
    if values is None:
        return None
    fields = form.fields_of(values)
    name = form.name_of(values)

    def run() -> int:
        return add_interview(connection(), fields, clock.today().isoformat())

    added = await app.gateway.change(_("interview with {name}").format(name=name), run)
    app.tell_done(_("Interview with {name} noted"), name=name)
    return added


async def ask_form(
    app: ReseauApp, title: Content, form: InterviewForm, focus: str
) -> dict[str, str] | None:
    """Show the form until who is new in it is meant to be added; return its values.

    None: left, or nothing was changed of a known interview.
    """
    before = {field.name: field.value.strip() for page in form.pages() for field in page}
    values = await ask_with_new(app, title, form, focus)
    return None if form.known is not None and values == before else values
