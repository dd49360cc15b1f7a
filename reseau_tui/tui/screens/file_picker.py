"""Choosing a file or a folder: move through folders, or type a path and let tab complete it."""

from __future__ import annotations

import os
from functools import partial
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reseau_tui.i18n import _
from reseau_tui.tui.aside import aside
from reseau_tui.tui.drawing import content, safe
from reseau_tui.tui.folder import (
    FILE,
    FOLDER,
    UP,
    Entry,
    Folder,
    completed,
    found_inside,
    named_like,
    read_folder,
    shown_path,
    together,
    typed_path,
)
from reseau_tui.tui.screens.ending import WorkEndsFirst
from reseau_tui.tui.widgets.file_list import FileList
from reseau_tui.tui.widgets.line_view import LineView


class PathLine(Input):
    """The path as it is typed; tab completes it, down goes to the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "screen.complete", show=False),
        Binding("down", "screen.to_list", show=False),
        Binding("escape", "screen.give_up", show=False),
    ]


class FilePicker(WorkEndsFirst, ModalScreen[str | None]):
    """Ask for a file or a folder; gives back its path, None for ``esc``.

    It begins in ``folder``, the cursor on the path ``keep`` when that is there.

    What is typed into the path narrows the list below it; the path of a name that is not what it
    looks like (control characters, broken bytes) is never written out, only chosen.
    """

    CSS_PATH = ["dialog.tcss", "file_picker.tcss"]  # noqa: RUF012 - Textual's way
    AUTO_FOCUS = "#files"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", show=False),
        Binding("enter,right", "choose", show=False),
        Binding("left,backspace,h", "up", show=False),
        Binding("slash,tab,shift+tab", "type", show=False),
        Binding("tilde", "home", show=False),
        Binding("full_stop", "hidden", show=False),
    ]

    files = getters.query_one("#files", FileList)
    line = getters.query_one("#path", PathLine)

    def __init__(self, title: Content, folder: str, keep: str = "") -> None:
        super().__init__()
        self._title = title
        self._folder = Folder(folder)
        self._keep = keep
        self._begun = ""
        self._hidden = False

    def compose(self) -> ComposeResult:
        """The path, the list, what the keys do."""
        with Vertical(id="dialog") as box:
            box.border_title = self._title
            yield PathLine(id="path", compact=True, select_on_focus=False)
            yield FileList(id="files")
            yield Static(id="said")
            yield Static(id="hint")

    def on_mount(self) -> None:
        """Begin in the first folder."""
        self._say_keys()
        self.open_folder(self._folder.path, self._keep)

    def on_descendant_focus(self) -> None:
        """Other keys in the line than in the list."""
        self._say_keys()

    def _say_keys(self) -> None:
        if self.focused is self.line:
            words = [_("tab completes"), _("enter opens"), _("↓ the list"), _("esc the list")]
        else:
            hidden = _(". hides hidden ones") if self._hidden else _(". shows hidden ones")
            words = [_("enter opens"), _("← above"), _("/ types a path"), hidden, _("esc leaves")]
        self.query_one("#hint", Static).update(Content(" · ".join(words)))

    # Reading ----------------------------------------------------------------------------------

    @work(exclusive=True, group="page")
    async def open_folder(self, path: str, keep: str = "", begun: str | None = None) -> None:
        """Show the folder at ``path``, the cursor on ``keep``; ``begun`` is a name being typed."""
        folder = await aside(partial(read_folder, path, hidden=self._hidden))
        self._folder = folder
        self._begun = begun or ""
        if begun is None:
            self._write(shown_path(path))
        self._show(keep)
        if folder.unknown:
            self._look_inside(folder)

    @work(exclusive=True, group="look")
    async def _look_inside(self, folder: Folder) -> None:
        """Add files whose names say nothing, when their beginnings do."""
        found = await aside(lambda: found_inside(folder.unknown, lambda: self._folder is folder))
        if found and self._folder is folder:
            self._folder = together(folder, found)
            self._show(self.files.entry.path if self.files.entry else "")

    def _show(self, keep: str = "") -> None:
        entries = named_like(self._folder.entries, self._begun)
        self.files.show(entries, keep)
        said = self._folder.problem
        if not said and not [one for one in entries if one.kind != UP]:
            said = (
                _("Nothing here is called that.")
                if self._begun
                else _("Nothing to import here: vCard, JSON, CSV or ZIP files would be shown.")
            )
        self.query_one("#said", Static).update(content(said))
        self.set_class(bool(said), "-said")

    def _write(self, path: str) -> None:
        """Write a path into the line, as harmless text."""
        text = safe(path)
        with self.line.prevent(Input.Changed):
            self.line.value = text if text.endswith("/") else text + "/"
            self.line.cursor_position = len(self.line.value)

    # The list ---------------------------------------------------------------------------------

    def action_choose(self) -> None:
        """Open the folder under the cursor, or take the file."""
        if self.files.entry is not None:
            self._take(self.files.entry)

    @on(LineView.Chosen)
    def take_clicked(self) -> None:
        """A double click opens too."""
        self.action_choose()

    def _take(self, entry: Entry) -> None:
        if entry.kind == UP:
            self.action_up()
        elif entry.kind == FOLDER:
            self.open_folder(entry.path)
            self.files.focus()
        else:
            self.dismiss(entry.path)

    def action_up(self) -> None:
        """The folder above, the cursor on where we come from."""
        here = self._folder.path
        above = os.path.dirname(here)
        if above != here:
            self.open_folder(above, keep=here)

    def action_home(self) -> None:
        """The user's own folder."""
        self.open_folder(os.path.expanduser("~"))

    def action_hidden(self) -> None:
        """Show names that begin with a dot, or hide them again."""
        self._hidden = not self._hidden
        self._say_keys()
        entry = self.files.entry
        self.open_folder(self._folder.path, keep=entry.path if entry else "")

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss(None)

    # The path ---------------------------------------------------------------------------------

    def action_type(self) -> None:
        """Type a path."""
        self.line.focus()
        self.line.cursor_position = len(self.line.value)

    def action_to_list(self) -> None:
        """On with the list, as narrow as the path has made it."""
        self.files.focus()

    def action_give_up(self) -> None:
        """Back to the list, and to the whole of it."""
        self._begun = ""
        self._write(shown_path(self._folder.path))
        self._show()
        self.files.focus()

    @on(Input.Changed, "#path")
    def follow(self, event: Input.Changed) -> None:
        """Let the list follow what is typed."""
        event.stop()
        folder, begun = typed_path(event.value, self._folder.path)
        # "." and ".name" are meant: what is asked for by name is shown.
        hidden = self._hidden or begun.startswith(".")
        if folder != self._folder.path or hidden != self._hidden:
            self._hidden = hidden
            self.open_folder(folder, begun=begun)
        else:
            self._begun = begun
            self._show()

    def action_complete(self) -> None:
        """Write on what all the names shown have in common; the whole of it when there is one."""
        entries = [one for one in self.files.entries if one.kind in (FILE, FOLDER)]
        plain = [one for one in entries if safe(one.name) == one.name]
        if not plain:
            return
        begun = self._begun
        common = completed(begun, plain)
        if not common:
            self.files.focus()
            return
        self.line.value = self.line.value[: len(self.line.value) - len(begun)] + common
        self.line.cursor_position = len(self.line.value)

    @on(Input.Submitted, "#path")
    def take_typed(self, event: Input.Submitted) -> None:
        """Take the file typed, open the folder typed, else what the list has under the cursor."""
        event.stop()
        folder, begun = typed_path(event.value.strip(), self._folder.path)
        path = os.path.join(folder, begun) if begun else folder
        if begun and os.path.isdir(path):
            self.open_folder(path)
            self.files.focus()
        elif begun and os.path.isfile(path):
            self.dismiss(path)
        elif begun:
            self.action_choose()
        else:
            self.files.focus()
