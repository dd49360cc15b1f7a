"""A field that names one person, known or new: who is not there yet is told, never guessed."""

from __future__ import annotations

from reseau_tui.i18n import _
from reseau_tui.text import clean
from reseau_tui.tui.screens.person_picker import PersonPicker

NEW = "+"
"""Before a name: a new person, whoever else is called so."""


class NewPersonPicker(PersonPicker):
    """Whom a name means, somebody new among them; a form asks before it adds anybody."""

    async def prepare(self, value: str) -> None:
        """Find out whom ``value`` means, unless it is a new person for sure."""
        if not value.startswith(NEW):
            await super().prepare(value)

    def new_name(self, value: str) -> str:
        """Return the name of the person to add that a prepared value means, "" for none."""
        if self._before and value == self.written:
            return ""
        if value.startswith(NEW) or self.is_unknown(value):
            return clean(value.removeprefix(NEW))
        return ""

    def check(self, value: str) -> str | None:
        """One person of the network, or a new one."""
        if self.new_name(value):
            return None
        if value.startswith(NEW):
            return _("A name stands after the {sign}.").format(sign=NEW)
        return super().check(value)

    def explain(self, value: str) -> str | None:
        """Return who was understood: somebody new, or the name in full."""
        name = self.new_name(value)
        return _("{name} (new)").format(name=name) if name else super().explain(value)
