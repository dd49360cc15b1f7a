"""Typing the people of an event, one a line, without leaving the line: 25 names in ten minutes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar, cast

from textual import getters, on, work
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from reseau_tui.i18n import _
from reseau_tui.model import event_people as model
from reseau_tui.model.database import action, connection
from reseau_tui.network.events import EventRow
from reseau_tui.network.likely import Likely, likely
from reseau_tui.network.name_line import NameLine, name_line
from reseau_tui.tui.app import ReseauApp
from reseau_tui.tui.commands import keyed
from reseau_tui.tui.drawing import joined_to_fit, safe
from reseau_tui.tui.event_words import DOT
from reseau_tui.tui.screens.capture_bar import CaptureInput
from reseau_tui.tui.screens.choice import Choice, ChoiceScreen
from reseau_tui.tui.screens.pick_line import PickLine
from reseau_tui.tui.widgets.line_view import LineView
from reseau_tui.tui.widgets.pasted_lines import TakesLists
from reseau_tui.tui.widgets.pick_list import MOST, Pick, PickList
from reseau_tui.tui.widgets.sitting_list import SittingList, Written

MET, COMING, WANTED = "met", "coming", "wanted"
"""What the names typed are: people I met, who come, whom I want to see."""

_LOW = 22
"""Lines of the window below which the names written and the picks share the room."""

NEW = 0
"""In the place of an id: somebody who is not in the network yet."""


class EntryInput(TakesLists, CaptureInput):
    """The line; up and down, tab too, choose whom the name means."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "screen.pick_round", show=False),
        Binding("shift+tab", "screen.lists", show=False),
    ]


