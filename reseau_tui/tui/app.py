"""The full-screen app: it wires the parts together and knows nothing of what they do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import work
from textual.binding import BindingType
from textual.filter import LineFilter
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.signal import Signal

from reseau_tui.tui import configuring, places, theme
from reseau_tui.tui.commands import bindings
from reseau_tui.tui.control_filter import ControlFilter
from reseau_tui.tui.drawing import safe
from reseau_tui.tui.gateway import Gateway
from reseau_tui.tui.leaving import Leaving
from reseau_tui.tui.memory import Memory
from reseau_tui.tui.palette import CommandProvider, Palette, PeopleProvider
from reseau_tui.tui.screens.home import HomeScreen


def duplicates_screen() -> Screen[None]:
    """Make the screen of duplicates, when somebody goes there."""
    from reseau_tui.tui.screens.duplicates import DuplicatesScreen

    return DuplicatesScreen()


class ReseauApp(Leaving):
    """Réseau on the database at ``path``."""

    CSS_PATH = "app.tcss"
    TITLE = "Réseau"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS = {CommandProvider, PeopleProvider}  # noqa: RUF012 - Textual's way
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("app")]
    MODES = {  # noqa: RUF012
        "home": HomeScreen, "timeline": places.timeline, "duplicates": duplicates_screen,
        "inbox": places.inbox, "promises": places.promises,
    }  # fmt: skip
    DEFAULT_MODE = "home"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-narrow"), (80, "-medium"), (120, "-wide"), (160, "-vast"),
    ]  # fmt: skip

    def __init__(self, gateway: Gateway) -> None:
        super().__init__()
        self.gateway = gateway
        self.network_changed: Signal[None] = Signal(self, "network-changed")
        self._control_filter = ControlFilter()
        for own in (theme.DARK, theme.LIGHT):
            self.register_theme(own)
        self.memory = Memory(gateway.path)
        self._wrong_settings = configuring.configure(self)

    def get_css_variables(self) -> dict[str, str]:
        """Name our own colours in themes that do not have them."""
        variables = super().get_css_variables()
        for own, other in theme.FALLBACKS.items():
            variables.setdefault(own, variables[other])
        return variables

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, and the net under all of them."""
        return [*super().get_line_filters(), self._control_filter]

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

    def on_mount(self) -> None:
        """Paint first, open the database after."""
        configuring.tell(self, self._wrong_settings)
        self.listen_to_signals()
        self.call_after_refresh(self.open_network)

    def on_unmount(self) -> None:
        """Remember the view, and let the lanes finish what they have."""
        self.memory.remember(theme=self.theme)
        if self.gateway.opened:
            self.memory.write()
        self.gateway.close()

    @work(exclusive=True, group="open")
    async def open_network(self) -> None:
        """Open the database, then look every second whether somebody else changed it."""
        from reseau_tui.tui.opening import opened, settle

        if await opened(self):
            self.changed()
            self.start_watching()
            await configuring.share(self)
            await settle(self)

    def changed(self) -> None:
        """Tell every screen that shows the network to read it again."""
        self.network_changed.publish(None)

    def show_person(self, contact_id: int) -> None:
        """Show somebody on the home screen."""
        self.switch_mode("home")
        home = self.screen
        if isinstance(home, HomeScreen):
            home.show_person(contact_id)

    def action_visit(self, mode: str) -> None:
        """Go to one of the places of ``g``; what it showed is still there."""
        self.switch_mode(mode)

    @work(group="capture")
    async def action_log(self) -> None:
        """Open the capture bar, about the person that this screen is about."""
        from reseau_tui.tui.screens.capture import CaptureScreen

        person = getattr(self.screen, "person_id", None)
        card = await self.gateway.person(person) if person is not None else None
        default = (card.summary.id, card.summary.name) if card else None
        await self.push_screen(CaptureScreen(default))

    def action_help(self) -> None:
        """Show the keys of this screen."""
        self._show_help("keys")

    def action_how_to_write(self) -> None:
        """Show how a line is written, by example."""
        self._show_help("line")

    def _show_help(self, page: str) -> None:
        from reseau_tui.tui.screens.help import HelpScreen

        self.push_screen(HelpScreen(getattr(self.screen, "SCOPES", ("app",)), page))

    def action_command_palette(self) -> None:
        """Find a command or a person."""
        self.push_screen(Palette())

    def action_theme(self) -> None:
        """Choose among the themes."""
        self.search_themes()
