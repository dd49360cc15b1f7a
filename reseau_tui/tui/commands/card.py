"""The commands of the card in full, and what home shares with it: copy, open."""

from __future__ import annotations

from reseau_tui.tui.commands.command import (
    FACT,
    FIND,
    N_,
    PERSON,
    Command,
)

COMMANDS: tuple[Command, ...] = (
    Command(
        "fact-done", ("x",), N_("done"),
        N_("The promise under the cursor is kept; again: it is open"), FACT,
        scopes=("card-promise",), footer=1,
    ),
    Command(
        "edit-fact", ("e",), N_("edit"), N_("Change what stands in this row"), FACT,
        scopes=("card-fact",), footer=2,
    ),
    Command(
        "enter-fact", ("enter",), N_("open or edit"),
        N_("Open whom or what this row leads to, else change it"), FACT, scopes=("card-fact",),
        palette=False,
    ),
    Command(
        "add-fact", ("a",), N_("add"),
        N_("Add to this section: an address, a role, a date, a promise …"), FACT,
        scopes=("card-fact",), footer=3,
    ),
    Command(
        "remove-fact", ("d", "delete"), N_("remove"),
        N_("Remove what stands in this row (asks first)"), FACT, scopes=("card-fact",), footer=4,
    ),
    Command(
        "edit-notes", ("E",), N_("notes"), N_("Write the notes in your own editor"), PERSON,
        scopes=("card",), footer=5,
    ),
    Command(
        "copy-person", ("y",), N_("copy"),
        N_("Copy an address, a number or the whole card"), PERSON, scopes=("home", "card"),
    ),
    Command(
        "open-link", ("O",), N_("open"),
        N_("Open a link, a mail or a call with the program for it"), PERSON,
        scopes=("home", "card"),
    ),
    Command(
        "card-archive", ("X",), N_("archive"),
        N_("Take this person out of the lists, or bring them back"), PERSON, scopes=("card",),
    ),
    Command(
        "card-back", ("escape",), N_("back"), N_("Back to where you came from"), FIND,
        scopes=("card",), palette=False,
    ),
)  # fmt: skip
