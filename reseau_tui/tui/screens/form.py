"""One window for every form: labelled fields, checked while typing, saved with ctrl+s or F2."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Grid, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from reseau_tui.i18n import _
from reseau_tui.tui.drawing import content, safe
from reseau_tui.tui.screens.choice import Choice, ChoiceScreen


def _anything(value: str) -> str | None:
    del value
    return None


@dataclass(frozen=True, slots=True)
class Field:
    """One line of a form.

    ``check`` returns what is wrong with a value in a sentence, None when it is right; ``explain``
    returns what a right value was understood as, to be shown in its place.
    """

    name: str
    label: str
    value: str = ""
    hint: str = ""
    check: Callable[[str], str | None] = _anything
    explain: Callable[[str], str | None] = _anything
    options: tuple[str, ...] = ()
    wide: bool = False


class FormField(Input):
    """A line with its label on the upper border and its message on the lower one."""

    def __init__(self, field: Field) -> None:
        super().__init__(
            field.value,
            placeholder=field.hint,
            id=f"field-{field.name}",
            classes="wide" if field.wide else None,
            suggester=SuggestFromList(field.options, case_sensitive=False)
            if field.options
            else None,
            select_on_focus=False,
        )
        self.field = field
        self.border_title = Content(field.label)

    @property
    def problem(self) -> str | None:
        """What is wrong with the value."""
        return self.field.check(self.value.strip())

    def show_problem(self, *, strict: bool = True) -> bool:
        """Write the message under the line; return whether the value is right.

        Without ``strict`` an empty line is not blamed yet.
        """
        problem = self.problem
        blamed = problem is not None and (strict or bool(self.value.strip()))
        self.set_class(blamed, "-wrong")
        said = problem if blamed else self.field.explain(self.value.strip())
        self.border_subtitle = Content(safe(said or ""))
        return problem is None


class FormScreen(ModalScreen[dict[str, str] | None]):
    """Show ``pages`` of fields; give back every value, or None when it was left."""

    CSS_PATH = ["dialog.tcss", "form.tcss"]  # noqa: RUF012 - Textual's way
    BINDINGS = [  # noqa: RUF012 - Textual's way
        Binding("ctrl+s,f2", "save", show=False, priority=True),
        Binding("escape", "leave", show=False),
        Binding("pagedown", "turn(1)", show=False, priority=True),
        Binding("pageup", "turn(-1)", show=False, priority=True),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]
    AUTO_FOCUS = "FormField"

    def __init__(self, title: Content, pages: Sequence[Sequence[Field]]) -> None:
        super().__init__()
        self._title = title
        self._pages = pages
        self._page = 0
        self._values = {field.name: field.value for page in pages for field in page}
        self._fields = {field.name: field for page in pages for field in page}

    def compose(self) -> ComposeResult:
        """A box, its fields in two columns, what the keys do."""
        with Vertical(id="dialog") as box:
            box.border_title = self._title
            with Grid(id="fields"):
                for field in self._pages[0]:
                    yield FormField(field)
            yield Static(id="hint")

    def on_mount(self) -> None:
        """Explain what is there already; blame nothing yet."""
        self._say_keys()
        for line in self.query(FormField):
            line.show_problem(strict=False)

    def _say_keys(self) -> None:
        """Say what the keys do, or the whole of a message that its field is too narrow for."""
        line = self.focused
        if isinstance(line, FormField):
            problem = line.problem
            if problem and line.has_class("-wrong") and cell_len(problem) > line.size.width - 4:
                self.query_one("#hint", Static).update(content(problem))
                return
        words = _("ctrl+s or F2 saves · tab next field · esc leaves")
        if len(self._pages) > 1:
            more = _("pgdn more fields") if self._page == 0 else _("pgup first fields")
            words += " · " + more
            self.query_one("#dialog").border_subtitle = Content(
                f"{self._page + 1}/{len(self._pages)}"
            )
        self.query_one("#hint", Static).update(Content(words))

    @on(Input.Changed)
    def check_line(self, event: Input.Changed) -> None:
        """Check while typing."""
        line = event.input
        if isinstance(line, FormField):
            self._values[line.field.name] = line.value
            line.show_problem(strict=line.field.value != line.value)
            self._say_keys()

    def on_descendant_focus(self) -> None:
        """Another field, another message."""
        self._say_keys()

    @on(Input.Submitted)
    def next_line(self) -> None:
        """Enter goes to the next field; on the last one it saves."""
        lines = list(self.query(FormField))
        if lines and self.focused is lines[-1]:
            self.action_save()
        else:
            self.focus_next()

    @property
    def changed(self) -> bool:
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
        async with self.batch():
            await grid.remove_children()
            lines = [FormField(field) for field in self._pages[self._page]]
            for line in lines:
                with line.prevent(Input.Changed):
                    line.value = self._values[line.field.name]
            await grid.mount_all(lines)
        for line in lines:
            line.show_problem(strict=line.field.name == focus)
        self._say_keys()
        next((line for line in lines if line.field.name == focus), lines[0]).focus()

    def action_save(self) -> None:
        """Give the values back, or go to the first one that is wrong."""
        for number, page in enumerate(self._pages):
            for field in page:
                if field.check(self._values[field.name].strip()) is not None:
                    self._go_to(number, field.name)
                    return
        self.dismiss({name: value.strip() for name, value in self._values.items()})

    def _go_to(self, page: int, name: str) -> None:
        if page != self._page:
            self._page = page
            self._show_page(name)
            return
        for line in self.query(FormField):
            line.show_problem()
        self.query_one(f"#field-{name}").focus()

    @work(exclusive=True, group="leave")
    async def action_leave(self) -> None:
        """Close; ask only when something would be lost."""
        if self.changed:
            sure = await self.app.push_screen_wait(
                ChoiceScreen(
                    Content(_("Leave without saving?")),
                    [Choice("y", _("Yes, leave"), True), Choice("n", _("No, go on"), False)],
                )
            )
            if not sure:
                return
        self.dismiss(None)
