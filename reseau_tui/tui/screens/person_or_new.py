"""A field that names one person, known or new, or me."""

from __future__ import annotations

from reseau_tui.i18n import _
from reseau_tui.text import fold
from reseau_tui.tui.screens.new_person_picker import NewPersonPicker

_ME = ("me", "myself", "i", "you", "moi", "je", "vous", "toi")


class PersonOrNew(NewPersonPicker):
    """Whom a name means, me and somebody new among them; a form asks before it adds anybody."""

    async def prepare(self, value: str) -> None:
        """Find out whom ``value`` means, unless it is a new person for sure, or me."""
        if not self.is_me(value):
            await super().prepare(value)

    @staticmethod
    def is_me(value: str) -> bool:
        """Tell whether a value means me: nothing, or a word for it."""
        return not value or fold(value) in _ME

    def new_name(self, value: str) -> str:
        """Return the name of the person to add that a prepared value means, "" for none."""
        return "" if self.is_me(value) else super().new_name(value)

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
        return None if self.is_me(value) else super().check(value)

    def explain(self, value: str) -> str | None:
        """Return who was understood: me, somebody new, or the name in full."""
        return _("you") if self.is_me(value) else super().explain(value)
