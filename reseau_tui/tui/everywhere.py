"""The commands of every screen (``commands/everywhere.py`` and those of scope ``app``)."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any, cast

from textual import work

from reseau_tui.tui.visiting import Visiting

if TYPE_CHECKING:
    from reseau_tui.tui.app import ReseauApp


class Everywhere(Visiting):
    """The part of the app that opens what can be opened from anywhere."""

    wants_demo = False
    """Whether the app closes only to come back after a visit to the demo."""

    @property
    def _reseau(self) -> ReseauApp:
        return cast("ReseauApp", self)

    def _let_screen(self, work: Coroutine[Any, Any, object]) -> None:
        # Work of the app's own would hold back every key of the form that it opens.
        self.screen.run_worker(work, group="change", exclusive=True)

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

        self._let_screen(add_turn(self._reseau, given=given))

    def action_introduce(self) -> None:
        """Introduce whom this screen is about to somebody."""
        from reseau_tui.tui.screens.introduction_adding import introduce

        self._let_screen(introduce(self._reseau))

    @work(group="capture")
    async def action_lines(self) -> None:
        """Open the capture bar for several lines in a row."""
        from reseau_tui.tui.screens.capture_lines import CaptureLinesScreen

        await self.push_screen(CaptureLinesScreen())

    def action_my_news(self) -> None:
        """Note a piece of my news."""
        from reseau_tui.tui.screens.news_actions import NewsActions

        if self.gateway.opened:
            self._let_screen(NewsActions(self._reseau).add_mine())

    def action_person_news(self) -> None:
        """Offer what to tell and to ask the person that this screen is about."""
        from reseau_tui.tui.screens.news_actions import NewsActions

        if self.gateway.opened:
            person = getattr(self.screen, "person_id", None)
            self._let_screen(NewsActions(self._reseau).with_somebody(person))

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
        from reseau_tui.tui.palette import Palette

        self.push_screen(Palette())

    def action_import(self) -> None:
        """Bring people in from a file."""
        if self.gateway.opened:
            from reseau_tui.tui.screens.import_begin import begin_import

            begin_import(self._reseau)

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
        from reseau_tui.tui.palette import themes

        self.push_screen(themes())
