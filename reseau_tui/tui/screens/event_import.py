"""An event out of a calendar file: which one, and who of its people is added to the network."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from reseau_tui.i18n import _, ngettext
from reseau_tui.interchange.event_guests import EventFile, known, read_events
from reseau_tui.interchange.import_events import fields_of
from reseau_tui.interchange.record import EventRecord, PersonRecord, Unreadable
from reseau_tui.model.contacts import ContactFields, Point, add_contact
from reseau_tui.model.database import connection
from reseau_tui.model.events import take_in
from reseau_tui.text import fold
from reseau_tui.tui.days import full_date
from reseau_tui.tui.drawing import safe
from reseau_tui.tui.folder import first_folder
from reseau_tui.tui.screens.file_picker import FilePicker
from reseau_tui.tui.screens.import_begin import FOLDER_KEY
from reseau_tui.tui.screens.pick_line import PickLine
from reseau_tui.tui.screens.tick_people import TickPeople
from reseau_tui.tui.widgets.pick_list import Pick

if TYPE_CHECKING:
    from reseau_tui.tui.screens.place import PlaceScreen

_MOST = 50
"""Events offered at once."""


class EventPick(PickLine):
    """Choose one of several events; gives back its record."""

    def __init__(self, events: Sequence[EventRecord]) -> None:
        super().__init__(Content(_("Which event?")), _("a word of its name"))
        self._events = events

    async def offers(self, typed: str) -> Sequence[Pick]:
        """The events whose name or place has what is typed, in the order of their days."""
        wanted = fold(typed)
        return [
            Pick(one.name, " · ".join(part for part in (full_date(one.on), one.place) if part), one)
            for one in self._events
            if wanted in fold(f"{one.name} {one.place}")
        ][:_MOST]

    def said(self, typed: str, picks: Sequence[Pick]) -> str:
        """How many there are, or that none is."""
        if not picks:
            return _("No event of this file has “{query}”.").format(query=typed)
        count = len(self._events)
        return ngettext("{count} event", "{count} events", count).format(count=count)


class EventImport:
    """Takes one event in, as ``screen`` asks for it."""

    def __init__(self, screen: PlaceScreen) -> None:
        self._screen = screen

    async def run(self) -> int | None:
        """Ask for the file, the event, the people; return the id of the event taken in."""
        app = self._screen.reseau
        folder = first_folder(app.memory.text(FOLDER_KEY))
        path = await app.push_screen_wait(
            FilePicker(Content(_("An event: choose a calendar file (.ics)")), folder, "")
        )
        if path is None:
            return None
        app.memory.remember(**{FOLDER_KEY: os.path.dirname(path)})
        try:
            file = await app.gateway.ask(read_events, path, os.path.basename(path))
        except Unreadable as error:
            self._screen.notify(error.sentence, severity="warning")
            return None
        event = await self._choose(file.events)
        return await self._take(file, event) if event is not None else None

    async def _choose(self, events: Sequence[EventRecord]) -> EventRecord | None:
        if not events:
            self._screen.notify(_("No event from today on is in this file."))
            return None
        if len(events) == 1:
            return events[0]
        inorder = sorted(events, key=lambda one: one.on)
        return await self._screen.app.push_screen_wait(EventPick(inorder))

    async def _take(self, file: EventFile, event: EventRecord) -> int | None:
        people = [file.people[key] for key in event.people if key in file.people]
        there = await self._screen.reseau.gateway.ask(known, people)
        strangers = [one for one in people if one.key not in there]
        added: Sequence[PersonRecord] = ()
        if strangers:
            title = _("Not in the network: whom to add to “{event}”?")
            chosen = await self._screen.app.push_screen_wait(
                TickPeople(
                    Content(title.format(event=safe(event.name))),
                    [(one.name, _address(one)) for one in strangers],
                )
            )
            if chosen is None:
                return None
            added = [strangers[place] for place in chosen]
        coming = list(dict.fromkeys(there.values()))

        def run() -> tuple[int, bool, bool]:
            new = [add_contact(_fields(one)) for one in added]
            return take_in(connection(), event.uid, fields_of(event), [*coming, *new])

        label = _("event: {name}").format(name=event.name)
        taken, new, changed = await self._screen.reseau.gateway.change(label, run)
        if new or changed or added:
            count = len(coming) + len(added)
            said = ngettext("{name}: {count} person comes", "{name}: {count} people come", count)
            self._screen.done(said.replace("{count}", str(count)), name=event.name)
        else:
            words = _("{name} is there already: nothing was changed.")
            self._screen.notify(words.format(name=safe(event.name)))
        return taken


def _address(person: PersonRecord) -> str:
    return next((point.value for point in person.points if point.value != person.name), "")


def _fields(person: PersonRecord) -> ContactFields:
    return ContactFields(
        {"name": person.name},
        points=tuple(Point("email", point.value) for point in person.points),
        point_kinds=frozenset({"email"}),
    )
