"""Fields that name tags: those there are complete themselves, a new one is said to be new."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.suggester import Suggester

from reseau_tui.i18n import _
from reseau_tui.text import clean, fold

if TYPE_CHECKING:
    from reseau_tui.network.groups import TagHeld
    from reseau_tui.tui.gateway import Gateway

_COMMA = ","


def tags_in(value: str) -> list[str]:
    """Return the tags written in a field, each once; the ``+`` of a captured line may stand there.

    >>> tags_in("paris, +Climbing, Paris,")
    ['paris', 'Climbing']
    """
    names: dict[str, str] = {}
    for part in value.split(_COMMA):
        name = clean(part).lstrip("+#").strip()
        if fold(name):
            names.setdefault(fold(name), name)
    return list(names.values())


class NewTags(Suggester):
    """Completes from every tag there is."""

    def __init__(self, gateway: Gateway) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._gateway = gateway
        self._known: dict[str, str | None] = {}

    async def prepare(self, value: str) -> None:
        """Find out which of the tags there are already."""
        for name in tags_in(value):
            if fold(name) not in self._known:
                found = await self._starting(name)
                known = found if found and fold(found) == fold(name) else None
                self._known[fold(name)] = known

    def explain(self, value: str) -> str | None:
        """Return which tags nobody had yet."""
        new = [name for name in tags_in(value) if self._known.get(fold(name), name) is None]
        return _("new: {tags}").format(tags=", ".join(new)) if new else None

    async def get_suggestion(self, value: str) -> str | None:
        """Return the first tag that goes on from what stands after the last comma."""
        start, begun = _last(value)
        found = await self._starting(begun) if begun else None
        return start + found if found else None

    async def _starting(self, start: str) -> str | None:
        from reseau_tui.network.tags import tags_starting

        found = await self._gateway.ask(tags_starting, start, 1)
        return found[0] if found else None


class HeldTags(Suggester):
    """Completes from the tags that the people have."""

    def __init__(self, held: Sequence[TagHeld]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._held = held

    @property
    def hint(self) -> str:
        """The tags they have, the most frequent first, with how many have each."""
        return ", ".join(f"{tag.name} ({tag.people})" for tag in self._held) or _("no tag yet")

    def check(self, value: str) -> str | None:
        """Somebody has to have it."""
        held = {fold(tag.name) for tag in self._held}
        for name in tags_in(value):
            if fold(name) not in held:
                return _("Nobody of them has “{tag}”").format(tag=name)
        return None

    async def get_suggestion(self, value: str) -> str | None:
        """Return the most frequent tag that goes on from what stands after the last comma."""
        start, begun = _last(value)
        for tag in self._held:
            if begun and fold(tag.name).startswith(fold(begun)):
                return start + tag.name
        return None


def _last(value: str) -> tuple[str, str]:
    """Return what stands before the word that is being typed, and that word."""
    begun = value[value.rfind(_COMMA) + 1 :].lstrip().lstrip("+#")
    return value[: len(value) - len(begun)], begun
