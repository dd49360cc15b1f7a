"""Where ``g`` and a letter lead."""

from __future__ import annotations

from dataclasses import dataclass

from reseau_tui.i18n import _
from reseau_tui.tui.commands.command import N_


@dataclass(frozen=True, slots=True)
class Place:
    """One screen that ``g`` and a letter open."""

    key: str
    screen: str
    title: str

    @property
    def shown_title(self) -> str:
        """The title in the user's language."""
        return _(self.title)


PLACES: tuple[Place, ...] = (
    Place("h", "home", N_("home")),
    Place("i", "inbox", N_("inbox")),
    Place("p", "promises", N_("promises")),
    Place("t", "timeline", N_("timeline")),
    Place("u", "duplicates", N_("duplicates")),
)
"""Where ``g`` leads; a new screen adds its row here."""
