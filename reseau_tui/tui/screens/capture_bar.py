"""The line at the bottom of the capture bar, and its keys: complete, go back in time, leave."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import events, getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from reseau_tui.i18n import _
from reseau_tui.tui.drawing import joined_to_fit, safe
from reseau_tui.tui.screens.capture_picks import Completion, completion_picks, word_before
from reseau_tui.tui.screens.drawn_once import OpensWhole
from reseau_tui.tui.screens.ending import WorkEndsFirst
from reseau_tui.tui.typed_lines import TypedLines, remember
from reseau_tui.tui.widgets.line_view import LineView
from reseau_tui.tui.widgets.pick_list import Pick, PickList
from reseau_tui.tui.widgets.tick_list import TickList
from reseau_tui.tui.widgets.understood import Understood

if TYPE_CHECKING:
    from reseau_tui.tui.app import ReseauApp

_LOW = 24
"""Lines below which what can be picked takes the place of more."""


class CaptureInput(Input):
    """The line; up and down belong to the pick list while there is one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "screen.complete", show=False),
        Binding("shift+tab", "screen.lists", show=False),
        Binding("down", "screen.pick(1)", show=False),
        Binding("up", "screen.pick(-1)", show=False),
        Binding("escape", "screen.leave", show=False),
    ]


