"""A field of an interview that names a person: known, new, me, or a mere name."""

from __future__ import annotations

from reseau_tui.i18n import _
from reseau_tui.text import clean
from reseau_tui.tui.gateway import Gateway
from reseau_tui.tui.screens.new_person_picker import NEW
from reseau_tui.tui.screens.person_or_new import PersonOrNew

_LIKELY_MOST = 2
"""People named who may be meant by a name that nobody has."""


class InterviewPerson(PersonOrNew):
    """Whom a name means; of a new one, who is called nearly so.

    ``outside``: somebody who is not in the network stays a mere name, and nobody is me.
    """

    def __init__(
        self, gateway: Gateway, before: tuple[int, str] | None = None, *, outside: bool = False
    ) -> None:
        super().__init__(gateway, before)
        self._outside = outside
        self._alike: dict[str, list[str]] = {}

    async def prepare(self, value: str) -> None:
        """Find out whom ``value`` means, and for a new name who has one like it."""
        await super().prepare(value)
        if self.is_unknown(value) and value not in self._alike:
            from reseau_tui.network.likely import likely

            found = await self._gateway.ask(likely, value, most=_LIKELY_MOST)
            self._alike[value] = [one.name for one in found]

    def who_of(self, value: str) -> int | str | None:
        """Return the id that a prepared right value means, a new name, None for me or nobody."""
        known = bool(self._before) and value == self.written
        if self.is_me(value) and not known:
            return None
        return self.new_name(value) or self.id_of(value)

    def name_of(self, value: str) -> str:
        """Return the name of whom a prepared value means."""
        people = self._found.get(value)
        if people and value != self.written:
            return people[0].name
        return clean(value.removeprefix(NEW))

    def explain(self, value: str) -> str | None:
        """Return who was understood, or that the name is new and whom else it may mean."""
        if self.is_me(value):
            return None
        alike = self._alike.get(value)
        if alike and self.is_unknown(value):
            return _("new, or {names}?").format(names=", ".join(alike))
        if self._outside and self.new_name(value):
            return _("not in the network: only the name")
        return super().explain(value)
