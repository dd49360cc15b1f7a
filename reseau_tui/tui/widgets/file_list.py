"""The files and folders to choose from, a line each, whatever their names hold."""

from __future__ import annotations

import os
from collections.abc import Sequence

from textual.geometry import Size, clamp

from reseau_tui.i18n import _, grouped, ngettext
from reseau_tui.tui.drawing import Line, justify, safe
from reseau_tui.tui.folder import CARDS, FOLDER, UP, WHOLE, Entry
from reseau_tui.tui.widgets.line_view import LineView

_KILO = 1024


class FileList(LineView):
    """Entries of a folder; drawn when they are seen, so that ten thousand cost what ten do."""

    CURSOR_STAYS = True

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._entries: Sequence[Entry] = ()

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor."""
        return self._entries[self.cursor] if 0 <= self.cursor < len(self._entries) else None

    @property
    def entries(self) -> Sequence[Entry]:
        """What is shown."""
        return self._entries

    def show(self, entries: Sequence[Entry], keep: str = "") -> None:
        """Show ``entries``, the cursor on the path ``keep``, else on the first of its own."""
        self._entries = entries
        places = {entry.path: place for place, entry in enumerate(entries)}
        first = next((n for n, one in enumerate(entries) if one.kind not in (UP, WHOLE)), 0)
        self.virtual_size = Size(0, len(entries))
        found = places.get(keep, first) if keep else first
        self.set_reactive(LineView.cursor, clamp(found, -1, len(entries) - 1))
        self.scroll_to(y=0, animate=False)
        self.refresh()
        self.call_after_refresh(self.show_cursor)

    # LineView ---------------------------------------------------------------------------------

    @property
    def item_count(self) -> int:
        """One item an entry."""
        return len(self._entries)

    def item_lines(self, item: int) -> range:
        """One line an entry."""
        return range(item, item + 1)

    def item_at(self, line: int) -> int:
        """The entry of a line is its number."""
        return line if 0 <= line < len(self._entries) else -1

    def draw_line(self, line: int, width: int) -> Line:
        """Draw an entry: its name, and what it is at the right border."""
        entry = self._entries[line]
        if entry.kind == UP:
            return justify([("..", "accent")], [(_("the folder above"), "dim")], width)
        if entry.kind == WHOLE:
            cards = ngettext("{count} card", "{count} cards", entry.size).format(
                count=grouped(entry.size)
            )
            return justify([(_("everything in this folder"), "strong")], [(cards, "dim")], width)
        if entry.kind == FOLDER:
            return justify([(safe(entry.name), ""), ("/", "accent")], [(_("folder"), "dim")], width)
        said = f"{kind_of(entry.name)}  {size_in_words(entry.size):>7}"
        return justify([(safe(entry.name), "")], [(said, "dim")], width)


def kind_of(name: str) -> str:
    """Return what a file is by its name, in a word or none."""
    ending = os.path.splitext(name)[1].lower()
    if ending in CARDS:
        return "vCard"
    return safe(ending[1:].upper()[:6])


def size_in_words(size: int) -> str:
    """Return a number of bytes in two or three digits: ``4 KB``."""
    if size < _KILO:
        return _("{count} B").format(count=size)
    if size < _KILO * _KILO:
        return _("{count} KB").format(count=size // _KILO)
    return _("{count} MB").format(count=size // (_KILO * _KILO))
