"""One field of a form: its label on the upper border, what is wrong or understood on the lower."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.suggester import Suggester, SuggestFromList
from textual.widgets import Input

from reseau_tui.tui.drawing import safe

if TYPE_CHECKING:
    from textual.scroll_view import ScrollView as Base
else:
    Base = object


def _nothing(value: str) -> str | None:
    del value
    return None


@dataclass(frozen=True, slots=True)
class Field:
    """What a form asks for.

    ``check`` returns what is wrong with a value in a sentence, None when it is right; ``explain``
    returns what a right value was understood as, to be shown in its place. ``prepare`` finds out
    what these two need to know of the network, off the thread that draws. ``lines`` is the height
    of a text of several lines, 1 for a line.
    """

    name: str
    label: str
    value: str = ""
    hint: str = ""
    check: Callable[[str], str | None] = _nothing
    explain: Callable[[str], str | None] = _nothing
    prepare: Callable[[str], Awaitable[None]] | None = None
    options: tuple[str, ...] = ()
    suggester: Suggester | None = None
    wide: bool = False
    lines: int = 1


class FormField(Base):
    """What the widgets of a form have in common; ``value`` is what is written in them."""

    field: Field
    value: str

    def label(self, field: Field) -> None:
        """Become the widget of ``field``."""
        self.field = field
        self.border_title = Content(field.label)

    @property
    def problem(self) -> str | None:
        """What is wrong with the value."""
        return self.field.check(self.value.strip())

    @property
    def completes(self) -> bool:
        """Whether the beginning of a word is enough."""
        return bool(self.field.options or self.field.suggester)

    def show_problem(self, *, strict: bool = True) -> bool:
        """Write the message on the border; return whether the value is right.

        Without ``strict`` an empty field is not blamed yet.
        """
        problem = self.problem
        blamed = problem is not None and (strict or bool(self.value.strip()))
        self.set_class(blamed, "-wrong")
        said = problem if blamed else self.field.explain(self.value.strip())
        self.border_subtitle = Content(safe(said or ""))
        return problem is None


class FormLine(Input, FormField):  # pyright: ignore[reportIncompatibleMethodOverride] - Textual's own
    """A field of one line."""

    def __init__(self, field: Field, value: str) -> None:
        suggester = field.suggester
        if field.options:
            suggester = SuggestFromList(field.options, case_sensitive=False)
        super().__init__(
            value,
            placeholder=field.hint,
            id=f"field-{field.name}",
            classes="wide" if field.wide else None,
            suggester=suggester,
            # One of a few words is said by its beginning: what is typed takes the place of the one
            # that stands there.
            select_on_focus=bool(field.options),
        )
        self.label(field)
