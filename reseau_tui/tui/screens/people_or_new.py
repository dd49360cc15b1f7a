"""A field that names several people, known ones or new ones: who is not there yet is told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reseau_tui.i18n import _
from reseau_tui.text import clean
from reseau_tui.tui.screens.people_picker import PeoplePicker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reseau_tui.tui.gateway import Gateway

NEW = "+"
"""Before a name: a new person, whoever else is called so."""


class PeopleOrNew(PeoplePicker):
    """Whom the names mean; a name that nobody has, or one with ``+`` before it, is a new person.

    ``but`` is the id of who cannot be meant: the person whose form it is. A form asks before it
    adds anybody (see :meth:`new_names`).
    """

    def __init__(
        self, gateway: Gateway, before: Sequence[tuple[int, str]] = (), but: int | None = None
    ) -> None:
        super().__init__(gateway, before)
        self._but = but

    async def prepare(self, value: str) -> None:
        """Find out whom the names mean that are neither there from before nor new."""
        for name, known in self._named(value):
            if known is None and not name.startswith(NEW):
                await self._one.prepare(name)

    def new_names(self, value: str) -> list[str]:
        """Return the names of a prepared value that are to be added, each once."""
        named = [name for name, known in self._named(value) if known is None and self._new(name)]
        return list(dict.fromkeys(clean(name.removeprefix(NEW)) for name in named))

    def ids_of(self, value: str) -> tuple[int, ...]:
        """Return whom a value that was prepared and is right means, new people left out."""
        found = [
            known or self._one.id_of(name)
            for name, known in self._named(value)
            if known or not self._new(name)
        ]
        return tuple(dict.fromkeys(one for one in found if one is not None))

    def check(self, value: str) -> str | None:
        """At least one name; each means one person, or a new one."""
        named = self._named(value)
        if not named:
            return _("Whom? Several names stand with commas between them.")
        for name, known in named:
            if known is None and self._new(name):
                if not clean(name.removeprefix(NEW)):
                    return _("A name stands after the {sign}.").format(sign=NEW)
                continue
            problem = None if known else self._one.check(name)
            if problem:
                return problem
            if self._but is not None and self._but == (known or self._id(name)):
                return _("That is this person.")
        return None

    def explain(self, value: str) -> str | None:
        """Return who was understood where a name is not written in full, and who is new."""
        said: list[str] = []
        for name, known in self._named(value):
            if known is None and self._new(name):
                said.append(_("{name} (new)").format(name=clean(name.removeprefix(NEW))))
            elif known is None:
                said.append(self._one.explain(name) or "")
        return ", ".join(one for one in said if one) or None

    def _new(self, name: str) -> bool:
        return name.startswith(NEW) or self._one.is_unknown(name)

    def _id(self, name: str) -> int | None:
        return self._one.id_of(name) if self._one.is_known(name) else None
