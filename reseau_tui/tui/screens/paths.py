"""Ways to a person or an organisation: over whom, what each step rests on, asking the first one."""

from __future__ import annotations

from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from reseau_tui import clock
from reseau_tui.i18n import _, ngettext
from reseau_tui.network.path_targets import PERSON, Target
from reseau_tui.network.paths import Path, Reached, heading, reached
from reseau_tui.tui.commands import bindings, command, keyed
from reseau_tui.tui.drawing import content, safe, sentence
from reseau_tui.tui.screens.choice import Choice, ChoiceScreen
from reseau_tui.tui.screens.searching import SearchedPlace
from reseau_tui.tui.widgets.filter_bar import FilterBar
from reseau_tui.tui.widgets.header import Header
from reseau_tui.tui.widgets.line_view import LineView
from reseau_tui.tui.widgets.panel import Panel
from reseau_tui.tui.widgets.path_list import PathList


class PathsScreen(SearchedPlace):
    """A line that names somewhere to go, and the ways there."""

    CSS_PATH = ["place.tcss", "paths.tcss"]  # noqa: RUF012 - Textual's way
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("paths"), *bindings("screen")]
    SCOPES = ("paths", "screen", "list", "app")
    AUTO_FOCUS = "#ways"

    ways = getters.query_one("#ways", PathList)

    def __init__(self) -> None:
        super().__init__()
        self.add_class("-asking")
        self._target: Target | None = None
        self._answered: tuple[str, Target | None] = ("", None)
        self._came_from = "home"
        self._went_to_card = False

    def body(self) -> ComposeResult:
        """The line, the ways, what is said in their place."""
        with Panel(id="body"):
            yield FilterBar("ask-path")
            yield Static(id="heading")
            yield PathList(id="ways")
            yield Static(id="no-hit")
            yield Static(_what_for(), id="what-for")

    def on_mount(self) -> None:
        """Say what the line is for."""
        self.filter_bar.input.placeholder = keyed(_("{ask_path}: a person or an organisation"))
        self.query_one(Header).about = _("Ways to")
        self.query_one("#body").border_title = Content(_("Ways to"))

    @property
    def main_list(self) -> LineView:
        """The ways."""
        return self.ways

    def begin(self, came_from: str, target: Target | None, words: str = "") -> None:
        """Show the ways to ``target`` or to what ``words`` name; with neither, ask for a name.

        ``came_from`` is the mode to go back to.
        """
        # From a card that was opened here, it is not back to that card and here again for ever.
        if came_from != "card" or not self._went_to_card:
            self._came_from = came_from
            self._went_to_card = False
        if target is not None or words:
            self._lead_to(target, words)
        elif not self.query_text:
            self.call_after_refresh(self.action_ask_path)

    def _lead_to(self, target: Target | None, words: str = "") -> None:
        self._target = target
        self.query_text = target.name if target is not None else words
        self.filter_bar.show_text(safe(self.query_text))
        if self.reseau.gateway.opened:
            self.read_paths()
        self.ways.focus()

    # Reading ----------------------------------------------------------------------------------

    def read_again(self) -> None:
        """Look again; another line than the name of who was chosen means somebody else."""
        if self._target is not None and self.query_text != self._target.name:
            self._target = None
        self.read_paths()

    @work(exclusive=True, group="paths")
    async def read_paths(self) -> None:
        """Look for the ways; the question before it is interrupted."""
        line, target = self.query_text, self._target
        found = await self.reseau.gateway.ask(reached, line, target, clock.today())
        same = self._answered == (line, target)
        self._answered = (line, target)
        paths = found.paths
        if paths is not None:
            self.ways.show_paths(paths.paths, keep=same)
        else:
            self.ways.show_targets(found.targets)
        nowhere = bool(line.strip()) and (not found.targets or (paths and not paths.paths))
        self.set_class(not line.strip() and target is None, "-asking")
        self.set_class(bool(nowhere), "-no-hit")
        self.query_one("#no-hit", Static).update(_nothing_found(line, found))
        self._say_what(found)
        self._follow()

    def _say_what(self, found: Reached) -> None:
        title, count, said = _("Ways to"), "", Content("")
        if found.paths is not None:
            title = _("Ways to {name}").format(name=safe(found.paths.target.name))
            ways = len(found.paths.paths)
            count = ngettext("{count} way", "{count} ways", ways).format(count=ways) if ways else ""
            said = content(heading(found.paths)) if ways else said
        elif found.targets:
            said = Content(_("Which one?"))
        panel = self.query_one("#body")
        panel.border_title = Content(title)
        panel.border_subtitle = Content(count)
        self.query_one("#heading", Static).update(said)
        self.set_class(bool(said.plain), "-said")

    @on(LineView.Moved, "#ways")
    def follow(self, event: LineView.Moved) -> None:
        """A capture from here is about the first person of the way under the cursor."""
        event.stop()
        self._follow()

    def _follow(self) -> None:
        path, target = self.ways.path, self.ways.target
        if path is not None:
            self.person_id = path.people[0].id
        else:
            self.person_id = target.id if target is not None else None

    @on(LineView.Chosen, "#ways")
    def open_clicked(self, event: LineView.Chosen) -> None:
        """A double click opens what is under it."""
        event.stop()
        self.action_path_open()

    # The line ---------------------------------------------------------------------------------

    def action_ask_path(self) -> None:
        """Let the line take a name."""
        self.start_search()

    def action_paths_anew(self) -> None:
        """Empty the line; when it is empty, back to where we came from."""
        if not self.query_text:
            self.action_leave()
            return
        self._target = None
        self.drop_search()

    def action_leave(self) -> None:
        """Back to where we came from."""
        self.reseau.action_visit(self._came_from)

    # What can be done -------------------------------------------------------------------------

    @work(exclusive=True, group="change")
    async def action_path_open(self) -> None:
        """Take who is meant, open a card of the way, or let the line take a name."""
        target, path = self.ways.target, self.ways.path
        if target is not None:
            self._lead_to(target)
            return
        if path is None:
            self.action_ask_path()
            return
        people = path.people
        chosen = people[0].id
        if len(people) > 1:
            chosen = await self.app.push_screen_wait(
                ChoiceScreen(
                    Content(_("Whose card?")),
                    [
                        Choice(str(place), safe(stop.name), stop.id)
                        for place, stop in enumerate(people, 1)
                    ],
                )
            )
        if chosen is not None:
            self._went_to_card = True
            if self._came_from == "card":
                self._came_from = "home"
            self.reseau.open_card(chosen, [stop.id for stop in people if stop.id is not None])

    @work(exclusive=True, group="change")
    async def action_path_ask(self) -> None:
        """Ask the first person of the way for the introduction."""
        from reseau_tui.tui.screens.path_asking import ask_for_introduction

        path = self._to_ask()
        if path is not None:
            await ask_for_introduction(self, *_three(path))

    @work(exclusive=True, group="change")
    async def action_path_copy(self) -> None:
        """Copy the message to the first person of the way."""
        from reseau_tui.tui.screens.path_asking import copy_message

        path = self._to_ask()
        if path is not None:
            await copy_message(self, *_three(path))

    def _to_ask(self) -> Path | None:
        path = self.ways.path
        if path is None:
            self.notify(keyed(_("No way is under the cursor: {ask_path} takes a name.")))
            return None
        if path.is_direct:
            words = _("You know {name} yourself: {path_open} opens the card, {log} logs.")
            self.notify(keyed(words, name=safe(path.people[0].name)))
            return None
        return path


