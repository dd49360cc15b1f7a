"""Introductions (``g m``): by what is next for each, and the tree of who introduced whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from reseau_tui import clock
from reseau_tui.i18n import _, grouped, ngettext
from reseau_tui.network.introduction_tree import (
    IntroductionTree,
    found_in,
    introduction_tree,
    names_of,
)
from reseau_tui.network.introductions import (
    IntroductionIds,
    IntroductionRow,
    introduction_ids,
    introduction_rows,
)
from reseau_tui.tui.commands import bindings, command, keyed
from reseau_tui.tui.labels import shown_of
from reseau_tui.tui.screens.introduction_actions import IntroductionActions
from reseau_tui.tui.screens.searching import SearchedPlace
from reseau_tui.tui.widgets.filter_bar import FilterBar
from reseau_tui.tui.widgets.header import Header
from reseau_tui.tui.widgets.introduction_list import IntroductionList
from reseau_tui.tui.widgets.introduction_tree import IntroductionTreeView, Names
from reseau_tui.tui.widgets.key_footer import KeyFooter
from reseau_tui.tui.widgets.line_view import LineView
from reseau_tui.tui.widgets.panel import Panel

_FOUND_MOST = 500
"""People that a search in the tree shows."""


class IntroductionsScreen(SearchedPlace):
    """A list in parts or the tree; what keys change stands in ``introduction_actions``."""

    CSS_PATH = ["place.tcss", "introductions.tcss"]  # noqa: RUF012 - Textual's way
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("introductions"), *bindings("screen")]
    SCOPES = ("introductions", "introduction-tree", "screen", "list", "app")
    AUTO_FOCUS = "#introductions"

    introductions = getters.query_one("#introductions", IntroductionList)
    tree_view = getters.query_one("#introduction-tree", IntroductionTreeView)

    def __init__(self) -> None:
        super().__init__()
        self._total = 0
        self._in_tree = False
        self._tree = IntroductionTree()
        self._tree_is_fresh = False
        self._row_wanted: int | None = None
        self._person_wanted: int | None = None

    def body(self) -> ComposeResult:
        """The list and the tree, one of them seen; what is said when there is nothing."""
        with Panel(id="body"):
            yield FilterBar("search-introductions")
            yield IntroductionList(self._rows, id="introductions")
            yield IntroductionTreeView(self._names, self._rows, id="introduction-tree")
            yield Static(id="no-hit")
        yield Static(_when_empty(), classes="nothing")

    def _rows(self, ids: Sequence[int]) -> Sequence[IntroductionRow]:
        return self.reseau.gateway.at_once(introduction_rows, ids)

    def _names(self, ids: Sequence[int]) -> Names:
        def fetch(wanted: Sequence[int]) -> Sequence[tuple[int, tuple[str, str | None]]]:
            return list(names_of(wanted).items())

        return dict(self.reseau.gateway.at_once(fetch, ids))

    @property
    def main_list(self) -> LineView:
        """What is seen: the list or the tree."""
        return self.tree_view if self._in_tree else self.introductions

    @property
    def cursor_id(self) -> int | None:
        """What the cursor comes back to after a search."""
        if self._in_tree:
            return self.tree_view.person
        return self.introductions.about_id

    def show_row(self, id: int) -> None:
        """Put the cursor on an introduction, in the list, with the next reading."""
        self._row_wanted = id
        self.query_text = ""
        if self.is_mounted:
            self.filter_bar.show_text("")
            self._view(tree=False)
        if self.is_mounted and self.reseau.gateway.opened:
            self.read_again()

    def show_in_tree(self, person: int) -> None:
        """Show the tree with the cursor on somebody."""
        self._person_wanted = person
        self.query_text = ""
        self.filter_bar.show_text("")
        self._view(tree=True)
        self.read_again()

    # Reading ----------------------------------------------------------------------------------

    def _read(self) -> None:
        self._tree_is_fresh = False
        super()._read()

    def read_again(self) -> None:
        """Read what is seen."""
        if self._in_tree:
            self.read_tree()
        else:
            self.read_introductions()

    @work(exclusive=True, group="introductions")
    async def read_introductions(self) -> None:
        """Read the ids; the cursor stays on its line, else on its place."""
        ask = self.reseau.gateway.ask
        found = await ask(introduction_ids, self.query_text)
        self.introductions.today = clock.today()
        wanted, self._row_wanted = self._row_wanted or self.take_wanted(), None
        self.introductions.show_introductions(found, wanted)
        if not self.query_text:
            self._total = found.all
            self._tree = await ask(introduction_tree) if not found.all else self._tree
        self._say_how_many(found)
        self.say_when_empty(
            found.all or (0 if self.query_text else self._tree.sizes.get(0, 0)),
            _("No introduction has “{query}”.\n\nesc gives all of them back"),
        )
        if not found.all and not self.query_text and not self._tree.empty:
            self._say_only_tree()
        self._follow()

    def _say_only_tree(self) -> None:
        words = _(
            "No introduction is noted yet: {new_introduction} notes one,"
            " {introduction_view} shows through whom you met people."
        )
        self.add_class("-no-hit")
        self.query_one("#no-hit", Static).update(Content(keyed(words)))

    def _say_how_many(self, found: IntroductionIds) -> None:
        total = self._total
        said = ngettext("{count} introduction", "{count} introductions", total)
        words = said.format(count=grouped(total))
        if found.open and not self.query_text:
            words += " · " + _("{count} with a next step").format(count=grouped(found.open))
        self.query_one(Header).about = words if total else _("Introductions")
        panel = self.query_one("#body")
        panel.border_title = Content(
            _("Introductions") + (" " + shown_of(found.all, total) if self.query_text else "")
        )
        panel.border_subtitle = Content(keyed(_("{introduction_view} the tree")))

    @work(exclusive=True, group="introductions")
    async def read_tree(self) -> None:
        """Read the tree; what is open stays open. A search shows whom it finds and their way."""
        gateway = self.reseau.gateway
        if not self._tree_is_fresh:
            self._tree = await gateway.ask(introduction_tree)
            self._tree_is_fresh = True
        tree = self.tree_view
        tree.today = clock.today()
        shown = 0
        if self.query_text:
            found = await gateway.ask(found_in, self._tree, self.query_text, _FOUND_MOST)
            shown = tree.show_tree(self._tree, found)
        else:
            shown = tree.show_tree(self._tree) or len(self._tree.pairs)
        wanted = self._person_wanted or self.take_wanted()
        self._person_wanted = None
        if wanted is not None and not self.query_text:
            tree.reveal(wanted)
        people = self._tree.met
        said = ngettext(
            "{count} person met through somebody", "{count} people met through somebody", people
        )
        self.query_one(Header).about = said.format(count=grouped(people))
        panel = self.query_one("#body")
        panel.border_title = Content(_("Who introduced whom"))
        panel.border_subtitle = Content(keyed(_("{introduction_view} the list")))
        self.say_when_empty(
            shown, _("Nobody in the tree is called “{query}”.\n\nesc gives all of it back")
        )
        self._follow()

    @on(LineView.Moved, "#introductions, #introduction-tree")
    def follow(self, event: LineView.Moved) -> None:
        """A capture or an introduction from here is about the person of the line."""
        event.stop()
        self._follow()

    def _follow(self) -> None:
        if self._in_tree:
            self.person_id = self.tree_view.person
        else:
            row = self.introductions.about
            self.person_id = row.person if row is not None else None

    @on(LineView.Chosen, "#introductions, #introduction-tree")
    def open_clicked(self, event: LineView.Chosen) -> None:
        """A double click does what enter does."""
        event.stop()
        self.action_introduction_step()

    # Two views --------------------------------------------------------------------------------

    def action_introduction_view(self) -> None:
        """The tree, or the list again; the search is for one of them only."""
        self.query_text = ""
        self.filter_bar.show_text("")
        self._view(tree=not self._in_tree)
        self.read_again()

    def _view(self, *, tree: bool) -> None:
        self._in_tree = tree
        self.set_class(tree, "-tree")
        self.main_list.focus()
        first = ("branch-open", "branch-close") if tree else ()
        self.query_one(KeyFooter).first = first

    # The introduction under the cursor --------------------------------------------------------

    @property
    def _row(self) -> IntroductionRow | None:
        return self.tree_view.pair if self._in_tree else self.introductions.about

    def _actions(self) -> IntroductionActions | None:
        row = self._row
        if row is None:
            self.notify(
                keyed(_("No introduction is under the cursor: {new_introduction} notes one."))
            )
            return None
        return IntroductionActions(self, row)

    @work(exclusive=True, group="change")
    async def action_new_introduction(self) -> None:
        """Note an introduction."""
        from reseau_tui.tui.screens.introduction_adding import add_introduction

        added = await add_introduction(self.reseau)
        if added is not None:
            self.show_row(added)

    @work(exclusive=True, group="change")
    async def action_introduction_step(self) -> None:
        """Its next step; in the tree, the card of a person."""
        if self._in_tree and self._row is None:
            self.action_introduction_person()
            return
        actions = self._actions()
        if actions is not None:
            await actions.step()

    @work(exclusive=True, group="change")
    async def action_introduction_outcome(self) -> None:
        """Note what came of it."""
        actions = self._actions()
        if actions is not None:
            await actions.outcome()

    @work(exclusive=True, group="change")
    async def action_introduction_thanked(self) -> None:
        """Thanks were said, or there are none to say."""
        actions = self._actions()
        if actions is not None:
            await actions.thank()

    @work(exclusive=True, group="change")
    async def action_introduction_drafts(self) -> None:
        """Show what may be written to each side."""
        actions = self._actions()
        if actions is not None:
            await actions.drafts()

    @work(exclusive=True, group="change")
    async def action_edit_introduction(self) -> None:
        """Change what is known of it."""
        actions = self._actions()
        if actions is not None:
            await actions.edit()

    @work(exclusive=True, group="change")
    async def action_drop_introduction(self) -> None:
        """Remove it, after asking."""
        actions = self._actions()
        if actions is not None:
            await actions.drop()

    def action_introduction_person(self) -> None:
        """Show whom the line is about."""
        if self.person_id is not None:
            self.reseau.open_card(self.person_id)

    def action_next_introductions(self) -> None:
        """To the next part of the list."""
        if not self._in_tree:
            self.introductions.step_part(1)

    def action_previous_introductions(self) -> None:
        """To the part before."""
        if not self._in_tree:
            self.introductions.step_part(-1)

    # Searching --------------------------------------------------------------------------------

    def action_search_introductions(self) -> None:
        """Search as you type."""
        self.start_search()

    def action_all_introductions(self) -> None:
        """Clear the search."""
        if self.query_text:
            self.drop_search()


def _when_empty() -> Content:
    return Content.assemble(
        (_("No introduction is noted yet."), "bold $foreground"),
        "\n\n",
        _("A network grows when people introduce people."),
        "\n",
        (_("mail intro: Karim > Léa"), "$muted"),
        "\n\n",
        (command("new-introduction").key, "bold $primary"), " ", _("note one"),
        "   ",
        (command("introduce").key, "bold $primary"), " ", _("on a person: introduce them"),
        "   ",
        (command("leave").key, "bold $primary"), " ", _("home"),
    )  # fmt: skip
