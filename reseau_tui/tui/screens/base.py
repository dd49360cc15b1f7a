"""What every screen of ours has: the app by its own type, its scopes, whom it is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.content import Content
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from reseau_tui.i18n import _
from reseau_tui.tui.commands import PLACES, TOP
from reseau_tui.tui.screens.choice import Choice, ChoiceScreen
from reseau_tui.tui.screens.drawn_once import DrawnOnce
from reseau_tui.tui.screens.ending import WorkEndsFirst
from reseau_tui.tui.widgets.key_footer import KeyFooter
from reseau_tui.tui.widgets.line_view import LineView

if TYPE_CHECKING:
    from reseau_tui.tui.app import ReseauApp


class ReseauScreen(WorkEndsFirst, DrawnOnce, Screen[None]):
    """A full screen; ``person_id`` is whom keys like ``e`` and ``p``, and a capture, are about."""

    SCOPES: ClassVar[tuple[str, ...]] = ("list", "app")
    """Whose commands help, footer and palette show."""

    # The two widgets concerned paint themselves; Textual paints the whole screen as well.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def __init__(self) -> None:
        super().__init__()
        self.person_id: int | None = None

    @property
    def reseau(self) -> ReseauApp:
        """The app."""
        return cast("ReseauApp", self.app)

    @property
    def about_people(self) -> Sequence[int]:
        """Who takes part in a capture that names nobody: ``person_id``, or several."""
        return () if self.person_id is None else (self.person_id,)

    @work(exclusive=True, group="go")
    async def action_go(self) -> None:
        """Wait for the second key of ``g``, without a time limit."""
        places = [Choice(one.key, one.shown_title, one.screen) for one in (TOP, *PLACES)]
        chosen = await self.app.push_screen_wait(
            ChoiceScreen(Content(_("Go to")), places, low=True)
        )
        if chosen == TOP.screen:
            view = self.focused if isinstance(self.focused, LineView) else self.main_list
            if view is not None:
                view.action_top()
        elif chosen:
            self.reseau.action_visit(chosen)

    @property
    def main_list(self) -> LineView | None:
        """The list that ``gg`` is about while none has the focus."""
        return None

    def action_enjoy(self) -> None:
        """Look for who would enjoy an article."""
        from reseau_tui.tui.screens.enjoy import EnjoyScreen

        came_from = self.app.current_mode
        self.reseau.action_visit("enjoy")
        screen = self.app.screen
        if isinstance(screen, EnjoyScreen):
            screen.begin(came_from)

    def action_interview_with(self) -> None:
        """Note a network interview with whom this screen is about."""
        from reseau_tui.tui.screens.interview_adding import add

        self.run_worker(add(self.reseau, self.person_id), group="change", exclusive=True)

    @work(exclusive=True, group="go")
    async def action_ways_to(self) -> None:
        """Look for the ways to whom this screen is about; without anybody, ask for a name."""
        from reseau_tui.network.path_targets import person_target

        if self.reseau.gateway.opened:
            person = self.person_id
            found = None
            if person is not None:
                found = await self.reseau.gateway.ask(person_target, person)
            self.reseau.show_paths(found)

    def action_leave(self) -> None:
        """Back to where a row led here from, else to the home screen."""
        self.reseau.leave_place()

    @on(KeyFooter.Clicked)
    async def run_clicked(self, event: KeyFooter.Clicked) -> None:
        """A click in the footer does what the key does: for the panel used, else for the screen."""
        await self.run_here(event.command.action)

    async def run_here(self, action: str) -> None:
        """Run a command as its key would: on the panel used, else on the screen, else the app."""
        start = self.focused or self
        for node in start.ancestors_with_self:
            if isinstance(node, Widget) and hasattr(node, f"action_{action}"):
                await node.run_action(action)
                return
        await self.run_action(action)
