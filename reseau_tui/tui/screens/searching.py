"""What the places with a search line share: every letter reads again, enter keeps, esc gives up."""

from __future__ import annotations

from textual import getters, on
from textual.content import Content
from textual.widgets import Input, Static

from reseau_tui.tui.drawing import safe
from reseau_tui.tui.screens.place import PlaceScreen
from reseau_tui.tui.widgets.filter_bar import FilterBar


class SearchedPlace(PlaceScreen):
    """A place whose list shows what the line above it asks for.

    ``query_text`` is what is asked for. ``wanted`` is what the cursor goes to with the next
    reading: whoever shows the list takes it with ``take_wanted``.
    """

    filter_bar = getters.query_one(FilterBar)

    def __init__(self) -> None:
        super().__init__()
        self.query_text = ""
        self.wanted: int | None = None
        self._before_search: int | None = None

    @property
    def cursor_id(self) -> int | None:
        """What the cursor comes back to after a search; nothing where each is a new question."""
        return None

    def start_search(self) -> None:
        """Let the line take what is typed."""
        self.remove_class("-nothing")
        self._before_search = self.cursor_id
        self.filter_bar.start()

    def drop_search(self) -> None:
        """Give the search up from the list: the cursor stays on what was found."""
        self._before_search = self.cursor_id
        self.filter_bar.show_text("")
        self._show_all()

    def take_wanted(self) -> int | None:
        """Return what the cursor goes to with this reading; the next one leaves it alone."""
        wanted, self.wanted = self.wanted, None
        return wanted

    def say_when_empty(self, shown: int, nothing_found: str) -> None:
        """Tell a list with nothing at all from a search without a hit.

        ``nothing_found`` is the sentence for the search, with ``{query}`` in it.
        """
        self.set_class(not shown and not self.query_text, "-nothing")
        self.set_class(not shown and bool(self.query_text), "-no-hit")
        self.query_one("#no-hit", Static).update(
            Content(nothing_found.format(query=safe(self.query_text)))
        )

    @on(Input.Changed, "#filter")
    def search(self, event: Input.Changed) -> None:
        """Read again with every letter; the query before it is interrupted."""
        event.stop()
        if event.value != self.query_text:
            self.query_text = event.value
            self.read_again()

    @on(FilterBar.Kept)
    def keep_search(self) -> None:
        """To the first hit, the search stays."""
        if self.main_list is not None:
            self.main_list.focus()
            self.main_list.action_top()

    @on(FilterBar.Left)
    def leave_search(self) -> None:
        """All of them again, with the cursor where it was."""
        self._show_all()

    def _show_all(self) -> None:
        self.query_text = ""
        self.wanted = self._before_search
        self.read_again()
        if self.main_list is not None:
            self.main_list.focus()