class EventEntry(PickLine):
    """Write down one person a line; gives back the last one's id, None when nobody was.

    ``written`` is called after each of them, with their id. Somebody who is surely known is
    recognised; whoever may be known stands within reach of the cursor, and nothing is guessed.
    """

    CSS_PATH = ["pick_line.tcss", "event_entry.tcss"]  # noqa: RUF012 - Textual's way
    TOASTS_ASIDE = True

    line = getters.query_one("#line", EntryInput)  # pyright: ignore[reportAssignmentType]
    sitting = getters.query_one(SittingList)

    def __init__(
        self, event: EventRow, purpose: str, written: Callable[[int | None], object]
    ) -> None:
        super().__init__(Content(""), _hint(purpose))
        self._event = event
        self._purpose = purpose
        self._tell = written
        self._done: list[Written] = []
        self._last: dict[int, int] = {}
        self._wanted = event.wanted
        self._meant = ""
        """The line of which somebody was chosen, or which enter was pressed on."""

    @property
    def _reseau(self) -> ReseauApp:
        return cast("ReseauApp", self.app)

    def compose(self) -> ComposeResult:
        """What was written down over the picks, the line under them."""
        with Vertical(id="pick-line"):
            yield SittingList(id="written")
            yield PickList()
            yield EntryInput(placeholder=self._hint, id="line", compact=True, max_length=500)
            yield Static(id="said")

    def on_mount(self) -> None:
        """Nobody written down yet."""
        self._show_done()
        super().on_mount()

    def _show_done(self) -> None:
        self.sitting.show_written(self._done)
        if self.size.height and self.size.height < _LOW:
            self.sitting.styles.height = min(3, len(self._done) + 1)
        box = self.query_one("#pick-line")
        said = _title(self._purpose).format(event=safe(self._event.name))
        box.border_title = Content(said + (f" · {len(self._done)}" if self._done else ""))
        ends = _("empty line ends") if self._done else _("esc leaves")
        parts = [_("enter writes it down"), ends, _("tab: who is meant")]
        if self._done:
            parts.append(keyed(_("shift+tab {undo} undoes")))
        box.border_subtitle = Content(joined_to_fit(parts, max(20, self.size.width - 8)))

    # Whom a line means ------------------------------------------------------------------------

    def _typed(self) -> NameLine:
        return name_line(self.line.value, second="organisation")

    async def offers(self, typed: str) -> Sequence[Pick]:
        """Whom the name means: who is surely meant first; in doubt somebody new, when I met them.

        Who comes is rather somebody known.
        """
        read = name_line(typed, second="organisation")
        if not read.name:
            return []
        found = await self._reseau.gateway.ask(
            partial(likely, read.name, organisation=read.organisation)
        )
        new = Pick(read.name, _new_words(read), NEW)
        known = [Pick(one.name, one.why, one.id) for one in found]
        same = [one for one in found if one.same]
        if same or (known and self._purpose != MET):
            return [*known, new]
        return [new, *known]

    def said(self, typed: str, picks: Sequence[Pick]) -> str:
        """How the line is read."""
        if picks:
            return _("name, organisation, subject +tag") if self._purpose == MET else ""
        return _("No name in it yet.") if typed else ""

    async def _look(self) -> None:
        await super()._look()
        most = MOST if self.size.height >= _LOW else 3
        self.picks.styles.height = min(most, len(self.picks.picks))

    def action_pick_round(self) -> None:
        """The next one whom the name may mean, after the last the first."""
        if self.picks.picks:
            self.picks.cursor = (self.picks.cursor + 1) % len(self.picks.picks)
            self._meant = self.line.value

    def action_pick(self, step: int) -> None:
        """The one above or below."""
        super().action_pick(step)
        self._meant = self.line.value

    # Writing down -----------------------------------------------------------------------------

    @on(Input.Submitted, "#line")
    def submit(self, event: Input.Submitted) -> None:
        """Enter writes down; an empty line ends."""
        event.stop()
        event.prevent_default()  # taking one pick would close the line
        if not self.line.value.strip():
            self.finish()
        else:
            self.write_down(self.picks.cursor)

    @on(LineView.Chosen)
    def take_clicked(self, event: LineView.Chosen) -> None:
        """A double click on whom the name means writes down."""
        event.stop()
        event.prevent_default()
        if event.view is self.picks:
            self.write_down(self.picks.cursor)

    @work(exclusive=True, group="change")
    async def write_down(self, place: int) -> None:
        """Write down whom the line means now, even when it was typed very fast.

        Where several have the name, nobody is until one was chosen, or enter was pressed again.
        """
        shown = [pick.value for pick in self.picks.picks]
        await self._look()
        picks = self.picks.picks
        if not picks:
            return
        seen = shown == [pick.value for pick in picks]
        if seen:
            self.picks.cursor = max(0, place)
        chosen = self.picks.chosen
        read, typed = self._typed(), self.line.value
        if chosen is None or not (self._meant == typed or await self._sure(read, picks, seen=seen)):
            self._meant = typed
            return
        if self._purpose == WANTED and not await self._may_want():
            return
        await self._write(chosen, read, typed)

    async def _sure(self, read: NameLine, picks: Sequence[Pick], *, seen: bool) -> bool:
        """Whether the first pick is meant: somebody new, the one of that name, who was shown."""
        if picks[0].value == NEW:
            return True
        found: list[Likely] = await self._reseau.gateway.ask(
            partial(likely, read.name, organisation=read.organisation)
        )
        same = sum(one.same for one in found)
        return same == 1 or (seen and not same)

    @on(TakesLists.Pasted)
    def take_pasted(self, event: TakesLists.Pasted) -> None:
        """A list of names was pasted."""
        event.stop()
        self.write_all(event.lines)

    # A group of its own: the next line must not end the list before it is written down.
    @work(group="save")
    async def write_all(self, lines: list[str]) -> None:
        """Write down who is surely meant, line by line; the others are named, to be typed."""
        begun, left = self.line.value, list[str]()
        for typed in lines:
            read = name_line(typed, second="organisation")
            picks = await self.offers(typed)
            if not picks:
                continue
            if not await self._sure(read, picks, seen=False):
                left.append(read.name)
                continue
            if self._purpose == WANTED and not await self._may_want():
                break
            await self._write(picks[0], read, typed)
        self.line.value = begun
        if left:
            names = ", ".join(safe(one) for one in left[:5]) + (" …" if len(left) > 5 else "")
            self.notify(_("Somebody there may be meant; type them: {names}").format(names=names))

    async def _may_want(self) -> bool:
        return await may_want(self.app, self._wanted)

    async def _write(self, chosen: Pick, read: NameLine, typed: str) -> None:
        event, purpose = self._event.id, self._purpose
        name = read.name if chosen.value == NEW else chosen.label
        label = _label(purpose).format(name=name, event=self._event.name)

        def run() -> tuple[int, int]:
            with action(label) as step:
                person = _written(event, purpose, chosen.value, read)
            return step.id, person

        step, person = await self._reseau.gateway.write(run)
        if step:
            self._done.append(Written(step, typed, _echo(chosen, read, name)))
            self._last[step] = person
            self._wanted += purpose == WANTED
        else:
            self.notify(_("{name} is noted already.").format(name=safe(name)))
        self._next(person)

    def _next(self, person: int) -> None:
        self.line.value = ""
        self._meant = ""
        self.picks.offer("", [])
        self._show_done()
        self._tell(person)

    # Taking back, ending ----------------------------------------------------------------------

    def action_lists(self) -> None:
        """To what was written down."""
        if self._done:
            self.sitting.focus()

    @on(SittingList.Left)
    def leave_written(self) -> None:
        """Type on."""
        self.line.focus()

    @on(SittingList.TakenBack)
    @work(exclusive=True, group="record")
    async def take_back(self, event: SittingList.TakenBack) -> None:
        """Take somebody back; in an empty line they stand again, to be written better."""
        from reseau_tui.model.history import UndoRefused

        one = event.written
        try:
            await self._reseau.gateway.undo(one.action)
        except UndoRefused as refusal:
            self.notify(str(refusal), severity="warning")
            return
        self._done.remove(one)
        self._last.pop(one.action, None)
        self._wanted -= self._purpose == WANTED
        if not self.line.value.strip():
            self.line.value = one.line
            self.line.cursor_position = len(one.line)
        self._show_done()
        self._tell(None)
        self.line.focus()

    def action_leave(self) -> None:
        """A line begun is given up first."""
        if self.line.value.strip():
            self.line.value = ""
        else:
            self.finish()

    def finish(self) -> None:
        """Close; the other screens read what was written."""
        if self._done:
            self._reseau.changed()
        last = next(reversed(self._last.values()), None)
        self.dismiss(last)


