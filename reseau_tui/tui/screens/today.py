"""Today (``g o``): what one opens in the morning."""

from __future__ import annotations

from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from reseau_tui.i18n import _
from reseau_tui.network.agenda import Today
from reseau_tui.network.waiting import what_waits
from reseau_tui.tui.commands import bindings, command
from reseau_tui.tui.screens.gentle import offered
from reseau_tui.tui.screens.today_actions import TodayActions
from reseau_tui.tui.widgets.header import Header
from reseau_tui.tui.widgets.line_view import LineView
from reseau_tui.tui.widgets.panel import Panel
from reseau_tui.tui.widgets.today_list import Item, TodayList


class TodayScreen(TodayActions):
    """One list; what its keys do stands in ``today_actions``."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("today"), *bindings("screen")]
    SCOPES = ("today", "screen", "list", "app")
    AUTO_FOCUS = "#today"

    day = getters.query_one("#today", TodayList)

    def body(self) -> ComposeResult:
        """The list, what is said when nothing waits."""
        with Panel(id="body"):
            yield TodayList(id="today")
        yield Static(classes="nothing")

    def on_mount(self) -> None:
        """Say where we are."""
        self.query_one(Header).about = _("Today")
        self.query_one("#body").border_title = Content(_("Today"))

    @property
    def main_list(self) -> LineView:
        """All of today."""
        return self.day

    @property
    def item(self) -> Item | None:
        """What is under the cursor."""
        return self.day.chosen

    def read_again(self) -> None:
        """Read what there is today."""
        self.read_day()

    @work(exclusive=True, group="today")
    async def read_day(self) -> None:
        """Read the day, then what waits beside it; the cursor stays on its line."""
        gateway = self.reseau.gateway
        today = await gateway.today()
        slate = [(line.id, line.name) for line in today.slate.lines]
        waiting = await gateway.ask(what_waits, today.date, slate)
        gentle = await offered(self.reseau)
        something = self.day.show_day(today, waiting, gentle)
        if not something:
            nobody = not await gateway.people_count()
            self.query_one(".nothing", Static).update(_nobody() if nobody else _all_quiet())
        self.set_class(not something, "-nothing")
        self._say_what_waits(today)
        self._follow()

    def _say_what_waits(self, today: Today) -> None:
        header = self.query_one(Header)
        header.day = today.date
        header.about = _("Today")

    @on(LineView.Moved, "#today")
    def follow(self, event: LineView.Moved) -> None:
        """A capture from here is about the person of the line."""
        event.stop()
        self._follow()

    def _follow(self) -> None:
        item = self.item
        self.person_id = item.person if item is not None else None

    @on(LineView.Chosen, "#today")
    def open_clicked(self, event: LineView.Chosen) -> None:
        """A double click opens."""
        event.stop()
        self.action_today_open()


def _all_quiet() -> Content:
    return Content.assemble(
        (_("All quiet today."), "bold $foreground"),
        "\n\n",
        _("Nobody needs you today. Enjoy it."),
        "\n\n",
        (command("log").key, "bold $primary"), " ", _("write down an exchange"),
        "   ",
        (command("enjoy").key, "bold $primary"), " ", _("who would enjoy an article"),
        "   ",
        (command("leave").key, "bold $primary"), " ", _("home"),
    )  # fmt: skip


def _nobody() -> Content:
    return Content.assemble(
        (_("Nobody is here yet."), "bold $foreground"),
        "\n\n",
        _("Home says how to begin: with a file, a name, or the demo."),
        "\n\n",
        (command("leave").key, "bold $primary"), " ", _("home"),
    )  # fmt: skip
