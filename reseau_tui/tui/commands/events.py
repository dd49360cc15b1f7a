"""The commands of the events: their list, and one of them open."""

from __future__ import annotations

from reseau_tui.tui.commands.command import (
    EVENT,
    FIND,
    N_,
    PERSON,
    Command,
)

_BOTH = ("events", "event")

COMMANDS: tuple[Command, ...] = (
    Command(
        "open-event", ("enter",), N_("open"),
        N_("Open this event: who comes, whom I met; on a person, the event they were met at"),
        EVENT, scopes=("events",), footer=1,
    ),
    Command(
        "new-card", ("o",), N_("card"),
        N_("Show the whole card of this new person; of an event, the event itself"), PERSON,
        scopes=("events",),
    ),
    Command(
        "add-event", ("a",), N_("new event"), N_("Add an event: a name, a day, a place"), EVENT,
        scopes=("events",), footer=2,
    ),
    Command(
        "met-there", ("a",), N_("met"),
        N_("Type whom I met there, one a line: name, organisation, subject"), EVENT,
        scopes=("event",), footer=1,
    ),
    Command(
        "who-comes", ("c",), N_("who comes"), N_("Type who comes, one name a line"), EVENT,
        scopes=("event",), footer=2,
    ),
    Command(
        "want-to-see", ("w",), N_("to see"),
        N_("I want to see this person there; again: no longer"), PERSON, scopes=("event",),
        footer=3,
    ),
    Command(
        "whom-to-see", ("v",), N_("whom to see"),
        N_("Type whom I want to see there, one name a line"), EVENT, scopes=("event",),
    ),
    Command(
        "wrote-to-new", ("f",), N_("written to"),
        N_("I wrote to this new person: log it with a line"), PERSON, scopes=_BOTH, footer=4,
    ),
    Command(
        "leave-new", ("s",), N_("leave it"),
        N_("Nothing is to be written to this new person; again: it is"), PERSON, scopes=_BOTH,
        footer=5,
    ),
    Command(
        "answer-new", ("x",), N_("answers"),
        N_("The answers there are about this new person: written to, or nothing to write"),
        PERSON, scopes=_BOTH,
    ),
    Command(
        "event-subject", ("t",), N_("subject"), N_("Note what was talked about with this person"),
        PERSON, scopes=("event",), footer=6,
    ),
    Command(
        "guest-card", ("enter", "o"), N_("card"), N_("Show the whole card of this person"), PERSON,
        scopes=("event",),
    ),
    Command(
        "copy-guests", ("y",), N_("copy"), N_("Copy who is in this list, one a line"), EVENT,
        scopes=("event",),
    ),
    Command(
        "edit-event", ("e",), N_("edit"), N_("Change name, days, place or notes of this event"),
        EVENT, scopes=_BOTH, footer=7,
    ),
    Command(
        "drop-event", ("d", "delete"), N_("remove"), N_("Remove this event (asks first)"), EVENT,
        scopes=("events",),
    ),
    Command(
        "drop-guest", ("d", "delete"), N_("take out"),
        N_("Take this person out of the event (asks first)"), PERSON, scopes=("event",),
    ),
    Command(
        "event-from-calendar", ("C",), N_("from a calendar"),
        N_("Take an event and who comes out of a calendar file"), EVENT, scopes=("events",),
        footer=6,
    ),
    Command(
        "search-events", ("slash",), N_("search"),
        N_("Search as you type: words of the event, or the name of somebody there"), FIND,
        scopes=("events",), footer=8,
    ),
    Command(
        "search-guests", ("slash",), N_("search"), N_("Search the people of this event"), FIND,
        scopes=("event",), footer=8,
    ),
    Command(
        "next-event-part", ("tab",), N_("next part"), N_("To the next part of the list"), FIND,
        scopes=_BOTH, palette=False,
    ),
    Command(
        "previous-event-part", ("shift+tab",), N_("part before"), N_("To the part before"), FIND,
        scopes=_BOTH, palette=False,
    ),
    Command(
        "all-events", ("escape",), N_("all of them"), N_("Clear the search"), FIND,
        scopes=("events",), palette=False,
    ),
    Command(
        "event-back", ("escape",), N_("back"),
        N_("Clear the search, then back to where the event was opened"), FIND, scopes=("event",),
        palette=False,
    ),
)  # fmt: skip
