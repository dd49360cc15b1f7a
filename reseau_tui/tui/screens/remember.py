"""Remember your network (``g b``): the spheres of one's life, and who is lost from sight."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events, getters, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from reseau_tui import clock
from reseau_tui.i18n import _, grouped, ngettext
from reseau_tui.network.lost import CouldKnow, LostPerson, could_know, lost_people
from reseau_tui.network.remember import NAMES_MOST, ChapterLine, Overview, overview
from reseau_tui.network.remember_prompts import LOST
from reseau_tui.text import fold
from reseau_tui.tui.commands import bindings, keyed
from reseau_tui.tui.drawing import Line, content, fit, safe, sentence, wrap
from reseau_tui.tui.screens.lost_actions import LostActions
from reseau_tui.tui.screens.searching import SearchedPlace
from reseau_tui.tui.widgets.block_list import Block, BlockList
from reseau_tui.tui.widgets.filter_bar import FilterBar
from reseau_tui.tui.widgets.header import Header
from reseau_tui.tui.widgets.line_view import LineView
from reseau_tui.tui.widgets.panel import Panel
from reseau_tui.tui.widgets.remember_list import (
    CHAPTER,
    PERSON,
    ROOMY,
    RememberList,
    beside_blocks,
    overview_blocks,
)


class RememberScreen(SearchedPlace):
    """The overview; the questions themselves stand in ``remember_sitting``."""

    CSS_PATH = "remember.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("remember"), *bindings("screen")]
    SCOPES = ("remember", "screen", "list", "app")
    AUTO_FOCUS = "#spheres"

    spheres = getters.query_one("#spheres", RememberList)
    beside = getters.query_one("#beside", BlockList)

    def __init__(self) -> None:
        super().__init__()
        self._known = Overview((), "", 0)
        self._lost: list[LostPerson] = []
        self._opened = False

    def body(self) -> ComposeResult:
        """The spheres; beside them, where there is room, what the one under the cursor is about."""
        with Horizontal(id="body"):
            with Panel(id="spheres-panel"):
                yield FilterBar("search-remember")
                yield RememberList(id="spheres")
                yield Static(id="no-hit")
            with Panel(id="beside-panel"):
                yield BlockList(id="beside")
        yield Static(classes="nothing")

    def on_mount(self) -> None:
        """What stands beside is only looked at."""
        self.beside.can_focus = False

    @property
    def main_list(self) -> LineView:
        """The spheres."""
        return self.spheres

    # Reading ----------------------------------------------------------------------------------

    def read_again(self) -> None:
        """Read how far one has come."""
        self.read_overview()

    @work(exclusive=True, group="overview")
    async def read_overview(self) -> None:
        """Read the chapters and who is lost; the first time, the cursor goes where one was last."""
        self._known = await self.reseau.gateway.ask(overview)
        self._lost = await self.reseau.gateway.ask(lost_people)
        self._show()
        wanted = self.take_wanted()
        if wanted is not None:
            self.spheres.choose((PERSON, wanted))
        elif not self._opened and self._known.last:
            self.spheres.choose((CHAPTER, self._known.last))
        self._opened = True
        self._say_how_many()
        self._follow()

    def _show(self) -> None:
        words = fold(self.query_text).split()

        def fits(text: str) -> bool:
            return all(word in fold(text) for word in words)

        lines = [line for line in self._known.lines if fits(line.chapter.title)]
        lost = [one for one in self._lost if fits(f"{one.name} {one.met_where} {one.city}")]
        first = not self._known.people and not words
        roomy = self.size.height >= ROOMY
        self.spheres.show(overview_blocks(lines, lost, first=first, roomy=roomy))
        self.say_when_empty(
            len(lines) + len(lost),
            _("No sphere and nobody lost from sight has “{query}”.\n\nesc gives all of them back"),
        )

    def _say_how_many(self) -> None:
        people, lost = self._known.people, len(self._lost)
        said = [_("Remember your network")]
        if people:
            said.append(
                ngettext("{count} remembered", "{count} remembered", people).format(
                    count=grouped(people)
                )
            )
        if lost:
            said.append(
                ngettext("{count} to find again", "{count} to find again", lost).format(
                    count=grouped(lost)
                )
            )
        self.query_one(Header).about = " · ".join(said)
        panel = self.query_one("#spheres-panel")
        panel.border_title = Content(_("Spheres of your life"))
        done = sum(line.progress.done for line in self._known.lines)
        if done:
            panel.border_subtitle = Content(
                _("{done} of {total} gone through").format(done=done, total=len(self._known.lines))
            )

    @on(LineView.Moved, "#spheres")
    def follow(self, event: LineView.Moved) -> None:
        """Show what the line under the cursor is about."""
        event.stop()
        self._follow()

    def _follow(self) -> None:
        self.person_id = self.spheres.person
        if self.size.width >= 120:
            self.read_beside()

    @on(events.Resize)
    def show_what_fits(self) -> None:
        """The part beside is read only where it is seen; a high screen shows the questions."""
        if self._known.lines:
            self._show()
            self._follow()

    @work(exclusive=True, group="beside")
    async def read_beside(self) -> None:
        """Read what stands beside: names of a chapter, who could know somebody lost."""
        panel = self.query_one("#beside-panel")
        line, person = self._line(), self._person()
        if person is not None:
            panel.border_title = sentence(_("Who could know {name}?"), name=person.name)
            found = await self.reseau.gateway.ask(could_know, person.id, clock.today())
            self.beside.show(_could_blocks(found), keep=False)
        elif line is not None:
            panel.border_title = content(line.chapter.title)
            people = line.people[:NAMES_MOST]
            names = [row.name for row in await self.reseau.gateway.names(people)] if people else []
            more = len(line.people) - len(names)
            self.beside.show(beside_blocks(line, names, more), keep=False)
        else:
            panel.border_title = ""
            self.beside.show([])

    def _line(self) -> ChapterLine | None:
        chosen = self.spheres.chapter
        return next((line for line in self._known.lines if line.chapter.id == chosen), None)

    def _person(self) -> LostPerson | None:
        chosen = self.spheres.person
        return next((one for one in self._lost if one.id == chosen), None)

    # Going on ---------------------------------------------------------------------------------

    @on(LineView.Chosen, "#spheres")
    def open_clicked(self, event: LineView.Chosen) -> None:
        """A double click goes on."""
        event.stop()
        self.action_remember_on()

    @work(exclusive=True, group="change")
    async def action_remember_on(self) -> None:
        """Begin a sphere or go on; of somebody lost, who could know them."""
        person, line = self._person(), self._line()
        if person is not None:
            await LostActions(self, person).find()
        elif line is not None:
            await self._sit(line.chapter.id)

    @work(exclusive=True, group="change")
    async def action_remember_lost(self) -> None:
        """Add people whom one would like to find again."""
        await self._sit(LOST)

    async def _sit(self, chapter: str) -> None:
        from reseau_tui.tui.screens.remember_sitting import RememberSitting

        left = await self.app.push_screen_wait(RememberSitting(self._known, chapter))
        self.reseau.changed()
        if left:
            self.spheres.choose((CHAPTER, left))

    @work(exclusive=True, group="change")
    async def action_found_again(self) -> None:
        """Somebody is not lost any more."""
        person = self._person()
        if person is None:
            self.notify(keyed(_("Nobody lost from sight is under the cursor.")))
            return
        await LostActions(self, person).found()

    def action_lost_card(self) -> None:
        """Open the card of who is lost."""
        person = self._person()
        if person is not None:
            self.reseau.open_card(person.id)

    def action_search_remember(self) -> None:
        """Search as you type."""
        self.start_search()

    def action_all_remember(self) -> None:
        """Clear the search."""
        if self.query_text:
            self.drop_search()

    def show_row(self, contact: int) -> None:
        """Put the cursor on somebody lost from sight, with the next reading."""
        self.wanted = contact
        if self.is_mounted and self.reseau.gateway.opened:
            self.read_overview()


def _could_blocks(found: list[CouldKnow]) -> list[Block]:
    if not found:
        words = _(
            "Nobody here has anything in common with them yet. Where you met, where they worked,"
            " who knows them: with that on the card, people come up here."
        )
        return [Block(lambda width: [[(line, "dim")] for line in wrap(words, width, 6)])]
    return [Block(_could_drawer(one)) for one in found]


def _could_drawer(one: CouldKnow) -> Callable[[int], list[Line]]:
    def draw(width: int) -> list[Line]:
        why = " · ".join(safe(reason) for reason in one.why)
        return [
            [(fit(safe(one.name), width), "strong")],
            *([("  " + line, "dim")] for line in wrap(why, width - 2, 2)),
        ]

    return draw
