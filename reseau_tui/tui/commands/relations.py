"""The commands of relations: noted from a person, on home and on the card in full."""

from __future__ import annotations

from reseau_tui.tui.commands.command import N_, PERSON, Command

COMMANDS: tuple[Command, ...] = (
    Command(
        "add-relation", ("w",), N_("relation"),
        N_("Say what this person is to somebody: partner, parent, colleague, friend …"), PERSON,
        scopes=("home", "card"),
    ),
)  # fmt: skip
