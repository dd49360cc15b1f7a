"""Undo and redo, the same on every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from reseau_tui.i18n import _
from reseau_tui.tui.commands import keyed
from reseau_tui.tui.drawing import safe
from reseau_tui.tui.trouble import Telling

if TYPE_CHECKING:
    from reseau_tui.tui.gateway import Gateway


_SLOW = 1.0
"""Seconds after which undo says that it is at work: an import or 10,000 people take longer."""


class Undoing(Telling):
    """The half of the app that takes changes back."""

    gateway: Gateway

    def changed(self) -> None:
        """Tell every screen that shows the network to read it again."""
        raise NotImplementedError

    def tell_done(self, words: str, **values: str) -> None:
        """Say what was done, that ``u`` undoes it, and let every screen read again.

        ``values`` fill the places of ``words``; without any, ``words`` are shown as they are.
        """
        if values:
            words = words.format(**{name: safe(value) for name, value in values.items()})
        self.notify(keyed(_("{done} · {undo} undoes"), done=words))
        self.changed()

    def action_undo(self) -> None:
        """Take back the last change."""
        self.turn_back(again=False)

    def action_redo(self) -> None:
        """Make the last undone change again."""
        self.turn_back(again=True)

    @work(group="write")
    async def turn_back(self, *, again: bool) -> None:
        """Undo or redo, and say what it was."""
        from reseau_tui.model.history import UndoRefused

        slow = self.set_timer(
            _SLOW, lambda: self.notify(_("Many rows to put back: a moment …"), timeout=60)
        )
        try:
            undone = await (self.gateway.redo() if again else self.gateway.undo())
        except UndoRefused as refusal:
            self.notify(str(refusal), severity="warning")
            return
        finally:
            slow.stop()
        words = _("Done again: {label}") if again else _("Undone: {label} ({redo} does it again)")
        said = [keyed(words, label=undone.label)]
        if undone.stayed:
            names = ", ".join(undone.stayed[:10]) + (" …" if len(undone.stayed) > 10 else "")
            said.append(_("These were used since and stayed: {names}").format(names=names))
        # Pressed five times, it says where that has led, not five things over each other.
        self.clear_notifications()
        self.notify("\n".join(said))
        self.changed()
