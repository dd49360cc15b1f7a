"""Insights (``g s``): what the network looked like month by month, and a year in sentences."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from textual import events, getters, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.network import insight_words as insight
from reseau_tui.network.insight_introductions import introductions
from reseau_tui.network.insight_rhythm import rhythm
from reseau_tui.network.insight_year import Year, year
from reseau_tui.network.insights import circles, exchanges, good_turns, growth, news
from reseau_tui.network.pieces import Pieces
from reseau_tui.tui.commands import bindings, command, keyed
from reseau_tui.tui.insight_plots import year_text
from reseau_tui.tui.screens.place import PlaceScreen
from reseau_tui.tui.widgets.header import Header
from reseau_tui.tui.widgets.insight_list import InsightList
from reseau_tui.tui.widgets.insight_plot import InsightPlot
from reseau_tui.tui.widgets.key_footer import KeyFooter
from reseau_tui.tui.widgets.line_view import LineView

SEVERAL = 120
"""Columns from which several plots are seen at once."""

_THREE = 160
"""Columns from which three stand beside each other."""

_ALL_AT_ONCE = 54
"""Lines from which three rows of plots share the height; in fewer, they are scrolled."""

_LONG: dict[str, Callable[[datetime.date], Pieces[Any]]] = {
    insight.EXCHANGES: exchanges, insight.GROWTH: growth, insight.RHYTHM: rhythm,
}  # fmt: skip
"""Questions of a large network that are asked in pieces."""

_SHORT: dict[str, Callable[[datetime.date], Any]] = {
    insight.CIRCLES: lambda _today: circles(), insight.NEWS: news, insight.HELP: good_turns,
    insight.INTRODUCTIONS: introductions,
}  # fmt: skip
"""Questions that are answered at once."""


class InsightsScreen(PlaceScreen):
    """One plot beside a list of them, or all of them on one board; each comes when it is read."""

    CSS_PATH = ["place.tcss", "insights.tcss"]  # noqa: RUF012 - Textual's way
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("insights"), *bindings("insight-board"), *bindings("screen"),
    ]  # fmt: skip
    SCOPES = ("insights", "insight-board", "screen", "list", "app")
    AUTO_FOCUS = f"#insight-{insight.ALL[0]}"

    names = getters.query_one("#insight-list", InsightList)

    def __init__(self) -> None:
        super().__init__()
        self._chosen = insight.ALL[0]
        self._alone = False
        self._wanted_year: int | None = None
        self._year: Year | None = None

    def body(self) -> ComposeResult:
        """The list of names, the plots, what is said when nobody is there."""
        with Horizontal(id="body"):
            yield InsightList(id="insight-list")
            with VerticalScroll(id="plots", can_focus=False):
                for code in insight.ALL:
                    yield InsightPlot(code)
        yield Static(_when_empty(), classes="nothing")

    def on_mount(self) -> None:
        """Say where we are."""
        self.query_one(Header).about = _("Insights")
        self._mark()
        self._arrange()

    def plot(self, code: str) -> InsightPlot:
        """Return the plot of an insight."""
        return self.query_one(f"#insight-{code}", InsightPlot)

    @property
    def main_list(self) -> LineView:
        """The plot in use."""
        return self.plot(self._chosen)

    # Reading ----------------------------------------------------------------------------------

    def read_again(self) -> None:
        """Read every insight, the one in use first."""
        self.read_insights()

    @work(exclusive=True, group="insights")
    async def read_insights(self) -> None:
        """Read one insight after the other; each is shown when it is there."""
        gateway = self.reseau.gateway
        nobody = not await gateway.people_count() and not await gateway.people_count(archived=True)
        self.set_class(nobody, "-nothing")
        if nobody:
            return
        for code in sorted(insight.ALL, key=lambda code: code != self._chosen):
            self._show(code, await self._ask(code, clock.today()))

    async def _ask(self, code: str, today: datetime.date) -> Any:
        ask, pieces = self.reseau.gateway.ask, self.reseau.gateway.ask_in_pieces
        if code == insight.YEAR:
            return await pieces(partial(year, today, self._wanted_year))
        if code in _LONG:
            return await pieces(partial(_LONG[code], today))
        return await ask(_SHORT[code], today)

    def _show(self, code: str, found: Any) -> None:
        if code == insight.YEAR:
            self._year = found
            self._title_year(found.year)
        self.plot(code).show(found)

    @work(exclusive=True, group="insights-year")
    async def read_year(self) -> None:
        """Read the year that is wanted."""
        if self.reseau.gateway.opened:
            self._show(insight.YEAR, await self._ask(insight.YEAR, clock.today()))

    # The year ---------------------------------------------------------------------------------

    def action_year_before(self) -> None:
        """Look back at the year before."""
        self._turn(-1)

    def action_year_after(self) -> None:
        """Look at the year after."""
        self._turn(1)

    def _turn(self, years: int) -> None:
        found = self._year
        if found is None:
            return
        now = self._wanted_year or found.year
        wanted = min(max(now + years, found.first), found.last)
        if wanted != now:
            self._wanted_year = wanted
            self._title_year(wanted)
            self.read_year()
        self.choose(insight.YEAR)

    def _title_year(self, shown: int) -> None:
        plot, found = self.plot(insight.YEAR), self._year
        plot.border_title = Content(f"{insight.titles()[insight.YEAR]} {shown}")
        several = found is not None and found.first < found.last
        plot.border_subtitle = Content(
            keyed(_("{year_before} {year_after} another year")) if several else ""
        )

    def action_copy_year(self) -> None:
        """Copy the sentences of the year."""
        if self._year is None:
            return
        self.app.copy_to_clipboard(year_text(self._year))
        self.notify(_("Copied: {what}").format(what=f"{_('Your year')} {self._year.year}"))

    # Which plot -------------------------------------------------------------------------------

    def choose(self, code: str) -> None:
        """Go to a plot."""
        self._chosen = code
        self._mark()
        self.plot(code).focus()

    def _mark(self) -> None:
        """Show which plot is in use: alone, or among the others."""
        self.names.show_chosen(self._chosen)
        for plot in self.query(InsightPlot):
            plot.set_class(plot.code == self._chosen, "-chosen")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click uses a plot as well."""
        if isinstance(event.widget, InsightPlot) and event.widget.code != self._chosen:
            self._chosen = event.widget.code
            self._mark()

    def on_resize(self, event: events.Resize) -> None:
        """One plot at a time in a narrow window, all of them in a wide one."""
        super().on_resize(event)
        self.set_class(event.size.height >= _ALL_AT_ONCE, "-tall")
        self._arrange()

    def _arrange(self) -> None:
        several = self.size.width >= SEVERAL
        self.set_class(self._alone or not several, "-one")
        for plot in self.query(InsightPlot):
            plot.alone = self.has_class("-one")
        board = ("insight-board",) if several else ()
        self.query_one(KeyFooter).scopes = ("insights", *board, "screen", "app")

    @property
    def _columns(self) -> int:
        if self.has_class("-one"):
            return 1
        return 3 if self.size.width >= _THREE else 2

    def _step(self, plots: int, *, around: bool) -> None:
        here = insight.ALL.index(self._chosen)
        aim = here + plots
        if around:
            aim %= len(insight.ALL)
        elif aim >= len(insight.ALL) and here // self._columns < (
            (len(insight.ALL) - 1) // self._columns
        ):
            aim = len(insight.ALL) - 1
        if 0 <= aim < len(insight.ALL):
            self.choose(insight.ALL[aim])

    def action_next_insight(self) -> None:
        """To the next plot."""
        self._step(1, around=True)

    def action_previous_insight(self) -> None:
        """To the plot before."""
        self._step(-1, around=True)

    @on(InsightPlot.Left)
    def leave_plot(self, event: InsightPlot.Left) -> None:
        """The arrows lead to the row of plots above or below."""
        event.stop()
        self._step(event.lines * self._columns, around=False)

    @on(LineView.Moved, "#insight-list")
    def choose_clicked(self, event: LineView.Moved) -> None:
        """A click on a name shows its plot."""
        event.stop()
        if event.item >= 0 and insight.ALL[event.item] != self._chosen:
            self.choose(insight.ALL[event.item])

    @on(LineView.Chosen)
    def show_alone_clicked(self, event: LineView.Chosen) -> None:
        """A double click shows a plot alone."""
        event.stop()
        self.action_one_insight()

    def action_one_insight(self) -> None:
        """Show this plot alone, or all of them again."""
        self._alone = not self._alone
        self._arrange()

    def action_all_insights(self) -> None:
        """Show all of them again."""
        self._alone = False
        self._arrange()


def _when_empty() -> Content:
    return Content.assemble(
        (_("Nothing to look back on yet."), "bold $foreground"),
        "\n\n",
        _("A year from now, this page shows whom you met, how your network grew,"),
        "\n",
        _("and tells your year in a few sentences."),
        "\n\n",
        (command("log").key, "bold $primary"), " ", _("write down an exchange"),
        "   ",
        (command("leave").key, "bold $primary"), " ", _("home"),
    )  # fmt: skip
