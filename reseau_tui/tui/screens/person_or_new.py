"""A field that names one person, known or new: who is not there yet is told, never guessed."""

from __future__ import annotations

from reseau_tui.i18n import _
from reseau_tui.text import clean, fold
from reseau_tui.tui.screens.person_picker import PersonPicker

NEW = "+"
"""Before a name: a new person, whoever else is called so."""

_ME = ("me", "myself", "i", "you", "moi", "je", "vous", "toi")


class PersonOrNew(PersonPicker):
    """Whom a name means, me and somebody new among them; a form asks before it adds anybody."""

    async def prepare(self, value: str) -> None:
        """Find out whom ``value`` means, unless it is a new person for sure, or me."""
        if not value.startswith(NEW) and not self.is_me(value):
            await super().prepare(value)

    @staticmethod
    def is_me(value: str) -> bool:
        """Tell whether a value means me: nothing, or a word for it."""
        return not value or fold(value) in _ME

    def new_name(self, value: str) -> str:
        """Return the name of the person to add that a prepared value means, "" for none."""
        if self.is_me(value) or (self._before and value == self.written):
            return ""
        if value.startswith(NEW) or self.is_unknown(value):
            return clean(value.removeprefix(NEW))
        return ""

    def same(self, value: str) -> str:
        """Return what tells people apart: the id, a folded new name, "" for me or not known yet."""
        name = self.new_name(value)
        if name:
            return fold(name)
        if self.is_me(value) or not (
            self.is_known(value) or (self._before and value == self.written)
        ):
            return ""
        return str(self.id_of(value))

    def check(self, value: str) -> str | None:
        """One person of the network, a new one, or me."""
        if self.is_me(value) or self.new_name(value):
            return None
        if value.startswith(NEW):
            return _("A name stands after the {sign}.").format(sign=NEW)
        return super().check(value)

    def explain(self, value: str) -> str | None:
        """Return who was understood: me, somebody new, or the name in full."""
        if self.is_me(value):
            return _("you")
        name = self.new_name(value)
        return _("{name} (new)").format(name=name) if name else super().explain(value)