class CaptureBar(WorkEndsFirst, OpensWhole, ModalScreen[bool]):
    """The typing half of the capture bar; the other half says what a line means and records it."""

    CSS_PATH = "capture.tcss"
    AUTO_FOCUS = "#line"
    INHERIT_BINDINGS = False

    TOASTS_ASIDE = True
    """Its toasts have a place of their own: what was said stays to be read."""

    FREE = True
    """Whether it is a line of its own: earlier ones come back, promises can be ticked off."""

    line = getters.query_one("#line", CaptureInput)
    picks = getters.query_one(PickList)
    ticks = getters.query_one(TickList)
    understood = getters.query_one(Understood)

    def __init__(self) -> None:
        super().__init__()
        self.answers: dict[str, Any] = {}
        self._unrecorded = ""
        self._earlier: TypedLines | None = None

    @property
    def reseau(self) -> ReseauApp:
        """The app, by its own type."""
        return cast("ReseauApp", self.app)

    @property
    def heading(self) -> str:
        """What is done here, in words."""
        return _("Write down an exchange")

    @property
    def hints(self) -> list[str]:
        """The keys, the most needed ones first: what has no room is left out."""
        return [
            _("enter records"), _("esc leaves"), _("tab completes"), _("↑ earlier lines"),
        ][: 4 if self.FREE else 3]  # fmt: skip

    def compose(self) -> ComposeResult:
        """The list of picks over the line; what is understood and what it settles under it."""
        with Vertical(id="capture"):
            yield from self.compose_above()
            yield PickList()
            yield CaptureInput(
                self.reseau.memory.text("line") if self.FREE else "",
                placeholder=_("yesterday: coffee with Marie +paris next: send CV in 2 weeks"),
                id="line",
                compact=True,
                max_length=20_000,
            )
            yield Understood(id="understood")
            yield TickList(id="ticks")

    def compose_above(self) -> ComposeResult:
        """What stands over the line, nothing here."""
        yield from ()

    def on_mount(self) -> None:
        """Nothing to pick, nothing typed."""
        self.picks.can_focus = False
        self.close_picks()
        self.ticks.forget()
        self.tell_heading()
        self._unrecorded = self.line.value
        if self._unrecorded:
            self.show_understood()
        else:
            self.greet()

    def tell_heading(self) -> None:
        """Write what is done here into the border, and the keys that fit."""
        box = self.query_one("#capture")
        room = self.size.width - 6
        box.border_title = Content(joined_to_fit([safe(self.heading)], room))
        box.border_subtitle = Content(joined_to_fit(self.hints, room))

    def on_resize(self, event: events.Resize) -> None:
        """Another size has room for more, or for less."""
        self.set_class(event.size.height < _LOW, "-low")
        self.tell_heading()

    def on_unmount(self) -> None:
        """Keep what is not recorded, in a file that only its owner can read."""
        if self.FREE:
            self.reseau.memory.remember(line=self._unrecorded)
            remember(self.reseau.typed, self._unrecorded)

    def greet(self) -> None:
        """Say what to do while nothing is typed."""
        self.understood.tell((), self.greeting)

    @property
    def greeting(self) -> str:
        """What is said while nothing is typed."""
        raise NotImplementedError

    def show_understood(self) -> object:
        """Show what is typed now is understood to mean."""
        raise NotImplementedError

    def take(self, pick: Pick) -> None:
        """Do what a pick says that is no completion."""
        raise NotImplementedError

    def let_go_of_line(self) -> None:
        """The line is done with: it is one of the earlier lines now."""
        if self.FREE:
            remember(self.reseau.typed, self.line.value)
        self._unrecorded = ""
        self._earlier = None

    # Picking and completing -------------------------------------------------------------------

    def offer_picks(self, title: str, picks: Sequence[Pick]) -> None:
        """Show what can be picked; where there is little room, in the place of other lists."""
        self.picks.offer(title, picks)
        self.add_class("-picking")

    def close_picks(self) -> None:
        """Nothing to pick any more."""
        self.picks.close()
        self.remove_class("-picking")

    def take_chosen(self) -> None:
        """Take the pick under the cursor."""
        pick = self.picks.chosen
        self.close_picks()
        if pick is None:
            return
        if isinstance(pick.value, Completion):
            self._put(pick.value)
        else:
            self.take(pick)

    @on(LineView.Chosen, "PickList")
    def take_clicked(self, event: LineView.Chosen) -> None:
        """A double click picks."""
        event.stop()
        self.take_chosen()

    @work(exclusive=True, group="complete")
    async def action_complete(self) -> None:
        """Complete the word before the cursor: a name, a tag or a key."""
        if self.picks.picks:
            self.take_chosen()
            return
        start, word = word_before(self.line.value, self.line.cursor_position)
        offers = completion_picks(await self.reseau.gateway.completions(word), start, word)
        if len(offers) == 1:
            self._put(offers[0].value)
        elif offers:
            self.offer_picks(_("Goes on as"), offers)

    def _put(self, completion: Completion) -> None:
        value = self.line.value
        rest = value[completion.end :]
        put = completion.text + ("" if rest[:1] == " " else " ")
        self.line.value = value[: completion.start] + put + rest
        self.line.cursor_position = completion.start + len(put)

    # Earlier lines and lists ------------------------------------------------------------------

    def action_pick(self, step: int) -> None:
        """Move in the pick list, else among the earlier lines; down from the newest, to tick."""
        if self.picks.picks:
            self.picks.step(step)
        elif step > 0 and (self._earlier is None or self._earlier.at_draft):
            self.go_to_ticks()
        elif self.FREE:
            self.recall(-step)

    def action_lists(self) -> None:
        """Go to the list beside the line."""
        self.go_to_ticks()

    def go_to_ticks(self) -> None:
        """Go to what can be ticked off under the line, when there is any."""
        if self.ticks.rows and not self.picks.picks:
            self.ticks.focus()

    @work(exclusive=True, group="complete")
    async def recall(self, back: int) -> None:
        """Put an earlier line into the bar, read from the network at the first step."""
        from reseau_tui.network.captured import captured_lines

        if self._earlier is None:
            stored = await self.reseau.gateway.ask(captured_lines)
            self._earlier = TypedLines([*reversed(self.reseau.typed), *stored], self.line.value)
        line = self._earlier.step(back, self.line.value)
        if line is not None:
            self.put_line(line)

    def put_line(self, line: str) -> None:
        """Put a whole line into the bar; answers given to another one do not count for it."""
        self.answers.clear()
        self.line.value = line
        self.line.cursor_position = len(line)

    @on(TickList.Left)
    def back_to_line(self) -> None:
        """Type on where the cursor was."""
        self.line.select_on_focus = False  # the next letter must not replace the line
        self.line.focus()

    # Leaving ----------------------------------------------------------------------------------

    def action_leave(self) -> None:
        """Close the pick list, then the bar; what was typed is kept for the next time."""
        if self.picks.picks:
            self.close_picks()
        else:
            self.close_bar()

    def close_bar(self) -> None:
        """Close without recording."""
        self.dismiss(False)

    def on_click(self, event: events.Click) -> None:
        """A click outside of the bar closes it when nothing is typed."""
        if event.widget is self and not self.line.value.strip():
            self.close_bar()
