"""The full-screen app: it wires the parts together and knows nothing of what they do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import work
from textual.binding import BindingType
from textual.filter import LineFilter
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.signal import Signal

from reseau_tui import config
from reseau_tui.tui import configuring, places, theme
from reseau_tui.tui.commands import bindings
from reseau_tui.tui.control_filter import ControlFilter
from reseau_tui.tui.drawing import safe
from reseau_tui.tui.gateway import Gateway
from reseau_tui.tui.leaving import Leaving
from reseau_tui.tui.memory import Memory
from reseau_tui.tui.palette import (
    CommandProvider,
    Palette,
    PeopleProvider,
    WhoProvider,
    themes,
)
from reseau_tui.tui.screens.drawn_once import styled_once
from reseau_tui.tui.screens.home import HomeScreen


class ReseauApp(Leaving):
    """Réseau on the database at ``path``."""

    CSS_PATH = ["app.tcss", "screens/home.tcss"]  # noqa: RUF012 - both in one reading
    TITLE = "Réseau"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS = {CommandProvider, PeopleProvider, WhoProvider}  # noqa: RUF012 - Textual's way
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("app")]
    MODES = {  # noqa: RUF012
        "home": HomeScreen, "timeline": places.timeline, "duplicates": places.duplicates,
        "inbox": places.inbox, "promises": places.promises, "news": places.news,
        "good-turns": places.good_turns, "greetings": places.greetings, "card": places.card,
        "who": places.who, "today": places.today, "enjoy": places.enjoy,
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
        self.wants_demo = False  # whether it closes only to come back after a visit to the demo
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
                self._make_room()
        return found

    def _make_room(self) -> None:
        """Take away what was said: it would cover the keys of a window; troubles stay."""
        for one in list(self._notifications):
            if one.severity == "information":
                self._unnotify(one, refresh=False)
        self._refresh_notifications()

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
        self.network_changed.publish(None)

    def show_person(self, contact_id: int) -> None:
        """Show somebody on the home screen."""
        self.switch_mode("home")
        home = self.screen
        if isinstance(home, HomeScreen):
            home.show_person(contact_id)

    def open_card(self, contact_id: int, among: Sequence[int] = ()) -> None:
        """Show the card of somebody in full; ``among`` is the list that J and K go through."""
        from reseau_tui.tui.screens.card import CardScreen

        came_from = self.current_mode
        self.switch_mode("card")
        card = self.screen
        if isinstance(card, CardScreen):
            card.open_person(contact_id, among, came_from)

    def show_who(self, words: str, person: int | None = None) -> None:
        """Show who can help with ``words``, the cursor on a person."""
        from reseau_tui.tui.screens.who import WhoScreen

        self.switch_mode("who")
        screen = self.screen
        if isinstance(screen, WhoScreen):
            screen.call_after_refresh(screen.look_for, words, person)

    def action_visit(self, mode: str) -> None:
        """Go to one of the places of ``g``; what it showed is still there."""
        self.switch_mode(mode)

    @work(group="capture")
    async def action_log(self) -> None:
        """Open the capture bar, about the people that this screen is about."""
        from reseau_tui.tui.screens.capture import CaptureScreen

        about = getattr(self.screen, "about_people", ())
        people = await self.gateway.names(about) if about else ()
        await self.push_screen(CaptureScreen([(one.id, one.name) for one in people]))

    def action_turn_given(self) -> None:
        """Note a good turn for whom this screen is about."""
        self._add_turn(given=True)

    def action_turn_received(self) -> None:
        """Note a good turn from whom this screen is about."""
        self._add_turn(given=False)

    def _add_turn(self, *, given: bool) -> None:
        from reseau_tui.tui.screens.turn_adding import add_turn

        # The screen's own work, as for news: the form's keys are not held back.
        self.screen.run_worker(add_turn(self, given=given), group="change", exclusive=True)

    @work(group="capture")
    async def action_lines(self) -> None:
        """Open the capture bar for several lines in a row."""
        from reseau_tui.tui.screens.capture_lines import CaptureLinesScreen

        await self.push_screen(CaptureLinesScreen())

    def action_my_news(self) -> None:
        """Note a piece of my news."""
        from reseau_tui.tui.screens.news_actions import NewsActions

        if self.gateway.opened:
            # The screen's own work: one of the app's would hold back every key of the form.
            self.screen.run_worker(NewsActions(self).add_mine(), group="change", exclusive=True)

    def action_person_news(self) -> None:
        """Offer what to tell and to ask the person that this screen is about."""
        from reseau_tui.tui.screens.news_actions import NewsActions

        if self.gateway.opened:
            about = NewsActions(self).with_somebody(getattr(self.screen, "person_id", None))
            self.screen.run_worker(about, group="change", exclusive=True)

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

    def action_import(self) -> None:
        """Bring people in from a file."""
        if self.gateway.opened:
            from reseau_tui.tui.screens.import_begin import begin_import

            begin_import(self)

    def action_demo(self) -> None:
        """Close this network, visit the invented one, come back (see cli/app.py)."""
        self.wants_demo = True
        self.exit()

    def action_tour(self) -> None:
        """Show five keys."""
        from reseau_tui.tui.screens.tour import TourScreen

        self.push_screen(TourScreen())

    def action_theme(self) -> None:
        """Choose among the themes."""
        self.push_screen(themes())