async def may_want(app: App[object], wanted: int) -> bool:
    """Ask before there are more people to see than one can really talk to."""
    if wanted < model.WISHED:
        return True
    words = _("You want to see {count} people already: more makes it hard to really talk.")
    return bool(
        await app.push_screen_wait(
            ChoiceScreen(
                Content(words.format(count=wanted)),
                [Choice("y", _("One more all the same"), True), Choice("n", _("Leave it"), False)],
            )
        )
    )


def _written(event: int, purpose: str, contact: int, read: NameLine) -> int:
    """Write one person down inside the open action; return their id."""
    sql = connection()
    organisation, tags = read.organisation, read.tags
    if purpose == MET and contact == NEW:
        return model.meet_somebody_new(
            sql, event, read.name, subject=read.rest, organisation=organisation, tags=tags
        )
    if purpose == MET:
        model.meet(sql, event, contact, subject=read.rest, organisation=organisation, tags=tags)
    elif contact == NEW:
        return model.bring_somebody_new(
            sql, event, read.name, wanted=purpose == WANTED, organisation=organisation, tags=tags
        )
    elif purpose == WANTED:
        model.set_wanted(sql, event, contact)
    else:
        model.set_coming(sql, event, contact)
    return contact


def _hint(purpose: str) -> str:
    if purpose == MET:
        return _("Karim Benali, Airbus, composite wings")
    return _("a name, one a line")


def _title(purpose: str) -> str:
    if purpose == MET:
        return _("Whom I met · {event}")
    return _("Whom I want to see · {event}") if purpose == WANTED else _("Who comes · {event}")


def _label(purpose: str) -> str:
    if purpose == MET:
        return _("met {name} · {event}")
    return _("to see {name} · {event}") if purpose == WANTED else _("{name} comes · {event}")


def _new_words(read: NameLine) -> str:
    told = DOT.join(part for part in (read.organisation, read.rest) if part)
    return _("somebody new · {told}").format(told=told) if told else _("somebody new")


def _echo(chosen: Pick, read: NameLine, name: str) -> str:
    beside = DOT.join(part for part in (read.organisation, read.rest) if part)
    said = _("{name} (new)").format(name=name) if chosen.value == NEW else name
    return f"{said}{DOT}{beside}" if beside else said
