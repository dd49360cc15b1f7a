"""A field that names one person of the network: completes the name, refuses who is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.suggester import Suggester

from reseau_tui.i18n import _
from reseau_tui.text import fold

if TYPE_CHECKING:
    from reseau_tui.network.find import FoundPerson
    from reseau_tui.tui.gateway import Gateway

_NAMED_MOST = 3
"""People whom a message names."""


class PersonPicker(Suggester):
    """Whom a name means; it stands for ``before`` (id, name) until something else is written.

    ``but`` is the id of who cannot be meant: the person whose form it is.
    """

    def __init__(
        self, gateway: Gateway, before: tuple[int, str] | None = None, but: int | None = None
    ) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._gateway = gateway
        self._but = but
        self._before = before
        self._found: dict[str, list[FoundPerson]] = {}

    @property
    def written(self) -> str:
        """The name of who stands there from before."""
        return self._before[1] if self._before else ""

    async def prepare(self, value: str) -> None:
        """Find out whom ``value`` means."""
        if value and value not in self._found:
            self._found[value] = await self._gateway.find_people(value)

    def id_of(self, value: str) -> int | None:
        """Return whom a value that was prepared and is right means."""
        if self._before and value == self.written:
            return self._before[0]
        return self._found[value][0].id if value else None

    def is_unknown(self, value: str) -> bool:
        """Tell whether it was found out that nobody is called so."""
        return self._found.get(value) == []

    def is_known(self, value: str) -> bool:
        """Tell whether it was found out that exactly one person is meant."""
        return len(self._found.get(value) or ()) == 1

    def check(self, value: str) -> str | None:
        """One person of the network or nobody."""
        people = self._found.get(value)
        if not value or people is None or (self._before and value == self.written):
            return None
        if not people:
            return _("Nobody is called “{name}”.").format(name=value)
        if len(people) > 1:
            return _("Which one? {names}").format(names=_told_apart(people))
        return _("That is this person.") if people[0].id == self._but else None

    def explain(self, value: str) -> str | None:
        """Return who was understood, when the name is not written in full."""
        people = self._found.get(value) or []
        if len(people) != 1 or people[0].name == value:
            return None
        return people[0].name

    async def get_suggestion(self, value: str) -> str | None:
        """Return the first name that goes on from ``value``."""
        for name, _why, _put in await self._gateway.completions("@" + value):
            if fold(name).startswith(fold(value)) and len(name) > len(value):
                return name
        return None


def _told_apart(people: list[FoundPerson]) -> str:
    """Return names with commas; namesakes with the number that means them."""
    names = [one.name for one in people]
    said = [
        one.name if names.count(one.name) == 1 else f"{one.name} ({one.id})"
        for one in people[:_NAMED_MOST]
    ]
    return ", ".join(said) + (" …" if len(people) > _NAMED_MOST else "")
