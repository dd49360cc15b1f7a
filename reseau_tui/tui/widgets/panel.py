"""A bordered panel of several widgets; its border tells whether one of them has the focus."""

from __future__ import annotations

from textual.containers import Vertical


class Panel(Vertical):
    """A list with what belongs to it.

    ``:focus-within`` in the style sheet would say the same, but Textual then styles everything in
    both panels again at every ``tab``, twice; only the border looks different.
    """

    DEFAULT_CLASSES = "panel"

    def on_descendant_focus(self) -> None:
        """Show that this panel is used."""
        self._show_use()

    def on_descendant_blur(self) -> None:
        """Show that it is not used any more, unless the focus only went on within it."""
        self._show_use()

    def _show_use(self) -> None:
        used = self.has_focus_within
        if used is not self.has_class("-used"):
            self.set_class(used, "-used", update=False)
            self.app.stylesheet.update_nodes([self])
