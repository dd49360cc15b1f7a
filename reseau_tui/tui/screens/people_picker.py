"""A field that names several people of the network, with commas between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.suggester import Suggester

from reseau_tui.i18n import _
from reseau_tui.text import fold
from reseau_tui.tui.screens.person_picker import PersonPicker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reseau_tui.tui.gateway import Gateway

_COMMA = ","


class PeoplePicker(Suggester):
    """Whom the names mean; who was there before (id, name) is meant by the name as it stands."""

    def __init__(self, gateway: Gateway, before: Sequence[tuple[int, str]]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._before = tuple(before)
        self._one = PersonPicker(gateway)

    @property
    def written(self) -> str:
        """The names of who was there before."""
        return ", ".join(name for _id, name in self._before)

    async def prepare(self, value: str) -> None:
        """Find out whom the names mean that are not there from before."""
        for name, known in self._named(value):
            if known is None:
                await self._one.prepare(name)

    def ids_of(self, value: str) -> tuple[int, ...]:
        """Return whom a value that was prepared and is right means, each once."""
        found = [known or self._one.id_of(name) for name, known in self._named(value)]
        return tuple(dict.fromkeys(one for one in found if one is not None))

    def check(self, value: str) -> str | None:
        """At least one person; every name means exactly one."""
        named = self._named(value)
        if not named:
            return _("Somebody has to have taken part.")
        for name, known in named:
            problem = None if known else self._one.check(name)
            if problem:
                return problem
        return None

    def explain(self, value: str) -> str | None:
        """Return who was understood, where a name is not written in full."""
        understood = [
            None if known else self._one.explain(name) for name, known in self._named(value)
        ]
        return ", ".join(one for one in understood if one) or None

    async def get_suggestion(self, value: str) -> str | None:
        """Return the first name that goes on from what stands after the last comma."""
        start = value.rfind(_COMMA) + 1
        begun = value[start:].lstrip()
        if not begun:
            return None
        name = await self._one.get_suggestion(begun)
        return value[: len(value) - len(begun)] + name if name else None

    def _named(self, value: str) -> list[tuple[str, int | None]]:
        """Return each name, with the id of who was there before under it.

        Two of one name stand for the two of them; a name with a comma of its own is known by its
        whole.
        """
        left = list(self._before)
        parts = [part.strip() for part in value.split(_COMMA)]
        named: list[tuple[str, int | None]] = []
        place = 0
        while place < len(parts):
            known, stop = self._known(left, parts, place)
            if known is not None:
                left.remove(known)
                named.append((known[1], known[0]))
            elif parts[place]:
                named.append((parts[place], None))
            place = stop
        return named

    def _known(
        self, left: list[tuple[int, str]], parts: list[str], place: int
    ) -> tuple[tuple[int, str] | None, int]:
        for one in left:
            own = [part.strip() for part in one[1].split(_COMMA)]
            stop = place + len(own)
            if [fold(part) for part in parts[place:stop]] == [fold(part) for part in own]:
                return one, stop
        return None, place + 1
