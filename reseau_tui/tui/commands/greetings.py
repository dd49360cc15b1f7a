"""The commands of the greetings."""

from __future__ import annotations

from reseau_tui.tui.commands.command import (
    EVERY_DAY,
    FIND,
    MARKED,
    N_,
    PERSON,
    Command,
)

_HERE = ("greetings",)

COMMANDS: tuple[Command, ...] = (
    Command(
        "write-greeting", ("e", "enter"), N_("write"),
        N_("Write to this person; saved, the text is copied as well"), PERSON, scopes=_HERE,
        footer=1,
    ),
    Command(
        "greeting-editor", ("E",), N_("editor"), N_("Write to this person in your own editor"),
        PERSON, scopes=_HERE,
    ),
    Command(
        "greeting-sent", ("s",), N_("sent"),
        N_("It is sent: into the timeline, and on to the next one to write to"), MARKED,
        scopes=_HERE, footer=2,
    ),
    Command(
        "greeting-answered", ("r",), N_("answered"),
        N_("This person answered; note the words, promise something if you want"), PERSON,
        scopes=_HERE, footer=4,
    ),
    Command(
        "wrote-first", ("w",), N_("wrote first"),
        N_("This person wrote first; once yours is sent, both have written"), MARKED,
        scopes=_HERE, footer=5,
    ),
    Command(
        "not-this-year", ("x",), N_("not this year"),
        N_("Leave out this year; again: take in again"), MARKED, scopes=_HERE, footer=6,
    ),
    Command(
        "greet-no-more", ("X",), N_("never"),
        N_("Take out of the greetings for good; among status:out: take in again"), MARKED,
        scopes=_HERE,
    ),
    Command(
        "greeting-channel", ("c",), N_("channel"),
        N_("Say how it reaches them: mail, letter, message, call"), MARKED, scopes=_HERE,
    ),
    Command(
        "greeting-tongue", ("t",), N_("language"),
        N_("Say in which language they are written to, and with tu or vous"), MARKED,
        scopes=_HERE,
    ),
    Command(
        "copy-greeting", ("y",), N_("copy"), N_("Copy the text to this person"), PERSON,
        scopes=_HERE, footer=3,
    ),
    Command(
        "open-greeting", ("O",), N_("mail it"),
        N_("Open the text in your mail program; nothing is sent from here"), PERSON,
        scopes=_HERE, footer=3,
    ),
    Command(
        "greeting-card", ("o",), N_("card"), N_("Show the whole card of this person"), PERSON,
        scopes=_HERE,
    ),
    Command(
        "mark-greeting", ("space",), N_("mark"), N_("Mark this person, then one down"), MARKED,
        scopes=_HERE,
    ),
    Command(
        "mark-greetings", ("asterisk",), N_("mark all"),
        N_("Mark everybody the list shows; again takes the marks away"), MARKED, scopes=_HERE,
    ),
    Command(
        "greeting-templates", ("T",), N_("templates"),
        N_("Change the texts to begin with, by language, tu and vous"), EVERY_DAY, scopes=_HERE,
    ),
    Command(
        "greeting-addresses", ("A",), N_("addresses"),
        N_("Write the addresses into a file, for envelopes and labels"), EVERY_DAY,
        scopes=_HERE,
    ),
    Command(
        "new-season", ("a",), N_("another season"),
        N_("Begin greetings of another season: a name and two days"), EVERY_DAY, scopes=_HERE,
    ),
    Command(
        "season-before", ("left_square_bracket",), N_("season before"),
        N_("Show the greetings of the season before"), FIND, scopes=_HERE,
    ),
    Command(
        "season-after", ("right_square_bracket",), N_("season after"),
        N_("Show the greetings of the season after"), FIND, scopes=_HERE,
    ),
    Command(
        "next-to-write", ("tab",), N_("next"), N_("To the next one to write to"), FIND,
        scopes=_HERE, palette=False,
    ),
    Command(
        "search-greetings", ("slash",), N_("search"),
        N_(
            "Search as you type: words, circle:2, sphere:work, tag:paris, status:to-write,"
            " status:written, status:sent, status:answered, status:out"
        ),
        FIND, scopes=_HERE, footer=7,
    ),
    Command(
        "all-greetings", ("escape",), N_("all of them"),
        N_("Take the marks away, then the search"), FIND, scopes=_HERE, palette=False,
    ),
)  # fmt: skip
