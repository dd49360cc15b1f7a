"""``E``: whose data, in which format, into which file; written whole or not at all."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reseau_tui.i18n import _, grouped, ngettext
from reseau_tui.interchange.stopping import Stopped, Work
from reseau_tui.tui.aside import aside
from reseau_tui.tui.drawing import content, safe, sentence
from reseau_tui.tui.exporting import (
    Who,
    export_called,
    export_folder,
    formats,
    new_name,
    private_count,
    problem_with,
    renamed,
    write_export,
)
from reseau_tui.tui.folder import FOLDER, completed, named_like, read_folder, shown_path, typed_path
from reseau_tui.tui.screens.choice import Choice, ChoiceScreen
from reseau_tui.tui.screens.ending import WorkEndsFirst
from reseau_tui.tui.screens.file_picker import PathLine
from reseau_tui.tui.trouble import NetworkTrouble, in_words
from reseau_tui.tui.widgets.format_list import FormatList
from reseau_tui.tui.widgets.line_view import LineView
from reseau_tui.tui.widgets.work_bar import WorkBar

if TYPE_CHECKING:
    from reseau_tui.tui.app import ReseauApp

FOLDER_KEY, FORMAT_KEY = "export-folder", "export-format"
"""Where the app's memory keeps the folder and the format of the last export."""

_TICK = 0.1
_SAID = 15
"""Seconds for the sentence with the path: long enough to be copied."""


