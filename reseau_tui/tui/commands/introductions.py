"""The commands of introductions: proposed from everywhere, followed on their screen, the tree."""

from __future__ import annotations

from reseau_tui.tui.commands.command import (
    FIND,
    INTRODUCTION,
    N_,
    PERSON,
    Command,
)

COMMANDS: tuple[Command, ...] = (
    Command(
        "introduce", ("i",), N_("introduce"),
        N_("Introduce this person to somebody: who fits is proposed"), PERSON, scopes=("app",),
    ),
    Command(
        "new-introduction", ("a",), N_("add"),
        N_("Note an introduction: by you, for you, or between others"), INTRODUCTION,
        scopes=("introductions",), footer=2,
    ),
    Command(
        "introduction-step", ("greater_than_sign", "enter"), N_("next step"),
        N_("Who agreed, that it is made, what came of it"), INTRODUCTION,
        scopes=("introductions",), footer=1,
    ),
    Command(
        "introduction-outcome", ("r",), N_("outcome"), N_("Note what came of it"), INTRODUCTION,
        scopes=("introductions",),
    ),
    Command(
        "introduction-thanked", ("t",), N_("thanked"),
        N_("The introducer was thanked: mark it, or log it too; or there are none to say"),
        INTRODUCTION, scopes=("introductions",), footer=4,
    ),
    Command(
        "introduction-drafts", ("m", "y"), N_("drafts"),
        N_("What to write to each side, to copy; nothing is sent"), INTRODUCTION,
        scopes=("introductions",), footer=3,
    ),
    Command(
        "edit-introduction", ("e",), N_("edit"), N_("Change who, to whom, why and when"),
        INTRODUCTION, scopes=("introductions",), footer=6,
    ),
    Command(
        "drop-introduction", ("d", "delete"), N_("remove"),
        N_("Remove this introduction (asks first)"), INTRODUCTION, scopes=("introductions",),
    ),
    Command(
        "introduction-person", ("o",), N_("card"), N_("Open the card of whom the line is about"),
        INTRODUCTION, scopes=("introductions",),
    ),
    Command(
        "introduction-view", ("v",), N_("tree"),
        N_("The tree of who introduced whom, or the list again"), FIND,
        scopes=("introductions",), footer=5,
    ),
    Command(
        "branch-open", ("right",), N_("open"), N_("Open the branch; an open one: go in"), FIND,
        scopes=("introduction-tree",), palette=False,
    ),
    Command(
        "branch-close", ("left",), N_("fold"),
        N_("Close the branch; a closed one: go to who stands above"), FIND,
        scopes=("introduction-tree",), palette=False,
    ),
    Command(
        "search-introductions", ("slash",), N_("search"),
        N_("Search as you type: words of why or of a name; in the tree, a name"), FIND,
        scopes=("introductions",), footer=7,
    ),
    Command(
        "next-introductions", ("tab",), N_("next part"), N_("To the next part of the list"), FIND,
        scopes=("introductions",), palette=False,
    ),
    Command(
        "previous-introductions", ("shift+tab",), N_("part before"), N_("To the part before"),
        FIND, scopes=("introductions",), palette=False,
    ),
    Command(
        "all-introductions", ("escape",), N_("all of them"), N_("Clear the search"), FIND,
        scopes=("introductions",), palette=False,
    ),
)  # fmt: skip
