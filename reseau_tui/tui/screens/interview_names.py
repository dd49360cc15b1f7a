"""The names obtained in an interview, one a line: each is kept at once, doubles are offered."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reseau_tui import clock
from reseau_tui.i18n import _, ngettext
from reseau_tui.model import interviews as model
from reseau_tui.model.database import connection
from reseau_tui.network.interviews import CUSTOM, InterviewCard, Obtained, names_of
from reseau_tui.network.likely import Likely, likely
from reseau_tui.network.name_line import NameLine, name_line
from reseau_tui.tui.drawing import Line, safe, sentence
from reseau_tui.tui.screens.choice import Choice, ChoiceScreen
from reseau_tui.tui.screens.drawn_once import OpensWhole
from reseau_tui.tui.screens.ending import WorkEndsFirst
from reseau_tui.tui.widgets.block_list import Block, BlockList
from reseau_tui.tui.widgets.pick_list import Pick, PickList

if TYPE_CHECKING:
    from reseau_tui.tui.app import ReseauApp

_SHOWN_MOST = 6
"""Names shown at once; the list scrolls beyond."""

_NEW = "new"


class NamesScreen(WorkEndsFirst, OpensWhole, ModalScreen[None]):
    """What is typed is added with enter; an empty line, or esc, ends it."""

    CSS_PATH = ["dialog.tcss", "interview_names.tcss"]  # noqa: RUF012 - Textual's way
    AUTO_FOCUS = "#line"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False, priority=True),
        Binding("down", "pick(1)", show=False, priority=True),
        Binding("up", "pick(-1)", show=False, priority=True),
    ]

    line = getters.query_one("#line", Input)
    picks = getters.query_one(PickList)

    def __init__(self, card: InterviewCard) -> None:
        super().__init__()
        self._card = card
        self._adding = False

    @property
    def _reseau(self) -> ReseauApp:
        return cast("ReseauApp", self.app)

    def compose(self) -> ComposeResult:
        """The names so far, the line, whom it may mean, what the keys do."""
        with Vertical(id="dialog") as box:
            box.border_title = sentence(_("Names from {name}"), name=self._card.name)
            yield BlockList(id="names")
            yield Input(placeholder=_("Name, organisation, +tag"), id="line", max_length=200)
            yield PickList(id="likely")
            yield Static(id="hint")

    def on_mount(self) -> None:
        """Show what is there already."""
        self.query_one("#names").can_focus = False
        self.picks.can_focus = False
        self.picks.close()
        self.read_names()

    @work(exclusive=True, group="names")
    async def read_names(self) -> None:
        """Read the names of this interview."""
        self._show(await self._reseau.gateway.ask(names_of, self._card.id))

    def _show(self, names: Sequence[Obtained]) -> None:
        view = self.query_one("#names", BlockList)
        view.show([Block(partial(_drawn, one)) for one in names], keep=False)
        view.styles.height = min(_SHOWN_MOST, len(names))
        view.display = bool(names)
        view.call_after_refresh(view.scroll_end, animate=False)
        self.query_one("#hint", Static).update(Content(hint(len(names))))

    # Whom it may mean -------------------------------------------------------------------------

    @on(Input.Changed, "#line")
    def type_on(self, event: Input.Changed) -> None:
        """Look for people already there with every letter."""
        event.stop()
        self.look()

    @work(exclusive=True, group="likely")
    async def look(self) -> None:
        """Offer who may be meant."""
        self._offer(await self._likely(self._typed()))

    async def _likely(self, typed: NameLine) -> list[Likely]:
        if not typed.name:
            return []
        return await self._reseau.gateway.ask(likely, typed.name, organisation=typed.organisation)

    def _offer(self, found: Sequence[Likely]) -> None:
        if not found:
            self.picks.close()
            return
        new = Pick(_("somebody new"), "", None)
        self.picks.offer("", [new, *(Pick(one.name, one.why, one) for one in found)])
        self.picks.styles.height = len(found) + 1

    def _typed(self) -> NameLine:
        return name_line(self.line.value, second="organisation")

    def action_pick(self, step: int) -> None:
        """Move among those whom it may mean."""
        self.picks.step(step)

    # Adding -----------------------------------------------------------------------------------

    @on(Input.Submitted, "#line")
    def submit(self, event: Input.Submitted) -> None:
        """Enter keeps the name; on an empty line it ends."""
        event.stop()
        if not self.line.value.strip():
            self.dismiss(None)
        elif not self._adding:
            chosen = self.picks.chosen
            self._adding = True
            self.add(chosen.value if chosen is not None else None)

    @work(group="change")
    async def add(self, meant: Likely | None) -> None:
        """Keep what is typed, as ``meant`` or as somebody new; ask about the very same name."""
        try:
            typed = self._typed()
            if not typed.name:
                self.notify(_("A name first, please: the rest follows a comma."))
                return
            written = self.line.value
            if meant is None:
                meant, known = await self._same(typed)
                if not known:
                    return
            if await self._keep(typed, meant):
                # What was typed meanwhile, over a slow disk, is the next name.
                self.line.value = self.line.value.removeprefix(written)
        finally:
            self._adding = False

    async def _same(self, typed: NameLine) -> tuple[Likely | None, bool]:
        """Ask which person is meant where the name is somebody's; False: none, after all."""
        same = [one for one in await self._likely(typed) if one.same]
        if not same:
            return None, True
        keys = "123"
        choices = [
            Choice(key, safe(one.name), one, safe(one.why))
            for key, one in zip(keys, same, strict=False)
        ]
        answer = await self.app.push_screen_wait(
            ChoiceScreen(
                sentence(_("{name} is there already: the same person?"), name=typed.name),
                [*choices, Choice("n", _("Somebody new of that name"), _NEW)],
            )
        )
        if answer is None:
            return None, False
        return (None if answer == _NEW else answer), True

    async def _keep(self, typed: NameLine, meant: Likely | None) -> bool:
        """Keep a name; return whether it is one that can be obtained there."""
        name = meant.name if meant is not None else typed.name
        obtained = model.NameObtained(
            typed.name, meant.id if meant is not None else None, typed.organisation,
            tags=typed.tags, why=typed.rest,
        )  # fmt: skip

        def run() -> None:
            on = clock.today().isoformat()
            model.add_name(connection(), self._card.id, obtained, on)

        label = _("name obtained from {name}: {obtained}")
        try:
            await self._reseau.gateway.change(
                label.format(name=self._card.name, obtained=name), run
            )
        except ValueError:
            self.notify(_("That is somebody of this interview."))
            return False
        self._offer([])
        self._show(await self._reseau.gateway.ask(names_of, self._card.id))
        self._reseau.changed()
        return True

    def action_close(self) -> None:
        """Enough names."""
        self.dismiss(None)


def hint(count: int) -> str:
    """Return how many there are beside the custom, and what the keys do."""
    said = ngettext("{count} name so far", "{count} names so far", count).format(count=count)
    if count < CUSTOM:
        said = _("{so_far}; two is the custom").format(so_far=said)
    return said + "\n" + _("enter keeps it · ↓ somebody already there · empty line ends")


def _drawn(one: Obtained, width: int) -> list[Line]:
    del width
    line: Line = [("✓ ", "accent"), (safe(one.name), "")]
    if one.organisation:
        line.append((f" · {safe(one.organisation)}", "dim"))
    return [line]