class ExportScreen(WorkEndsFirst, ModalScreen[None]):
    """Ask what there is to ask on one page, then write; ``choices`` are whom it may be about."""

    CSS_PATH = ["dialog.tcss", "export.tcss"]  # noqa: RUF012 - Textual's way
    AUTO_FOCUS = "#formats"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", show=False),
        Binding("enter", "write", show=False),
        Binding("w", "who", show=False),
        Binding("slash,tab,shift+tab", "type", show=False),
    ]

    formats = getters.query_one("#formats", FormatList)
    line = getters.query_one("#path", PathLine)
    bar = getters.query_one(WorkBar)

    def __init__(self, choices: Sequence[Who]) -> None:
        super().__init__()
        self._choices = choices
        self._chosen = 0
        self._work: Work | None = None
        self._format = formats()[0]
        self._here = os.curdir
        self._private = 0

    @property
    def reseau(self) -> ReseauApp:
        """The app."""
        return cast("ReseauApp", self.app)

    def compose(self) -> ComposeResult:
        """Who, the formats, the file, what the keys do."""
        with Vertical(id="dialog") as box:
            box.border_title = Content(_("Export"))
            yield Static(id="who")
            yield FormatList(formats(), self.reseau.memory.text(FORMAT_KEY), id="formats")
            with Horizontal(id="file"):
                yield Static(Content(_("File")), id="label")
                yield PathLine(id="path", compact=True, select_on_focus=False)
            yield Static(id="said")
            yield WorkBar(id="work")
            yield Static(id="hint")

    def on_mount(self) -> None:
        """Propose a file that is not there yet, in the folder of the last one."""
        self._format = self.formats.format
        self._here = export_folder(self.reseau.memory.text(FOLDER_KEY))
        self._write_path(os.path.join(self._here, new_name(self._format)))
        self.set_interval(_TICK, self._draw_work)
        self._say()
        self.read_private()

    def on_unmount(self) -> None:
        """Closed with the app: the writing ends, and leaves nothing behind."""
        if self._work is not None:
            self._work.stop()

    def on_descendant_focus(self) -> None:
        """Other keys in the line than in the list."""
        self._say()

    # What is shown ----------------------------------------------------------------------------

    @property
    def who(self) -> Who:
        """Whose data goes out; some formats always hold everything."""
        if export_called(self._format.name).whole:
            return Who(_("the whole network"))
        return self._choices[self._chosen]

    @work(exclusive=True, group="private")
    async def read_private(self) -> None:
        """Read how many private requests there are: they are not in the file."""
        self._private = await self.reseau.gateway.ask(private_count)
        self._say()

    def _say(self) -> None:
        lead = _("{name}: {text}").format(name=_("Who"), text="")
        who = Content.assemble(lead, (safe(self.who.words), "bold"))
        several = len(self._choices) > 1 and not export_called(self._format.name).whole
        if several:
            who = Content.assemble(("w", "bold $primary"), " ", who)
        if self._private and export_called(self._format.name).whole:
            who = Content.assemble(who, " · ", _stay(self._private))
        self.query_one("#who", Static).update(who)
        words = [_("enter writes")]
        if self._work is not None:
            words = [_("esc stops; nothing is left behind")]
        elif self.focused is self.line:
            words += [_("tab completes"), _("esc the formats")]
        else:
            words += [_("w somebody else")] if several else []
            words += [_("/ another file"), _("esc leaves")]
        self.query_one("#hint", Static).update(Content(" · ".join(words)))
        self.set_class(self._work is not None, "-working")

    def _problem(self, said: str) -> None:
        self.query_one("#said", Static).update(content(said))
        self.set_class(bool(said), "-said")

    def _draw_work(self) -> None:
        if self._work is not None:
            self.bar.show_work(_("Writing …"), self._work.done, self._work.total)

    # Choosing ---------------------------------------------------------------------------------

    @on(LineView.Moved)
    def take_format(self, event: LineView.Moved) -> None:
        """Another format: the ending of the file goes with it."""
        event.stop()
        old, self._format = self._format, self.formats.format
        with self.line.prevent(Input.Changed):
            self.line.value = renamed(self.line.value, old, self._format)
            self.line.cursor_position = len(self.line.value)
        self._say()

    @on(LineView.Chosen)
    def write_clicked(self, event: LineView.Chosen) -> None:
        """A double click writes too."""
        event.stop()
        self.action_write()

    def action_who(self) -> None:
        """The next of those it may be about."""
        if self._work is None and not export_called(self._format.name).whole:
            self._chosen = (self._chosen + 1) % len(self._choices)
            self._say()

    def action_type(self) -> None:
        """Write another name."""
        self.line.focus()
        self.line.cursor_position = len(self.line.value)

    def action_to_list(self) -> None:
        """Back to the formats."""
        self.formats.focus()

    def action_give_up(self) -> None:
        """Back to the formats, with what was typed; while it is written, stop that."""
        if self._work is not None:
            self.action_leave()
        self.formats.focus()

    def _write_path(self, path: str) -> None:
        with self.line.prevent(Input.Changed):
            self.line.value = safe(shown_path(path))
            self.line.cursor_position = len(self.line.value)

    @on(Input.Changed)
    def forget_problem(self, event: Input.Changed) -> None:
        """What was wrong with another name is not wrong with this one yet."""
        event.stop()
        self._problem("")

    @work(exclusive=True, group="page")
    async def action_complete(self) -> None:
        """Write on what the folders that begin so have in common."""
        typed = self.line.value
        folder, begun = typed_path(typed, self._here)
        found = await aside(partial(read_folder, folder, hidden=begun.startswith(".")))
        folders = [one for one in named_like(found.entries, begun) if one.kind == FOLDER]
        more = completed(begun, [one for one in folders if safe(one.name) == one.name])
        if more and self.line.value == typed:
            self.line.value = typed[: len(typed) - len(begun)] + more
            self.line.cursor_position = len(self.line.value)
        elif not more:
            self.formats.focus()

    # Writing ----------------------------------------------------------------------------------

    @on(Input.Submitted)
    def write_typed(self, event: Input.Submitted) -> None:
        """Enter in the line writes."""
        event.stop()
        self.action_write()

    @work(exclusive=True, group="change")
    async def action_write(self) -> None:
        """Look whether the file can be written, ask before one is replaced, write."""
        if self._work is not None:
            return
        folder, name = typed_path(self.line.value.strip(), self._here)
        path = os.path.join(folder, name) if name else folder
        problem = await aside(partial(problem_with, path))
        if problem:
            self._problem(problem)
            return
        if await aside(partial(os.path.lexists, path)):
            question = sentence(_("{path} is there already.\nReplace it?"), path=shown_path(path))
            sure = await self.app.push_screen_wait(
                ChoiceScreen(
                    question,
                    [Choice("y", _("Yes, replace"), True), Choice("n", _("No, keep"), False)],
                )
            )
            if not sure:
                self.action_type()
                return
        await self._write(path)

    async def _write(self, path: str) -> None:
        gateway = self.reseau.gateway
        format, who = self._format, self.who
        progress = self._work = Work()
        self._problem("")
        self._say()
        job = partial(write_export, gateway.path, format.name, who.contacts, path, progress)
        try:
            # A thread that is waited for: nothing half-written is left when the app closes.
            await in_words(gateway.path, asyncio.to_thread(job))
        except Stopped:
            self._stand_still(_("Stopped; nothing was written."))
            return
        except OSError as error:
            said = _("{path} cannot be written: {reason}.")
            self._stand_still(said.format(path=shown_path(path), reason=error.strerror or error))
            return
        except NetworkTrouble as error:
            self._stand_still(str(error))
            return
        self.reseau.memory.remember(**{FOLDER_KEY: os.path.dirname(path), FORMAT_KEY: format.name})
        said = _("{what} · {who}\nwritten to {path}")
        self.app.notify(
            said.format(what=format.title, who=who.words, path=shown_path(path)), timeout=_SAID
        )
        self.dismiss(None)

    def _stand_still(self, said: str) -> None:
        self._work = None
        self._problem(said)
        self._say()

    def action_leave(self) -> None:
        """Leave; while something is written, stop that."""
        if self._work is not None:
            self._work.stop()
        else:
            self.dismiss(None)


def _stay(private: int) -> str:
    said = ngettext(
        "{count} private request stays at home",
        "{count} private requests stay at home",
        private,
    )
    return said.format(count=grouped(private))
