"""Duplicates: the pairs that may be one person, and the answer to each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import events, getters, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from reseau_tui import clock
from reseau_tui.i18n import _, grouped, ngettext
from reseau_tui.tui.commands import bindings, keyed
from reseau_tui.tui.drawing import safe
from reseau_tui.tui.labels import shown_of
from reseau_tui.tui.messages import Changed
from reseau_tui.tui.screens.base import ReseauScreen
from reseau_tui.tui.widgets.header import Header
from reseau_tui.tui.widgets.key_footer import KeyFooter
from reseau_tui.tui.widgets.line_view import LineView
from reseau_tui.tui.widgets.pair_answers import PairAnswers
from reseau_tui.tui.widgets.pair_list import PairList
from reseau_tui.tui.widgets.pair_view import PairView

if TYPE_CHECKING:
    from reseau_tui.model.merge import Merged
    from reseau_tui.network.duplicates import Comparison, Duplicate, Duplicates
    from reseau_tui.network.pieces import Pieces

Key = tuple[int, int]
Answer = TypeVar("Answer")

_OWN = ("screen", "app")


class DuplicatesScreen(ReseauScreen):
    """The list, then two cards side by side; after an answer the next pair comes.

    ``-open`` shows the cards, ``-empty`` the words in place of an empty list.
    """

    CSS_PATH = "duplicates.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("screen")]
    SCOPES = ("duplicates", "pair", "list", "screen", "app")
    AUTO_FOCUS = "#pairs"

    pairs = getters.query_one("#pairs", PairList)
    pair = getters.query_one("#pair", PairView)
    header = getters.query_one(Header)
    footer = getters.query_one(KeyFooter)

    def __init__(self) -> None:
        super().__init__()
        self._found: list[Duplicate] = []
        self._total = 0
        self._open: Key | None = None
        self._stale = True
        self._writing = False

    def compose(self) -> ComposeResult:
        """Header, the list or the two cards, the keys."""
        yield Header()
        yield PairList(id="pairs", classes="panel")
        yield PairView(id="pair", classes="panel")
        yield Static(id="nobody")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Say what is coming, and listen for changes."""
        self.reseau.network_changed.subscribe(self, lambda _: self.post_message(Changed()))
        self.footer.scopes = _OWN
        self._title()
        self._say(_("Looking for people who are here twice …"))

    @property
    def main_list(self) -> LineView:
        """The pairs, or the rows of one."""
        return self.pair if self._open else self.pairs

    # Reading ----------------------------------------------------------------------------------

    @on(Changed)
    def read_again(self) -> None:
        """The network has changed; while another screen is shown, that can wait."""
        self._stale = True
        if self in self.app.screen_stack:
            self._read()

    @on(events.ScreenResume)
    def read_when_seen(self) -> None:
        """Read what changed while another screen was shown."""
        if self._stale:
            self._read()

    def _read(self) -> None:
        if self.reseau.gateway.opened:
            self._stale = False
            self.header.day = clock.today()
            self.read_pairs()

    @work(exclusive=True, group="pairs")
    async def read_pairs(self) -> None:
        """Look through the whole network."""
        gateway = self.reseau.gateway
        self.header.people = await gateway.people_count()
        found = await gateway.ask_in_pieces(_duplicates)
        self._found = list(found.pairs)
        self._total = found.total
        self.pairs.show_pairs(found)
        self._title()
        if not self._found:
            self._say(
                _("Nobody seems to be in the network twice.")
                + "\n\n"
                + keyed(_("{leave} goes back to the people"))
            )
        self.set_class(not self._found, "-empty")
        self._show(self._pair(self._open))

    def _say(self, words: str) -> None:
        self.query_one("#nobody", Static).update(Content(words))
        self.set_class(not self._found, "-empty")

    def _title(self) -> None:
        shown = len(self._found)
        count = shown_of(shown, self._total)
        title = _("Duplicates")
        self.pairs.border_title = Content(f"{title} {count}" if shown else title)
        if self._open:
            keys = [pair.key for pair in self._found]
            place = keys.index(self._open) + 1 if self._open in keys else 0
            self.pair.border_title = Content(
                _("The same person? {place}/{count}").format(place=grouped(place), count=count)
            )

    def _pair(self, key: Key | None) -> Duplicate | None:
        return next((pair for pair in self._found if pair.key == key), None)

    # One pair ---------------------------------------------------------------------------------

    def _show(self, pair: Duplicate | None) -> None:
        """Show two cards, or the list when there is nothing to show."""
        if pair is None:
            self._open = None
            self.person_id = None
            self.remove_class("-open")
            self.pair.show_nothing()
            self.footer.scopes = ("duplicates", *_OWN) if self._found else _OWN
            self.pairs.focus()
            return
        self._open = pair.key
        self.pairs.go_to(pair.key)
        self._title()
        self.read_pair(pair)

    @work(exclusive=True, group="pair")
    async def read_pair(self, pair: Duplicate) -> None:
        """Read the two cards."""
        comparison = await self.reseau.gateway.ask(_comparison, pair.key)
        if self._open != pair.key:
            return
        if comparison is None:
            self._show(None)
            return
        self.pair.show_pair(pair, comparison)
        self.person_id = comparison.keep.summary.id
        self.add_class("-open")
        self.footer.scopes = ("pair", *_OWN)
        self.pair.focus()

    def action_leave(self) -> None:
        """From the cards to the list, from the list to the home screen."""
        if self._open:
            self._show(None)
        else:
            super().action_leave()

    @on(LineView.Chosen, "#pairs")
    def open_chosen(self) -> None:
        """A double click compares."""
        self.pairs.action_compare()

    # Answers ----------------------------------------------------------------------------------

    @on(PairAnswers.Answered, "#pairs")
    def answer_in_list(self, event: PairAnswers.Answered) -> None:
        """Compare the pair under the cursor, or say that these are two people."""
        pair = next((one for one in self._found if one.key == self.pairs.chosen_key), None)
        if pair is None:
            return
        if event.answer == "compare":
            self._show(pair)
        elif not self._writing:
            self.say_different(pair)

    @on(PairAnswers.Answered, "#pair")
    def answer_pair(self, event: PairAnswers.Answered) -> None:
        """Write the answer down, or leave these two for later."""
        pair, comparison = self._pair(self._open), self.pair.comparison
        if pair is None or comparison is None or not event.answer:
            self._show(None)
        elif event.answer == "later":
            self._next_after(pair.key)
        elif self._writing:
            return
        elif event.answer == "different":
            self.say_different(pair)
        else:
            self.merge(pair, comparison, dict(self.pair.sides))

    @work(group="change")
    async def say_different(self, pair: Duplicate) -> None:
        """Remember that they are two people."""

        def run() -> None:
            from reseau_tui.model.merge import mark_different

            mark_different(pair.first.id, pair.second.id, pair.reason)

        names = {"first": safe(pair.first.name), "second": safe(pair.second.name)}
        await self._change(_("{first} and {second} are two people").format(**names), run)
        self._done(_("Two people: {first} and {second}").format(**names))
        self._answered(pair.key, gone=None)

    @work(group="change")
    async def merge(self, pair: Duplicate, comparison: Comparison, sides: dict[str, str]) -> None:
        """Make one card of the two."""
        from reseau_tui.model.merge_choices import NotesTooLongError

        keep, other = comparison.keep.summary, comparison.other.summary

        def run() -> Merged:
            from reseau_tui.model.merge import merge_contacts

            return merge_contacts(keep.id, other.id, sides)

        label = _("{other} and {name} are one person").format(other=other.name, name=keep.name)
        try:
            merged = await self._change(label, run)
        except NotesTooLongError:
            self.notify(
                _("The two notes are too long for one card: choose one of them (← or →)."),
                severity="warning",
            )
            return
        said = _("One card: {name}").format(name=safe(merged.name))
        if merged.moved:
            moved = ngettext("{count} exchange moved", "{count} exchanges moved", merged.moved)
            said += " · " + moved.format(count=grouped(merged.moved))
        self._done(said)
        self._answered(pair.key, gone=other.id)

    async def _change(self, label: str, run: Callable[[], Answer]) -> Answer:
        self._writing = True
        try:
            return await self.reseau.gateway.change(label, run)
        finally:
            self._writing = False

    def _done(self, said: str) -> None:
        self.notify(keyed(_("{done} · {undo} undoes"), done=said))

    def _answered(self, key: Key, gone: int | None) -> None:
        """Go on to the next pair; the list is read again behind it."""
        was_open = self._open == key
        place = next((n for n, pair in enumerate(self._found) if pair.key == key), 0)
        answered = [one for one in self._found if one.key == key or gone in one.key]
        before = sum(one in answered for one in self._found[:place])
        self._found = [one for one in self._found if one not in answered]
        self._total -= len(answered)
        if was_open:
            self._show_at(place - before)
        self.reseau.changed()

    def _next_after(self, key: Key) -> None:
        place = next((n for n, pair in enumerate(self._found) if pair.key == key), -1)
        self._show_at(place + 1)

    def _show_at(self, place: int) -> None:
        if place < len(self._found):
            self._show(self._found[place])
            return
        if self._found:
            self.notify(_("That was the last pair of the list."))
        self._show(None)


def _duplicates() -> Pieces[Duplicates]:
    from reseau_tui.network.duplicates import duplicates_in_pieces

    return duplicates_in_pieces()


def _comparison(key: Key) -> Comparison | None:
    from reseau_tui.network.duplicates import comparison

    return comparison(*key)