def _three(path: Path) -> tuple[int, int, int | None]:
    """Return the first person, the last one, and who stands between the two."""
    ids = [stop.id or 0 for stop in path.people]
    return ids[0], ids[-1], ids[1] if len(ids) > 2 else None


def _nothing_found(line: str, found: Reached) -> Content:
    if found.paths is not None:
        told = _("What you write down makes ways: who introduced whom, relations, whom you saw.")
        if found.paths.target.kind == PERSON:
            said = content(heading(found.paths))
            return Content.assemble(said, "\n\n", told)
        return Content.assemble(content(heading(found.paths)), "\n\n", told)
    return sentence(
        _("Nobody and no organisation here is called “{name}”.") + "\n\n" + "{hint}",
        name=line.strip(),
        hint=_("A first name, a family name or the first word of a company is enough."),
    )


def _what_for() -> Content:
    return Content.assemble(
        (_("How to reach somebody?"), "bold $foreground"),
        "\n\n",
        _("Name a person or an organisation: the ways there, over people you know."),
        "\n\n",
        (_("airbus"), "$foreground"), "\n",
        (_("marie dupont"), "$foreground"),
        "\n\n",
        (command("ask-path").key, "bold $primary"), " ", _("write it"),
        "   ",
        (command("leave").key, "bold $primary"), " ", _("back"),
    )  # fmt: skip
