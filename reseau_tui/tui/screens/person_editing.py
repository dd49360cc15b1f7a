"""Changing what is known about somebody: the form, one named action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reseau_tui.i18n import _
from reseau_tui.tui.drawing import sentence
from reseau_tui.tui.read_day import read_past_day
from reseau_tui.tui.screens import person_form
from reseau_tui.tui.screens.form import FormScreen
from reseau_tui.tui.screens.person_picker import PersonPicker

if TYPE_CHECKING:
    from reseau_tui.network.people import PersonCard
    from reseau_tui.tui.screens.base import ReseauScreen


async def edit_person(screen: ReseauScreen, card: PersonCard) -> str | None:
    """Ask what is to be changed and change it; return the name, None when nothing was."""
    gateway = screen.reseau.gateway
    known = person_form.known_of(card)
    before = (card.met_through, card.met_through_name or "") if card.met_through else None
    through = PersonPicker(gateway, before, but=card.summary.id)
    values = await screen.app.push_screen_wait(
        FormScreen(
            sentence(_("Edit {name}"), name=card.summary.name),
            person_form.pages(known, read_past_day, through),
        )
    )
    if values is None or values == known:
        return None
    fields = person_form.fields_of(values, known, read_past_day, through)
    await gateway.edit_contact(card.summary.id, card.summary.name, fields)
    return values["name"]
