"""The form of an event: a name and a day; several days, a place and notes if wanted."""

from __future__ import annotations

import datetime

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.model.events import EventFields
from reseau_tui.network.events import EventRow
from reseau_tui.text import clean
from reseau_tui.tui.days import full_date
from reseau_tui.tui.read_day import read_due_day
from reseau_tui.tui.widgets.form_field import Field

_NOTES_LINES = 3


class EventForm:
    """A new event, or ``known``."""

    def __init__(self, known: EventRow | None = None) -> None:
        self._known = known
        self._on = known.on if known else clock.today().isoformat()

    def pages(self) -> list[list[Field]]:
        """Return the one page."""
        known = self._known
        return [
            [
                Field("name", _("Name"), known.name if known else "",
                      hint=_("Crafts fair, Anna's wedding …"), check=_check_name, wide=True),
                Field("on", _("Day"), self._on, hint=_("friday, 12 December, yesterday"),
                      check=self._check_on, explain=_explain),
                Field("until", _("Last day (of several)"), known.until_on or "" if known else "",
                      hint=_("the same day"), check=self._check_until, explain=_explain),
                Field("place", _("Place"), known.place or "" if known else "", wide=True),
                Field("notes", _("Notes"), known.notes or "" if known else "", wide=True,
                      lines=_NOTES_LINES),
            ]
        ]  # fmt: skip

    def fields_of(self, values: dict[str, str]) -> EventFields:
        """Return what the model is told of right values."""
        on = _read(values["on"]) or clock.today()
        return EventFields(
            values["name"], on, _read(values["until"]), values["place"], values["notes"]
        )

    def _check_on(self, value: str) -> str | None:
        self._on = value
        return None if _read(value) else _("A day, like 12 March 2024")

    def _check_until(self, value: str) -> str | None:
        if not value:
            return None
        until, on = _read(value), _read(self._on)
        if until is None:
            return _("A day, like 12 March 2024")
        return _("It ends before it begins.") if on and until < on else None


def _read(value: str) -> datetime.date | None:
    if not value:
        return None
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        return read_due_day(value)


def _check_name(value: str) -> str | None:
    return None if clean(value) else _("What is it called?")


def _explain(value: str) -> str | None:
    found = _read(value)
    return full_date(found) if found and found.isoformat() != value else None
