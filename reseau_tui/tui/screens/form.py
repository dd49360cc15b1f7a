"""One window for every form: labelled fields, checked while typing, saved with ctrl+s or F2."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from rich.cells import cell_len
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Grid, Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reseau_tui.i18n import _
from reseau_tui.tui.drawing import content
from reseau_tui.tui.screens.choice import Choice, ChoiceScreen
from reseau_tui.tui.screens.drawn_once import OpensWhole
from reseau_tui.tui.screens.ending import WorkEndsFirst
from reseau_tui.tui.widgets.form_field import Field, FormField, FormLine

_WIDTH, _FRAME = 76, 6
"""Columns of the window at most, and those that its borders and margins take."""


class FormScreen(WorkEndsFirst, OpensWhole, ModalScreen[dict[str, str] | None]):
    """Show ``pages`` of fields; give back every value, or None when it was left.

    ``focus`` names the field of the first page to begin with.
    """

    CSS_PATH = ["dialog.tcss", "form.tcss"]  # noqa: RUF012 - Textual's way
    BINDINGS = [  # noqa: RUF012 - Textual's way
        Binding("ctrl+s,f2", "save", show=False, priority=True),
        Binding("escape", "leave", show=False),
        Binding("pagedown", "turn(1)", show=False, priority=True),
        Binding("pageup", "turn(-1)", show=False, priority=True),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]
    AUTO_FOCUS = "#fields > *"

    def __init__(
        self, title: Content, pages: Sequence[Sequence[Field]], *, focus: str = ""
    ) -> None:
        super().__init__()
        self._focus_first = focus
        self._title = title
        self._pages = pages
        self._page = 0
        self._values = {field.name: field.value for page in pages for field in page}
        self._fields = {field.name: field for page in pages for field in page}

    def compose(self) -> ComposeResult:
        """A box, its fields in two columns, what the keys do."""
        with Vertical(id="dialog") as box:
            box.border_title = self._title
            with Grid(id="fields") as grid:
                grid.styles.grid_rows = self._rows()
                yield from self._widgets()
            yield Static(id="hint")

    def _rows(self) -> str:
        """Return the heights of the rows, borders included: wide fields have one to themselves."""
        heights: list[str] = []
        beside = False
        for field in self._pages[self._page]:
            beside = not field.wide and not beside
            if beside or field.wide:
                heights.append(str(field.lines + 2))
        return " ".join(heights)

    def _widgets(self) -> list[FormField]:
        made: list[FormField] = []
        for field in self._pages[self._page]:
            if field.lines > 1:
                from reseau_tui.tui.widgets.form_text import FormText

                made.append(FormText(field, self._values[field.name]))
            else:
                made.append(FormLine(field, self._values[field.name]))
        return made

    @property
    def lines(self) -> list[FormField]:
        """The fields of this page, in order."""
        return cast("list[FormField]", list(self.query_one("#fields").children))

    def on_mount(self) -> None:
        """Explain what is there already; blame nothing yet."""
        self._say_keys()
        for line in self.lines:
            self._judge(line, strict=False)
            if line.field.name == self._focus_first:
                line.focus()

    def _say_keys(self) -> None:
        """Say what the keys do, or the whole of a message that its field is too narrow for."""
        line = self.focused
        words: list[str] = []
        if isinstance(line, FormField):
            problem = line.problem
            if problem and line.has_class("-wrong") and cell_len(problem) > line.size.width - 4:
                self.query_one("#hint", Static).update(content(problem))
                return
            if line.completes:
                words.append(_("→ completes"))
        words += [_("ctrl+s or F2 saves"), _("tab next"), _("esc leaves")]
        if len(self._pages) > 1:
            words.append(_("pgdn more") if self._page == 0 else _("pgup back"))
            self.query_one("#dialog").border_subtitle = Content(
                f"{self._page + 1}/{len(self._pages)}"
            )
        said = " · ".join(words)
        if cell_len(said) > min(_WIDTH, self.size.width) - _FRAME:
            said = " · ".join(one for one in words if one != _("tab next"))
        self.query_one("#hint", Static).update(Content(said))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Check while typing."""
        self._check(event.input)

    def on_text_area_changed(self, event: Message) -> None:
        """Check while typing; found by its name, so that the editor need not be imported."""
        self._check(event.control)

    def _check(self, line: object) -> None:
        if isinstance(line, FormField):
            self._values[line.field.name] = line.value
            self._judge(line, strict=line.field.value != line.value)
            self._say_keys()

    def _judge(self, line: FormField, *, strict: bool) -> None:
        """Say what is right or wrong now, and again when the network has answered."""
        line.show_problem(strict=strict)
        if line.field.prepare is not None:
            self._ask(line, strict=strict)

    @work(exclusive=True, group="ask")
    async def _ask(self, line: FormField, *, strict: bool) -> None:
        if line.field.prepare is not None:
            await line.field.prepare(line.value.strip())
            line.show_problem(strict=strict)
            self._say_keys()

    def on_descendant_focus(self) -> None:
        """Another field, another message."""
        self._say_keys()

    @on(Input.Submitted)
    def next_line(self) -> None:
        """Enter goes to the next field; on the last one it saves."""
        if self.focused is self.lines[-1]:
            self.action_save()
        else:
            self.focus_next()

    @property
    def unsaved(self) -> bool:
        """Whether anything differs from what was there."""
        return any(
            value.strip() != self._fields[name].value.strip()
            for name, value in self._values.items()
        )

    def action_turn(self, step: int) -> None:
        """Show another page of fields."""
        page = self._page + step
        if 0 <= page < len(self._pages):
            self._page = page
            self._show_page()

    @work(exclusive=True, group="page")
    async def _show_page(self, focus: str = "") -> None:
        grid = self.query_one("#fields", Grid)
        lines = self._widgets()
        async with self.batch():
            await grid.remove_children()
            grid.styles.grid_rows = self._rows()
            await grid.mount_all(lines)
        for line in lines:
            self._judge(line, strict=line.field.name == focus)
        self._say_keys()
        next((line for line in lines if line.field.name == focus), lines[0]).focus()

    @work(exclusive=True, group="save")
    async def action_save(self) -> None:
        """Give the values back, or go to the first one that is wrong."""
        for number, page in enumerate(self._pages):
            for field in page:
                value = self._values[field.name].strip()
                if field.prepare is not None:
                    await field.prepare(value)
                if field.check(value) is not None:
                    self._go_to(number, field.name)
                    return
        self.dismiss({name: value.strip() for name, value in self._values.items()})

    def _go_to(self, page: int, name: str) -> None:
        if page != self._page:
            self._page = page
            self._show_page(name)
            return
        for line in self.lines:
            line.show_problem()
        self.query_one(f"#field-{name}").focus()

    @work(exclusive=True, group="leave")
    async def action_leave(self) -> None:
        """Close; ask only when something would be lost."""
        if self.unsaved:
            sure = await self.app.push_screen_wait(
                ChoiceScreen(
                    Content(_("Leave without saving?")),
                    [Choice("y", _("Yes, leave"), True), Choice("n", _("No, go on"), False)],
                )
            )
            if not sure:
                return
        self.dismiss(None)
