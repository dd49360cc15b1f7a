"""What the screens with one list share: header and footer, reading again when it is needed."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.tui.messages import Changed
from reseau_tui.tui.screens.base import ReseauScreen
from reseau_tui.tui.screens.home import SMALLEST
from reseau_tui.tui.widgets.header import Header
from reseau_tui.tui.widgets.key_footer import KeyFooter


class PlaceScreen(ReseauScreen):
    """A screen that ``g`` leads to; it reads only while it is seen."""

    CSS_PATH = "place.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._stale = False

    def body(self) -> ComposeResult:
        """What stands between header and footer, under one container called ``body``."""
        raise NotImplementedError

    def read_again(self) -> None:
        """Read what is shown."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Header, the screen's own part, the keys."""
        yield Header()
        yield from self.body()
        yield Static(
            Content(
                _("Réseau needs a little more room:\nat least {columns} × {lines}.").format(
                    columns=SMALLEST[0], lines=SMALLEST[1]
                )
            ),
            id="too-small",
        )
        yield KeyFooter()

    def on_mount(self) -> None:
        """Listen for changes, show the keys of this screen, read."""
        self.reseau.network_changed.subscribe(self, lambda _: self.post_message(Changed()))
        self.query_one(KeyFooter).scopes = self.SCOPES
        self._read()

    @on(Changed)
    def read_when_seen(self) -> None:
        """Read what has changed, at once or when this screen is seen again."""
        if self.is_current:
            self._read()
        else:
            self._stale = True

    @on(events.ScreenResume)
    def read_what_was_missed(self) -> None:
        """Read what has changed while another screen was seen."""
        if self._stale:
            self._read()

    def _read(self) -> None:
        self._stale = False
        self.query_one(Header).day = clock.today()
        if self.reseau.gateway.opened:
            self.read_again()

    def on_resize(self, event: events.Resize) -> None:
        """Below the smallest size, say so kindly and keep everything as it is."""
        self.set_class(event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1], "-tiny")

    def done(self, words: str, **values: str) -> None:
        """Say what was done, that ``u`` undoes it, and let every screen read again."""
        self.reseau.tell_done(words, **values)
