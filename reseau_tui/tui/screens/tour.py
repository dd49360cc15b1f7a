"""Five keys for every day: shown once, when the first people are there, and never in the way."""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reseau_tui.i18n import _
from reseau_tui.tui.commands import command

QUIET = frozenset(("escape", "enter", "space", "q"))
"""Keys that close the tour and do no more; every other one closes it and does what it does."""


def five_keys() -> list[tuple[str, str]]:
    """Return the keys in force, and what each is for, with an example where it needs one."""
    return [
        (command("log").key, _("write down an exchange: yesterday: coffee with Marie")),
        (command("filter").key, _("find somebody: a name, a town, circle:2, never")),
        (command("edit").key, _("change what is known about the person under the cursor")),
        (command("undo").key, _("take back the last change, whatever it was")),
        (command("help").key, _("every other key of this screen")),
    ]


class TourScreen(ModalScreen[None]):
    """A strip above the footer with the five keys; a key that is pressed does its work at once."""

    CSS_PATH = ["dialog.tcss", "tour.tcss"]  # noqa: RUF012 - Textual's way

    def __init__(self) -> None:
        super().__init__(classes="-low")

    def compose(self) -> ComposeResult:
        """Five lines, and how to go on."""
        with Vertical(id="dialog") as box:
            box.border_title = Content(_("Five keys for every day"))
            box.border_subtitle = Content(_("any key goes on"))
            yield Static(_lines())

    def on_key(self, event: events.Key) -> None:
        """Close; let the key do what it would have done without us."""
        event.stop()
        event.prevent_default()
        self.dismiss(None)
        if event.key not in QUIET:
            self.app.post_message(events.Key(event.key, event.character))

    def on_click(self) -> None:
        """A click closes it too."""
        self.dismiss(None)


def _lines() -> Content:
    keys = five_keys()
    width = max(cell_len(key) for key, _words in keys)
    parts: list[str | tuple[str, str]] = []
    for key, words in keys:
        parts += [(key.ljust(width), "bold $primary"), "   ", words, "\n"]
    return Content.assemble(*parts).rstrip()
