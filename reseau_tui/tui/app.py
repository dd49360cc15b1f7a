"""The full-screen app: it wires the parts together and knows nothing of what they do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import work
from textual.binding import BindingType
from textual.filter import LineFilter
from textual.screen import Screen
from textual.signal import Signal

from reseau_tui import config
from reseau_tui.tui import configuring, places, theme
from reseau_tui.tui.commands import bindings
from reseau_tui.tui.control_filter import ControlFilter
from reseau_tui.tui.everywhere import Everywhere
from reseau_tui.tui.gateway import Gateway
from reseau_tui.tui.memory import Memory
from reseau_tui.tui.palette import CommandProvider, PathProvider, PeopleProvider, WhoProvider
from reseau_tui.tui.screens.drawn_once import styled_once
from reseau_tui.tui.screens.home import HomeScreen


class ReseauApp(Everywhere):
    """Réseau on the database at ``path``."""

    CSS_PATH = ["app.tcss", "screens/home.tcss"]  # noqa: RUF012 - both in one reading
    TITLE = "Réseau"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS = {CommandProvider, PeopleProvider, WhoProvider, PathProvider}  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("app")]
    MODES = {  # noqa: RUF012
        "home": HomeScreen, "timeline": places.timeline, "duplicates": places.duplicates,
        "inbox": places.inbox, "promises": places.promises, "news": places.news,
        "good-turns": places.good_turns, "greetings": places.greetings, "card": places.card,
        "who": places.who, "today": places.today, "enjoy": places.enjoy,
        "paths": places.paths,
        "introductions": places.introductions,
        "requests": places.requests, "interviews": places.interviews,
        "remember": places.remember,
        "insights": places.insights,
        "events": places.events, "event": places.event,
    }  # fmt: skip
    DEFAULT_MODE = "home"
    IS_DEMO = False
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-narrow"), (80, "-medium"), (120, "-wide"), (160, "-vast"),
    ]  # fmt: skip

    def __init__(self, gateway: Gateway) -> None:
        # What one opens in the morning; Textual reads it here and nowhere else.
        self.DEFAULT_MODE = config.chosen().start  # pyright: ignore[reportConstantRedefinition, reportAttributeAccessIssue]
        super().__init__()
        self.gateway = gateway
        self.network_changed: Signal[None] = Signal(self, "network-changed")
        self._control_filter = ControlFilter()
        for own in (theme.DARK, theme.LIGHT):
            self.register_theme(own)
        self.memory = Memory(gateway.path)
        self.typed: list[str] = []  # lines of the capture bar in this run, the newest last
        self._wrong_settings = configuring.configure(self)

    def get_css_variables(self) -> dict[str, str]:
        """Name our own colours in themes that do not have them."""
        variables = super().get_css_variables()
        for own, other in theme.FALLBACKS.items():
            variables.setdefault(own, variables[other])
        return variables

    def get_screen(
        self,
        screen: Screen[Any] | str,
        screen_class: type[Screen[Any]] | None = None,
    ) -> Screen[Any]:
        """Return a screen by its name, or as it is, ready to open."""
        found = super().get_screen(screen, screen_class)  # pyright: ignore[reportCallIssue, reportArgumentType]
        if not found.is_running:
            styled_once(self, found)
            if found.is_modal and not getattr(found, "TOASTS_ASIDE", False):
                self.make_room()
        return found

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, and the net under all of them."""
        return [*super().get_line_filters(), self._control_filter]

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
        from reseau_tui.tui.collecting import collect_at_rest
        from reseau_tui.tui.opening import opened, settle
        from reseau_tui.tui.sheets import read_ahead

        if await opened(self):
            self.changed()
            self.start_watching()
            await configuring.share(self)
            await read_ahead(self)
            collect_at_rest(self)
            await settle(self)

    def changed(self) -> None:
        """Tell every screen that shows the network to read it again."""
        self.changes_told += 1
        self.network_changed.publish(None)
