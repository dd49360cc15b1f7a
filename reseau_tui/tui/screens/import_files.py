"""An import, from the first look into a file to what came of it: nothing is written unseen."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events, getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reseau_tui.i18n import _, grouped, ngettext
from reseau_tui.interchange.record import UnknownColumns, Unreadable
from reseau_tui.interchange.report_words import in_words as result_words
from reseau_tui.interchange.stopping import Stopped, Work
from reseau_tui.tui.aside import aside
from reseau_tui.tui.commands import command, keyed
from reseau_tui.tui.drawing import content, sentence
from reseau_tui.tui.importing import read_files, run_import, try_import
from reseau_tui.tui.labels import circles
from reseau_tui.tui.screens.base import ReseauScreen
from reseau_tui.tui.screens.choice import AZERTY
from reseau_tui.tui.screens.ending import WorkEndsFirst
from reseau_tui.tui.screens.form import FormScreen
from reseau_tui.tui.screens.import_options import tag_field
from reseau_tui.tui.trouble import NetworkTrouble, in_words
from reseau_tui.tui.widgets.line_view import LineView
from reseau_tui.tui.widgets.report_list import ReportList, report_lines
from reseau_tui.tui.widgets.work_bar import WorkBar

if TYPE_CHECKING:
    from reseau_tui.interchange.gathering import Gathered
    from reseau_tui.interchange.importing import ImportReport
    from reseau_tui.interchange.preview import Outcome
    from reseau_tui.tui.app import ReseauApp

READING, TRYING, PREVIEW, WRITING, DONE, FAILED = (
    "reading", "trying", "preview", "writing", "done", "failed",
)  # fmt: skip
"""Where an import stands: each says which keys do what."""

AGAIN = "again"
"""Given back when another file is to be chosen."""

_TICK = 0.1


class ImportScreen(WorkEndsFirst, ModalScreen[str | None]):
    """The import of one file or folder; gives back ``AGAIN`` to choose another."""

    CSS_PATH = ["dialog.tcss", "import_files.tcss"]  # noqa: RUF012 - Textual's way
    AUTO_FOCUS = "#report"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", show=False),
        Binding("enter", "go_on", show=False),
        Binding("t", "tag", show=False),
    ]

    report = getters.query_one("#report", ReportList)
    bar = getters.query_one(WorkBar)

    def __init__(self, path: str) -> None:
        super().__init__()
        self._path = path
        self._phase = READING
        self._work = Work()
        self._gathered: Gathered | None = None
        self._tag = ""
        self._circle: int | None = None
        self._something = False
        self._asks = False

    @property
    def reseau(self) -> ReseauApp:
        """The app."""
        return cast("ReseauApp", self.app)

    @property
    def _file(self) -> str:
        """The file without its folder."""
        return os.path.basename(self._path.rstrip("/")) or self._path

    def compose(self) -> ComposeResult:
        """What comes of it in a line, the choices, person by person, what the keys do."""
        with Vertical(id="dialog") as box:
            box.border_title = sentence(_("Import: {name}"), name=self._file)
            yield WorkBar(id="work")
            yield Static(id="result")
            yield Static(id="choices")
            yield ReportList(id="report")
            yield Static(id="whole")
            yield Static(id="hint")

    def on_mount(self) -> None:
        """Read at once; look how far the work is ten times a second."""
        self.set_interval(_TICK, self._draw_work)
        self.read()

    def on_unmount(self) -> None:
        """Closed with the app: an import under way ends, and the next start speaks of it."""
        self._work.stop(abandon=True)

    # The phases -------------------------------------------------------------------------------

    @work(exclusive=True, group="import")
    async def read(self, columns: dict[str, str] | None = None) -> None:
        """Read what there is, then try it on a copy; ask first what unknown columns are."""
        self._enter(READING)
        database = self.reseau.gateway.path
        try:
            self._gathered = await in_words(
                database, aside(partial(read_files, database, self._path, columns))
            )
        except UnknownColumns as question:
            self._ask_columns(question)
            return
        except Unreadable as error:
            self._fail(error.sentence)
            return
        except (OSError, NetworkTrouble) as error:
            self._fail(str(error))
            return
        self.try_it()

    @work(exclusive=True, group="change")
    async def _ask_columns(self, question: UnknownColumns) -> None:
        """Let the person say what the columns are; without an answer there is no import."""
        from reseau_tui.tui.screens.import_columns import ColumnsScreen

        said = await self.app.push_screen_wait(ColumnsScreen(self._file, question))
        if said is None:
            self._close()
        else:
            self.read(said)

    @work(exclusive=True, group="import")
    async def try_it(self) -> None:
        """Show what would come of it; begun again with every choice."""
        assert self._gathered is not None
        self._work.stop()
        work = self._work = Work()
        self._enter(TRYING)
        database = self.reseau.gateway.path
        trial = partial(try_import, database, self._gathered, self._tag, self._circle, work)
        try:
            found = await in_words(database, aside(trial))
        except Stopped:
            return
        except (OSError, NetworkTrouble, Unreadable) as error:
            self._fail(str(error))
            return
        self._something = _writes(found.report)
        self._show(found.report, found.outcomes)
        self._enter(PREVIEW)

    @work(exclusive=True, group="import")
    async def import_it(self) -> None:
        """Write it down, in one step of undo."""
        assert self._gathered is not None
        work = self._work = Work()
        self._enter(WRITING)
        try:
            report = await self.reseau.gateway.write(
                run_import, self._gathered, self._tag, self._circle, work
            )
        except Stopped:
            self.reseau.changed()
            self._fail(_("Stopped. What had come in was taken back; everything is as it was."))
            return
        except OSError as error:
            said = _(
                "The backup before an import could not be made, so nothing was imported: {why}"
            )
            self._fail(said.format(why=error.strerror or str(error)))
            return
        except (NetworkTrouble, Unreadable) as error:
            self.reseau.changed()
            self._fail(str(error))
            return
        if report is None:
            return  # the app is closing
        self._asks = bool(report.to_decide)
        self._show(report, ())
        self._enter(DONE)
        self.reseau.changed()

    def _fail(self, said: str) -> None:
        self.query_one("#result", Static).update(content(said))
        self.report.show(())
        self._enter(FAILED)

    def _enter(self, phase: str) -> None:
        self._phase = phase
        working = phase in (READING, TRYING, WRITING)
        self.set_class(working, "-working")
        self.set_class(self._choosing, "-choosing")
        self._draw_work()
        self._say_choices()
        self._say_keys()

    @property
    def _choosing(self) -> bool:
        """Whether tag and circle can be chosen: a file in our own format says its own.

        Nor is there anybody to give them to where people are only looked for (mail, meetings).
        """
        if self._gathered is None or self._phase not in (PREVIEW, TRYING):
            return False
        return any(not person.only_known for person in self._gathered.people)

    def _draw_work(self) -> None:
        work = self._work
        if self._phase == READING:
            self.bar.show_work(_("Reading …"), 0, 0)
        elif self._phase == TRYING:
            self.bar.show_work(_("Looking what is new …"), work.done, work.total)
        elif self._phase == WRITING and work.turning_back:
            self.bar.show_work(_("Taking back what had come in …"), 0, 0)
        elif self._phase == WRITING:
            words = _("Importing …") if work.total else _("A backup first …")
            self.bar.show_work(words, work.done, work.total)

    # What is shown ----------------------------------------------------------------------------

    def _show(self, report: ImportReport, outcomes: Sequence[Outcome]) -> None:
        said = result_words(report)
        if report.dry_run and not _writes(report):
            said += "\n" + _("There is nothing in it that is not here already.")
        elif report.unchanged:
            said += "\n" + ngettext(
                "{count} person is here already, just so",
                "{count} people are here already, just so",
                report.unchanged,
            ).format(count=grouped(report.unchanged))
        lines = [content(line) for line in said.splitlines()]
        self.query_one("#result", Static).update(Content("\n").join(lines))
        self.report.show(report_lines(report, outcomes))
        self.report.focus()

    def _say_choices(self) -> None:
        tag = self._tag or _("none")
        circle = _("none")
        if self._circle:
            circle = f"{self._circle} {circles()[self._circle]}"
        self.query_one("#choices", Static).update(
            Content.assemble(
                ("t", "bold $primary"), " ", _("tag for all"), ": ", content(tag), "   ",
                ("1–5", "bold $primary"), " ", _("circle"), ": ", circle,
            )
        )  # fmt: skip

    def _say_keys(self) -> None:
        if self._phase == PREVIEW:
            first = _("enter imports") if self._something else _("enter closes")
            words = [first, keyed(_("{down} {up} look through")), _("esc leaves, nothing written")]
        elif self._phase == WRITING:
            words = [_("esc stops and takes back what has come in")]
        elif self._phase == DONE:
            words = [_("enter to the people"), keyed(_("{undo} undoes it"))]
            if self._asks:
                words.insert(1, keyed(_("{go} {go_duplicates} decides who is whom")))
        elif self._phase == FAILED:
            words = [_("enter another file"), _("esc leaves")]
        else:
            words = [_("esc leaves")]
        self.query_one("#hint", Static).update(Content(" · ".join(words)))

    @on(LineView.Moved)
    def say_whole(self, event: LineView.Moved) -> None:
        """Show the line under the cursor in full, however long it is."""
        event.stop()
        self.query_one("#whole", Static).update(content(self.report.whole))

    # Keys -------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """A digit puts everybody in a circle who has none; 0 takes that back.

        After the import, the keys that undo and go elsewhere on any screen do so from here.
        """
        if self._phase == DONE:
            for name, act in (("undo", self._undo), ("go", self._go)):
                if event.key in command(name).keys_now:
                    event.stop()
                    act()
                    return
        digit = AZERTY.get(event.key, event.key)
        if self._choosing and digit in ("0", "1", "2", "3", "4", "5"):
            event.stop()
            circle = int(digit) or None
            if circle != self._circle:
                self._circle = circle
                self.try_it()

    @work(exclusive=True, group="change")
    async def action_tag(self) -> None:
        """Ask for a tag for everybody."""
        if not self._choosing:
            return
        field = tag_field(self.reseau.gateway, self._tag)
        values = await self.app.push_screen_wait(FormScreen(Content(_("A tag for all")), [[field]]))
        if values is not None and values["tag"] != self._tag:
            self._tag = values["tag"]
            self.try_it()

    def action_go_on(self) -> None:
        """Import; after it, to the people; when it went wrong, choose another file."""
        if self._phase == PREVIEW and self._something:
            self.import_it()
        elif self._phase == FAILED:
            self.dismiss(AGAIN)
        elif self._phase in (PREVIEW, DONE):
            self._close()

    def action_leave(self) -> None:
        """Leave; while something is being written, stop it and take it back."""
        if self._phase == WRITING:
            self._work.stop()
        else:
            self._work.stop()
            self._close()

    def _undo(self) -> None:
        """Take the import back."""
        self._close()
        self.reseau.action_undo()

    def _go(self) -> None:
        """Go to another screen: the duplicates, most likely."""
        self._close()
        if isinstance(self.app.screen, ReseauScreen):
            self.app.screen.action_go()

    def _close(self) -> None:
        self.dismiss(None)
        if self._phase == DONE:
            # Once more, now that the screen below is seen: it may have something to say.
            self.reseau.changed()


def _writes(report: ImportReport) -> bool:
    """Return whether there is anything to write."""
    return bool(
        report.new + report.updated + report.to_decide + report.interactions + report.promises
    )
