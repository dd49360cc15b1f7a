"""The drafts of an introduction in a window: one at a time, to copy or to open as a mail."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, cast

from textual import getters, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reseau_tui.i18n import _
from reseau_tui.network.introduction_words import Draft
from reseau_tui.text import clean_note
from reseau_tui.tui.drawing import Line, safe, sentence, wrap
from reseau_tui.tui.screens.base import ReseauScreen
from reseau_tui.tui.screens.drawn_once import OpensWhole
from reseau_tui.tui.widgets.block_list import Block, BlockList

_LINES_MOST = 60


class DraftsScreen(OpensWhole, ModalScreen[None]):
    """What may be written to each side; nothing is sent from here."""

    CSS_PATH = ["dialog.tcss", "introduction_drafts.tcss"]  # noqa: RUF012 - Textual's way
    AUTO_FOCUS = "#draft"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", show=False),
        Binding("tab,right,left,shift+tab", "other", show=False),
        Binding("y,enter", "copy", show=False),
        Binding("O", "mail", show=False),
    ]

    shown = getters.query_one("#draft", BlockList)

    def __init__(self, drafts: Sequence[Draft]) -> None:
        super().__init__()
        self._drafts = drafts
        self._at = 0

    @property
    def draft(self) -> Draft:
        """The one that is seen."""
        return self._drafts[self._at]

    def compose(self) -> ComposeResult:
        """One text that scrolls where the window is too low, what the keys do."""
        with Vertical(id="dialog"):
            yield BlockList(id="draft")
            yield Static(
                Content(_("tab the other one · y copies · O mail · esc closes")), id="hint"
            )

    def on_mount(self) -> None:
        """Show the first."""
        self._show()

    def _show(self) -> None:
        draft = self.draft
        box = self.query_one("#dialog")
        box.border_title = sentence(
            _("To {name}, about {other}"), name=draft.name, other=draft.about
        )
        box.border_subtitle = Content(f"{self._at + 1}/{len(self._drafts)}")
        self.shown.show([Block(_drawn(line)) for line in draft.text.split("\n")], keep=False)

    def action_other(self) -> None:
        """The draft to the other side."""
        self._at = (self._at + 1) % len(self._drafts)
        self._show()

    def action_copy(self) -> None:
        """Copy the one that is seen."""
        self.app.copy_to_clipboard(clean_note(self.draft.text))
        self.notify(_("Copied: the message to {name}").format(name=safe(self.draft.name)))

    @work(exclusive=True, group="mail")
    async def action_mail(self) -> None:
        """Open it in the mail program; where there is no address, say so."""
        from reseau_tui.tui.links import link_of
        from reseau_tui.tui.screens.greeting_writing import mail_link
        from reseau_tui.tui.screens.reaching import open_in_program

        draft = self.draft
        address = link_of("email", draft.email) if draft.email else None
        if address is None:
            self.notify(_("No e-mail of {name} is noted.").format(name=safe(draft.name)))
            return
        link = mail_link(address, draft.subject, draft.text)
        await open_in_program(cast("ReseauScreen", self), link, draft.email or "", "y")

    def action_close(self) -> None:
        """Back to where we were."""
        self.dismiss(None)


def _drawn(text: str) -> Callable[[int], list[Line]]:
    def draw(width: int) -> list[Line]:
        return [[(line, "")] for line in wrap(safe(text), width, _LINES_MOST) or [""]]

    return draw
