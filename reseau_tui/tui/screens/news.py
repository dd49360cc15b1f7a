"""News (``g n``): mine and who has not heard them yet, what to ask, gestures to make."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from reseau_tui import clock
from reseau_tui.i18n import _, grouped, ngettext
from reseau_tui.network.news import TELL, NewsRow, news_rows
from reseau_tui.network.news_lists import count_not_told, news_ids, not_told
from reseau_tui.network.news_words import gesture_words
from reseau_tui.tui.audience_words import audience_words
from reseau_tui.tui.commands import bindings, command, keyed
from reseau_tui.tui.days import near_words
from reseau_tui.tui.drawing import safe
from reseau_tui.tui.screens.news_actions import NewsActions
from reseau_tui.tui.screens.two_panels import TwoPanelPlace
from reseau_tui.tui.widgets.filter_bar import FilterBar
from reseau_tui.tui.widgets.header import Header
from reseau_tui.tui.widgets.key_footer import KeyFooter
from reseau_tui.tui.widgets.line_view import LineView
from reseau_tui.tui.widgets.listener_list import ListenerList
from reseau_tui.tui.widgets.news_list import NewsList
from reseau_tui.tui.widgets.panel import Panel

_PANELS = (("news", "news-piece"), ("listeners", "news-people"))
_SCOPES = ("news", *(scope for _list, scope in _PANELS))


class NewsScreen(TwoPanelPlace):
    """The pieces at the left; at the right what is known of the one under the cursor."""

    CSS_PATH = ["place.tcss", "news.tcss"]  # noqa: RUF012 - Textual's way
    BINDINGS: ClassVar[list[BindingType]] = [
        *(one for scope in (*_SCOPES, "screen") for one in bindings(scope)),
    ]
    SCOPES = (*_SCOPES, "screen", "list", "app")
    AUTO_FOCUS = "#news"
    PANELS = _PANELS
    PLACE = "news"

    news = getters.query_one("#news", NewsList)
    listeners = getters.query_one("#listeners", ListenerList)

    def __init__(self) -> None:
        super().__init__()
        self._with_closed = False
        self._shown: int | None = None

    def body(self) -> ComposeResult:
        """The pieces, who has not heard, what is said when there is nothing."""
        with Horizontal(id="body"):
            with Panel(id="news-panel"):
                yield FilterBar("search-news")
                yield NewsList(self._rows, id="news")
                yield Static(id="no-hit")
            with Panel(id="people-panel"):
                yield Static(id="piece")
                yield ListenerList(id="listeners")
                yield Static(id="heard")
        yield Static(_when_empty(), classes="nothing")

    def on_mount(self) -> None:
        """Adding a piece is what the footer shows first."""
        self.query_one(KeyFooter).first = ("my-news",)

    def _rows(self, ids: Sequence[int]) -> Sequence[NewsRow]:
        return self.reseau.gateway.at_once(news_rows, ids)

    @property
    def main_list(self) -> LineView:
        """The list of the panel that is used."""
        return self.listeners if self.at_people else self.news

    @property
    def cursor_id(self) -> int | None:
        """The piece that the cursor comes back to after a search."""
        return self.news.chosen_id

    # Reading ----------------------------------------------------------------------------------

    def read_again(self) -> None:
        """Read which news there are."""
        self.read_news()

    @work(exclusive=True, group="news")
    async def read_news(self) -> None:
        """Read the ids; the cursor stays on its piece, else on its place."""
        found = await self.reseau.gateway.ask(
            news_ids, clock.today(), self.query_text, with_closed=self._with_closed
        )
        self.news.today = self.listeners.today = clock.today()
        self.news.show_news(found, self.take_wanted())
        shown = found.open + len(found.closed)
        self._say_how_many(found.open)
        self.say_when_empty(shown, _("No news has “{query}”.\n\nesc gives all of them back"))
        self.read_piece()

    def _say_how_many(self, count: int) -> None:
        said = ngettext("{count} piece of news", "{count} pieces of news", count)
        self.query_one(Header).about = said.format(count=grouped(count)) if count else _("News")
        panel = self.query_one("#news-panel")
        panel.border_title = Content(_("News"))
        panel.border_subtitle = Content(_("with those settled") if self._with_closed else "")

    @on(LineView.Moved, "#news")
    def follow(self, event: LineView.Moved) -> None:
        """The right panel is about the piece under the cursor."""
        event.stop()
        self.read_piece()

    @work(exclusive=True, group="piece")
    async def read_piece(self) -> None:
        """Read who has not heard the piece under the cursor: a page, then how many they are."""
        gateway = self.reseau.gateway
        piece = self.news.chosen
        same = piece is not None and piece.id == self._shown
        self._shown = piece.id if piece is not None else None
        mine = piece is not None and piece.kind == TELL
        self._show_piece(piece)
        people = await gateway.ask(not_told, piece.id) if piece is not None and mine else []
        self.listeners.show_people(people, same=same)
        self.set_class(mine and not people, "-all-heard")
        self.set_class(not people, "-no-listeners")
        if self.at_people and not people:
            self.show_panel()
        self.follow_person()
        if piece is not None and mine:
            count = await gateway.ask(count_not_told, piece.id)
            self.query_one("#people-panel").border_title = Content(
                _("Not told yet {count}").format(count=grouped(count))
            )

    def _show_piece(self, piece: NewsRow | None) -> None:
        panel = self.query_one("#people-panel")
        panel.border_title = Content("")
        self.query_one("#heard", Static).update(
            Content(_("Everybody it is for has heard it.") + "\n\n" + keyed(
                _("{settle_news} settles it, {edit_news} changes for whom it is")
            ))
        )  # fmt: skip
        lines: list[str | tuple[str, str]] = []
        if piece is not None:
            lines = [(safe(piece.text), "bold $foreground"), "\n", self._facts(piece)]
            if piece.kind != TELL:
                panel.border_title = Content(safe(piece.name or ""))
        self.query_one("#piece", Static).update(Content.assemble(*lines))

    def _facts(self, piece: NewsRow) -> str:
        today = clock.today()
        said = [near_words(piece.on, today)]
        if piece.kind == TELL:
            said.append(_("for {audience}").format(audience=safe(audience_words(piece.audience))))
        if piece.gesture:
            said.append(_("gesture: {what}").format(what=safe(gesture_words(piece.gesture))))
        if piece.answer:
            said.append(f"→ {safe(piece.answer)}")
        if piece.closed_on:
            settled = near_words(piece.closed_on, today)
            said.append(_("settled {date}").format(date=settled))
        return " · ".join(said)

    @on(ListenerList.More)
    def want_more(self, event: ListenerList.More) -> None:
        """Its end is near."""
        self.read_more(event.after)

    @work(exclusive=True, group="more")
    async def read_more(self, after: tuple[int | None, str, int]) -> None:
        """Read the next page of who has not heard."""
        piece = self._shown
        if piece is not None:
            people = await self.reseau.gateway.ask(not_told, piece, after)
            if piece == self._shown:
                self.listeners.show_more(people)

    @on(LineView.Moved, "#listeners")
    def follow_listener(self, event: LineView.Moved) -> None:
        """A capture from here is about the person under the cursor."""
        event.stop()
        self.follow_person()

    def follow_person(self) -> None:
        """The listener under the cursor, else whom the piece is about."""
        piece, listener = self.news.chosen, self.listeners.chosen
        if self.at_people and listener is not None:
            self.person_id = listener.id
        else:
            self.person_id = piece.contact_id if piece is not None else None

    # Panels -----------------------------------------------------------------------------------

    def action_news_panel(self) -> None:
        """The other panel; who has not heard is there for a piece of mine only."""
        if self.at_people:
            self.show_panel()
        elif self.listeners.ids:
            self.show_panel(people=True)
        elif self.news.chosen is not None:
            self.notify(_("Nobody waits to hear this."))

    def action_news_back(self) -> None:
        """Marks, then the panel, then the search."""
        if self.at_people and self.listeners.marked:
            self.listeners.marked.clear()
            self.listeners.refresh()
        elif self.at_people:
            self.show_panel()
        elif self.query_text:
            self.drop_search()

    def action_open_news(self) -> None:
        """Who has not heard it; of a person, the card."""
        piece = self.news.chosen
        if not self.at_people and piece is not None and piece.kind == TELL:
            self.action_news_panel()
        elif self.person_id is not None:
            self.reseau.open_card(self.person_id)

    @on(LineView.Chosen)
    def open_clicked(self, event: LineView.Chosen) -> None:
        """A double click opens."""
        event.stop()
        self.action_open_news()

    # Searching --------------------------------------------------------------------------------

    def action_search_news(self) -> None:
        """Search as you type."""
        self.show_panel()
        self.start_search()

    def action_show_settled(self) -> None:
        """Show what was settled as well, or hide it."""
        self._with_closed = not self._with_closed
        self.read_news()

    # Changing ---------------------------------------------------------------------------------

    def _chosen(self) -> NewsRow | None:
        if self.news.chosen is None:
            self.notify(keyed(_("No news is under the cursor: {my_news} adds a piece of yours.")))
        return self.news.chosen

    @work(exclusive=True, group="change")
    async def action_settle_news(self) -> None:
        """Told to everybody who matters, asked, the gesture made; open again."""
        piece = self._chosen()
        if piece is not None:
            await NewsActions(self.reseau).settle(piece)

    @work(exclusive=True, group="change")
    async def action_tell_people(self) -> None:
        """Who is marked, or under the cursor, was told."""
        piece = self._chosen()
        people = sorted(self.listeners.marked) or [
            one.id for one in (self.listeners.chosen,) if one is not None
        ]
        if piece is not None and people:
            self.listeners.marked.clear()
            await NewsActions(self.reseau).tell(piece, people)

    def action_mark_listener(self) -> None:
        """Mark who is under the cursor."""
        self.listeners.turn_mark()

    @work(exclusive=True, group="change")
    async def action_edit_news(self) -> None:
        """Change the piece."""
        piece = self._chosen()
        if piece is not None:
            await NewsActions(self.reseau).edit(piece)

    @work(exclusive=True, group="change")
    async def action_drop_news(self) -> None:
        """Drop the piece, after asking."""
        piece = self._chosen()
        if piece is not None:
            await NewsActions(self.reseau).drop(piece)

    @work(exclusive=True, group="change")
    async def action_add_question(self) -> None:
        """Note something to ask somebody."""
        self.wanted = await NewsActions(self.reseau).add_question()

    @work(exclusive=True, group="change")
    async def action_add_theirs(self) -> None:
        """Note what somebody told."""
        self.wanted = await NewsActions(self.reseau).add_theirs()


def _when_empty() -> Content:
    return Content.assemble(
        (_("No news yet, neither to tell nor to ask."), "bold $foreground"),
        "\n\n",
        _("Your news once, told to each in time; a line tells and asks too:"),
        "\n",
        (_("called Karim news: the new job asked: Lisbon"), "$muted"),
        "\n\n",
        (command("my-news").key, "bold $primary"), " ", _("a piece of yours"),
        "   ",
        (command("add-question").key, "bold $primary"), " ", _("something to ask"),
        "   ",
        (command("add-theirs").key, "bold $primary"), " ", _("what somebody told"),
    )  # fmt: skip
