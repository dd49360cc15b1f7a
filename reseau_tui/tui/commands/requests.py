"""The commands of the requests: the list of them, and the people one of them is taken to."""

from __future__ import annotations

from reseau_tui.tui.commands.command import (
    EVERY_DAY,
    FIND,
    N_,
    PERSON,
    REQUEST,
    Command,
)

_HERE = ("requests",)
_LIST = ("request-list",)
_PEOPLE = ("request-people",)

COMMANDS: tuple[Command, ...] = (
    Command(
        "add-request", ("a",), N_("add"), N_("Note what somebody is looking for"), EVERY_DAY,
        scopes=_HERE, footer=2,
    ),
    Command(
        "choose-helper", ("space",), N_("choose"),
        N_("Take the request to this person, or not any more"), REQUEST, scopes=_PEOPLE, footer=1,
    ),
    Command(
        "choose-first", ("1", "ampersand"), N_("choose the first"),
        N_("Take the request to the first person proposed"), REQUEST, scopes=_PEOPLE,
        palette=False,
    ),
    Command(
        "choose-second", ("2", "é"), N_("choose the second"),
        N_("Take the request to the second person proposed"), REQUEST, scopes=_PEOPLE,
        palette=False,
    ),
    Command(
        "choose-third", ("3", "quotation_mark"), N_("choose the third"),
        N_("Take the request to the third person proposed"), REQUEST, scopes=_PEOPLE,
        palette=False,
    ),
    Command(
        "next-step", ("s",), N_("next step"),
        N_("One step further: asked, agreed, put in touch, helped"), REQUEST,
        scopes=_PEOPLE, footer=2,
    ),
    Command(
        "no-step", ("r",), N_("no"), N_("This person cannot help, or nothing came of it"),
        REQUEST, scopes=_PEOPLE, footer=3,
    ),
    Command(
        "copy-letter", ("y",), N_("copy a message"),
        N_("Copy a message: the question to this person, or to who asks how to reach them"),
        REQUEST, scopes=_PEOPLE, footer=4,
    ),
    Command(
        "mail-letter", ("O",), N_("mail it"),
        N_("Open that message in your mail program; nothing is sent from here"), REQUEST,
        scopes=_PEOPLE,
    ),
    Command(
        "leave-helper", ("d", "delete"), N_("take off"),
        N_("Take this person off the request (asks first)"), REQUEST, scopes=_PEOPLE,
    ),
    Command(
        "helper-open", ("enter",), N_("card"), N_("Open the card of this person"), PERSON,
        scopes=_PEOPLE, palette=False,
    ),
    Command(
        "open-request", ("enter",), N_("whom to ask"),
        N_("To the people of this request: whom it was taken to, who could help"), REQUEST,
        scopes=_LIST, footer=1,
    ),
    Command(
        "answer-request", ("x",), N_("answer"), N_("Answer what this request waits for"), REQUEST,
        scopes=_HERE, footer=6,
    ),
    Command(
        "close-request", ("c",), N_("close it"),
        N_("Close it with what came of it and who helped; again: it is open"), REQUEST,
        scopes=_HERE, footer=5,
    ),
    Command(
        "edit-request", ("e",), N_("edit"), N_("Change who looks for what"), REQUEST,
        scopes=_HERE, footer=7,
    ),
    Command(
        "request-who", ("w",), N_("who can help"),
        N_("Look among everybody with these words, and with others"), REQUEST, scopes=_HERE,
        footer=6,
    ),
    Command(
        "request-card", ("o",), N_("card"),
        N_("Open the card of who asks, or of the person under the cursor"), PERSON, scopes=_HERE,
    ),
    Command(
        "copy-request", ("y",), N_("copy"), N_("Copy what is looked for"), REQUEST, scopes=_LIST,
    ),
    Command(
        "drop-request", ("d", "delete"), N_("remove"), N_("Remove this request (asks first)"),
        REQUEST, scopes=_LIST, footer=7,
    ),
    Command(
        "search-requests", ("slash",), N_("search"),
        N_("Search as you type: words of the request, who asks, who helps"), FIND, scopes=_HERE,
        footer=6,
    ),
    Command(
        "request-panel", ("tab", "shift+tab"), N_("other panel"),
        N_("From the requests to their people and back"), FIND, scopes=_HERE, palette=False,
    ),
    Command(
        "request-back", ("escape",), N_("back"), N_("To the list, then all requests again"), FIND,
        scopes=_HERE, palette=False,
    ),
)  # fmt: skip
