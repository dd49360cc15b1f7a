"""What the columns of a table are: one row a column, the guesses filled in, enter chooses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reseau_tui.i18n import _
from reseau_tui.interchange.any_csv import names_people
from reseau_tui.tui.column_words import NOTHING, field_words, fields_like
from reseau_tui.tui.drawing import content, sentence
from reseau_tui.tui.screens.ending import WorkEndsFirst
from reseau_tui.tui.screens.pick_line import PickLine
from reseau_tui.tui.widgets.column_list import Column, ColumnList
from reseau_tui.tui.widgets.line_view import LineView
from reseau_tui.tui.widgets.pick_list import Pick

if TYPE_CHECKING:
    from reseau_tui.interchange.record import UnknownColumns

_SAMPLES = 3


class ColumnsScreen(WorkEndsFirst, ModalScreen[dict[str, str] | None]):
    """Ask what columns mean; gives back header → field (``""``: left out), None for ``esc``."""

    CSS_PATH = ["dialog.tcss", "import_columns.tcss"]  # noqa: RUF012 - Textual's way
    AUTO_FOCUS = "#columns"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", show=False),
        Binding("enter", "choose", show=False),
        Binding("delete,d,x,backspace", "leave_out", show=False),
        Binding("ctrl+s,f2", "go_on", show=False),
    ]

    columns = getters.query_one("#columns", ColumnList)

    def __init__(self, name: str, question: UnknownColumns) -> None:
        super().__init__()
        self._file = name
        self._columns = columns_of(question)

    def compose(self) -> ComposeResult:
        """The question, the columns, the one under the cursor in full, what the keys do."""
        with Vertical(id="dialog") as box:
            box.border_title = sentence(_("Import: {name}"), name=self._file)
            yield Static(Content(_("What is in these columns?")), id="question")
            yield ColumnList(self._columns, id="columns")
            yield Static(id="whole")
            yield Static(id="said")
            keys = [
                _("enter chooses"),
                _("x leaves out"),
                _("ctrl+s or F2 goes on"),
                _("esc leaves"),
            ]
            yield Static(Content(" · ".join(keys)), id="hint")

    @property
    def said(self) -> dict[str, str]:
        """What is said of every column now."""
        return {column.header: column.field for column in self.columns.columns}

    @on(LineView.Moved)
    def say_whole(self, event: LineView.Moved) -> None:
        """Show the column under the cursor in full."""
        event.stop()
        column = self.columns.column
        self.query_one("#whole", Static).update(content(column.whole if column else ""))

    @on(LineView.Chosen)
    def choose_clicked(self, event: LineView.Chosen) -> None:
        """A double click chooses too."""
        event.stop()
        self.action_choose()

    @work(exclusive=True, group="change")
    async def action_choose(self) -> None:
        """Choose what the column under the cursor is; then to the next one."""
        column = self.columns.column
        if column is None:
            return
        field = await self.app.push_screen_wait(FieldLine(column))
        if field is not None:
            self._say(field)
            self.columns.action_down()

    def action_leave_out(self) -> None:
        """Leave the column out."""
        self._say(NOTHING)
        self.columns.action_down()

    def _say(self, field: str) -> None:
        self.columns.say(field)
        self._say_what_is_missing("")

    def action_go_on(self) -> None:
        """Go on with the import, once a column says who somebody is."""
        if names_people(self.said):
            self.dismiss(self.said)
        else:
            self._say_what_is_missing(
                _("One column, at least, must be a name, an e-mail or an organisation.")
            )

    def _say_what_is_missing(self, words: str) -> None:
        self.query_one("#said", Static).update(Content(words))
        self.set_class(bool(words), "-said")

    def action_leave(self) -> None:
        """Leave the import."""
        self.dismiss(None)


def columns_of(question: UnknownColumns) -> list[Column]:
    """Return the columns that have a header, each once, with what their names suggest."""
    columns: dict[str, Column] = {}
    for place, header in enumerate(question.headers):
        if header and header not in columns:
            samples = [row[place] for row in question.samples if place < len(row) and row[place]]
            guess = question.guesses.get(header, NOTHING)
            columns[header] = Column(header, tuple(samples[:_SAMPLES]), guess)
    return list(columns.values())


class FieldLine(PickLine):
    """Find a field by its words; gives back the field, ``""`` to leave the column out."""

    def __init__(self, column: Column) -> None:
        title = sentence(_("What is “{header}”?"), header=column.header)
        super().__init__(title, _("name, e-mail, phone …"))
        self._column = column

    async def offers(self, typed: str) -> Sequence[Pick]:
        """The fields that go with what is typed; what it is now, and leaving it out, else."""
        first = [] if typed else [self._column.field]
        fields = dict.fromkeys([*filter(None, first), *fields_like(typed)])
        picks = [Pick(field_words(field), "", field) for field in fields]
        if not typed:
            nothing = Pick(_("leave this column out"), "", NOTHING)
            picks.insert(1 if self._column.field else 0, nothing)
        return picks

    def said(self, typed: str, picks: Sequence[Pick]) -> str:
        """What stands in the column, while something is found."""
        if picks:
            return self._column.whole
        return _("Nothing is called “{words}”.").format(words=typed)
