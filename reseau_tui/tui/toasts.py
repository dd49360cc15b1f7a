"""What the app says in passing, in a corner: never markup, and out of the way of a window."""

from __future__ import annotations

from textual.notifications import SeverityLevel

from reseau_tui.tui.drawing import safe
from reseau_tui.tui.typing_ahead import TypingAhead


class Toasts(TypingAhead):
    """The part of the app that says what was done."""

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show a toast; it is never markup, whatever a widget asks for (its default is True)."""
        del markup
        said = "\n".join(safe(line) for line in message.splitlines())
        super().notify(said, title=title, severity=severity, timeout=timeout, markup=False)

    def make_room(self) -> None:
        """Take away what was said: it would cover the keys of a window; troubles stay."""
        for one in list(self._notifications):
            if one.severity == "information":
                self._unnotify(one, refresh=False)
        self._refresh_notifications()
