"""The commands of news: mine anywhere, those of one person, the screen of all of them."""

from __future__ import annotations

from reseau_tui.tui.commands.command import (
    EVERY_DAY,
    FACT,
    FIND,
    N_,
    NEWS,
    PERSON,
    Command,
)

COMMANDS: tuple[Command, ...] = (
    Command(
        "my-news", ("n",), N_("my news"), N_("Note a piece of my news, to be told to people"),
        EVERY_DAY, scopes=("app",),
    ),
    Command(
        "person-news", ("N",), N_("news with them"),
        N_("What to tell this person and to ask; what they told"), PERSON, scopes=("app",),
    ),
    Command(
        "settle-news", ("x",), N_("done"),
        N_("Told to everybody who matters, asked, the gesture made; again: open"), NEWS,
        scopes=("news-piece",), footer=1,
    ),
    Command(
        "tell-people", ("x",), N_("told"),
        N_("This person was told, or all that are marked"), NEWS,
        scopes=("news-people",), footer=1,
    ),
    Command(
        "mark-listener", ("space",), N_("mark"), N_("Mark this person, then one down"), NEWS,
        scopes=("news-people",), footer=2,
    ),
    Command(
        "edit-news", ("e",), N_("edit"), N_("Change the words, for whom, about whom"), NEWS,
        scopes=("news",), footer=5,
    ),
    Command(
        "drop-news", ("d", "delete"), N_("drop"), N_("Drop this piece (asks first)"), NEWS,
        scopes=("news",), footer=6,
    ),
    Command(
        "add-question", ("a",), N_("ask"), N_("Note something to ask somebody"), EVERY_DAY,
        scopes=("news",), footer=3,
    ),
    Command(
        "add-theirs", ("t",), N_("they told"), N_("Note what somebody told, and a gesture"),
        EVERY_DAY, scopes=("news",), footer=4,
    ),
    Command(
        "open-news", ("enter", "o"), N_("open"),
        N_("Who has not heard it yet; of a person, the card"), NEWS, scopes=("news",),
    ),
    Command(
        "show-settled", ("v",), N_("settled"), N_("Show what was settled, or hide it"), FIND,
        scopes=("news",), footer=6,
    ),
    Command(
        "search-news", ("slash",), N_("search"),
        N_("Search as you type: words of the news or of the name"), FIND, scopes=("news",),
        footer=6,
    ),
    Command(
        "news-panel", ("tab", "shift+tab"), N_("other panel"), N_("Go to the other panel"), FIND,
        scopes=("news",), palette=False,
    ),
    Command(
        "news-back", ("escape",), N_("back"), N_("Take the marks away, then back to the list"),
        FIND, scopes=("news",), palette=False,
    ),
    Command(
        "news-done", ("x",), N_("done"),
        N_("Told, asked, the gesture made; again: open"), FACT,
        scopes=("card-news",), footer=1,
    ),
)  # fmt: skip
