"""Who can help (``g w``): a line to say what it is about, people with the reasons to ask them."""

from __future__ import annotations

from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from reseau_tui import clock
from reseau_tui.i18n import _, grouped, ngettext
from reseau_tui.network import weights
from reseau_tui.network.who import Helper, who_can_help
from reseau_tui.tui.commands import bindings, command, keyed
from reseau_tui.tui.drawing import sentence
from reseau_tui.tui.screens.searching import SearchedPlace
from reseau_tui.tui.screens.who_actions import WhoActions
from reseau_tui.tui.widgets.filter_bar import FilterBar
from reseau_tui.tui.widgets.header import Header
from reseau_tui.tui.widgets.helper_list import HelperList
from reseau_tui.tui.widgets.line_view import LineView
from reseau_tui.tui.widgets.panel import Panel


class WhoScreen(SearchedPlace, WhoActions):
    """A line and a list; the other half says what can be done with somebody."""

    CSS_PATH = ["place.tcss", "who.tcss"]  # noqa: RUF012 - Textual's way
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("who"), *bindings("screen")]
    SCOPES = ("who", "screen", "list", "app")
    AUTO_FOCUS = "#helpers"

    helpers = getters.query_one("#helpers", HelperList)

    def __init__(self) -> None:
        super().__init__()
        self.add_class("-asking")
        self._answered = ""

    def body(self) -> ComposeResult:
        """The line, the people, what is said in their place."""
        with Panel(id="body"):
            yield FilterBar("ask-who")
            yield HelperList(id="helpers")
            yield Static(id="no-hit")
            yield Static(_examples(), id="examples")

    @property
    def main_list(self) -> LineView:
        """The people."""
        return self.helpers

    @property
    def chosen(self) -> Helper | None:
        """The person under the cursor."""
        return self.helpers.chosen

    @property
    def asked_for(self) -> str:
        """What the line says."""
        return " ".join(self.query_text.split())

    def on_mount(self) -> None:
        """Say what the line is for."""
        self.filter_bar.input.placeholder = keyed(_("{ask_who}: what is it about?"))

    # Reading ----------------------------------------------------------------------------------

    def read_again(self) -> None:
        """Look again."""
        self.read_helpers()

    @work(exclusive=True, group="who")
    async def read_helpers(self) -> None:
        """Look for who can help; the question before it is interrupted."""
        asked = self.asked_for
        found = await self.reseau.gateway.ask(who_can_help, asked, clock.today())
        same = asked == self._answered
        self._answered = asked
        self.helpers.show_helpers(found.helpers, keep=same, choose=self.take_wanted())
        self.set_class(not found.words, "-asking")
        self.set_class(bool(found.words) and not found.helpers, "-no-hit")
        self._say_how_many(len(found.helpers))
        self.query_one("#no-hit", Static).update(_nobody(asked))
        self._follow()

    def _say_how_many(self, count: int) -> None:
        panel = self.query_one("#body")
        panel.border_title = Content(_("Who can help"))
        said = ngettext("{count} person", "{count} people", count).format(count=grouped(count))
        if count == weights.HELPERS:
            said = _("the first {count}").format(count=grouped(count))
        panel.border_subtitle = Content(said if count else "")
        self.query_one(Header).about = _("Who can help")

    @on(LineView.Moved, "#helpers")
    def follow(self, event: LineView.Moved) -> None:
        """A capture from here is about the person under the cursor."""
        event.stop()
        self._follow()

    def _follow(self) -> None:
        self.person_id = self.chosen.id if self.chosen is not None else None

    @on(LineView.Chosen, "#helpers")
    def turn_to_clicked(self, event: LineView.Chosen) -> None:
        """A double click asks what to do."""
        event.stop()
        self.action_turn_to()

    # The line ---------------------------------------------------------------------------------

    def look_for(self, words: str, person: int | None = None) -> None:
        """Look for ``words``, as if typed, with the cursor on a person; for the palette."""
        self.query_text = words
        self.wanted = person
        self.filter_bar.show_text(words)
        if self.reseau.gateway.opened:
            self.read_helpers()
        self.helpers.focus()

    def action_ask_who(self) -> None:
        """Let the line take what is typed."""
        self.start_search()

    def action_who_anew(self) -> None:
        """Empty the line."""
        if self.query_text:
            self.drop_search()


def _nobody(asked: str) -> Content:
    return sentence(
        _("Nobody here has to do with “{words}” yet.") + "\n\n" + "{fewer}\n{card}",
        words=asked,
        fewer=_("Fewer words find more; the beginning of a word is enough."),
        card=_("On a card, “can help with” says what to ask somebody for."),
    )


def _examples() -> Content:
    return Content.assemble(
        (_("Who can help?"), "bold $foreground"),
        "\n\n",
        _("Say what it is about: a trade, a company, a city, anything noted."),
        "\n\n",
        (_("accountant toulouse"), "$foreground"), "\n",
        (_("airbus"), "$foreground"), "\n",
        (_("moving house"), "$foreground"),
        "\n\n",
        (command("ask-who").key, "bold $primary"), " ", _("write it"),
        "   ",
        (command("leave").key, "bold $primary"), " ", _("home"),
    )  # fmt: skip
