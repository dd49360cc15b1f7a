"""The first run: nobody is here yet, and there are some ways to change that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, cast

from rich.cells import cell_len
from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Middle
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from reseau_tui.i18n import _
from reseau_tui.tui.commands import bindings, command
from reseau_tui.tui.drawing import Line, wrap
from reseau_tui.tui.widgets.block_list import Block, BlockList
from reseau_tui.tui.widgets.key_footer import KeyFooter
from reseau_tui.tui.widgets.line_view import LineView

if TYPE_CHECKING:
    from reseau_tui.tui.app import ReseauApp
    from reseau_tui.tui.screens.base import ReseauScreen

TOUR = "tour"
"""Where the app's memory keeps whether the tour of five keys is still to come."""

WAITING, SEEN = "waiting", "seen"

_SIDE_BY_SIDE = 72
"""Cells from which an explanation stands beside its row, not under it."""


_AROUND = 7
"""Lines that are neither a way nor between the first words: header, footer, gaps, last words."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to begin: the command that is run, what it is called here, what it needs."""

    command: str
    title: str
    explanation: str


def ways() -> list[Way]:
    """Return the ways to begin; a row is here only when it works."""
    return [
        Way("import", _("import your contacts"), _("a file from your phone or mail program")),
        Way(
            "begin-remembering",
            _("remember your network"),
            _("questions that bring names back"),
        ),
        Way("visit-demo", _("visit the demo"), _("an invented network, to look around in")),
        Way("add", _("add somebody"), _("a name is enough")),
    ]


class WelcomeRows(BlockList):
    """The ways to begin: one key each, or the arrows and enter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", show=False),
        *bindings("welcome"),
    ]

    def action_choose(self) -> None:
        """Begin with the way under the cursor."""
        self.post_message(self.Chosen(self, self.cursor))

    async def action_visit_demo(self) -> None:
        """Visit the demo."""
        await self.run_action("app.demo")

    async def action_begin_remembering(self) -> None:
        """Go through one's life, question after question."""
        await self.run_action("app.visit('remember')")


class Welcome(Middle):
    """Shown in place of the panels while the network is empty; made when that is so."""

    def know(self, people: int) -> None:
        """Be told how many people there are: nobody, somebody, or now for the first time."""
        app = cast("ReseauApp", self.app)
        if not people:
            if app.memory.text(TOUR) != SEEN:
                app.memory.remember(**{TOUR: WAITING})
            self._show()
            return
        if self.query(WelcomeRows) and self.screen.focused in (None, self.query_one(WelcomeRows)):
            self.screen.query_one("#people").focus()
        if app.memory.text(TOUR) == WAITING and app.screen is self.screen:
            app.memory.remember(**{TOUR: SEEN})
            app.action_tour()

    @work(exclusive=True, group="welcome")
    async def _show(self) -> None:
        if not self.query(WelcomeRows):
            rows = WelcomeRows(id="ways")
            await self.mount(Static(id="welcome"), rows, Static(_last_words(), id="more"))
            self._draw()
        if self.app.screen is self.screen:
            self.query_one(WelcomeRows).focus()
        # Most keys of home are about somebody, and nobody is here.
        self.screen.query_one(KeyFooter).scopes = ("app",)

    def on_resize(self) -> None:
        """Draw for the new width."""
        if self.query(WelcomeRows):
            self._draw()

    def _draw(self) -> None:
        width = self._room()
        words = _first_words(width - 2)
        self.query_one("#welcome", Static).update(words)
        rows = self.query_one(WelcomeRows)
        beside = width >= _SIDE_BY_SIDE
        # Where there is no room for all of it, the titles say enough.
        high = words.plain.count("\n") + 2 * len(ways()) + _AROUND <= self.screen.size.height
        blocks = [Block(_drawing(way, beside=beside, high=high), way.command) for way in ways()]
        rows.styles.height = len(blocks) * (2 if high and not beside else 1)
        rows.show(blocks)

    def _room(self) -> int:
        size: Size = self.size or self.screen.size
        return max(40, min(size.width, 78) - 4)

    @on(LineView.Chosen)
    async def begin(self, event: LineView.Chosen) -> None:
        """Run the command of the way chosen."""
        event.stop()
        await self._run(ways()[event.item].command)

    @on(LineView.Moved)
    def keep_to_ourselves(self, event: LineView.Moved) -> None:
        """No panel follows this cursor."""
        event.stop()

    async def _run(self, name: str) -> None:
        if name == "visit-demo":
            await self.run_action("app.demo")
        elif name == "begin-remembering":
            await self.run_action("app.visit('remember')")
        else:
            await cast("ReseauScreen", self.screen).run_here(command(name).action)


def _drawing(way: Way, *, beside: bool, high: bool):
    key = command(way.command).key
    widest = max(cell_len(one.title) for one in ways())
    keys = max(cell_len(command(one.command).key) for one in ways())
    gap = " " * (keys - cell_len(key) + 3)

    def draw(width: int) -> list[Line]:
        del width
        line: Line = [(" " + key, "accent"), (gap, ""), (way.title, "strong")]
        if not beside:
            more: Line = [(" " * (keys + 4), ""), (way.explanation, "dim")]
            return [line, more] if high else [line]
        return [[*line, (" " * (widest - cell_len(way.title) + 3), ""), (way.explanation, "dim")]]

    return draw


def _first_words(width: int) -> Content:
    about = _(
        "Réseau helps you stay in touch with everybody you know: family, friends, colleagues,"
        " neighbours, and whom they know."
    )
    return Content.assemble(
        (_("Welcome to Réseau"), "bold $primary"), "\n\n", "\n".join(wrap(about, width, 4))
    )


def _last_words() -> Content:
    return Content.assemble(
        (_("Nothing leaves this computer."), "$muted"), "   ",
        (command("help").key, "bold $primary"), " ", (_("every key"), "$muted"),
    )  # fmt: skip
