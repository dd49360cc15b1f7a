"""A field that names several people, known ones or new ones: who is not there yet is told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reseau_tui.i18n import _
from reseau_tui.tui.screens.new_person_picker import NewPersonPicker
from reseau_tui.tui.screens.people_picker import PeoplePicker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reseau_tui.tui.gateway import Gateway


class PeopleOrNew(PeoplePicker):
    """Whom the names mean; a name that nobody has, or one with ``+`` before it, is a new person.

    ``but`` is the id of who cannot be meant: the person whose form it is. A form asks before it
    adds anybody (see :meth:`new_names`).
    """

    def __init__(
        self, gateway: Gateway, before: Sequence[tuple[int, str]] = (), but: int | None = None
    ) -> None:
        super().__init__(gateway, before)
        self._one = self._new = NewPersonPicker(gateway, but=but)

    def new_names(self, value: str) -> list[str]:
        """Return the names of a prepared value that are to be added, each once."""
        named = [self._new.new_name(name) for name, known in self._named(value) if known is None]
        return list(dict.fromkeys(name for name in named if name))

    def ids_of(self, value: str) -> tuple[int, ...]:
        """Return whom a value that was prepared and is right means, new people left out."""
        found = [
            known or self._new.id_of(name)
            for name, known in self._named(value)
            if known or not self._new.new_name(name)
        ]
        return tuple(dict.fromkeys(one for one in found if one is not None))

    def check(self, value: str) -> str | None:
        """At least one name; each means one person, or a new one."""
        if not self._named(value):
            return _("Whom? Several names stand with commas between them.")
        return super().check(value)
