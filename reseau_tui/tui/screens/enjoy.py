"""Who would enjoy this article? A line for its title, the people whose interests fit, and why."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from reseau_tui import clock
from reseau_tui.i18n import _, grouped, ngettext
from reseau_tui.model.touches import reach
from reseau_tui.network.enjoy import READERS, Readers, who_would_enjoy
from reseau_tui.text import clean_note
from reseau_tui.tui.commands import bindings, command, keyed
from reseau_tui.tui.drawing import safe, sentence
from reseau_tui.tui.screens.searching import SearchedPlace
from reseau_tui.tui.widgets.filter_bar import FilterBar
from reseau_tui.tui.widgets.header import Header
from reseau_tui.tui.widgets.line_view import LineView
from reseau_tui.tui.widgets.panel import Panel
from reseau_tui.tui.widgets.reader_list import ReaderList

_LABEL_MOST = 80


class EnjoyScreen(SearchedPlace):
    """A line and a list with marks."""

    CSS_PATH = ["place.tcss", "enjoy.tcss"]  # noqa: RUF012 - Textual's way
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("enjoy"), *bindings("screen")]
    SCOPES = ("enjoy", "screen", "list", "app")
    AUTO_FOCUS = "#readers"

    readers = getters.query_one("#readers", ReaderList)

    def __init__(self) -> None:
        super().__init__()
        self.add_class("-asking")
        self._answered = ""
        self._came_from = "home"

    def body(self) -> ComposeResult:
        """The line, the people, what is said in their place."""
        with Panel(id="body"):
            yield FilterBar("ask-enjoy")
            yield ReaderList(id="readers")
            yield Static(id="no-hit")
            yield Static(_what_for(), id="what-for")

    def on_mount(self) -> None:
        """Say what the line is for; the people are shown when there are some."""
        self.filter_bar.input.placeholder = keyed(_("{ask_enjoy}: the title of an article"))
        self.query_one(Header).about = _("Who would enjoy it?")
        self.query_one("#body").border_title = Content(_("Who would enjoy it?"))

    def begin(self, came_from: str) -> None:
        """Wait for a title, unless there is one; ``came_from`` is the mode to go back to."""
        self._came_from = came_from
        if not self.query_text:
            self.call_after_refresh(self.action_ask_enjoy)

    @property
    def main_list(self) -> LineView:
        """The people."""
        return self.readers

    # Reading ----------------------------------------------------------------------------------

    def read_again(self) -> None:
        """Look again."""
        self.read_readers()

    @work(exclusive=True, group="enjoy")
    async def read_readers(self) -> None:
        """Look for who would enjoy it; the question before it is interrupted."""
        title = self.query_text
        found = await self.reseau.gateway.ask(who_would_enjoy, title, clock.today())
        same = title == self._answered
        self._answered = title
        self.readers.show_readers(found.people, keep=same)
        self.set_class(not title.strip(), "-asking")
        self.set_class(bool(title.strip()) and not found.people, "-no-hit")
        self.query_one("#no-hit", Static).update(_nobody(found))
        self._say_how_many()
        self._follow()

    def _say_how_many(self) -> None:
        count, marked = self.readers.item_count, len(self.readers.marked)
        said = ngettext("{count} person", "{count} people", count).format(count=grouped(count))
        if count == READERS:
            said = _("the first {count}").format(count=grouped(count))
        if marked:
            words = ngettext("{count} marked", "{count} marked", marked)
            said += " · " + words.format(count=grouped(marked))
        self.query_one("#body").border_subtitle = Content(said if count else "")

    @on(LineView.Moved, "#readers")
    def follow(self, event: LineView.Moved) -> None:
        """A capture from here is about the person under the cursor."""
        event.stop()
        self._follow()

    def _follow(self) -> None:
        chosen = self.readers.chosen
        self.person_id = chosen.id if chosen is not None else None

    @on(LineView.Chosen, "#readers")
    def open_clicked(self, event: LineView.Chosen) -> None:
        """A double click shows the card."""
        event.stop()
        self.action_reader_card()

    # The line ---------------------------------------------------------------------------------

    def action_ask_enjoy(self) -> None:
        """Let the line take what is typed or pasted."""
        self.start_search()

    def action_enjoy_anew(self) -> None:
        """Take the marks away, then empty the line."""
        if self.readers.marked:
            self.readers.clear_marks()
            self._say_how_many()
        elif self.query_text:
            self.drop_search()

    def action_leave(self) -> None:
        """Back to where we came from."""
        self.reseau.action_visit(self._came_from)

    # The people -------------------------------------------------------------------------------

    def action_mark_reader(self) -> None:
        """Mark who is under the cursor."""
        self.readers.turn_mark()
        self._say_how_many()

    def action_reader_card(self) -> None:
        """Show the card; before there is anybody, let the line take a title."""
        if self.person_id is not None:
            self.reseau.open_card(self.person_id)
        else:
            self.action_ask_enjoy()

    @work(exclusive=True, group="change")
    async def action_forward(self) -> None:
        """Write down one sign that reached the marked people, or the one under the cursor."""
        chosen = self.readers.chosen
        people = sorted(self.readers.marked) or ([chosen.id] if chosen is not None else [])
        title = " ".join(clean_note(self.query_text).split())
        if not people:
            self.notify(keyed(_("Nobody is under the cursor: {ask_enjoy} takes a title.")))
            return
        who = ngettext("{count} person", "{count} people", len(people)).format(
            count=grouped(len(people))
        )
        if len(people) == 1:
            named = await self.reseau.gateway.names(people)
            who = named[0].name if named else who
        label = _("forwarded to {who}: {text}").format(who=who, text=title[:_LABEL_MOST])
        await self.reseau.gateway.write(
            partial(reach, label, people, on=clock.today().isoformat(), kind="forward", text=title)
        )
        self.readers.clear_marks()
        self.done(_("Forwarded to {who}: {text}"), who=who, text=title[:_LABEL_MOST])


def _nobody(found: Readers) -> Content:
    if not found.words:
        return Content(_("A few more words, please: these say nothing yet of what it is about."))
    return sentence(
        _("Nobody here is known for {words}.") + "\n\n" + "{more}\n{tags}",
        words=", ".join(found.words),
        more=_("The words of a subject find more than those of a headline."),
        tags=_("Tags, notes and what you talk about say what people enjoy."),
    )


def _what_for() -> Content:
    return Content.assemble(
        (_("Who would enjoy this article?"), "bold $foreground"),
        "\n\n",
        _("Paste its title: tags, notes, roles and what was talked of say who."),
        "\n\n",
        (safe(_("Writing by hand keeps the mind awake")), "$foreground"), "\n",
        (safe(_("A day with the craftsmen of Nantes")), "$foreground"),
        "\n\n",
        (command("ask-enjoy").key, "bold $primary"), " ", _("paste or write it"),
        "   ",
        (command("leave").key, "bold $primary"), " ", _("back"),
    )  # fmt: skip
