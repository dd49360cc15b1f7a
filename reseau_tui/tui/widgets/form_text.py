"""A field of several lines; apart from the others because its editor is slow to import."""

from __future__ import annotations

from textual.widgets import TextArea

from reseau_tui.tui.widgets.form_field import Field, FormField


class FormText(TextArea, FormField):  # pyright: ignore[reportIncompatibleMethodOverride] - Textual's own
    """A text with its line breaks; tab leaves it."""

    def __init__(self, field: Field, value: str) -> None:
        super().__init__(
            value,
            placeholder=field.hint,
            id=f"field-{field.name}",
            classes="wide" if field.wide else None,
            highlight_cursor_line=False,
        )
        self.label(field)
        self.styles.height = field.lines + 2

    def on_mount(self) -> None:
        """Go on writing where the text ends, as in a line."""
        self.move_cursor(self.document.end)

    @property
    def value(self) -> str:
        """What is written, line breaks as ``\\n``."""
        return "\n".join(self.document.lines)

    @value.setter
    def value(self, text: str) -> None:
        self.load_text(text)
