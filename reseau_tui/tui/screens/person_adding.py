"""Adding a person: one form, only the name is needed, one line asks how you met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.network.meeting_places import recent_events
from reseau_tui.tui.read_day import read_past_day
from reseau_tui.tui.screens import person_form
from reseau_tui.tui.screens.form import FormScreen
from reseau_tui.tui.screens.meeting_line import MeetingLine
from reseau_tui.tui.screens.person_picker import PersonPicker

if TYPE_CHECKING:
    from reseau_tui.tui.app import ReseauApp

_FIRST = ("name", "circle", "sphere", "city", "organisation", "title", "email", "phone")
_SECOND = ("birthday", "tags", "nickname", "country", "style", "rhythm_days", "notes")


async def add_person(app: ReseauApp) -> tuple[int, str] | None:
    """Ask for a person and add them; return id and name, None when the form was left."""
    gateway = app.gateway
    events = await gateway.ask(recent_events, clock.today()) if gateway.opened else []
    meeting = MeetingLine(gateway, events)
    through = PersonPicker(gateway)
    known = {
        field.name: field
        for page in person_form.pages({}, read_past_day, through)
        for field in page
    }
    pages = [
        [*(known[name] for name in _FIRST), meeting.field()],
        [known[name] for name in _SECOND],
    ]
    values = await app.push_screen_wait(FormScreen(Content(_("Add a person")), pages))
    if values is None:
        return None
    met = values.pop("met")
    fields = person_form.fields_of(values, {}, read_past_day, through)
    fields.values.update(meeting.values(met))
    return await gateway.add_contact(fields), values["name"]
