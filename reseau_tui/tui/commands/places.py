"""Where ``g`` and a letter lead."""

from __future__ import annotations

from dataclasses import dataclass

from reseau_tui.i18n import _
from reseau_tui.tui.commands.command import FIND, N_, Command


@dataclass(frozen=True, slots=True)
class Place:
    """One screen that ``g`` and a letter open; ``letter`` is the one of the table."""

    letter: str
    screen: str
    title: str

    @property
    def command(self) -> Command:
        """The same as a command: ``go-inbox`` of the settings file gives it another letter."""
        return Command(
            f"go-{self.screen}", (self.letter,), self.title, self.title, FIND, scopes=("go",),
            palette=False,
        )  # fmt: skip

    @property
    def key(self) -> str:
        """The letter in force, as Textual calls the key."""
        return self.command.keys_now[0]

    @property
    def shown_key(self) -> str:
        """The letter in force as a person reads it."""
        return self.command.key

    @property
    def shown_title(self) -> str:
        """The title in the user's language."""
        return _(self.title)


TOP = Place("g", "top", N_("top of the list"))
"""What the second ``g`` of ``gg`` stands for."""


PLACES: tuple[Place, ...] = (
    Place("h", "home", N_("home")),
    Place("o", "today", N_("today")),
    Place("a", "events", N_("events")),
    Place("b", "remember", N_("remember your network")),
    Place("c", "good-turns", N_("good turns")),
    Place("d", "requests", N_("requests")),
    Place("e", "interviews", N_("network interviews")),
    Place("i", "inbox", N_("inbox")),
    Place("m", "introductions", N_("introductions")),
    Place("n", "news", N_("news")),
    Place("p", "promises", N_("promises")),
    Place("s", "insights", N_("insights")),
    Place("t", "timeline", N_("timeline")),
    Place("u", "duplicates", N_("duplicates")),
    Place("v", "greetings", N_("greetings")),
    Place("w", "who", N_("who can help")),
)
"""Where ``g`` leads; a new screen adds its row here."""


def letters() -> tuple[Command, ...]:
    """Return the letters after ``g`` as commands, which can be given others like every key."""
    return tuple(place.command for place in (TOP, *PLACES))
