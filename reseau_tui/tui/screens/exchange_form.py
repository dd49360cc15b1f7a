"""The form of an exchange: which fields, what is right in them, and what the model is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reseau_tui import clock
from reseau_tui.capture.dates import parse_date
from reseau_tui.i18n import _
from reseau_tui.text import clean
from reseau_tui.tui.days import day, full_date
from reseau_tui.tui.labels import kinds
from reseau_tui.tui.read_day import read_past_day
from reseau_tui.tui.screens.person_form import check_notes, code_of
from reseau_tui.tui.widgets.form_field import Field

if TYPE_CHECKING:
    from reseau_tui.model.interactions import InteractionFields
    from reseau_tui.network.timeline import Entry
    from reseau_tui.tui.screens.people_picker import PeoplePicker

TEXT_LINES = 4
"""Lines of the text seen at once."""

LONGEST_MINUTES = 24 * 60
"""The longest exchange capture takes, too."""


def initiatives() -> dict[str, str]:
    """Return who started it, in words."""
    return {"me": _("me"), "them": _("them"), "both": _("both")}


def pages(entry: Entry, people: PeoplePicker) -> list[list[Field]]:
    """Return the two pages, filled with what is known of ``entry``."""
    known = known_of(entry, people)

    def field(name: str, label: str, **more: Any) -> Field:
        return Field(name, label, known[name], **more)

    def check_kind(value: str) -> str | None:
        # A kind of an import's own stays as long as it is left alone.
        if value == known["kind"] or code_of(value, kinds()):
            return None
        return _("One of: {list}").format(list=", ".join(kinds().values()))

    return [
        [
            field(
                "on", _("Day"), hint=_("yesterday, last friday, 3 March"),
                check=check_day, explain=explain_day,
            ),
            field("at", _("Time"), hint=_("15:30, or nothing"), check=check_time,
                  explain=explain_time),
            field("kind", _("Kind"), check=check_kind, options=tuple(kinds().values())),
            field(
                "initiative", _("Who started it"), check=check_initiative,
                options=tuple(initiatives().values()),
            ),
            field(
                "people", _("With"), check=people.check, explain=people.explain,
                prepare=people.prepare, suggester=people, wide=True,
            ),
            field("text", _("What happened"), check=check_notes, wide=True, lines=TEXT_LINES),
        ],
        [
            field("place", _("Place")),
            field("minutes", _("Minutes"), check=check_minutes),
            field("tags", _("Tags"), hint=_("paris, climbing"), wide=True),
        ],
    ]  # fmt: skip


def known_of(entry: Entry, people: PeoplePicker) -> dict[str, str]:
    """Return what is known of an exchange, as the form writes it."""
    return {
        "on": entry.on,
        "at": entry.at or "",
        "kind": kinds().get(entry.kind, entry.kind),
        "initiative": initiatives().get(entry.initiative, entry.initiative),
        "people": people.written,
        "text": entry.text,
        "place": entry.place or "",
        "minutes": str(entry.minutes or ""),
        "tags": ", ".join(entry.tags),
    }


def fields_of(
    values: dict[str, str], known: dict[str, str], people: PeoplePicker
) -> InteractionFields:
    """Return what the model is told: only what differs from ``known``."""
    from reseau_tui.model.interactions import InteractionFields

    told = InteractionFields()
    readers = {
        "on": read_past_day,
        "at": read_time,
        "kind": lambda value: code_of(value, kinds()),
        "initiative": lambda value: code_of(value, initiatives()),
        "text": str,
        "place": str,
        "minutes": lambda value: int(value) if value else None,
    }
    for name, reader in readers.items():
        if values[name] != known[name].strip():
            told.values[name] = reader(values[name])
    if values["people"] != known["people"].strip():
        told.people = people.ids_of(values["people"])
    if values["tags"] != known["tags"].strip():
        told.tags = tuple(part.strip().lstrip("+#") for part in values["tags"].split(","))
    return told


def read_time(value: str) -> str | None:
    """Return the time of day (HH:MM) that a text means, None when it means none."""
    if not value:
        return None
    found = parse_date(value, clock.now(), prefer="past")
    return found.at if found else None


def check_day(value: str) -> str | None:
    """A day that has come."""
    read = read_past_day(value)
    if read is None:
        return _("A day, like 12 March 2024")
    return _("That day is still to come.") if day(read) > clock.today() else None


def explain_day(value: str) -> str | None:
    """Return the day that was understood."""
    read = read_past_day(value)
    return full_date(day(read)) if read else None


def check_time(value: str) -> str | None:
    """A time of day or nothing."""
    return None if not value or read_time(value) else _("A time, like 15:30")


def explain_time(value: str) -> str | None:
    """Return the time that was understood, when it is written otherwise."""
    read = read_time(value)
    return read if read != value else None


def check_initiative(value: str) -> str | None:
    """Me, them or both."""
    if code_of(value, initiatives()):
        return None
    return _("One of: {list}").format(list=", ".join(initiatives().values()))


def check_minutes(value: str) -> str | None:
    """A number of minutes of one day, or nothing."""
    value = clean(value)
    if not value or (value.isascii() and value.isdigit() and 0 < int(value) <= LONGEST_MINUTES):
        return None
    return _("A number of minutes")
