"""The last line: the keys that matter here, as many as fit; a click runs them."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from reseau_tui.i18n import _
from reseau_tui.tui.commands import Command, command, commands_of
from reseau_tui.tui.drawing import width_of


class KeyFooter(Widget):
    """Keys and titles from the table of commands, the least important dropped when narrow.

    The order of the table's ``footer`` numbers is the order shown; ``help`` always stays, so
    that the rest can be found.
    """

    scopes: reactive[tuple[str, ...]] = reactive(("home", "app"))
    """Whose commands are shown."""

    first: reactive[tuple[str, ...]] = reactive(())
    """Commands, by id, that are shown before all others."""

    searching: reactive[bool] = reactive(False)
    """Whether a search is being typed: the letters of the commands are letters then."""

    class Clicked(Message):
        """A key was clicked."""

        def __init__(self, chosen: Command) -> None:
            super().__init__()
            self.command = chosen

    def shown(self) -> list[Command]:
        """Return the commands that fit, in order."""
        wanted = sorted(
            (one for one in commands_of(*self.scopes) if one.footer), key=lambda one: one.footer
        )
        extra = [one for one in commands_of(*self.scopes) if one.scopes == ("reconnect",)]
        first = [command(one) for one in self.first]
        wanted = [*first, *(one for one in [*extra, *wanted] if one not in first)]
        while len(wanted) > 1 and _width(wanted, 1) > self.size.width:
            # The one before the last: the last is help.
            wanted.pop(-2)
        return wanted

    def _gap(self, shown: list[Command]) -> int:
        return 2 if _width(shown, 2) <= self.size.width else 1

    def render(self) -> Content:
        """Draw keys in the accent colour, titles after them."""
        parts: list[str | tuple[str, str]] = [" "]
        if self.searching:
            for key, words in (("enter", _("keep the search")), ("esc", _("give it up"))):
                parts += [(key, "bold $primary"), " ", (words, "$muted"), "  "]
            return Content.assemble(*parts)
        shown = self.shown()
        gap = self._gap(shown)
        for one in shown:
            if len(parts) > 1:
                parts.append(" " * gap)
            parts += [(one.key, "bold $primary"), " ", (one.shown_title, "$muted")]
        return Content.assemble(*parts)

    def on_click(self, event: events.Click) -> None:
        """Run the command under the mouse."""
        if self.searching:
            return
        place = 1
        shown = self.shown()
        for one in shown:
            size = width_of([(one.key, ""), (" ", ""), (one.shown_title, "")])
            if place <= event.x < place + size:
                self.post_message(self.Clicked(one))
                return
            place += size + self._gap(shown)


def _width(commands: list[Command], gap: int) -> int:
    words = sum(width_of([(one.key, ""), (" ", ""), (one.shown_title, "")]) for one in commands)
    return 1 + words + gap * (len(commands) - 1)
