"""What is asked for of the person themself on the card in full, a few fields at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reseau_tui.i18n import _
from reseau_tui.tui.loose_day import check_past, explain_loose, iso
from reseau_tui.tui.read_day import read_past_day
from reseau_tui.tui.screens import person_form
from reseau_tui.tui.widgets.form_field import Field

if TYPE_CHECKING:
    from reseau_tui.model.contacts import ContactFields
    from reseau_tui.network.people import PersonCard
    from reseau_tui.tui.screens.person_picker import PersonPicker

GROUPS: tuple[tuple[str, ...], ...] = (
    ("name", "nickname", "city", "country"),
    ("circle", "sphere", "style", "rhythm_days"),
    ("birthday", "deceased_on"),
    ("met_on", "met_where", "met_through"),
    ("tags", "offers", "seeks"),
)
"""What of a contact is asked for together."""

OWN = ("offers", "seeks", "deceased_on")
"""Fields that only the card in full has."""

NOTE_LINES = 10
"""Lines of the notes seen at once: a window of 18 lines has room for them."""

_WIDE = ("tags", "offers", "seeks", "met_through")


def group_of(field: str) -> tuple[str, ...]:
    """Return the fields asked for together with ``field``."""
    return next(group for group in GROUPS if field in group)


def known_of(card: PersonCard) -> dict[str, str]:
    """Return what a card knows, as the forms write it."""
    return {
        **person_form.known_of(card),
        "offers": ", ".join(card.offers),
        "seeks": ", ".join(card.seeks),
        "deceased_on": card.deceased_on or "",
    }


def contact_fields(
    known: dict[str, str], names: tuple[str, ...], through: PersonPicker
) -> list[Field]:
    """Return the fields called ``names``."""
    asked = {
        field.name: field
        for page in person_form.pages(known, read_past_day, through)
        for field in page
    }
    asked["offers"] = Field(
        "offers", _("Can help with"), known["offers"], hint=_("a job at Airbus, plumbing")
    )
    asked["seeks"] = Field(
        "seeks", _("Looks for"), known["seeks"], hint=_("a flat in Lyon, a mentor")
    )

    def check_died(value: str) -> str | None:
        # What another program wrote stays right as long as it is left alone.
        return None if value == known["deceased_on"] else check_past(value)

    asked["deceased_on"] = Field(
        "deceased_on", _("Died on"), known["deceased_on"],
        check=check_died, explain=explain_loose,
    )  # fmt: skip
    return [replace(asked[name], wide=asked[name].wide or name in _WIDE) for name in names]


def notes_field(notes: str) -> Field:
    """Return the field of the notes, as high as a small window takes."""
    return Field(
        "notes", _("Notes"), notes, check=person_form.check_notes, wide=True, lines=NOTE_LINES
    )


def contact_changes(
    values: dict[str, str], known: dict[str, str], through: PersonPicker
) -> tuple[ContactFields, dict[str, tuple[str, ...]]]:
    """Return what changed: fields of the contact, and tags by role beside those of role tag."""
    fields = person_form.fields_of(values, known, read_past_day, through)
    if "deceased_on" in values and values["deceased_on"] != known["deceased_on"]:
        fields.values["deceased_on"] = iso(values["deceased_on"]) or ""
    roles = {
        role: tuple(part.strip() for part in values[role].split(",") if part.strip())
        for role in ("offers", "seeks")
        if role in values and values[role] != known[role]
    }
    return fields, roles
