"""The commands of the network screen: people, a card, whom to get back to."""

from __future__ import annotations

from reseau_tui.tui.commands.command import (
    EVERY_DAY,
    FIND,
    MARKED,
    N_,
    PERSON,
    PROGRAM,
    Command,
)

COMMANDS: tuple[Command, ...] = (
    Command(
        "add", ("a",), N_("add"), N_("Add a person; only the name is needed"), EVERY_DAY, footer=2
    ),
    Command("open", ("enter",), N_("open"), N_("Show the whole card of this person"), PERSON),
    Command(
        "edit", ("e",), N_("edit"), N_("Change what is known about this person"), PERSON, footer=3
    ),
    Command(
        "promise", ("p",), N_("promise"), N_("Promise something, with a date"), PERSON,
        scopes=("home", "card"), footer=5,
    ),
    Command(
        "not-now", ("s",), N_("not now"),
        N_("Put this person off for some days"), PERSON, scopes=("home", "card"), footer=6,
    ),
    Command("mark", ("space",), N_("mark"), N_("Mark this person, then one down"), MARKED),
    Command(
        "mark-all", ("asterisk",), N_("mark all"),
        N_("Mark everybody the list shows; again takes the marks away"), MARKED,
    ),
    Command("tag", ("t",), N_("tag"), N_("Give tags or take them away"), MARKED),
    Command("circle", ("C",), N_("circle"), N_("Choose a circle"), MARKED),
    Command(
        "circle-1", ("1", "ampersand"), N_("circle 1"), N_("Circle 1: intimates"), MARKED,
        palette=False,
    ),
    Command(
        "circle-2", ("2", "é"), N_("circle 2"), N_("Circle 2: close"), MARKED, palette=False
    ),
    Command(
        "circle-3", ("3", "quotation_mark"), N_("circle 3"), N_("Circle 3: friends & allies"),
        MARKED, palette=False,
    ),
    Command(
        "circle-4", ("4", "apostrophe"), N_("circle 4"), N_("Circle 4: active network"), MARKED,
        palette=False,
    ),
    Command(
        "circle-5", ("5", "left_parenthesis"), N_("circle 5"), N_("Circle 5: acquaintances"),
        MARKED, palette=False,
    ),
    Command(
        "circle-0", ("0", "à"), N_("no circle"), N_("In no circle: not sorted yet"), MARKED,
        palette=False,
    ),
    Command("sphere", ("S",), N_("sphere"), N_("Say where the tie comes from"), MARKED),
    Command("style", ("Y",), N_("style"), N_("Say how the tie is kept"), MARKED),
    Command("rhythm", ("R",), N_("rhythm"), N_("Say how often to be in touch"), MARKED),
    Command(
        "touch", ("T",), N_("sign to all"),
        N_("Write down a post, a newsletter, an article that reached them all"), MARKED,
    ),
    Command("star", ("f",), N_("star"), N_("Give a star; again takes it away"), MARKED),
    Command(
        "archive", ("x",), N_("archive"),
        N_("Take out of the lists; among the archived: bring back"), MARKED,
    ),
    Command("delete", ("d", "delete"), N_("delete"), N_("Delete (asks first)"), MARKED),
    Command(
        "done", ("x",), N_("done"), N_("Mark the promise as kept (in the reconnect panel)"), PERSON,
        scopes=("reconnect",),
    ),
    Command(
        "next-person", ("J",), N_("next person"), N_("Go to the next person, from any panel"),
        PERSON, scopes=("home", "card"),
    ),
    Command(
        "previous-person", ("K",), N_("previous person"),
        N_("Go to the previous person, from any panel"), PERSON, scopes=("home", "card"),
    ),
    Command(
        "export", ("E",), N_("export"),
        N_("Write the marked people, the list or everybody to a file"), PROGRAM,
    ),
    Command(
        "gentle", ("A",), N_("start gently"),
        N_("After a while away: spread who is waiting over six weeks"), EVERY_DAY,
        scopes=("home", "today"),
    ),
    Command(
        "filter", ("slash",), N_("search"),
        N_("Search as you type: words, circle:2, sphere:work, tag:paris, quiet:6m, is:starred"),
        FIND, footer=4,
    ),
    Command(
        "sort", ("o",), N_("sort"), N_("Sort by name, last contact, circle or date added"), FIND
    ),
    Command(
        "archived", ("X",), N_("archived"), N_("Show the archived people, or the network again"),
        FIND,
    ),
    Command(
        "reconnect", ("r",), N_("reconnect"),
        N_("Show or hide who to get back to (narrow windows)"), FIND,
    ),
    Command(
        "next-panel", ("tab",), N_("next panel"), N_("Move to the next panel"), FIND,
        scopes=("home", "card"), palette=False,
    ),
    Command(
        "previous-panel", ("shift+tab",), N_("previous panel"), N_("Move to the previous panel"),
        FIND, scopes=("home", "card"), palette=False,
    ),
    Command(
        "back", ("escape",), N_("back"),
        N_("Close what is open, then take the marks away, then the search"), FIND, palette=False,
    ),
)  # fmt: skip
